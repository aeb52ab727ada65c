"""The built wheel, installed into an empty environment, works in an empty folder."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SPEAKERS = """\
session,kind,name,role,gender
Future of Storage,panel,Tobias Lindqvist,panelist,man
Future of Storage,panel,Marcus Adeyemi,panelist,man
Future of Storage,panel,Pavel Dvorak,panelist,man
"""


def run(*command, folder):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=environment)
    return done.returncode, done.stdout, done.stderr


@pytest.mark.slow
def test_the_wheel_runs_on_its_own(tmp_path):
    built = run(
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--wheel-dir",
        str(tmp_path),
        str(ROOT),
        folder=tmp_path,
    )
    assert built[0] == 0, built[2]
    (wheel,) = tmp_path.glob("panelcheck-*.whl")
    venv.create(tmp_path / "env", with_pip=True)
    binaries = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    installed = run(str(binaries / "python"), "-m", "pip", "install", "--quiet", str(wheel), folder=tmp_path)
    assert installed[0] == 0, installed[2]
    folder = tmp_path / "empty"
    folder.mkdir()
    (folder / "speakers.csv").write_text(SPEAKERS, encoding="utf-8")
    exit_code, output, errors = run(str(binaries / "panelcheck"), "check", "speakers.csv", folder=folder)
    assert (exit_code, errors) == (1, "")
    assert output.startswith("speakers.csv:2:1: error PC101 all-male-panel: 3 panelists, all men\n")
    assert run(str(binaries / "panelcheck"), "rules", folder=folder)[0] == 0
    listed = run(str(binaries / "panelcheck"), "rules", "--policies", folder=folder)
    assert listed[1].startswith("barder: Owen Barder's pledge\n")
    page = run(str(binaries / "panelcheck"), "check", "--format", "html", "speakers.csv", folder=folder)
    assert page[::2] == (1, "")
    assert "prefers-color-scheme" in page[1], "the style sheet is in the wheel"
    assert run(str(binaries / "panelcheck"), "declarations", "form", folder=folder)[0] == 0
    shipped = [
        path.name for path in binaries.parent.rglob("*") if path.suffix == ".txt" and "nam_dict" in path.name
    ]
    assert shipped == ["nam_dict.txt"], "only gender-guesser's own copy of its data"
