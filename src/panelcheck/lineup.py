"""The seats one rule looks at, seen through the roster: counts, bounds and probabilities."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from panelcheck.errors import Location
from panelcheck.finding import Subject
from panelcheck.identity.roster import UNKNOWN, Ground, Roster, Standing
from panelcheck.programme import Kind, Person, Programme, Role, Seat, Session, Status

WOMAN, MAN = "woman", "man"
RESIDUAL = 0.005
"""The share kept, for everyone estimated, for what neither a name nor a pronoun can show."""
MIN_ESTIMATED = 3
"""Estimates of fewer people than this say nothing: one person's guess is never published."""
_SURE = 1e-12

ON_STAGE = (Role.PANELIST, Role.SPEAKER, Role.KEYNOTE, Role.DISCUSSANT)
_PLURALS = {
    Role.SPEAKER: "speakers",
    Role.PANELIST: "panelists",
    Role.MODERATOR: "moderators",
    Role.KEYNOTE: "keynotes",
    Role.DISCUSSANT: "discussants",
    Role.ORGANISER: "organisers",
}
_BASIS = {Ground.NAMES: "first names", Ground.PRONOUNS: "pronouns"}
_Made = TypeVar("_Made")


class Each(StrEnum):
    """What a rule makes one line-up of."""

    SESSION = "session"
    DAY = "day"
    TRACK = "track"
    ROOM = "room"
    ROLE = "role"
    EVENT = "event"


class Count(StrEnum):
    """Whether someone with several seats counts once or once a seat."""

    PEOPLE = "people"
    SEATS = "seats"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineUpSpec:
    """Which seats a rule looks at. No kinds means sessions of every kind, and seats outside sessions."""

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's own hook, not a field
        "extra": "forbid",
        "alias_generator": lambda name: name.replace("_", "-"),
    }

    each: Each = Each.EVENT
    kinds: tuple[Kind, ...] = ()
    roles: tuple[Role, ...] = ON_STAGE
    min_people: int = 0
    count: Count = Count.PEOPLE

    @property
    def absence(self) -> str:
        """What to say where a programme has no such line-up."""
        if self.each in (Each.DAY, Each.TRACK, Each.ROOM):
            return f"no {self.each} is given"
        if self.each is Each.ROLE:
            return "no " + " or ".join(_PLURALS[role] for role in self.roles)
        return "no " + (" or ".join(f"{kind} sessions" for kind in self.kinds) or "sessions")

    def takes(self, session: Session) -> bool:
        """Whether sessions like this one are looked at; a possible panel is looked at as a panel."""
        return not self.kinds or session.kind in self.kinds or (session.possible and Kind.PANEL in self.kinds)


class Interval(NamedTuple):
    """A probability, from the least to the most that what is unknown allows."""

    low: float
    high: float


class Draw(NamedTuple):
    """One person of a line-up as chance sees them: their standing, and how often they count."""

    standing: Standing
    weight: int


class Event:
    """A programme with its roster, and what has been worked out once for all line-ups of it."""

    def __init__(self, programme: Programme, roster: Roster) -> None:
        self.programme = programme
        self.roster = roster
        self._made: dict[tuple[Callable[..., Any], str], Any] = {}

    def once(self, work: Callable[[Roster, str], _Made], axis: str) -> _Made:
        """Return what ``work`` makes of this event on ``axis``, done at the first call only."""
        if (work, axis) not in self._made:
            self._made[work, axis] = work(self.roster, axis)
        made: _Made = self._made[work, axis]
        return made


@dataclass(frozen=True, kw_only=True)
class LineUp:
    """The seats one rule looks at. ``possible``: only the number of people suggests a panel."""

    subject: Subject
    location: Location
    spec: LineUpSpec
    event: Event = field(repr=False)
    sessions: tuple[Session, ...] = field(default=(), repr=False)
    seats: tuple[Seat, ...] = field(default=(), repr=False)
    moderators: tuple[Seat, ...] = field(default=(), repr=False)
    possible: bool = False

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

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everyone named, each once, in the order of the input."""
        return tuple(person for person, _ in self._counted)

    @cached_property
    def open_seats(self) -> int:
        """Places announced but not filled."""
        return sum(seat.status is Status.OPEN for seat in self.seats)

    @cached_property
    def size(self) -> int:
        """How many people (or seats) the line-up holds, open seats included."""
        return sum(weight for _, weight in self._counted) + self.open_seats

    @cached_property
    def _counted(self) -> list[tuple[Person, int]]:
        seats: Counter[str] = Counter()
        people: dict[str, Person] = {}
        for seat in self.seats:
            person = self.roster.person_of(seat)
            if person is not None and seat.status is not Status.OPEN:
                people[person.key] = person
                seats[person.key] += 1
        each_seat = self.spec.count is Count.SEATS
        return [(person, seats[key] if each_seat else 1) for key, person in people.items()]

    def draws(self, axis: str, *, estimates: bool = True) -> list[Draw]:
        """Return everyone's standing on ``axis``, open seats as unknown.

        Without ``estimates``, or with estimates of fewer than three people, the estimated are unknown.
        """
        draws = [Draw(self.roster.standing(person, axis), weight) for person, weight in self._counted]
        if not estimates or sum(draw.standing.estimated for draw in draws) < MIN_ESTIMATED:
            draws = [Draw(UNKNOWN, draw.weight) if draw.standing.estimated else draw for draw in draws]
        return draws + [Draw(UNKNOWN, 1)] * self.open_seats

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
        ends = [of(draws, share) for share in self.roster.prior]
        return Interval(min(1 - _SURE, *(end.low for end in ends)), max(_SURE, *(end.high for end in ends)))


def chance(standing: Standing, category: str, share: float, *, only: bool = False) -> Interval:
    """Return the probability that a person is in ``category`` (and with ``only`` in no other).

    ``share`` is the share of women among women and men; by Bayes, with L the likelihood ratio,
    P(woman) = (1 - residual) share L / (share L + 1 - share), and P(man) is the rest of 1 - residual.
    """
    if standing.ground is Ground.DECLARED and standing.categories:
        hit = standing.categories == {category} if only else category in standing.categories
        return Interval(float(hit), float(hit))
    if standing.likelihood_ratio is None:
        return Interval(0.0, 1.0)
    if category not in (WOMAN, MAN):
        return Interval(0.0, RESIDUAL)
    weighed = share * standing.likelihood_ratio
    woman = weighed / (weighed + 1 - share)
    probability = (1 - RESIDUAL) * (woman if category == WOMAN else 1 - woman)
    return Interval(probability, probability)


def line_ups(programme: Programme, roster: Roster, spec: LineUpSpec) -> Iterator[LineUp]:
    """Yield the line-ups of ``programme`` that ``spec`` asks for, in the order of the input."""
    return line_ups_of(Event(programme, roster), spec)


def line_ups_of(event: Event, spec: LineUpSpec) -> Iterator[LineUp]:
    """Yield the line-ups of ``event``; what one check works out once, all of them share."""
    programme = event.programme
    sessions = [session for session in programme.sessions if spec.takes(session)]
    loose = () if spec.kinds else programme.unscheduled
    if spec.each is Each.SESSION:
        for session in sessions:
            title = session.title.text
            yield _line_up(event, spec, Subject(spec.each, session.key, title), [session])
    elif spec.each is Each.EVENT:
        yield _line_up(
            event, spec, Subject(spec.each, "", programme.event or programme.path), sessions, loose
        )
    elif spec.each is Each.ROLE:
        for role in spec.roles:
            subject = Subject(spec.each, role, _PLURALS[role])
            line_up = _line_up(event, spec, subject, sessions, loose, roles=(role,))
            if line_up.seats:
                yield line_up
    else:
        groups: dict[str, list[Session]] = {}
        for session in sessions:
            groups.setdefault(_label(session, spec.each).strip().casefold(), []).append(session)
        groups.pop("", None)
        for key, members in groups.items():
            yield _line_up(event, spec, Subject(spec.each, key, _label(members[0], spec.each)), members)


def _label(session: Session, each: Each) -> str:
    return {Each.DAY: session.day, Each.TRACK: session.track, Each.ROOM: session.room}[each]


def _line_up(
    event: Event,
    spec: LineUpSpec,
    subject: Subject,
    sessions: Sequence[Session],
    loose: Sequence[Seat] = (),
    *,
    roles: tuple[Role, ...] = (),
) -> LineUp:
    wanted = roles or spec.roles
    placed = [(session, seat) for session in sessions for seat in session.seats]
    held = [(session, seat) for session, seat in placed if _holds(session, seat, wanted)]
    if spec.each is Each.EVENT:
        first = None
    elif spec.each is Each.ROLE:
        first = held[0][0] if held else None
    else:
        first = sessions[0]
    return LineUp(
        subject=subject,
        location=first.title.location if first else event.programme.location,
        spec=spec,
        event=event,
        sessions=tuple(sessions),
        seats=(*(seat for _, seat in held), *(seat for seat in loose if seat.role in wanted)),
        moderators=tuple(seat for _, seat in placed if seat.role is Role.MODERATOR),
        possible=spec.each is Each.SESSION and bool(spec.kinds) and sessions[0].possible,
    )


def _holds(session: Session, seat: Seat, wanted: tuple[Role, ...]) -> bool:
    """Whether a seat counts as one of the ``wanted``: who speaks in a keynote session gives a keynote."""
    if seat.role in wanted:
        return True
    return Role.KEYNOTE in wanted and seat.role is Role.SPEAKER and session.kind is Kind.KEYNOTE
