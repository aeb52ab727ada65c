import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.statistics import binomial, effective_number, hypergeometric, poisson_binomial

EXACT = {"abs": 1e-9, "rel": 0}
SHARES = st.lists(st.floats(0, 1), max_size=12)


@pytest.mark.parametrize(
    ("number", "share", "none"), [(6, 0.25, 0.177978515625), (5, 0.5, 0.03125), (4, 0.3, 0.2401)]
)
def test_the_chance_that_nobody_is(number, share, none):
    assert binomial(number, share).probability(0) == pytest.approx(none, **EXACT)


def test_people_with_chances_of_their_own():
    counts = poisson_binomial([0.02, 0.03, 0.95, 0.5, 0.1])
    wanted = [0.0213885, 0.4312445, 0.476007, 0.068727, 0.0026045, 0.0000285]
    assert [counts.probability(count) for count in range(6)] == pytest.approx(wanted, **EXACT)
    assert counts.mean == pytest.approx(1.6, **EXACT)
    assert counts.at_least(2) == pytest.approx(0.547367, **EXACT)


def test_a_worked_example():
    counts = poisson_binomial([0.5, 0.3, 0.7, 0.3, 0.9])
    assert counts.probability(2) == pytest.approx(0.3167, **EXACT)


def test_all_men_is_not_the_same_as_no_woman():
    men, women = [0.97, 0.95, 0.05, 0.49], [0.02, 0.04, 0.94, 0.50]
    assert poisson_binomial(men).at_least(4) == pytest.approx(0.02257675, **EXACT)
    assert poisson_binomial(women).probability(0) == pytest.approx(0.028224, **EXACT)


def test_one_of_twenty_where_one_in_four_would_be_usual():
    counts = binomial(20, 0.24)
    few, many = counts.at_most(1), counts.at_least(5)
    assert (few, many) == pytest.approx((0.030236606283, 0.543935758096), **EXACT)
    assert many / few == pytest.approx(17.989312458, **EXACT)


def test_over_exact_and_none():
    counts = binomial(20, 0.1)
    wanted = (0.121576654591, 0.285179807064, 0.323073194811)
    assert (counts.probability(0), counts.probability(2), counts.at_least(3)) == pytest.approx(
        wanted, **EXACT
    )
    assert counts.at_least(3) / counts.probability(0) == pytest.approx(2.657362105, **EXACT)


def test_from_a_finite_pool_and_from_an_open_field():
    pool, field = hypergeometric(120, 36, 12), binomial(12, 0.3)
    assert (pool.probability(0), pool.at_most(1)) == pytest.approx((0.010717480597, 0.074141476360), **EXACT)
    assert field.at_most(1) == pytest.approx(0.085025049949, **EXACT)
    assert field.at_most(1) - field.probability(1) / 2 == pytest.approx(0.049433168575, **EXACT)
    as_rare = [
        chance for chance in map(field.probability, range(13)) if chance <= field.probability(1) + 1e-12
    ]
    assert math.fsum(as_rare) == pytest.approx(0.123625893007, **EXACT)


def test_a_share_well_below_the_base_rate():
    assert binomial(120, 0.3).at_most(18) == pytest.approx(0.000109735473, **EXACT)


@pytest.mark.parametrize(
    ("inside", "of", "outside", "rest", "chance"),
    [(6, 10, 4, 40, 0.001987193168), (9, 12, 6, 36, 0.000415), (7, 9, 10, 40, 0.005086)],
)
def test_fisher_more_than_chance(inside, of, outside, rest, chance):
    counts = hypergeometric(of + rest, inside + outside, of)
    assert counts.at_least(inside) == pytest.approx(chance, abs=5e-7)


def test_no_keynote_of_eight_while_sixteen_of_forty_speak():
    assert hypergeometric(48, 16, 8).at_most(0) == pytest.approx(0.027874, abs=5e-7)


def test_five_paid_of_21_and_13_of_53_is_the_same_rate():
    counts = hypergeometric(74, 18, 21)
    as_rare = [one for one in map(counts.probability, range(19)) if one <= counts.probability(5) + 1e-12]
    assert math.fsum(as_rare) == pytest.approx(1, **EXACT)


def test_five_of_the_last_six_where_ten_of_thirty_are():
    assert hypergeometric(30, 10, 6).at_least(5) == pytest.approx(0.008841733, **EXACT)


def test_twelve_seats_of_seven_people():
    seats = [5, 2, 1, 1, 1, 1, 1]
    assert max(seats) / sum(seats) == pytest.approx(0.416667, abs=5e-7)
    assert 1 / effective_number(seats) == pytest.approx(0.236111, abs=5e-7)
    assert effective_number(seats) == pytest.approx(4.235294, abs=5e-7)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=12))
def test_as_few_people_as_one_and_as_many_as_there_are(counts):
    assert 1 - 1e-9 <= effective_number(counts) <= len(counts) + 1e-9
    assert effective_number([7] * len(counts)) == pytest.approx(len(counts))


@given(st.integers(0, 60), st.integers(0, 60), st.data())
def test_what_is_drawn_from_a_pool(members, others, data):
    drawn = data.draw(st.integers(0, members + others))
    counts = hypergeometric(members + others, members, drawn)
    assert math.fsum(counts.weights) == pytest.approx(1, abs=1e-9)
    assert counts.mean == pytest.approx(drawn * members / max(1, members + others), abs=1e-9)
    for count in range(-1, drawn + 2):
        assert counts.at_most(count) + counts.at_least(count + 1) == pytest.approx(1, abs=1e-9)


@given(SHARES)
def test_counts_are_what_multiplying_out_gives(shares):
    wanted = [1.0]
    for share in shares:
        stay, move = [*wanted, 0.0], [0.0, *wanted]
        wanted = [(1 - share) * out + share * into for out, into in zip(stay, move, strict=True)]
    counts = poisson_binomial(shares)
    assert [counts.probability(count) for count in range(len(wanted))] == pytest.approx(wanted, abs=1e-12)
    assert counts.at_least(0) == 1
    assert counts.at_least(len(shares) + 1) == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.integers(1, 4)), max_size=6))
def test_who_counts_several_times_is_still_one_draw(people):
    shares, weights = [share for share, _ in people], [weight for _, weight in people]
    counts = poisson_binomial(shares, weights)
    wanted = math.fsum(share * weight for share, weight in people)
    assert counts.mean == pytest.approx(wanted, abs=1e-9)
    everyone = math.prod(shares)
    assert counts.probability(sum(weights)) == pytest.approx(everyone, abs=1e-12)


def test_one_person_on_three_panels_is_one_draw():
    assert poisson_binomial([0.5], [3]).probability(3) == 0.5
    assert poisson_binomial([0.5] * 3).probability(3) == 0.125


def test_a_hundred_thousand_people_are_quick_and_exact():
    counts = poisson_binomial([0.01] * 60_000 + [0.99] * 40_000)
    assert counts.mean == pytest.approx(0.01 * 60_000 + 0.99 * 40_000, rel=1e-9)
    assert counts.at_least(0) == 1
    assert math.fsum(counts.weights) == pytest.approx(1, abs=1e-9)


@given(st.integers(1, 400), st.floats(0.001, 0.999), st.sampled_from([0.5, 0.9, 0.99]))
def test_an_interval_leaves_no_more_than_it_says_beyond_each_end(number, share, level):
    counts = binomial(number, share)
    low, high = counts.interval(level)
    tail = (1 - level) / 2
    assert 1 - counts.at_least(low) <= tail + 1e-9
    assert counts.at_least(high + 1) <= tail + 1e-9


def test_the_interval_of_what_is_certain_is_a_point():
    assert poisson_binomial([1.0, 1.0, 0.0]).interval() == (2, 2)


def test_the_whole_interval_ends_at_the_last_count():
    counts = binomial(7, 0.3)
    assert counts.interval(1.0) == (0, 7)
