"""The base of checks on a whole event that ask whether chance alone could have done it."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from panelcheck.checks import Check, Judgement, Test, broken, not_applicable, satisfied, undetermined, untold
from panelcheck.checks.reasons import TOO_FEW_TO_TELL
from panelcheck.finding import Verdict
from panelcheck.identity.roster import Standing
from panelcheck.lineup import Event, LineUp
from panelcheck.lineup.voices import membership
from panelcheck.programme import Seat, Session
from panelcheck.statistics import SLIGHT
from panelcheck.values import Proportion, dataclass
from panelcheck.wording import members_of

if TYPE_CHECKING:
    from panelcheck.statistics.permutation import Group, Statistic


class Participant(NamedTuple):
    """How one person takes part, and whether they are a member. ``stratum``: whom they may change with."""

    member: bool
    seats: tuple[tuple[Session, Seat], ...]
    stratum: str = ""

    def __repr__(self) -> str:
        return "Participant()"


Labelling = Sequence[Participant]
"""Everyone of a line-up who is, or is taken to be, known: each with a label, member or not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a labelling shows: whether it is worth saying, and how likely chance alone makes as much of it.

    ``reason`` says why nothing can be said of these labels, ``doubt`` what is not known that would decide it.
    An effect that is too small to matter has a p of 1; ``least`` is the smallest that labels could reach.
    """

    speaks: bool = False
    p: float = 1.0
    least: float = 1.0
    evidence: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    doubt: str = ""


@dataclass(frozen=True, kw_only=True)
class Pattern(Check):
    """A pattern in who takes part how, asked of each category that is watched. Declarations alone.

    ``categories``: those watched; those the config watches if none is named. ``min_known``: the share (0-1)
    of seats held by people who have told us; with fewer the pattern must hold both if everyone else was a
    member and if nobody was. ``max_q``: the q-value up to which it may be told, and the p-value that
    someone's labels must be able to reach. ``within``: labels are shuffled only among people alike here: an
    axis, or the ``track``, ``kind`` of session or ``role`` of the first seat they hold.
    """

    keys: ClassVar[tuple[str, ...]] = ("members",)

    axis: str = "gender"
    categories: tuple[str, ...] = ()
    min_known: Proportion = 0.8
    max_q: Proportion = 0.1
    within: str = ""

    def missing(self, event: Event) -> str:
        """Return that nobody has told us."""
        return untold(event, self.axis)

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement for each category of which something can be said, or why there is none.

        That too little is known is said once, and only where no category can be told of.
        """
        if reason := self.lacks(line_up):
            yield not_applicable(reason)
            return
        watched = self.categories or line_up.watched(self.axis)
        people = list(self._parts(line_up))
        judged = [self._judgement(line_up, people, category) for category in watched]
        told = [one for one in judged if one.test and one.verdict is not Verdict.UNDETERMINED]
        yield from told or [one for one in judged if one.test][:1] or judged[:1]

    def lacks(self, line_up: LineUp) -> str:  # noqa: ARG002 - for those who need something
        """Return what the programme lacks for this to be asked at all; an empty text if nothing."""
        return ""

    @abstractmethod
    def weigh(self, labelling: Labelling, line_up: LineUp) -> Weighed:
        """Look at one labelling, in which there is at least one member and one who is none."""

    def against_chance(
        self,
        statistic: "Statistic",
        groups: "Sequence[Group]",
        evidence: Callable[[float, float], Mapping[str, Any]],
        *,
        worth: Callable[[float], float] = lambda _: 0.0,
        max_p: float = 1.0,
    ) -> Weighed:
        """Ask how often chance gives as much of a statistic.

        ``evidence`` makes what the message needs of the statistic as it is and of what chance gives on
        average; ``worth`` says of the latter how large the former must be to matter; ``max_p`` is the
        largest p-value that is told.
        """
        from panelcheck.statistics.permutation import null, observed  # noqa: PLC0415 - imports NumPy

        chance, seen = null(statistic, groups), observed(statistic, groups)
        enough, limit = worth(chance.mean), min(max_p, self.max_q)
        least = chance.least_p(enough)
        if least > limit:
            return Weighed(reason=TOO_FEW_TO_TELL)
        far = seen >= enough - SLIGHT
        p = chance.p_value(seen) if far else 1.0
        return Weighed(speaks=far and p <= limit, p=p, least=least, evidence=evidence(seen, chance.mean))

    def _judgement(
        self, line_up: LineUp, people: Sequence[tuple[Standing, Participant]], category: str
    ) -> Judgement:
        """Judge by the people known if they hold enough of the seats, else by all ways to fill the gap."""
        told = [(membership(standing, category), part) for standing, part in people]
        seats = sum(len(part.seats) for _, part in told) + line_up.open_seats
        known = [part._replace(member=bool(member)) for member, part in told if member is not None]
        labellings = [known]
        if sum(len(part.seats) for part in known) < self.min_known * seats:
            labellings += [
                [part._replace(member=guess if member is None else member) for member, part in told]
                for guess in (False, True)
            ]
        each = [self._weighed(labelling, line_up) for labelling in labellings]
        first = each[0]
        test = Test(max(one.p for one in each), self.max_q, max(one.least for one in each))
        evidence = {"members": members_of(category), **first.evidence}
        if all(one.reason for one in each):
            return not_applicable(first.reason)
        if all(one.speaks for one in each):
            if first.doubt:
                return undetermined(evidence, first.doubt, test)
            return broken(evidence, test=test, subject=replace(line_up.subject, key=category))
        if len(labellings) > 1:
            held = sum(len(part.seats) for part in known)
            return undetermined(evidence, f"known of only {held} of {seats} seats", test)
        return satisfied(evidence, test)

    def _weighed(self, labelling: Labelling, line_up: LineUp) -> Weighed:
        members = sum(part.member for part in labelling)
        if not 0 < members < len(labelling):
            return Weighed(reason="too few of any group to compare")
        return self.weigh(labelling, line_up)

    def _parts(self, line_up: LineUp) -> Iterator[tuple[Standing, Participant]]:
        """Yield everyone with a seat in a session: their standing, and how they take part."""
        seats: dict[str, list[tuple[Session, Seat]]] = {}
        for session, held in line_up.by_session:
            for seat in held:
                if person := line_up.roster.person_of(seat):
                    seats.setdefault(person.key, []).append((session, seat))
        for key, taken in seats.items():
            person = line_up.roster.people[key]
            standing = line_up.roster.standing(person, self.axis)
            yield standing, Participant(False, tuple(taken), self._stratum(line_up, key, *taken[0]))

    def _stratum(self, line_up: LineUp, key: str, session: Session, seat: Seat) -> str:
        if self.within in ("", "track", "kind", "role"):
            alike = {"track": session.track.casefold(), "kind": session.kind, "role": seat.role}
            return alike.get(self.within, "")
        standing = line_up.roster.standing(line_up.roster.people[key], self.within)
        return " ".join(sorted(standing.categories))


def groups_of(labelling: Labelling, taking: Callable[[Participant], tuple[int, ...]]) -> "list[Group]":
    """Put people together who take part in the same way, as ``taking`` says it in numbers."""
    from panelcheck.statistics.permutation import Group  # noqa: PLC0415 - imports NumPy

    counts: dict[tuple[str, tuple[int, ...]], list[int]] = {}
    for part in labelling:
        tally = counts.setdefault((part.stratum, taking(part)), [0, 0])
        tally[0] += 1
        tally[1] += part.member
    ordered = sorted(counts.items())
    return [Group(part, people, members, stratum) for (stratum, part), (people, members) in ordered]
