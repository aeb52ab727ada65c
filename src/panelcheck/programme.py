"""What is linted: sessions, seats and people, each with its place in the input."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import UTC, date, datetime, time
from enum import StrEnum

from panelcheck.errors import Location
from panelcheck.source import Cell
from panelcheck.values import dataclass


def minute_of(moment: datetime | time) -> float:
    """Return minutes since 1970, on its own clock where it names no zone; since midnight of a time alone."""
    if isinstance(moment, time):
        return moment.hour * 60.0 + moment.minute
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() / 60


class Kind(StrEnum):
    """What sort of slot a session is."""

    PANEL = "panel"
    TALK = "talk"
    KEYNOTE = "keynote"
    WORKSHOP = "workshop"
    LIGHTNING = "lightning"
    ROUNDTABLE = "roundtable"
    FIRESIDE = "fireside"
    OTHER = "other"


class Role(StrEnum):
    """What a person does in a session, or for the event."""

    SPEAKER = "speaker"
    PANELIST = "panelist"
    MODERATOR = "moderator"
    KEYNOTE = "keynote"
    DISCUSSANT = "discussant"
    ORGANISER = "organiser"


class Status(StrEnum):
    """How sure a seat is. Declined and cancelled seats are left out and counted as skips."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    OPEN = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One person in one session in one role. An open seat has no name.

    ``statements`` holds, by axis (and under ``pronouns`` and ``email``), what the input says of the
    person, as written. It is private: it never appears in a repr.
    """

    name: str
    role: Role
    location: Location
    id: str = ""
    status: Status = Status.CONFIRMED
    minutes: float | None = None
    position: int = 1
    row: Location | None = None
    fields: Mapping[str, Cell] = field(default_factory=dict, repr=False)
    statements: Mapping[str, Cell] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One slot. ``possible`` marks a panel that nothing but its number of people suggests.

    ``minutes`` is the slot's planned length in minutes; ``day`` is the day as the audience sees it, an
    ISO date where one is known. ``location`` is the whole record, ``title.location`` the title alone.
    """

    key: str
    title: Cell
    location: Location
    kind: Kind = Kind.OTHER
    possible: bool = False
    roles_marked: bool = False
    start: datetime | time | None = None
    end: datetime | time | None = None
    minutes: float | None = None
    day: str = ""
    track: str = ""
    room: str = ""
    tags: tuple[str, ...] = ()
    seats: tuple[Seat, ...] = ()
    fields: Mapping[str, Cell] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Person:
    """One human across seats."""

    key: str
    name: str
    seats: tuple[Seat, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Header:
    """A column or key as written, and the field it was read as: "" where it means nothing to us.

    ``known`` is false where not even its name is: it may hold something that matters.
    """

    name: Cell
    field: str
    known: bool = True


@dataclass(frozen=True, slots=True)
class Skip:
    """A piece of the input that is neither seat nor session, with the reason: a break, a heading."""

    what: str
    why: str
    location: Location


@dataclass(frozen=True, slots=True)
class Problem:
    """A piece of the input that a reader could not use; a data-quality rule reports it.

    ``kind`` is ``record`` (nothing of it could be used), ``time`` (a time is missing or impossible) or
    ``reference`` (an id, slug or file name stands for nobody and nothing that was read).
    The message never quotes a field that may hold what a person said about themselves.
    """

    kind: str
    message: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """What someone wants to have hidden, and why: findings of the rules that ``selectors`` name.

    One in a programme is about the session on ``line`` of its file. One in a config is about ``session``,
    a key or title, or else about everything, and holds to the end of the day ``until``.
    """

    selectors: tuple[str, ...]
    reason: str
    location: Location
    line: int = 0
    session: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """All sessions and people of one event, and everything of its input that became neither.

    ``unscheduled`` are seats outside any session: a plain speaker list, the organisers.
    ``columns`` are the places of field names (a CSV header, a first mapping), by field; ``headers`` are
    all of them as written. ``records`` counts what the input is made of, and ``record_word`` says what
    that is, in the plural: rows, events, entries.
    ``assumptions`` are sentences on what had to be assumed to read the input.
    """

    path: str
    location: Location
    event: str = ""
    sessions: tuple[Session, ...] = ()
    unscheduled: tuple[Seat, ...] = ()
    skips: tuple[Skip, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: Mapping[str, Location] = field(default_factory=dict)
    headers: tuple[Header, ...] = ()
    assumptions: tuple[str, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    records: int = 0
    record_word: str = "records"

    def seats(self) -> Iterator[tuple[Session | None, Seat]]:
        """Yield every seat with its session, in the order of the input; unscheduled seats come last."""
        for session in self.sessions:
            for seat in session.seats:
                yield session, seat
        for seat in self.unscheduled:
            yield None, seat
