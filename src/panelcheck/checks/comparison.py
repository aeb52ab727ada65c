"""Counts beside what one would expect of them: a base rate with its source, two axes together."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from panelcheck.checks import Check, Judgement, Test, broken, not_applicable, satisfied, undetermined
from panelcheck.checks.reasons import TOO_FEW_TO_TELL, nobody_told
from panelcheck.lineup import LineUp
from panelcheck.statistics import binomial, hypergeometric
from panelcheck.values import Proportion, dataclass
from panelcheck.wording import members_of


@dataclass(frozen=True, kw_only=True)
class BaseRate(Check):
    """Fewer members than their share elsewhere would give, beyond chance. Declarations alone.

    ``base_rates``: the share (0-1) of each category to compare with, and ``source``: of whom it is the
    share; without both nothing is asked. ``pool``: how many people that share is of (those who proposed,
    say), where they are known and few; 0 for an open field. ``gap``: the least difference of shares (0-1)
    worth telling. ``min_known`` and ``max_q`` as for patterns.
    """

    name = "base-rate"
    keys = ("members", "count", "people", "share", "base", "source")

    axis: str = "gender"
    base_rates: Mapping[str, Proportion]
    source: str = ""
    pool: int = 0
    gap: Proportion
    min_known: Proportion = 0.8
    max_q: Proportion = 0.1

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement for each category with a base rate."""
        known = line_up.tally(self.axis, estimates=False)["known"]
        if not self.base_rates or not self.source.strip():
            yield not_applicable("no base rate with its source is configured")
        elif not known:
            yield not_applicable(nobody_told(self.axis))
        else:
            for category, base in self.base_rates.items():
                yield self._judgement(line_up, category, base, known)

    def _judgement(self, line_up: LineUp, category: str, base: float, known: int) -> Judgement:
        fewest, most = line_up.bounds(self.axis, category)
        enough = known >= self.min_known * line_up.size
        # With too few known, the answer must hold even if everyone else was a member.
        count, people = (fewest, known) if enough else (most, line_up.size)
        evidence = {
            "members": members_of(category), "count": count, "people": people,
            "share": round(100 * count / people), "base": round(100 * base), "source": self.source,
        }  # fmt: skip
        chances = (
            hypergeometric(self.pool, round(base * self.pool), people)
            if self.pool >= people
            else binomial(people, base)
        )
        least = chances.probability(0)
        if least > self.max_q or base < self.gap:
            return not_applicable(TOO_FEW_TO_TELL)
        far = base - count / people >= self.gap
        test = Test(chances.at_most(count) if far else 1.0, self.max_q, least)
        if far and test.p <= self.max_q:
            return broken(evidence, test=test, subject=replace(line_up.subject, key=category))
        if enough:
            return satisfied(evidence, test)
        return undetermined(evidence, f"known of only {known} of {line_up.size} people", test)


@dataclass(frozen=True, kw_only=True)
class EmptyIntersection(Check):
    """Members of each of several axes take part, and nobody is of all of them. Declarations alone.

    ``both``: for each of two axes the categories that count. Asked where ``min_people`` people have
    answered on both axes, and ``min_members`` of them are members on each. ``max_q`` as for patterns.
    """

    name = "empty-intersection"
    keys = ("first", "second", "people", "expected")

    both: Mapping[str, tuple[str, ...]]
    min_people: int
    min_members: int
    max_q: Proportion = 0.1

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        if len(self.both) != 2:  # noqa: PLR2004 - two axes make an intersection
            yield not_applicable("no two axes are configured")
            return
        said = [
            [line_up.roster.standing(person, axis).categories for axis in self.both]
            for person in line_up.people
        ]
        known = [(first, second) for first, second in said if first and second]
        wanted = [frozenset(categories) for categories in self.both.values()]
        each = [bool(one & wanted[0]) for one, _ in known], [bool(one & wanted[1]) for _, one in known]
        margins = sum(each[0]), sum(each[1])
        if len(known) < self.min_people or min(margins) < self.min_members:
            yield not_applicable(TOO_FEW_TO_TELL)
            return
        chances = hypergeometric(len(known), *margins)
        evidence = {
            "first": _named(self.both, 0), "second": _named(self.both, 1), "people": len(known),
            "expected": round(chances.mean, 1),
        }  # fmt: skip
        together = sum(first and second for first, second in zip(*each, strict=True))
        test = Test(chances.at_most(together), self.max_q, chances.probability(0))
        # Whoever is of neither group for certain, or known on both axes, cannot fill it.
        possible = sum(
            (not first or bool(first & wanted[0])) and (not second or bool(second & wanted[1]))
            for first, second in said
        )
        if together:
            yield satisfied(evidence, test)
        elif chances.probability(0) > self.max_q:
            yield not_applicable(TOO_FEW_TO_TELL)
        elif possible or line_up.open_seats:
            yield undetermined(
                evidence, f"not known of {possible + line_up.open_seats} of {line_up.size}", test
            )
        else:
            yield broken(evidence, test=test)


def _named(both: Mapping[str, tuple[str, ...]], place: int) -> str:
    return " or ".join(members_of(category) for category in list(both.values())[place])
