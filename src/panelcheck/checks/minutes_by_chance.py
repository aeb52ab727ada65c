"""Minutes over a whole event, beside what chance alone would deal: shorter slots, less of the talk."""

import math
from abc import abstractmethod
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from panelcheck.checks import Check, Judgement, Test, broken, not_applicable, satisfied, undetermined
from panelcheck.checks.reasons import NO_SESSIONS, TOO_FEW, TOO_FEW_TO_TELL, nobody_told
from panelcheck.checks.speaking_time import (
    NO_TIMES,
    ONE_GROUP,
    doubt,
    gravest,
    planned_minutes,
    shares,
)
from panelcheck.lineup import Event, LineUp
from panelcheck.lineup.casts import Part, Sums, casts, flags
from panelcheck.lineup.voices import NO_TRANSCRIPT, all_spoken, membership, voices_of
from panelcheck.statistics import SLIGHT
from panelcheck.statistics.minutes import arrangements, permuted
from panelcheck.values import Proportion, dataclass

_DIGITS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everyone's part in an event, and minutes of nobody in particular."""

    people: Sequence[Part]
    spare: float = 0.0


@dataclass(frozen=True, kw_only=True)
class ByChance(Check):
    """Members of a category have ``at_most`` of an even part, and chance deals so little with ``max_p``.

    ``categories``: those watched (by the config, if none is named), each on its own; the gravest is told.
    Labels are dealt anew among people who are alike: in the same sessions, or with the same sort of slot.
    With people who have not said, it must hold whether the least or the most talkative of them are members.
    """

    keys: ClassVar[tuple[str, ...]] = (
        "group", "people", "minutes", "bounds", "head_share", "minutes_share", "time_parity", "ratio", "p",
    )  # fmt: skip

    axis: str = "gender"
    categories: tuple[str, ...] = ()
    at_most: float
    max_p: Proportion

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        if len(line_up.people) < line_up.spec.fewest:
            yield not_applicable(TOO_FEW)
            return
        parts = self.parts(line_up)
        standings = line_up.roster.standings.get(self.axis, {}).values()
        if isinstance(parts, Judgement):
            yield parts
        elif not any(standing.categories for standing in standings):
            yield not_applicable(nobody_told(self.axis))
        else:
            watched = self.categories or line_up.watched(self.axis)
            yield gravest(self._judgement(line_up, parts, category) for category in watched)

    @abstractmethod
    def parts(self, line_up: LineUp) -> Parts | Judgement:
        """Return everyone's part, or why they cannot be told."""

    @abstractmethod
    def ratio(self, members: Sums, others: Sums) -> float:
        """Return how large the members' part is beside what is even."""

    def _judgement(self, line_up: LineUp, parts: Parts, category: str) -> Judgement:
        roster, people = line_up.roster, parts.people
        said = [membership(roster.standing(roster.people[one.key], self.axis), category) for one in people]
        voices = voices_of({one.key: one.minutes for one in people}, roster, self.axis, category, parts.spare)
        possible = list(casts(people, said))
        if not possible:
            return not_applicable(ONE_GROUP)
        strata = [one.stratum for one in people]
        least = 0.0 if voices.unknown else 1 / arrangements(flags(said), strata)
        if least > self.max_p:
            return not_applicable(TOO_FEW_TO_TELL)
        evidence = shares(voices, category)
        ratios = [self.ratio(cast.members, cast.others) for cast in possible]
        if min(ratios) > self.at_most + SLIGHT:
            return satisfied(evidence, Test(1.0, self.max_p, least))
        with_spare = [self.ratio(cast.members.plus(parts.spare), cast.others) for cast in possible]
        if max(with_spare) > self.at_most + SLIGHT or not voices.members:
            return undetermined(evidence, doubt(voices))
        extremes = (possible[0], possible[with_spare.index(max(with_spare))], possible[-1])
        values = [one.value for one in people]
        tests = [
            permuted(values, flags(said, cast.guessed), strata)
            for cast in (extremes if voices.unknown else extremes[:1])
        ]
        test = Test(max(p for p, _ in tests), self.max_p, max(reached for _, reached in tests))
        evidence |= {"ratio": round(ratios[0], _DIGITS), "p": test.p}
        return self._tested(test, evidence, doubt(voices) if voices.unknown else "")

    def _tested(self, test: Test, evidence: Mapping[str, Any], unsure: str) -> Judgement:
        if test.p <= self.max_p:
            return broken(evidence, test=test)
        if unsure:
            return undetermined(evidence, unsure, test)
        return not_applicable(TOO_FEW_TO_TELL) if test.least > self.max_p else satisfied(evidence, test)


@dataclass(frozen=True, kw_only=True)
class ShorterSlots(ByChance):
    """Members' slots are shorter than others' of the same kind and role. The parts are planned minutes.

    Each slot is measured by the mean of its sort, so that long and short sorts of slots can be taken
    together; ``ratio`` is the members' mean of that by the others'.
    """

    name = "shorter-slots"

    def missing(self, event: Event) -> str:
        """Return that there are no sessions, whose minutes these are."""
        return "" if event.programme.sessions else NO_SESSIONS

    def parts(self, line_up: LineUp) -> Parts | Judgement:
        """Return everyone's slots, measured by their sort."""
        planned = planned_minutes(line_up)
        sorts: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for session in line_up.sessions:
            for seat in session.seats:
                person = line_up.roster.person_of(seat)
                if person and id(seat) in planned and seat.role in line_up.spec.roles:
                    sorts[f"{session.kind} {seat.role}"].append((person.key, planned[id(seat)]))
        if not sorts:
            return not_applicable(NO_TIMES)
        slots: defaultdict[str, list[tuple[str, float, float]]] = defaultdict(list)
        for sort, held in sorts.items():
            mean = math.fsum(minutes for _, minutes in held) / len(held)
            for key, minutes in held:
                slots[key].append((sort, minutes, minutes / mean))
        return Parts(
            people=[
                Part(
                    key=key,
                    minutes=math.fsum(minutes for _, minutes, _ in held),
                    value=math.fsum(measured for _, _, measured in held) / len(held),
                    even=1.0,
                    stratum=" ".join(sorted(sort for sort, _, _ in held)),
                )
                for key, held in slots.items()
            ]
        )

    def ratio(self, members: Sums, others: Sums) -> float:
        """Return the members' mean of their slots' measure by the others'."""
        return (members.value / members.heads) / (others.value / others.heads)


@dataclass(frozen=True, kw_only=True)
class EventTimeParity(ByChance):
    """Members were heard less than an even part of the sessions they were in, over all transcripts.

    ``max_unattributed``: sessions with a larger share (0-1) of talk of nobody known are left aside.
    Nor do transcripts of fewer than ``min_talk`` minutes, or of less than ``min_covered`` (0-1) of the slot,
    count. ``min_sessions``: fewer others are too few.
    """

    name = "event-time-parity"

    max_unattributed: Proportion = 0.1
    min_talk: float = 0.0
    min_covered: Proportion = 0.0
    min_sessions: int = 1

    def missing(self, event: Event) -> str:
        """Return that there is no transcript."""
        return "" if event.speaking.heard else NO_TRANSCRIPT

    def parts(self, line_up: LineUp) -> Parts | Judgement:
        """Add up how long everyone was heard; people in the same sessions may change places."""
        known = list(all_spoken(line_up.sessions, line_up.roster, line_up.event.speaking))
        if not known:
            return not_applicable(NO_TRANSCRIPT)
        heard = [(session, said) for session, said in known if said.covers(self.min_talk, self.min_covered)]
        if len(heard) < self.min_sessions:
            enough = "" if len(heard) == len(known) else " that holds enough of them"
            return not_applicable(f"too few sessions with a transcript{enough}")
        clear = [
            (session, said)
            for session, said in heard
            if said.unattributed <= self.max_unattributed and not said.open_seats and any(said.stage.values())
        ]
        if len(clear) < self.min_sessions:
            aside = len(heard) - len(clear)
            return undetermined({}, f"in {aside} of {len(heard)} transcripts it is not known who spoke")
        whole: dict[str, Part] = {}
        for session, said in clear:
            even = (math.fsum(said.stage.values()) + said.spare) / len(said.stage)
            for key, minutes in said.stage.items():
                one = whole.get(key, Part(key, 0.0, 0.0, 0.0, ""))
                total = one.minutes + minutes
                whole[key] = Part(key, total, total, one.even + even, f"{one.stratum}\n{session.key}")
        return Parts(people=list(whole.values()), spare=math.fsum(said.spare for _, said in clear))

    def ratio(self, members: Sums, others: Sums) -> float:  # noqa: ARG002 - they are in what is even
        """Return the members' minutes by what is even."""
        return members.minutes / members.even
