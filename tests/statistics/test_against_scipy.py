"""The same figures as another library has them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panelcheck.statistics import binomial, hypergeometric
from panelcheck.statistics.multiplicity import benjamini_hochberg


@settings(max_examples=30)
@given(st.integers(1, 60), st.integers(0, 60), st.floats(0, 1), st.data())
def test_tails_are_those_of_scipy(members, others, share, data):
    from scipy import stats

    drawn = data.draw(st.integers(0, members + others))
    count = data.draw(st.integers(0, drawn))
    ours, theirs = (
        hypergeometric(members + others, members, drawn),
        stats.hypergeom(members + others, members, drawn),
    )
    assert ours.at_most(count) == pytest.approx(theirs.cdf(count), abs=1e-9)
    assert binomial(drawn, share).at_least(count) == pytest.approx(
        stats.binom.sf(count - 1, drawn, share), abs=1e-9
    )


@given(st.lists(st.floats(0, 1), min_size=1, max_size=12))
def test_q_values_are_those_of_scipy(p_values):
    from scipy.stats import false_discovery_control

    assert benjamini_hochberg(p_values) == pytest.approx(false_discovery_control(p_values), abs=1e-9)
