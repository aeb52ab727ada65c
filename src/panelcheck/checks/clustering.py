"""How people are spread over panels: side by side, apart, or one to each."""

import math
from abc import abstractmethod
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from panelcheck.checks.chance import Labelling, Participant, Pattern, Weighed, groups_of
from panelcheck.checks.reasons import TOO_FEW_TO_TELL
from panelcheck.lineup import LineUp
from panelcheck.statistics import SLIGHT
from panelcheck.values import Proportion, dataclass

if TYPE_CHECKING:
    from panelcheck.statistics.permutation import Statistic


@dataclass(frozen=True, kw_only=True)
class Spread(Pattern):
    """A base of checks on how members are spread over sessions, against what chance gives.

    Sessions with fewer people who are known than the line-up's ``min-people`` are left aside. Asked where
    ``min_sessions`` are left, with ``min_people`` people in all, ``min_members`` of them members who hold
    ``min_seats``.
    ``excess``: how far above what chance gives on average is worth telling, in the statistic's own unit;
    ``excess_share``: the same as a share (0-1) of the sessions.
    """

    keys: ClassVar[tuple[str, ...]] = (*Pattern.keys, "sessions", "seen", "expected")

    min_sessions: int
    min_seats: int
    min_people: int = 2
    min_members: int = 1
    excess: float = 0.0
    excess_share: Proportion = 0.0

    @abstractmethod
    def statistic(self, sizes: Sequence[int]) -> "Statistic":
        """Return what to count in sessions of these sizes."""

    def told(self, seen: float, expected: float) -> Mapping[str, Any]:
        """Return both in percent."""
        return {"seen": round(100 * seen), "expected": round(100 * expected)}

    def weigh(self, labelling: Labelling, line_up: LineUp) -> Weighed:
        """Count, and ask how often chance gives as much."""
        sizes = Counter(id(session) for part in labelling for session, _ in part.seats)
        least = max(2, line_up.spec.min_people)
        large = [session for session in line_up.sessions if sizes[id(session)] >= least]
        numbers = {id(session): number for number, session in enumerate(large)}

        def taking(part: Participant) -> tuple[int, ...]:
            return tuple(sorted(numbers[id(session)] for session, _ in part.seats if id(session) in numbers))

        labelling = [part for part in labelling if taking(part)]
        seats = sum(len(taking(part)) for part in labelling if part.member)
        if len(large) < self.min_sessions or seats < self.min_seats or len(labelling) < self.min_people:
            return Weighed(reason=TOO_FEW_TO_TELL)
        members = sum(part.member for part in labelling)
        if not self.min_members <= members < len(labelling):
            return Weighed(reason=TOO_FEW_TO_TELL)
        return self.against_chance(
            self.statistic([sizes[id(session)] for session in large]),
            groups_of(labelling, taking),
            lambda seen, expected: {"sessions": len(large), **self.told(seen, expected)},
            worth=lambda mean: mean + max(self.excess, self.excess_share * len(large)),
        )


@dataclass(frozen=True, kw_only=True)
class ExactNumber(Spread):
    """More sessions than by chance hold exactly as many members as a minimum asks for.

    The minimum is ``minimum`` people, or the share ``share`` (0-1) of those on the session if that is more.
    """

    name = "exact-number"

    minimum: int = 0
    share: Proportion = 0.0

    def lacks(self, line_up: LineUp) -> str:  # noqa: ARG002 - the options say it
        """Say that no minimum is set."""
        return "" if self.minimum or self.share else "no minimum is configured"

    def statistic(self, sizes: Sequence[int]) -> "Statistic":
        """Count the sessions that hold exactly the minimum."""
        from panelcheck.statistics.patterns import SessionsWith  # noqa: PLC0415 - imports NumPy

        return SessionsWith(tuple(max(self.minimum, math.ceil(self.share * size - SLIGHT)) for size in sizes))

    def told(self, seen: float, expected: float) -> Mapping[str, Any]:
        """Return both as numbers of sessions."""
        return {"seen": round(seen), "expected": round(expected, 1)}


@dataclass(frozen=True, kw_only=True)
class Clustered(Spread):
    """Members and others sit apart, by the index of dissimilarity D (0-1).

    D is the share of members, or of the others, who would have to change sessions for an even spread. In
    small sessions chance alone makes it large.
    """

    name = "clustered"

    def statistic(self, sizes: Sequence[int]) -> "Statistic":  # noqa: ARG002 - D needs none
        """Measure D."""
        from panelcheck.statistics.patterns import dissimilarity  # noqa: PLC0415 - imports NumPy

        return dissimilarity


@dataclass(frozen=True, kw_only=True)
class SharedBackground(Spread):
    """Members sit beside each other more than others sit beside them, by alpha = p - q (-1 to 1).

    p is the chance that someone beside a member is one, q the same beside someone who is none; chance alone
    makes alpha -1 / (people - 1).
    """

    name = "shared-background"

    def statistic(self, sizes: Sequence[int]) -> "Statistic":  # noqa: ARG002 - alpha needs none
        """Measure alpha."""
        from panelcheck.statistics.patterns import assortment  # noqa: PLC0415 - imports NumPy

        return assortment
