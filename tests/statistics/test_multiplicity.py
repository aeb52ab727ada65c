"""Many tests at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.statistics.multiplicity import benjamini_hochberg

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
