"""The project's own YAML schema, for editors and for whoever writes a programme by hand.

Reading is more generous than this: `yaml` takes what real sites write. The schema says what is best written.
"""

from dataclasses import field
from typing import Any, Literal, TypeAlias

from panelcheck.programme import Kind, Role
from panelcheck.values import dataclass

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Id: TypeAlias = str | int
_AXIS = {"anyOf": [{"type": ["string", "integer", "null"]}, {"type": "array", "items": {"type": "string"}}]}


@dataclass
class Person:
    """One person, in what is public anyway. Further keys are axes of your own, named in panelcheck.yaml.

    Private answers belong in a declarations file beside the programme, not here.
    """

    __pydantic_config__ = {"extra": "allow", "use_attribute_docstrings": True}  # noqa: RUF012 - pydantic's hook

    name: str
    """The name as the person writes it. "TBA" is an open seat."""
    id: Id | None = None
    """The same for one person everywhere; needed only where two people share a name."""
    role: Role | None = None
    """What the person does in this session."""
    status: Literal["confirmed", "tentative", "open", "declined", "cancelled"] | None = None
    """How sure the seat is. Declined and cancelled seats are counted and left out."""
    minutes: float | None = None
    """The person's own planned minutes, where they are not an equal part of the session's."""
    gender: str | list[str] | None = None
    """What the person says, in their words; several are possible. Leave it out if nobody has asked."""
    pronouns: str | None = None
    """What the person says, such as "she/her"."""
    affiliation: str | None = None
    """The organisation they speak for."""
    country: str | None = None
    """Where they are based."""
    email: str | None = None
    """Only to match the person in a declarations file; never shown."""


@dataclass
class Session:
    """One slot of the programme."""

    __pydantic_config__ = {"extra": "forbid", "use_attribute_docstrings": True}  # noqa: RUF012 - pydantic's hook

    title: str
    """The title as announced."""
    id: Id | None = None
    """The same for this session in every edition of the file."""
    kind: Kind | None = None
    """What sort of slot it is. Say it of a panel: what only looks like one never counts as an error."""
    description: str | None = None
    """What the audience reads."""
    date: str | None = None
    """The day, such as 2025-09-24, where the start does not say it."""
    start: str | None = None
    """When it starts: 2025-09-24T10:30, with an offset if you like, or 10:30."""
    end: str | None = None
    """When it ends."""
    minutes: float | None = None
    """How long it is, in minutes, instead of an end."""
    track: str | None = None
    """The track it belongs to."""
    room: Id | None = None
    """Where it takes place."""
    tags: list[str] = field(default_factory=list)
    """Topics, for the rules that compare them."""
    status: Literal["confirmed", "tentative", "cancelled"] | None = None
    """Cancelled sessions are counted and left out."""
    people: list[Person | str] = field(default_factory=list)
    """Everyone on stage, in the order of the announcement; a plain name is enough."""


@dataclass
class Programme:
    """The programme of one event."""

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's hook
        "extra": "forbid",
        "use_attribute_docstrings": True,
        "title": "A panelcheck programme",
    }

    sessions: list[Session]
    """Every session, breaks included if you like."""
    event: str | None = None
    """The event's name."""
    organisers: list[Person | str] = field(default_factory=list)
    """Who organises the event or chooses its programme."""


def programme_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a programme in the project's own YAML."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only for this command

    schema = TypeAdapter(Programme).json_schema()
    schema["$defs"]["Person"]["additionalProperties"] = _AXIS
    return {"$schema": DIALECT, **schema}
