"""Who is there: line-ups of one category only, or nearly, and shares of the whole."""

import math
from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from panelcheck.checks import Check, Judgement, broken, not_applicable, satisfied, undetermined
from panelcheck.checks.reasons import SPOKEN_OF, TOO_FEW, UNDER_LISTED, none_given
from panelcheck.finding import Verdict
from panelcheck.identity.roster import Standing
from panelcheck.lineup import Draw, Event, Interval, LineUp, chance
from panelcheck.programme import Kind
from panelcheck.statistics import SLIGHT, poisson_binomial
from panelcheck.values import Proportion, dataclass
from panelcheck.wording import many_of

LIKELY = 0.9
UNLIKELY = 0.05
TALLY = ("people", "known", "estimated", "unknown", "open")
_MADE_OF_SEVERAL = (Kind.PANEL, Kind.ROUNDTABLE)


@dataclass(frozen=True, kw_only=True)
class Representation(Check):
    """A check on who makes up a line-up on one axis; refuses line-ups with too few people."""

    keys: ClassVar[tuple[str, ...]] = TALLY

    axis: str = "gender"

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        if line_up.roster.silent_on(self.axis):
            yield not_applicable(none_given(self.axis))
        elif not line_up.too_small:
            yield self.weigh(line_up)
        elif _under_listed(line_up):
            yield undetermined(line_up.tally(self.axis, estimates=False), UNDER_LISTED)
        else:
            yield not_applicable(TOO_FEW)

    @abstractmethod
    def weigh(self, line_up: LineUp) -> Judgement:
        """Judge a line-up that is large enough."""


def _under_listed(line_up: LineUp) -> bool:
    """Whether this is a panel that lists one person or none: the others are not known to be absent."""
    session = line_up.session
    return session is not None and session.kind in _MADE_OF_SEVERAL and len(line_up.people) <= 1


def _verdict(chances: Interval) -> Verdict:
    if chances.low == 1:
        return Verdict.CERTAIN
    if chances.low >= LIKELY:
        return Verdict.LIKELY
    return Verdict.SATISFIED if chances.high < UNLIKELY else Verdict.UNDETERMINED


def judged(chances: Interval, evidence: Mapping[str, Any], basis: Callable[[], str]) -> Judgement:
    """Return the judgement that goes with the chances of a breach; ``basis`` tells what estimates rest on."""
    verdict = _verdict(chances)
    reason = ""
    if verdict is Verdict.UNDETERMINED:
        reason = _doubt(evidence)
    elif verdict is Verdict.LIKELY:
        reason = basis()
    return Judgement(verdict=verdict, low=chances.low, high=chances.high, evidence=evidence, reason=reason)


def _doubt(evidence: Mapping[str, Any]) -> str:
    silent = evidence["unknown"] + evidence["open"]
    return f"not known of {silent} of {evidence['people']}" if silent else "the first names leave it open"


@dataclass(frozen=True, kw_only=True)
class SingleCategory(Representation):
    """Everyone is of one category and nothing else.

    ``category``: which one; without it, any of the axis that ``other_than`` does not name.
    """

    name = "single-category"

    category: str | None = None
    other_than: tuple[str, ...] = ()

    def weigh(self, line_up: LineUp) -> Judgement:
        """Judge a line-up that is large enough."""
        if not self.category and not line_up.roster.labels.get(self.axis):
            return not_applicable(none_given(self.axis))
        labels = (self.category,) if self.category else self._labels(line_up)
        chances = line_up.probability(self.axis, partial(_all_one_of, tuple(labels)))
        if self.other_than and chances.high < UNLIKELY:
            apart = line_up.probability(self.axis, partial(_all_one_of, self.other_than))
            if apart.high >= UNLIKELY:
                return not_applicable(SPOKEN_OF)
        return judged(chances, line_up.tally(self.axis), partial(line_up.basis, self.axis))

    def _labels(self, line_up: LineUp) -> list[str]:
        """Return the categories that everyone could be of; of an open axis there may be thousands."""
        known = [one.categories for one, _ in line_up.draws(self.axis) if one.categories]
        return [
            label
            for label in line_up.roster.labels[self.axis]
            if label not in self.other_than and all(label in categories for categories in known)
        ]


def _all_one_of(categories: Sequence[str], draws: Sequence[Draw], share: float) -> Interval:
    """Return the chance that everyone is of the same one of ``categories``.

    Whoever is unknown can only be one thing at a time, so the most is that of the likeliest category;
    without anyone unknown the categories exclude each other and their chances add up.
    """
    each = []
    for category in categories:
        chances = [chance(standing, category, share, only=True) for standing, _ in draws]
        low, high = math.prod([one.low for one in chances]), math.prod([one.high for one in chances])
        each.append(Interval(low, high))
    if len(each) == 1:
        return each[0]
    unknown = any(not standing.categories and not standing.estimated for standing, _ in draws)
    most = max if unknown else sum
    return Interval(sum(one.low for one in each), min(1.0, most([one.high for one in each])) if each else 0.0)


@dataclass(frozen=True, kw_only=True)
class CategoryShare(Representation):
    """Members of ``category`` make up more than the share ``above`` (0-1) of the line-up."""

    name = "category-share"
    keys = (*TALLY, "group", "above", "least", "most")

    category: str
    above: Proportion

    def weigh(self, line_up: LineUp) -> Judgement:
        """Judge a line-up that is large enough."""
        needed = math.floor(self.above * line_up.size + SLIGHT) + 1
        member = partial(_in_category, self.category)
        chances = line_up.probability(self.axis, partial(at_least, needed, member))
        least, most = line_up.bounds(self.axis, self.category)
        evidence = {
            **line_up.tally(self.axis),
            "group": many_of(self.category),
            "above": round(self.above * 100),
            "least": least,
            "most": most,
        }
        return judged(chances, evidence, partial(line_up.basis, self.axis))


def _in_category(category: str, standing: Standing, share: float) -> Interval:
    return chance(standing, category, share)


def at_least(
    needed: int, member: Callable[[Standing, float], Interval], draws: Sequence[Draw], share: float
) -> Interval:
    """Return the chance that ``needed`` people or more are members, by each one's chance to be a ``member``.

    ``share`` is the share of women among women and men, which ``member`` is told as well.
    """
    unknown, lows, highs, weights = 0, list[float](), list[float](), list[int]()
    for (standing, weight), people in Counter(draws).items():  # in a large line-up few draws differ
        low, high = member(standing, share)
        if low == 0 and high == 1:
            unknown += weight * people
        else:
            lows += [low] * people
            highs += [high] * people
            weights += [weight] * people
    fewest = poisson_binomial(lows, weights)
    most = fewest if lows == highs else poisson_binomial(highs, weights)
    return Interval(fewest.at_least(needed), most.at_least(needed - unknown))


@dataclass(frozen=True, kw_only=True)
class OneCancellationAway(Representation):
    """Without one person everyone left is of ``category`` and nothing else. Declarations only."""

    name = "one-cancellation-away"

    category: str

    def weigh(self, line_up: LineUp) -> Judgement:
        """Judge a line-up that is large enough."""
        evidence = line_up.tally(self.axis, estimates=False)
        draws = line_up.draws(self.axis, estimates=False)
        chances = [chance(standing, self.category, 0.5, only=True) for standing, _ in draws]
        others = sum(one.high == 0 for one in chances)
        unknown = sum(one == (0, 1) for one in chances)
        if others > 1:
            return satisfied(evidence)
        if unknown:
            return undetermined(evidence, _doubt(evidence))
        return broken(evidence) if others else not_applicable(SPOKEN_OF)


@dataclass(frozen=True, kw_only=True)
class SingleAffiliation(Representation):
    """Everyone is of one organisation, as far as the programme says.

    Silent where one organisation holds the share ``silent_from`` (0-1) or more of the event.
    """

    name = "single-affiliation"

    axis: str = "affiliation"
    silent_from: Proportion = 0.5

    def weigh(self, line_up: LineUp) -> Judgement:
        """Judge a line-up that is large enough."""
        largest = line_up.event.once(_largest_share, self.axis)
        if largest is None:
            return not_applicable(none_given(self.axis))
        if largest >= self.silent_from:
            return not_applicable("one organisation holds most of the event")
        evidence = line_up.tally(self.axis)
        each = [standing.categories for standing, _ in line_up.draws(self.axis)]
        known = [organisations for organisations in each if organisations]
        if known and not frozenset.intersection(*known):
            return satisfied(evidence)
        return broken(evidence) if len(known) == len(each) else undetermined(evidence, _doubt(evidence))


def _largest_share(event: Event, axis: str) -> float | None:
    """Return the largest organisation's share of the people whose organisation is given; None without any."""
    each = [
        standing.categories
        for standing in event.roster.standings.get(axis, {}).values()
        if standing.categories
    ]
    counts = Counter(name for organisations in each for name in organisations)
    return max(counts.values()) / len(each) if each else None
