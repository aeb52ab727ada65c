import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panelcheck.identity.likelihood import HE, RATIOS, SHE, TALLIES, prior_interval


@pytest.mark.parametrize(
    ("answer", "ratio"),
    [
        ("female", 262.23832),
        ("female, contested", 13.95511),
        ("mostly_female", 3.67368),
        ("mostly_male", 0.18788),
        ("male, contested", 0.06983),
        ("male", 0.00609),
    ],
)
def test_the_ratios_are_those_of_the_published_counts(answer, ratio):
    assert RATIOS[answer] == pytest.approx(ratio, abs=1e-5)


def test_unisex_names_and_unknown_names_are_no_evidence():
    assert RATIOS.keys().isdisjoint({"andy", "unknown"})


def test_pronouns_are_like_a_decisive_name():
    assert (RATIOS["female"], RATIOS["male"]) == (SHE, HE)


@pytest.mark.parametrize(
    ("women", "men", "low", "high"),
    [
        # Quantiles of Beta(women + 1, men + 1), by another method.
        (0, 0, 0.05, 0.95),
        (3, 7, 0.13507547, 0.56437419),
        (0, 19, 1 - 0.95 ** (1 / 20), 1 - 0.05 ** (1 / 20)),
        (9, 0, 0.05 ** (1 / 10), 0.95 ** (1 / 10)),
    ],
)
def test_declared_people_alone_give_a_beta_interval(women, men, low, high):
    assert prior_interval(women, men, []) == pytest.approx((low, high), abs=1e-4)


def test_decisive_names_are_almost_declarations():
    assert prior_interval(0, 0, [RATIOS["male"]] * 30) == pytest.approx(prior_interval(0, 30, []), abs=0.02)


def test_nobody_known_is_everything_possible():
    assert prior_interval(0, 0, []) == pytest.approx((0.05, 0.95), abs=1e-9)
    assert prior_interval(0, 0, [1.0] * 20) == pytest.approx((0.05, 0.95), abs=1e-9)


def test_a_large_event_has_a_narrow_interval():
    low, high = prior_interval(30_000, 70_000, [])
    spread = 1.6449 * math.sqrt(0.3 * 0.7 / 100_000)
    assert (low, high) == pytest.approx((0.3 - spread, 0.3 + spread), abs=1e-5)


@given(
    st.integers(0, 500), st.integers(0, 500), st.lists(st.sampled_from(sorted(RATIOS.values())), max_size=60)
)
def test_the_interval_lies_within_the_possible_and_turns_with_its_evidence(women, men, ratios):
    low, high = prior_interval(women, men, ratios)
    assert 0 < low < high < 1
    mirrored = prior_interval(men, women, [1 / ratio for ratio in ratios])
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-3)


@given(st.integers(0, 200), st.integers(0, 200))
def test_one_more_woman_never_lowers_the_share(women, men):
    assert prior_interval(women + 1, men, [])[0] > prior_interval(women, men, [])[0]


@pytest.mark.corpus
def test_the_table_is_the_pooled_one_that_was_measured():
    root = next(up for up in Path(__file__).resolve().parents if (up / "pyproject.toml").is_file())
    measured = root.parent / "shared" / "names" / "calibration_gender_guesser.csv"
    if not measured.is_file():
        pytest.skip("the measurements are not here")
    with measured.open(encoding="utf-8", newline="") as file:
        rows = {row["category"]: row for row in csv.DictReader(file) if row["dataset"] == "S+J"}
    for answer, tally in TALLIES.items():
        row = rows[answer.replace(", contested", "*")]
        assert tally == (float(row["women"]), float(row["men"]))
        assert RATIOS[answer] == pytest.approx(float(row["likelihood_ratio"]), abs=1e-5)
    everyone = tuple(sum(float(row[sex]) for row in rows.values()) for sex in ("women", "men"))
    assert everyone == (5053, 6857)
