import string

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from panelcheck import readers
from panelcheck.errors import Location, NotAProgramme, UserError
from panelcheck.programme import Kind, Role, Status
from panelcheck.readers import yaml
from panelcheck.readers.records import Words
from panelcheck.source import Cell, Source, excerpt

WORDS = Words(axes=("gender", "career stage"))


def source_of(text, path="programme.yaml"):
    return Source(path, text)


def records_of(text, path="programme.yaml"):
    return yaml.read(source_of(text, path), WORDS)


def programme_of(text, path="programme.yaml"):
    return readers.read(source_of(text, path), WORDS)


def sessions_of(text, path="programme.yaml"):
    """Titles or ids, with what is known of who is there."""
    return {
        record.cells["title" if "title" in record.cells else "id"].text: [
            (listing.name, listing.role) for listing in record.listings
        ]
        for record in records_of(text, path).records
        if record.cells
    }


def outside(text, path="programme.yaml"):
    """The people who are in no session."""
    return [
        (listing.name, listing.role)
        for record in records_of(text, path).records
        if not record.cells
        for listing in record.listings
    ]


def skipped(text, path="programme.yaml"):
    return [(skip.what, skip.why, skip.location.line) for skip in records_of(text, path).skips]


def problems(text):
    return [
        (problem.kind, problem.message, f"{problem.location.line}:{problem.location.column}")
        for problem in records_of(text).problems
    ]


def marked(text, location):
    return excerpt(source_of(text), location)[0].partition(" | ")[2]


OWN = """\
event: Storage Days
sessions:
  - title: The future of storage
    id: s1
    kind: panel
    start: 2025-09-24T10:30+02:00
    minutes: 45
    track: Data
    room: Hall 2
    tags: [disks, tapes]
    people:
      - name: Ada Moreno
        role: moderator
        gender: woman
        affiliation: Acme
      - {name: Bea Conti, gender: [woman, non-binary], pronouns: she/they, id: bea, minutes: 15}
      - {name: Carl Weiss, status: tentative, career stage: early, country: Chile}
      - Dana Novak
      - name: TBA
organisers:
  - name: Eve Larsen
  - Finn Olsen
"""


def test_our_own_schema_is_read_whole():
    found = records_of(OWN)
    session, *organisers = found.records
    assert found.event == "Storage Days"
    assert {name: cell.text for name, cell in session.cells.items()} == {
        "title": "The future of storage", "id": "s1", "kind": "panel", "start": "2025-09-24T10:30+02:00",
        "minutes": "45", "track": "Data", "room": "Hall 2", "tags": "disks; tapes",
    }  # fmt: skip
    assert [(who.name, who.role, who.status, who.id, who.minutes) for who in session.listings] == [
        ("Ada Moreno", Role.MODERATOR, Status.CONFIRMED, "", None),
        ("Bea Conti", Role.SPEAKER, Status.CONFIRMED, "bea", 15.0),
        ("Carl Weiss", Role.SPEAKER, Status.TENTATIVE, "", None),
        ("Dana Novak", Role.SPEAKER, Status.CONFIRMED, "", None),
        ("", Role.SPEAKER, Status.OPEN, "", None),
    ]
    assert [{name: cell.text for name, cell in who.statements.items()} for who in session.listings[:3]] == [
        {"gender": "woman", "affiliation": "Acme"},
        {"gender": "woman; non-binary", "pronouns": "she/they"},
        {"career stage": "early", "country": "Chile"},
    ]
    assert [record.listings[0].name for record in organisers] == ["Eve Larsen", "Finn Olsen"]
    assert {record.listings[0].role for record in organisers} == {Role.ORGANISER}
    assert (found.skips, found.problems) == ((), ())


def test_every_record_and_field_knows_its_place():
    session, organiser, _ = records_of(OWN).records
    assert session.location[1:3] == (3, 5)
    assert marked(OWN, session.cells["title"].location) == "The future of storage"
    assert [marked(OWN, who.location) for who in session.listings] == [
        "Ada Moreno", "Bea Conti", "Carl Weiss", "Dana Novak", "TBA",
    ]  # fmt: skip
    assert marked(OWN, session.listings[0].statements["affiliation"].location) == "Acme"
    assert marked(OWN, session.listings[0].fields["role"].location) == "moderator"
    assert organiser.location[1:3] == (21, 5)


def test_the_places_of_field_names_are_those_of_their_first_keys():
    columns = records_of(OWN).columns
    assert (columns["room"].line, columns["gender"].line, columns["pronouns"].line) == (9, 14, 16)


def test_our_own_schema_becomes_a_panel_with_its_seats():
    (session,) = programme_of(OWN).sessions
    assert (session.key, session.kind, session.minutes, session.tags) == (
        "s1", Kind.PANEL, 45.0, ("disks", "tapes"),
    )  # fmt: skip
    assert [seat.role for seat in session.seats] == [Role.MODERATOR, *[Role.PANELIST] * 4]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("- {title: On tapes, speakers: [Ada Moreno, Bea Conti]}", ["Ada Moreno", "Bea Conti"]),
        ("- {title: On tapes, speaker: 'Ada Moreno, Bea Conti'}", ["Ada Moreno", "Bea Conti"]),
        ("- {title: On tapes, speakers: [{name: Ada Moreno, slug: ada-moreno}]}", ["Ada Moreno"]),
        ("- {title: On tapes, speakers: {name: Ada Moreno, twitter: ada}}", ["Ada Moreno"]),
        ("- {title: On tapes, speakers: [{first_name: Ada, last_name: Moreno}]}", ["Ada Moreno"]),
        ("- {':title': On tapes, ':speaker': Ada Moreno}", ["Ada Moreno"]),
        ("- {title: On tapes, speakers: [Ada Moreno and Bea Conti]}", ["Ada Moreno", "Bea Conti"]),
        ("- {title: On tapes, speakers: [{speaker: Ada Moreno}]}", ["Ada Moreno"]),
        ("- {title: On tapes, speakers: ~, room: A}", []),
        ("- {title: On tapes, speakers: '', room: A}", []),
        ("- {title: On tapes, speakers: [], room: A}", []),
        ("- {title: On tapes, speakers: [{name: Null}]}", ["Null"]),
    ],
)
def test_a_list_of_talks_names_its_speakers_in_many_ways(text, people):
    assert sessions_of(text) == {"On tapes": [(name, Role.SPEAKER) for name in people]}


def test_a_panel_has_a_moderator_and_panelists():
    text = "- {topic: On tapes, moderator: Ada Moreno, panelist: [Bea Conti, Carl Weiss]}\n"
    assert sessions_of(text) == {
        "On tapes": [
            ("Ada Moreno", Role.MODERATOR), ("Bea Conti", Role.PANELIST), ("Carl Weiss", Role.PANELIST),
        ],
    }  # fmt: skip


def test_a_single_mapping_may_be_one_panel_without_a_title():
    text = """\
moderator: {name: Ada Moreno, affiliation: Acme, country: Chile}
panelists:
  - {name: Bea Conti, affiliation: Acme}
questions:
  - q: Why tapes?
outline: [Introduction, Discussion]
"""
    found = records_of(text, "site/2025-panel.yml")
    (record,) = found.records
    assert record.cells["id"] == Cell("2025-panel", Location("site/2025-panel.yml"))
    assert [(who.name, who.role) for who in record.listings] == [
        ("Ada Moreno", Role.MODERATOR), ("Bea Conti", Role.PANELIST),
    ]  # fmt: skip
    assert found.skips == ()


def test_panels_may_be_keyed_by_their_slug():
    text = "storage:\n  moderators: [Ada Moreno]\ntapes:\n  panelists: [{name: Bea Conti, talk_title: X}]\n"
    assert sessions_of(text) == {
        "storage": [("Ada Moreno", Role.MODERATOR)], "tapes": [("Bea Conti", Role.PANELIST)],
    }  # fmt: skip


def test_untitled_panels_in_a_list_are_numbered():
    text = "panels:\n  - {moderator: Ada Moreno}\n  - {panelists: [Bea Conti]}\n"
    assert list(sessions_of(text)) == ["panels 1", "panels 2"]


def test_a_slot_with_an_id_and_a_time_is_a_session():
    assert sessions_of("- {slug: on-tapes, duration: '0:30'}\n- {slug: on-disks}\n") == {"on-tapes": []}


def kinds_of(text):
    return {
        record.cells["title"].text: record.cells["kind"].text if "kind" in record.cells else ""
        for record in records_of(text).records
    }


def test_the_key_of_a_list_may_tell_the_kind():
    text = """\
panels: [{title: On tapes, speakers: [Ada Moreno]}]
talks: [{title: On disks, speakers: [Bea Conti]}]
workshops: [{title: On sand, kind: talk, speakers: [Carl Weiss]}]
"""
    assert kinds_of(text) == {"On tapes": "panels", "On disks": "", "On sand": "talk"}


def test_a_mark_for_keynotes_tells_the_kind():
    text = """\
- {title: A, speakers: X Y, keynote: true}
- {title: B, room: 1, keynote: true}
- {title: C, room: 1, keynote: no}
"""
    assert kinds_of(text) == {"A": "", "B": "keynote", "C": ""}


NESTED = """\
data:
  - date: 2025-09-24
    room: Hall 1
    schedule:
      - time: "10:00"
        duration: 30
        talks:
          - {title: On tapes, speaker: Ada Moreno}
          - {title: On disks, speaker: Bea Conti, room: Hall 2, start: "10:10", end: "10:20"}
      - {time: "11:00", duration: 15, talks: [{title: Coffee}]}
"""


def test_day_time_and_room_hold_for_the_sessions_inside():
    cells = [
        {name: cell.text for name, cell in record.cells.items()} for record in records_of(NESTED).records
    ]
    assert cells[:2] == [
        {"title": "On tapes", "date": "2025-09-24", "room": "Hall 1", "time": "10:00", "minutes": "30"},
        {"title": "On disks", "date": "2025-09-24", "room": "Hall 2", "start": "10:10", "end": "10:20"},
    ]


def test_inherited_times_are_read():
    first, second = programme_of(NESTED).sessions
    assert (str(first.start), first.minutes, first.day) == ("2025-09-24 10:00:00", 30.0, "2025-09-24")
    assert (str(second.start), second.minutes) == ("2025-09-24 10:10:00", 10.0)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("days: {2025-09-24: [{title: On tapes, speaker: Ada Moreno}]}", "2025-09-24"),
        ("monday: [{title: On tapes, speaker: Ada Moreno}]", "monday"),
        ("talks_day2: [{title: On tapes, speaker: Ada Moreno}]", "day2"),
        ("days: [{name: Day 1, slots: [{title: On tapes, speaker: Ada Moreno}]}]", "Day 1"),
        (
            "days: [{title: Day 1, date: 2025-09-24, grid: [{title: On tapes, speaker: Ada Moreno}]}]",
            "2025-09-24",
        ),
    ],
)
def test_a_day_may_be_a_key_or_a_heading(text, day):
    (record,) = records_of(text).records
    assert record.cells["date"].text == day


def test_a_time_may_be_a_key():
    (record,) = records_of("saturday: {'10:30': [{title: On tapes, speaker: Ada Moreno}]}").records
    assert (record.cells["start"].text, record.cells["date"].text) == ("10:30", "saturday")


def test_talks_inside_a_session_are_sessions_of_their_own():
    text = """\
- title: Lightning talks
  kind: lightning_talk
  room: Hall 1
  start: "16:00"
  talks:
    - {title: On tapes, speakers: [Ada Moreno]}
    - {title: On disks, speakers: [Bea Conti]}
  alternative_recordings: [{note: Upload, video_id: abc}]
- {title: Opening, speakers: [Carl Weiss], program: [{title: On sand, speaker: Dana Novak}]}
"""
    first, tapes, disks, opening, sand = records_of(text).records
    assert [record.cells["title"].text for record in (first, tapes, disks, opening, sand)] == [
        "Lightning talks", "On tapes", "On disks", "Opening", "On sand",
    ]  # fmt: skip
    assert tapes.cells.keys() == {"title", "room"}
    assert records_of(text).skips == ()


def test_a_heading_above_sessions_is_a_named_skip():
    text = """\
event: Storage Days
days:
  - title: Opening block
    slots:
      - {title: A, speaker: Ada Moreno}
"""
    assert skipped(text) == [("heading", "it stands above other sessions", 3)]


def test_the_title_of_the_whole_file_is_the_event():
    assert (
        records_of("title: Storage Days\ntalks: [{title: A, speaker: Ada Moreno}]\n").event == "Storage Days"
    )
    text = "- {title: A, speaker: Ada Moreno, event: %s}\n- {title: B, speaker: Ada Moreno, event: Two}\n"
    assert (records_of(text % "One").event, records_of(text % "Two").event) == ("", "Two")


def test_room_and_track_may_be_mappings_and_lists():
    text = "- {title: A, speaker: Ada Moreno, room: {name: Hall 1}, track: [Web, Data], tags: [x: 1]}\n"
    (record,) = records_of(text).records
    assert {name: cell.text for name, cell in record.cells.items()} == {
        "title": "A", "room": "Hall 1", "track": "Web; Data",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "- {name: Ada Moreno, bio: Likes tapes}\n- {name: Bea Conti, twitter: bea}",
            ["Ada Moreno", "Bea Conti"],
        ),
        ("name: Ada Moreno\npronouns: she/her\n", ["Ada Moreno"]),
        ("speakers: [{name: Ada Moreno}, Bea Conti]", ["Ada Moreno", "Bea Conti"]),
        ("- {id: 11, name: Ada, surname: Moreno}", ["Ada Moreno"]),
    ],
)
def test_a_list_of_people_belongs_to_no_session(text, people):
    assert [name for name, _ in outside(text)] == people


def test_the_name_of_the_file_tells_whom_it_lists():
    assert outside("- Ada Moreno\n- {name: Bea Conti}\n", "_data/organizers.yml") == [
        ("Ada Moreno", Role.ORGANISER), ("Bea Conti", Role.ORGANISER),
    ]  # fmt: skip


def test_teams_are_organisers():
    text = """\
team_members: [{name: Ada Moreno}, {name: Bea Conti}]
groups:
  - {name: Programme committee, users: [Carl Weiss]}
  - {name: Volunteers, users: []}
"""
    assert outside(text) == [
        ("Ada Moreno", Role.ORGANISER), ("Bea Conti", Role.ORGANISER), ("Carl Weiss", Role.ORGANISER),
    ]  # fmt: skip


def test_people_beside_sessions_are_in_none_of_them():
    text = "speakers: [{name: Ada Moreno, bio: X}]\nsessions: [{title: A, speaker: Ada Moreno}]\n"
    assert sessions_of(text) == {"A": [("Ada Moreno", Role.SPEAKER)]}
    assert outside(text) == [("Ada Moreno", Role.SPEAKER)]


def test_a_person_with_a_talk_is_a_row_of_its_session():
    text = """\
- {name: Ada Moreno, gender: woman, talk_title: On tapes, time: "10:00"}
- {name: Bea Conti, gender: woman, talk_title: On tapes, time: "10:00"}
"""
    assert records_of(text).one_seat_each
    (session,) = programme_of(text).sessions
    assert [seat.name for seat in session.seats] == ["Ada Moreno", "Bea Conti"]


def test_a_description_names_people_at_their_true_places():
    text = """\
- title: On tapes
  speakers: [Ada Moreno]
  description: |
    About tapes.
    Moderator: Bea Conti
- title: On disks
  speakers: [Ada Moreno]
  description: "About disks.\\nModerator: Carl Weiss"
- title: On sand
  description: >
    About sand.

    Panelists: Ada Moreno,
    Dana Novak
"""
    tapes, disks, sand = records_of(text).records
    assert [(who.name, who.role) for who in (*tapes.listings, *disks.listings)] == [
        ("Ada Moreno", Role.SPEAKER), ("Bea Conti", Role.MODERATOR),
        ("Ada Moreno", Role.SPEAKER), ("Carl Weiss", Role.MODERATOR),
    ]  # fmt: skip
    assert [marked(text, who.location) for who in (*tapes.listings, *disks.listings, *sand.listings)] == [
        "Ada Moreno", "Bea Conti", "Ada Moreno", "Carl Weiss", "Ada Moreno", "Dana Novak",
    ]  # fmt: skip


def test_a_marker_in_the_description_is_not_a_second_seat():
    text = "- {title: A, speakers: [Ada Moreno, Bea Conti], description: Moderated by Bea Conti}\n"
    assert sessions_of(text) == {"A": [("Ada Moreno", Role.SPEAKER), ("Bea Conti", Role.MODERATOR)]}


def test_one_answer_for_several_people():
    text = (
        "- title: A\n  speakers:\n    - name: Ada Moreno and Bea Conti\n"
        "      gender: woman\n      company: Acme\n"
    )
    (record,) = records_of(text).records
    assert [[*who.statements] for who in record.listings] == [["gender"], ["gender"]]
    assert skipped(text) == [("statement", "it does not say which of several people it is about", 5)]


def test_a_declined_seat_is_left_out_and_counted():
    text = """\
- title: A
  people:
    - {name: Ada Moreno, status: declined}
    - {name: Bea Conti, status: open}
"""
    (record,) = records_of(text).records
    assert [(who.name, who.status) for who in record.listings] == [("", Status.OPEN)]
    assert skipped(text) == [("declined seat", "its status says so", 3)]


def test_an_organisation_is_a_named_skip():
    text = "- {title: A, speakers: [Ada Moreno, All participants]}\n"
    assert sessions_of(text) == {"A": [("Ada Moreno", Role.SPEAKER)]}
    assert [skip.what for skip in records_of(text).skips] == ["organisation"]


@pytest.mark.parametrize(
    ("speakers", "problem"),
    [
        ("{colour: red}", ("record", "a person without a name", "2:13")),
        ("[{gender: woman}]", ("record", "a person without a name", "2:14")),
        ("[{name: Ada Moreno, minutes: soon}]", ("time", "'soon' is not a length of time", "2:42")),
    ],
)
def test_what_is_no_person_is_a_located_problem_and_the_rest_is_read(speakers, problem):
    text = f"- title: A\n  speakers: {speakers}\n- {{title: B, speakers: [Bea Conti]}}\n"
    assert problems(text)[0][0::2] == problem[0::2]
    if problem[0] == "record":
        assert problems(text)[0] == problem
    assert sessions_of(text)["B"] == [("Bea Conti", Role.SPEAKER)]


@pytest.mark.parametrize("text", ["", "# talks:\n#  - title: A\n", "---\n# nothing\n---\n~\n"])
def test_a_file_of_comments_is_a_named_skip(text):
    found = records_of(text)
    assert (found.records, skipped(text)) == ((), [("empty file", "there is nothing in it but comments", 1)])


@pytest.mark.parametrize(
    "text",
    [
        "name: CI\non: [push]\njobs: {test: {runs-on: linux, steps: [{name: Build, run: make}]}}\n",
        "- {title: Home, url: /}\n- {title: About, url: /about}\n",
        "navigation: [{name: propose}, {name: location}]\n",
        "just a text\n",
        "- a\n- b\n",
        "42\n",
        "sponsors: [{name: Acme, twitter: acme}]\n",
    ],
)
def test_a_file_that_is_no_programme_is_refused_where_it_starts(text):
    with pytest.raises(NotAProgramme, match="nothing in it looks like a programme") as caught:
        records_of(text)
    assert caught.value.location.line == 1


def test_a_programme_without_sessions_yet_is_one():
    assert records_of("event: Summit\nsessions: []\n").records == ()


def test_what_is_neither_session_nor_person_is_a_named_skip():
    text = """\
talks:
  - {title: On tapes, speaker: Ada Moreno}
  - {title: Coffee}
  - {colour: red}
menu:
  - {title: Home, url: /}
sponsors:
  - {name: Acme, twitter: acme}
"""
    assert list(sessions_of(text)) == ["On tapes", "Coffee"]
    assert skipped(text) == [
        ("entry", "no title and no people", 4),
        ("entry", "a title, but no time, place or people", 6),
        ("entry", "sponsors are no part of the programme", 7),
    ]


def test_all_documents_of_a_file_are_read():
    text = "---\ntitle: A\nspeaker: Ada Moreno\n---\ntitle: B\nspeaker: Bea Conti\n"
    assert list(sessions_of(text)) == ["A", "B"]


def test_a_file_that_is_not_yaml_is_a_located_error():
    with pytest.raises(UserError) as caught:
        records_of("talks: [{title: A}\n")
    assert caught.value.location.path == "programme.yaml"


def test_equal_titles_stay_sessions_of_their_own():
    text = "- {title: A, speaker: Ada Moreno}\n- {title: A, speaker: Bea Conti}\n"
    assert [session.key for session in programme_of(text).sessions] == ["a", "a#2"]


_VALUES = st.text(string.ascii_letters + " ", max_size=8)
_KEYS = st.sampled_from(
    [
        "title",
        "name",
        "speakers",
        "people",
        "moderator",
        "panelists",
        "talks",
        "sessions",
        "days",
        "date",
        "time",
        "room",
        "kind",
        "bio",
        "tags",
        "users",
    ],
)


@given(
    st.recursive(
        _VALUES | st.none() | st.integers(0, 99),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_KEYS, inner, max_size=5),
        max_leaves=25,
    ),
)
def test_any_document_is_read_and_each_mapping_in_a_list_is_accounted_for(document):
    text = pyyaml.safe_dump(document)
    try:
        found = records_of(text)
    except NotAProgramme:
        return
    everything = [*found.records, *found.skips, *found.problems]
    assert all(item.location.path == "programme.yaml" for item in everything)
    if isinstance(document, list) and any(isinstance(item, dict) for item in document):
        assert everything
    programme = programme_of(text)
    assert len(programme.sessions) <= len(found.records)


def test_a_title_goes_before_the_raw_title_and_the_events_name():
    text = """\
- raw_title: "BigConf 2024 - Panel: Tapes by Ada Moreno"
  event_name: BigConf 2024
  title: "Panel: Tapes"
  speakers: [Ada Moreno]
- {raw_title: BigConf 2024 - Disks, event_name: BigConf 2024, speakers: [Bea Conti]}
"""
    assert list(sessions_of(text)) == ["Panel: Tapes", "BigConf 2024 - Disks"]
    assert records_of(text).event == "BigConf 2024"


@pytest.mark.parametrize(
    ("name", "head"), [("_data/speakers.yml", ""), ("data.yml", "speakers:\n")], ids=["file", "key"]
)
def test_people_keyed_by_their_full_names(name, head):
    people = {
        "Ada O'Moreno": "company: Acme\n",
        '"Bea Conti"': "pronouns: she/her\n",
        "Cleo Dahl": "bio: x\n",
    }
    pad = "  " if head else ""
    text = head + "".join(f"{pad}{who}:\n{pad}  {line}{pad}  badges: []\n" for who, line in people.items())
    read = programme_of(text, name)
    assert [(seat.name, list(seat.statements)) for seat in read.unscheduled] == [
        ("Ada O'Moreno", ["affiliation"]),
        ("Bea Conti", ["pronouns"]),
        ("Cleo Dahl", []),
    ]
    assert str(read.unscheduled[1].location.point) == f"{name}:{4 + bool(head)}:{2 + len(pad)}"


def test_a_session_whose_people_are_keyed_by_name():
    text = "- title: A\n  speakers:\n    Ada Moreno: {bio: x}\n    Bea Conti: {bio: y}\n"
    assert sessions_of(text) == {"A": [("Ada Moreno", Role.SPEAKER), ("Bea Conti", Role.SPEAKER)]}


@pytest.mark.parametrize("inner", ["{name: Cleo Dahl}", "{talks: [{title: A, speakers: [Cleo Dahl]}]}", "x"])
def test_keys_above_names_or_sessions_are_nobodys(inner):
    read = programme_of(f"speakers:\n  Bell Tower: {inner}\n")
    assert [problem.message for problem in read.problems] == ["a person without a name"]
    assert [seat.name for _, seat in read.seats()] == []


def test_an_entry_left_empty_beside_people_is_an_open_seat():
    read = programme_of(
        "sessions:\n  - title: Storage\n    kind: panel\n    speakers: [Ada Quill, Bram Oost, '']\n"
    )
    assert [(seat.name, seat.status.value) for seat in read.sessions[0].seats] == [
        ("Ada Quill", "confirmed"),
        ("Bram Oost", "confirmed"),
        ("", "open"),
    ]
    read = programme_of("sessions:\n  - title: Storage\n    kind: panel\n    speakers: [~]\n")
    assert read.sessions[0].seats == ()


def test_a_text_among_sessions_is_counted_as_left_out():
    read = programme_of(
        "sessions:\n  - 'Panel: Ada Quill, Bram Oost'\n"
        "  - title: Storage\n    speakers: [Cora Diaz]\n  - Lunch\n"
    )
    assert len(read.sessions) == 1
    assert [(skip.what, skip.why, skip.location.line) for skip in read.skips] == [
        ("entry", "a text where other sessions have keys and values", 2),
        ("entry", "a text where other sessions have keys and values", 5),
    ]


def test_a_panel_may_list_its_people():
    read = programme_of(
        "sessions:\n  - session: Storage\n    panel: [Ada Quill, Bram Oost]\n    moderator: Cora Diaz\n"
        "  - panel: Networks\n    speakers: [Dov Elan]\n"
    )
    first, second = read.sessions
    assert [(seat.name, seat.role.value) for seat in first.seats] == [
        ("Ada Quill", "panelist"),
        ("Bram Oost", "panelist"),
        ("Cora Diaz", "moderator"),
    ]
    assert second.title.text == "Networks"
