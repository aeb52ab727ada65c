"""Files that read, and files that do not: each is a test by lying in its folder.

Add one, run with --update-golden, then read what was written under golden/inputs.
"""

from pathlib import Path

import pytest
from click.testing import CliRunner

from panelcheck import exits
from panelcheck.cli import panelcheck

INPUTS = Path(__file__).parent / "inputs"


def files(folder):
    return sorted((INPUTS / folder).iterdir(), key=lambda path: path.name)


def run(*arguments):
    def guarded():
        with exits.guarded():
            panelcheck(list(arguments))

    runner = CliRunner()
    with runner.isolation() as streams:
        try:
            guarded()
            code = 0
        except SystemExit as stop:
            code = stop.code or 0
        return code, streams[0].getvalue().decode() + streams[1].getvalue().decode()


@pytest.mark.parametrize("path", files("good"), ids=lambda path: path.name)
def test_good(path, golden, monkeypatch):
    monkeypatch.chdir(path.parent)
    code, output = run("show", path.name)
    assert code == 0
    golden(f"inputs/{path.name}.txt", output)


@pytest.mark.parametrize("path", files("bad"), ids=lambda path: path.name)
def test_bad(path, golden, monkeypatch):
    monkeypatch.chdir(path.parent)
    code, output = run("check", "--quiet", "--select", "PC002,PC005", "--show", "notes", path.name)
    assert code in (0, 1, 2)
    assert f"{path.name}:" in output, "what is wrong is located"
    golden(f"inputs/{path.name}.txt", f"{output}exit code {code}\n")
