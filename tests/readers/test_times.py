"""Times, dates and lengths as people type them."""

# ruff: noqa: DTZ001 - most programmes name no zone

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.readers.times import Times, read_times

TOKYO = timezone(timedelta(hours=9))


def clock(text):
    return time.fromisoformat(text)


@pytest.mark.parametrize(
    ("span", "start", "end"),
    [
        ("14:00-15:30 Uhr", "14:00", "15:30"),
        ("10:00–10:30", "10:00", "10:30"),
        ("1 p.m. - 5 p.m.", "13:00", "17:00"),
        ("9:30-10:45am", "09:30", "10:45"),
        ("11:45 - 1:00pm", "11:45", "13:00"),
        ("11:45 - 1:00", "11:45", "13:00"),
        ("10:00 p.m. - 1 a.m.", "22:00", "01:00"),
        ("11am - 1:00", "11:00", "13:00"),
        ("22:00 - 01:00", "22:00", "01:00"),
        ("12 noon - 1 pm", "12:00", "13:00"),
        ("noon to 1pm", "12:00", "13:00"),
        ("12h15 à 13h", "12:15", "13:00"),
        ("von 10 Uhr bis 12 Uhr", "10:00", "12:00"),
        ("9 - 12", "09:00", "12:00"),
        ("9.45am", "09:45", None),
        ("0930", "09:30", None),
        ("8am", "08:00", None),
        ("12am", "00:00", None),
        ("midnight", "00:00", None),
        ("10:15:30", "10:15:30", None),
        ("7am PST · 10am EST · 3pm UTC", "07:00", None),
        ("14:00 pm", "14:00", None),
        ("24:00", "00:00", None),
    ],
)
def test_clock_times(span, start, end):
    times = read_times(span=span)
    assert (times.start, times.end, times.problem) == (clock(start), end and clock(end), "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024-09-24", date(2024, 9, 24)),
        ("2024/09/24", date(2024, 9, 24)),
        ("20240924", date(2024, 9, 24)),
        ("24.09.2024", date(2024, 9, 24)),
        ("24. 9. 24", date(2024, 9, 24)),
        ("29-04-2008", date(2008, 4, 29)),
        ("04/29/2008", date(2008, 4, 29)),
        ("5/5/2024", date(2024, 5, 5)),
        ("23rd June 2020", date(2020, 6, 23)),
        ("June 23, 2020", date(2020, 6, 23)),
        ("Thursday, 21 October 2021", date(2021, 10, 21)),
        ("21. März 2021", date(2021, 3, 21)),
        ("3 de mayo de 2022", date(2022, 5, 3)),
        ("12 września 2023", date(2023, 9, 12)),
        ("7-Nov-2023", date(2023, 11, 7)),
        ("2021年10月3日", date(2021, 10, 3)),
    ],
)
def test_dates(text, day):
    assert read_times(date=text, start="9:00") == Times(
        datetime.combine(day, time(9)), None, None, day.isoformat()
    )


@pytest.mark.parametrize("label", ["9/3/26", "Thursday", "Jul 5", "Day 2", "1126", "Tag 1"])
def test_a_day_that_cannot_be_sure_stays_a_label(label):
    assert read_times(date=label, start="9:00") == Times(time(9), None, None, label)


def test_a_day_named_beside_the_time():
    assert read_times(span="Thursday 10:00 - 11:00").day == "thursday"
    assert read_times(span="5:00 PM - 6:30 PM, Thursday, 21 October 2021") == Times(
        datetime(2021, 10, 21, 17), datetime(2021, 10, 21, 18, 30), 90, "2021-10-21"
    )


def test_iso_with_and_without_a_zone():
    assert read_times(start="2024-05-01T10:00:00+09:00", end="2024-05-01 11:30+0900") == Times(
        datetime(2024, 5, 1, 10, tzinfo=TOKYO), datetime(2024, 5, 1, 11, 30, tzinfo=TOKYO), 90, "2024-05-01"
    )
    assert read_times(start="2024-05-01 10:00:00.000000000 UTC").start == datetime(2024, 5, 1, 10, tzinfo=UTC)
    assert read_times(start="20240501T100000Z", minutes="PT1H30M").end == datetime(
        2024, 5, 1, 11, 30, tzinfo=UTC
    )
    assert read_times(start="2024-05-01T10:00").start == datetime(2024, 5, 1, 10)
    assert read_times(date="2024-05-01 10:00").start == datetime(2024, 5, 1, 10)
    assert read_times(start="20240501") == Times(day="2024-05-01")


def test_an_end_in_another_zone_is_the_same_moment():
    times = read_times(start="2024-05-01T10:00+09:00", end="2024-05-01T02:00Z")
    assert (times.end, times.minutes) == (datetime(2024, 5, 1, 11, tzinfo=TOKYO), 60)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("30", 30),
        ("7.5", 7.5),
        ("00:30", 30),
        ("1:05:30", 65.5),
        ("75 minutes", 75),
        ("1 hour", 60),
        ("1,5 Stunden", 90),
        ("1h30", 90),
        ("0h00m30s", 0.5),
        ("1 hour 15 min", 75),
        ("half an hour", 30),
        ("PT45M", 45),
        ("P1DT1H", 1500),
        ("20'", 20),
        ("2 godziny", 120),
        ("0", None),
        ("", None),
        ("TBA", None),
    ],
)
def test_lengths(text, minutes):
    assert read_times(minutes=text) == Times(minutes=minutes)


def test_a_length_gives_the_end_and_outweighs_it():
    assert read_times(start="10:00", minutes="45") == Times(time(10), time(10, 45), 45)
    assert read_times(start="10:00", end="11:00", minutes="45") == Times(time(10), time(11), 45)


def test_past_midnight_is_the_next_day():
    times = read_times(date="2024-12-31", start="22:00", end="01:00")
    assert (times.end, times.minutes, times.day) == (datetime(2025, 1, 1, 1), 180, "2024-12-31")


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"start": "25:00"}, "25:00 is not a time of day"),
        ({"start": "10:75"}, "10:75 is not a time of day"),
        ({"start": "24:30"}, "24:30 is not a time of day"),
        ({"start": "soon"}, "'soon' cannot be read as a time"),
        ({"span": "x" * 60}, "'" + "x" * 39 + "…' cannot be read as a time"),
        ({"date": "31.02.2024"}, "2024-02-31 is not a date"),
        ({"date": "32/13/2024"}, "'32/13/2024' is not a date"),
        ({"date": "9999-12-31"}, "9999-12-31 is not a date"),
        ({"start": "2024-05-01T10:00+99:00"}, "'+99:00' is no time zone"),
        ({"minutes": "a while"}, "'a while' cannot be read as a length"),
        ({"minutes": "-10 min"}, "'-10 min' cannot be read as a length"),
        ({"minutes": "90000"}, "'90000' is too long for a session"),
        ({"start": "10:00", "end": "09:00"}, "it ends at 09:00, before it starts at 10:00"),
        ({"start": "10:00", "end": "10:00"}, "it ends at 10:00, when it starts"),
        (
            {"start": "2024-05-02 10:00", "end": "2024-05-01 11:00"},
            "it ends at 2024-05-01 11:00, before it starts at 2024-05-02 10:00",
        ),
    ],
)
def test_impossible_times_are_told_in_plain_words(fields, problem):
    assert read_times(**fields).problem == problem


def test_what_is_known_stays_beside_a_problem():
    times = read_times(date="Friday", start="10:00", end="9:00")
    assert (times.start, times.end, times.day) == (time(10), None, "Friday")
    assert read_times(date="Friday", start="25:00").day == "Friday"


@pytest.mark.parametrize("text", ["", "TBA", "tbd", "-", "n/a", " "])
def test_nothing_said_is_no_problem(text):
    assert read_times(start=text, end=text, span=text, minutes=text) == Times()


def test_only_the_first_line_of_a_cell_counts():
    assert read_times(span="<b>10:00</b><br>Join in room 12:00").start == time(10)


@given(start=st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1)), minutes=st.integers(1, 719))
def test_iso_moments_come_back(start, minutes):
    start = start.replace(second=0, microsecond=0)
    end = start + timedelta(minutes=minutes)
    whole = read_times(start=start.isoformat(), end=end.isoformat())
    split = read_times(date=f"{start:%Y-%m-%d}", start=f"{start:%H:%M}", minutes=str(minutes))
    assert split == Times(start, end, minutes, f"{start:%Y-%m-%d}")
    audience = start - timedelta(days=1) if start.hour < 4 else start
    assert whole == Times(start, end, minutes, f"{audience:%Y-%m-%d}")


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"start": "2025-08-16 03:59", "end": "2025-08-16 05:00"}, "2025-08-15"),
        ({"start": "2025-08-16T04:00:00+02:00"}, "2025-08-16"),
        ({"start": "2025-08-16T00:30:00+00:00"}, "2025-08-15"),
        ({"start": "2025-08-16T00:30:00Z"}, "2025-08-16"),
        ({"start": "2025-08-16 12:30 am"}, "2025-08-15"),
        ({"start": "2025-08-16 00:00"}, "2025-08-16"),
        ({"start": "2025-08-16 00:00", "end": "01:00"}, "2025-08-15"),
        ({"start": "2025-08-16 00:00", "minutes": "60"}, "2025-08-16"),
        ({"start": "2025-08-16 00:30", "date": "2025-08-15"}, "2025-08-15"),
        ({"start": "2025-08-16 00:30", "date": "2025-08-16"}, "2025-08-16"),
        ({"start": "2025-08-16 10:30", "date": "2025-08-15"}, "2025-08-16"),
        ({"start": "00:30", "date": "2025-08-16"}, "2025-08-16"),
        ({"start": "00:30", "date": "Saturday night"}, "Saturday night"),
        ({"start": "0001-01-01T01:00:00"}, "0001-01-01"),
    ],
)
def test_a_night_belongs_to_the_evening_before(fields, day):
    assert read_times(**fields).day == day


FIELDS = ("date", "start", "end", "span", "minutes")
SCRAWL = st.text(alphabet="0123456789:.-/ apmTZUhr+janday", max_size=25)


@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, SCRAWL)))
def test_no_text_breaks_it(fields):
    times = read_times(**fields)
    assert times.minutes is None or times.minutes > 0
    assert not (times.end and times.start is None)
