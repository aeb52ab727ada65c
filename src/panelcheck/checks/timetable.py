"""Whether the timetable is given, and whether it can be true."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from panelcheck.checks import Check, Judgement, broken, not_applicable
from panelcheck.checks.data_quality import event_subject, or_satisfied, problems, session_subject
from panelcheck.finding import Severity
from panelcheck.lineup import LineUp
from panelcheck.programme import Role, Session, minute_of
from panelcheck.values import dataclass

if TYPE_CHECKING:
    from panelcheck.programme import Seat

_DAY = 24 * 60.0


class Slot(NamedTuple):
    """When a session is, in minutes on its own calendar: zoned times, local times, or hours of one day."""

    calendar: str
    start: float
    end: float
    session: Session


@dataclass(frozen=True, kw_only=True)
class Times(Check):
    """Times are missing or impossible, or someone is in two places at once.

    ``in_two_places``: the severity of the latter.
    """

    name = "times"
    keys = ("problem",)

    in_two_places: Severity = Severity.WARNING

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement a problem."""
        if not line_up.programme.sessions:
            yield not_applicable("no sessions")
            return
        yield from or_satisfied(
            [
                *problems(line_up.programme, "time"),
                *_missing(line_up),
                *_clashes(line_up, self.in_two_places),
            ]
        )


def _missing(line_up: LineUp) -> Iterator[Judgement]:
    """Yield each session without a start; a programme without any times is said once."""
    programme = line_up.programme
    without = [session for session in programme.sessions if session.start is None]
    if len(without) == len(programme.sessions):
        subject = event_subject(programme, "no times")
        yield broken({"problem": "no session has a time"}, location=line_up.location, subject=subject)
        return
    told = {problem.location.line for problem in programme.problems if problem.kind == "time"}
    for session in without:
        lines = range(session.location.line, max(session.location.line, session.location.end_line) + 1)
        if told.isdisjoint(lines):
            yield broken(
                {"problem": "this session has no time, others have one"},
                location=session.title.location,
                subject=session_subject(session, "no time"),
            )


def _clashes(line_up: LineUp, severity: Severity) -> Iterator[Judgement]:
    """Yield each seat of someone who sits elsewhere at the same time.

    Not counted: sessions in one room or under one title, organisers, and a session inside a longer one
    where a room is not given, since a block may hold its talks.
    """
    slots: dict[str, list[tuple[Slot, Seat]]] = {}
    for session, seat in line_up.programme.seats():
        person = line_up.roster.person_of(seat)
        if session and person and seat.role is not Role.ORGANISER and (slot := slot_of(session)):
            slots.setdefault(person.key, []).append((slot, seat))
    for places in slots.values():
        places.sort(key=lambda place: (*place[0][:3], place[0].session.key))
        latest: Slot | None = None
        for slot, seat in places:
            if latest and _apart(latest, slot):
                yield broken(
                    {"problem": f"one name in two places at once: also in '{latest.session.title.text}'"},
                    location=seat.location,
                    subject=session_subject(slot.session, f"and {latest.session.key}"),
                    severity=severity,
                )
            if latest is None or slot.calendar != latest.calendar or slot.end > latest.end:
                latest = slot


def _apart(one: Slot, other: Slot) -> bool:
    """Whether nobody can be in both: they overlap, and nothing says that one is part of the other."""
    if one.calendar != other.calendar or other.start >= one.end:
        return False
    rooms = {one.session.room.casefold(), other.session.room.casefold()}
    titles = {one.session.title.text.casefold(), other.session.title.text.casefold()}
    if len(titles) == 1 or (len(rooms) == 1 and rooms != {""}):
        return False
    same_time = (one.start, one.end) == (other.start, other.end)
    inside = other.end <= one.end and not same_time
    return not ("" in rooms and inside)


def slot_of(session: Session) -> Slot | None:
    """Return when ``session`` is. One of unknown length takes a minute; half a day or more is no slot."""
    start, end, length = session.start, session.end, session.minutes or 1.0
    if start is None:
        return None
    begin = minute_of(start)
    if isinstance(start, datetime):
        calendar = "zoned" if start.tzinfo else "local"
        if isinstance(end, datetime) and bool(end.tzinfo) == bool(start.tzinfo):
            length = minute_of(end) - begin
    else:
        calendar = session.day
        if isinstance(end, time):
            length = (minute_of(end) - begin) % _DAY
    return Slot(calendar, begin, begin + max(length, 1.0), session) if length < _DAY / 2 else None
