"""Numbers to look at. These checks blame nothing: what they find is a fact about the programme."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from panelcheck.checks import Check, Judgement, broken, not_applicable
from panelcheck.checks.reasons import TOO_FEW
from panelcheck.checks.representation import TALLY, Representation, SingleCategory
from panelcheck.finding import Verdict
from panelcheck.lineup import Each, LineUp, Topics, line_ups_of
from panelcheck.values import dataclass
from panelcheck.wording import many_of


@dataclass(frozen=True, kw_only=True)
class Composition(Representation):
    """How many people each category may have: the least and the most, estimates left aside.

    ``elsewhere`` says the same again without the sessions about diversity itself, where there are any.
    """

    name = "composition"
    keys = (*TALLY, "counts", "elsewhere")

    def weigh(self, line_up: LineUp) -> Judgement:
        """Say the numbers of a line-up that is large enough."""
        tally = line_up.tally(self.axis, estimates=False)
        return broken({**tally, "counts": self._counts(line_up), "elsewhere": self._elsewhere(line_up)})

    def _counts(self, line_up: LineUp) -> str:
        spans = [(label, *line_up.bounds(self.axis, label)) for label in line_up.labels(self.axis)]
        counts = [f"{label} {least}-{most}" for label, least, most in spans]
        counts += ["others withheld"] * line_up.withholds(self.axis)
        return ", ".join(counts)

    def _elsewhere(self, line_up: LineUp) -> str:
        """Count again without diversity topics; nothing where that leaves fewer people than are asked for."""
        event, spec = line_up.event, line_up.spec
        if self.axis in line_up.roster.guarded:
            return ""  # told of the whole event alone
        if spec.topics is not Topics.ANY or not any(map(event.topics.tell, line_up.sessions)):
            return ""
        without = (one for one in line_ups_of(event, replace(spec, topics=Topics.WITHOUT))
                   if one.subject.key == line_up.subject.key)  # fmt: skip
        other = next(without, None)
        if other is None or other.too_small:
            return ""
        return f"; without diversity topics, of {other.size}: {self._counts(other)}"


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
            yield not_applicable(TOO_FEW)


def _word(judgement: Judgement) -> str:
    if not judgement.from_declarations:
        return "unknown"
    return "single" if judgement.verdict is Verdict.CERTAIN else "mixed"
