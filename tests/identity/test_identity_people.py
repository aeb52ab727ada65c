import pytest
from hypothesis import given
from hypothesis import strategies as st
from identity_programmes import Rows, panel, programme, session

from panelcheck.identity import identify
from panelcheck.identity.people import normalise
from panelcheck.programme import Role, Status


def roster_of(made):
    return identify(made, names=False)


def people_in(*names):
    return len(roster_of(panel(*names)).people)


def seats_of(made):
    return [seat for _, seat in made.seats()]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Anna Berg", "anna  BERG"),
        ("Anna Berg", " Anna\u00a0Berg "),
        ("Anna Berg", "An\u200bna Berg\ufeff"),
        ("Anna Berg", "Anna Berg*"),
        ("Anna Berg", "Anna Berg \u2020\u00b9"),
        ("Anna Berg", "Dr. Anna Berg"),
        ("Anna Berg", "Prof. Dr. Anna Berg"),
        ("Anna Berg", "Frau Dr Anna Berg"),
        ("Anna Berg", "Anna Berg, PhD"),
        ("Anna Berg", "Anna Berg Ph.D."),
        ("Anna Berg", "Anna Berg (she/her)"),
        ("Anna Berg", "Berg, Anna"),
        ("Anna Berg", "Dr. Anna Berg, M.Sc., PhD"),
        ("Ana D\u00edaz", "Ana Di\u0301az"),
        ("Orla O'Dell", "Orla O\u2019Dell"),
        ("J. R. Holm", "J.R. Holm"),
        ("\uff21\uff4e\uff4e\uff41 Berg", "Anna Berg"),
        ("Gro\u00df Holm", "GROSS HOLM"),
    ],
)
def test_one_name_written_in_two_ways(one, two):
    assert normalise(one) == normalise(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ana D\u00edaz", "Ana Diaz"),
        ("Anna Berg", "Anna Holm"),
        ("Anna-Lena Berg", "Anna Lena Berg"),
        ("Agent 1", "Agent 2"),
        ("Dr Berg", "Anna Berg"),
        ("Ing Holm", "Holm"),
    ],
)
def test_names_that_stay_apart(one, two):
    assert normalise(one) != normalise(two)


@given(st.text(min_size=1).filter(str.strip))
def test_a_name_never_normalises_to_nothing(name):
    assert normalise(name).strip() or not name.isprintable()


def test_seats_of_one_name_are_one_person():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Anna Berg"), rows.seat("Tom Ek")),
        session("Two", rows.seat("Dr. Anna BERG")),
        unscheduled=[rows.seat("Tom Ek", role=Role.ORGANISER)],
    )
    roster = roster_of(made)
    assert [person.name for person in roster.people.values()] == ["Dr. Anna BERG", "Tom Ek"]
    assert [len(person.seats) for person in roster.people.values()] == [2, 2]
    assert list(roster.people) == ["name:anna berg", "name:tom ek"]
    first, _, third, _ = seats_of(made)
    assert roster.person_of(first) is roster.person_of(third)


def test_a_name_twice_in_one_role_of_one_session_is_two_people():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Anna Berg"), rows.seat("Anna Berg")),
        session("Two", rows.seat("Anna Berg")),
    )
    roster = roster_of(made)
    assert list(roster.people) == ["name:anna berg", "name:anna berg#2"]
    assert [len(person.seats) for person in roster.people.values()] == [2, 1]


def test_a_name_in_two_roles_of_one_session_is_one_person():
    rows = Rows()
    made = programme(session("One", rows.seat("Anna Berg"), rows.seat("Anna Berg", role=Role.MODERATOR)))
    assert len(roster_of(made).people) == 1


def test_a_name_twice_outside_sessions_is_one_person():
    rows = Rows()
    assert len(roster_of(programme(unscheduled=[rows.seat("Anna Berg"), rows.seat("Anna Berg")])).people) == 1


def test_ids_decide_before_names():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Anna Berg", id="1"), rows.seat("Anna Berg", id="2")),
        session("Two", rows.seat("Anna Holm", id="1")),
    )
    roster = roster_of(made)
    assert {key: person.name for key, person in roster.people.items()} == {
        "id:1": "Anna Holm",
        "id:2": "Anna Berg",
    }


def test_a_seat_without_an_id_belongs_to_the_one_id_of_its_name():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Anna Berg")),
        session("Two", rows.seat("Anna Berg", id="1")),
        session("Three", rows.seat("anna berg")),
    )
    assert list(roster_of(made).people) == ["id:1"]


def test_an_old_name_without_its_id_does_not_come_back():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Anna Berg", id="1")),
        session("Two", rows.seat("Anna Holm", id="1")),
        session("Three", rows.seat("Anna Berg")),
    )
    assert [person.name for person in roster_of(made).people.values()] == ["Anna Holm"]


def test_a_name_of_two_ids_belongs_to_neither():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Anna Berg", id="1")),
        session("Two", rows.seat("Anna Berg", id="2")),
        session("Three", rows.seat("Anna Berg")),
    )
    assert list(roster_of(made).people) == ["id:1", "id:2", "name:anna berg"]


def test_a_namesake_beside_an_id_in_one_session_is_a_second_person():
    rows = Rows()
    made = programme(session("One", rows.seat("Anna Berg"), rows.seat("Anna Berg", id="1")))
    assert list(roster_of(made).people) == ["name:anna berg#2", "id:1"]


def test_one_id_twice_in_a_session_is_one_person():
    rows = Rows()
    made = programme(session("One", rows.seat("Anna Berg", id="1"), rows.seat("A. Berg", id="1")))
    assert list(roster_of(made).people) == ["id:1"]


def test_open_seats_and_nameless_seats_are_nobody():
    rows = Rows()
    made = programme(session("One", rows.seat("", status=Status.OPEN), rows.seat(" "), rows.seat("", id="7")))
    roster = roster_of(made)
    opened, nameless, known = seats_of(made)
    assert roster.person_of(opened) is None
    assert roster.person_of(nameless) is None
    assert roster.person_of(known).name == "7"


@given(st.lists(st.sampled_from(["Anna Berg", "anna berg", "Tom Ek", "Ida Holm", "Dr. Tom Ek"]), max_size=8))
def test_every_taken_seat_has_a_person_and_every_person_a_seat(names):
    made = panel(*names)
    roster = roster_of(made)
    held = [seat for person in roster.people.values() for seat in person.seats]
    assert len(held) == len(names)
    assert all(roster.person_of(seat).key in roster.people for seat in seats_of(made))
    # n times in one role of one session is n people.
    assert len(roster.people) == len(names)


def test_keys_do_not_depend_on_other_sessions():
    rows = Rows()
    alone = programme(session("One", rows.seat("Anna Berg"), rows.seat("Tom Ek")))
    more = programme(session("Zero", rows.seat("Ida Holm")), *alone.sessions)
    assert set(roster_of(alone).people) < set(roster_of(more).people)
