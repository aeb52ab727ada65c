"""How much a first name or pronouns tell about women and men, and the share of women that follows.

The table rests on two published sets of people whose gender is known, pooled: Santamaría & Mihaljević 2018
(5,779 people) and Swiss physicians (6,131), looked up with gender-guesser 0.4.0. It holds counts, no names.
"""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

TABLE = "S+J 1 of 2026-11-22, gender-guesser 0.4.0"


class Tally(NamedTuple):
    """How many women and men of the sets got one answer."""

    women: int
    men: int


TALLIES = {
    "female": Tally(3768, 19),
    "female, contested": Tally(488, 47),
    "mostly_female": Tally(166, 61),
    "mostly_male": Tally(31, 227),
    "male, contested": Tally(32, 631),
    "male": Tally(22, 5012),
}
_ALL = Tally(5053, 6857)


def _ratio(tally: Tally) -> float:
    """Return P(answer | woman) / P(answer | man), each with Jeffreys' half a person added."""
    return (tally.women + 0.5) / (_ALL.women + 1) * (_ALL.men + 1) / (tally.men + 0.5)


RATIOS = {answer: _ratio(tally) for answer, tally in TALLIES.items()}
"""P(answer | woman) / P(answer | man). Unisex names and names not found are no evidence."""

SHE = RATIOS["female"]
"""The likelihood ratio of she/her: that of a decisive name, by decision and not by measurement."""
HE = RATIOS["male"]
"""The likelihood ratio of he/him: that of a decisive name, by decision and not by measurement."""

_STEPS = 400
_TAIL = 0.05
_NEGLIGIBLE = -40.0


def prior_interval(women: int, men: int, ratios: Iterable[float]) -> tuple[float, float]:
    """Return the 90 % interval of the share of women among an event's women and men.

    The posterior of Beta(1, 1) times the likelihood of each person once: ``women`` and ``men`` who said so,
    and the likelihood ratio of everyone estimated.
    """
    evidence = list(Counter(ratios).items())

    def log_likelihood(share: float) -> float:
        return (
            women * math.log(share)
            + men * math.log1p(-share)
            + sum(count * math.log1p(share * (ratio - 1)) for ratio, count in evidence)
        )

    low, high = 0.0, 1.0
    while True:
        width = (high - low) / _STEPS
        shares = [low + width * (step + 0.5) for step in range(_STEPS)]
        logs = [log_likelihood(share) for share in shares]
        top = max(logs)
        kept = [step for step, log in enumerate(logs) if log - top > _NEGLIGIBLE]
        first, last = max(0, kept[0] - 1), min(_STEPS, kept[-1] + 2)
        if last - first > _STEPS // 4:
            break
        # The mass stands on a few steps only: look at those more closely.
        low, high = low + width * first, low + width * last
    weights = [math.exp(log - top) for log in logs]
    return (
        _quantile(_TAIL, weights, low, width),
        _quantile(1 - _TAIL, weights, low, width),
    )


def _quantile(level: float, weights: Sequence[float], low: float, width: float) -> float:
    """Return where ``level`` of the mass lies to the left, taken as even within each step."""
    masses = list(accumulate(weights))
    wanted = level * masses[-1]
    step = bisect_left(masses, wanted)
    return low + width * (step + 1 - (masses[step] - wanted) / weights[step])
