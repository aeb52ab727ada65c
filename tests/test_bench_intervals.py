"""How far a share may lie from the one that was seen, as the benchmarks say it."""

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

INTERVALS = Path(__file__).parent.parent / "bench" / "intervals.py"
_spec = importlib.util.spec_from_file_location("intervals", INTERVALS)
intervals = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(intervals)
clopper_pearson, jeffreys = intervals.clopper_pearson, intervals.jeffreys


@pytest.mark.parametrize(
    ("successes", "number", "low", "high"),
    [(1, 6, 0.004211, 0.641235), (0, 5, 0, 0.521824), (3, 20, 0.032071, 0.378927), (5, 5, 0.478176, 1)],
)
def test_clopper_pearson(successes, number, low, high):
    assert clopper_pearson(successes, number) == pytest.approx((low, high), abs=5e-7)


@pytest.mark.parametrize(
    ("successes", "number", "low", "high"),
    [(1, 6, 0.018620, 0.558057), (0, 5, 0.000093, 0.379377), (3, 20, 0.044131, 0.348578)],
)
def test_jeffreys(successes, number, low, high):
    assert jeffreys(successes, number) == pytest.approx((low, high), abs=5e-7)


@settings(max_examples=5)
@given(st.integers(1, 300), st.data())
def test_jeffreys_is_a_beta_interval(number, data):
    from scipy.stats import beta

    successes = data.draw(st.integers(0, number))
    wanted = beta.ppf([0.025, 0.975], successes + 0.5, number - successes + 0.5)
    assert jeffreys(successes, number) == pytest.approx(wanted, abs=1e-9)


@settings(max_examples=30)
@given(st.integers(1, 200), st.data())
def test_the_exact_interval_is_that_of_scipy(number, data):
    from scipy.stats import binomtest

    successes = data.draw(st.integers(0, number))
    test = binomtest(successes, number)
    exact = test.proportion_ci(method="exact")
    assert clopper_pearson(successes, number) == pytest.approx((exact.low, exact.high), abs=1e-9)
