"""Quotas against brute force: every way the people could be, tried out."""

import math
from collections import Counter
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.checks.quota import AtLeast, Parity
from panelcheck.errors import Location
from panelcheck.finding import Verdict
from panelcheck.identity.likelihood import RATIOS
from panelcheck.identity.roster import UNKNOWN, Ground, Roster, Standing
from panelcheck.lineup import RESIDUAL, Each, Event, LineUpSpec, line_ups_of
from panelcheck.programme import Kind, Person, Programme, Role, Seat, Session, Status
from panelcheck.source import Cell

PLACE = Location("example.csv", 2, 1, 2, 8)
GENDERS = ("woman", "man", "nonbinary")
ANYTHING = [frozenset(some) for some in (["woman"], ["man"], ["nonbinary"], ["woman", "man"], ["agender"])]
DECLARED = st.frozensets(st.sampled_from(GENDERS), min_size=1)
PRIOR = (0.4, 0.6)


def judge(check, *people, count="people"):
    """Judge a panel of what each declared; None is unknown, a number a likelihood ratio, "open" a seat."""
    seats, standings, keys, persons = [], {}, {}, {}
    for number, told in enumerate(people):
        seat = Seat(
            name="",
            role=Role.PANELIST,
            location=PLACE,
            status=Status.OPEN if told == "open" else Status.CONFIRMED,
        )
        seats.append(seat)
        if told != "open":
            key = keys[id(seat)] = str(number)
            persons[key] = Person(key, key, (seat,))
            standings[key] = standing(told)
    roster = Roster(
        people=persons,
        standings={"gender": standings},
        labels={"gender": GENDERS},
        seat_keys=keys,
        prior=PRIOR,
    )
    session = Session(key="1", title=Cell("Tea", PLACE), location=PLACE, kind=Kind.PANEL, seats=tuple(seats))
    programme = Programme(path="example.csv", location=PLACE, sessions=(session,))
    spec = LineUpSpec(each=Each.SESSION, kinds=(Kind.PANEL,), count=count)
    (line_up,) = line_ups_of(Event(programme, roster), spec)
    (judgement,) = check.judge(line_up)
    return judgement


def standing(told):
    if told is None:
        return UNKNOWN
    if isinstance(told, float):
        return Standing(Ground.NAMES, likelihood_ratio=told)
    return Standing(Ground.DECLARED, told)


def could_be(people):
    """Return every way in which the unknown could be something."""
    return product(*(ANYTHING if one in (None, "open") else [one] for one in people))


PANELS = st.lists(st.one_of(DECLARED, st.none(), st.just("open")), min_size=2, max_size=5)


@given(
    PANELS,
    st.integers(0, 3),
    st.sampled_from([0.0, 0.3, 0.33, 0.4, 0.5, 1.0]),
    st.sampled_from([None, 0.3, 0.35, 0.5]),
    st.sampled_from([("woman",), ("woman", "nonbinary")]),
)
def test_at_least_agrees_with_every_way_they_could_be(people, number, share, above, categories):
    number = number if share or above is not None else max(1, number)
    check = AtLeast(categories=categories, number=number, share=share, above=above)
    found = judge(check, *people)
    outcomes = set()
    for each in could_be(people):
        members = sum(bool(one & set(categories)) for one in each)
        size = len(each)
        enough = members >= number and members >= share * size and (above is None or members > above * size)
        outcomes.add(not enough)
    assert (found.low, found.high) == (min(outcomes), max(outcomes))


@given(PANELS, st.sampled_from([("man",), ("man", "nonbinary")]))
def test_other_than_counts_whoever_is_more_than_that(people, categories):
    found = judge(AtLeast(other_than=categories, number=1), *people)
    outcomes = {all(one <= set(categories) for one in each) for each in could_be(people)}
    assert (found.low, found.high) == (min(outcomes), max(outcomes))


@given(PANELS, st.integers(0, 2))
def test_parity_agrees_with_every_way_they_could_be(people, within):
    found = judge(Parity(categories=("woman", "man"), within=within), *people)
    outcomes = {
        abs(sum(("woman" in one) - ("man" in one) for one in each)) > within for each in could_be(people)
    }
    if len(outcomes) == 1:
        assert (found.low, found.high) == (min(outcomes), max(outcomes))
    else:
        assert (found.low, found.high) == (0, 1)


RATIO = st.sampled_from(sorted(RATIOS.values()))


def chances(ratio, share):
    woman = share * ratio / (share * ratio + 1 - share) * (1 - RESIDUAL)
    return [(woman, 1), (1 - RESIDUAL - woman, -1), (RESIDUAL, 0)]


@given(st.lists(RATIO, min_size=3, max_size=5), st.lists(DECLARED, max_size=2), st.integers(0, 2))
def test_parity_weighs_estimates_one_by_one(ratios, declared, within):
    found = judge(Parity(categories=("woman", "man"), within=within), *ratios, *declared)
    start = sum(("woman" in one) - ("man" in one) for one in declared)
    ends = []
    for share in PRIOR:
        apart = 0.0
        for way in product(*(chances(ratio, share) for ratio in ratios)):
            chance, difference = 1.0, start
            for weight, move in way:
                chance, difference = chance * weight, difference + move
            apart += chance * (abs(difference) > within)
        ends.append(apart)
    assert (found.low, found.high) == pytest.approx((min(ends), max(ends)), abs=1e-9)


@given(st.lists(RATIO, min_size=10, max_size=60), st.integers(0, 20))
def test_parity_of_many_people_is_that_of_all_of_them(ratios, within):
    found = judge(Parity(categories=("woman", "man"), within=within), *ratios)
    ends = []
    for share in PRIOR:
        differences = {0: 1.0}
        for ratio in ratios:
            moved = Counter()
            for difference, chance in differences.items():
                for weight, move in chances(ratio, share):
                    moved[difference + move] += chance * weight
            differences = moved
        ends.append(math.fsum(chance for one, chance in differences.items() if abs(one) > within))
    assert (found.low, found.high) == pytest.approx((min(ends), max(ends)), abs=1e-9)


@pytest.mark.parametrize(
    ("share", "size", "needed"),
    [(0.07, 100, 7), (0.33, 3, 1), (0.33, 100, 33), (0.4, 5, 2), (0.5, 11, 6), (1 / 3, 9, 3)],
)
def test_a_share_asks_for_no_more_than_it_says(share, size, needed):
    woman, man = frozenset(["woman"]), frozenset(["man"])
    check = AtLeast(categories=("woman",), share=share)
    assert judge(check, *[woman] * needed, *[man] * (size - needed)).verdict is Verdict.SATISFIED
    fewer = judge(check, *[woman] * (needed - 1), *[man] * (size - needed + 1))
    assert (fewer.verdict, fewer.evidence["needed"]) == (Verdict.CERTAIN, needed)


@pytest.mark.parametrize("given", [{"share": 0.3}, {"above": 0.3}])
def test_the_share_is_told_in_percent(given):
    woman, man = frozenset(["woman"]), frozenset(["man"])
    found = judge(AtLeast(categories=("woman",), **given), woman, *[man] * 9)
    assert (found.verdict, found.evidence["share"]) == (Verdict.CERTAIN, 30)


def test_how_many_of_a_small_panel_are_of_a_group_is_not_told():
    woman, man = frozenset(["woman"]), frozenset(["man"])
    found = judge(AtLeast(categories=("woman",), number=3), woman, man, None, "open", 60.0)
    assert found.verdict is Verdict.UNDETERMINED
    assert found.evidence == {
        "people": 5, "known": 2, "estimated": 0, "unknown": 2, "open": 1, "needed": 3, "share": 0,
    }  # fmt: skip


def test_one_or_two_names_are_no_evidence():
    assert judge(AtLeast(categories=("woman",), number=1), RATIOS["male"], RATIOS["male"]).verdict is (
        Verdict.UNDETERMINED
    )


def test_a_large_event_is_weighed_in_time():
    found = judge(Parity(categories=("woman", "man")), *[RATIOS["male"]] * 1500, *[RATIOS["female"]] * 300)
    assert found.verdict is Verdict.LIKELY
