"""Which rows of a table are one session and one seat, and which seats stay open."""

import pytest

from panelcheck.programme import Status
from panelcheck.readers import Words, read
from panelcheck.source import Source

HEAD = "session,kind,name,role,gender"


def table(*rows, head=HEAD):
    return read(Source("list.csv", "\n".join([head, *rows]) + "\n"), Words())


def seats(programme):
    return [[seat.name for seat in session.seats] for session in programme.sessions]


@pytest.mark.parametrize("blank", [0, 1, 2])
def test_a_blank_slot_agrees_with_the_other_rows(blank):
    days = ["Monday"] * 3
    days[blank] = ""
    people = ("Ann Lee", "John Smith", "Jim Webb")
    programme = table(
        *(f"P,panel,{day},{name},man" for day, name in zip(days, people, strict=True)),
        head="session,kind,day,name,gender",
    )
    assert seats(programme) == [list(people)]


def test_a_blank_day_goes_with_the_nearest_row_above():
    rows = ["P,Monday,Ann Lee", "P,,Bo Dahl", "P,Tuesday,Cy Roe", "P,,Di Poe"]
    assert seats(table(*rows, head="session,day,name")) == [["Ann Lee", "Bo Dahl"], ["Cy Roe", "Di Poe"]]


def test_different_kinds_part_sessions_and_a_blank_does_not():
    programme = table(
        "P,panel,Ann Lee,,", "P,workshop,Bo Dahl,,", "P,panel,Cy Roe,,", "Q,panel,Di Poe,,", "Q,,Ed Fox,,"
    )
    assert seats(programme) == [["Ann Lee", "Cy Roe"], ["Bo Dahl"], ["Di Poe", "Ed Fox"]]


def test_a_row_that_cannot_be_read_leaves_an_open_seat():
    programme = table(
        "P,panel,John Smith,panelist,man",
        "P,panel,Ann Lee,panelist,woman,extra",
        "P,panel,Jim Webb,panelist,man",
    )
    (session,) = programme.sessions
    assert [seat.name for seat in session.seats] == ["John Smith", "", "Jim Webb"]
    assert session.seats[1].status is Status.OPEN
    assert [problem.kind for problem in programme.problems] == ["record"]


def test_rows_with_one_id_of_a_person_are_one_seat():
    programme = table("P,7,Ann Lee", "P,7,Ann Lee", "P,8,Bo Dahl", head="session,speaker id,name")
    assert seats(programme) == [["Ann Lee", "Bo Dahl"]]
    assert [skip.what for skip in programme.skips] == ["repeated row"]


def test_an_id_column_may_be_of_the_people():
    programme = table("P,7,Ann Lee", "P,8,Bo Dahl", "P,8,Bo Dahl", "Q,7,Ann Lee", head="session,id,name")
    assert seats(programme) == [["Ann Lee", "Bo Dahl"], ["Ann Lee"]]
    assert [seat.id for _, seat in programme.seats()] == ["7", "8", "7"]


def test_a_name_twice_without_an_id_is_two_people():
    assert seats(table("P,Ann Lee", "P,Ann Lee", head="session,name")) == [["Ann Lee", "Ann Lee"]]


@pytest.mark.parametrize("role", ["Interpreter", "Sign language interpreter", "AV / support", "Tolk"])
def test_work_beside_the_stage_is_no_seat(role):
    programme = table("P,panel,Ann Lee,panelist,", f"P,panel,Bo Dahl,{role},")
    assert seats(programme) == [["Ann Lee"]]
    assert [skip.what for skip in programme.skips] == ["supporting role"]


def test_a_role_may_say_that_somebody_declined():
    programme = table("P,panel,Ann Lee,panelist,", "P,panel,Bo Dahl,withdrawn,")
    assert seats(programme) == [["Ann Lee"]]
    assert [skip.what for skip in programme.skips] == ["declined seat"]


def test_an_unknown_role_is_said_to_be_read_as_a_speaker():
    (sentence,) = table("P,panel,Ann Lee,wizard,").assumptions
    assert "'wizard'" in sentence


def test_an_organisation_sends_somebody_to_a_panel():
    programme = table("P,panel,Ann Lee,panelist,", "P,panel,ACME Foundation,panelist,")
    assert seats(programme) == [["Ann Lee", ""]]
    assert [skip.what for skip in programme.skips] == ["organisation"]


def test_all_participants_are_no_seat_and_one_skip():
    programme = table("P,panel,Ann Lee,panelist,", "P,panel,All participants,panelist,")
    assert seats(programme) == [["Ann Lee"]]
    assert [skip.what for skip in programme.skips] == ["organisation"]


def test_a_comment_with_commas_above_the_header_is_a_comment():
    programme = read(
        Source("list.csv", f"# comment, with commas\n{HEAD}\nP,panel,Ann Lee,panelist,\n"), Words()
    )
    assert seats(programme) == [["Ann Lee"]]
    assert [skip.what for skip in programme.skips] == ["comment row"]
