import time

import pytest
from identity_programmes import Rows, programme, session

from panelcheck.identity import identify


def pairs(*names, ids=()):
    rows = Rows()
    ids = ids or [""] * len(names)
    made = programme(
        *(session(f"Talk {name}", rows.seat(name, id=own)) for name, own in zip(names, ids, strict=True))
    )
    return [(pair.first.name, pair.second.name) for pair in identify(made, names=False).variants]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Ana D\u00edaz", "Ana Diaz"),
        ("\u017baneta Holm", "Zaneta Holm"),
        ("J\u00fcrgen M\u00fcller", "Juergen Mueller"),
        ("S\u00f8ren Holm", "Soren Holm"),
        ("Anna-Lena Berg", "Anna Lena Berg"),
        ("Anna-Lena Berg", "Annalena Berg"),
        ("Ida De Vries", "Ida DeVries"),
        ("Anna M. Berg", "Anna Berg"),
        ("Anna M. Berg", "Anna Maria Berg"),
        ("Erik Berg", "Eric Berg"),
        ("Sofia Berg", "Sophia Berg"),
        ("Sara Berg", "Sarah Berg"),
        ("Katrin Berg", "Kathrin Berg"),
        ("Phillip Berg", "Philip Berg"),
        ("Michael Berg", "Micheal Berg"),
        ("Benjamin Berg", "Bejamin Berg"),
        ("Jonathan Berg", "Jonathon Berg"),
    ],
)
def test_one_name_spelt_in_two_ways(one, two):
    assert pairs(one, two) == [(one, two)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Tom Berg", "Thomas Berg"),
        ("Martin Berg", "Martina Berg"),
        ("Daniel Berg", "Daniela Berg"),
        ("Mario Berg", "Maria Berg"),
        ("Marta Berg", "Maria Berg"),
        ("Karin Berg", "Kirsten Berg"),
        ("Jan Berg", "Jon Berg"),
        ("Noa Berg", "Noah Berg"),
        ("Anna Berg", "Anna Holm"),
        ("A. Berg", "Anna Berg"),
        ("Anna M. Berg", "Anna K. Berg"),
        ("Anna Maria Berg", "Anna Berg"),
        ("Anna M. K. Berg", "Anna M. Berg"),
        ("Benjamin Berg", "Benajmni Berg"),
        ("Xiaofei Liu", "Xiaowei Liu"),
        ("Verosha", "Verosh\u00e1"),
    ],
)
def test_two_names(one, two):
    assert pairs(one, two) == []


def test_different_ids_are_two_people():
    assert pairs("Ana D\u00edaz", "Ana Diaz", ids=["1", "2"]) == []
    assert pairs("Ana D\u00edaz", "Ana Diaz", ids=["1", ""]) == [("Ana D\u00edaz", "Ana Diaz")]


def test_people_on_one_stage_are_two_people():
    rows = Rows()
    made = programme(session("One", rows.seat("Erik Berg"), rows.seat("Eric Berg")))
    assert identify(made, names=False).variants == ()


def test_namesakes_are_no_variants():
    rows = Rows()
    made = programme(session("One", rows.seat("Anna Berg"), rows.seat("Anna Berg")))
    assert identify(made, names=False).variants == ()


def test_many_people_of_one_family_name_take_no_longer_than_their_number():
    given = [
        f"{a}{b}{c}{d}" for a in "BCDFG" for b in "aeiou" for c in "lmnrstvwz" for d in ("kal", "tus", "nia")
    ]

    def seconds(count):
        names = [f"{name} Berg" for name in given[:count]]
        start = time.perf_counter()
        pairs(*names)
        return time.perf_counter() - start

    seconds(100)
    assert seconds(600) < 30 * seconds(100)


@pytest.mark.parametrize("name", ["Anna \u0301", "\u0301 Anna", "\u0301 \u0300"])
def test_a_word_of_nothing_but_accents_is_no_name(name):
    assert pairs(name, "Anna Quill") == []
