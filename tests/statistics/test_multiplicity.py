"""Many tests at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.statistics.multiplicity import benjamini_hochberg, q_values, worth_asking

TWENTY_FIVE = [
    .001, .008, .039, .041, .042, .06, .074, .205, .212, .216, .222, .251, .269, .275, .34, .341, .384, .569,
    .594, .696, .762, .94, .942, .975, .986,
]  # fmt: skip


def test_a_known_list():
    assert benjamini_hochberg(TWENTY_FIVE)[:5] == pytest.approx([0.025, 0.1, 0.21, 0.21, 0.21], abs=1e-9)


@given(st.lists(st.floats(0, 1), max_size=12), st.randoms(use_true_random=False))
def test_the_order_does_not_matter_and_q_is_no_less_than_p(p_values, random):
    q_values = benjamini_hochberg(p_values)
    assert all(p <= q + 1e-12 <= 1 + 1e-9 for p, q in zip(p_values, q_values, strict=True))
    paired = list(zip(p_values, q_values, strict=True))
    random.shuffle(paired)
    assert benjamini_hochberg([p for p, _ in paired]) == pytest.approx([q for _, q in paired])
    ranked = [q for _, q in sorted(paired)]
    assert ranked == sorted(ranked)


def test_one_test_alone_is_what_it_is():
    assert benjamini_hochberg([0.07]) == [0.07]
    assert benjamini_hochberg([]) == []


def test_sessions_too_small_to_matter_are_left_aside():
    """300 panels of four and five of twenty where 30 % would be usual: K is 5."""
    least = [0.7**4] * 300 + [0.7**20] * 5
    assert worth_asking(least, 0.05) == [False] * 300 + [True] * 5
    assert q_values([0.2401] * 300 + [0.004] * 5, least, 0.05)[-5:] == pytest.approx([0.004] * 5)


def test_what_could_not_be_a_discovery_counts_for_nothing():
    assert q_values([0.06, 0.04, 0.3], [0.06, 0.001, 0.2], 0.1) == [None, 0.04, None]
    assert q_values([0.04, 0.3], [0.0, 0.0], 0.1) == [0.08, 0.3]
    assert q_values([0.2], [0.2], 0.1) == [None]
    assert q_values([], [], 0.1) == []


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=12), st.floats(0.01, 0.2))
def test_who_is_asked_depends_on_what_could_be_and_not_on_what_is(tests, level):
    least = [min(pair) for pair in tests]
    asked = worth_asking(least, level)
    assert all(one <= level for one, kept in zip(least, asked, strict=True) if kept)
    told = q_values([max(pair) for pair in tests], least, level)
    assert [q is not None for q in told] == asked
    assert all(kept for one, kept in zip(least, asked, strict=True) if one == 0)


def test_what_reaches_the_level_exactly_is_asked():
    assert worth_asking([0.125], 0.125) == [True]
    assert worth_asking([0.0625, 0.0625], 0.125) == [True, True]
    assert worth_asking([0.0625, 0.125, 0.125], 0.125) == [True, False, False]


@given(st.lists(st.sampled_from([2**-number for number in range(1, 9)]), max_size=10))
def test_as_many_are_asked_as_the_smallest_fitting_number_lets(least):
    """Tarone's K, found by trying each number from 1 on: no more than K tests can reach level / K."""
    level, number = 0.25, 1
    while len([one for one in least if one <= level / number]) > number:
        number += 1
    assert worth_asking(least, level) == [one <= level / number for one in least]
