"""Who sits where in a programme, and what people in it are dealt to have declared."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from panelcheck.errors import Location
from panelcheck.identity import identify
from panelcheck.identity.roster import Ground, Roster, Standing
from panelcheck.lineup import Event
from panelcheck.programme import Kind, Programme, Role, Seat, Session
from panelcheck.source import Cell

PLACE = Location("invented.csv", 2, 1, 2, 9)

Deal = Mapping[str, Mapping[str, str]]
"""What people declared: axis -> person -> category."""


@dataclass(frozen=True)
class Shape:
    """Who sits where in one programme."""

    programme: Programme
    roster: Roster

    @property
    def keys(self) -> list[str]:
        """Everyone who sits in a session."""
        seats = (self.roster.seat_keys.get(id(seat)) for one in self.programme.sessions for seat in one.seats)
        return sorted({key for key in seats if key})

    def event(self, deal: Deal) -> Event:
        """Return the event in which people declared what was dealt to them; who is ``late`` came later."""
        standings = {
            axis: {key: Standing(Ground.DECLARED, frozenset([said[key]])) for key in said}
            for axis, said in deal.items()
        }
        labels = {axis: tuple(sorted(set(said.values()))) for axis, said in deal.items()}
        late = deal.get("late", {})
        return Event(
            self.programme,
            replace(self.roster, standings=standings, labels=labels),
            announced=lambda person: late.get(person.key) != "yes",
        )

    def seats(self, wanted: Callable[[Session, Seat], bool]) -> Counter[str]:
        """Count each person's seats of one sort."""
        return Counter(
            key for session in self.programme.sessions for seat in session.seats
            if (key := self.roster.seat_keys.get(id(seat))) and wanted(session, seat)
        )  # fmt: skip


def shape_of(sessions: Sequence[Session]) -> Shape:
    """Return the shape of sessions, dressed where the programme does not say: hours, tags, moderators."""
    dressed = tuple(_dressed(session, number) for number, session in enumerate(sessions))
    programme = Programme(path="invented.csv", location=PLACE, sessions=dressed)
    return Shape(programme, identify(programme, names=False))


def _dressed(session: Session, number: int) -> Session:
    """Give a session what every rule can look at, where it has none of its own.

    Every tenth that one person gives is a keynote, alone at its hour; every tenth has a tag; six are at once,
    four times a day.
    """
    day, slot = divmod(number // 6, 4)
    seats = session.seats
    keynote = len(seats) == 1 and number % 10 == 0
    start = datetime(2027, 3, 1, 8, tzinfo=UTC) + timedelta(days=day, hours=0 if keynote else 1 + 2 * slot)
    if keynote:
        seats = (replace(seats[0], role=Role.SPEAKER),)
    if len(seats) > 3 and not any(seat.role is Role.MODERATOR for seat in seats):
        seats = (replace(seats[0], role=Role.MODERATOR), *seats[1:])
    return replace(
        session,
        key=f"session-{number}",
        kind=Kind.KEYNOTE if keynote else Kind.TALK if len(seats) < 3 else Kind.PANEL,
        start=start,
        end=None,
        minutes=60,
        day=f"{start:%Y-%m-%d}",
        tags=("diversity",) if number % 10 == 5 else (),
        seats=seats,
    )


def panel(number: int, people: Iterable[int], kind: Kind = Kind.PANEL, role: Role = Role.PANELIST) -> Session:
    """Return a session of the people with these numbers."""
    seats = tuple(
        Seat(name=name_of(one), role=role, location=PLACE, position=place)
        for place, one in enumerate(people, start=1)
    )
    return Session(
        key=str(number), title=Cell(f"Session {number}", PLACE), location=PLACE, kind=kind, seats=seats
    )


def name_of(number: int) -> str:
    """Return the name of the person with this number: none that any table of names holds."""
    return "Zyx Q" + "".join("abcdefghij"[int(digit)] for digit in f"{number:04}")
