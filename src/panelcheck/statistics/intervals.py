"""How far a share may lie from the one that was seen."""

from collections.abc import Callable

from panelcheck.statistics.counts import binomial

_HALVINGS = 60


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


def _where(holds: Callable[[float], bool]) -> float:
    """Return the share from which on something holds."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high
