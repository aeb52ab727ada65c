"""Which seats a rule looks at, in the words of a pack."""

from enum import StrEnum

from panelcheck.lineup.topics import Topics
from panelcheck.programme import Kind, Role, Seat, Session, Status
from panelcheck.values import dataclass

ON_STAGE = (Role.PANELIST, Role.SPEAKER, Role.KEYNOTE, Role.DISCUSSANT)
PLURALS = {
    Role.SPEAKER: "speakers",
    Role.PANELIST: "panelists",
    Role.MODERATOR: "moderators",
    Role.KEYNOTE: "keynotes",
    Role.DISCUSSANT: "discussants",
    Role.ORGANISER: "organisers",
}
_KINDS = {Kind.LIGHTNING: "lightning talks", Kind.FIRESIDE: "fireside chats", Kind.OTHER: "other sessions"}


def _or(names: list[str]) -> str:
    """Return ``a, b or c``."""
    return " or ".join([*([", ".join(names[:-1])] if names[1:] else []), *names[-1:]])


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
    """Which seats a rule looks at. No kinds means sessions of every kind, and seats outside sessions.

    ``confirmed`` leaves tentative and open seats out. ``topics``: sessions about diversity itself as well
    (any), alone (only) or left aside (without).
    """

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's own hook, not a field
        "extra": "forbid",
        "alias_generator": lambda name: name.replace("_", "-"),
    }

    each: Each = Each.EVENT
    kinds: tuple[Kind, ...] = ()
    roles: tuple[Role, ...] = ON_STAGE
    min_people: int = 0
    count: Count = Count.PEOPLE
    confirmed: bool = False
    topics: Topics = Topics.ANY

    def __post_init__(self) -> None:
        if self.min_people < 0:
            raise ValueError("min-people is 0 or more")
        if not self.roles:
            raise ValueError("name one role or more under 'roles'")

    @property
    def fewest(self) -> int:
        """The least people (or seats) that are worth looking at: somebody."""
        return max(1, self.min_people)

    @property
    def absence(self) -> str:
        """What to say where a programme has no such line-up."""
        if self.topics is Topics.ONLY:
            return "no sessions about diversity"
        if self.each in (Each.DAY, Each.TRACK, Each.ROOM):
            return f"no {self.each} is given"
        if self.each is Each.ROLE:
            return f"no {_or([PLURALS[role] for role in self.roles])}"
        return f"no {_or([_KINDS.get(kind, f'{kind}s') for kind in self.kinds]) or 'sessions'}"

    def counts(self, seat: Seat) -> bool:
        """Whether a seat is sure enough to count."""
        return not self.confirmed or seat.status is Status.CONFIRMED

    def takes(self, session: Session) -> bool:
        """Whether sessions like this one are looked at; a possible panel is looked at as a panel."""
        return not self.kinds or session.kind in self.kinds or (session.possible and Kind.PANEL in self.kinds)
