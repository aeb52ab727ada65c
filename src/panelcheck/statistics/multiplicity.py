"""What many tests at once do to the meaning of each."""

from collections.abc import Sequence


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
