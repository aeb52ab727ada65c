"""How many there should be: at least so many of a group, or as many of one as of another."""

import math
from collections.abc import Sequence
from functools import partial

from panelcheck.checks import Judgement
from panelcheck.checks.representation import TALLY, Representation, at_least, judged
from panelcheck.identity.roster import Standing
from panelcheck.lineup import Draw, Interval, LineUp, chance
from panelcheck.statistics import SLIGHT
from panelcheck.values import Proportion, dataclass

_NEGLIGIBLE = 1e-20


@dataclass(frozen=True, kw_only=True)
class AtLeast(Representation):
    """Too few people are of one of ``categories``, or are anything ``other_than`` what is named there.

    Enough is ``number`` people and the ``share`` (0-1) of the line-up and more than the share ``above``,
    whichever of these is given. Who is of a category and of others too counts as other than it.
    """

    name = "at-least"
    keys = (*TALLY, "needed", "share")

    categories: tuple[str, ...] = ()
    other_than: tuple[str, ...] = ()
    number: int = 0
    share: Proportion = 0.0
    above: float | None = None

    def __post_init__(self) -> None:
        if bool(self.categories) == bool(self.other_than):
            raise ValueError("give categories or other-than, one of them")
        if self.number < 1 and not self.share and self.above is None:
            raise ValueError("say how many: number, share or above")
        if not (0 <= self.share <= 1 and 0 <= (self.above or 0) < 1):
            raise ValueError("a share is between 0 and 1")

    def weigh(self, line_up: LineUp) -> Judgement:
        """Judge a line-up that is large enough."""
        needed = self._needed(line_up.size)
        chances = line_up.probability(self.axis, partial(self._too_few, needed))
        evidence = {
            **line_up.tally(self.axis),
            "needed": needed,
            "share": round((self.share or self.above or 0) * 100),
        }
        return judged(chances, evidence, partial(line_up.basis, self.axis))

    def _needed(self, size: int) -> int:
        """Return how many of ``size`` people are enough."""
        more = 0 if self.above is None else math.floor(self.above * size + SLIGHT) + 1
        return max(self.number, math.ceil(self.share * size - SLIGHT), more)

    def _too_few(self, needed: int, draws: Sequence[Draw], share: float) -> Interval:
        enough = at_least(needed, self._member, draws, share)
        return Interval(1 - enough.high, 1 - enough.low)

    def _member(self, standing: Standing, share: float) -> Interval:
        """Return the chance that someone counts."""
        if standing.categories:
            counts = standing.categories - {*self.other_than}
            counts = counts if self.other_than else counts & {*self.categories}
            return Interval(float(bool(counts)), float(bool(counts)))
        named = [chance(standing, category, share) for category in self.categories or self.other_than]
        low = sum(one.low for one in named)
        high = min(1.0, sum(one.high for one in named))
        return Interval(1 - high, 1 - low) if self.other_than else Interval(low, high)


@dataclass(frozen=True, kw_only=True)
class Parity(Representation):
    """The members of two ``categories`` differ in number by more than ``within`` people.

    Who is of both, or of neither, makes no difference.
    """

    name = "parity"
    keys = (*TALLY, "within")

    categories: tuple[str, str]
    within: int = 1

    def weigh(self, line_up: LineUp) -> Judgement:
        """Judge a line-up that is large enough."""
        chances = line_up.probability(self.axis, self._apart)
        return judged(
            chances, {**line_up.tally(self.axis), "within": self.within}, partial(line_up.basis, self.axis)
        )

    def _apart(self, draws: Sequence[Draw], share: float) -> Interval:
        """Return the chance that they differ, at best and at worst of what the unknown people could be.

        Of u unknown people, each of one category or the other or neither, the difference may move by
        anything between -u and u.
        """
        unknown, first, weights = 0, 0, [1.0]
        for standing, weight in draws:
            one, other = (chance(standing, category, share) for category in self.categories)
            if one == other == (0, 1):
                unknown += weight
            else:
                first, weights = _moved(first, weights, one.low, other.low, weight)
        near = [
            math.fsum(weights[max(0, at - self.within) : max(0, at + self.within + 1)])
            for at in range(-first - unknown, -first + unknown + 1)
        ]
        return Interval(max(0.0, 1 - max(near)), 1 - min(near))


def _moved(first: int, weights: list[float], up: float, down: float, step: int) -> tuple[int, list[float]]:
    """Return a distribution, P(first + i) = weights[i], after a move up or down by ``step``, or neither."""
    if up == down and up in (0, 1):
        return first, weights
    if (up, down) in ((1, 0), (0, 1)):
        return first + (step if up else -step), weights
    moved = [0.0] * (len(weights) + 2 * step)
    for place, weight in enumerate(weights):
        moved[place] += weight * down
        moved[place + step] += weight * (1 - up - down)
        moved[place + 2 * step] += weight * up
    first -= step
    while moved[0] < _NEGLIGIBLE:
        del moved[0]
        first += 1
    while moved[-1] < _NEGLIGIBLE:
        moved.pop()
    return first, moved
