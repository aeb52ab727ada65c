"""Every command in README.md runs, and prints what README.md says it prints."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)
CHECKED_ELSEWHERE = {"pip install panelcheck", "panelcheck check speakers.csv"}
"""The wheel's test installs and runs these."""


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


def run(command, folder):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    who = {"AUTHOR_NAME": "Test", "AUTHOR_EMAIL": "test@example.org"}
    who |= {"COMMITTER_NAME": "Test", "COMMITTER_EMAIL": "test@example.org"}
    git = {f"GIT_{name}": value for name, value in who.items()}
    environment = {**os.environ, **git, "PATH": path, "NO_COLOR": "1", "COLUMNS": "80", "HOME": str(folder)}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def test_every_command_prints_what_readme_says(folder, request):
    """Run from top to bottom in one folder, as a reader would."""
    text = README.read_text(encoding="utf-8")
    blocks = list(BLOCK.finditer(text))
    assert blocks
    for block in blocks:
        exit_code, output, errors = run(block["command"], folder)
        assert exit_code in (0, 1), (block["command"], errors)
        if request.config.getoption("--update-golden"):
            text = text.replace(block[0], f"```console\n$ {block['command']}\n{output}```", 1)
        else:
            assert output == block["output"], block["command"]
    if request.config.getoption("--update-golden"):
        README.write_text(text, encoding="utf-8")


def test_every_command_is_in_a_block_that_runs():
    text = README.read_text(encoding="utf-8")
    shell = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert {line for block in shell for line in block.splitlines()} == CHECKED_ELSEWHERE
