"""What is known of each person on each axis. Nothing here shows a category in its repr."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from panelcheck.errors import Location
from panelcheck.identity.gender import WATCHED
from panelcheck.programme import Person, Seat
from panelcheck.source import Cell
from panelcheck.values import dataclass

FEWEST_TOLD = 10
"""On an axis told of the whole event alone, no count of fewer people may be told or worked out."""


class Withheld(Exception):  # noqa: N818 - says what the answer is, and its text why
    """What was asked for may not be told."""


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
    ``labels`` holds each axis's categories, in the order of the vocabulary; ``watched`` those of them that
    rules look at where they name none.
    ``guarded`` are the standings on axes that may be told in counts of the whole event alone; they are not
    among ``standings``, and only a line-up of the whole event gives its counts. ``parts`` are, for each
    intersection, the categories on each of its axes. ``open_axes`` are those on which people's own words
    are the categories. ``lapsed`` answers have expired or were taken back, for
    ``renewed`` ones a later answer stands.
    """

    people: Mapping[str, Person] = field(repr=False)
    standings: Mapping[str, Mapping[str, Standing]] = field(repr=False)
    labels: Mapping[str, tuple[str, ...]] = field(repr=False)
    seat_keys: Mapping[int, str] = field(repr=False)
    watched: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: {"gender": WATCHED}, repr=False)
    guarded: Mapping[str, Mapping[str, Standing]] = field(default_factory=dict, repr=False)
    parts: Mapping[str, Mapping[str, frozenset[str]]] = field(default_factory=dict, repr=False)
    open_axes: frozenset[str] = frozenset()
    prior: tuple[float, float] = (0.05, 0.95)
    table: str = ""
    contradictions: tuple[Contradiction, ...] = field(default=(), repr=False)
    variants: tuple[Variant, ...] = field(default=(), repr=False)
    unmapped: Mapping[str, int] = field(default_factory=dict)
    unmatched: tuple[Cell, ...] = field(default=(), repr=False)
    lapsed: int = 0
    renewed: int = 0
    private: bool = False

    def person_of(self, seat: Seat) -> Person | None:
        """Return the person in ``seat``; None for an open seat."""
        key = self.seat_keys.get(id(seat))
        return None if key is None else self.people[key]

    def standing(self, person: Person, axis: str) -> Standing:
        """Return what is known of ``person`` on ``axis``.

        Raises Withheld for an axis that may be told in counts of the whole event alone.
        """
        if axis in self.guarded:
            raise Withheld("what one person says on this axis is not looked at")
        return self.standings.get(axis, {}).get(person.key, UNKNOWN)

    @property
    def axes(self) -> tuple[str, ...]:
        """The axes on which people answer: all but the intersections."""
        return tuple(axis for axis in self.labels if axis not in self.parts)

    def everyone_on(self, axis: str) -> Mapping[str, Standing]:
        """Return all standings on ``axis``, by key, to be counted: of the whole event alone where guarded."""
        return self.guarded.get(axis) or self.standings.get(axis, {})

    def silent_on(self, axis: str) -> bool:
        """Whether nobody says anything on an open axis, and so no category is known."""
        known = self.everyone_on(axis).values()
        return not self.labels.get(axis) and not any(one.categories for one in known)

    def grounds(self, axis: str) -> Mapping[Ground, int] | None:
        """Count the people on each ground.

        Where an axis may be told in counts of the whole event alone, who declined counts as unknown and is
        left out, and None stands for counts of which one is small.
        """
        known = self.everyone_on(axis)
        counts = Counter(known.get(key, UNKNOWN).ground for key in self.people)
        if axis not in self.guarded:
            return counts
        declared = counts[Ground.DECLARED]
        told = Counter({Ground.DECLARED: declared, Ground.UNKNOWN: counts.total() - declared})
        return None if any(0 < number < FEWEST_TOLD for number in told.values()) else told

    def tellable(self, axis: str, people: int) -> int | str:
        """Return a count of people on ``axis`` as it may be told, in figures or in words."""
        small = axis in self.guarded and people < FEWEST_TOLD
        return f"fewer than {FEWEST_TOLD}" if small else people
