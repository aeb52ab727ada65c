"""What may be told of an axis, by its name; intersections, from declarations alone."""

import pytest
from identity_programmes import Rows, programme, session

from panelcheck.identity import Axes, Disclosure, Intersection, Vocabulary, identify
from panelcheck.identity.axes import default_disclosure
from panelcheck.identity.roster import Ground, Withheld

SPECIAL = [
    "ethnicity", "Ethnic background", "race", "Race / ethnicity", "etnia", "raza", "people of colour", "POC",
    "disability", "Schwerbehinderung", "handicap", "discapacidad", "niepełnosprawność", "postižení",
    "neurodivergent", "sexual orientation", "orientación sexual", "sexuelle Orientierung", "LGBTQ+", "queer",
    "religion", "Religionszugehörigkeit", "faith", "godsdienst", "wyznanie", "náboženství",
    "health", "Gesundheit", "santé", "salud", "zdraví", "politics", "Partei", "poglądy polityczne",
    "trade union member", "caste", "Kaste", "casta", "migration background", "Migrationshintergrund",
    "country of origin", "Herkunft", "underrepresented minority", "indigenous",
]  # fmt: skip
ORDINARY = [
    "gender", "career stage", "country", "affiliation", "first-time speaker", "employer", "seniority", "city",
    "trace", "interface", "environment", "experimental", "team", "department", "language", "age",
]  # fmt: skip


@pytest.mark.parametrize("axis", SPECIAL)
def test_special_categories_are_told_of_the_event_only(axis):
    assert default_disclosure(axis) is Disclosure.EVENT_ONLY


@pytest.mark.parametrize("axis", ORDINARY)
def test_other_axes_are_told_of_sessions(axis):
    assert default_disclosure(axis) is Disclosure.SESSION


def test_an_intersection_is_as_private_as_its_parts():
    crossed = Intersection(parts={"gender": frozenset(["woman"]), "caste": frozenset(["x"])})
    axes = Axes(intersections={"both": crossed})
    assert axes.event_only("both")
    told = Axes(intersections={"both": crossed}, disclosure={"caste": Disclosure.SESSION})
    assert not told.event_only("both")
    assert Axes(disclosure={"gender": Disclosure.EVENT_ONLY}).event_only("gender")


PEOPLE = {
    "Ada Holm": ("woman", "early", "member"),
    "Ben Quist": ("man", "", "not member"),
    "Cem Ozan": ("", "late", "not member"),
    "Dov Lind": ("woman", "late", "not member"),
    "Eva Roe": ("woman", "prefer not to say", Ground.DECLINED),
    "Fay Roe": ("woman", "", Ground.UNKNOWN),
    "Maria Roe": ("", "early", Ground.UNKNOWN),
}


def crossed(**options):
    rows = Rows()
    axes = Axes(
        intersections={
            "both": Intersection(parts={"gender": frozenset(["woman"]), "stage": frozenset(["early"])})
        },
        **options,
    )
    seats = [rows.seat(name, gender=gender, stage=stage) for name, (gender, stage, _) in PEOPLE.items()]
    return identify(
        programme(session("A panel", *seats)),
        axes=["both"],
        decided=axes,
        vocabularies={
            "gender": Vocabulary("gender", {"woman": (), "man": ()}),
            "stage": Vocabulary("stage", {"early": (), "late": ()}),
        },
    )


def test_members_are_members_on_every_axis_and_estimates_are_no_evidence():
    roster = crossed()
    found = {person.name: roster.standing(person, "both") for person in roster.people.values()}
    for name, (*_, wanted) in PEOPLE.items():
        if isinstance(wanted, Ground):
            assert (found[name].ground, found[name].categories) == (wanted, frozenset())
        else:
            assert (found[name].ground, found[name].categories) == (Ground.DECLARED, {wanted})
    assert roster.labels["both"] == ("member", "not member")
    assert roster.axes == ("gender", "stage"), "nobody is asked for an intersection"


def test_what_one_person_says_on_a_private_axis_is_not_handed_out():
    roster = crossed(disclosure={"stage": Disclosure.EVENT_ONLY})
    assert roster.standings.keys() == {"gender"}
    for person in roster.people.values():
        for axis in ("stage", "both"):
            with pytest.raises(Withheld):
                roster.standing(person, axis)
