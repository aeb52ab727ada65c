"""Who came onto the programme after it was announced."""

from collections.abc import Iterator
from typing import ClassVar

from panelcheck.checks import Judgement, not_applicable
from panelcheck.checks.chance import Labelling, Participant, Pattern, Weighed, groups_of
from panelcheck.checks.reasons import TOO_FEW_TO_TELL
from panelcheck.lineup import LineUp
from panelcheck.values import Proportion, dataclass


@dataclass(frozen=True, kw_only=True)
class LateAddition(Pattern):
    """Members are more frequent among those who were added since the announcement than before.

    ``announced`` is when that was: a tag or commit of the programme's git repository, or a date. Asked where
    ``min_late`` people are new since; ``max_p`` is the largest p-value at which this is told. ``mixed``
    counts the sessions of one group, or of nobody in it, that a single person who was added made mixed.
    """

    name = "late-addition"
    keys: ClassVar[tuple[str, ...]] = (*Pattern.keys, "late", "own", "before", "own_before", "mixed")

    announced: str = ""
    min_late: int
    max_p: Proportion

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement for each category of which something can be said, or why there is none."""
        if not self.announced:
            yield not_applicable("no announcement is configured")
        elif line_up.event.announced is None:
            yield not_applicable("the announced programme is not in this repository's history")
        else:
            yield from super().judge(line_up)

    def weigh(self, labelling: Labelling, line_up: LineUp) -> Weighed:
        """Compare those who were added with those who were there."""
        late = [part for part in labelling if self._late(part, line_up)]
        members = sum(part.member for part in labelling)
        own = sum(part.member for part in late)
        if len(late) < self.min_late or len(late) == len(labelling):
            return Weighed(reason=TOO_FEW_TO_TELL)
        evidence = {
            "late": len(late), "own": own, "before": len(labelling) - len(late), "own_before": members - own,
            "mixed": self._mixed(labelling, line_up),
        }  # fmt: skip
        from panelcheck.statistics.patterns import marked_share  # noqa: PLC0415 - imports NumPy

        groups = groups_of(labelling, lambda part: (1, int(self._late(part, line_up))))
        return self.against_chance(marked_share, groups, lambda *_: evidence, max_p=self.max_p)

    def _late(self, part: Participant, line_up: LineUp) -> bool:
        person = line_up.roster.person_of(part.seats[0][1])
        announced = line_up.event.announced
        return bool(person and announced is not None and not announced(person))

    def _mixed(self, labelling: Labelling, line_up: LineUp) -> int:
        """Count the sessions with members and others that had only one of the two without one late person."""
        seated: dict[int, list[tuple[bool, bool]]] = {}
        for part in labelling:
            late = self._late(part, line_up)
            for session in {id(session) for session, _ in part.seats}:
                seated.setdefault(session, []).append((part.member, late))
        return sum(
            len({member for member, _ in people}) > 1
            and len({member for member, late in people if not late}) == 1
            and sum(late for _, late in people) == 1
            for people in seated.values()
        )
