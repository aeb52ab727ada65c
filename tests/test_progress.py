"""Progress: on a terminal, after a second, and without a trace."""

import pytest
from click.testing import CliRunner

from panelcheck import cli, progress, reading
from panelcheck.lint import lint


class Screen:
    """A terminal with one line that counts."""

    def __init__(self, tty=True):
        self.tty, self.written, self.flushed = tty, "", ""

    def write(self, text):
        self.written += text

    def flush(self):
        self.flushed = self.written

    def isatty(self):
        return self.tty

    @property
    def line(self):
        """What a person sees."""
        return self.flushed.replace("\r\x1b[K", "\n").rpartition("\n")[2]


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture(autouse=True)
def _terminal(monkeypatch):
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("TERM", "xterm")


def test_nothing_is_said_of_quick_work():
    screen, clock = Screen(), Clock()
    with progress.shown(screen, quiet=False, clock=clock) as tell:
        for _ in range(9):
            clock.now += 0.1
            tell("reading a.csv")
    assert screen.written == ""


def test_after_a_second_each_step_takes_the_place_of_the_last():
    screen, clock = Screen(), Clock()
    with progress.shown(screen, quiet=False, clock=clock) as tell:
        tell("reading a.csv")
        clock.now += 1
        tell("reading a much longer name.csv")
        assert screen.line == "reading a much longer name.csv"
        clock.now += 0.05
        tell("too soon")
        assert screen.line == "reading a much longer name.csv"
        clock.now += 0.06
        tell("rule 1 of 9")
        assert screen.line == "rule 1 of 9"
    assert screen.line == ""
    assert "\n" not in screen.written


def test_it_clears_up_after_a_mistake_too():
    screen, clock = Screen(), Clock()

    def work():
        with progress.shown(screen, quiet=False, clock=clock) as tell:
            clock.now += 2
            tell("reading a.csv")
            raise ValueError

    with pytest.raises(ValueError):
        work()
    assert (screen.written != "", screen.line) == (True, "")


@pytest.mark.parametrize(
    ("tty", "quiet", "variables"),
    [(False, False, {}), (True, True, {}), (True, False, {"CI": "true"}), (True, False, {"TERM": "dumb"}),
     (True, False, {"TERM": None})],
)  # fmt: skip
def test_nobody_else_sees_it(monkeypatch, tty, quiet, variables):
    for name, value in variables.items():
        monkeypatch.setenv(name, value) if value else monkeypatch.delenv(name)
    screen, clock = Screen(tty), Clock()
    with progress.shown(screen, quiet=quiet, clock=clock) as tell:
        clock.now += 9
        tell("reading a.csv")
    assert screen.written == ""


def test_a_narrow_terminal_is_not_overrun(monkeypatch):
    monkeypatch.setenv("COLUMNS", "20")
    screen, clock = Screen(), Clock()
    with progress.shown(screen, quiet=False, clock=clock) as tell:
        clock.now += 1
        tell("reading a-rather-long-name.csv")
        assert screen.line == "reading a-rather..."


def test_a_name_can_neither_steer_the_terminal_nor_break_the_line():
    screen, clock = Screen(), Clock()
    with progress.shown(screen, quiet=False, clock=clock) as tell:
        clock.now += 1
        tell("reading \x1b]0;x\x07\n" + "a" * 200)
        assert screen.line.startswith("reading ?]0;x? aaa")
        assert len(screen.line) <= 78


def test_every_file_and_every_rule_is_a_step(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("1.csv", "2.csv"):
        (tmp_path / name).write_text("session,name\nTea,Ada Example\n", encoding="utf-8")
    steps = []
    options = reading.Options(overrides={"select": ("PC101", "PC103")}, tell=steps.append)
    lint(["."], options)
    assert steps == [
        "reading 1.csv", "reading 2.csv", ".: who is who",
        ".: rule 1 of 2, all-male-panel", ".: rule 2 of 2, dominant-category-event",
    ]  # fmt: skip


def test_the_command_line_is_silent_in_a_pipe(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("session,name\nTea,Ada Example\n", encoding="utf-8")
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    done = CliRunner().invoke(cli.panelcheck, ["check", "a.csv"])
    assert done.stderr == ""
    monkeypatch.setattr(progress, "_is_watched", lambda _: True)
    done = CliRunner().invoke(cli.panelcheck, ["check", "a.csv"])
    assert "reading a.csv" in done.stderr
    assert done.stderr.endswith("\r\x1b[K")
    assert "reading" not in done.stdout
