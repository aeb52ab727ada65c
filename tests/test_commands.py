"""Help, mistyped commands and paths, and a reader of the output who has had enough."""

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from panelcheck.cli import panelcheck

JOURNEY = ("check", "show", "init", "explain", "rules", "declarations", "publish", "airtime", "baseline")


def asked(*arguments, columns=80):
    runner = CliRunner(env={"COLUMNS": str(columns)})
    return runner.invoke(panelcheck, list(arguments), prog_name="panelcheck", terminal_width=columns)


def process(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "panelcheck", *arguments], capture_output=True, text=True, check=False
    )


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "speakers.csv").write_text("session,name\nTides,Ada Quill\n", encoding="utf-8")
    return tmp_path


def commands(group, *before):
    context = click.Context(group)
    for name in group.list_commands(context):
        yield (*before, name)
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from commands(command, *before, name)


def test_commands_are_listed_in_the_order_they_are_met_in():
    shown = asked("--help").output.partition("Commands:\n")[2].splitlines()
    assert tuple(line.split()[0] for line in shown[: len(JOURNEY)]) == JOURNEY


@pytest.mark.parametrize("names", [(), *commands(panelcheck)], ids=" ".join)
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_every_help_says_what_the_command_does_and_fits(names, columns):
    told = asked(*names, "--help", columns=columns)
    assert told.exit_code == 0
    assert "..." not in told.output.replace("]...", "").replace("[ARGS]...", "").replace("PROGRAMMES...", "")
    examples = told.output.find("\n  Example"), told.output.find("\n  To begin")
    prose = told.output[: min((place for place in examples if place >= 0), default=None)]
    assert max(map(len, prose.splitlines())) <= columns


def test_options_stand_under_headings_and_the_plain_ones_last():
    lines = asked("check", "--help").output.splitlines()
    headings = [line for line in lines if line.endswith(":") and not line.startswith(" ")]
    assert headings == [
        "What is read:", "What is looked for:", "What makes the exit code 1:", "What is new:",
        "What is printed:", "Options:",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["speakers.csv"], "'speakers.csv' is no command. To check it: panelcheck check speakers.csv"),
        (["my list.csv"], "To check it: panelcheck check 'my list.csv'"),
        (["chekc"], "No such command 'chekc'. Did you mean 'check'?"),
        (["check"], "'panelcheck init' looks for one here"),
        (["declarations", "forms"], "No such command 'forms'. Did you mean 'form'?"),
        (["declarations", "a.csv"], "No such command 'a.csv'"),
    ],
)
def test_a_mistyped_command(folder, arguments, complaint):
    told = asked(*arguments)
    assert told.exit_code == 2
    assert complaint in told.output


def test_help_is_what_it_says():
    assert asked("help").output == asked("--help").output
    assert asked("help", "baseline", "write").output == asked("baseline", "write", "--help").output
    assert asked("help").exit_code == 0
    assert asked("help", "chekc").exit_code == 2


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("Speaker.csv", "Did you mean 'speakers.csv'?"),
        ("spaekers.CSV", "Did you mean 'speakers.csv'?"),
        ("sub/speakers.csv", "Check the path for typing errors."),
        ("agenda.ics", "Check the path for typing errors."),
        (
            "https://a.example/list.csv",
            "panelcheck stays off the network: download the file, and name it here.",
        ),
    ],
)
def test_a_file_that_is_not_there(folder, path, hint):
    (folder / ".agenda.ics").touch()
    for command in ("check", "show", "init"):
        done = subprocess.run(
            [sys.executable, "-m", "panelcheck", command, path], capture_output=True, text=True, check=False
        )
        assert done.returncode == 2
        assert hint in " ".join((done.stdout + done.stderr).split()), command


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("command", ["check", "show", "init"])
def test_a_link_that_leads_to_nothing(folder, command):
    (folder / "dangling.csv").symlink_to("gone.csv")
    told = process(command, "dangling.csv")
    assert told.returncode == 2
    assert "It is a link to 'gone.csv', where there is nothing." in told.stdout + told.stderr
    assert "Did you mean" not in told.stdout + told.stderr


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("given", ["", ",", " ", " , "])
def test_an_option_that_names_no_rule_selects_none_rather_than_all(folder, option, given):
    told = asked("check", "speakers.csv", option, given)
    assert told.exit_code == 2
    assert told.stderr.endswith(
        f"Error: Invalid value for '{option}': it names no rule. Is a variable not set? Leave the option out"
        " for all rules.\n"
    )


def test_a_rule_is_found_however_its_name_is_written(folder):
    named = asked("check", "speakers.csv", "--select", "all-male-panel", "--ignore", "low-coverage").output
    for select, ignore in (("All-Male-Panel", "LOW-COVERAGE"), ("pc101", "Pc001")):
        assert asked("check", "speakers.csv", "--select", select, "--ignore", ignore).output == named
    told = process("check", "speakers.csv", "--select", "One-Cancellation-Away").stdout
    assert "hint PC108 one-cancellation-away is in the pack 'preview': add it to extends," in told


def test_an_unknown_rule_is_told_where_the_known_ones_are():
    told = process("explain", "nope")
    assert (told.returncode, told.stderr) == (
        2, "error: there is no rule 'nope'\n  hint 'panelcheck rules' lists them all.\n",
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="pipes that nobody reads are a POSIX matter")
@pytest.mark.parametrize(
    "arguments", [["check", "speakers.csv"], ["rules"], ["--version"], ["check", "--help"]]
)
def test_who_stops_reading_ends_the_run_as_the_signal_would(folder, arguments):
    run = [
        sys.executable,
        "-m",
        "panelcheck",
        *arguments,
        *["--output=json:report.json"] * ("speakers.csv" in arguments),
    ]
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as started:
        started.stdout.close()
        assert (started.stderr.read(), started.wait()) == ("", 141)
    assert (folder / "report.json").exists() == ("speakers.csv" in arguments)


def test_the_start_of_a_code_is_no_rule_and_its_rules_are_named():
    done = subprocess.run(
        [sys.executable, "-m", "panelcheck", "explain", "pc9"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr == (
        "error: 'pc9' is the start of several codes\n  hint Name one: PC901, PC902, PC903, PC904, PC905.\n"
    )


def test_who_interrupts_a_run_is_not_told_that_it_found_something(folder, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("panelcheck.cli.check.lint", interrupted)
    told = asked("check", "speakers.csv")
    assert (told.exit_code, told.output) == (130, "")


OWN = """\
pack: own
rules:
  - {code: ACME001, name: all-women, check: single-category, category: woman, message: "{people} women"}
"""


def test_rules_are_explained_and_listed_as_the_config_here_has_them(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    (tmp_path / "sub").mkdir()
    (tmp_path / "own.yaml").write_text(OWN, encoding="utf-8")
    config = "extends: [own.yaml, preview]\nrules: {PC101: {severity: note, line-up: {min-people: 4}}}\n"
    (tmp_path / "panelcheck.yaml").write_text(config, encoding="utf-8")
    (tmp_path / "other.yaml").write_text("rules: {PC101: {severity: warning}}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "sub")

    def run(*arguments):
        result = CliRunner().invoke(panelcheck, arguments)
        return " ".join(result.stdout.split())

    assert run("explain", "acme001").startswith(
        'ACME001 all-women: warning, from the pack own Looks for "... women"'
    )
    told = run("explain", "PC101")
    changed = f"changed in {tmp_path / 'panelcheck.yaml'}"
    assert told.startswith(
        f"PC101 all-male-panel: note, from the pack core, {changed}, on by default, since 0.1.0 "
    )
    assert "panel, roundtable or fireside of 4 people or more" in told
    assert run("explain", "PC108").startswith(
        "PC108 one-cancellation-away: note, from the pack preview, on here, since 0.1.0 "
    )
    assert "ACME001 all-women warning own" in run("rules")
    assert run("rules", "--pack", "../own.yaml") == run("rules"), "one pack, named in two ways"
    assert "PC101 all-male-panel note core" in run("rules")
    assert "PC101 all-male-panel warning core" in run("rules", "--config", "../other.yaml")
    assert "ACME001" not in run("rules", "--config", "../other.yaml")
    (tmp_path / "panelcheck.yaml").write_text("extends: [nope.yaml]\n", encoding="utf-8")
    error = CliRunner().invoke(panelcheck, ["rules"]).exception
    assert [one.message for one in error.errors] == ["there is no file 'nope.yaml'"]
