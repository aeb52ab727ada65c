"""What has been written of each person on an axis: in the programme's own columns, and in declarations."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from panelcheck.identity.declarations import Declaration, Matcher
from panelcheck.identity.people import normalise
from panelcheck.identity.pronouns import apportion
from panelcheck.programme import Person, Programme, Seat, Session
from panelcheck.source import Cell


@dataclass(frozen=True, slots=True)
class Statement:
    """One text about one person, and the seat it stands at.

    The text is None where a cell speaks of several people and nothing tells whose part is whose.
    """

    text: str | None = field(repr=False)
    seat: Seat = field(repr=False)


Statements: TypeAlias = Mapping[str, Sequence[Statement]]

_SEVERAL = re.compile(r"[;\n|,&:()]|\s")


def from_programme(programme: Programme, seat_keys: Mapping[int, str], axis: str) -> Statements:
    """Return, by person, what the programme's own columns say on ``axis``."""
    # People of one row whose cell was not shared out; a value merged into several records is each one's own.
    shared: defaultdict[tuple[Any, ...], dict[str, Seat]] = defaultdict(dict)
    for session, seat in programme.seats():
        cell = seat.statements.get(axis)
        if cell and cell.text.strip() and (key := seat_keys.get(id(seat))):
            shared[id(session), cell, seat.row].setdefault(key, seat)
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for (_, cell, _), seats in shared.items():
        parts = _parts(cell.text, [seat.name for seat in seats.values()])
        for part, (key, seat) in zip(parts, seats.items(), strict=True):
            found[key].append(Statement(part, seat))
    return found


def _parts(text: str, names: Sequence[str]) -> Sequence[str | None]:
    """Return what a cell says of each of ``names``; one value alone is everybody's."""
    if len(names) == 1 or not _SEVERAL.search(text):
        return [text] * len(names)
    return apportion(text, names) or [None] * len(names)


def from_declarations(
    declarations: Sequence[Declaration], people: Mapping[str, Person]
) -> tuple[dict[str, Statements], tuple[Cell, ...]]:
    """Return, by axis and person, what people declared; and the names or ids of those who are nobody here.

    A declaration that fits several people is not used and counts among the latter.
    """
    matcher = Matcher(people) if declarations else None
    found: defaultdict[str, defaultdict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    unmatched: dict[tuple[str, str, str], Cell] = {}
    for declaration in declarations:
        key = matcher.find(declaration) if matcher else None
        if key is None:
            who = (declaration.id, declaration.email, normalise(declaration.name))
            unmatched.setdefault(
                who, Cell(declaration.name or declaration.id, declaration.cell.location.point)
            )
        else:
            statements = found[declaration.axis][key]
            # The rows of the file are no seats: the person's own first and last stand for them.
            seat = people[key].seats[-1 if statements else 0]
            statements.append(Statement(declaration.cell.text, seat))
    return dict(found), tuple(unmatched.values())


def together(programme: Programme, seat_keys: Mapping[int, str]) -> list[frozenset[str]]:
    """Return the keys of the people of each session with more than one."""
    return [keys for session in programme.sessions if len(keys := _keys(session, seat_keys)) > 1]


def _keys(session: Session, seat_keys: Mapping[int, str]) -> frozenset[str]:
    return frozenset(seat_keys[id(seat)] for seat in session.seats if id(seat) in seat_keys)
