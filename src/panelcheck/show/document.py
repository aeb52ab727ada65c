"""How a programme was read, as a document of stable keys; keys may be added, none changes its meaning.

Nothing here says what anyone declared; per axis only counts are given.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from panelcheck.config import Config
from panelcheck.errors import Location
from panelcheck.identity.roster import Ground, Roster
from panelcheck.private import Answers
from panelcheck.programme import Header, Programme, Seat, Session, Status
from panelcheck.report import Basis
from panelcheck.show.recognised import looks
from panelcheck.source import Source
from panelcheck.suggest import Suggestion, suggest
from panelcheck.summary import basis
from panelcheck.wording import GLUE


class Shown(Protocol):
    """One input, read: what it holds and who is who in it."""

    @property
    def programme(self) -> Programme: ...  # noqa: D102 - the class says it

    @property
    def roster(self) -> Roster: ...  # noqa: D102 - the class says it

    @property
    def config(self) -> Config: ...  # noqa: D102 - the class says it

    @property
    def answers(self) -> Answers: ...  # noqa: D102 - the class says it

    @property
    def sources(self) -> Mapping[str, Source]: ...  # noqa: D102 - the class says it


def suggestion_for(item: Shown) -> Suggestion:
    """Return the config lines that would let this be read better."""
    return suggest(item.programme, item.sources, item.config.words, asked=item.config.asked)


def bases(roster: Roster) -> dict[str, Basis | None]:
    """Count, by axis, on whose word it rests; None where that may not be told."""
    return {axis: basis(roster, axis) for axis in roster.axes}


def seat_counts(programme: Programme) -> tuple[int, int]:
    """Return how many seats have a person, and how many are open."""
    statuses = [seat.status is Status.OPEN for _, seat in programme.seats()]
    return statuses.count(False), statuses.count(True)


def document(item: Shown) -> dict[str, Any]:
    """Return one input, read, as texts, numbers, lists and mappings."""
    programme = item.programme
    seats, open_seats = seat_counts(programme)
    suggestion = suggestion_for(item)
    return {
        "path": programme.path,
        "event": programme.event,
        "records": programme.records,
        "record_word": programme.record_word,
        "sessions": [_session(session) for session in programme.sessions],
        "unscheduled": [_seat(seat) for seat in programme.unscheduled],
        "people": len(item.roster.people),
        "seats": seats,
        "open_seats": open_seats,
        "skipped": [{"what": skip.what, "why": skip.why, **_line(skip.location)} for skip in programme.skips],
        "problems": [
            {"kind": problem.kind, "message": problem.message, **_place(problem.location)}
            for problem in programme.problems
        ],
        "columns": {field: _place(place) for field, place in programme.columns.items()},
        "headers": [_header(header) for header in programme.headers],
        "assumptions": list(programme.assumptions),
        "worth_a_look": [
            {
                "about": look.about,
                "message": look.message.replace(GLUE, " "),
                "places": [_line(place) for place in look.places],
            }
            for look in looks(programme, suggestion)
        ],
        "config": _config(suggestion),
        "private_answers": item.answers.use.value,
        "lapsed_declarations": item.roster.lapsed,
        "renewed_declarations": item.roster.renewed,
        "basis": {axis: counts and _basis(counts) for axis, counts in bases(item.roster).items()},
    }


def _place(place: Location) -> dict[str, Any]:
    return {"path": place.path, "line": place.line, "column": place.column}


def _line(place: Location) -> dict[str, Any]:
    return {"path": place.path, "line": place.line}


def _header(header: Header) -> dict[str, Any]:
    return {
        "name": header.name.text,
        "field": header.field or None,
        "known": header.known,
        **_place(header.name.location),
    }


def _config(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "fields": dict(suggestion.fields),
        "kinds": dict(suggestion.kinds),
        "asked": suggestion.asked,
        "yaml": "".join(f"{line}\n" for line in suggestion.lines()),
    }


def _basis(counts: Basis) -> dict[str, int]:
    return {ground.value: getattr(counts, ground.value) for ground in Ground}


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
        **_line(session.location),
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
