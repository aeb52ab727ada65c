"""How minutes are spread, against values computed elsewhere and against every assignment there is."""

import math
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.statistics.minutes import (
    arrangements,
    evenness,
    gini,
    parity_bounds,
    permuted,
)

FOUR = [14.0, 12.0, 10.0, 4.0]
MEMBERS, OTHERS = [5.0, 6.0, 7.0], [9.0, 10.0, 11.0, 8.0, 12.0]


def near(value):
    return pytest.approx(value, abs=1e-9)


def permutation_p(*dealt):
    return permuted(*dealt)[0]


def test_four_people_of_whom_the_last_is_a_member():
    assert FOUR[3] / sum(FOUR) == near(0.1)
    assert parity_bounds([4], FOUR[:3], []) == near((0.4, 0.4))
    assert 4 / (sum(FOUR[:3]) / 3) == near(1 / 3)
    assert gini(FOUR) == near(0.2)
    assert gini(FOUR) * 4 / 3 == near(4 / 15)
    assert evenness(FOUR) == pytest.approx(0.941692, abs=5e-7)
    shares = [value / 40 for value in FOUR]
    assert evenness(FOUR) == near(-sum(share * math.log(share) for share in shares) / math.log(4))


def test_who_said_nothing_makes_the_minutes_less_even():
    shares = [30 / 40, 10 / 40]
    assert evenness([30.0, 0.0, 10.0]) == near(-sum(one * math.log(one) for one in shares) / math.log(3))
    assert evenness([0.5, 0.5, 0.0]) == near(math.log(2) / math.log(3))


def test_a_permutation_counted_to_the_end():
    assert permutation_p(MEMBERS + OTHERS, [True] * 3 + [False] * 5) == near(1 / 56)
    assert arrangements([True] * 3 + [False] * 5, ["0"] * 8) == 56


def test_labels_stay_within_their_stratum():
    values, members = [4.0, 10, 12, 14, 5, 11, 12, 15], [True, False, False, False] * 2
    strata = ["a"] * 4 + ["b"] * 4
    assert arrangements(members, strata) == 16
    assert permutation_p(values, members, strata) == near(1 / 16)
    assert permutation_p(values, members) == near(1 / 28)


def test_the_least_that_anyone_could_have():
    assert permuted([5.0, 5, 5, 9], [False, False, False, True]) == (near(1), near(3 / 4))
    assert permuted(sorted(MEMBERS + OTHERS), [False] * 5 + [True] * 3) == (near(1), near(1 / 56))


def test_ties_count_against_the_finding():
    assert permutation_p([5.0, 5, 5, 5], [True, False, False, False]) == near(1)
    assert permutation_p([0.1, 0.2, 0.3, 0.3], [True, True, False, False]) == near(1 / 6)


def test_many_people_are_drawn_and_always_the_same():
    values, members = [float(number) for number in range(40)], [number < 20 for number in range(40)]
    assert permutation_p(values, members) == 1 / 10_000
    mixed = [number % 2 == 0 for number in range(40)]
    first = permutation_p(values, mixed)
    assert first == permutation_p(values, mixed)
    assert 0.3 < first < 0.6


@given(st.lists(st.tuples(st.floats(0, 90), st.booleans(), st.sampled_from("ab")), min_size=1, max_size=7))
def test_labels_dealt_in_every_way(people):
    values, members, strata = zip(*people, strict=True)
    places = range(len(people))
    sums = [
        math.fsum(values[place] for place in chosen)
        for chosen in combinations(places, sum(members))
        if sorted(strata[place] for place in chosen) == sorted(strata[at] for at in places if members[at])
    ]
    assert len(sums) == arrangements(members, strata)
    own = math.fsum(value for value, member in zip(values, members, strict=True) if member)
    p, least = permuted(values, members, strata)
    as_little = [sum(one <= end + slight for one in sums) / len(sums)
                 for end in (own, min(sums)) for slight in (-1e-6, 1e-6)]  # fmt: skip
    assert as_little[0] - 1e-9 <= p <= as_little[1] + 1e-9
    assert as_little[2] - 1e-9 <= least <= as_little[3] + 1e-9


MINUTES = st.lists(st.integers(1, 60).map(float), max_size=4)


@given(MINUTES, MINUTES, MINUTES, st.integers(0, 20))
def test_the_bounds_are_those_of_every_assignment(members, others, unknown, spare):
    whole = sum([*members, *others, *unknown, spare])
    people = len(members) + len(others) + len(unknown)
    ratios = [
        ((sum(members) + sum(unknown[place] for place in chosen) + extra) / whole)
        / ((len(members) + number) / people)
        for number in range(len(unknown) + 1)
        for chosen in combinations(range(len(unknown)), number)
        for extra in (0, spare)
        if len(members) + number and whole
    ]
    bounds = parity_bounds(members, others, unknown, spare)
    assert bounds == (pytest.approx((min(ratios), max(ratios))) if ratios else None)


def test_without_minutes_or_anyone_there_are_no_bounds():
    assert parity_bounds([0.0], [0.0], []) is None
    assert parity_bounds([], [5.0], []) is None


@given(st.lists(st.integers(1, 100).map(float), min_size=2, max_size=12))
def test_spread_lies_between_its_ends(values):
    assert -1e-12 <= gini(values) < 1
    assert 0 <= evenness(values) <= 1 + 1e-12
    assert gini([7.0] * len(values)) == near(0)
    assert evenness([7.0] * len(values)) == near(1)
