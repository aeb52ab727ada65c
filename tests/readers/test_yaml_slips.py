"""Slips of the pen in keys that name people, and people who work beside the stage."""

import pytest

from panelcheck import readers
from panelcheck.errors import NotAProgramme
from panelcheck.programme import Role
from panelcheck.readers.records import Words
from panelcheck.source import Source


def read(text, **words):
    return readers.read(Source("event.yaml", text), Words(**words))


def people(programme):
    return [(seat.name, seat.role) for _, seat in programme.seats()]


SESSION = """\
event: Summit
sessions:
  - title: Maps
    kind: panel
    {key}:
      - {{name: Ada Holm, role: moderator}}
      - {{name: Ben Quist, role: panelist, gender: man}}
"""


@pytest.mark.parametrize(
    ("key", "meant"),
    [
        ("poeple", "people"),
        ("Peple", "people"),
        ("speekers", "speakers"),
        ("panelits", "panelists"),
        ("modrators", "moderators"),
        ("key_note", ""),
        ("sponsored_by", ""),
        ("pictures", ""),
    ],
)
def test_a_mistyped_key_of_people_is_a_problem_where_it_stands(key, meant):
    programme = read(SESSION.format(key=key))
    told = [(str(one.location), one.kind, one.message) for one in programme.problems]
    message = f"unknown key '{key}': did you mean '{meant}'? Its people are not counted"
    assert told == ([("event.yaml:5:5", "record", message)] if meant else [])


def test_names_alone_and_the_team_of_the_event_are_told_of_too():
    programme = read(
        "event: Summit\norganizrs: [Kit Low]\nsessions:\n"
        "  - {title: Maps, kind: talk, spekers: [Ada Holm, Ben Quist]}\n"
        "  - {title: Mud, kind: talk, speaker: Cem Ozan}\n"
    )
    assert [(one.location.line, one.message.split(":")[0]) for one in programme.problems] == [
        (2, "unknown key 'organizrs'"),
        (4, "unknown key 'spekers'"),
    ]
    assert people(programme) == [("Cem Ozan", Role.SPEAKER)]


@pytest.mark.parametrize("value", ["true", "[https://example.org]", "[two of them]", "12"])
def test_what_holds_no_names_is_no_slip(value):
    assert not read(f"sessions:\n  - {{title: Maps, kind: talk, speakerz: {value}}}\n").problems


def test_a_key_the_config_knows_is_no_slip():
    programme = read(SESSION.format(key="poeple"), fields={"poeple": "speakers"})
    assert not programme.problems
    assert [name for name, _ in people(programme)] == ["Ada Holm", "Ben Quist"]


@pytest.mark.parametrize(
    "role", ["interpreter", "Sign language interpreter", "captioner", "Photographer", "volunteer"]
)
def test_work_beside_the_stage_is_no_seat_in_yaml_as_in_tables(role):
    entry = SESSION.format(key="people") + f"      - {{name: Cem Ozan, role: {role}}}\n"
    table = f"session,kind,name,role\nMaps,panel,Ada Holm,moderator\nMaps,panel,Cem Ozan,{role}\n"
    for programme in (read(entry), readers.read(Source("event.csv", table), Words())):
        assert "Cem Ozan" not in dict(people(programme))
        assert [(skip.what, skip.why) for skip in programme.skips] == [("supporting role", "not on stage")]


def test_who_speaks_and_interprets_has_the_floor():
    programme = read(SESSION.format(key="people") + "      - {name: Cem Ozan, role: speaker / interpreter}\n")
    assert len(people(programme)) == 3


def test_the_team_of_an_event_may_have_any_task():
    programme = read("sessions: []\norganisers:\n  - {name: Kit Low, role: registration}\n")
    assert people(programme) == [("Kit Low", Role.ORGANISER)]


def test_roles_that_are_not_known_are_said_as_in_tables():
    programme = read(SESSION.format(key="people") + "      - {name: Cem Ozan, role: Wizard}\n")
    assert "roles not known here, read as speakers: 'Wizard'" in programme.assumptions


def test_whoever_hosts_the_livestream_is_not_on_stage():
    written = "      - {name: Cem Ozan, role: Host of the livestream}\n"
    programme = read(SESSION.format(key="people") + written)
    assert "Cem Ozan" not in {seat.name for _, seat in programme.seats()}


def test_a_mark_of_keynotes_beside_a_person_is_read():
    written = (
        "people:\n  - {name: Cem Ozan, keynote: '- keynote speaker -'}\n  - {name: Ada Quill, keynote: no}\n"
    )
    assert [(seat.name, seat.role.value) for _, seat in read(written).seats()] == [
        ("Cem Ozan", "keynote"),
        ("Ada Quill", "speaker"),
    ]


def test_a_timetable_of_times_alone_says_so():
    with pytest.raises(NotAProgramme, match="times alone: no session and nobody is named beside them"):
        read("days:\n  - {date: 2030-05-01, grid: [{start_time: '10:00', end_time: '11:00', slots: 4}]}\n")
