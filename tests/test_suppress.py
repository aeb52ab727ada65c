"""Ignoring with a reason: what is hidden, what is not, and which ignores are of no use."""

import json
from datetime import datetime, timedelta

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.cli import panelcheck
from panelcheck.configfile import load_config
from panelcheck.configschema import config_schema
from panelcheck.errors import UserErrors
from panelcheck.lint import lint
from panelcheck.readers import Words, read
from panelcheck.reading import Options
from panelcheck.source import Source

MEN = "Ben Example, Dan Example, Jon Example"


def today():
    """Return the day it is now: a run of all tests may last beyond midnight."""
    return datetime.now().astimezone().date()


@pytest.fixture(autouse=True)
def _folder(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)


def write(tmp_path, files):
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def run(tmp_path):
    """Write ``files``, check ``paths`` and return the report."""

    def check(files, *paths, **overrides):
        write(tmp_path, files)
        report = lint(
            paths or [name for name in files if name != "panelcheck.yaml"], Options(overrides=overrides)
        )
        assert report.errors == ()
        return report

    return check


def hidden(report):
    return {(one.code, one.subject.title): one.suppressed for one in report.findings if one.suppressed}


def flaws(report):
    return [
        (str(one.location), one.code, one.message, one.severity.value)
        for one in report.findings
        if one.code.startswith("PC9")
    ]


def panel_csv(ignore, title="Tea", rest=("", "")):
    cells = [ignore, *rest]
    return "".join(
        f'{title},panelist,{name},man,"{cell}"\n' for name, cell in zip(MEN.split(", "), cells, strict=True)
    )


HEADER = "session,role,name,gender,panelcheck_ignore\n"


# What is hidden


def test_a_cell_in_a_row_of_the_session(run):
    report = run({"a.csv": HEADER + panel_csv("PC101 -- fathers on leave") + panel_csv("", "Coffee")})
    assert hidden(report) == {("PC101", "Tea"): "fathers on leave"}
    assert [one.subject.title for one in report.gated] == ["Coffee"]
    assert flaws(report) == []


@pytest.mark.parametrize("rest", [("PC101 -- so", ""), ("", "PC101 -- so"), ("PC101 -- so", "PC101 -- so")])
def test_any_row_of_the_session_will_do(run, rest):
    report = run({"a.csv": HEADER + panel_csv("", rest=rest) + panel_csv("", "Coffee")})
    assert hidden(report) == {("PC101", "Tea"): "so"}
    assert flaws(report) == []


@pytest.mark.parametrize(
    "text",
    [
        "PC101 -- a  reason", "pc101--a reason", "PC101 — a reason", "PC101 – a reason", "PC1 -- a reason",
        "all-male-panel -- a reason", "PC901, PC101 -- a reason", "PC101;PC101 -- a reason",
    ],
)  # fmt: skip
def test_codes_names_and_starts_of_codes(run, text):
    report = run({"a.csv": HEADER + panel_csv(text)}, select=("PC1",))
    assert hidden(report)["PC101", "Tea"] == "a reason"


def test_rows_may_say_different_things(run):
    rows = panel_csv("PC101 -- one", rest=("PC101 -- another", "PC004 -- roles follow"))
    report = run({"a.csv": HEADER + rows}, select=("PC101", "PC902"))
    assert hidden(report) == {("PC101", "Tea"): "one"}
    assert flaws(report) == []


def test_a_property_of_the_event(run):
    event = (
        "BEGIN:VEVENT\r\nUID:{0}\r\nSUMMARY:Panel: {0}\r\nATTENDEE;CN=Ben Example:mailto:b@example.org\r\n"
        "{1}END:VEVENT\r\n"
    )
    ignore = "X-PANELCHECK-IGNORE:PC101 -- two names follow\\, by\r\n  May\r\n"
    also = "x-panelcheck-ignore;X-A=B:PC006 -- no\r\n"
    calendar = (
        f"BEGIN:VCALENDAR\r\n{event.format('Tea', ignore + also)}{event.format('Rest', '')}END:VCALENDAR\r\n"
    )
    report = run({"a.ics": calendar})
    assert hidden(report) == {("PC101", "Panel: Tea"): "two names follow, by May"}
    assert flaws(report) == [
        ("a.ics:8:27", "PC902", "nothing here needs PC006 to be ignored", "warning"),
    ]


PROGRAMME = """\
event: Example  # {0}
sessions:
  # {1}
  - title: Tea  # {2}
    kind: panel # {3}
    # {4}
    people:
      - {{name: Ben Example, gender: man, role: panelist}} # {5}
      - name: Dan Example
        gender: man
        role: panelist # {6}
      - {{name: Jon Example, gender: man}}  # {7}
  # {8}

  -  # {9}
    title: Coffee
    people: [Ada Example]   # {10}
# {11}
"""
DIRECTIVE = "panelcheck: ignore[PC101] -- fathers on leave"


@pytest.mark.parametrize("place", range(12))
def test_a_comment_is_about_its_session(run, place):
    notes = ["a remark"] * 12
    notes[place] = DIRECTIVE
    report = run({"a.yaml": PROGRAMME.format(*notes)})
    inside = place in range(1, 8)
    assert hidden(report) == ({("PC101", "Tea"): "fathers on leave"} if inside else {})
    assert [code for _, code, _, _ in flaws(report)] == ([] if inside else ["PC902"])


@pytest.mark.parametrize(
    "comment",
    [
        "#panelcheck:ignore[PC101]--why", "# PANELCHECK: Ignore [ PC101 ]  -- why",
        "# panelcheck: ignore[PC004, PC101] — why", "# panelcheck: PC101 -- why",
    ],
)  # fmt: skip
def test_how_a_comment_may_be_written(run, comment):
    programme = f"- title: Tea {comment}\r\n  kind: panel\r\n  panelists:\r\n"
    people = "".join(f"    - {{name: {name}, gender: man}}\r\n" for name in MEN.split(", "))
    assert hidden(run({"a.yaml": programme + people}))["PC101", "Tea"] == "why"


@pytest.mark.parametrize(
    "line",
    [
        f'description: "x # {DIRECTIVE}"', f"description: 'x # {DIRECTIVE}'",
        "description: x# panelcheck:ignore[PC101]",
        f"description: |\n      x\n      # {DIRECTIVE}", f"description: >-\n      # {DIRECTIVE}\n\n      y",
        f'description: "x\n      # {DIRECTIVE}\n      y"', f'"a key # {DIRECTIVE}": x',
        f"# - title: Rest  # {DIRECTIVE}", f"description: &x '# {DIRECTIVE}'\n    abstract: *x",
    ],
)  # fmt: skip
def test_what_is_no_comment_or_only_part_of_one(line):
    text = f"sessions:\n  - title: Tea\n    {line}\n    speakers: [Ada Example]\n"
    assert read(Source("a.yaml", text), Words()).ignores == ()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), st.sampled_from("'\""))
def test_nothing_in_quotes_is_a_comment(words, quote):
    text = yaml.safe_dump(
        {"sessions": [{"title": f"{words} # {DIRECTIVE} {words}", "speakers": "Ada Example"}]},
        default_style=quote, allow_unicode=True, width=10_000,
    )  # fmt: skip
    assert read(Source("a.yaml", text), Words()).ignores == ()
    (found,) = read(Source("a.yaml", f"{text}# {DIRECTIVE}\n"), Words()).ignores
    assert found.selectors == ("PC101",)


def test_a_comment_on_the_line_of_a_block(run):
    text = f"- title: Tea\n  speakers: [Ada Example]\n  description: | # {DIRECTIVE}\n    words\n"
    (found,) = read(Source("a.yaml", text), Words()).ignores
    assert str(found.location) == "a.yaml:3:18"
    assert found.line == 3


def test_what_is_said_of_places_inside_the_session_but_not_of_the_day_or_the_event(run):
    rows = "".join(
        f'Tea,2027-03-01,panelist,{name},man,"PC -- as it is"\n' for name in MEN.split(", ")
    )  # the first session of its day
    rows += "Coffee,2027-03-01,panelist,Jan Example,man,\nCoffee,2027-03-01,panelist,Jun Example,man,\n"
    rows += "Coffee,2027-03-01,panelist,Jen Example,man,\nCoffee,2027-03-01,panelist,TBA,,\n"
    report = run({"a.csv": "session,date,role,name,gender,panelcheck_ignore\n" + rows})
    assert {code for code, _ in hidden(report)} == {"PC101"}
    shown = {one.code for one in report.findings if one.suppressed is None}
    assert {"PC104", "PC005", "PC006"} <= shown


def test_a_finding_on_one_of_its_rows(run):
    rows = "Tea,Sofia Vanterpool,\nCoffee,Sophia Vanterpool,PC003 -- two sisters\n"
    report = run({"a.csv": "session,name,panelcheck_ignore\n" + rows})
    assert [code for code, _ in hidden(report)] == ["PC003"]
    assert flaws(report) == []


def test_the_innermost_session(run):
    def panelists(indent):
        return "".join(f"{indent}- {{name: {name}, gender: man}}\n" for name in MEN.split(", "))

    text = (
        f"- title: Long panel\n  kind: panel\n  panelists:\n{panelists('    ')}  sessions:\n"
        f"    - title: Inner  # {DIRECTIVE}\n      kind: panel\n      panelists:\n{panelists('        ')}"
    )
    assert hidden(run({"a.yaml": text})) == {("PC101", "Inner"): "fathers on leave"}


def test_every_file_of_a_directory(run):
    files = {
        "days/1.csv": HEADER + panel_csv("PC101 -- first"),
        "days/2.csv": HEADER + panel_csv("PC101 -- second", "Coffee"),
    }
    report = run(files, "days")
    assert hidden(report) == {("PC101", "Tea"): "first", ("PC101", "Coffee"): "second"}
    assert flaws(report) == []


def test_a_timetable_in_a_file_of_its_own(run):
    panel = f"kind: panel, panelists: [{MEN}]"
    files = {
        "site/sessions.yml": f"- {{id: 12, title: Tea, {panel}}}\n- {{id: 13, title: Rest, {panel}}}\n",
        "site/schedule.yml": f"- {{session_id: 12, start: '10:00'}}  # {DIRECTIVE}\n"
        "- {session_id: 13, start: '11:00'}\n",
    }
    assert hidden(run(files, "site")) == {("PC101", "Tea"): "fathers on leave"}


def test_what_several_sessions_share_is_none_of_them(run):
    text = (
        f"- day: 2027-03-01  # {DIRECTIVE}\n  sessions:\n"
        f"    - {{title: Tea, kind: panel, panelists: [{MEN}]}}\n"
        f"    - {{title: Rest, kind: panel, panelists: [{MEN}]}}\n"
    )
    report = run({"a.yaml": text})
    assert hidden(report) == {}
    assert [code for _, code, _, _ in flaws(report)] == ["PC902"]


# How it is shown


def test_it_stays_in_the_report_and_gates_nothing(tmp_path):
    write(tmp_path, {"a.csv": HEADER + panel_csv("PC101 -- fathers on leave")})

    def check(*options):
        return CliRunner().invoke(panelcheck, ["check", "--select", "PC101,PC9", *options, "a.csv"])

    shown = check()
    assert shown.exit_code == 0
    assert "PC101" not in shown.stdout
    assert "0 errors, 0 warnings, 0 notes, 0 undetermined, 1 suppressed (--show suppressed)" in shown.stdout
    listed = check("--show", "suppressed").stdout
    assert listed.startswith("a.csv:2:1: suppressed PC101 all-male-panel: 3 panelists, all men\n")
    assert "  why  fathers on leave\n" in listed
    (found,) = json.loads(check("--format", "json").stdout)["findings"]
    assert (found["code"], found["severity"], found["suppressed"]) == ("PC101", "error", "fathers on leave")


# The config


def ignoring(*entries):
    return "ignore:\n" + "".join(f"  - {entry}\n" for entry in entries)


TWO = {"a.csv": HEADER + panel_csv("") + panel_csv("", "Long  Coffee")}


@pytest.mark.parametrize("session", ["tea", "Tea", "TEA"])
def test_a_config_names_a_session_by_key_or_title(run, session):
    config = ignoring(f"{{code: PC101, session: {session}, reason: ' a seat is open '}}")
    report = run({**TWO, "panelcheck.yaml": config})
    assert hidden(report) == {("PC101", "Tea"): "a seat is open"}
    assert flaws(report) == []


def test_without_a_session_it_is_about_everything(run):
    config = ignoring("{code: PC101, reason: so}", "{code: PC103, reason: a series on men}")
    config += "rules: {PC103: {line-up: {min-people: 3}}}\n"
    report = run({**TWO, "panelcheck.yaml": config})
    assert {code: reason for (code, _), reason in hidden(report).items()} == {
        "PC101": "so",
        "PC103": "a series on men",
    }
    assert len(hidden(report)) == 3
    assert report.gated == ()


def test_selectors_still_switch_rules_off(run, tmp_path):
    config = ignoring("PC103", "{code: PC101, session: Tea, reason: so}", "low-coverage")
    report = run({**TWO, "panelcheck.yaml": config}, ignore=("PC004",))
    assert not {"PC103", "PC001", "PC004"} & {one.code for one in report.findings}
    assert len(hidden(report)) == 1
    one = "ignore: {code: PC101, session: Tea, reason: so}\n"
    assert hidden(run({**TWO, "panelcheck.yaml": one})) == {("PC101", "Tea"): "so"}


@pytest.mark.parametrize(("days", "holds"), [(1, True), (0, True), (-1, False)])
def test_it_holds_to_the_end_of_its_last_day(run, days, holds):
    until = today() + timedelta(days=days)
    config = ignoring(f"{{code: PC101, session: Tea, reason: so, until: {until}}}")
    report = run({**TWO, "panelcheck.yaml": config})
    assert len(report.gated) == (1 if holds else 2)
    message = f"PC101 was ignored until {until}, and is not any more"
    assert flaws(report) == ([] if holds else [("panelcheck.yaml:2:5", "PC904", message, "warning")])


def test_mistakes_in_the_config_are_told_at_once(tmp_path):
    entries = ignoring(
        "PC101",
        "{cod: PC101, until: soon}",
        "{code: PC101, session: [a]}",
        "[PC101]",
        "{code: PC101, reason: }",
    )
    write(tmp_path, {"panelcheck.yaml": f"nmaes: off\n{entries}ignored: [PC101]\n"})
    with pytest.raises(UserErrors) as caught:
        load_config(tmp_path / "panelcheck.yaml")
    told = [
        (one.location.line, one.location.column, one.message.split(",")[0], one.hint)
        for one in caught.value.errors
    ]
    assert told == [
        (1, 1, "unknown key 'nmaes'", "Did you mean 'names'?"),
        (4, 5, "the key 'code' is missing", ""),
        (4, 6, "unknown key 'cod'", "Did you mean 'code'?"),
        (4, 25, "until: give a date such as 2027-03-14", ""),
        (5, 28, "session: give one text", ""),
        (6, 5, "ignore: give one text", ""),
        (8, 1, "unknown key 'ignored'", "Did you mean 'ignore'?"),
    ]


def test_the_schema_takes_selectors_and_mappings():
    schema = config_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    entry = {"code": "PC101", "session": "Tea", "reason": "so", "until": "2027-03-01"}
    for value in ("PC101", ["PC101"], ["PC101", entry], entry):
        jsonschema.validate({"ignore": value}, schema)
    for value in ([{"cod": "PC101"}], [["PC101"]]):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({"ignore": value}, schema)
    assert not {"ignored", "(ignored)"} & schema["properties"].keys()
    assert not {"Ignore", "Location"} & schema["$defs"].keys()


# What is wrong with an ignore


def test_without_a_reason_nothing_is_hidden(run):
    for ignore in ("PC101", "PC101 --", "PC101 -- "):
        report = run({"a.csv": HEADER + panel_csv(ignore)})
        assert hidden(report) == {}
        assert flaws(report) == [
            ("a.csv:2:31", "PC901", "no reason is given to ignore PC101, so it is not ignored", "warning"),
        ]
        assert [one.code for one in report.gated] == ["PC101"]


def test_a_config_without_a_reason(run):
    config = ignoring("{code: 'PC101, PC004', session: Tea, reason: }")
    report = run({**TWO, "panelcheck.yaml": config})
    assert hidden(report) == {}
    (flaw,) = flaws(report)
    assert flaw[:3] == (
        "panelcheck.yaml:2:5", "PC901", "no reason is given to ignore PC101, PC004, so it is not ignored",
    )  # fmt: skip


def test_unknown_rules(run):
    long = "this is a sentence of quite some great length, we know -- so"
    report = run({"a.csv": HEADER + panel_csv(long, rest=("-- so", "PC910, PC101 -- so"))})
    assert [message for _, _, message, _ in flaws(report)] == [
        "no rule is called 'this is a sentence of quite some grea...', so nothing is ignored",
        "no rule is called 'we know', so nothing is ignored",
        "no rule is named, so nothing is ignored",
        "no rule is called 'PC910', so nothing is ignored",
    ]
    assert hidden(report) == {("PC101", "Tea"): "so"}


@pytest.mark.parametrize(
    "comment",
    ["ignore -- seat", "IGNORE -- seat", "ignore", "ignore[] -- seat", "ignore [ ] -- seat", "-- seat"],
)
def test_an_ignore_that_names_no_rule(run, comment):
    text = f"sessions:\n  - title: Tea  # panelcheck: {comment}\n    kind: panel\n    panelists: [{MEN}]\n"
    (flaw,) = [one for one in run({"tea.yaml": text}).findings if one.code.startswith("PC90")]
    assert (str(flaw.location), flaw.code, flaw.message, flaw.severity.value) == (
        "tea.yaml:2:17", "PC903", "no rule is named, so nothing is ignored", "warning",
    )  # fmt: skip
    assert flaw.do.endswith("in a comment: ignore[PC101] -- reason.")


def test_a_comma_too_many_names_no_rule_more(run):
    report = run({"tea.csv": HEADER + panel_csv("PC101, -- a seat is still open")})
    assert list(hidden(report)) == [("PC101", "Tea")]
    assert flaws(report) == []


def test_a_rule_that_is_not_asked_may_still_need_its_ignore(run):
    files = {"a.csv": HEADER + panel_csv("PC108, PC004, PC0 -- so")}
    assert flaws(run(files, select=("PC101", "PC004", "PC9"))) == [
        ("a.csv:2:31", "PC902", "nothing here needs PC004 to be ignored", "warning"),
    ]


def test_the_rules_on_ignores_can_be_switched_off_but_not_ignored(run):
    rows = HEADER + panel_csv("PC006 -- so", rest=("PC902 -- so", ""))
    assert [message for _, _, message, _ in flaws(run({"a.csv": rows}))] == [
        "nothing here needs PC006 to be ignored",
        "nothing here needs PC902 to be ignored",
    ]
    assert flaws(run({"a.csv": rows}, ignore=("PC902",))) == []


def test_a_config_for_several_programmes(run):
    config = ignoring(
        "{code: PC101, session: Tea, reason: used in the second}",
        "{code: PC006, session: Coffee, reason: of no use}",
        "{code: PC101, session: Elsewhere, reason: of no use here}",
        "{code: PC108, reason: not asked}",
        "{code: PC007, reason: of no use}",
    )
    files = {
        "a.csv": HEADER + panel_csv("", "Rest"),
        "b.csv": HEADER + panel_csv("") + panel_csv("", "Coffee"),
        "panelcheck.yaml": config,
    }
    report = run(files, "a.csv", "b.csv")
    assert hidden(report) == {("PC101", "Tea"): "used in the second"}
    assert flaws(report) == [
        ("panelcheck.yaml:3:5", "PC902", "nothing here needs PC006 to be ignored", "warning"),
        ("panelcheck.yaml:4:5", "PC902", "nothing here needs PC101 to be ignored", "note"),
        ("panelcheck.yaml:6:5", "PC902", "nothing here needs PC007 to be ignored", "note"),
    ]


def test_a_mistyped_session_in_the_config_is_told_as_loudly_as_an_ignore_of_no_use(run):
    config = ignoring("{code: PC101, session: Coffe, reason: mistyped}")
    report = run({"a.csv": HEADER + panel_csv("", "Coffee"), "panelcheck.yaml": config}, "a.csv")
    assert flaws(report) == [
        ("panelcheck.yaml:2:5", "PC902", "nothing here needs PC101 to be ignored", "warning")
    ]


def test_a_programme_of_which_only_its_ignores_could_be_judged_is_no_pass(tmp_path):
    write(tmp_path, {"a.csv": "session,name,panelcheck_ignore\nTea,Ada Example,PC006 -- so\n"})
    report = lint(["a.csv"], Options(overrides={"names": False}))
    assert [code for _, code, _, _ in flaws(report)] == ["PC902"]
    assert report.judged == 0


def test_fingerprints_tell_flaws_apart_and_hold_no_line(run):
    def marks(above):
        rows = HEADER + above + panel_csv("PC910, PC911 -- so", rest=("PC101", ""))
        return [one.fingerprint for one in run({"a.csv": rows}).findings if one.code.startswith("PC9")]

    assert len(set(marks(""))) == 3
    assert marks(",,,,\n") == marks("")


@pytest.mark.parametrize("days", [1, -1])
def test_an_ignore_of_an_unknown_rule_is_told_once_even_if_its_day_is_over(run, days):
    until = today() + timedelta(days=days)
    config = ignoring(f"{{code: PC777, session: Tea, reason: so, until: {until}}}")
    report = run({**TWO, "panelcheck.yaml": config})
    assert [message for _, _, message, _ in flaws(report)] == [
        "no rule is called 'PC777', so nothing is ignored"
    ]
