"""How a programme was read: sessions, people and roles, and what was left out and why.

Nothing here says what anyone declared; per axis only counts are given.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from typing import Any, Protocol

from panelcheck.errors import Location
from panelcheck.finding import Basis
from panelcheck.identity.roster import Ground, Roster
from panelcheck.programme import Kind, Programme, Seat, Session, Status
from panelcheck.summary import basis
from panelcheck.wording import basis_line, count, safe, safe_json, wrap

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_MOST_PLACES = 8


class Shown(Protocol):
    """One input, read: what it holds and who is who in it."""

    @property
    def programme(self) -> Programme: ...  # noqa: D102 - the class says it

    @property
    def roster(self) -> Roster: ...  # noqa: D102 - the class says it


def render_show(items: Sequence[Shown], format_name: str, width: int = 80) -> str:
    """Return what was read as ``text`` or ``json``, ending in a newline."""
    if format_name == "json":
        document = {"programmes": [_document(item) for item in items]}
        return safe_json(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"
    return "\n".join("".join(f"{line}\n" for line in _lines(item, width)) for item in items)


def _basis(roster: Roster) -> dict[str, Basis]:
    return {axis: basis(roster, axis) for axis in roster.standings}


def _seat_counts(programme: Programme) -> tuple[int, int]:
    """Return how many seats have a person, and how many are open."""
    statuses = [seat.status is Status.OPEN for _, seat in programme.seats()]
    return statuses.count(False), statuses.count(True)


def _document(item: Shown) -> dict[str, Any]:
    programme = item.programme
    seats, open_seats = _seat_counts(programme)
    return {
        "path": programme.path,
        "event": programme.event,
        "sessions": [_session(session) for session in programme.sessions],
        "unscheduled": [_seat(seat) for seat in programme.unscheduled],
        "people": len(item.roster.people),
        "seats": seats,
        "open_seats": open_seats,
        "skipped": [
            {"what": skip.what, "why": skip.why, "path": skip.location.path, "line": skip.location.line}
            for skip in programme.skips
        ],
        "problems": [
            {"kind": problem.kind, "message": problem.message, **_place(problem.location)}
            for problem in programme.problems
        ],
        "columns": {field: _place(place) for field, place in programme.columns.items()},
        "assumptions": list(programme.assumptions),
        "basis": {
            axis: {ground.value: getattr(counts, ground.value) for ground in Ground}
            for axis, counts in _basis(item.roster).items()
        },
    }


def _place(place: Location) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}


def _session(session: Session) -> dict[str, Any]:
    return {
        "key": session.key,
        "title": session.title.text,
        "kind": session.kind.value,
        "possible": session.possible,
        "start": session.start.isoformat() if session.start else None,
        "end": session.end.isoformat() if session.end else None,
        "minutes": _whole(session.minutes),
        "day": session.day,
        "track": session.track,
        "room": session.room,
        "path": session.location.path,
        "line": session.location.line,
        "people": [_seat(seat) for seat in session.seats],
    }


def _seat(seat: Seat) -> dict[str, Any]:
    return {
        "name": "" if seat.status is Status.OPEN else seat.name,
        "role": seat.role.value,
        "status": seat.status.value,
        "minutes": _whole(seat.minutes),
        **_place(seat.location),
    }


def _whole(minutes: float | None) -> float | int | None:
    return int(minutes) if minutes is not None and float(minutes).is_integer() else minutes


def _lines(item: Shown, width: int) -> Iterator[str]:
    programme = item.programme
    seats, open_seats = _seat_counts(programme)
    counts = [
        count(len(programme.sessions), "session"),
        count(len(item.roster.people), "person"),
        count(seats, "seat"),
        *([count(open_seats, "open seat")] if open_seats else []),
    ]
    event = f" ({programme.event})" if programme.event else ""
    yield from wrap(f"{programme.path}{event}: {', '.join(counts)}", width, rest="  ")
    for line in _about(item):
        yield from wrap(line, width, first="  ", rest="    ")
    for session in programme.sessions:
        yield ""
        place = _line_of(session.location, programme)
        yield from wrap(session.title.text or "(no title)", width, first=f"{safe(place)} ", rest="  ")
        yield from wrap(", ".join(_facts(session)), width, first="  ", rest="  ")
        yield from _people(session.seats, width)
    if programme.unscheduled:
        yield from ["", "Without a session:"]
        yield from _people(programme.unscheduled, width)
    yield from _left_out(programme, width)


def _about(item: Shown) -> Iterator[str]:
    columns = item.programme.columns.items()
    if columns:
        yield f"Fields: {', '.join(f'{field} {place.line}:{place.column}' for field, place in columns)}"
    for assumption in item.programme.assumptions:
        yield f"Assumed: {assumption}"
    for axis, counts in _basis(item.roster).items():
        yield basis_line(axis, counts)


def _line_of(place: Location, programme: Programme) -> str:
    return f"line {place.line}:" if place.path == programme.path else f"{place.path}:{place.line}:"


def _facts(session: Session) -> Iterator[str]:
    """Say what is known of a session, the kind first."""
    yield _kind(session)
    when = " ".join(part for part in (session.day or _date(session.start), _times(session)) if part)
    if when:
        yield when
    if session.minutes is not None:
        yield f"{session.minutes:g} {'minute' if session.minutes == 1 else 'minutes'}"
    for label in ("track", "room"):
        if value := getattr(session, label):
            yield f"{label} {value}"


def _kind(session: Session) -> str:
    if not session.possible:
        return session.kind.value
    if session.kind is Kind.PANEL:
        return "possible panel: only its title says so"
    people = sum(seat.status is not Status.OPEN for seat in session.seats)
    number = _NUMBERS[people] if people < len(_NUMBERS) else str(people)
    return f"possible panel: {number} {'person' if people == 1 else 'people'}, no kind or roles given"


def _date(moment: datetime | time | None) -> str:
    return f"{moment:%Y-%m-%d}" if isinstance(moment, datetime) else ""


def _times(session: Session) -> str:
    return "-".join(f"{moment:%H:%M}" for moment in (session.start, session.end) if moment is not None)


def _people(seats: Sequence[Seat], width: int) -> Iterator[str]:
    for seat in seats:
        name = "(open seat)" if seat.status is Status.OPEN else seat.name
        tentative = " (tentative)" if seat.status is Status.TENTATIVE else ""
        minutes = "" if seat.minutes is None else f", {seat.minutes:g} minutes"
        first = f"    {seat.role.value:<11}"
        yield from wrap(f"{name}{tentative}{minutes}", width, first=first, rest=" " * len(first))
    if not seats:
        yield "    lists nobody"


def _left_out(programme: Programme, width: int) -> Iterator[str]:
    groups: dict[tuple[str, str], list[str]] = {}
    for skip in programme.skips:
        place = skip.location
        line = str(place.line) if place.path == programme.path else f"{place.path}:{place.line}"
        groups.setdefault((skip.what, skip.why), []).append(line)
    if groups:
        yield from ["", "Left out:"]
    for (what, why), places in groups.items():
        more = len(places) - _MOST_PLACES
        lines = ", ".join(places[:_MOST_PLACES]) + (f" and {more} more" if more > 0 else "")
        text = f"{count(len(places), what)}: {why} ({'line' if len(places) == 1 else 'lines'} {lines})"
        yield from wrap(text, width, first="  ", rest="    ")
    if programme.problems:
        yield from ["", "Could not be used:"]
    for problem in programme.problems:
        yield from wrap(f"{problem.location}: {problem.message}", width, first="  ", rest="    ")
