"""The people of one row: its own person, those its other columns list, and what it says of them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from panelcheck.patterns import regex
from panelcheck.programme import Problem, Role, Skip, Status
from panelcheck.readers.assumptions import Assumptions
from panelcheck.readers.cells import read_names
from panelcheck.readers.columns import PAPER, Columns
from panelcheck.readers.fields import ROLE_OF, key_of
from panelcheck.readers.mentions import name_words
from panelcheck.readers.records import Listing
from panelcheck.readers.references import is_code
from panelcheck.readers.relisted import without
from panelcheck.readers.roles import keynote_marked, role_said, supporting
from panelcheck.readers.spans import part_of
from panelcheck.readers.statements import share_out
from panelcheck.readers.statuses import is_off, says_off, status_of
from panelcheck.readers.table import Row
from panelcheck.readers.times import read_times
from panelcheck.source import Cell

_WORD = regex(r"\w+")
_CODES = regex(r"[A-Z0-9]{5,8}(?:\s*[,;|]\s*[A-Z0-9]{5,8})*")
_NUMBERS = regex(r"\d+(?:\s*[,;|]\s*\d+)*")
_STATE_CODE = regex(r"[A-Z]{2}")
_role_of = lru_cache(maxsize=1024)(role_said)


class RowPeople:
    """Reads the people of row after row of one table, and notes what had to be assumed of them."""

    def __init__(self, columns: Columns, assumed: Assumptions, problems: list[Problem]) -> None:
        self.several_in_a_cell = False
        self._columns = columns
        # "NE" says no in Czech, whose word for a status is another one.
        self._by_state = any(
            header.field == "seat_status" and key_of(header.name.text) == "state"
            for header in columns.headers
        )
        self._assumed = assumed
        self._problems = problems

    def own(self, person: Mapping[str, Cell]) -> tuple[list[Listing], list[Skip]]:
        """Read the person or people the row itself is about."""
        name = self._name(person)
        status, role = person.get("seat_status"), person.get("role")
        if status and is_off(status.text) and not (self._by_state and _STATE_CODE.fullmatch(status.text)):
            return [], [Skip("declined seat", "its status says so", (name or status).location)]
        if role and _role_of(role.text) is None:
            if says_off(role.text):
                return [], [Skip("declined seat", "its role says so", (name or role).location)]
            if supporting(role.text):
                return [], [Skip("supporting role", "not on stage", (name or role).location)]
        if name is None:
            open_ = role or (status if status and status_of(status.text) is Status.OPEN else None)
            listings = [Listing(name="", status=Status.OPEN, location=open_.location)] if open_ else []
            skips: list[Skip] = []
        else:
            listings, skips = _sorted_out(read_names(name, single=True))
        said = self.role(person) if listings else None
        return [self._detailed(item, said, person) for item in listings], skips

    def listed(self, row: Row) -> tuple[list[Listing], list[Skip]]:
        """Read the columns whose cells name people, and count those who are not on stage."""
        found: list[Listing | Skip] = []
        for number, name in self._columns.people:
            cell = row.given(number)
            first = self._columns.presented.get(number, number)
            if cell and first != number and row.given(first):
                found += self._coauthors(cell, row[first])
            elif cell:
                role = None if name == "speakers" else ROLE_OF[name]
                names = self._people(cell, role)
                self.several_in_a_cell |= name == "speakers" and len(names) > 1
                found += self._belonging(row, number, names)
        if self._columns.authored:
            found = list(_each_once(found))
        for number in self._columns.coauthors:
            if cell := row.given(number):
                found.append(Skip("co-author", "not on stage", cell.location))
        return _sorted_out(found)

    def with_statements(self, row: Row, own: list[Listing], listed: list[Listing]) -> list[Listing]:
        """Hand what the row says of people to whoever it is about, and return all its listings.

        That is the row's own person, else whoever presents the row's paper, else the only people listed.
        """
        statements = row.by_field(self._columns.statements)
        listed = without(own, listed) if own else listed
        everyone = [*own, *listed]
        if not statements:
            return everyone
        presents = [item for item in listed if item.role is None] if PAPER in self._columns.session else []
        about = own or presents or (listed if len(listed) == 1 or len(self._columns.people) == 1 else [])
        shared, left = share_out(about, statements) if about else ([], list(statements) if listed else [])
        self._assumed.not_shared.update(left)
        after = {id(before): new for before, new in zip(about, shared, strict=True)}
        return [after.get(id(item), item) for item in everyone]

    def organisation(self, row: Row) -> str:
        """Return what the row's first cell for people says, in which no person was found."""
        numbers = [*(self._columns.person.get(name, -1) for name in ("name", "given", "family"))]
        numbers += [number for number, _ in self._columns.people]
        return next((cell.text for number in numbers if number >= 0 and (cell := row.given(number))), "")

    def role(self, person: Mapping[str, Cell]) -> Role | None:
        """Return the role the row gives its person, in a column of roles or of keynotes' marks."""
        if "role" in person:
            role = _role_of(person["role"].text)
            if role is None:
                self._assumed.roles[person["role"].text] += 1
            return role
        return Role.KEYNOTE if "keynote" in person and keynote_marked(person["keynote"].text) else None

    def _name(self, person: Mapping[str, Cell]) -> Cell | None:
        """Return the name of the row's person, put together where its parts have columns of their own."""
        if "name" in person:
            return person["name"]
        parts = [person[name] for name in ("given", "family") if name in person]
        if len(parts) < 2:  # noqa: PLR2004 - a given and a family name
            return parts[0] if parts else None
        first, last = (cell.location for cell in parts)
        if self._columns.person["family"] == self._columns.person["given"] + 1:
            first = first._replace(end_line=last.end_line, end_column=last.end_column)
        return Cell(" ".join(cell.text for cell in parts), first)

    def _detailed(self, listing: Listing, role: Role | None, person: Mapping[str, Cell]) -> Listing:
        status = listing.status
        if status is Status.CONFIRMED and "seat_status" in person:
            said = status_of(person["seat_status"].text)
            if said is None:
                self._assumed.statuses[person["seat_status"].text] += 1
            # Whoever is named for an open place is not sure yet.
            status = Status.TENTATIVE if said is Status.OPEN else said or status
        return Listing(
            name=listing.name,
            location=listing.location,
            role=listing.role or role,
            status=status,
            id=person["person_id"].text if "person_id" in person else listing.id,
            minutes=self._minutes(person) if "seat_minutes" in person else None,
            fields=person,
            statements=listing.statements,
            keys=listing.keys,
            reference=listing.reference,
        )

    def _minutes(self, person: Mapping[str, Cell]) -> float | None:
        cell = person["seat_minutes"]
        times = read_times(minutes=cell.text)
        if times.problem:
            self._problems.append(Problem("time", times.problem, cell.location))
        return times.minutes

    def _people(self, cell: Cell, role: Role | None) -> Sequence[Listing | Skip]:
        coded = _CODES.fullmatch(cell.text) and any(map(is_code, _WORD.findall(cell.text)))
        if not (coded or _NUMBERS.fullmatch(cell.text)):
            return read_names(cell, role=role, single=self._columns.wide)
        return [
            Listing(
                name=found[0], id=found[0], role=role, location=part_of(cell, *found.span()), reference=True
            )
            for found in _WORD.finditer(cell.text)
        ]

    def _coauthors(self, authors: Cell, presenters: Cell) -> Iterator[Skip]:
        """Yield who wrote a paper that others present."""
        present = {name_words(who.name) for who in self._people(presenters, None) if isinstance(who, Listing)}
        for who in self._people(authors, None):
            if isinstance(who, Listing) and name_words(who.name) not in present:
                yield Skip("co-author", "not on stage", who.location)

    def _belonging(self, row: Row, number: int, names: Sequence[Listing | Skip]) -> list[Listing | Skip]:
        """Hand the people of one column what other columns say of them."""
        listings, skips = _sorted_out(names)
        said = row.by_field(self._columns.belonging.get(number, {}))
        if not said:
            return list(names)
        shared, left = share_out(listings, said)
        self._assumed.not_shared.update(left)
        return [*shared, *skips]


def _each_once(found: Sequence[Listing | Skip]) -> Iterator[Listing | Skip]:
    """Yield each person once: who presents a paper is one of its authors."""
    seen: set[str] = set()
    for item in found:
        name = item.name.casefold() if isinstance(item, Listing) else ""
        if not name or name not in seen:
            yield item
        seen.add(name)


def _sorted_out(found: Sequence[Listing | Skip]) -> tuple[list[Listing], list[Skip]]:
    listings: list[Listing] = []
    skips: list[Skip] = []
    for item in found:
        if isinstance(item, Listing):
            listings.append(item)
        else:
            skips.append(item)
    return listings, skips
