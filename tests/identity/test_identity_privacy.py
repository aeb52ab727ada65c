"""Nothing that holds what someone is shows it: not in a repr, not in a str, not in an exception."""

import pytest
from identity_programmes import PATH, Rows, programme, session

from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.identity import Declaration, identify, read_declarations
from panelcheck.identity.pronouns import Pronouns, read_pronouns
from panelcheck.identity.statements import from_programme
from panelcheck.identity.vocabulary import DEFAULT
from panelcheck.source import Cell, Source

PRIVATE = (
    "woman",
    "nonbinary",
    "non-binary",
    "demigod",
    "she/her",
    "he/him",
    "holm ab",
    "@",
    "262.",
    "0.006",
    "SHE",
)


def shown(thing):
    return f"{thing!r} {thing!s} {thing}"


def assert_nothing_private(thing):
    for word in PRIVATE:
        assert word not in shown(thing), f"{word} in {type(thing).__name__}"


@pytest.fixture
def roster():
    rows = Rows()
    made = programme(
        session("One", rows.seat("Anna Berg", gender="woman"), rows.seat("Tom Ek", pronouns="she/her")),
        session("Two", rows.seat("Anna Berg", gender="man"), rows.seat("Ida Vik", gender="demigod")),
        session(
            "Three", rows.seat("Ole Vik", affiliation="Holm AB"), rows.seat("Eva Berg", email="e@example.org")
        ),
    )
    answer = Declaration(
        axis="gender", name="Ole Vik", email="o@example.org", cell=Cell("nonbinary", Location("a.csv", 2))
    )
    stray = Declaration(axis="gender", email="x@example.org", cell=Cell("woman", Location("a.csv", 3)))
    return identify(made, declarations=[answer, stray], axes=["gender", "affiliation"])


def test_rosters_and_all_they_hold(roster):
    assert_nothing_private(roster)
    for axis in roster.standings.values():
        for one in axis.values():
            assert_nothing_private(one)
    for thing in (*roster.contradictions, *roster.variants, *roster.unmatched, *roster.people.values()):
        assert_nothing_private(thing)
    assert len(roster.contradictions) == len(roster.unmatched) == 1


def test_what_is_read_and_declared():
    seat = Rows().seat("Anna Berg", gender="woman")
    made = programme(session("One", seat))
    statements = from_programme(made, {id(seat): "name:anna berg"}, "gender")
    assert statements["name:anna berg"][0].text == "woman"
    assert_nothing_private(dict(statements))
    assert_nothing_private(DEFAULT["gender"].read("woman"))
    assert_nothing_private(
        Declaration(axis="gender", name="A", email="a@b.c", cell=Cell("woman", Location(PATH)))
    )
    assert_nothing_private(read_pronouns("she/her"))
    assert len({shown(one) for one in Pronouns}) == 1


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.csv", "name,axis,values\nAnna Berg,woman,gender\n"),
        ("a.csv", "name,gender\n,woman\n"),
        ("a.csv", 'name,gender\nAnna Berg,"woman\n'),
        ("a.csv", "name,stage\nAnna Berg,woman\n"),
        ("a.csv", "name,gender\nAnna Berg,woman,nonbinary\n"),
        ("a.yaml", "- {name: Anna Berg, gender: {woman: yes}}\n"),
        ("a.yaml", "- {gender: woman}\n"),
        ("a.yaml", "- {name: Anna Berg, axis: woman, values: gender}\n"),
        ("a.yaml", "- woman\n"),
        ("a.yaml", "- {name: Anna Berg, gender: woman\n"),
    ],
)
def test_errors_about_declarations(path, text):
    with pytest.raises((UserError, UserErrors)) as caught:
        read_declarations(Source(path, text), ["gender"])
    assert_nothing_private(caught.value)
    for error in getattr(caught.value, "errors", [caught.value]):
        assert_nothing_private((error.message, error.hint, str(error.location)))
