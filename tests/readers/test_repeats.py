"""Calendar events that stand for a session once more."""

import pytest

from panelcheck.readers import Words, read
from panelcheck.source import Source

DAY = "20250924"
PANEL = "DESCRIPTION:Panelists: Ada Moreno\\, Bea Conti\\, Cleo Dahl"
TALK = "DESCRIPTION:Speaker: Ada Moreno"


def event(title, *lines, start="10", uid="a"):
    times = (f"DTSTART:{DAY}T{start}0000Z", f"DTEND:{DAY}T{start}3000Z")
    return [f"UID:{uid}", *times, f"SUMMARY:{title}", *lines]


def calendar(*events, head=()):
    bodies = [line for lines in events for line in ("BEGIN:VEVENT", *lines, "END:VEVENT")]
    text = "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *head, *bodies, "END:VCALENDAR", ""])
    return read(Source("plan.ics", text), Words())


def titles(programme):
    return [session.title.text for session in programme.sessions]


@pytest.mark.parametrize(
    ("first", "copy"),
    [
        ("On tapes", "(LIVE) On tapes"),
        ("On tapes", "On tapes (Live)"),
        ("On tapes", "[On demand] On tapes"),
        ("On tapes", "LIVE: On tapes"),
        ("On tapes", "On Tapes - Encore"),
        ("On tapes (live)", "On tapes"),
        ("On tapes (in-person)", "On tapes (virtual)"),
    ],
)
@pytest.mark.parametrize("people", [PANEL, TALK])
def test_a_marked_copy_is_skipped_by_name(first, copy, people):
    programme = calendar(event(first, people), event(copy, people, start="18", uid="b"))
    assert titles(programme) == [first]
    (skip,) = programme.skips
    assert (skip.what, skip.why) == ("repeated event", "the session of line 7, once more")
    assert str(skip.location) == "plan.ics:10:1"


def test_a_panel_twice_is_one_panel():
    assert titles(calendar(event("On tapes", PANEL), event("On tapes", PANEL, start="18"))) == ["On tapes"]


def test_an_event_exported_twice_is_one_session():
    assert titles(calendar(event("On tapes", TALK), event("On tapes", TALK, uid="b"))) == ["On tapes"]


@pytest.mark.parametrize(
    "second",
    [
        event("On tapes", TALK, start="18"),
        event("On tapes", "DESCRIPTION:Speaker: Bea Conti"),
        event("On tapes (live)", "DESCRIPTION:Speaker: Bea Conti", start="18"),
        event("On tapes (part 2)", TALK),
        event("Live coding", TALK),
        event("(LIVE)", TALK),
    ],
)
def test_what_is_no_copy_is_a_session(second):
    assert len(calendar(event("On tapes", TALK), second).sessions) == 2


def test_events_without_people_are_never_copies():
    assert len(calendar(event("Poster hour"), event("Poster hour (live)")).sessions) == 2


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (["FREQ=WEEKLY;COUNT=3"], "1 repeated event is read once (it takes place 3 times)"),
        (["FREQ=WEEKLY;UNTIL=20251231T000000Z"], "1 repeated event is read once"),
        (
            ["FREQ=DAILY;COUNT=3", "FREQ=DAILY;COUNT=4"],
            "2 repeated events are read once each (they take place 7 times in all)",
        ),
        (["FREQ=DAILY;COUNT=3", "FREQ=DAILY"], "2 repeated events are read once each"),
    ],
)
def test_a_rule_makes_one_session_and_is_said(rules, sentence):
    events = [
        event(f"Meeting {n}", TALK, f"RRULE:{rule}", uid=str(n)) for n, rule in enumerate(rules, start=1)
    ]
    programme = calendar(*events, head=["X-WR-TIMEZONE:Europe/Berlin"])
    assert len(programme.sessions) == len(rules)
    assert programme.assumptions == (sentence,)


@pytest.mark.parametrize(
    ("lines", "sessions", "skips"),
    [
        ([TALK], 1, ["repeated event"]),
        ([], 1, ["repeated event"]),
        (["DESCRIPTION:Speaker: Bea Conti"], 2, []),
        ([TALK, "STATUS:CANCELLED"], 1, ["repeated event"]),
        (["DESCRIPTION:Speaker: Bea Conti", "STATUS:CANCELLED"], 1, ["cancelled session"]),
    ],
)
@pytest.mark.parametrize("before", [False, True])
def test_a_date_of_a_series_is_a_session_where_others_speak(lines, sessions, skips, before):
    whole = event("Open hour", TALK, "RRULE:FREQ=DAILY")
    date = event("Open hour", f"RECURRENCE-ID:{DAY}T100000Z", *lines, start="18")
    programme = calendar(*([date, whole] if before else [whole, date]))
    assert len(programme.sessions) == sessions
    assert [skip.what for skip in programme.skips] == skips


def test_a_date_without_its_series_is_a_session():
    assert len(calendar(event("Open hour", f"RECURRENCE-ID:{DAY}T100000Z", TALK)).sessions) == 1


def test_a_moment_with_nobody_is_no_time_problem():
    opens = ["UID:o", f"DTSTART:{DAY}T080000Z", f"DTEND:{DAY}T080000Z", "SUMMARY:Expo hall opens"]
    talk = ["UID:t", f"DTSTART:{DAY}T080000Z", f"DTEND:{DAY}T080000Z", "SUMMARY:On tapes", TALK]
    assert calendar(opens).problems == ()
    assert calendar(opens).sessions[0].minutes is None
    assert [problem.message for problem in calendar(talk).problems] == ["it ends at 08:00, when it starts"]


def test_a_title_may_name_the_panel_or_its_topic():
    programme = calendar(
        event("Panel: Ada Moreno\\, Bea Conti and Cleo Dahl"), event("Panel: Machine Learning and Forests")
    )
    assert [[seat.name for seat in session.seats] for session in programme.sessions] == [
        ["Ada Moreno", "Bea Conti", "Cleo Dahl"],
        [],
    ]


def test_days_are_those_of_the_zone_the_calendar_names():
    late = ["UID:n", f"DTSTART:{DAY}T233000Z", "DTEND:20250925T003000Z", "SUMMARY:On tapes", TALK]
    assert [
        calendar(late, head=head).sessions[0].day
        for head in ([], ["X-WR-TIMEZONE:Asia/Tokyo"], ["X-WR-TIMEZONE:Europe/Berlin"])
    ] == ["2025-09-24", "2025-09-25", "2025-09-24"]
    assert calendar(late).assumptions == (
        "times are in UTC and the calendar names no other time zone: its days are those of UTC",
    )


def test_each_calendar_has_its_own_zone():
    zones = ["Asia/Tokyo", "America/New_York", "UTC"]
    text = "".join(
        f"BEGIN:VCALENDAR\nX-WR-TIMEZONE:{zone}\nBEGIN:VEVENT\nDTSTART:{DAY}T230000Z\nSUMMARY:T\n"
        "END:VEVENT\nEND:VCALENDAR\n"
        for zone in zones
    )
    programme = read(Source("plan.ics", text), Words())
    assert [f"{session.start:%H %z}" for session in programme.sessions] == [
        "08 +0900",
        "19 -0400",
        "23 +0000",
    ]


def test_the_zone_of_most_times_is_that_of_the_others():
    local = [
        [f"UID:{hour}", f"DTSTART;TZID={zone}:{DAY}T{hour}0000", f"SUMMARY:T{hour}"]
        for hour, zone in (("10", "Europe/Berlin"), ("11", "Europe/Berlin"), ("12", "Asia/Tokyo"))
    ]
    programme = calendar(*local, ["UID:u", f"DTSTART:{DAY}T230000Z", "SUMMARY:U"])
    assert f"{programme.sessions[-1].start:%d %H %z}" == "25 01 +0200"
