"""The promises of the first release, through the command line, in all three formats."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from panelcheck.cli import panelcheck

TITLE = "Future of Storage"
MEN = ["Tobias Lindqvist", "Marcus Adeyemi", "Pavel Dvorak", "Rui Tavares"]


def declared(*genders):
    return [(name, "panelist", gender) for name, gender in zip(MEN, genders, strict=False)]


def csv_file(folder, people, kind="panel"):
    rows = "".join(f"{TITLE},{kind},{name},{role},{gender}\n" for name, role, gender in people)
    path = folder / "speakers.csv"
    path.write_text(f"session,kind,name,role,gender\n{rows}", encoding="utf-8")
    return [str(path)], 2


def yaml_file(folder, people, kind="panel"):
    lines = [f"      - {{name: {name}, role: {role}, gender: '{gender}'}}" for name, role, gender in people]
    text = ["sessions:", f"  - title: {TITLE}", f"    kind: {kind}", "    people:", *lines, ""]
    path = folder / "programme.yaml"
    path.write_text("\n".join(text), encoding="utf-8")
    return [str(path)], 2


def ical_file(folder, people, kind="panel"):
    chairs = [name for name, role, _ in people if role == "moderator"]
    others = [name for name, role, _ in people if role != "moderator"]
    description = "\\n".join(
        label + ": " + "\\, ".join(names)
        for label, names in (("Moderator", chairs), ("Panelists", others))
        if names
    )
    path = folder / "programme.ics"
    path.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t\r\nBEGIN:VEVENT\r\nUID:one\r\n"
        f"DTSTAMP:20270101T000000Z\r\nSUMMARY:{TITLE}\r\nDESCRIPTION:{description}\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n",
        encoding="utf-8",
    )
    answers = folder / "answers.csv"
    rows = "".join(f"{name},{gender}\n" for name, _, gender in people)
    answers.write_text(f"name,gender\n{rows}", encoding="utf-8")
    return ["--declarations", str(answers), str(path)], 7


FORMATS = pytest.mark.parametrize("write", [csv_file, yaml_file, ical_file])


def check(*arguments):
    result = CliRunner().invoke(panelcheck, ["check", "--format", "json", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, json.loads(result.stdout)


def of(report, code):
    return [finding for finding in report["findings"] if finding["code"] == code]


@FORMATS
def test_four_declared_men_fail_on_the_sessions_title(tmp_path, write):
    arguments, line = write(tmp_path, declared("man", "man", "man", "man"))
    exit_code, report = check(*arguments)
    (finding,) = of(report, "PC101")
    assert exit_code == report["exit_code"] == 1
    assert (finding["verdict"], finding["severity"], finding["line"]) == ("certain", "error", line)
    assert finding["message"] == "4 panelists, all men"
    source = Path(finding["path"]).read_text(encoding="utf-8").splitlines()[line - 1]
    assert source[finding["column"] - 1 : finding["end_column"] - 1] == TITLE


@FORMATS
@pytest.mark.parametrize("other", ["woman", "non-binary"])
def test_one_declared_woman_or_nonbinary_person_is_named_among_what_goes_well(tmp_path, write, other):
    arguments, _ = write(tmp_path, declared("man", "man", "man", other))
    exit_code, report = check(*arguments)
    assert (exit_code, of(report, "PC101")) == (0, [])
    text = CliRunner().invoke(panelcheck, ["check", *arguments]).stdout
    assert "Going well:" in text
    assert TITLE in text.split("Going well:")[1]


@FORMATS
@pytest.mark.parametrize("fourth", ["prefer not to say", ""])
def test_three_men_and_one_who_declined_or_is_unknown_cannot_be_told(tmp_path, write, fourth):
    people = declared("man", "man", "man")
    arguments, _ = write(tmp_path, [*people, ("Zyx Qwvut", "panelist", fourth)])
    exit_code, report = check(*arguments)
    (finding,) = of(report, "PC101")
    assert (exit_code, finding["verdict"]) == (0, "undetermined")


@FORMATS
def test_four_mens_names_are_likely_and_gate_only_when_asked(tmp_path, write):
    people = [(name, "panelist", "") for name in ("John Berg", "Peter Olsen", "Thomas Reed", "Michael Stone")]
    arguments, _ = write(tmp_path, people)
    exit_code, report = check(*arguments)
    (finding,) = of(report, "PC101")
    assert (exit_code, finding["verdict"], finding["severity"]) == (0, "likely", "warning")
    assert finding["message"] == "from first names, very likely 4 panelists, all men"
    assert check("--fail-on-likely", *arguments)[0] == 1
    exit_code, report = check("--names", "off", *arguments)
    assert (exit_code, of(report, "PC101")[0]["verdict"]) == (0, "undetermined")


@FORMATS
def test_three_declared_men_and_one_mans_name_cannot_be_told(tmp_path, write):
    arguments, _ = write(tmp_path, [*declared("man", "man", "man"), ("Peter Olsen", "panelist", "")])
    exit_code, report = check(*arguments)
    assert (exit_code, of(report, "PC101")[0]["verdict"]) == (0, "undetermined")


@FORMATS
def test_a_man_who_is_also_nonbinary_is_not_only_a_man(tmp_path, write):
    arguments, _ = write(tmp_path, declared("man", "man", "man", "man; non-binary"))
    exit_code, report = check(*arguments)
    assert (exit_code, of(report, "PC101")) == (0, [])


@FORMATS
def test_a_woman_moderating_does_not_cure_it(tmp_path, write):
    people = [*declared("man", "man", "man", "man"), ("Helena Brandt", "moderator", "woman")]
    arguments, _ = write(tmp_path, people)
    exit_code, report = check(*arguments)
    assert (exit_code, of(report, "PC101")[0]["verdict"]) == (1, "certain")


@FORMATS
def test_one_listed_name_is_never_a_manel(tmp_path, write):
    arguments, _ = write(tmp_path, declared("man"))
    exit_code, report = check(*arguments)
    (finding,) = of(report, "PC101")
    assert (exit_code, finding["verdict"]) == (0, "undetermined")
    assert "under-listed" in finding["message"]


@pytest.mark.parametrize("write", [csv_file, yaml_file])
def test_three_people_without_kind_or_roles_are_at_most_a_warning(tmp_path, write):
    people = [(name, "", gender) for name, _, gender in declared("man", "man", "man")]
    arguments, _ = write(tmp_path, people, kind="")
    exit_code, report = check("--fail-on", "note", "--select", "PC101", *arguments)
    (finding,) = of(report, "PC101")
    assert (exit_code, finding["severity"]) == (0, "warning")


@FORMATS
def test_what_a_person_declares_beats_the_name(tmp_path, write):
    people = [("John Berg", "panelist", "woman"), *declared("man", "man", "man")]
    arguments, _ = write(tmp_path, people)
    exit_code, report = check(*arguments)
    assert (exit_code, of(report, "PC101")) == (0, [])
    assert report["programmes"][0]["basis"]["gender"]["names"] == 0


def test_as_many_answers_as_people_in_two_cells_are_one_each(tmp_path):
    """Equal answers beside each other once counted as one cell for several people."""
    path = tmp_path / "speakers.csv"
    names = "; ".join(MEN)
    path.write_text(
        f'session,kind,speakers,gender\n{TITLE},panel,"{names}","man; man; man; man"\n', encoding="utf-8"
    )
    exit_code, report = check(str(path))
    assert (exit_code, of(report, "PC101")[0]["verdict"]) == (1, "certain")
    path.write_text(f'session,kind,speakers,gender\n{TITLE},panel,"{names}",man\n', encoding="utf-8")
    exit_code, report = check(str(path))
    assert (exit_code, of(report, "PC101")[0]["verdict"]) == (0, "undetermined")
