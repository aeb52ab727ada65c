"""Who of a session's people was heard how long."""

from collections.abc import Mapping, Sequence
from dataclasses import field

from panelcheck.programme import Person
from panelcheck.source import Cell
from panelcheck.transcripts.matching import OFF_STAGE, closest, match
from panelcheck.transcripts.model import Quality, Turn
from panelcheck.transcripts.turns import NOBODY, heard
from panelcheck.values import dataclass

_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Stray:
    """A label that fits nobody of its session, or a transcript that fits no session, and what is close."""

    problem: str
    cell: Cell
    closest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Airtime:
    """How long each person was heard in one session, in minutes, by the person's key.

    ``unattributed`` minutes are of voices that no label, or one that fits nobody, stands for. ``elapsed``
    is the time from the first word to the last. ``strays`` are the labels that fit nobody.
    """

    quality: Quality
    people: Mapping[str, float] = field(repr=False)
    unattributed: float
    elapsed: float
    strays: tuple[Stray, ...] = field(default=(), repr=False)


def airtime(
    turns: Sequence[Turn], quality: Quality, people: Sequence[Person], aliases: Mapping[str, str]
) -> Airtime:
    """Return how long each of a session's ``people`` was heard in its ``turns``."""
    firsts: dict[str, Turn] = {}
    for turn in turns:
        if turn.label:
            firsts.setdefault(turn.label, turn)
    keys = match(firsts, people, aliases)
    named = [
        turn._replace(label=keys.get(turn.label) or NOBODY)
        for turn in turns
        if not turn.label or keys[turn.label] != OFF_STAGE
    ]
    whole = heard(named)
    return Airtime(
        quality=quality,
        people={key: spent / _MINUTE for key, spent in whole.parts.items() if key != NOBODY},
        unattributed=whole.parts.get(NOBODY, 0.0) / _MINUTE,
        elapsed=(whole.last - whole.first) / _MINUTE,
        strays=tuple(
            Stray("fits nobody in this session", Cell(label, first.location), tuple(closest(label, people)))
            for label, first in firsts.items()
            if keys[label] is None
        ),
    )


def together(parts: Sequence[Airtime]) -> Airtime:
    """Return several transcripts of one session as one: their minutes add up."""
    if len(parts) == 1:
        return parts[0]
    people: dict[str, float] = {}
    for part in parts:
        for key, spent in part.people.items():
            people[key] = people.get(key, 0.0) + spent
    return Airtime(
        quality=parts[0].quality,
        people=people,
        unattributed=sum(part.unattributed for part in parts),
        elapsed=sum(part.elapsed for part in parts),
        strays=tuple(stray for part in parts for stray in part.strays),
    )
