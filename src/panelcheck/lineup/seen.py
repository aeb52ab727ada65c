"""One line-up: some seats, seen through the roster as counts, bounds and probabilities."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import field
from functools import cached_property

from panelcheck.errors import Location
from panelcheck.finding import FEWEST_ESTIMATED, Subject
from panelcheck.identity.roster import UNKNOWN, Ground, Roster, Withheld
from panelcheck.identity.text import fold
from panelcheck.lineup.chance import Draw, Interval, chance
from panelcheck.lineup.disclosure import PART, told
from panelcheck.lineup.event import Event
from panelcheck.lineup.spec import Count, Each, LineUpSpec
from panelcheck.programme import Person, Programme, Role, Seat, Session, Status
from panelcheck.values import dataclass

MIN_OF_ONE_WORD = 3
"""On an open axis, words that fewer people of a line-up used are theirs, and are not repeated."""
_SURE = 1e-12

_BASIS = {Ground.NAMES: "first names", Ground.PRONOUNS: "pronouns"}


@dataclass(frozen=True, kw_only=True)
class LineUp:
    """The seats one rule looks at."""

    subject: Subject
    location: Location
    spec: LineUpSpec
    event: Event = field(repr=False)
    sessions: tuple[Session, ...] = field(default=(), repr=False)
    seats: tuple[Seat, ...] = field(default=(), repr=False)
    _draws: dict[tuple[str, bool], list[Draw]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def programme(self) -> Programme:
        """The programme these seats are part of."""
        return self.event.programme

    @property
    def roster(self) -> Roster:
        """Everyone's standing."""
        return self.event.roster

    @property
    def session(self) -> Session | None:
        """The session, where the line-up is one."""
        return self.sessions[0] if self.spec.each is Each.SESSION else None

    @property
    def moderators(self) -> tuple[Seat, ...]:
        """Who moderates its sessions, whatever roles the rule looks at."""
        return tuple(seat for one in self.sessions for seat in one.seats if seat.role is Role.MODERATOR)

    @property
    def possible(self) -> bool:
        """Whether this is a panel only by its number of people, or only if namesakes are two people."""
        session = self.session
        guessed = session is not None and session.possible and bool(self.spec.kinds)
        return guessed or (session is not None and self._only_with_namesakes)

    @property
    def _only_with_namesakes(self) -> bool:
        """Whether these are enough people only if a name that stands there twice is that of two people.

        Two people it may be, and one who is listed twice.
        """
        taken = [self.roster.seat_keys.get(id(seat)) for seat in self.seats]
        keys, unfilled = set(filter(None, taken)), taken.count(None)
        if len(keys) + unfilled < self.spec.min_people:
            return False
        names = {
            fold(key.removeprefix("name:").partition("#")[0]) if key.startswith("name:") else key
            for key in keys
        }
        return len(names) + unfilled < self.spec.min_people

    @cached_property
    def by_session(self) -> tuple[tuple[Session, tuple[Seat, ...]], ...]:
        """The seats of each session that has any here; seats outside sessions are left aside."""
        held = {id(seat) for seat in self.seats}
        each = ((one, tuple(seat for seat in one.seats if id(seat) in held)) for one in self.sessions)
        return tuple((session, seats) for session, seats in each if seats)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everyone named, each once, in the order of the input."""
        people = self.roster.people
        return tuple(people[key] for key in self._counted)

    @cached_property
    def digest(self) -> str:
        """A digest of who is in the line-up: the same in any order, and no name in clear."""
        from hashlib import sha256  # noqa: PLC0415 - only where a rule speaks

        keys = "\n".join(sorted(person.key for person in self.people))
        return sha256(keys.encode(errors="backslashreplace")).hexdigest()

    @cached_property
    def open_seats(self) -> int:
        """Places announced but not filled."""
        return [seat.status for seat in self.seats].count(Status.OPEN)

    @cached_property
    def size(self) -> int:
        """How many people (or seats) the line-up holds, open seats included."""
        return sum(self._counted.values()) + self.open_seats

    @property
    def too_small(self) -> bool:
        """Whether it holds fewer people (or seats) than the rule asks for, or none."""
        return self.size < self.spec.fewest

    @cached_property
    def _counted(self) -> dict[str, int]:
        """How often everyone named counts, by key, in the order of the input."""
        keys = self.roster.seat_keys
        taken = [keys[id(seat)] for seat in self.seats if id(seat) in keys]
        return Counter(taken) if self.spec.count is Count.SEATS else dict.fromkeys(taken, 1)

    def draws(self, axis: str, *, estimates: bool = True) -> list[Draw]:
        """Return everyone's standing on ``axis``, open seats as unknown.

        Without ``estimates``, or with estimates of fewer than three people, the estimated are unknown.
        Raises Withheld for what may not be told (see ``demand``).
        """
        if (axis, estimates) not in self._draws:
            self._draws[axis, estimates] = self._drawn(axis, estimates=estimates)
        return self._draws[axis, estimates]

    def demand(self, axis: str) -> None:
        """Raise Withheld where ``axis`` may be told of the whole event alone, and this is less of it."""
        whole = self.spec.each is Each.EVENT and self.spec.count is Count.PEOPLE
        if axis in self.roster.guarded and not (whole and self._keys == self.event.on_stage):
            raise Withheld(PART)

    @property
    def _keys(self) -> frozenset[str]:
        return frozenset(self._counted)

    def labels(self, axis: str) -> tuple[str, ...]:
        """Return the categories of ``axis`` that may be told.

        Of people's own words these are the ones that three people or more have used.
        """
        labels = self.roster.labels.get(axis, ())
        if axis in self.roster.open_axes:
            said = Counter(word for standing, _ in self.draws(axis) for word in standing.categories)
            return tuple(label for label in labels if said[label] >= MIN_OF_ONE_WORD)
        if axis not in self.roster.guarded:
            return labels
        kept = {category for standing, _ in self.draws(axis) for category in standing.categories}
        return tuple(label for label in labels if label in kept) if kept else labels

    def watched(self, axis: str) -> tuple[str, ...]:
        """Return the categories of ``axis`` that rules look at where they name none: all, if none is set."""
        return self.roster.watched.get(axis) or self.labels(axis)

    def withholds(self, axis: str) -> bool:
        """Whether people of the line-up said something on ``axis`` that may not be told."""
        known = self.roster.everyone_on(axis)
        said = {known[key].categories for key in self._keys if key in known}
        drawn = {standing.categories for standing, _ in self.draws(axis, estimates=False)}
        listed = frozenset(self.labels(axis))
        return any(not categories <= listed or categories not in drawn for categories in said if categories)

    def _drawn(self, axis: str, *, estimates: bool) -> list[Draw]:
        self.demand(axis)
        if axis in self.roster.guarded:
            return told(self.roster, axis, self._keys) + [Draw(UNKNOWN, 1)] * self.open_seats
        standings = self.roster.standings.get(axis, {})
        of_people = [standings.get(key, UNKNOWN) for key in self._counted]
        if not estimates or [one.estimated for one in of_people].count(True) < FEWEST_ESTIMATED:
            of_people = [UNKNOWN if one.estimated else one for one in of_people]
        return [*map(Draw, of_people, self._counted.values()), *[Draw(UNKNOWN, 1)] * self.open_seats]

    def tally(self, axis: str, *, estimates: bool = True) -> dict[str, int]:
        """Return how many people there are and on what the line-up rests, in numbers that add up.

        Those who declined count as unknown: in a small group, to count them apart is to point at them.
        """
        draws = self.draws(axis, estimates=estimates)
        known = sum(weight for standing, weight in draws if standing.categories)
        estimated = sum(weight for standing, weight in draws if standing.estimated)
        return {
            "people": self.size,
            "known": known,
            "estimated": estimated,
            "unknown": self.size - known - estimated - self.open_seats,
            "open": self.open_seats,
        }

    def basis(self, axis: str) -> str:
        """Return in words what the estimates on ``axis`` rest on."""
        grounds = {draw.standing.ground for draw in self.draws(axis) if draw.standing.estimated}
        return " and ".join(words for ground, words in _BASIS.items() if ground in grounds)

    def bounds(self, axis: str, category: str) -> tuple[int, int]:
        """Return the least and the most members of ``category``, estimates left aside."""
        chances = [
            (chance(standing, category, 0.5), weight)
            for standing, weight in self.draws(axis, estimates=False)
        ]
        least = sum(weight for interval, weight in chances if interval.low == 1)
        return least, sum(weight for interval, weight in chances if interval.high == 1)

    def probability(self, axis: str, of: Callable[[Sequence[Draw], float], Interval]) -> Interval:
        """Return the probability ``of`` something, given everyone's draw and the share of women.

        It is exactly 0 or 1 only where no estimate was needed; else it covers both ends of the prior.
        """
        sure = of(self.draws(axis, estimates=False), 0.5)
        draws = self.draws(axis)
        if sure.low == 1 or sure.high == 0 or not any(draw.standing.estimated for draw in draws):
            return sure
        least, most = (of(draws, share) for share in self.roster.prior)
        return Interval(min(1 - _SURE, least.low, most.low), max(_SURE, least.high, most.high))
