"""What has been written of each person on an axis: in the programme's own columns, and in declarations."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias

from panelcheck.errors import Location
from panelcheck.identity.declarations import Declaration
from panelcheck.identity.matching import Matcher
from panelcheck.identity.people import normalise
from panelcheck.identity.pronouns import apportion
from panelcheck.identity.retention import Retention, in_force
from panelcheck.programme import Person, Programme, Session
from panelcheck.source import Cell
from panelcheck.values import dataclass

if TYPE_CHECKING:
    from panelcheck.programme import Seat


@dataclass(frozen=True, slots=True)
class Statement:
    """One text about one person, and its place: that of the name it stands beside, or of the declaration.

    The text is None where a cell speaks of several people and nothing tells whose part is whose.
    """

    text: str | None = field(repr=False)
    place: Location


Statements: TypeAlias = Mapping[str, Sequence[Statement]]


def from_programme(
    programme: Programme, seat_keys: Mapping[int, str], axis: str, *, shared_cells: bool = True
) -> Statements:
    """Return, by person, what the programme's own columns say on ``axis``.

    With ``shared_cells``, the same text of the same cell at several people of one row is taken to speak of
    all of them, and is apportioned.
    """
    shared: defaultdict[tuple[Any, ...], dict[str, Seat]] = defaultdict(dict)
    for session, seat in programme.seats():
        cell = seat.statements.get(axis)
        if cell and cell.text.strip() and (key := seat_keys.get(id(seat))):
            shared[id(session), cell, seat.row].setdefault(key, seat)
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for (_, cell, _), seats in shared.items():
        several = shared_cells and len(seats) > 1
        parts = apportion(cell.text, [seat.name for seat in seats.values()]) if several else None
        nobody = None if several else cell.text
        for place, (key, seat) in enumerate(seats.items()):
            found[key].append(Statement(parts[place] if parts else nobody, seat.location))
    return found


def from_declarations(
    declarations: Sequence[Declaration], people: Mapping[str, Person], today: date
) -> tuple[dict[str, Statements], tuple[Cell, ...], Retention]:
    """Return, by axis and person, what people declared and still holds; and who is nobody here.

    The latter are names or ids. A declaration that fits several people is not used and counts among them.
    Last comes what became of the declarations of people here that do not hold any more.
    """
    matcher = Matcher(people) if declarations else None
    ours: list[Declaration] = []
    others: list[Declaration] = []
    for declaration in declarations:
        key = matcher.find(declaration) if matcher else None
        if key is None:
            others.append(declaration)
        else:  # one person may write by name and take back by e-mail
            ours.append(replace(declaration, id=key))
    found: defaultdict[str, defaultdict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    kept, held = in_force(ours, today)
    for declaration in kept:
        cell = declaration.cell
        # A point: what stands there is nobody else's to see.
        found[declaration.axis][declaration.id].append(Statement(cell.text, cell.location.point))
    unmatched: dict[tuple[str, str, str], Cell] = {}
    for declaration in in_force(others, today)[0]:
        who = (declaration.id, declaration.email, normalise(declaration.name))
        unmatched.setdefault(who, Cell(declaration.name or declaration.id, declaration.cell.location.point))
    return dict(found), tuple(unmatched.values()), held


def together(programme: Programme, seat_keys: Mapping[int, str]) -> Iterator[frozenset[str]]:
    """Yield the keys of the people of each session with more than one."""
    return (keys for session in programme.sessions if len(keys := _keys(session, seat_keys)) > 1)


def _keys(session: Session, seat_keys: Mapping[int, str]) -> frozenset[str]:
    return frozenset(seat_keys[id(seat)] for seat in session.seats if id(seat) in seat_keys)
