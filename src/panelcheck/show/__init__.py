"""How a programme was read: sessions, people and roles, and what was left out and why.

Nothing here says what anyone declared; per axis only counts are given.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime, time

from panelcheck.errors import Location, NotAProgramme, UserError
from panelcheck.programme import Kind, Programme, Seat, Session, Status
from panelcheck.readers import sources_of
from panelcheck.show.document import Shown, bases, document, seat_counts, suggestion_for
from panelcheck.show.recognised import header_lines, lines_of, looks
from panelcheck.suggest import mapping_lines, rescue
from panelcheck.wording import (
    PRIVATE_WORDS,
    basis_line,
    count,
    count_of,
    lapsed,
    renewed,
    safe,
    safe_json,
    wrap,
)

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def render_show(items: Sequence[Shown], format_name: str, width: int = 80) -> str:
    """Return what was read as ``text`` or ``json``, ending in a newline."""
    if format_name == "json":
        whole = {"programmes": [document(item) for item in items]}
        return safe_json(json.dumps(whole, indent=2, ensure_ascii=False)) + "\n"
    return "\n".join("".join(f"{line}\n" for line in _lines(item, width)) for item in items)


def rescue_lines(error: UserError) -> str:
    """Return the config lines that would let a file be read that was not; nothing where none are known."""
    if not isinstance(error, NotAProgramme) or error.location is None:
        return ""
    try:
        found, _ = sources_of(error.location.path)
        lines = mapping_lines("fields", rescue(found[0]))
    except UserError:
        return ""
    text = "".join(f"{safe(line)}\n" for line in lines)
    return f"\nThis in panelcheck.yaml would let it be read, if it is right:\n{text}" if text else ""


def _lines(item: Shown, width: int) -> Iterator[str]:
    programme = item.programme
    seats, open_seats = seat_counts(programme)
    counts = [
        *([count_of(programme.records, programme.record_word)] if programme.records else []),
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
    yield from _worth_a_look(item, width)


def _about(item: Shown) -> Iterator[str]:
    yield from header_lines(item.programme)
    for assumption in item.programme.assumptions:
        yield f"Assumed: {assumption}"
    for axis, counts in bases(item.roster).items():
        yield basis_line(axis, counts)
    if item.roster.lapsed:
        yield lapsed(item.roster.lapsed)
    if item.roster.renewed:
        yield renewed(item.roster.renewed)
    if told := PRIVATE_WORDS.get(item.answers.use):
        yield told


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
    groups: dict[tuple[str, str], list[Location]] = {}
    for skip in programme.skips:
        groups.setdefault((skip.what, skip.why), []).append(skip.location)
    if groups:
        yield from ["", "Left out:"]
    for (what, why), places in groups.items():
        text = f"{count(len(places), what)}: {why} ({lines_of(places, programme)})"
        yield from wrap(text, width, first="  ", rest="    ")
    if programme.problems:
        yield from ["", "Could not be used:"]
    for problem in programme.problems:
        yield from wrap(f"{problem.location}: {problem.message}", width, first="  ", rest="    ")


def _worth_a_look(item: Shown, width: int) -> Iterator[str]:
    suggestion = suggestion_for(item)
    found = list(looks(item.programme, suggestion))
    if found:
        yield from ["", "Worth a look:"]
    for look in found:
        where = f" ({lines_of(look.places, item.programme)})" if look.places else ""
        yield from wrap(f"{look.message}{where}", width, first="  ", rest="    ")
    lines = [safe(line) for line in suggestion.lines()]
    if lines:
        yield from ["", "If these are right, put them into panelcheck.yaml:", *lines]
