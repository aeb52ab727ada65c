"""What the input lacks, where it says so, and that it never says what anyone declared."""

from panelcheck import readers
from panelcheck.errors import Location
from panelcheck.finding import Verdict
from panelcheck.identity import identify
from panelcheck.lineup import Event, line_ups_of
from panelcheck.lint import lint
from panelcheck.packs import find_rule
from panelcheck.programme import Problem, Programme
from panelcheck.reading import Options
from panelcheck.source import Source


def said(code, text, name="programme.csv"):
    rule = find_rule(code)
    programme = readers.read(Source(name, text), readers.Words())
    roster = identify(programme)
    return [
        (str(one.location or line_up.location), one.subject or line_up.subject, rule.words(one))
        for line_up in line_ups_of(Event(programme, roster), rule.line_up)
        for one in rule.check.judge(line_up)
        if one.verdict is Verdict.CERTAIN
    ]


def messages(code, text):
    return [(place, message) for place, _, message in said(code, text)]


def test_coverage_counts_answers_and_refusals():
    rows = ["woman", "prefer not to say", "", "", ""]
    people = "".join(f"Tea,{name} Example,{row}\n" for name, row in zip("ABCDE", rows, strict=True))
    assert messages("PC001", f"session,name,gender\n{people}") == [
        ("programme.csv:1:1", "2 of 5 people have answered")
    ]
    assert messages("PC001", "session,name,gender\n" + people.replace(",\n", ",man\n")) == []


def test_coverage_is_asked_of_three_people_and_of_no_fewer():
    people = "session,name,gender\nTea,A Example,woman\nTea,B Example,\n"
    assert messages("PC001", people) == []
    assert messages("PC001", people + "Tea,C Example,\n") == [
        ("programme.csv:1:1", "1 of 3 people have answered")
    ]


def test_every_broken_record_is_a_finding_of_its_own():
    rule = find_rule("PC002")
    places = [Location("programme.csv", line) for line in (3, 7)]
    programme = Programme(
        path="programme.csv",
        location=Location("programme.csv"),
        problems=tuple(Problem("record", "the row has no name", place) for place in places),
    )
    (line_up,) = line_ups_of(Event(programme, identify(programme)), rule.line_up)
    found = list(rule.check.judge(line_up))
    assert [one.location for one in found] == places
    assert [rule.words(one) for one in found] == ["the row has no name"] * 2
    assert len({one.subject for one in found}) == 2


def test_a_variant_points_at_both_places():
    text = "session,name\nTea,Sofia Vanterpool\nCoffee,Sophia Vanterpool\n"
    assert messages("PC003", text) == [
        ("programme.csv:3:8", "most likely the person at programme.csv:2:5, written differently")
    ]


def test_a_panel_without_roles_stands_on_its_title():
    text = "session,kind,name\nTea,panel,Ada Example\nTea,panel,Ben Example\n"
    assert messages("PC004", text) == [
        ("programme.csv:2:1", "2 people, and nothing says who of them moderates")
    ]


def test_a_panel_of_one_is_too_small_to_ask_who_moderates_and_that_is_said(tmp_path):
    path = tmp_path / "programme.csv"
    path.write_text("session,kind,name\nTea,panel,Ada Example\n", encoding="utf-8")
    report = lint([str(path)], Options(overrides={"select": ("PC004",)}))
    assert (report.findings, [one.reason for one in report.silences]) == ((), ["too few people"])


def test_open_seats_are_counted_where_the_first_stands():
    text = "session,kind,name\nTea,panel,Ada Example\nTea,panel,TBA\nTea,panel,tbd\nCoffee,panel,TBA\n"
    ((place, subject, message), (other, _, _)) = said("PC006", text)
    assert (place, subject.title, message) == ("programme.csv:3:11", "Tea", "seats still open: 2")
    assert other == "programme.csv:5:14"


def test_an_open_seat_outside_sessions_is_the_events():
    ((place, subject, message),) = said("PC006", "name,role\nAda Example,organiser\nTBA,organiser\n")
    assert (place, subject.each, message) == ("programme.csv:3:1", "event", "seats still open: 1")


def test_free_text_is_counted_on_its_header_and_never_shown():
    text = "session,name,gender\nTea,Ada Example,zzyzx\nTea,Ben Example,xyzzy\nTea,Cem Example,man\n"
    ((place, subject, message),) = said("PC007", text)
    assert (place, message) == (
        "programme.csv:1:14",
        "answers on gender that no category stands for: 2",
    )
    assert "zz" not in message + subject.key + subject.title


def test_a_contradiction_says_where_and_never_what():
    text = "session,name,gender\nTea,Ada Example,woman\nCoffee,Ada Example,man\n"
    ((place, subject, message),) = said("PC009", text)
    assert (place, message) == (
        "programme.csv:3:8",
        "this name answers otherwise on gender than at programme.csv:2:5; it counts as unknown",
    )
    assert "man" not in message + subject.key
