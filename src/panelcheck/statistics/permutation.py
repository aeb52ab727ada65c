"""What chance alone makes of a statistic, if labels were shuffled over people who keep their seats.

People who take part in the same way are exchangeable: what matters is how many of each such group are
members. So a null distribution is enumerated over groups, or drawn from the multivariate
hypergeometric distribution, which is the same as shuffling labels over people.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from panelcheck.statistics.counts import SLIGHT
from panelcheck.values import dataclass

MOST_ENUMERATED = 200_000
DRAWS = 9_999
TOO_LITTLE = -1.0
"""What a statistic that is never below 0 says of labels that show too little to be worth telling."""

Counts = NDArray[np.int64]
Values = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """People who take part in the same way, and how many of them are members.

    ``part`` says how they take part, in numbers that the statistic knows to read. Labels are shuffled
    within a ``stratum`` only.
    """

    part: tuple[int, ...]
    people: int
    members: int
    stratum: str = ""


@dataclass(frozen=True, slots=True)
class Design:
    """How groups take part and how large they are: what stays as it is while labels are shuffled."""

    parts: tuple[tuple[int, ...], ...]
    people: tuple[int, ...]


Statistic = Callable[[Counts, Design], Values]
"""From members by group (a row for each shuffle) to the statistic of each row."""


@dataclass(frozen=True, slots=True)
class Null:
    """The values a statistic takes by chance, ascending, with their shares. ``draws`` is 0 where exact."""

    values: tuple[float, ...]
    shares: tuple[float, ...]
    draws: int = 0

    @property
    def mean(self) -> float:
        """What chance gives on average."""
        return math.fsum(value * share for value, share in zip(self.values, self.shares, strict=True))

    def p_value(self, observed: float) -> float:
        """Return P(``observed`` or more) by chance; of draws (1 + b) / (B + 1), which is never zero."""
        pairs = zip(self.values, self.shares, strict=True)
        tail = min(1.0, math.fsum(share for value, share in pairs if value >= observed - SLIGHT))
        return (1 + round(tail * self.draws)) / (self.draws + 1) if self.draws else tail

    def least_p(self, worth: float = -math.inf) -> float:
        """Return the smallest p-value that any labels could reach; 1 where none gives ``worth`` or more.

        Of draws that all give less, it is that of labels which were not drawn.
        """
        if self.values[-1] >= worth - SLIGHT:
            return self.p_value(self.values[-1])
        return 1 / (self.draws + 1) if self.draws else 1.0


def observed(statistic: Statistic, groups: Sequence[Group]) -> float:
    """Return the statistic as it is."""
    counts = np.array([[group.members for group in groups]], dtype=np.int64)
    return float(statistic(counts, _design(groups))[0])


def null(statistic: Statistic, groups: Sequence[Group], *, limit: int = MOST_ENUMERATED) -> Null:
    """Return what chance makes of ``statistic``.

    Exact where no more than ``limit`` ways differ, else from 9,999 draws, seeded by the design.
    """
    members: dict[str, int] = {}
    for group in groups:
        members[group.stratum] = members.get(group.stratum, 0) + group.members
    strata = tuple(group.stratum for group in groups)
    return _null(statistic, _design(groups), strata, tuple(members.items()), limit)


def _design(groups: Iterable[Group]) -> Design:
    groups = tuple(groups)
    return Design(tuple(group.part for group in groups), tuple(group.people for group in groups))


@lru_cache(maxsize=64)
def _null(
    statistic: Statistic,
    design: Design,
    strata: tuple[str, ...],
    members: tuple[tuple[str, int], ...],
    limit: int,
) -> Null:
    blocks = [
        ([place for place, name in enumerate(strata) if name == stratum], number)
        for stratum, number in members
    ]
    ways = _enumerated(design.people, blocks, limit)
    if ways is not None:
        counts, shares = ways
        return _gathered(statistic(counts, design), shares)
    seed = sha256(repr((design, strata, members)).encode()).digest()
    random = np.random.default_rng(int.from_bytes(seed[:8], "big"))
    counts = np.zeros((DRAWS, len(strata)), dtype=np.int64)
    for places, number in blocks:
        sizes = [design.people[place] for place in places]
        quicker: Literal["count", "marginals"] = "count" if number < 4 * len(places) else "marginals"
        counts[:, places] = random.multivariate_hypergeometric(sizes, number, DRAWS, method=quicker)
    return _gathered(statistic(counts, design), np.full(DRAWS, 1 / DRAWS), DRAWS)


def _gathered(values: Values, shares: Values, draws: int = 0) -> Null:
    """Put equal values together."""
    distinct, places = np.unique(values.round(12), return_inverse=True)
    totals = np.bincount(places.ravel(), weights=shares)
    return Null(tuple(distinct.tolist()), tuple(totals.tolist()), draws)


def _enumerated(
    people: Sequence[int], blocks: Sequence[tuple[Sequence[int], int]], limit: int
) -> tuple[Counts, Values] | None:
    """Return every way to spread members over groups, with its probability; None where there are too many."""
    steps_taken: list[tuple[int, Counts, Counts]] = []
    logs = np.zeros(1)
    for places, number in blocks:
        room = sum(people[place] for place in places)
        logs -= _log_choose(room, number)
        left = np.full(len(logs), number)
        for place in places:
            size = people[place]
            room -= size
            steps = [
                (np.flatnonzero((left >= taken) & (left - taken <= room)), taken) for taken in range(size + 1)
            ]
            if sum(len(rows) for rows, _ in steps) > limit:
                return None
            rows = np.concatenate([kept for kept, _ in steps])
            taken = np.repeat([taken for _, taken in steps], [len(kept) for kept, _ in steps])
            left = left[rows] - taken
            steps_taken.append((place, rows, taken))
            logs = logs[rows] + np.array([_log_choose(size, one) for one in range(size + 1)])[taken]
    ways = np.zeros((len(logs), len(people)), dtype=np.int64)
    rows = np.arange(len(logs))
    for place, came_from, taken in reversed(steps_taken):
        ways[:, place] = taken[rows]
        rows = came_from[rows]
    return ways, np.exp(logs)


def _log_choose(number: int, chosen: int) -> float:
    return math.lgamma(number + 1) - math.lgamma(chosen + 1) - math.lgamma(number - chosen + 1)
