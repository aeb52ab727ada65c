"""Minutes over a whole event, beside what chance alone would deal: shorter slots, less of the talk."""

import math
from abc import abstractmethod
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import ClassVar, NamedTuple

from panelcheck.checks import Check, Judgement, broken, not_applicable, satisfied, undetermined
from panelcheck.checks.speaking_time import (
    NO_TIMES,
    ONE_GROUP,
    TOO_FEW,
    doubt,
    gravest,
    planned_minutes,
    shares,
)
from panelcheck.lineup import LineUp
from panelcheck.lineup.voices import NO_TRANSCRIPT, all_spoken, membership, voices_of
from panelcheck.statistics.minutes import arrangements, permutation_p

_DIGITS = 4
_SAME = 1e-9
TOO_FEW_TO_TELL = "too few people to tell this from chance"


class Part(NamedTuple):
    """One person's minutes, and with whom they could change places. Nobody is named in a repr.

    ``value`` is what chance deals, ``even`` what the minutes would be if everyone had the same.
    """

    key: str
    minutes: float
    value: float
    even: float
    stratum: str

    def __repr__(self) -> str:
        return "Part()"


Cast = Sequence[bool]
"""Who is taken to be a member, in the order of the parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Everyone's part in an event, and minutes of nobody in particular."""

    people: Sequence[Part]
    spare: float = 0.0


@dataclass(frozen=True, kw_only=True)
class ByChance(Check):
    """Members of a category have ``at_most`` of an even part, and chance deals so little with ``max_p``.

    ``categories``: those watched, each on its own; the gravest is told. Labels are dealt anew among people
    who are alike: in the same sessions, or with the same sort of slot. With people who have not said, it
    must hold whether the least or the most talkative of them are members.
    """

    keys: ClassVar[tuple[str, ...]] = (
        "group", "people", "minutes", "bounds", "head_share", "minutes_share", "time_parity", "ratio", "p",
    )  # fmt: skip

    axis: str = "gender"
    categories: tuple[str, ...]
    at_most: float
    max_p: float

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        if len(line_up.people) < max(1, line_up.spec.min_people):
            yield not_applicable(TOO_FEW)
            return
        parts = self.parts(line_up)
        if isinstance(parts, Judgement):
            yield parts
        else:
            yield gravest(self._judgement(line_up, parts, category) for category in self.categories)

    @abstractmethod
    def parts(self, line_up: LineUp) -> Parts | Judgement:
        """Return everyone's part, or why they cannot be told."""

    @abstractmethod
    def ratio(self, people: Sequence[Part], cast: Cast, spare: float = 0.0) -> float:
        """Return how large the members' part is beside what is even; ``spare`` minutes are theirs too."""

    def _judgement(self, line_up: LineUp, parts: Parts, category: str) -> Judgement:
        roster, people = line_up.roster, parts.people
        said = [membership(roster.standing(roster.people[one.key], self.axis), category) for one in people]
        casts = list(_casts(people, said))
        strata = [one.stratum for one in people]
        if not casts:
            return not_applicable(ONE_GROUP)
        if all(1 / arrangements(cast, strata) > self.max_p for cast in casts):
            return not_applicable(TOO_FEW_TO_TELL)
        voices = voices_of({one.key: one.minutes for one in people}, roster, self.axis, category, parts.spare)
        evidence = shares(voices, category)
        if min(self.ratio(people, cast) for cast in casts) > self.at_most + _SAME:
            return satisfied(evidence)
        if any(self.ratio(people, cast, parts.spare) > self.at_most + _SAME for cast in casts):
            return undetermined(evidence, doubt(voices))
        p = [permutation_p([one.value for one in people], cast, strata) for cast in casts]
        evidence |= {"ratio": round(self.ratio(people, casts[0]), _DIGITS), "p": max(p)}
        if voices.members and max(p) <= self.max_p:
            return broken(evidence)
        return satisfied(evidence) if min(p) > self.max_p else undetermined(evidence, doubt(voices))


def _casts(people: Sequence[Part], said: Sequence[bool | None]) -> Iterator[Cast]:
    """Yield who may be a member: those who said so, then with them the first few who have not said.

    Ordered by how much of an even part they have, up and down, these are the least and the most that
    ``ratio`` can be. Casts of one group are left out.
    """
    silent = [place for place, member in enumerate(said) if member is None]
    upwards = sorted(silent, key=lambda place: people[place].value / people[place].even)
    for ordered in (upwards, upwards[::-1]):
        for number in range(len(ordered) + 1):
            guessed = set(ordered[:number])
            cast = [bool(member) or place in guessed for place, member in enumerate(said)]
            if 0 < sum(cast) < len(cast):
                yield cast


@dataclass(frozen=True, kw_only=True)
class ShorterSlots(ByChance):
    """Members' slots are shorter than others' of the same kind and role. The parts are planned minutes.

    Each slot is measured by the mean of its sort, so that long and short sorts of slots can be taken
    together; ``ratio`` is the members' mean of that by the others'.
    """

    name = "shorter-slots"

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

    def ratio(self, people: Sequence[Part], cast: Cast, spare: float = 0.0) -> float:  # noqa: ARG002 - planned minutes are somebody's
        """Return the members' mean of their slots' measure by the others'."""
        groups: dict[bool, list[float]] = {True: [], False: []}
        for one, member in zip(people, cast, strict=True):
            groups[member].append(one.value)
        return fmean(groups[True]) / fmean(groups[False])


@dataclass(frozen=True, kw_only=True)
class EventTimeParity(ByChance):
    """Members were heard less than an even part of the sessions they were in, over all transcripts.

    ``max_unattributed``: sessions with a larger share (0-1) of talk of nobody known are left aside.
    ``min_sessions``: fewer others are too few.
    """

    name = "event-time-parity"

    max_unattributed: float = 0.1
    min_sessions: int = 1

    def parts(self, line_up: LineUp) -> Parts | Judgement:
        """Add up how long everyone was heard; people in the same sessions may change places."""
        heard = list(all_spoken(line_up.sessions, line_up.roster, line_up.event.speaking))
        if not heard:
            return not_applicable(NO_TRANSCRIPT)
        if len(heard) < self.min_sessions:
            return not_applicable("too few sessions with a transcript")
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

    def ratio(self, people: Sequence[Part], cast: Cast, spare: float = 0.0) -> float:
        """Return the members' minutes by what is even."""
        members = [one for one, member in zip(people, cast, strict=True) if member]
        return (math.fsum(one.minutes for one in members) + spare) / math.fsum(one.even for one in members)
