"""Every command in README.md and in docs/ runs, and prints what the page says it prints."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = {
    path.relative_to(ROOT).as_posix(): path for path in (ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")))
}
BLOCK = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
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


@pytest.mark.parametrize(
    "page", [name for name, path in PAGES.items() if BLOCK.search(path.read_text("utf-8"))]
)
def test_every_command_prints_what_the_page_says(page, folder, request):
    """Run from top to bottom in one folder, as a reader would."""
    text = PAGES[page].read_text(encoding="utf-8")
    for block in BLOCK.finditer(text):
        exit_code, output, errors = run(block["command"], folder)
        assert exit_code in (0, 1), (block["command"], errors)
        if request.config.getoption("--update-golden"):
            text = text.replace(block[0], f"```console\n$ {block['command']}\n{output}```", 1)
        else:
            assert output == block["output"], block["command"]
    if request.config.getoption("--update-golden"):
        PAGES[page].write_text(text, encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_commands_is_one_that_runs(page):
    text = PAGES[page].read_text(encoding="utf-8")
    assert text.count("```console\n") == len(BLOCK.findall(text))
    shell = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert {line for block in shell for line in block.splitlines()} <= CHECKED_ELSEWHERE


@pytest.mark.parametrize("page", PAGES)
def test_headings_stand_apart(page):
    lines = FENCED.sub("", PAGES[page].read_text(encoding="utf-8")).splitlines()
    places = [number for number, line in enumerate(lines) if line.startswith("#")]
    assert places[0] == 0
    assert all(not lines[place - 1] for place in places[1:])
    assert all(not lines[place + 1] for place in places)


def anchors(path):
    for heading in re.findall(r"^#+ (.*)$", FENCED.sub("", path.read_text(encoding="utf-8")), re.MULTILINE):
        yield re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


@pytest.mark.parametrize("page", PAGES)
def test_links_within_the_pages_lead_somewhere(page):
    text = FENCED.sub("", PAGES[page].read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        path = PAGES[page].parent / name if name else PAGES[page]
        assert path.is_file(), target
        assert not anchor or anchor in set(anchors(path)), target


def test_every_page_is_found_from_the_readme():
    text = PAGES["README.md"].read_text(encoding="utf-8")
    assert [name for name in PAGES if name.startswith("docs/") and f"({name})" not in text] == []
