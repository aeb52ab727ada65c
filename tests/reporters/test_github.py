import re

import pytest
from hostile import TITLE, TITLES
from reports import PATH, finding, note, report, undetermined

from panelcheck.errors import Location, UserError
from panelcheck.finding import Severity, Subject, Verdict
from panelcheck.reporters import View, render

COMMAND = re.compile(r"::(?P<kind>error|warning|notice) (?P<inside>(?:\w+=[^:,\n]*,?)+)::(?P<told>[^\n]*)")
EVERYTHING = View(show=frozenset({"notes", "undetermined", "suppressed"}))


def unescaped(text):
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, char)
    return text


def commands(given_report, view=EVERYTHING):
    """Return (kind, properties, message) of each command, as GitHub's runner takes them apart."""
    found = []
    for line in render("github", given_report, view).splitlines():
        if line.lstrip().startswith(("::", "##[")):
            parts = COMMAND.fullmatch(line)
            assert parts, line
            inside = dict(pair.split("=", 1) for pair in parts["inside"].split(","))
            properties = {key: unescaped(value) for key, value in inside.items()}
            found.append((parts["kind"], properties, unescaped(parts["told"])))
    return found


def test_a_finding_is_one_command():
    shown = render("github", report(findings=(finding(),)), View()).splitlines()
    assert shown[0] == (
        "::error file=speakers.csv,line=12,col=1,endLine=12,endColumn=18,title=PC101 all-male-panel"
        "::Future of Storage: 4 panelists, all men"
        "%0AWhat to do: Open a seat from your proposals, on equal terms."
    )


def test_the_gravest_come_first():
    found = (
        note(line=1),
        finding(severity=Severity.WARNING, verdict=Verdict.LIKELY, line=2),
        undetermined(line=3),
        finding(suppressed="agreed", line=4),
        finding(line=5),
    )
    kinds = [(kind, inside["line"]) for kind, inside, _ in commands(report(findings=found))]
    assert kinds == [("error", "5"), ("warning", "2"), ("notice", "3"), ("notice", "1"), ("notice", "4")]


def test_only_what_the_view_lists_is_an_annotation():
    found = (finding(), note(), undetermined(), finding(suppressed="agreed"))
    assert [kind for kind, _, _ in commands(report(findings=found), View())] == ["error"]
    shown = commands(report(findings=found), View(show=frozenset({"undetermined"})))
    assert [inside["title"] for _, inside, _ in shown] == [
        "PC101 all-male-panel", "PC101 all-male-panel (undetermined)",
    ]  # fmt: skip


def test_advice_is_for_what_is_known_and_a_reason_for_what_is_suppressed():
    told = [told for _, _, told in commands(report(findings=(undetermined(), finding(suppressed="agreed"))))]
    assert told == [
        "Future of Storage: cannot be told: 4 panelists, 2 of them unknown",
        "Future of Storage: 4 panelists, all men\nSuppressed: agreed",
    ]


def test_ten_of_a_kind_and_a_line_for_the_rest():
    found = [finding(line=number) for number in range(1, 13)]
    found += [finding(severity=Severity.WARNING, line=number) for number in range(1, 12)]
    found += [note(line=number) for number in range(1, 11)]
    given_report = report(findings=tuple(found))
    assert [kind for kind, _, _ in commands(given_report)] == [
        *["error"] * 10, *["warning"] * 10, *["notice"] * 10,
    ]  # fmt: skip
    assert "GitHub shows 10 of a kind; left out: 2 more errors, 1 more warning. --format text lists all." in (
        render("github", given_report, EVERYTHING).splitlines()
    )


def test_nothing_is_said_to_be_left_out_where_nothing_is():
    found = tuple(finding(line=number) for number in range(1, 11))
    assert "left out" not in render("github", report(findings=found), View())


@pytest.mark.parametrize(
    ("place", "inside"),
    [
        (Location(PATH, 3, 5), {"line": "3", "col": "5"}),
        (Location(PATH, 3, 5, 4, 2), {"line": "3", "col": "5", "endLine": "4"}),
        (Location(PATH, 3, 5, 3, 9), {"line": "3", "col": "5", "endLine": "3", "endColumn": "9"}),
    ],
)
def test_where_it_stands(place, inside):
    ((_, properties, _),) = commands(report(findings=(finding(location=place),)))
    assert properties == {"file": PATH, **inside, "title": "PC101 all-male-panel"}


def test_what_could_not_be_read_comes_first():
    errors = (UserError("no such file", Location("a,b:c.csv"), "Check the path."), UserError("no programme"))
    assert commands(report(findings=(finding(),), errors=errors, exit_code=2))[:2] == [
        ("error", {"file": "a,b:c.csv", "line": "1", "col": "1", "title": "could not be checked"},
         "no such file\nHint: Check the path."),
        ("error", {"title": "could not be checked"}, "no programme"),
    ]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_text_stays_inside_its_own_command(title):
    place = Location(f"{title}.csv", 1, 1, 1, 2)
    found = finding(
        message=title,
        do=title,
        name=title,
        code=title,
        location=place,
        subject=Subject("session", "k", title),
    )
    shown = commands(report(findings=(found,)))
    assert len(shown) == 1
    assert len(shown[0][2].split("\n")) == (2 if title else 1)


def test_a_hostile_title_is_shown_as_it_is():
    ((_, _, told),) = commands(report(findings=(finding(title=TITLE),)))
    assert told.startswith(',:% "<script>|=cmd(): 4 panelists')
