"""Numbers to look at. These checks blame nothing: what they find is a fact about the programme."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from panelcheck.checks import Check, Judgement, broken, not_applicable
from panelcheck.checks.representation import TALLY, Representation, SingleCategory
from panelcheck.finding import Verdict
from panelcheck.lineup import Each, LineUp, line_ups_of
from panelcheck.wording import many_of


@dataclass(frozen=True, kw_only=True)
class Composition(Representation):
    """How many people each category may have: the least and the most, estimates left aside."""

    name = "composition"
    keys = (*TALLY, "counts")

    def weigh(self, line_up: LineUp) -> Judgement:
        """Say the numbers of a line-up that is large enough."""
        labels = line_up.labels(self.axis)
        spans = [(label, *line_up.bounds(self.axis, label)) for label in labels]
        counts = [f"{label} {least}-{most}" for label, least, most in spans]
        counts += ["others withheld"] * (line_up.withholds(self.axis))
        return broken({**line_up.tally(self.axis, estimates=False), "counts": ", ".join(counts)})


@dataclass(frozen=True, kw_only=True)
class SingleCategoryCount(Check):
    """How many of the line-up's sessions hold only people of ``category``, from declarations alone."""

    name = "single-category-count"
    keys = ("sessions", "group", "single", "mixed", "unknown")

    axis: str = "gender"
    category: str

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        check = SingleCategory(axis=self.axis, category=self.category)
        counts: Counter[str] = Counter()
        for session in line_ups_of(line_up.event, replace(line_up.spec, each=Each.SESSION)):
            for one in check.judge(session):
                if one.verdict is not Verdict.NOT_APPLICABLE:
                    counts[_word(one)] += 1
        if counts:
            evidence = {word: counts[word] for word in ("single", "mixed", "unknown")}
            yield broken({"sessions": counts.total(), "group": many_of(self.category), **evidence})
        else:
            yield not_applicable("too few people")


def _word(judgement: Judgement) -> str:
    if not judgement.from_declarations:
        return "unknown"
    return "single" if judgement.verdict is Verdict.CERTAIN else "mixed"
