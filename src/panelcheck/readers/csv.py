"""CSV and its kin: a row a seat, a row a session, wide rows, or a plain list of speakers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from panelcheck.programme import Kind, Problem, Role, Skip, Status
from panelcheck.readers.assumptions import Assumptions
from panelcheck.readers.cells import read_names
from panelcheck.readers.columns import PAPER, Columns, columns_of, nobody_named
from panelcheck.readers.fields import ROLE_OF
from panelcheck.readers.grouping import with_continued
from panelcheck.readers.patterns import regex
from panelcheck.readers.prose import read_prose
from panelcheck.readers.records import Listing, Record, Records, Words
from panelcheck.readers.roles import role_of
from panelcheck.readers.spans import part_of
from panelcheck.readers.statements import share_out
from panelcheck.readers.statuses import is_off, status_of
from panelcheck.readers.table import Row, read_table
from panelcheck.readers.times import read_times
from panelcheck.source import Cell, Source

SUFFIXES = (".csv", ".tsv")

_NUMBER = regex(r"\d+")
_NUMBERS = regex(r"\d+(?:\s*[,;|]\s*\d+)*")
_ISO_DAY = regex(r"\d{4}-\d\d-\d\d")
_role_of = lru_cache(maxsize=1024)(role_of)
_MARK = regex(r"^\W*(?:y|yes|true|x|1|ja|oui|s[ií]|sim|tak|ano)\W*$|[✓✔]|keynote", re.IGNORECASE)


def read(source: Source, words: Words) -> Records:
    """Read a delimited table.

    Raises NotAProgramme when it has no header or no column that names people, and UserError where a
    quote is never closed.
    """
    table = read_table(source, words)
    columns = columns_of(table.header, words)
    rows = _Rows(columns)
    for entry in table.entries:
        rows.take(entry)
    if not columns.names_people and not rows.described:
        raise nobody_named(table.header)
    one_seat_each = (
        columns.one_person_a_row
        or PAPER in columns.session
        or (columns.names_people and not (columns.wide or rows.several_in_a_cell))
    )
    records: Sequence[Record] = rows.records
    if one_seat_each:
        records, rows.assumed.continued = with_continued(records)
    rows.assumed.rows = len(records)
    return Records(
        records=tuple(records),
        event=rows.event,
        skips=tuple(rows.skips),
        problems=tuple(rows.problems),
        columns=columns.places,
        assumptions=tuple(rows.assumed.sentences()),
        one_seat_each=one_seat_each,
    )


class _Rows:
    """Takes the rows of one table; each becomes a record, a named skip or a problem."""

    def __init__(self, columns: Columns) -> None:
        self.records: list[Record] = []
        self.skips: list[Skip] = []
        self.problems: list[Problem] = []
        self.several_in_a_cell = False
        self.assumed = Assumptions()
        self._columns = columns
        self._events: set[str] = set()
        self._day: Cell | None = None

    def take(self, entry: Row | Skip | Problem) -> None:
        """Take the next row, or what stands in its place."""
        match entry:
            case Skip():
                self.skips.append(entry)
            case Problem():
                self.problems.append(entry)
            case Row():
                self._take_row(entry)

    @property
    def event(self) -> str:
        """The event's name, if every row gives the same."""
        return next(iter(self._events)) if len(self._events) == 1 else ""

    @property
    def described(self) -> bool:
        """Whether any description names people."""
        cells = (record.cells.get("description") for record in self.records)
        return any(isinstance(found, Listing) for cell in cells if cell for found in read_prose(cell))

    def _take_row(self, row: Row) -> None:
        person = _given(row, self._columns.person)
        if row.heading:
            self._take_heading(row)
            return
        own, skips = self._own(person)
        listed, more = self._listed(row)
        listings = self._with_statements(row, own, listed)
        cells = self._cells(row)
        self.skips += [*skips, *more]
        declined = not listings and any(skip.what == "declined seat" for skip in skips)
        if not declined and (listings or cells.keys() & {"title", "id"}):
            self.records.append(Record(location=row.location, cells=cells, listings=tuple(listings)))
        elif not (skips or more):
            self.skips.append(Skip("other row", "it names neither a session nor a person", row.location))

    def _take_heading(self, row: Row) -> None:
        heading = next(cell for cell in row if cell.text)
        if _ISO_DAY.fullmatch(read_times(date=heading.text).day):
            self._day = heading
        self.skips.append(Skip("heading", "markup in a cell of its own", row.location))

    def _cells(self, row: Row) -> dict[str, Cell]:
        cells = _given(row, self._columns.session)
        if "event" in cells:
            self._events.add(cells.pop("event").text)
        if self._day and cells and "date" not in self._columns.session:
            cells["date"] = self._day
        if self._columns.all_panels and "title" in cells:
            cells["kind"] = Cell(Kind.PANEL, self._columns.places["title"])
        return cells

    def _own(self, person: Mapping[str, Cell]) -> tuple[list[Listing], list[Skip]]:
        """Read the person or people the row itself is about."""
        name = self._name(person)
        status, role = person.get("seat_status"), person.get("role")
        if status and is_off(status.text):
            return [], [Skip("declined seat", "its status says so", (name or status).location)]
        if name is None:
            open_ = role or (status if status and status_of(status.text) is Status.OPEN else None)
            place = [Listing(name="", status=Status.OPEN, location=open_.location)] if open_ else []
            listings, skips = place, list[Skip]()
        else:
            listings, skips = _sorted_out(read_names(name, single=True))
        said = self._role(person) if listings else None
        return [self._detailed(replace(item, role=item.role or said), person) for item in listings], skips

    def _name(self, person: Mapping[str, Cell]) -> Cell | None:
        """Return the name of the row's person, put together where its parts have columns of their own."""
        parts = [person[name] for name in ("name", "given", "family") if name in person]
        if len(parts) < 2 or "name" in person:  # noqa: PLR2004 - a given and a family name
            return parts[0] if parts else None
        first, last = (cell.location for cell in parts)
        if self._columns.person["family"] == self._columns.person["given"] + 1:
            first = first._replace(end_line=last.end_line, end_column=last.end_column)
        return Cell(" ".join(cell.text for cell in parts), first)

    def _detailed(self, listing: Listing, person: Mapping[str, Cell]) -> Listing:
        status = listing.status
        if status is Status.CONFIRMED and "seat_status" in person:
            said = status_of(person["seat_status"].text)
            # Whoever is named for an open place is not sure yet.
            status = Status.TENTATIVE if said is Status.OPEN else said
        return replace(
            listing,
            status=status,
            id=person["person_id"].text if "person_id" in person else listing.id,
            minutes=self._minutes(person),
            fields={name: cell.location for name, cell in person.items()},
        )

    def _minutes(self, person: Mapping[str, Cell]) -> float | None:
        cell = person.get("seat_minutes")
        if cell is None:
            return None
        times = read_times(minutes=cell.text)
        if times.problem:
            self.problems.append(Problem("time", times.problem, cell.location))
        return times.minutes

    def _role(self, person: Mapping[str, Cell]) -> Role | None:
        """Return the role the row gives its person, in a column of roles or of keynotes' marks."""
        if "role" in person:
            role = _role_of(person["role"].text)
            if role is None:
                self.assumed.roles[person["role"].text] += 1
            return role
        return Role.KEYNOTE if "keynote" in person and _MARK.search(person["keynote"].text) else None

    def _listed(self, row: Row) -> tuple[list[Listing], list[Skip]]:
        """Read the columns whose cells name people, and count those who are not on stage."""
        found: list[Listing | Skip] = []
        for number, name in self._columns.people:
            cell = row.given(number)
            if cell:
                role = None if name == "speakers" else ROLE_OF[name]
                names = self._people(cell, role)
                self.several_in_a_cell |= name == "speakers" and len(names) > 1
                found += names
        coauthors = (row.given(number) for number in self._columns.coauthors)
        found += [Skip("co-author", "not on stage", cell.location) for cell in coauthors if cell]
        return _sorted_out(found)

    def _people(self, cell: Cell, role: Role | None) -> Sequence[Listing | Skip]:
        if not _NUMBERS.fullmatch(cell.text):
            return read_names(cell, role=role, single=self._columns.wide)
        self.assumed.numbered += 1
        return [
            Listing(name=found[0], id=found[0], role=role, location=part_of(cell, *found.span()))
            for found in _NUMBER.finditer(cell.text)
        ]

    def _with_statements(self, row: Row, own: list[Listing], listed: list[Listing]) -> list[Listing]:
        """Hand what the row says of people to whoever it is about, and return all its listings.

        That is the row's own person, else whoever presents the row's paper, else the only people listed.
        """
        statements = _given(row, self._columns.statements)
        everyone = [*own, *listed]
        presents = [item for item in listed if item.role is None] if PAPER in self._columns.session else []
        about = own or presents or (listed if len(listed) == 1 or len(self._columns.people) == 1 else [])
        shared, left = share_out(about, statements) if about else ([], list(statements) if listed else [])
        self.assumed.not_shared.update(left)
        given = {id(before): after for before, after in zip(about, shared, strict=True)}
        return [given.get(id(item), item) for item in everyone]


def _given(row: Row, columns: Mapping[str, int]) -> dict[str, Cell]:
    return {name: cell for name, number in columns.items() if (cell := row.given(number))}


def _sorted_out(found: Sequence[Listing | Skip]) -> tuple[list[Listing], list[Skip]]:
    return (
        [item for item in found if isinstance(item, Listing)],
        [item for item in found if isinstance(item, Skip)],
    )
