import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck import readers
from panelcheck.errors import NotAProgramme
from panelcheck.programme import Kind, Role, Status
from panelcheck.readers import ical
from panelcheck.readers.records import Words
from panelcheck.source import Source, excerpt

WORDS = Words()


def calendar(*events, head=""):
    """A calendar with CRLF line ends; each event is its lines, without BEGIN and END."""
    blocks = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n{head}{blocks}END:VCALENDAR\n"
    return text.replace("\n", "\r\n")


def source_of(text):
    return Source("days.ics", text)


def records_of(text):
    return ical.read(source_of(text), WORDS)


def record_of(event, head=""):
    (record,) = records_of(calendar(event, head=head)).records
    return record


def people_of(event, head=""):
    return [(who.name, who.role, who.status) for who in record_of(event, head).listings]


def texts(record):
    return {name: cell.text for name, cell in record.cells.items()}


def marked(text, location):
    """The first line of what would be marked; nothing for a point."""
    return "".join(excerpt(source_of(text), location)[:1]).partition(" | ")[2]


PANEL = """\
UID:tapes@example.org
DTSTART;TZID=Europe/Berlin:20250924T103000
DTEND;TZID=Europe/Berlin:20250924T111500
SUMMARY:The future of tapes\\, and of
  disks
LOCATION:Hall 2
CATEGORIES:Panel discussion,Storage,Long\\, long tapes
ATTENDEE;CN=Ada Moreno;ROLE=CHAIR:mailto:ada@example.org
ATTENDEE;CN="Conti, Bea";PARTSTAT=ACCEPTED:mailto:bea@example.org
ATTENDEE;PARTSTAT=TENTATIVE;CN=Carl
  Weiss:mailto:carl@example.org
ORGANIZER;CN=Dana Novak:mailto:dana@example.org
"""


def test_an_event_is_read_whole():
    found = records_of(calendar(PANEL, head="X-WR-CALNAME:Storage Days\\, 2025\n"))
    (record,) = found.records
    assert found.event == "Storage Days, 2025"
    assert texts(record) == {
        "id": "tapes@example.org", "start": "2025-09-24T10:30:00+02:00", "end": "2025-09-24T11:15:00+02:00",
        "title": "The future of tapes, and of disks", "room": "Hall 2", "kind": "Panel discussion",
        "tags": "Storage\nLong, long tapes",
    }  # fmt: skip
    assert [(who.name, who.role, who.status) for who in record.listings] == [
        ("Ada Moreno", Role.MODERATOR, Status.CONFIRMED),
        ("Conti, Bea", None, Status.CONFIRMED),
        ("Carl Weiss", None, Status.TENTATIVE),
        ("Dana Novak", Role.ORGANISER, Status.CONFIRMED),
    ]
    assert [who.statements["email"].text for who in record.listings] == [
        "ada@example.org", "bea@example.org", "carl@example.org", "dana@example.org",
    ]  # fmt: skip
    assert (found.skips, found.problems, found.assumptions) == ((), (), ())


def test_an_event_becomes_a_panel_with_its_seats():
    (session,) = readers.read(source_of(calendar(PANEL)), WORDS).sessions
    assert (session.kind, session.possible, session.minutes, session.day) == (
        Kind.PANEL, False, 45.0, "2025-09-24",
    )  # fmt: skip
    assert [seat.role for seat in session.seats] == [
        Role.MODERATOR, Role.PANELIST, Role.PANELIST, Role.ORGANISER,
    ]  # fmt: skip


def test_every_value_stands_where_the_file_has_it():
    text = calendar(PANEL)
    (record,) = records_of(text).records
    cells = record.cells
    assert record.location == ("days.ics", 4, 1, 16, 48)
    assert cells["title"].location == ("days.ics", 8, 9, 9, 8)
    assert marked(text, cells["title"].location) == "The future of tapes\\, and of"
    assert cells["room"].location == ("days.ics", 10, 10, 10, 16)
    assert marked(text, cells["start"].location) == "20250924T103000"
    assert marked(text, cells["kind"].location) == "Panel discussion"
    assert marked(text, cells["tags"].location) == "Storage"
    assert [marked(text, who.location) for who in record.listings] == [
        "Ada Moreno", "Conti, Bea", "Carl", "Dana Novak",
    ]  # fmt: skip
    assert record.listings[2].location == ("days.ics", 14, 32, 15, 8)


def test_an_address_is_never_marked():
    (record,) = records_of(calendar(PANEL)).records
    assert [who.statements["email"].location.end_line for who in record.listings] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("line", "what", "why"),
    [
        ("ATTENDEE;CN=Ada Moreno;PARTSTAT=DECLINED:x", "declined seat", "the invitation was declined"),
        ("ATTENDEE;CN=Ada Moreno;PARTSTAT=DELEGATED:x", "declined seat", "someone else was sent"),
        ("ATTENDEE;CN=Ada Moreno;ROLE=NON-PARTICIPANT:x", "attendee", "invited for information only"),
        ("ATTENDEE;CN=Hall 2;CUTYPE=ROOM:x", "attendee", "a room, not a person"),
        ("ATTENDEE;CUTYPE=RESOURCE;CN=Beamer:x", "attendee", "a resource, not a person"),
        ("ATTENDEE;cutype=group;CN=Friends:x", "attendee", "a group, not a person"),
    ],
)
def test_who_is_not_there_is_a_named_skip(line, what, why):
    found = records_of(calendar(f"SUMMARY:On tapes\n{line}\nATTENDEE;CN=Bea Conti:x"))
    assert [(skip.what, skip.why, skip.location[1:]) for skip in found.skips] == [(what, why, (6, 1, 0, 0))]
    assert [who.name for who in found.records[0].listings] == ["Bea Conti"]


@pytest.mark.parametrize("parameters", ["", ";CN=", ";CN=ada@example.org", ";ROLE=REQ-PARTICIPANT"])
def test_someone_without_a_name_is_an_open_seat(parameters):
    event = f"SUMMARY:On tapes\nATTENDEE{parameters}:mailto:ada@example.org"
    assert people_of(event) == [("", None, Status.OPEN)]
    (who,) = record_of(event).listings
    assert (who.location.end_line, who.statements) == (0, {})


def test_an_organiser_who_attends_has_one_seat():
    event = "SUMMARY:On tapes\nORGANIZER;CN=Ada Moreno:x\nATTENDEE;CN=Ada Moreno:y\n"
    assert people_of(event) == [("Ada Moreno", None, Status.CONFIRMED)]
    assert people_of("SUMMARY:On tapes\nORGANIZER:mailto:ada@example.org") == []


def test_an_organisation_that_organises_is_a_named_skip():
    found = records_of(calendar("SUMMARY:On tapes\nORGANIZER;CN=Storage Days Team:x"))
    assert found.records[0].listings == ()
    assert [skip.what for skip in found.skips] == ["organisation"]


def test_a_marker_after_a_name_gives_the_role():
    event = "SUMMARY:On tapes\nATTENDEE;CN=Ada Moreno (moderator):x\nATTENDEE;CN=TBA:y"
    assert people_of(event) == [
        ("Ada Moreno", Role.MODERATOR, Status.CONFIRMED), ("", None, Status.OPEN),
    ]  # fmt: skip


def test_plain_lines_of_a_description_name_people_at_their_places():
    text = calendar(
        "SUMMARY:On tapes\nDESCRIPTION:Old tapes\\, new tapes.\\nModerator: Ada Mor\n eno\\nPanelists: "
        "Bea Conti\\, Carl Weiss\\nand more.",
    )
    (record,) = records_of(text).records
    assert [(who.name, who.role) for who in record.listings] == [
        ("Ada Moreno", Role.MODERATOR), ("Bea Conti", Role.PANELIST), ("Carl Weiss", Role.PANELIST),
    ]  # fmt: skip
    assert [who.location[1:] for who in record.listings] == [(6, 48, 7, 5), (7, 18, 7, 27), (7, 30, 7, 40)]
    assert "description" not in record.cells


def test_speakers_under_a_heading_may_have_biographies():
    event = (
        "SUMMARY:[talk] On tapes\nDESCRIPTION:Kind: talk\\n<p>Old tapes.</p>\\nSpeakers:\\nAda Moreno\\n"
        "<p>Ada winds tapes.</p>\\n\\nBea Conti\\n<p>Bea unwinds them.</p>"
    )
    assert [who.name for who in record_of(event).listings] == ["Ada Moreno", "Bea Conti"]


def test_a_description_may_mark_an_attendee_as_the_moderator():
    event = "SUMMARY:On tapes\nATTENDEE;CN=Ada Moreno:x\nDESCRIPTION:Moderated by Ada Moreno"
    assert people_of(event) == [("Ada Moreno", Role.MODERATOR, Status.CONFIRMED)]


@pytest.mark.parametrize(
    ("lines", "title", "kind"),
    [
        ("SUMMARY:[talk] On tapes", "On tapes", "talk"),
        ("SUMMARY:[break] Coffee", "Coffee", "break"),
        ("SUMMARY:[Berlin] On tapes", "[Berlin] On tapes", None),
        ("SUMMARY:On tapes\nDESCRIPTION:Section: talks\\nKind: tutorial", "On tapes", "tutorial"),
        ("SUMMARY:On tapes\nDESCRIPTION:Section: talks", "On tapes", "talks"),
        ("SUMMARY:On tapes\nDESCRIPTION:Kind: lovely", "On tapes", None),
        ("SUMMARY:[talk] On tapes\nCATEGORIES:Panel", "On tapes", "talk"),
        ("SUMMARY:On tapes\nCATEGORIES:Storage\nCATEGORIES:,Workshop", "On tapes", "Workshop"),
    ],
)
def test_the_kind_stands_in_brackets_in_a_line_or_among_the_categories(lines, title, kind):
    cells = record_of(lines).cells
    assert cells["title"].text == title
    assert (cells["kind"].text if "kind" in cells else None) == kind


def test_track_and_room_may_stand_in_the_description():
    assert texts(record_of("SUMMARY:On tapes\nDESCRIPTION:About\\nTrack: Data\\nRoom: Hall 1")) == {
        "title": "On tapes", "track": "Data", "room": "Hall 1",
    }  # fmt: skip


def titles_of(text):
    return {
        record.cells["title"].text: [who.name for who in record.listings]
        for record in records_of(text).records
    }


def test_pretalx_puts_the_names_behind_the_last_dash():
    text = calendar(
        "SUMMARY:Tapes - old and new - Ada Moreno\\, bea",
        "SUMMARY:Fair - ",
        "SUMMARY:Sand",
    ).replace("//Example//", "//pretalx//")
    assert titles_of(text) == {"Tapes - old and new": ["Ada Moreno", "bea"], "Fair": [], "Sand": []}
    (record, *_) = records_of(text).records
    assert marked(text, record.cells["title"].location) == "Tapes - old and new"
    assert [marked(text, who.location) for who in record.listings] == ["Ada Moreno", "bea"]


def test_names_behind_a_dash_count_where_most_titles_have_them():
    events = [
        "SUMMARY:Tapes -- Ada Moreno and Bea Conti", "SUMMARY:Disks – Carl Weiss",
        "SUMMARY:Sand - Stone - Dana Novak", "SUMMARY:Lunch", "SUMMARY:Opening - Day One of Two",
    ]  # fmt: skip
    assert titles_of(calendar(*events)) == {
        "Tapes": ["Ada Moreno", "Bea Conti"], "Disks": ["Carl Weiss"], "Sand - Stone": ["Dana Novak"],
        "Lunch": [], "Opening - Day One of Two": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    "events",
    [
        ["SUMMARY:Tapes - Ada Moreno", "SUMMARY:Disks - Bea Conti"],
        [*[f"SUMMARY:Talk {number}" for number in range(4)], *["SUMMARY:Tapes - Ada Moreno"] * 3],
    ],
)
def test_names_behind_a_dash_are_part_of_the_title_elsewhere(events):
    records = records_of(calendar(*events)).records
    assert all(record.listings == () for record in records)
    assert "Tapes - Ada Moreno" in {record.cells["title"].text for record in records}


def test_a_name_that_the_event_gives_anyway_is_no_part_of_the_title():
    event = "SUMMARY:Tapes - Ada Moreno\nDESCRIPTION:Tapes\\nSpeaker: Ada Moreno"
    record = record_of(event)
    assert (record.cells["title"].text, [who.name for who in record.listings]) == ("Tapes", ["Ada Moreno"])


def test_who_attends_wins_over_names_in_the_title():
    events = [f"SUMMARY:Tapes {number} - Ada Moreno\nATTENDEE;CN=Bea Conti:x" for number in range(3)]
    assert titles_of(calendar(*events)) == {
        f"Tapes {number} - Ada Moreno": ["Bea Conti"] for number in range(3)
    }


def test_an_organiser_does_not_hide_names_in_the_title():
    events = [f"SUMMARY:Tapes {number} - Ada Moreno\nORGANIZER;CN=Bea Conti:x" for number in range(3)]
    assert titles_of(calendar(*events))["Tapes 0"] == ["Ada Moreno", "Bea Conti"]


ZONE = """\
BEGIN:VTIMEZONE
TZID:Example/Own
BEGIN:STANDARD
DTSTART:20000101T000000
TZOFFSETFROM:+0345
TZOFFSETTO:+0345
END:STANDARD
END:VTIMEZONE
"""


@pytest.mark.parametrize(
    ("lines", "head", "cells"),
    [
        (
            "DTSTART:20250924T103000Z\nDURATION:PT1H30M", "",
            {"start": "2025-09-24T10:30:00Z", "minutes": "90"},
        ),
        ("DTSTART:20250924T103000", "", {"start": "2025-09-24T10:30:00"}),
        ("DTSTART;VALUE=DATE:20250924\nDTEND;VALUE=DATE:20250925", "", {"date": "2025-09-24"}),
        ("DTSTART;VALUE=DATE;TZID=Europe/Berlin:20250924", "", {"date": "2025-09-24"}),
        ("DTSTART;TZID=Nowhere/None:20250924T103000", "", {"start": "2025-09-24T10:30:00"}),
        ("DTSTART;TZID=Example/Own:20250924T103000", ZONE, {"start": "2025-09-24T10:30:00+03:45"}),
        (
            "DTSTART:20250924T223000Z", "X-WR-TIMEZONE:Europe/Berlin\n",
            {"start": "2025-09-25T00:30:00+02:00"},
        ),
        (
            "DTSTART:20250924T223000Z", "X-WR-TIMEZONE:Nowhere/None\n",
            {"start": "2025-09-24T22:30:00Z"},
        ),
        ("DTSTART:20250924T223000Z", "X-WR-TIMEZONE:UTC\n", {"start": "2025-09-24T22:30:00Z"}),
        ("DTSTART:20250924T223000Z", "X-WR-TIMEZONE:JST\n", {"start": "2025-09-25T07:30:00+09:00"}),
        ("DTSTART:20250924T223000Z", ZONE, {"start": "2025-09-25T02:15:00+03:45"}),
        (
            "DTSTART:20250924T223000Z\nDTEND;TZID=Europe/Berlin:20250925T010000", "",
            {"start": "2025-09-24T22:30:00Z", "end": "2025-09-25T01:00:00+02:00"},
        ),
        (
            "DTSTART:20250124T223000Z", "X-WR-TIMEZONE:Europe/London\n",
            {"start": "2025-01-24T22:30:00+00:00"},
        ),
        (
            "DTSTART;VALUE=DATE-TIME:20250924T103000\nDTSTAMP;VALUE=DATE:20250924T1", "",
            {"start": "2025-09-24T10:30:00"},
        ),
    ],
)  # fmt: skip
def test_times_keep_their_offset(lines, head, cells):
    assert texts(record_of(f"SUMMARY:On tapes\n{lines}", head)) == {"title": "On tapes", **cells}


@pytest.mark.parametrize(
    ("line", "message", "column"),
    [
        ("DTSTART:tomorrow", "DTSTART is no date or time", 9),
        ("DTSTART;TZID=Europe/Berlin:20251324T103000", "DTSTART is no date or time", 28),
        ("DURATION:half an hour", "DURATION is no date or time", 10),
        ("DTEND:", "DTEND is no date or time", 7),
    ],
)
def test_a_broken_time_is_a_located_problem_and_the_event_is_read(line, message, column):
    found = records_of(calendar(f"SUMMARY:On tapes\n{line}\nATTENDEE;CN=Ada Moreno:x"))
    assert [(item.kind, item.message, item.location[1:3]) for item in found.problems] == [
        ("time", message, (6, column)),
    ]  # fmt: skip
    assert [who.name for who in found.records[0].listings] == ["Ada Moreno"]


def test_a_broken_time_zone_is_a_located_problem():
    head = ZONE.replace("TZOFFSETTO:+0345", "TZOFFSETTO:+9999").replace("Own", "Broken")
    found = records_of(calendar("SUMMARY:On tapes", head=head))
    assert [(item.kind, item.message, item.location.line) for item in found.problems] == [
        ("time", "a time zone that cannot be read", 4),
    ]  # fmt: skip
    assert len(found.records) == 1


def test_cancelled_events_are_left_out_and_counted():
    programme = readers.read(source_of(calendar("SUMMARY:A\nSTATUS:CANCELLED", "SUMMARY:B")), WORDS)
    assert [session.title.text for session in programme.sessions] == ["B"]
    assert [skip.what for skip in programme.skips] == ["cancelled session"]


def test_a_cancelling_calendar_holds_cancelled_events_only():
    programme = readers.read(
        source_of(calendar("SUMMARY:A\nSTATUS:CONFIRMED", head="METHOD:CANCEL\n")), WORDS
    )
    assert programme.sessions == ()


def test_equal_uids_are_not_duplicates():
    text = calendar(
        "UID:1\nSUMMARY:A\nDTSTART:20250924T100000Z", "UID:1\nSUMMARY:B\nDTSTART:20250924T110000Z"
    )
    sessions = readers.read(source_of(text), WORDS).sessions
    assert [session.title.text for session in sessions] == ["A", "B"]
    assert len({session.key for session in sessions}) == 2


def test_an_event_without_a_title_is_called_by_its_uid():
    (session,) = readers.read(
        source_of(calendar("UID:one\nSUMMARY:\nATTENDEE;CN=Ada Moreno:x")), WORDS
    ).sessions
    assert (session.title.text, len(session.seats)) == ("one", 1)
    (session,) = readers.read(source_of(calendar("ATTENDEE;CN=Ada Moreno:x")), WORDS).sessions
    assert (session.title.text, len(session.seats)) == ("(no title)", 1)


def test_repeated_events_are_read_once_and_said_so():
    found = records_of(calendar("SUMMARY:A\nRRULE:FREQ=DAILY", "SUMMARY:B"))
    assert found.assumptions == ("1 repeated event is read once",)
    assert records_of(calendar(*["SUMMARY:A\nRRULE:FREQ=DAILY"] * 2)).assumptions == (
        "2 repeated events are read once each",
    )


def test_what_is_no_event_is_a_named_skip():
    text = calendar(
        "SUMMARY:A\nBEGIN:VALARM\nDESCRIPTION:Moderator: Ada Moreno\nEND:VALARM",
        head="BEGIN:VTODO\nEND:VTODO\n",
    )
    found = records_of(text)
    assert [(skip.what, skip.why, skip.location.line) for skip in found.skips] == [
        ("entry", "a to-do, not a session", 4),
    ]  # fmt: skip
    assert found.records[0].listings == ()


def test_several_calendars_and_the_junk_around_them_are_read():
    text = (
        "<!--\r\nnot: a calendar\r\n" + calendar("SUMMARY:A") + "-->\r\n\r\n" + calendar("SUMMARY:B").lower()
    )
    found = records_of(text)
    assert [record.cells["title"].text for record in found.records] == ["A", "b"]
    assert found.problems == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(end):
    text = calendar("SUMMARY:On ta\n\tpes\n\n", "SUMMARY:Disks").replace("\r\n", end)
    assert [record.cells["title"].text for record in records_of(text).records] == ["On tapes", "Disks"]


def test_a_line_that_is_no_property_is_a_located_problem():
    found = records_of(calendar("SUMMARY:On tapes\nand disks\nLOCATION:Hall 1"))
    assert [(item.kind, item.message, str(item.location)) for item in found.problems] == [
        ("record", "this line is not of the form NAME:value", "days.ics:6:1"),
    ]  # fmt: skip
    assert texts(found.records[0]) == {"title": "On tapes", "room": "Hall 1"}


def test_an_event_that_never_ends_is_read_as_far_as_it_goes():
    lines = "BEGIN:VCALENDAR BEGIN:VEVENT SUMMARY:A BEGIN:VEVENT SUMMARY:B END:VEVENT END:VTODO BEGIN:VEVENT"
    text = lines.replace(" ", "\n")
    found = records_of(text)
    assert [texts(record) for record in found.records] == [{"title": "A"}, {"title": "B"}, {}]
    assert [(item.message, item.location.line) for item in found.problems] == [
        ("BEGIN:VCALENDAR has no END:VCALENDAR", 1),
        ("BEGIN:VEVENT has no END:VEVENT", 2),
        ("BEGIN:VEVENT has no END:VEVENT", 8),
    ]


@pytest.mark.parametrize("text", ["", "title,speaker\nA,Ada Moreno\n", "BEGIN:VEVENT\nEND:VEVENT\n"])
def test_a_file_without_a_calendar_is_a_located_error_with_a_hint(text):
    with pytest.raises(NotAProgramme) as caught:
        records_of(text)
    error = caught.value
    assert error.message == "no BEGIN:VCALENDAR: this is no iCalendar file"
    assert (str(error.location), error.hint) == (
        "days.ics:1:1", "Export the calendar again as iCalendar (.ics).",
    )  # fmt: skip


def test_a_calendar_without_events_holds_nothing():
    found = records_of(calendar())
    assert (found.records, found.skips, found.problems) == ((), (), ())


def folded(text, width):
    return "\r\n ".join(text[start : start + width] for start in range(0, len(text), width))


@given(st.integers(10, 75), st.sampled_from(["Ada Moreno", "Zoë d'Arc", "Wang Li, Bea Conti"]))
def test_folding_moves_places_but_no_words(width, names):
    line = f"DESCRIPTION:Tapes\\; all of them.\\nPanelists: {names.replace(',', chr(92) + ',')}"
    plain = calendar(f"SUMMARY:A\n{line}")
    text = calendar("SUMMARY:A\nX:").replace("X:", folded(line, width))
    (one,), (other,) = records_of(plain).records, records_of(text).records
    assert [who.name for who in one.listings] == [who.name for who in other.listings] == names.split(", ")
    source = source_of(text)
    starts = [0]
    for physical in source.text.splitlines(keepends=True):
        starts.append(starts[-1] + len(physical))
    for who in other.listings:
        place = who.location
        written = source.text[
            starts[place.line - 1] + place.column - 1 : starts[place.end_line - 1] + place.end_column - 1
        ]
        assert written.replace("\r\n ", "") == who.name


_LINES = st.sampled_from(
    [
        "BEGIN:VCALENDAR", "END:VCALENDAR", "BEGIN:VEVENT", "END:VEVENT", "BEGIN:VTIMEZONE", "END:VTIMEZONE",
        "SUMMARY:Tapes - Ada Moreno", "SUMMARY", "SUMMARY:", " folded", "DTSTART:20250924T1",
        "DTSTART:20250924",
        "DTEND:20250924T100000Z", "DURATION:-PT5M", 'ATTENDEE;CN="Ada:x', "ATTENDEE;CN=Ada Moreno:mailto:a@b",
        "DESCRIPTION:Speakers:\\nAda Moreno\\", "CATEGORIES:\\,,", "TZID:x", "\\", ";:", "X-WR-TIMEZONE:x",
        "",
    ],
)  # fmt: skip


@given(st.lists(_LINES, max_size=25))
def test_any_lines_are_read_and_every_event_is_accounted_for(lines):
    text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + "\r\n".join(lines)
    found = records_of(text)
    assert all(item.location.path == "days.ics" for item in (*found.records, *found.skips, *found.problems))
    programme = readers.read(source_of(text), WORDS)
    named = [skip for skip in programme.skips if skip.what in ("break", "empty record")]
    assert len(found.records) == len(programme.sessions) + len(named)


def starting(moment, zone=""):
    """Return what is read of an event that starts then, in a calendar of that zone."""
    named = f"X-WR-TIMEZONE:{zone}\n" if zone else ""
    text = (
        f"BEGIN:VCALENDAR\n{named}BEGIN:VEVENT\nSUMMARY:Tides\nDTSTART:{moment}\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    return readers.read(Source("talks.ics", text), Words())


@pytest.mark.parametrize("name", ["Europe", "Europe/", "America/Argentina", "../etc/passwd", "/", "x" * 300])
def test_a_folder_of_time_zones_is_no_zone(name):
    (session,) = starting("20270304T100000Z", name).sessions
    assert session.start.hour == 10


@pytest.mark.parametrize("moment", ["00010101T000000Z", "99991231T235959Z"])
@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Auckland"])
def test_the_first_and_the_last_day_there_are(moment, zone):
    (session,) = starting(moment, zone).sessions
    assert session.title.text == "Tides"


@pytest.mark.parametrize("moment", ["20270304T100000Z/PT1H", "20270304T100000Z/20270304T110000Z", "100000"])
def test_a_period_or_an_hour_alone_is_no_start(moment):
    programme = starting(moment)
    assert programme.sessions[0].start is None
    assert [problem.message for problem in programme.problems] == ["DTSTART is no date or time"]
