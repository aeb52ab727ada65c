"""What every reader makes of its format before sessions are put together: records with listings."""

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache

from panelcheck.errors import Location
from panelcheck.programme import Header, Ignore, Problem, Role, Skip, Status
from panelcheck.source import Cell
from panelcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the user's config adds to the built-in words: field names, session kinds, axes."""

    fields: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    axes: tuple[str, ...] = ("gender",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One person as written at one place. ``role`` is None where nothing says it.

    ``statements`` holds what is written of the person by axis, and under ``pronouns`` and ``email``.
    ``keys`` are further words by which other places may mean the person: a slug, a serial number.
    ``reference`` marks a ``name`` that is itself such a word, or an id, for somebody described elsewhere.
    """

    name: str
    location: Location
    role: Role | None = None
    id: str = ""
    status: Status = Status.CONFIRMED
    minutes: float | None = None
    fields: Mapping[str, Cell] = field(default_factory=dict, repr=False)
    statements: Mapping[str, Cell] = field(default_factory=dict, repr=False)
    keys: tuple[str, ...] = ()
    reference: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row, event or mapping: the cells of a session by canonical field name, and its listings.

    A record without a title and without an id is a bare listing: its people belong to no session, unless
    ``sessions`` among its cells gives the ids of those they are on.
    ``reference`` marks one that says by its id of which session, described elsewhere, its cells hold.
    ``authored`` marks a paper whose people are its authors: however many they are, they are no panel.
    """

    location: Location
    cells: Mapping[str, Cell] = field(default_factory=dict)
    listings: tuple[Listing, ...] = ()
    reference: bool = False
    authored: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Everything a reader found in one source. Each input row, event or node is in exactly one place.

    ``one_seat_each`` is true where rows list one person each and rows of one session belong together.
    ``groups`` are the records of each session, where it is known which those are.
    ``crews`` are the ids of groups and organisations that stand in a list of people.
    ``count`` is how many rows, events or entries there were, whatever became of them; ``word`` says which.
    """

    records: tuple[Record, ...] = ()
    event: str = ""
    skips: tuple[Skip, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: Mapping[str, Location] = field(default_factory=dict)
    headers: tuple[Header, ...] = ()
    assumptions: tuple[str, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    one_seat_each: bool = False
    groups: tuple[tuple[Record, ...], ...] = ()
    crews: frozenset[str] = frozenset()
    count: int = 0
    word: str = "records"


@lru_cache(maxsize=1024)
def as_compared(text: str) -> str:
    """Return ``text`` as titles are compared: its case and its white space do not count."""
    return " ".join(text.casefold().split())


def title_of(record: Record) -> str:
    """Return a record's title as titles are compared; nothing for one without."""
    return as_compared(record.cells["title"].text) if "title" in record.cells else ""
