"""Names as lists really hold them: pen names, teams, slips of the pen, titles, numbers for ids."""

import json

import pytest

from panelcheck.errors import Location
from panelcheck.identity.names import given_names
from panelcheck.identity.people import gather, normalise
from panelcheck.programme import Role, Skip, Status
from panelcheck.readers import Words, read, read_records
from panelcheck.readers.assemble import assemble
from panelcheck.readers.cells import read_names
from panelcheck.readers.join import join
from panelcheck.source import Cell, Source


def named(text):
    place = Location("talks.csv", 1, 1, 1, 1 + len(text))
    return read_names(Cell(text, place))


def told(text):
    return [item.name for item in named(text) if not isinstance(item, Skip)]


def programme(name, text):
    return read(Source(name, text), Words())


def together(*files):
    parts = [read_records(Source(name, text), Words()) for name, text in files]
    return assemble("site", join(parts), Words())


def seats(programme):
    return [(seat.name, seat.role.value) for session in programme.sessions for seat in session.seats]


def number_of_people(programme):
    return len(gather(programme)[0])


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        ("Toni Perry writing as Leigh Quill", "Toni Perry", ("Leigh Quill",)),
        ("Toni Perry (writing as Leigh Quill)", "Toni Perry", ("Leigh Quill",)),
        ("Toni Perry w/a Leigh Quill", "Toni Perry", ("Leigh Quill",)),
        ("Toni Perry a.k.a. Sparrow", "Toni Perry", ()),
        ("Sparrow aka Toni Perry", "Toni Perry", ()),
        ("Toni Perry (also known as Leigh Quill) (moderator)", "Toni Perry", ("Leigh Quill",)),
    ],
)
def test_a_pen_name_is_no_second_person(text, name, aliases):
    (seat,) = named(text)
    assert (seat.name, seat.keys) == (name, aliases)
    assert "affiliation" not in seat.statements


def test_a_pen_name_on_stage_is_the_person_in_the_list():
    read = together(
        ("people.yaml", "people:\n- name: Toni Perry (writing as Leigh Quill)\n- name: Bram Oost\n"),
        (
            "sessions.yaml",
            "sessions:\n- title: One\n  speakers: [Leigh Quill]\n- title: Two\n  speakers: [Toni Perry]\n",
        ),
    )
    assert [name for name, _ in seats(read)] == ["Toni Perry", "Toni Perry"]
    assert number_of_people(read) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Team Quartz (Ada Quill / Bram Oost)",
        "Team Quartz (Ada Quill, Bram Oost)",
        "Team Quartz (Ada Quill & Bram Oost)",
        "The Quartz Team: Ada Quill, Bram Oost",
        "Quartz Foundation (Ada Quill | Bram Oost)",
    ],
)
def test_the_members_of_a_team_are_its_people(text):
    assert told(text) == ["Ada Quill", "Bram Oost"]
    assert {item.statements["affiliation"].text in text for item in named(text)} == {True}


def test_a_team_without_members_stays_a_group():
    for text in ("Team Quartz (winners of 2024)", "The Quartz Team: all of us"):
        assert not told(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Quill, Anna and Oost, Tom", ["Quill, Anna", "Oost, Tom"]),
        ("Quill, A., Oost, B.", ["Quill, A.", "Oost, B."]),
        ("QUILL, ANNA; OOST, TOM", ["QUILL, ANNA", "OOST, TOM"]),
        ("ANNA QUILL, TOM OOST", ["ANNA QUILL", "TOM OOST"]),
        ("Anna Quill feat. Tom Oost", ["Anna Quill", "Tom Oost"]),
        ("Anna Quill vs. Tom Oost", ["Anna Quill", "Tom Oost"]),
        ("Анна Квилл и Том Оост", ["Анна Квилл", "Том Оост"]),
        ("Anna Quill @annaquill, Tom Oost", ["Anna Quill", "Tom Oost"]),
        ("Ollie, Aiden, & Rob Oost", ["Ollie", "Aiden", "Rob Oost"]),
        ("Ollie, Aiden", ["Ollie, Aiden"]),
    ],
)
def test_people_however_they_are_written(text, names):
    assert told(text) == names


def test_a_role_within_a_line_begins_the_next_people():
    seats = named("Moderator: Ada Quill Panelists: Bram Oost, Cora Diaz")
    assert [(seat.name, seat.role) for seat in seats] == [
        ("Ada Quill", Role.MODERATOR),
        ("Bram Oost", Role.PANELIST),
        ("Cora Diaz", Role.PANELIST),
    ]


@pytest.mark.parametrize("text", ["Ada Quill + 1", "Ada Quill +2 more", "Ada Quill …", "Ada Quill et al."])
def test_more_people_than_named_are_an_open_seat(text):
    people = [item for item in named(text) if not isinstance(item, Skip)]
    assert [(who.name, who.status) for who in people] == [("Ada Quill", Status.CONFIRMED), ("", Status.OPEN)]


def test_a_job_behind_a_colon_and_an_unsettled_seat():
    first, second = named("Anna Quill: Head of Data, Quartz; Tom Oost (Quartz) TBC")
    assert (first.name, first.statements["affiliation"].text) == ("Anna Quill", "Head of Data, Quartz")
    assert (second.name, second.status) == ("Tom Oost", Status.TENTATIVE)


def test_a_job_with_an_and_in_it_is_nobody():
    text = "Anna Quill: Manager, Strategy and Business Development, Quartz"
    assert told(text) == ["Anna Quill"]
    assert told("Anna Quill (Quartz) and Tom Oost") == ["Anna Quill", "Tom Oost"]


@pytest.mark.parametrize(
    "name",
    [
        "Dr Anna. Quill",
        "Dr.Anna Quill",
        "Anna Quill, PhD",
        "Anna Quill PhD",
        "Prof. Dr. med. Anna Quill",
        "Dr.-Ing. Anna Quill",
        "Lady Anna Quill",
        "Quill, Anna",
    ],
)
def test_titles_and_slips_of_the_pen_are_one_person(name):
    assert normalise(name) == "anna quill"
    assert given_names(name)[-1] == "anna"


def test_japanese_titles_stand_behind_the_name():
    assert normalise("山田 花子氏") == normalise("山田 花子 さん") == "山田 花子"


def test_several_peoples_pronouns_in_one_cell_are_given_in_turn():
    read = programme(
        "list.csv",
        "title,speakers,pronouns\n"
        'One,"Ada Quill, Bram Oost","she/her, he/him"\n'
        'Two,"Cora Diaz, Dov Elan",they/them & they/them\n'
        'Three,"Eve Fo, Gus Hill","He, Him"\n'
        'Four,"Eve Fo, Gus Hill","she/her, they/them"\n',
    )
    said = [[seat.statements["pronouns"].text for seat in session.seats] for session in read.sessions]
    assert said == [
        ["she/her", "he/him"],
        ["they/them", "they/them"],
        ["He, Him", "He, Him"],
        ["she/her, they/them"] * 2,
    ]


def test_numbers_that_count_each_sessions_people_are_no_ids():
    talks = [
        {"title": "One", "speakers": [{"id": 1, "name": "Ada Quill"}]},
        {"title": "Two", "speakers": [{"id": 1, "name": "Bram Oost"}, {"id": 2, "name": "Ada Quill"}]},
    ]
    read = programme("talks.json", json.dumps({"talks": talks}))
    assert [name for name, _ in seats(read)] == ["Ada Quill", "Bram Oost", "Ada Quill"]
    assert number_of_people(read) == 2


def test_ids_of_people_stay_where_names_change():
    talks = [
        {"title": "One", "speakers": [{"id": 1, "name": "Ada Quill"}]},
        {"title": "Two", "speakers": [{"id": 1, "name": "Ada Oost"}, {"id": 2, "name": "Cora Diaz"}]},
    ]
    assert number_of_people(programme("talks.json", json.dumps({"talks": talks}))) == 2


def test_an_affiliation_may_run_over_the_last_column():
    text = "name,affiliation\nAda Quill,Quartz, Berlin\nBram Oost,Onyx\n"
    read = programme("people.csv", text)
    assert [seat.name for seat in read.unscheduled] == ["Ada Quill", "Bram Oost"]
    assert "1 row with more cells than columns: read as a longer affiliation" in read.assumptions


@pytest.mark.parametrize(
    "text",
    [
        "name,affiliation,gender\nAda Quill,Quartz, Berlin,woman\n",  # which cell is the gender is not known
        "session,name,affiliation\nOne,Ada Quill,Quartz, Berlin\n",
        "name,affiliation\nQuill, Ada,Quartz\n",
    ],
)
def test_other_rows_that_are_too_long_are_problems(text):
    (problem,) = programme("people.csv", text).problems
    assert problem.kind == "record"


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("1. Ada Quill 2. Bram Oost 3. Cora Diaz", ["Ada Quill", "Bram Oost", "Cora Diaz"]),
        ("(1) Ada Quill (2) Bram Oost", ["Ada Quill", "Bram Oost"]),
        ("1) Ada Quill, Acme; 2) Bram Oost, Bolt Inc", ["Ada Quill", "Bram Oost"]),
        ("Ada Quill 2. Bram Oost", ["Ada Quill 2. Bram Oost"]),  # not counted from one
    ],
)
def test_numbers_part_people_in_one_line(text, people):
    assert told(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Anna & Jens Oost", ["Anna Oost", "Jens Oost"]),
        ("Ada Quill, Anna und Jens van der Oost", ["Ada Quill", "Anna van der Oost", "Jens van der Oost"]),
        ("Dr. Anna & Prof. Jens P. Oost (Acme)", ["Dr. Anna Oost", "Prof. Jens P. Oost"]),
        ("Mr. & Mrs. Oost", ["Mr. Oost", "Mrs. Oost"]),
        ("Mr. and Mrs. Bram Oost", ["Mr. Bram Oost", "Mrs. Oost"]),
        ("Herr und Frau Oost", ["Herr Oost", "Frau Oost"]),
        ("Mr Quill and Mrs Oost", ["Mr Quill", "Mrs Oost"]),
        ("Bram Oost and Anna", ["Bram Oost", "Anna"]),
        ("Anna, and Jens Oost", ["Anna", "Jens Oost"]),
        ("Anna & Jens", ["Anna", "Jens"]),
        ("Ernst & Young Ada Quill", ["Ada Quill"]),
    ],
)
def test_a_family_name_written_once_is_both_people_s(text, people):
    assert told(text) == people


def test_a_title_and_a_family_name_are_no_first_name():
    assert given_names("Mrs. Jordan") == ()
