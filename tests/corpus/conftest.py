"""The real programmes beside the project: found from the repository's root, skipped where absent."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = next(up for up in Path(__file__).resolve().parents if (up / "pyproject.toml").is_file())


@pytest.fixture(scope="session")
def corpus():
    folder = ROOT.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the real programmes (../shared/corpus) are not here")
    return folder


@pytest.fixture(scope="session")
def run(corpus):
    """Run the program on one entry of the corpus, as a process: its real exit code and all it says."""

    def panelcheck(path, *command):
        return subprocess.run(
            [sys.executable, "-m", "panelcheck", *command, str(corpus / path)],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return panelcheck


@pytest.fixture(scope="session")
def shown(run):
    """Read an entry of the corpus through ``panelcheck show --format json``; every entry once."""
    seen = {}

    def show(path):
        if path not in seen:
            done = run(path, "show", "--format", "json")
            assert done.returncode == 0, done.stderr
            (seen[path],) = json.loads(done.stdout)["programmes"]
        return seen[path]

    return show
