"""The people of a line-up with their minutes, as far as they are members of a category."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import NamedTuple

from panelcheck.identity.roster import Roster, Standing
from panelcheck.lineup.speaking import Speaking
from panelcheck.lineup.spec import ON_STAGE
from panelcheck.programme import Role, Session
from panelcheck.values import dataclass

NO_TRANSCRIPT = "no transcript"
TOO_SHORT = "the transcript holds too little of the session"
_SAME = 1e-9


class Voices(NamedTuple):
    """Minutes of members of a category, of others, and of people who have not said; nobody is named.

    ``spare`` minutes are of someone, but of whom is not known.
    """

    members: list[float]
    others: list[float]
    unknown: list[float]
    spare: float = 0.0

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.members) + len(self.others) + len(self.unknown)

    @property
    def minutes(self) -> float:
        """All minutes together."""
        return sum([*self.members, *self.others, *self.unknown, self.spare])


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """Who of a session was heard how long, in minutes by the person's key; 0 for who said nothing.

    ``planned`` are the minutes of its slot, less what is set aside; None where they are not known.
    """

    stage: Mapping[str, float] = field(repr=False)
    moderators: Mapping[str, float] = field(repr=False)
    spare: float
    open_seats: int = 0
    planned: float | None = None

    def covers(self, min_talk: float, min_covered: float) -> bool:
        """Whether there are ``min_talk`` minutes of talk, and ``min_covered`` (0-1) of what was planned."""
        return self.talk >= max(min_talk, min_covered * (self.planned or 0.0)) - _SAME

    @property
    def talk(self) -> float:
        """All minutes in which anyone was heard."""
        return sum(self.stage.values()) + sum(self.moderators.values()) + self.spare

    @property
    def unattributed(self) -> float:
        """The share (0-1) of the talk of which nobody knows whose it is."""
        return self.spare / self.talk if self.talk else 0.0


def spoken(session: Session, roster: Roster, speaking: Speaking) -> Spoken | None:
    """Return who was heard how long in ``session``; None without a transcript of it."""
    heard = speaking.heard.get(session.key)
    if heard is None:
        return None
    seated: dict[bool, dict[str, float]] = {True: {}, False: {}}
    for seat in session.seats:
        person = roster.person_of(seat)
        if person and (seat.role in ON_STAGE or seat.role is Role.MODERATOR):
            seated[seat.role in ON_STAGE][person.key] = heard.people.get(person.key, 0.0)
    stage = seated[True]
    slot = speaking.slot(session)
    return Spoken(
        stage=stage,
        moderators={key: spent for key, spent in seated[False].items() if key not in stage},
        spare=heard.unattributed,
        open_seats=sum(roster.person_of(seat) is None and seat.role in ON_STAGE for seat in session.seats),
        planned=None if slot is None else slot - speaking.set_aside.get(session.kind, 0.0),
    )


def membership(standing: Standing, category: str) -> bool | None:
    """Whether someone is of ``category``, by their own word alone; None where they have not said."""
    return category in standing.categories if standing.categories else None


def voices_of(
    minutes: Mapping[str, float], roster: Roster, axis: str, category: str, spare: float = 0.0
) -> Voices:
    """Return the minutes of people, given by their keys, as those of members of ``category`` and others."""
    sorted_out: dict[bool | None, list[float]] = {True: [], False: [], None: []}
    for key, spent in minutes.items():
        standing = roster.standing(roster.people[key], axis)
        sorted_out[membership(standing, category)].append(spent)
    return Voices(sorted_out[True], sorted_out[False], sorted_out[None], spare)


def all_spoken(
    sessions: tuple[Session, ...], roster: Roster, speaking: Speaking
) -> Iterator[tuple[Session, Spoken]]:
    """Yield the sessions of which there is a transcript, with who was heard in them."""
    for session in sessions:
        if found := spoken(session, roster, speaking):
            yield session, found
