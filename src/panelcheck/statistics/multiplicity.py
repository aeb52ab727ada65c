"""What many tests at once do to the meaning of each."""

from collections.abc import Sequence


def q_values(p_values: Sequence[float], least: Sequence[float], level: float) -> list[float | None]:
    """Return the q-value of each p-value among those ``worth_asking``, and None for the others."""
    asked = worth_asking(least, level)
    told = iter(benjamini_hochberg([p for p, kept in zip(p_values, asked, strict=True) if kept]))
    return [next(told) if kept else None for kept in asked]


def worth_asking(least: Sequence[float], level: float) -> list[bool]:
    """Return which tests could be a discovery at ``level`` at all; ``least``: each one's smallest p-value.

    Tarone 1990, for the false discovery rate Gilbert 2005: with the smallest k for which no more than k tests
    can reach level / k, the others are left aside before anything else is looked at.
    """
    number = next((k for k in range(1, len(least)) if _reaching(least, level / k) <= k), len(least))
    return [one <= level / number for one in least]


def _reaching(least: Sequence[float], level: float) -> int:
    return sum(one <= level for one in least)


def benjamini_hochberg(p_values: Sequence[float]) -> list[float]:
    """Return the q-value of each p-value: the least false discovery rate at which it is a discovery.

    Benjamini & Hochberg 1995: p(i) m / i, made monotone from the largest p downwards.
    """
    order = sorted(range(len(p_values)), key=p_values.__getitem__, reverse=True)
    adjusted = [1.0] * len(p_values)
    least = 1.0
    for rank, place in zip(range(len(order), 0, -1), order, strict=True):
        least = min(least, p_values[place] * len(order) / rank)
        adjusted[place] = least
    return adjusted
