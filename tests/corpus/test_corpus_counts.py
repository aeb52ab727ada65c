"""Sessions, people and panels of every real programme against counts.yaml and the corpus's manifest."""

import csv
import re
from pathlib import Path

import pytest
import yaml

COUNTS = yaml.safe_load((Path(__file__).parent / "counts.yaml").read_text(encoding="utf-8"))
NEAR = 0.03
LOCATED = re.compile(r":\d+:\d+:\s+error:")

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="session")
def manifest(corpus):
    """Map each entry's path to its row, but for transcripts; "people/ (86 files)" is the folder."""
    with (corpus / "MANIFEST.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["format"] != "transcript"]
    return {row["path"].split(" (")[0]: row for row in rows}


def bounds(stated):
    return tuple(stated) if isinstance(stated, list) else (stated, stated)


def located(done):
    """Whether an error is said with file, line and column."""
    return LOCATED.search(" ".join((done.stdout + done.stderr).split()))


def apart(stated, counted):
    """Say whether a number we state, or that we state none, is more than 3 % from the manifest's."""
    if not counted:
        return False
    if stated is None:
        return True
    return any(abs(bound - int(counted)) > NEAR * int(counted) for bound in bounds(stated))


@pytest.mark.parametrize("path", [path for path, entry in COUNTS.items() if "exit" not in entry])
def test_the_table_says_what_is_read(path, shown):
    programme = shown(path)
    read = {
        "sessions": len(programme["sessions"]),
        "people": programme["people"],
        "panels": sum(session["kind"] == "panel" for session in programme["sessions"]),
    }
    for name, number in read.items():
        if COUNTS[path][name] is not None:
            low, high = bounds(COUNTS[path][name])
            assert low <= number <= high, (name, number)


@pytest.mark.parametrize("path", COUNTS)
def test_a_difference_from_the_manifest_is_explained(path, manifest):
    row, entry = manifest[path], COUNTS[path]
    far = apart(entry.get("sessions"), row["sessions_count"]) or apart(
        entry.get("people"), row["speakers_count"]
    )
    assert entry.get("why") or not far, "more than 3 % from MANIFEST.csv, and no why"


@pytest.mark.parametrize("path", [path for path, entry in COUNTS.items() if "exit" in entry])
def test_what_cannot_be_read_is_said_with_its_place(path, run):
    done = run(path, "check")
    assert done.returncode == COUNTS[path]["exit"] == 2
    assert located(done)


def test_every_entry_is_judged_or_refused_with_a_place(manifest, run):
    outcomes = {path: run(path, "check") for path in manifest}
    assert len(outcomes) > 65
    wrong = {
        path: (done.returncode, done.stderr)
        for path, done in outcomes.items()
        if not (done.returncode in {0, 1} or (done.returncode == 2 and located(done)))
    }
    assert not wrong
