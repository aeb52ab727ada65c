"""How minutes are spread over people, and what chance makes of it."""

import math
from collections.abc import Hashable, Sequence
from itertools import accumulate, combinations

_MOST_ENUMERATED, _DRAWS, _AT_ONCE, _SEED = 200_000, 9_999, 500, 20_271


def time_parity(members: Sequence[float], others: Sequence[float]) -> float:
    """Return a group's share of the minutes by its share of the heads: 1 is parity, 0.5 half of it.

    The TPR of METHODS: (T_F / T) / (n_F / n). Raises ZeroDivisionError without members or minutes.
    """
    everyone = [*members, *others]
    return (math.fsum(members) / math.fsum(everyone)) / (len(members) / len(everyone))


def parity_bounds(
    members: Sequence[float], others: Sequence[float], unknown: Sequence[float], spare: float = 0.0
) -> tuple[float, float] | None:
    """Return the least and the most ``time_parity`` can be, whichever of ``unknown`` are members.

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


def arrangements(members: Sequence[bool], strata: Sequence[Hashable]) -> int:
    """Return in how many ways as many labels could be dealt within each of ``strata``."""
    return math.prod(math.comb(len(group), number) for group, number in _dealt(members, members, strata))


def permutation_p(
    values: Sequence[float], members: Sequence[bool], strata: Sequence[Hashable] | None = None
) -> float:
    """Return how likely ``members`` have as little together as they do, or less, if only chance dealt.

    One-sided. Labels move among people of one stratum only. Every arrangement is counted where there are
    at most 200,000; else 9,999 are drawn, always the same, and p = (1 + as little) / (1 + draws).
    """
    strata = strata or [None] * len(values)
    dealt = _dealt(values, members, strata)
    observed = math.fsum(value for value, member in zip(values, members, strict=True) if member)
    # Sums of the same minutes in another order differ in their last digits.
    at_most = observed + 1e-9 * max(1.0, abs(observed))
    number = arrangements(members, strata)
    if number <= _MOST_ENUMERATED:
        sums = [0.0]
        for group, size in dealt:
            parts = [math.fsum(chosen) for chosen in combinations(group, size)]
            sums = [one + part for one in sums for part in parts]
        return sum(one <= at_most for one in sums) / number
    return (1 + _drawn(dealt, at_most)) / (1 + _DRAWS)


def _drawn(dealt: Sequence[tuple[list[float], int]], at_most: float) -> int:
    """Return in how many of all draws the members have no more than ``at_most`` together."""
    import numpy as np  # noqa: PLC0415 - only where there are many people

    random = np.random.default_rng(_SEED)
    as_little = 0
    for start in range(0, _DRAWS, _AT_ONCE):
        draws = min(_AT_ONCE, _DRAWS - start)
        sums = np.zeros(draws)
        for group, size in dealt:
            if size:
                order = random.random((draws, len(group))).argpartition(size - 1, axis=1)[:, :size]
                sums += np.array(group)[order].sum(axis=1)
        as_little += int((sums <= at_most).sum())
    return as_little


def _dealt(
    values: Sequence[float], members: Sequence[bool], strata: Sequence[Hashable]
) -> list[tuple[list[float], int]]:
    """Return the values of each stratum, and how many members it has."""
    groups: dict[Hashable, list[int]] = {}
    for place, stratum in enumerate(strata):
        groups.setdefault(stratum, []).append(place)
    return [
        ([values[place] for place in group], sum(members[place] for place in group))
        for group in groups.values()
    ]
