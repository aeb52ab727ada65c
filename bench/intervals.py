"""How far a share may lie from the one that was seen."""

import math
from collections.abc import Callable

from panelcheck.statistics.counts import binomial

_HALVINGS = 60
_STEPS = 2_000


def clopper_pearson(successes: int, number: int, level: float = 0.95) -> tuple[float, float]:
    """Return the exact interval of a share: it covers the true one in at least ``level`` of all cases.

    Clopper & Pearson 1934: the shares at which as many, or as few, have a chance of (1 - level) / 2.
    """
    tail = (1 - level) / 2
    low = _where(lambda share: binomial(number, share).at_least(successes) >= tail) if successes else 0.0
    high = (
        _where(lambda share: binomial(number, share).at_most(successes) < tail) if successes < number else 1.0
    )
    return low, high


def jeffreys(successes: int, number: int, level: float = 0.95) -> tuple[float, float]:
    """Return the central interval of Beta(successes + 1/2, number - successes + 1/2).

    Brown, Cai & DasGupta 2001. With share = sin^2 of an angle the density is sin^2k cos^2(n - k), smooth
    everywhere, so Simpson's rule is exact to the last digits.
    """
    tail, failures = (1 - level) / 2, number - successes

    def mass(angle: float) -> float:
        step = angle / _STEPS
        heights = [
            math.sin(place * step) ** (2 * successes) * math.cos(place * step) ** (2 * failures)
            for place in range(_STEPS + 1)
        ]
        inner = 4 * math.fsum(heights[1:-1:2]) + 2 * math.fsum(heights[2:-1:2])
        return (heights[0] + inner + heights[-1]) * step / 3

    whole = mass(math.pi / 2)

    def quantile(wanted: float) -> float:
        return _where(lambda share: mass(math.asin(math.sqrt(share))) >= wanted * whole)

    return quantile(tail), quantile(1 - tail)


def _where(holds: Callable[[float], bool]) -> float:
    """Return the share from which on something holds."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
