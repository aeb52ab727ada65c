"""Head count is not voice: a group's share of the minutes, planned or heard, beside its share of the heads.

All of it speaks from declarations alone.
"""

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar

from panelcheck.checks import Check, Judgement, broken, not_applicable, satisfied, undetermined
from panelcheck.checks.reasons import NO_SESSIONS, TOO_FEW
from panelcheck.finding import Severity
from panelcheck.lineup import Event, LineUp
from panelcheck.lineup.voices import NO_TRANSCRIPT, TOO_SHORT, Spoken, Voices, spoken, voices_of
from panelcheck.programme import Seat
from panelcheck.statistics import SLIGHT
from panelcheck.statistics.minutes import parity_bounds
from panelcheck.values import Proportion, dataclass
from panelcheck.wording import Share, members_of

NO_TIMES = "no times"
NOBODY_HEARD = "nobody on stage was heard"
ONE_GROUP = "nobody to compare is known"
_DIGITS = 4


def gravest(judgements: Iterable[Judgement]) -> Judgement:
    """Return the one to tell of several on one line-up, a category each."""
    return min(judgements, key=lambda one: (one.verdict.rank, (one.severity or Severity.NOTE).rank))


def shares(voices: Voices, category: str) -> dict[str, Any]:
    """Return a category's minutes and heads as the evidence of a finding. Shares are 0-1.

    People who have not said count among the others here; ``bounds`` of the time parity have them anywhere.
    """
    ends = parity_bounds(voices.members, voices.others, voices.unknown, voices.spare)
    evidence: dict[str, Any] = {
        "group": members_of(category),
        "people": voices.people,
        "minutes": round(voices.minutes, 2),
        "bounds": [round(end, _DIGITS) for end in ends or ()],
    }
    if voices.members and voices.minutes:
        heads = len(voices.members) / voices.people
        spent = sum(voices.members) / voices.minutes
        evidence |= {
            "head_share": Share(round(heads, _DIGITS)),
            "minutes_share": Share(round(spent, _DIGITS)),
            "time_parity": round(spent / heads, _DIGITS),
        }
    return evidence


@dataclass(frozen=True, kw_only=True)
class Parity(Check):
    """Members of a category have a smaller share of the minutes than of the heads, by the factor ``below``.

    ``categories``: those watched (by the config, if none is named), each on its own; the gravest is told.
    """

    keys: ClassVar[tuple[str, ...]] = (
        "group", "people", "minutes", "bounds", "head_share", "minutes_share", "time_parity",
    )  # fmt: skip

    axis: str = "gender"
    categories: tuple[str, ...] = ()
    below: float

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        if line_up.too_small:
            yield not_applicable(TOO_FEW)
            return
        minutes = self.minutes(line_up)
        if isinstance(minutes, Judgement):
            yield minutes
            return
        watched = self.categories or line_up.watched(self.axis)
        yield gravest(self._judgement(line_up, minutes, category) for category in watched)

    @abstractmethod
    def minutes(self, line_up: LineUp) -> "Minutes | Judgement":
        """Return everyone's minutes, or why they cannot be told."""

    def _judgement(self, line_up: LineUp, minutes: "Minutes", category: str) -> Judgement:
        voices = voices_of(minutes.people, line_up.roster, self.axis, category, minutes.spare)
        voices = voices._replace(unknown=[*voices.unknown, *minutes.open_seats])
        ends = parity_bounds(voices.members, voices.others, voices.unknown, voices.spare)
        if ends is None or not (voices.others or voices.unknown):
            return not_applicable(ONE_GROUP)
        evidence = shares(voices, category)
        least, most = ends
        if voices.members and most < self.below - SLIGHT:
            return broken(evidence, severity=self.severity(most))
        if least >= self.below - SLIGHT:
            return satisfied(evidence)
        return undetermined(evidence, doubt(voices))

    def severity(self, most: float) -> Severity | None:  # noqa: ARG002 - for those to whom it matters
        """Return what stands in for the rule's severity where the time parity is ``most`` at best."""
        return None


def doubt(voices: Voices) -> str:
    """Return what is not known that would decide."""
    if voices.unknown:
        return f"not known of {len(voices.unknown)} of {voices.people}"
    return unattributed(voices.spare / voices.minutes)


def unattributed(share: float) -> str:
    """Return that a share (0-1) of a transcript says not who speaks."""
    return f"whose voice it is is not known for {Share(share)} of the talk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Minutes by the person's key, those of open seats, and those of nobody in particular."""

    people: Mapping[str, float]
    open_seats: tuple[float, ...] = ()
    spare: float = 0.0

    def __repr__(self) -> str:
        return "Minutes()"


def planned_minutes(line_up: LineUp) -> dict[int, float]:
    """Return the planned minutes of the line-up's seats, by ``id(seat)``, as far as they are known."""
    plans = [line_up.event.speaking.planned(session) or {} for session in line_up.sessions]
    return {seat: minutes for plan in plans for seat, minutes in plan.items()}


@dataclass(frozen=True, kw_only=True)
class PlannedTimeParity(Parity):
    """The minutes the programme plans for a group.

    ``timed``: the share (0-1) of seats that must have planned minutes.
    """

    name = "planned-time-parity"

    timed: Proportion = 1.0

    def missing(self, event: Event) -> str:
        """Return that there are no sessions, whose minutes these are."""
        return "" if event.programme.sessions else NO_SESSIONS

    def minutes(self, line_up: LineUp) -> Minutes | Judgement:
        """Add up everyone's planned minutes."""
        planned = planned_minutes(line_up)
        seats = [seat for seat in line_up.seats if id(seat) in planned]
        if not seats:
            return not_applicable(NO_TIMES)
        if len(seats) < self.timed * len(line_up.seats):
            return not_applicable("some sessions have no times")
        return _added_up(line_up, seats, planned)


def _added_up(line_up: LineUp, seats: Iterable[Seat], planned: Mapping[int, float]) -> Minutes:
    people: dict[str, float] = {}
    open_seats = []
    for seat in seats:
        if person := line_up.roster.person_of(seat):
            people[person.key] = people.get(person.key, 0.0) + planned[id(seat)]
        else:
            open_seats.append(planned[id(seat)])
    return Minutes(people=people, open_seats=tuple(open_seats))


@dataclass(frozen=True, kw_only=True)
class FromTranscript(Check):
    """Looks at who was heard in one session.

    ``max_unattributed``: with a larger share (0-1) of the talk of nobody known, nothing is said. Nor is it
    of a transcript of fewer than ``min_talk`` minutes, or of less than ``min_covered`` (0-1) of the slot.
    """

    max_unattributed: Proportion = 0.1
    min_talk: float = 0.0
    min_covered: Proportion = 0.0

    def missing(self, event: Event) -> str:
        """Return that there is no transcript."""
        return "" if event.speaking.heard else NO_TRANSCRIPT

    def said(self, line_up: LineUp, fewest: int = 0) -> Spoken | Judgement:
        """Return who was heard in a session of ``fewest`` people on stage, or why that cannot be told."""
        session = line_up.session
        said = spoken(session, line_up.roster, line_up.event.speaking) if session else None
        if said is None:
            return not_applicable(NO_TRANSCRIPT)
        if len(said.stage) < fewest:
            return not_applicable(TOO_FEW)
        if not said.covers(self.min_talk, self.min_covered):
            return not_applicable(TOO_SHORT)
        if said.unattributed > self.max_unattributed:
            return undetermined({}, unattributed(said.unattributed))
        return said


@dataclass(frozen=True, kw_only=True)
class SessionTimeParity(FromTranscript, Parity):
    """The minutes a group was heard in one session, its moderators left aside.

    ``far_below``: a time parity that is ``grave``.
    """

    name = "session-time-parity"

    far_below: float
    grave: Severity = Severity.WARNING

    def minutes(self, line_up: LineUp) -> Minutes | Judgement:
        """Return how long everyone on stage was heard."""
        said = self.said(line_up)
        if isinstance(said, Judgement):
            return said
        if reason := _unclear(said):
            return undetermined({}, reason)
        if not sum(said.stage.values()):
            return not_applicable(NOBODY_HEARD)
        return Minutes(people=said.stage, spare=said.spare)

    def severity(self, most: float) -> Severity | None:
        """Return a graver severity where the group has far less than its part."""
        return self.grave if most < self.far_below - SLIGHT else None


def _unclear(said: Spoken) -> str:
    """Return why it is not known who was heard how long; nothing where it is."""
    if said.open_seats:
        return "a seat is open in the programme, so who sat there is not known"
    if any(said.stage.values()) and not all(said.stage.values()):
        return "someone is not heard at all, and may not have been there"
    return ""
