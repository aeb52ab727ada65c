"""Times that only the rest of a file, or the name of a column, explains."""

import pytest

from panelcheck.readers import Words, read
from panelcheck.readers.dates import month_first
from panelcheck.source import Source


def days(*dates):
    rows = "".join(f"Talk {number},Ada Quill,{date}\n" for number, date in enumerate(dates))
    programme = read(Source("talks.csv", f"title,speaker,date\n{rows}"), Words())
    return [session.day for session in programme.sessions]


def test_a_date_that_can_be_read_one_way_tells_the_order_of_the_others():
    assert days("03/04/2024", "03/14/2024") == ["2024-03-04", "2024-03-14"]
    assert days("03/04/2024", "14/03/2024") == ["2024-04-03", "2024-03-14"]


def test_nothing_is_guessed_where_no_date_or_both_orders_prove_it():
    assert days("03/04/2024", "05/04/2024") == ["03/04/2024", "05/04/2024"]
    assert days("03/04/2024", "03/14/2024", "14/03/2024")[0] == "03/04/2024"
    assert month_first(["3/3/2024"]) is None


def test_lengths_in_hours():
    text = "title,speaker,length_in_hours\nOne,Ada Quill,1.5\nTwo,Bram Oost,0.75\n"
    table = read(Source("talks.csv", text), Words())
    assert [session.minutes for session in table.sessions] == [90, 45]
    document = "- title: One\n  speakers: [Ada Quill]\n  length_in_hours: 0.5\n"
    (session,) = read(Source("talks.yaml", document), Words()).sessions
    assert session.minutes == 30


@pytest.mark.parametrize(
    ("span", "minutes"), [("0930-1015", 45), ("1030 – 1100", 30), ("10:00-11:00 CET", 60)]
)
def test_four_digits_and_zones(span, minutes):
    programme = read(Source("talks.csv", f"title,speaker,time\nOne,Ada Quill,{span}\n"), Words())
    assert programme.sessions[0].minutes == minutes


def test_dates_left_out_of_a_series_are_not_counted():
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1", "SUMMARY:Office hour",
        "DESCRIPTION:Speaker: Ada Quill", "DTSTART:20240501T090000Z", "DTEND:20240501T100000Z",
        "RRULE:FREQ=DAILY;COUNT=5", "EXDATE:20240502T090000Z,20240503T090000Z", "END:VEVENT", "END:VCALENDAR",
    )  # fmt: skip
    programme = read(Source("plan.ics", "\r\n".join((*lines, ""))), Words())
    assert "1 repeated event is read once (it takes place 3 times)" in programme.assumptions


def test_one_word_behind_a_title_is_its_speaker_where_the_event_says_so():
    lines = (
        "BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1", "SUMMARY:Dependencies made easy - Ada",
        "DESCRIPTION:Speaker: Ada", "END:VEVENT", "END:VCALENDAR",
    )  # fmt: skip
    (session,) = read(Source("plan.ics", "\r\n".join((*lines, ""))), Words()).sessions
    assert (session.title.text, [seat.name for seat in session.seats]) == ("Dependencies made easy", ["Ada"])


@pytest.mark.parametrize(
    ("start", "moment"),
    [
        ("10:00 CET", "2026-03-25T10:00:00+01:00"),
        ("10:00 (PST)", "2026-03-25T10:00:00-08:00"),
        ("9am UTC+5:30", "2026-03-25T09:00:00+05:30"),
        ("9 a.m. GMT", "2026-03-25T09:00:00+00:00"),
        ("8:00 am PDT / 11:00 am EDT", "2026-03-25T08:00:00-07:00"),
        ("10:00 IST", "2026-03-25T10:00:00"),  # three zones are called so
        ("10:00 Art Hall", "2026-03-25T10:00:00"),
    ],
)
def test_a_zone_behind_a_clock_is_the_session_s(start, moment):
    text = f"session,speaker,date,start\nTea,Ada Quill,2026-03-25,{start}\n"
    (session,) = read(Source("talks.csv", text), Words()).sessions
    assert session.start.isoformat() == moment
