"""What was recognised of a programme, what was not, and what would tell more: in plain words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from panelcheck.errors import Location
from panelcheck.programme import Kind, Programme, Role, Session
from panelcheck.suggest import Suggestion, unknown_headers
from panelcheck.values import dataclass
from panelcheck.wording import count

_MOST_PLACES = 8
_MEANING: Final[Mapping[str, str]] = {
    "title": "the title", "id": "the session's id", "kind": "the kind of session", "date": "the day",
    "description": "the description", "start": "the start", "end": "the end", "time": "the time",
    "minutes": "the length", "track": "the track", "room": "the room", "tags": "the tags",
    "status": "the session's status", "event": "the event's name", "paper": "contributions in a session",
    "name": "a person's name", "given": "a first name", "family": "a family name", "role": "a role",
    "person_id": "a person's id", "seat_status": "a person's status", "seat_minutes": "a person's minutes",
    "keynote": "who gives a keynote", "email": "an e-mail address (to match answers; never shown)",
    "speakers": "speakers", "panelists": "panelists", "moderators": "moderators",
    "discussants": "discussants", "organisers": "organisers", "keynotes": "keynote speakers",
    "coauthors": "co-authors (not on stage)", "panelcheck_ignore": "what to ignore",
}  # fmt: skip
_TELLS_PANEL: Final[Mapping[str, str]] = {
    "rows": "a column 'kind' with 'panel', or a column 'role' with 'moderator' and 'panelist'",
    "entries": "a key 'kind: panel', or the keys 'moderators' and 'panelists'",
    "events": "the category 'Panel', or lines such as 'Moderator: NAME' in the description",
}
_TELLS_ROLE: Final[Mapping[str, str]] = {
    "rows": "a column 'role' with 'moderator' and 'panelist'",
    "entries": "a key 'role' beside each name, or the keys 'moderators' and 'panelists'",
    "events": "lines such as 'Moderator: NAME' in the description",
}
_TELLS_TIME: Final[Mapping[str, str]] = {
    "rows": "columns 'start' and 'end', or 'minutes',",
    "entries": "keys 'start' and 'end', or 'minutes',",
    "events": "a DTEND or a DURATION",
}
_ANY: Final = "entries"
_PANEL_LIKE: Final = frozenset({Kind.PANEL, Kind.ROUNDTABLE, Kind.FIRESIDE})


@dataclass(frozen=True, slots=True)
class Look:
    """Something worth a look: ``about`` is a stable word for it, ``places`` are the records it is about."""

    about: str
    message: str
    places: tuple[Location, ...] = ()


def header_lines(programme: Programme) -> Iterator[str]:
    """Say which columns or keys were read as what, which are not needed and which are unknown."""
    names: dict[str, list[str]] = {}
    for header in programme.headers:
        if header.field and header.name.text not in (known := names.setdefault(header.field, [])):
            known.append(header.name.text)
    told = [f"{_MEANING.get(field, field)} from {_listed(texts)}" for field, texts in names.items()]
    if told:
        yield f"Read: {', '.join(told)}"
    used = {text for texts in names.values() for text in texts}
    spare = dict.fromkeys(
        header.name.text for header in programme.headers if header.known and header.name.text not in used
    )
    if spare:
        yield f"Known, not needed: {_listed(list(spare))}"
    unknown = unknown_headers(programme)
    if unknown:
        yield f"Not recognised: {_listed(unknown)}"


def _listed(texts: list[str]) -> str:
    quoted = [f"'{text}'" for text in texts]
    return " and ".join([", ".join(quoted[:-1]), quoted[-1]]) if len(quoted) > 1 else quoted[0]


def looks(programme: Programme, suggestion: Suggestion) -> Iterator[Look]:
    """Yield what is worth a look, and what in the file or in panelcheck.yaml would tell more."""
    yield from _columns(programme, suggestion)
    if suggestion.kinds:
        words = _listed(list(suggestion.kinds))
        yield Look("kinds", f"{words}: not known as a kind of session; the lines below are a guess")
    word = programme.record_word if programme.record_word in _TELLS_PANEL else _ANY
    manned = [session for session in programme.sessions if session.seats]
    panels = [session for session in manned if session.kind in _PANEL_LIKE and not session.possible]
    yield from _sessions(
        "possible-panels", "possible panel", (session for session in manned if session.possible),
        f"nothing but the title or the number of people says so; {_TELLS_PANEL[word]} would",
    )  # fmt: skip
    yield from _sessions(
        "roles", "panel", (session for session in panels if not _moderated(session)),
        f"no moderator is named; if there is one, {_tells_role(programme, word)} would tell",
    )  # fmt: skip
    yield from _sessions(
        "times", "session", (session for session in manned if session.minutes is None),
        f"no length is known, so speaking time cannot be checked; {_TELLS_TIME[word]} would tell",
    )  # fmt: skip
    yield from _sessions(
        "nobody", "session", (session for session in programme.sessions if not session.seats),
        "nobody is listed, so nothing can be judged",
    )  # fmt: skip
    if suggestion.asked:
        yield Look("asked", "gender or pronouns stand in the file: if people said so themselves, tell us")


def _tells_role(programme: Programme, word: str) -> str:
    """Return what would say who moderates: the column or key there is for it, or one to add."""
    there = next((header.name.text for header in programme.headers if header.field == "role"), "")
    return f"'moderator' in '{there}'" if there else _TELLS_ROLE[word]


def _columns(programme: Programme, suggestion: Suggestion) -> Iterator[Look]:
    for header, field in suggestion.fields.items():
        yield Look("columns", f"'{header}' is not known; it may hold {_MEANING.get(field, field)}")
    rest = [header for header in unknown_headers(programme) if header not in suggestion.fields]
    if rest:
        yield Look(
            "columns",
            f"{_listed(rest)}: not known and not used; if one matters, name its field under 'fields:'",
        )


def _sessions(about: str, noun: str, found: Iterable[Session], message: str) -> Iterator[Look]:
    places = tuple(session.location for session in found)
    if places:
        yield Look(about, f"{count(len(places), noun)}: {message}", places)


def _moderated(session: Session) -> bool:
    return session.roles_marked and any(seat.role is Role.MODERATOR for seat in session.seats)


def lines_of(places: Iterable[Location], programme: Programme) -> str:
    """Return ``line 4`` or ``lines 4, 8 and 2 more``; other files' lines with their path."""
    all_lines = dict.fromkeys(
        str(place.line) if place.path == programme.path else f"{place.path}:{place.line}" for place in places
    )
    lines = list(all_lines)
    more = len(lines) - _MOST_PLACES
    shown = ", ".join(lines[:_MOST_PLACES]) + (f" and {more} more" if more > 0 else "")
    return f"{'line' if len(lines) == 1 else 'lines'} {shown}"
