"""The hook: which files it is given, and what it does in a real repository."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
MAN = "      - {name: %s, role: panelist, gender: man}\n"
PANEL = "  - title: Future of Storage\n    kind: panel\n    people:\n"
FAILING = f"sessions:\n{PANEL}{MAN % 'Tobias Lindqvist'}{MAN % 'Marcus Adeyemi'}{MAN % 'Pavel Dvorak'}"
PASSING = f"{FAILING}      - {{name: Helena Brandt, role: panelist, gender: woman}}\n"
CONFIG = "programmes:\n  - name: summit\n    files: [_data/speakers.yml, _data/sessions.yml]\n"
SESSIONS = (
    "- id: 1\n  title: Future of Storage\n  kind: panel\n  panelists: [11, 12, 13]\n"
    "- id: 2\n  title: Maps for everyone\n  speakers: [14]\n"
)
SPEAKERS = "".join(
    f"- id: {number}\n  name: {name}\n  gender: {gender}\n"
    for number, name, gender in [
        (11, "Tobias Lindqvist", "man"),
        (12, "Marcus Adeyemi", "man"),
        (13, "Pavel Dvorak", "man"),
        (14, "Helena Brandt", "woman"),
    ]
)


@pytest.mark.parametrize(
    "path",
    [
        "speakers.csv",
        "_data/speakers.yml",
        "_data/2024_schedule.csv",
        "data/summit-2026/videos.yml",
        "_data/osr_sessions.yml",
        "_data/years/2021/2021-panel.yml",
        "src/content/people/ABC123.yml",
        "src/content/sessions/ABC123.yaml",
        "static/schedule.ics",
        "programme.yaml",
        "program.csv",
        "all_events.ics",
        "accepted_talks_2020.csv",
        "LineUp.tsv",
        "schedule.json",
        "data/2026/schedule.xml",
        "data/speakers.toml",
        "Speakers.xlsx",
        "program.js",
        "_talks/2026-05-01-deep-storage.md",
        "content/speakers/ada-quill.md",
        "src/sessions/tape.json",
    ],
)
def test_a_programme_is_checked(path):
    assert re.search(HOOK["files"], path)


@pytest.mark.parametrize(
    "path",
    [
        "panelcheck.yaml",
        ".github/workflows/schedule.yml",
        ".pre-commit-config.yaml",
        "_config.yml",
        "docker-compose.yml",
        "mkdocs.yml",
        "speakers.md",
        "src/speakers/index.js",
        "src/schedule.js",
        "_posts/2026-05-01-speakers.md",
        "package.json",
        "locales/en/speakers.json",
        "sitemap.xml",
        "assets/speakers.css",
        "requirements.csv.txt",
        "src/.cache/speakers.csv",
        "i18n/en.yml",
        "panelling.csv",
        "data/sponsors.yml",
    ],
)
def test_other_files_are_left_alone(path):
    assert not re.search(HOOK["files"], path)


def git(folder, *arguments):
    identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def site(folder, **files):
    folder.mkdir()
    git(folder, "init", "--quiet")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    return folder


def try_repo(folder, home, *arguments):
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home)}
    environment.pop("PYTHONPATH", None)
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "panelcheck", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    return done.returncode, done.stdout


@pytest.mark.slow
def test_the_hook_in_a_real_repository(tmp_path):
    home = tmp_path / "home"
    passing = site(tmp_path / "passing", **{"_data/programme.yml": PASSING, "_config.yml": "title: Summit\n"})
    exit_code, output = try_repo(passing, home, "--all-files")
    assert exit_code == 0, output
    assert re.search(r"^panelcheck\.+Passed$", output, re.MULTILINE)

    failing = site(tmp_path / "failing", **{"_data/programme.yml": FAILING})
    exit_code, output = try_repo(failing, home, "--all-files")
    assert exit_code == 1
    assert "_data/programme.yml:2:12: error PC101 all-male-panel: 3 panelists, all men" in output

    split = site(
        tmp_path / "split",
        **{"_data/sessions.yml": SESSIONS, "_data/speakers.yml": SPEAKERS, "panelcheck.yaml": CONFIG},
    )
    git(split, "commit", "--quiet", "--message", "A programme of two files")
    (split / "_data/speakers.yml").write_text(SPEAKERS.replace("Pavel", "Pawel"), encoding="utf-8")
    git(split, "add", ".")
    exit_code, output = try_repo(split, home)
    assert exit_code == 1, "one changed file of a split programme lints the whole of it"
    assert output.count("_data/sessions.yml:2:10: error PC101 all-male-panel") == 1
