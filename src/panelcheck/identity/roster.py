"""What is known of each person on each axis. Nothing here shows a category in its repr."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from panelcheck.errors import Location
from panelcheck.programme import Person, Seat
from panelcheck.source import Cell


class Ground(StrEnum):
    """What a standing rests on, in order of precedence. The names are the keys of a report's basis."""

    DECLARED = "declared"
    DECLINED = "declined"
    PRONOUNS = "pronouns"
    NAMES = "names"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one person on one axis.

    ``categories`` is what the person declared; ``likelihood_ratio`` is P(evidence | woman) / P(evidence |
    man) for a standing that rests on pronouns or a first name. Both are private to the process.
    """

    ground: Ground
    categories: frozenset[str] = field(default=frozenset(), repr=False)
    likelihood_ratio: float | None = field(default=None, repr=False)

    @property
    def estimated(self) -> bool:
        """Whether this rests on evidence instead of the person's own word on this axis."""
        return self.likelihood_ratio is not None


UNKNOWN = Standing(Ground.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two declarations under one name that cannot both hold: where the second stands, and the first."""

    axis: str
    second: Location
    first: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Two names that are most likely one person written differently."""

    first: Person
    second: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Every person's standing on every axis, and what came up while finding out.

    ``prior`` is the 90 % interval of the share of women among women and men of this event.
    ``unmapped`` counts, by axis, people whose own words map onto no category.
    ``labels`` holds each axis's categories, in the order of the vocabulary.
    """

    people: Mapping[str, Person] = field(repr=False)
    standings: Mapping[str, Mapping[str, Standing]] = field(repr=False)
    labels: Mapping[str, tuple[str, ...]] = field(repr=False)
    seat_keys: Mapping[int, str] = field(repr=False)
    prior: tuple[float, float] = (0.05, 0.95)
    table: str = ""
    contradictions: tuple[Contradiction, ...] = field(default=(), repr=False)
    variants: tuple[Variant, ...] = field(default=(), repr=False)
    unmapped: Mapping[str, int] = field(default_factory=dict)
    unmatched: tuple[Cell, ...] = field(default=(), repr=False)
    private: bool = False

    def person_of(self, seat: Seat) -> Person | None:
        """Return the person in ``seat``; None for an open seat."""
        key = self.seat_keys.get(id(seat))
        return None if key is None else self.people[key]

    def standing(self, person: Person, axis: str) -> Standing:
        """Return what is known of ``person`` on ``axis``."""
        return self.standings.get(axis, {}).get(person.key, UNKNOWN)
