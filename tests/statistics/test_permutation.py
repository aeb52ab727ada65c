"""What chance makes of a pattern: exact where few ways differ, drawn where many do."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelcheck.statistics.patterns import (
    MarkedMore,
    NoneMarked,
    SeatsHeld,
    SessionsWith,
    assortment,
    dissimilarity,
    marked_share,
)
from panelcheck.statistics.permutation import DRAWS, TOO_LITTLE, Group, null, observed

EXACT = {"abs": 1e-9, "rel": 0}
ROUNDED = {"abs": 5e-7, "rel": 0}
OVERLAPPING = [{0, 1, 2, 9}, {0, 3, 4, 9}, {0, 5, 6, 9}, {1, 7, 8, 4}]
THREE_OF_TEN = {7, 8, 9}


def ones(sessions):
    """Count the sessions with exactly one member."""
    return SessionsWith((1,) * sessions)


def panels(size, members):
    """Panels of people who each sit once."""
    return [Group((place,), size, count) for place, count in enumerate(members)]


def people(sessions, members, taking):
    """One group a person; ``taking`` says how they take part."""
    everyone = sorted(set().union(*sessions))
    return [Group(taking(person), 1, int(person in members)) for person in everyone]


def sits_in(person):
    return tuple(place for place, session in enumerate(OVERLAPPING) if person in session)


FIVE = panels(4, [0, 0, 1, 1, 4])


def information(members, design):
    """Theil's H over the sessions, each the only one of its people: a statistic of one's own."""
    everyone = np.array(design.people)

    def entropy(share):
        inner = np.clip(share, 1e-15, 1 - 1e-15)
        return -(inner * np.log(inner) + (1 - inner) * np.log(1 - inner))

    whole = entropy(members.sum(axis=1) / everyone.sum())
    return 1 - (everyone * entropy(members / everyone)).sum(axis=1) / (everyone.sum() * whole)


@pytest.mark.parametrize(
    ("statistic", "groups", "wanted"),
    [
        (information, FIVE, (0.6317773733202856, 0.21215362909530333, 0.0196078431372549)),
        (dissimilarity, FIVE, (0.6666666666666667, 0.4024767801857584, 0.0196078431372549)),
        (SessionsWith((0,) * 5), FIVE, (2, 1.033023735810113, 0.22394220846233232)),
        (assortment, FIVE, (0.5238095238095237, -1 / 19, 0.0196078431372549)),
        (ones(8), panels(5, [1] * 8), (8, 3.497586655481399, 0.005079339444664522)),
    ],
)
def test_panels_of_people_who_sit_once(statistic, groups, wanted):
    chance = null(statistic, groups)
    seen = observed(statistic, groups)
    assert (seen, chance.mean, chance.p_value(seen)) == pytest.approx(wanted, **EXACT)
    assert chance.draws == 0
    excess = (wanted[0] - wanted[1]) / (1 - wanted[1])
    if statistic is dissimilarity:
        assert excess == pytest.approx(0.442142, **ROUNDED)


def test_more_ways_than_are_counted_are_drawn_and_come_close():
    groups = panels(5, [1] * 8 + [2] * 2)
    exact = null(ones(10), groups, limit=250_000)
    assert (exact.draws, exact.mean) == (0, pytest.approx(4.180653, **ROUNDED))
    assert exact.p_value(8) == pytest.approx(0.017536, **ROUNDED)
    drawn = null(ones(10), groups)
    assert (drawn.draws, drawn.mean) == (DRAWS, pytest.approx(exact.mean, abs=0.05))
    assert drawn.p_value(8) == pytest.approx(exact.p_value(8), abs=0.005)


def test_a_drawn_p_value_is_never_zero_and_the_same_every_time():
    groups = [Group((place,), 20, 3) for place in range(40)]
    first, second = (null(ones(40), groups, limit=limit) for limit in (1, 2))
    assert first == second
    assert first.p_value(41) == 1 / (DRAWS + 1)
    assert first.p_value(0) == 1


def test_who_sits_on_three_panels_makes_three_panels_of_one_ordinary():
    groups = people(OVERLAPPING, THREE_OF_TEN, sits_in)
    assert observed(ones(4), groups) == 3
    assert null(ones(4), groups).p_value(3) == pytest.approx(1 / 3, **EXACT)


def test_the_share_of_the_busiest():
    groups = people(OVERLAPPING, THREE_OF_TEN, lambda person: (len(sits_in(person)),))

    def top_share(counts, design):
        seats = np.array([part[0] for part in design.parts])
        return np.where(counts > 0, seats, 0).max(axis=1) / (counts @ seats)

    assert observed(top_share, groups) == pytest.approx(0.6, **EXACT)
    assert null(top_share, groups).p_value(0.6) == pytest.approx(1 / 4, **EXACT)


def test_seats_and_marked_seats():
    groups = [Group((5, 0), 1, 1), Group((1, 1), 3, 1), Group((1, 0), 6, 0)]
    assert observed(SeatsHeld(0, 0), groups) == 6
    assert observed(marked_share, groups) == pytest.approx(1 / 6)
    assert null(SeatsHeld(0, 0), groups).p_value(6) == pytest.approx(9 / math.comb(10, 2), **EXACT)


def test_a_p_value_is_the_chance_of_as_much_that_would_be_told():
    groups = [Group((5, 0), 1, 1), Group((1, 1), 3, 1), Group((1, 0), 6, 0)]
    five_of_six = null(SeatsHeld(0.8, 1.5), groups)
    assert (observed(SeatsHeld(0.9, 1.5), groups), observed(SeatsHeld(0.8, 1.5), groups)) == (TOO_LITTLE, 6)
    assert five_of_six.p_value(6) == five_of_six.least_p(0) == pytest.approx(9 / 45, **EXACT)
    assert null(SeatsHeld(0.9, 1.5), groups).least_p(0) == 1
    assert null(SeatsHeld(0.8, 3.1), groups).least_p(0) == 1
    assert null(SeatsHeld(0.8, 3.0), groups).least_p(0) == pytest.approx(9 / 45, **EXACT)


def test_marked_seats_more_often_than_others_have():
    groups = [Group((1, 1), 3, 3), Group((1, 0), 7, 1)]
    assert observed(MarkedMore(1, 0, 3), groups) == 0.75
    assert observed(MarkedMore(1, 0, 4), groups) == TOO_LITTLE
    assert observed(MarkedMore(1, 0.75, 1), groups) == 0.75
    assert observed(MarkedMore(1, 0.76, 1), groups) == TOO_LITTLE
    even = [Group((1, 1), 4, 2), Group((1, 0), 4, 2)]
    assert (observed(MarkedMore(1, 0, 1), even), observed(MarkedMore(1.1, 0, 1), even)) == (0.5, TOO_LITTLE)
    assert null(MarkedMore(1, 0, 3), groups).p_value(0.75) == pytest.approx(7 / math.comb(10, 4), **EXACT)


def test_none_marked_is_the_hypergeometric_chance_of_none():
    groups = [Group((1, 1), 8, 0), Group((1, 0), 40, 16)]
    assert null(NoneMarked(0.2), groups).p_value(1) == pytest.approx(0.027874, **ROUNDED)
    assert null(NoneMarked(0.4), groups).least_p(0) == pytest.approx(0.027874, **ROUNDED)
    assert null(NoneMarked(0.41), groups).least_p(0) == 1
    with_a_member = [Group((1, 1), 8, 1), Group((1, 0), 40, 15)]
    assert observed(NoneMarked(0.2), with_a_member) == TOO_LITTLE


@pytest.mark.parametrize(
    ("own", "marked", "others", "plain", "wanted"),
    [(6, 10, 4, 40, 0.001987), (9, 12, 6, 36, 0.000415), (7, 9, 10, 40, 0.005086)],
    ids=["moderators", "topics", "slots"],
)
def test_dealing_labels_over_people_with_one_seat_is_the_exact_test_of_fisher(
    own, marked, others, plain, wanted
):
    groups = [Group((1, 1), marked, own), Group((1, 0), plain, others)]
    more = MarkedMore(1, 0, 1)
    assert null(more, groups).p_value(observed(more, groups)) == pytest.approx(wanted, **ROUNDED)


def test_five_of_the_last_six_and_the_same_rate_of_pay():
    late = [Group((1, 1), 6, 5), Group((1, 0), 24, 5)]
    assert null(marked_share, late).p_value(0.5) == pytest.approx(0.008841733, **EXACT)
    unpaid = [Group((1, 1), 56, 16), Group((1, 0), 18, 5)]
    assert observed(MarkedMore(1.5, 0, 1), unpaid) == TOO_LITTLE


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 6)), min_size=2, max_size=5), st.floats(0, 1))
def test_chance_alone_reaches_a_level_no_more_often_than_it_says(sizes, level):
    groups = [Group((place,), people, min(people, members)) for place, (people, members) in enumerate(sizes)]
    chance = null(ones(len(groups)), groups)
    reached = [
        share
        for value, share in zip(chance.values, chance.shares, strict=True)
        if chance.p_value(value) <= level
    ]
    assert math.fsum(reached) <= level + 1e-9


def test_draws_that_never_reach_what_is_worth_telling_leave_it_open():
    groups = [Group((place,), 20, 3) for place in range(40)]
    drawn = null(ones(40), groups)
    assert drawn.values[-1] < 40
    assert drawn.least_p(40) == 1 / (DRAWS + 1)


def test_labels_stay_within_their_stratum():
    groups = [Group((1, 1), 2, 2, "early"), Group((1, 0), 2, 0, "early"), Group((1, 0), 50, 0, "late")]
    assert null(marked_share, groups).least_p() == pytest.approx(1 / 6, **EXACT)
    apart = [Group(group.part, group.people, group.members) for group in groups]
    assert null(marked_share, apart).least_p() == pytest.approx(1 / math.comb(54, 2), **EXACT)


SEATS = st.lists(st.sets(st.integers(0, 3), min_size=1), min_size=2, max_size=7)


@settings(max_examples=40)
@given(SEATS, st.data())
def test_counting_groups_is_shuffling_labels_over_people(seats, data):
    members = data.draw(st.integers(1, len(seats) - 1))
    statistic = ones(1 + max(map(max, seats)))
    everyone = [
        Group(tuple(sorted(sessions)), 1, int(place < members)) for place, sessions in enumerate(seats)
    ]
    seen = observed(statistic, everyone)
    rows = [
        [Group(group.part, 1, int(place in chosen)) for place, group in enumerate(everyone)]
        for chosen in combinations(range(len(seats)), members)
    ]
    values = [observed(statistic, row) for row in rows]
    chance = null(statistic, everyone)
    assert chance.mean == pytest.approx(sum(values) / len(values), **EXACT)
    assert chance.p_value(seen) == pytest.approx(
        sum(value >= seen for value in values) / len(values), **EXACT
    )
