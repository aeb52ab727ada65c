"""Times that are missing or impossible, and people in two places at once."""

import pytest

from panelcheck import readers
from panelcheck.errors import Location
from panelcheck.finding import Severity, Verdict
from panelcheck.identity import identify
from panelcheck.lineup import Event, line_ups_of
from panelcheck.packs import find_rule
from panelcheck.programme import Problem, Programme
from panelcheck.source import Source

RULE = find_rule("PC005")
ADA = "Ada Example"
CLASH = "one name in two places at once: also in '{}'"


def judge(programme):
    (line_up,) = line_ups_of(Event(programme, identify(programme)), RULE.line_up)
    return list(RULE.check.judge(line_up))


def found(rows, header="session,kind,name,date,start,end,room"):
    text = "\n".join([header, *rows, ""])
    judged = judge(readers.read(Source("programme.csv", text), readers.Words()))
    return [
        (one.location.line if one.location else None, RULE.words(one), one.severity)
        for one in judged
        if one.verdict is Verdict.CERTAIN
    ]


def test_without_any_time_it_is_said_once():
    rows = [f"Tea,talk,{ADA},,,,", f"Coffee,talk,{ADA},,,,"]
    assert found(rows) == [(1, "no session has a time", None)]


def test_one_session_without_a_time_among_others():
    rows = [f"Tea,talk,{ADA},2027-03-01,10:00,11:00,Blue", "Coffee,talk,Ben Example,2027-03-01,,,Blue"]
    assert found(rows) == [(3, "this session has no time, others have one", None)]


def test_what_the_reader_reports_is_not_said_twice():
    place = Location("programme.csv", 3)
    rows = [f"Tea,talk,{ADA},2027-03-01,10:00,11:00,Blue", "Coffee,talk,Ben Example,2027-03-01,,,Blue"]
    text = "\n".join(["session,kind,name,date,start,end,room", *rows, ""])
    read = readers.read(Source("programme.csv", text), readers.Words())
    problem = Problem("time", "no such hour", place)
    told = Programme(path=read.path, location=read.location, sessions=read.sessions, problems=(problem,))
    assert [(one.location, RULE.words(one)) for one in judge(told)] == [(place, "no such hour")]


def test_another_problem_of_a_session_does_not_hide_that_its_time_is_missing():
    rows = [f"Tea,talk,{ADA},2027-03-01,10:00,11:00,Blue", "Coffee,talk,Ben Example,2027-03-01,,,Blue"]
    text = "\n".join(["session,kind,name,date,start,end,room", *rows, ""])
    read = readers.read(Source("programme.csv", text), readers.Words())
    problem = Problem("reference", "no such speaker", Location("programme.csv", 3))
    told = Programme(path=read.path, location=read.location, sessions=read.sessions, problems=(problem,))
    assert [RULE.words(one) for one in judge(told)] == ["this session has no time, others have one"]


def test_a_list_without_sessions_has_no_timetable():
    (one,) = judge(readers.read(Source("programme.csv", f"name\n{ADA}\n"), readers.Words()))
    assert (one.verdict, one.reason) == (Verdict.NOT_APPLICABLE, "no sessions")


TEA = f"Tea,talk,{ADA},2027-03-01,10:00,11:00,Blue"


@pytest.mark.parametrize(
    ("other", "clashes"),
    [
        (f"Coffee,talk,{ADA},2027-03-01,10:30,11:30,Red", True),
        (f"Coffee,talk,{ADA},2027-03-01,10:00,11:00,", True),
        (f"Coffee,talk,{ADA},2027-03-01,10:15,10:45,Red", True),
        (f"Coffee,talk,{ADA},2027-03-01,09:30,10:30,Red", True),
        (f"Coffee,talk,{ADA},2027-03-01,11:00,12:00,Red", False),
        (f"Coffee,talk,{ADA},2027-03-02,10:30,11:30,Red", False),
        (f"Coffee,talk,{ADA},2027-03-01,10:30,11:30,Blue", False),
        (f"Tea,keynote,{ADA},2027-03-01,10:30,11:30,Red", False),
        (f"Coffee,talk,{ADA},2027-03-01,10:15,10:45,", False),
        (f"Coffee,talk,{ADA},2027-03-01,10:30,11:30,", True),
        (f"Coffee,talk,{ADA},2027-03-01,06:00,20:00,Red", False),
        (f"Coffee,talk,{ADA},2027-03-01,06:00,18:00,Red", False),
        (f"Coffee,talk,{ADA},2027-03-01,06:00,17:59,Red", True),
        ("Coffee,talk,Ben Example,2027-03-01,10:30,11:30,Red", False),
    ],
)
def test_nobody_is_in_two_places_at_once(other, clashes):
    assert bool([message for _, message, _ in found([TEA, other]) if "two places" in message]) is clashes


def test_a_clash_is_a_warning_at_the_later_seat():
    rows = [TEA, f"Coffee,talk,{ADA},2027-03-01,10:30,11:30,Red"]
    assert found(rows) == [(3, CLASH.format("Tea"), Severity.WARNING)]


def test_one_long_session_clashes_with_each_inside_it():
    rows = [
        f"Tea,talk,{ADA},2027-03-01,10:00,14:00,Blue",
        f"Coffee,talk,{ADA},2027-03-01,10:30,11:00,Red",
        f"Milk,talk,{ADA},2027-03-01,11:30,12:00,Red",
    ]
    assert found(rows) == [
        (3, CLASH.format("Tea"), Severity.WARNING),
        (4, CLASH.format("Tea"), Severity.WARNING),
    ]


def test_times_without_dates_are_hours_of_one_day():
    header = "session,kind,name,day,start,end,room"
    rows = [f"Tea,talk,{ADA},Monday,10:00,11:00,Blue", f"Coffee,talk,{ADA},Monday,10:30,11:30,Red"]
    assert found(rows, header) == [(3, CLASH.format("Tea"), Severity.WARNING)]
    assert found([rows[0], rows[1].replace("Monday", "Tuesday")], header) == []


def test_a_late_session_of_one_day_hides_no_clash_of_the_next():
    header = "session,kind,name,day,start,end,room"
    rows = [
        f"Tea,talk,{ADA},Monday,14:00,18:00,Blue",
        f"Coffee,talk,{ADA},Tuesday,10:00,11:00,Blue",
        f"Milk,talk,{ADA},Tuesday,10:30,11:30,Red",
    ]
    assert found(rows, header) == [(4, CLASH.format("Coffee"), Severity.WARNING)]


def test_open_seats_are_nobody_who_could_be_in_two_places():
    rows = [row.replace(ADA, "TBA") for row in (TEA, f"Coffee,talk,{ADA},2027-03-01,10:30,11:30,Red")]
    assert found(rows) == []


def test_zones_are_compared_by_the_moment_they_mean():
    header = "session,kind,name,start,end,room"
    tea = f"Tea,talk,{ADA},2027-03-01T10:00+01:00,2027-03-01T11:00+01:00,Blue"
    same = f"Coffee,talk,{ADA},2027-03-01T09:30+00:00,2027-03-01T10:30+00:00,Red"
    later = f"Coffee,talk,{ADA},2027-03-01T10:30+00:00,2027-03-01T11:30+00:00,Red"
    assert found([tea, same], header) == [(3, CLASH.format("Tea"), Severity.WARNING)]
    assert found([tea, later], header) == []


def test_organisers_are_everywhere():
    header = "session,kind,name,role,date,start,end,room"
    rows = [
        f"Tea,talk,{ADA},speaker,2027-03-01,10:00,11:00,Blue",
        f"Coffee,talk,{ADA},organiser,2027-03-01,10:30,11:30,Red",
    ]
    assert found(rows, header) == []


def test_of_two_starts_at_once_no_end_is_needed():
    header = "session,kind,name,day,start,room"
    rows = [f"Tea,talk,{ADA},Monday,10:00,Blue", f"Coffee,talk,{ADA},Monday,10:00,Red"]
    assert found(rows, header) == [(2, CLASH.format("Coffee"), Severity.WARNING)], "in any order of rows"
    assert found([rows[0], rows[1].replace("10:00", "10:01")], header) == []
