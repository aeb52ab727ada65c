"""How records of any format become sessions: kinds, roles, keys, times, and who is one person."""

from datetime import datetime, time

import pytest

from panelcheck.errors import Location
from panelcheck.programme import Kind, Problem, Role, Skip, Status
from panelcheck.readers.assemble import assemble
from panelcheck.readers.records import Listing, Record, Records, Words
from panelcheck.source import Cell

WORDS = Words()


def place(line, column=1, width=10):
    return Location("x.yaml", line, column, line, column + width)


def record(line, *listings, **cells):
    """A record on one line, its cells one after the other, its listings behind them."""
    return Record(
        location=place(line, width=900),
        cells={
            name: Cell(text, place(line, 100 * number))
            for number, (name, text) in enumerate(cells.items(), 1)
        },
        listings=listings,
    )


def listing(name, role=None, line=1, **more):
    return Listing(name=name, role=role, location=place(line, 700, len(name)), **more)


def assembled(*records, **more):
    return assemble("x.yaml", Records(records=records, **more), WORDS)


def one(*listings, **cells):
    (session,) = assembled(record(1, *listings, **cells)).sessions
    return session


def people(session):
    return [(seat.name, seat.role) for seat in session.seats]


ADA, BRAM, CORA = listing("Ada Quill"), listing("Bram Oost"), listing("Cora Diaz")
CHAIR = listing("Dov Elan", Role.MODERATOR)


# Is it a panel?


@pytest.mark.parametrize(
    ("cells", "listings", "kind", "possible"),
    [
        ({"title": "Storage"}, [], Kind.OTHER, False),
        ({"title": "Storage"}, [ADA], Kind.TALK, False),
        ({"title": "Storage"}, [ADA, BRAM], Kind.TALK, False),
        ({"title": "Storage"}, [ADA, BRAM, CORA], Kind.TALK, True),
        ({"title": "Storage"}, [ADA, BRAM, listing("Eva Fern", Role.ORGANISER)], Kind.TALK, False),
        ({"title": "Storage", "kind": "Panel"}, [ADA], Kind.PANEL, False),
        ({"title": "Storage", "kind": "Talk"}, [ADA, BRAM, CORA, CHAIR], Kind.TALK, False),
        ({"title": "Storage", "tags": "disks, Type:Panel"}, [ADA], Kind.PANEL, False),
        ({"title": "Storage", "kind": "Gathering of wizards"}, [ADA, BRAM, CORA], Kind.TALK, True),
        ({"title": "Storage"}, [ADA, CHAIR], Kind.PANEL, False),
        ({"title": "Storage"}, [CHAIR], Kind.TALK, False),
        ({"title": "Storage"}, [listing("Ada Quill", Role.PANELIST)], Kind.PANEL, False),
        ({"title": "Keynote: Storage"}, [ADA, CHAIR], Kind.KEYNOTE, False),
        ({"title": "Keynote: Storage"}, [ADA, BRAM, CORA], Kind.KEYNOTE, True),
        ({"title": "Workshop: Storage"}, [ADA, BRAM, CORA], Kind.WORKSHOP, False),
        ({"title": "Panel: Storage"}, [ADA], Kind.PANEL, True),
        ({"title": "Roundtable: Storage"}, [ADA, BRAM], Kind.ROUNDTABLE, True),
    ],
)
def test_kinds_in_order_of_trust(cells, listings, kind, possible):
    session = one(*listings, **cells)
    assert (session.kind, session.possible) == (kind, possible)


def test_where_the_kinds_tell_panels_apart_an_unknown_kind_is_no_panel():
    first, second = assembled(
        record(1, ADA, BRAM, CORA, title="Storage", kind="Panel"),
        record(2, ADA, BRAM, CORA, title="Networks", kind="Gathering of wizards"),
    ).sessions
    assert (first.kind, first.possible) == (Kind.PANEL, False)
    assert (second.kind, second.possible) == (Kind.OTHER, False)


def test_the_users_own_kinds():
    words = Words(kinds={"Zirkel": "roundtable"})
    read = Records(records=(record(1, ADA, title="Storage", kind="Zirkel"),))
    assert assemble("x.yaml", read, words).sessions[0].kind is Kind.ROUNDTABLE


# Roles


def test_whoever_speaks_on_a_panel_is_a_panelist():
    session = one(
        ADA,
        listing("Bram Oost", Role.SPEAKER),
        listing("Cora Diaz", Role.DISCUSSANT),
        title="A",
        kind="panel",
    )
    assert people(session) == [
        ("Ada Quill", Role.PANELIST),
        ("Bram Oost", Role.PANELIST),
        ("Cora Diaz", Role.DISCUSSANT),
    ]
    assert session.roles_marked is True


def test_nobody_is_a_panelist_of_a_possible_panel():
    session = one(ADA, BRAM, CORA, title="Storage")
    assert [seat.role for seat in session.seats] == [Role.SPEAKER] * 3
    assert session.roles_marked is False


def test_whoever_speaks_in_a_keynote_is_its_keynote():
    assert people(one(ADA, title="Storage", kind="keynote")) == [("Ada Quill", Role.KEYNOTE)]


def test_a_description_turns_a_listed_person_into_the_moderator():
    session = one(
        ADA, BRAM, title="Storage", description="*Moderated by Ada Quill, Quill Works\n\nAll about disks."
    )
    assert people(session) == [("Ada Quill", Role.MODERATOR), ("Bram Oost", Role.PANELIST)]
    assert session.seats[0].location == ADA.location


@pytest.mark.parametrize("written", ["Dr. Ada Quill", "Ada", "Ada M. Quill", "ADA QUILL", "Ad Quill"])
def test_a_description_may_write_a_listed_name_otherwise(written):
    session = one(ADA, BRAM, title="Storage", description=f"Moderator: {written}")
    assert people(session) == [("Ada Quill", Role.MODERATOR), ("Bram Oost", Role.PANELIST)]


def test_a_name_that_fits_two_listed_people_is_somebody_else():
    session = one(ADA, listing("Ada Oost"), title="Storage", description="Moderator: Ada")
    assert [seat.role for seat in session.seats] == [Role.PANELIST, Role.PANELIST, Role.MODERATOR]


def test_a_description_adds_a_moderator_who_is_not_listed():
    session = one(ADA, BRAM, title="Storage", description="Moderator: Dov Elan")
    assert people(session)[-1] == ("Dov Elan", Role.MODERATOR)


def test_a_description_never_doubles_the_speakers():
    session = one(ADA, title="Storage", description="Speaker: A. M. Quill-Oost")
    assert people(session) == [("Ada Quill", Role.SPEAKER)]


def test_a_description_names_the_speakers_where_nobody_is_listed():
    session = one(title="Storage", description="All about disks.\nSpeakers: Ada Quill, Bram Oost")
    assert people(session) == [("Ada Quill", Role.SPEAKER), ("Bram Oost", Role.SPEAKER)]


def test_organisations_in_a_description_are_counted():
    read = assembled(record(1, ADA, title="Storage", description="Moderator: All participants"))
    assert [skip.what for skip in read.skips] == ["organisation"]


# Who is one person


def test_a_list_of_moderators_marks_the_person_among_the_speakers():
    ada = listing("ADA QUILL", Role.MODERATOR, id="q1")
    session = one(ADA, BRAM, ada, title="Storage")
    assert [(seat.name, seat.role, seat.id) for seat in session.seats] == [
        ("Ada Quill", Role.MODERATOR, "q1"),
        ("Bram Oost", Role.PANELIST, ""),
    ]


def test_a_name_twice_in_one_list_is_two_seats():
    assert people(one(ADA, ADA, title="Storage")) == [("Ada Quill", Role.SPEAKER)] * 2


def test_one_name_in_two_named_roles_keeps_both_seats():
    panelist, chair = listing("Ada Quill", Role.PANELIST), listing("Ada Quill", Role.MODERATOR)
    assert people(one(panelist, chair, title="Storage")) == [
        ("Ada Quill", Role.PANELIST),
        ("Ada Quill", Role.MODERATOR),
    ]


def test_two_rows_of_one_name_are_two_seats():
    read = assembled(record(1, ADA, title="Storage"), record(2, ADA, title="Storage"), one_seat_each=True)
    assert people(read.sessions[0]) == [("Ada Quill", Role.SPEAKER)] * 2


def test_a_moderator_repeated_on_each_row_is_one_seat():
    read = assembled(
        record(1, ADA, CHAIR, title="Storage"),
        record(2, BRAM, CHAIR, title="Storage"),
        one_seat_each=True,
    )
    assert people(read.sessions[0]) == [
        ("Ada Quill", Role.PANELIST),
        ("Dov Elan", Role.MODERATOR),
        ("Bram Oost", Role.PANELIST),
    ]


# Which records are one session


def test_rows_of_one_id_are_one_session_unless_titles_differ():
    read = assembled(
        record(1, ADA, id="7", title="Storage"),
        record(2, BRAM, id="7"),
        record(3, CORA, id="7", title="Networks"),
        record(4, CORA, id="8"),
        one_seat_each=True,
    )
    assert [(session.key, session.title.text, len(session.seats)) for session in read.sessions] == [
        ("storage", "Storage", 2),
        ("networks", "Networks", 1),
        ("8", "8", 1),
    ]


def test_equal_ids_of_whole_sessions_are_not_one_session():
    read = assembled(record(1, ADA, id="7", title="Storage"), record(2, ADA, id="7", title="Storage"))
    assert [session.key for session in read.sessions] == ["storage", "storage#2"]


def test_keys_are_unique_whatever_the_ids():
    read = assembled(
        record(1, title="Storage"),
        record(2, id="storage#2", title="B"),
        record(3, title="Storage"),
        record(4, title="Storage"),
        record(5, title="!?"),
        record(6, title="?!"),
    )
    assert [session.key for session in read.sessions] == [
        "storage",
        "storage#2",
        "storage#3",
        "storage#4",
        "session",
        "session#2",
    ]


def test_a_key_tells_the_slot():
    assert one(title="Café & Tapes", date="2026-05-01", start="9:30").key == "2026-05-01-9-30-cafe-tapes"


# What a session says


def test_times_room_track_and_tags():
    session = one(
        title="<b>Tapes</b> &amp; Disks",
        date="2026-05-01",
        time="9:30-10:15",
        room=" Hall  A ",
        track="Iron",
        tags="disks; tapes|<i>cold</i>,",
    )
    assert (session.start, session.end) == (datetime(2026, 5, 1, 9, 30), datetime(2026, 5, 1, 10, 15))  # noqa: DTZ001
    assert (session.minutes, session.day, session.room, session.track) == (45, "2026-05-01", "Hall A", "Iron")
    assert session.tags == ("disks", "tapes", "cold")
    assert session.title == Cell("Tapes & Disks", place(1, 100))
    assert session.fields["room"].location == place(1, 400)


def test_an_impossible_time_is_a_problem_where_it_stands():
    read = assembled(record(3, title="Storage", start="25:99"))
    assert read.problems == (Problem("time", read.problems[0].message, place(3, 200)),)
    assert "25:99" in read.problems[0].message
    assert read.sessions[0].start is None


def test_people_at_a_time_without_a_title_are_a_session():
    session = one(ADA, start="9:30")
    assert (session.title, session.start) == (Cell("(no title)", place(1).point), time(9, 30))


def test_an_empty_title_says_so():
    assert one(ADA, title="<br>").title.text == "(no title)"


def test_people_without_a_session_are_unscheduled():
    read = assembled(record(1, ADA, CHAIR))
    assert read.sessions == ()
    assert [(seat.name, seat.role, seat.position) for seat in read.unscheduled] == [
        ("Ada Quill", Role.SPEAKER, 1),
        ("Dov Elan", Role.MODERATOR, 1),
    ]


def test_an_open_seat_counts_among_the_people_on_a_slot():
    tba = listing("", status=Status.OPEN)
    session = one(ADA, BRAM, tba, title="Storage")
    assert session.possible is True
    assert session.seats[2].status is Status.OPEN


# What becomes no session


@pytest.mark.parametrize("status", ["cancelled", "CANCELED", "Abgesagt"])
def test_a_cancelled_session_is_left_out_and_counted(status):
    read = assembled(record(1, ADA, title="Storage", status=status))
    assert read.sessions == ()
    assert read.skips == (Skip("cancelled session", "its status says so", place(1, width=900)),)


@pytest.mark.parametrize("cells", [{"title": "Lunch"}, {"title": "Hall A", "kind": "Coffee break"}])
def test_a_break_is_left_out_and_counted(cells):
    read = assembled(record(1, **cells))
    assert read.skips == (Skip("break", "nobody speaks in it", place(1, width=900)),)


def test_a_break_with_a_speaker_is_a_session():
    assert people(one(ADA, title="Lunch")) == [("Ada Quill", Role.SPEAKER)]


def test_a_session_that_lists_nobody_stays_a_session():
    assert one(title="Storage").seats == ()


def test_a_record_of_nothing_is_counted():
    read = assembled(record(1, room="Hall A"))
    assert read.skips == (
        Skip("empty record", "it names neither a session nor a person", place(1, width=900)),
    )


def test_what_the_reader_found_is_kept_in_the_order_of_the_input():
    early, late = Skip("comment row", "it starts with '#'", place(1)), Problem("record", "broken", place(9))
    read = assembled(
        record(5, title="Lunch"),
        record(6, title="A", start="25:99"),
        skips=(early,),
        problems=(late,),
        event="Disk Days",
        assumptions=("cp1252",),
        columns={"title": place(2)},
    )
    assert [skip.location.line for skip in read.skips] == [1, 5]
    assert [problem.location.line for problem in read.problems] == [6, 9]
    assert (read.path, read.location, read.event) == ("x.yaml", Location("x.yaml"), "Disk Days")
    assert (read.assumptions, read.columns) == (("cp1252",), {"title": place(2)})
