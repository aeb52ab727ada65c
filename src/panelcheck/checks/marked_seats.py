"""Whose are the seats that differ from others: in topic, role, hour or terms."""

from abc import abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from datetime import datetime, time
from typing import Any, ClassVar

from panelcheck.checks.chance import Labelling, Participant, Pattern, Weighed, groups_of
from panelcheck.checks.reasons import TOO_FEW_TO_TELL, nobody_told
from panelcheck.checks.timetable import Slot, slot_of
from panelcheck.lineup import LineUp
from panelcheck.programme import Kind, Person, Role, Seat, Session
from panelcheck.values import dataclass

Mark = Callable[[Session, Seat], bool | None]
"""Whether a seat is marked; None where that is not known, and the seat is left aside."""


@dataclass(frozen=True, kw_only=True)
class MarkedSeats(Pattern):
    """Members hold marked seats ``ratio`` times as often as others, and ``difference`` (0-1) more of theirs.

    Asked where members hold ``min_seats``, others ``min_others``, and ``min_marked`` are marked, at least
    ``min_own`` of them members'. In percent, ``inside`` and ``outside`` are the members' shares of marked and
    of other seats, ``own`` and ``others`` the marked shares of members' and of others' seats.
    """

    keys: ClassVar[tuple[str, ...]] = (*Pattern.keys, "inside", "outside", "own", "others")

    ratio: float
    difference: float = 0.0
    min_seats: int
    min_others: int = 1
    min_marked: int = 1
    min_own: int = 1

    @abstractmethod
    def mark(self, line_up: LineUp) -> Mark:
        """Return what tells marked seats from others."""

    def more(self, labelling: Labelling, line_up: LineUp) -> Mapping[str, Any]:  # noqa: ARG002 - for those with more to say
        """Return further evidence."""
        return {}

    def weigh(self, labelling: Labelling, line_up: LineUp) -> Weighed:
        """Compare how often members and others hold marked seats."""
        mark = self.mark(line_up)

        def taking(part: Participant) -> tuple[int, int]:
            known = [one for seat in part.seats if (one := mark(*seat)) is not None]
            return len(known), sum(known)

        labelling = [part for part in labelling if taking(part)[0]]
        own, own_marked = _sums(taking(part) for part in labelling if part.member)
        rest, rest_marked = _sums(taking(part) for part in labelling if not part.member)
        marked, plain = own_marked + rest_marked, own + rest - own_marked - rest_marked
        if own < self.min_seats or rest < self.min_others or marked < self.min_marked or not plain:
            return Weighed(reason=TOO_FEW_TO_TELL)
        evidence = {
            "inside": round(100 * own_marked / marked),
            "outside": round(100 * (own - own_marked) / plain),
            "own": round(100 * own_marked / own),
            "others": round(100 * rest_marked / rest),
            **self.more(labelling, line_up),
        }
        from panelcheck.statistics.patterns import MarkedMore  # noqa: PLC0415 - imports NumPy

        more = MarkedMore(self.ratio, self.difference, self.min_own)
        return self.against_chance(more, groups_of(labelling, taking), lambda *_: evidence)


def _sums(pairs: Iterator[tuple[int, int]]) -> tuple[int, int]:
    seats, marked = 0, 0
    for one, other in pairs:
        seats, marked = seats + one, marked + other
    return seats, marked


@dataclass(frozen=True, kw_only=True)
class TopicConfined(MarkedSeats):
    """Members are heard above all on sessions tagged with a diversity topic."""

    name = "topic-confined"
    keys = (*MarkedSeats.keys, "tag")

    def lacks(self, line_up: LineUp) -> str:
        """Say that no session has such a tag."""
        tagged = any(line_up.event.topics.tags(session) for session in line_up.sessions)
        return "" if tagged else "no session is tagged with a diversity topic"

    def mark(self, line_up: LineUp) -> Mark:
        """Mark seats on tagged sessions: tags are someone's own words, a title's may mean anything."""
        tags = line_up.event.topics.tags
        return lambda session, _: bool(tags(session))

    def more(self, labelling: Labelling, line_up: LineUp) -> Mapping[str, Any]:  # noqa: ARG002 - the sessions say it
        """Name the tags."""
        tags = {tag for session in line_up.sessions for tag in line_up.event.topics.tags(session)}
        return {"tag": " or ".join(f"'{tag}'" for tag in sorted(tags, key=str.casefold)[:3])}


@dataclass(frozen=True, kw_only=True)
class ModeratorOnlyEvent(MarkedSeats):
    """Across the event, members moderate more than they are asked to speak."""

    name = "moderator-only-event"
    keys = (*MarkedSeats.keys, "only")

    def lacks(self, line_up: LineUp) -> str:
        """Say that nobody is marked as moderator."""
        return "" if line_up.moderators else "nobody is marked as moderator"

    def mark(self, line_up: LineUp) -> Mark:  # noqa: ARG002 - the seat says it
        """Mark moderators' seats."""
        return lambda _, seat: seat.role is Role.MODERATOR

    def more(self, labelling: Labelling, line_up: LineUp) -> Mapping[str, Any]:  # noqa: ARG002 - the labels say it
        """Count the members who do nothing else."""
        roles = [{seat.role for _, seat in part.seats} for part in labelling if part.member]
        return {"only": sum(each == {Role.MODERATOR} for each in roles)}


@dataclass(frozen=True, kw_only=True)
class OffPeakSlot(MarkedSeats):
    """Members speak in slots that fewer can attend more often than others.

    Such a slot begins last on its day or at one of the times of ``lunch``, runs beside a keynote or lies in
    one of ``rooms``, if any are named.
    """

    name = "off-peak-slot"

    rooms: tuple[str, ...] = ()
    lunch: tuple[time, ...] = ()

    def lacks(self, line_up: LineUp) -> str:
        """Say that there are neither times nor rooms to tell by."""
        timed = any(session.start for session in line_up.sessions)
        return "" if timed or self.rooms else "no times, and no rooms are named"

    def mark(self, line_up: LineUp) -> Mark:
        """Mark seats in such slots. A keynote's own is none; one without a time is one by its room alone."""
        rooms = {room.casefold() for room in self.rooms}
        slots = {id(session): slot_of(session) for session in line_up.programme.sessions}
        keynotes = [
            slot for session in line_up.programme.sessions
            if session.kind is Kind.KEYNOTE and (slot := slots[id(session)])
        ]  # fmt: skip
        last: dict[str, set[float]] = {}
        for session in line_up.sessions:
            if slot := slots[id(session)]:
                last.setdefault(session.day, set()).add(slot.start)

        def marked(session: Session, _: Seat) -> bool | None:
            slot = slots.get(id(session))
            if session.room.casefold() in rooms:
                return True
            if slot is None:
                return False if rooms else None
            if session.kind is Kind.KEYNOTE:
                return False
            starts = last[session.day]
            is_last = len(starts) > 1 and slot.start == max(starts)
            return is_last or self._at_lunch(session) or any(_beside(slot, one) for one in keynotes)

        return marked

    def _at_lunch(self, session: Session) -> bool:
        start = session.start.time() if isinstance(session.start, datetime) else session.start
        return start is not None and start.replace(tzinfo=None) in self.lunch


def _beside(one: Slot, other: Slot) -> bool:
    return one.calendar == other.calendar and one.start < other.end and other.start < one.end


@dataclass(frozen=True, kw_only=True)
class DeclaredTerms(MarkedSeats):
    """Members take part on terms that others do not, as people declare it.

    ``marked``: the answers that count, by axis, such as ``payment: [unpaid]``; ``among``: in the same way
    whom alone to look at.
    """

    name = "declared-terms"

    marked: Mapping[str, tuple[str, ...]]
    among: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def lacks(self, line_up: LineUp) -> str:
        """Say that nobody has declared what this looks at."""
        standings = line_up.roster.standings
        for axes in (self.among, self.marked):
            told = any(one.categories for axis in axes for one in standings.get(axis, {}).values())
            if axes and not told:
                return nobody_told(*axes)
        return ""

    def mark(self, line_up: LineUp) -> Mark:
        """Mark the seats of those one of whose answers counts."""

        def marked(_: Session, seat: Seat) -> bool | None:
            person = line_up.roster.person_of(seat)
            if person is None:
                return None
            said = {axis: line_up.roster.standing(person, axis).categories for axis in self.marked}
            if not any(said.values()) or not self._looked_at(line_up, person):
                return None
            return any(said[axis] & set(answers) for axis, answers in self.marked.items())

        return marked

    def _looked_at(self, line_up: LineUp, person: Person) -> bool:
        said = {axis: line_up.roster.standing(person, axis).categories for axis in self.among}
        return all(said[axis] & set(answers) for axis, answers in self.among.items())
