"""CSV and its kin: a row a seat, a row a session, wide rows, or a plain list of speakers."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from panelcheck.patterns import regex
from panelcheck.programme import Kind, Problem, Role, Skip, Status
from panelcheck.readers import aliases
from panelcheck.readers.assumptions import Assumptions
from panelcheck.readers.cells import read_names
from panelcheck.readers.columns import PAPER, Columns, columns_of, nobody_named
from panelcheck.readers.fields import ROLE_OF, key_of
from panelcheck.readers.grouping import name_words, of_many, with_continued
from panelcheck.readers.ignores import read_ignore
from panelcheck.readers.kinds import kind_in_title, kind_of
from panelcheck.readers.namewords import GROUP_STARTS
from panelcheck.readers.prose import read_prose
from panelcheck.readers.records import Listing, Record, Records, Words
from panelcheck.readers.references import is_code
from panelcheck.readers.roles import role_said, supporting
from panelcheck.readers.spans import clean, part_of, unmarked, words_of
from panelcheck.readers.statements import share_out
from panelcheck.readers.statuses import is_off, says_off, status_of
from panelcheck.readers.table import Misfit, Row, read_table
from panelcheck.readers.times import read_times
from panelcheck.source import Cell, Source

if TYPE_CHECKING:
    from panelcheck.programme import Ignore

SUFFIXES = (".csv", ".tsv")

_WORD = regex(r"\w+")
_CODES = regex(r"[A-Z0-9]{5,8}(?:\s*[,;|]\s*[A-Z0-9]{5,8})*")
_NUMBERS = regex(r"\d+(?:\s*[,;|]\s*\d+)*")
_ISO_DAY = regex(r"\d{4}-\d\d-\d\d")
_WHEN = ("date", "start", "time", "room")
_CREWS = frozenset(
    (
        "all",
        "everyone",
        "everybody",
        "participants",
        "attendees",
        "speakers",
        "panelists",
        "team",
        "crew",
        "staff",
    )
)
_NO_SEAT = frozenset(("declined seat", "supporting role"))
_role_of = lru_cache(maxsize=1024)(role_said)
_MARK = regex(r"^\W*(?:y|yes|true|x|1|ja|oui|s[ií]|sim|tak|ano)\W*$|[✓✔]|keynote", re.IGNORECASE)


def read(source: Source, words: Words) -> Records:
    """Read a delimited table.

    Raises NotAProgramme when it has no header or no column that names people, and UserError where a
    quote is never closed.
    """
    table = read_table(source, words)
    columns = columns_of(table.header, words)
    rows = _Rows(columns)
    count = 0
    for count, entry in enumerate(table.entries, start=1):  # noqa: B007 - the last number is used
        rows.take(entry)
    if not columns.names_people and not rows.described:
        raise nobody_named(table.header)
    one_seat_each = (
        columns.one_person_a_row
        or PAPER in columns.session
        or (columns.names_people and not (columns.wide or rows.several_in_a_cell))
    )
    if one_seat_each:
        rows.open_seats(words)
        if columns.one_person_a_row and key_of(_header_of(table.header, columns, "id")) in aliases.ID:
            rows.hand_over_ids()
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
        headers=columns.headers,
        assumptions=tuple(rows.assumed.sentences()),
        ignores=tuple(rows.ignores),
        one_seat_each=one_seat_each,
        count=count,
        word="rows",
    )


class _Rows:
    """Takes the rows of one table; each becomes a record, a named skip or a problem."""

    def __init__(self, columns: Columns) -> None:
        self.records: list[Record] = []
        self.skips: list[Skip] = []
        self.problems: list[Problem] = []
        self.ignores: list[Ignore] = []
        self.several_in_a_cell = False
        self.assumed = Assumptions()
        self.represented: dict[int, tuple[Listing, str]] = {}
        """By the number of its record, the seat of an organisation that names nobody, and its name."""
        self._misfits: list[tuple[int, Row]] = []
        self._columns = columns
        self._events: set[str] = set()
        self._day: Cell | None = None
        self._kind: Cell | None = None

    def take(self, entry: Row | Skip | Problem) -> None:
        """Take the next row, or what stands in its place."""
        match entry:
            case Row():
                self._take_row(entry)
            case Skip():
                self.skips.append(entry)
            case Misfit():
                self.problems.append(Problem(entry.kind, entry.message, entry.location))
                self._misfits.append((len(self.records), entry.row))
            case Problem():
                self.problems.append(entry)

    def open_seats(self, words: Words) -> None:
        """Leave an open seat for whoever a row that cannot be read, or an organisation, brings along.

        The seat of a row that cannot be read goes to the nearest row of that session; a session that only
        such rows name stays unknown. An organisation sends somebody to a panel and to where others speak.
        """
        named: dict[str, list[int]] = {}
        for number, record in enumerate(self.records):
            named.setdefault(_title_of(record), []).append(number)
        added = [list(record.listings) for record in self.records]
        dropped: set[int] = set()
        for number, (seat, said) in self.represented.items():
            record = self.records[number]
            same = named[_title_of(record)]
            kind = kind_of(record.cells["kind"].text, words) if "kind" in record.cells else None
            people = any(item.name for place in same for item in self.records[place].listings)
            panel = kind is Kind.PANEL or seat.role is Role.PANELIST
            if (people or panel) and not _everybody(said):
                added[number].append(seat)
            elif number != same[0]:
                dropped.add(number)
        for before, row in self._misfits:
            cell = row.given(self._columns.session["title"]) if "title" in self._columns.session else None
            same = named.get(_plain(cell.text), []) if cell else []
            if cell and same:
                place = same[max(bisect_left(same, before) - 1, 0)]
                seat = Listing(name="", status=Status.OPEN, location=cell.location)
                added[place].append(seat)
        self.records = [
            replace(record, listings=tuple(listings))
            for number, (record, listings) in enumerate(zip(self.records, added, strict=True))
            if number not in dropped
        ]

    def hand_over_ids(self) -> None:
        """Make ids those of people where no session could have them: one id a name, several a session."""
        names: dict[str, set[str]] = {}
        titles: dict[str, set[str]] = {}
        ids: dict[tuple[str, ...], set[str]] = {}
        for record in self.records:
            if "id" not in record.cells or len(record.listings) != 1:
                continue
            id_, title = record.cells["id"].text, _title_of(record)
            names.setdefault(id_, set()).add(" ".join(name_words(record.listings[0].name)))
            titles.setdefault(id_, set()).add(title)
            if title:
                slot = (record.cells[name].text for name in _WHEN if name in record.cells)
                ids.setdefault((title, *slot), set()).add(id_)
        one_name = all(len(said) == 1 for said in names.values())
        parted = [key for key, said in ids.items() if len(said) > 1 and (len(key) > 1 or not of_many(key[0]))]
        if not one_name or not (parted or any(len(said - {""}) > 1 for said in titles.values())):
            return
        self.records = [
            replace(
                record,
                cells={name: cell for name, cell in record.cells.items() if name != "id"},
                listings=tuple(
                    replace(item, id=item.id or record.cells["id"].text) for item in record.listings
                ),
            )
            if "id" in record.cells
            else record
            for record in self.records
        ]

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
        declined = not listings and any(skip.what in _NO_SEAT for skip in skips)
        if not listings and cells.keys() & {"title", "id"}:
            groups = [skip for skip in (*skips, *more) if skip.what == "organisation"]
            if groups and len(groups) == len(skips) + len(more):
                seat = Listing(
                    name="", status=Status.OPEN, location=groups[0].location, role=self._role(person)
                )
                self.represented[len(self.records)] = seat, self._organisation(row)
        if not declined and (listings or cells.keys() & {"title", "id"}):
            self.records.append(Record(location=row.location, cells=cells, listings=tuple(listings)))
        elif not (skips or more):
            self.skips.append(Skip("other row", "it names neither a session nor a person", row.location))

    def _take_heading(self, row: Row) -> None:
        heading = next(cell for cell in row if cell.text)
        if _ISO_DAY.fullmatch(read_times(date=heading.text).day):
            self._day = heading
        head = clean(unmarked(heading.text).strip().partition("\n")[0])
        self._kind = Cell(Kind.KEYNOTE, heading.location) if kind_in_title(head) is Kind.KEYNOTE else None
        self.skips.append(Skip("heading", "markup in a cell of its own", row.location))

    def _cells(self, row: Row) -> dict[str, Cell]:
        cells = _given(row, self._columns.session)
        if "event" in cells:
            self._events.add(cells.pop("event").text)
        if "ignore" in cells:
            self.ignores.append(read_ignore(cells.pop("ignore")))
        if self._day and cells and "date" not in self._columns.session:
            cells["date"] = self._day
        if self._kind and "title" in cells and "kind" not in self._columns.session:
            cells["kind"] = self._kind
        if self._columns.all_panels and "title" in cells:
            cells["kind"] = Cell(Kind.PANEL, self._columns.places["title"])
        return cells

    def _own(self, person: Mapping[str, Cell]) -> tuple[list[Listing], list[Skip]]:
        """Read the person or people the row itself is about."""
        name = self._name(person)
        status, role = person.get("seat_status"), person.get("role")
        if status and is_off(status.text):
            return [], [Skip("declined seat", "its status says so", (name or status).location)]
        if role and _role_of(role.text) is None:
            if says_off(role.text):
                return [], [Skip("declined seat", "its role says so", (name or role).location)]
            if supporting(role.text):
                return [], [Skip("supporting role", "not on stage", (name or role).location)]
        if name is None:
            open_ = role or (status if status and status_of(status.text) is Status.OPEN else None)
            place = [Listing(name="", status=Status.OPEN, location=open_.location)] if open_ else []
            listings, skips = place, list[Skip]()
        else:
            listings, skips = _sorted_out(read_names(name, single=True))
        said = self._role(person) if listings else None
        return [self._detailed(item, said, person) for item in listings], skips

    def _name(self, person: Mapping[str, Cell]) -> Cell | None:
        """Return the name of the row's person, put together where its parts have columns of their own."""
        parts = [person[name] for name in ("name", "given", "family") if name in person]
        if len(parts) < 2 or "name" in person:  # noqa: PLR2004 - a given and a family name
            return parts[0] if parts else None
        first, last = (cell.location for cell in parts)
        if self._columns.person["family"] == self._columns.person["given"] + 1:
            first = first._replace(end_line=last.end_line, end_column=last.end_column)
        return Cell(" ".join(cell.text for cell in parts), first)

    def _detailed(self, listing: Listing, role: Role | None, person: Mapping[str, Cell]) -> Listing:
        status = listing.status
        if status is Status.CONFIRMED and "seat_status" in person:
            said = status_of(person["seat_status"].text)
            # Whoever is named for an open place is not sure yet.
            status = Status.TENTATIVE if said is Status.OPEN else said
        return replace(
            listing,
            role=listing.role or role,
            status=status,
            id=person["person_id"].text if "person_id" in person else listing.id,
            minutes=self._minutes(person),
            fields={name: cell.location for name, cell in person.items()},
        )

    def _organisation(self, row: Row) -> str:
        """Return what the row's first cell for people says, in which no person was found."""
        numbers = [*(self._columns.person.get(name, -1) for name in ("name", "given", "family"))]
        numbers += [number for number, _ in self._columns.people]
        return next((cell.text for number in numbers if number >= 0 and (cell := row.given(number))), "")

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
                found += self._belonging(row, number, names)
        coauthors = (row.given(number) for number in self._columns.coauthors)
        found += [Skip("co-author", "not on stage", cell.location) for cell in coauthors if cell]
        return _sorted_out(found)

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

    def _belonging(self, row: Row, number: int, names: Sequence[Listing | Skip]) -> list[Listing | Skip]:
        """Hand the people of one column what other columns say of them."""
        listings, skips = _sorted_out(names)
        said = _given(row, self._columns.belonging.get(number, {}))
        if not said:
            return list(names)
        shared, left = share_out(listings, said)
        self.assumed.not_shared.update(left)
        return [*shared, *skips]

    def _with_statements(self, row: Row, own: list[Listing], listed: list[Listing]) -> list[Listing]:
        """Hand what the row says of people to whoever it is about, and return all its listings.

        That is the row's own person, else whoever presents the row's paper, else the only people listed.
        """
        statements = _given(row, self._columns.statements)
        everyone = [*own, *listed]
        if not statements:
            return everyone
        presents = [item for item in listed if item.role is None] if PAPER in self._columns.session else []
        about = own or presents or (listed if len(listed) == 1 or len(self._columns.people) == 1 else [])
        shared, left = share_out(about, statements) if about else ([], list(statements) if listed else [])
        self.assumed.not_shared.update(left)
        given = {id(before): after for before, after in zip(about, shared, strict=True)}
        return [given.get(id(item), item) for item in everyone]


def _everybody(said: str) -> bool:
    """Whether a group is no body that sends somebody: "All participants", "the crew"."""
    tokens = words_of(said).split()
    return not tokens or tokens[0] in GROUP_STARTS or tokens[-1] in _CREWS


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _title_of(record: Record) -> str:
    return _plain(record.cells["title"].text) if "title" in record.cells else ""


def _header_of(header: Sequence[Cell], columns: Columns, name: str) -> str:
    return header[columns.session[name]].text if name in columns.session else ""


def _given(row: Row, columns: Mapping[str, int]) -> dict[str, Cell]:
    return {name: cell for name, number in columns.items() if (cell := row.given(number))}


def _sorted_out(found: Sequence[Listing | Skip]) -> tuple[list[Listing], list[Skip]]:
    return (
        [item for item in found if isinstance(item, Listing)],
        [item for item in found if isinstance(item, Skip)],
    )
