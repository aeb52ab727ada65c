"""How minutes are spread over people, and what chance makes of it; NumPy is imported for the latter only."""

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate

_FINE = 1_000_000_000
"""Minutes are dealt as whole numbers, so that the same minutes in another order add up to the same."""


def parity_bounds(
    members: Sequence[float], others: Sequence[float], unknown: Sequence[float], spare: float = 0.0
) -> tuple[float, float] | None:
    """Return the least and the most time parity there can be, whichever of ``unknown`` are members.

    Time parity is a group's share of the minutes by its share of the heads: 1 is parity, 0.5 half of it.
    ``spare`` minutes are of nobody in particular, so that members may have all or none of them. Ordered by
    their minutes, the first few of the unknown make the extreme. None where nobody can be a member.
    """
    people = len(members) + len(others) + len(unknown)
    whole = math.fsum([*members, *others, *unknown, spare])
    if not whole or len(members) + len(unknown) == 0:
        return None
    ends = []
    for ordered, extra in ((sorted(unknown), 0.0), (sorted(unknown, reverse=True), spare)):
        sums = accumulate(ordered, initial=math.fsum(members) + extra)
        ends.append(
            [
                (minutes / whole) / (heads / people)
                for heads, minutes in enumerate(sums, start=len(members))
                if heads
            ]
        )
    return min(ends[0]), max(ends[1])


def gini(values: Sequence[float]) -> float:
    """Return Gini's coefficient of ``values``: 0 where all are equal, near 1 where one has everything."""
    ordered, number = sorted(values), len(values)
    weighed = math.fsum((2 * place - number - 1) * value for place, value in enumerate(ordered, start=1))
    return weighed / (number * math.fsum(ordered))


def evenness(values: Sequence[float]) -> float:
    """Return Pielou's evenness, -sum p ln p / ln n: 1 where all of several ``values`` are equal."""
    total = math.fsum(values)
    shares = [value / total for value in values if value > 0]
    return -math.fsum(share * math.log(share) for share in shares) / math.log(len(values))


def arrangements(members: Sequence[bool], strata: Sequence[str]) -> int:
    """Return in how many ways as many labels could be dealt within each of ``strata``."""
    people = Counter(strata)
    labels = Counter(stratum for stratum, member in zip(strata, members, strict=True) if member)
    return math.prod(math.comb(number, labels[stratum]) for stratum, number in people.items())


def permuted(
    values: Sequence[float], members: Sequence[bool], strata: Sequence[str] | None = None
) -> tuple[float, float]:
    """Return how likely ``members`` have as little together as they do, or less, if only chance dealt.

    And how likely the least is that anyone could have. One-sided. Labels move among people of one stratum
    only; ``permutation`` says how they are dealt.
    """
    from panelcheck.statistics.patterns import as_little  # noqa: PLC0415 - imports NumPy
    from panelcheck.statistics.permutation import Group, null, observed  # noqa: PLC0415 - imports NumPy

    alike: dict[tuple[str, int], list[bool]] = {}
    for value, member, stratum in zip(values, members, strata or [""] * len(values), strict=True):
        alike.setdefault((stratum, round(value * _FINE)), []).append(member)
    groups = [
        Group((value,), len(each), sum(each), stratum) for (stratum, value), each in sorted(alike.items())
    ]
    chance = null(as_little, groups)
    return chance.p_value(observed(as_little, groups)), chance.least_p()
