"""CSV and its kin: a row a seat, a row a session, wide rows, or a plain list of speakers."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from panelcheck.errors import NotAProgramme
from panelcheck.patterns import regex
from panelcheck.programme import Kind, Problem, Skip, Status
from panelcheck.readers import aliases
from panelcheck.readers.assumptions import Assumptions
from panelcheck.readers.columns import PAPER, Columns, columns_of, nobody_named
from panelcheck.readers.fields import key_of
from panelcheck.readers.grouping import with_continued
from panelcheck.readers.handedin import (
    ASSUMED_PUBLIC,
    is_public_export,
    refuse_answers,
    refuse_first_row,
)
from panelcheck.readers.ignores import read_ignore
from panelcheck.readers.kinds import kind_in_title
from panelcheck.readers.names import plainly_full
from panelcheck.readers.openseats import with_open_seats
from panelcheck.readers.prose import read_prose
from panelcheck.readers.records import Listing, Record, Records, Words
from panelcheck.readers.rowids import with_ids_of_people
from panelcheck.readers.rowpeople import RowPeople
from panelcheck.readers.spans import clean, unmarked
from panelcheck.readers.table import HEADER_WITHIN, Misfit, Row, is_grid, is_timetable, read_table, timetable
from panelcheck.readers.times import read_times
from panelcheck.source import Cell, Source

if TYPE_CHECKING:
    from panelcheck.programme import Ignore

SUFFIXES = (".csv", ".tsv")
_ANSWERS = ("gender", "pronouns")

_ISO_DAY = regex(r"\d{4}-\d\d-\d\d")
_NO_SEAT = frozenset(("declined seat", "supporting role"))


def read(source: Source, words: Words) -> Records:
    """Read a delimited table.

    Raises NotAProgramme when it has no header or no column that names people, PrivateAnswers when it holds
    what people handed in about themselves, and UserError where a quote is never closed.
    """
    refuse_first_row(source, words)
    table = read_table(source, words)
    refuse_answers(table.header, words)
    try:
        columns = columns_of(table.header, words)
    except NotAProgramme:
        if is_grid(table.header) or is_timetable(list(islice(table.rows, HEADER_WITHIN))):
            raise timetable(table.header[0].location.point) from None
        raise
    rows = _Rows(columns)
    count = 0
    for count, entry in enumerate(table.entries, start=1):  # noqa: B007 - the last number is used
        rows.take(entry)
    if not columns.names_people and not rows.described:
        raise nobody_named(table.header)
    one_seat_each = (
        columns.one_person_a_row
        or (PAPER in columns.session and not columns.presented)
        or (columns.names_people and not (columns.wide or rows.people.several_in_a_cell))
    )
    records: Sequence[Record] = rows.records
    if one_seat_each:
        records = with_open_seats(records, rows.represented, rows.unread, words)
        if columns.one_person_a_row and key_of(_header_of(table.header, columns, "id")) in aliases.ID:
            records = with_ids_of_people(records)
        records, rows.assumed.continued = with_continued(records)
    rows.assumed.rows = len(records)
    return Records(
        records=tuple(records),
        event=rows.event,
        skips=tuple(rows.skips),
        problems=tuple(rows.problems),
        columns=columns.places,
        headers=columns.headers,
        assumptions=(
            *([ASSUMED_PUBLIC] if is_public_export(table.header, words) else ()),
            *rows.assumed.sentences(),
            *_second_answers(columns),
        ),
        ignores=tuple(rows.ignores),
        one_seat_each=one_seat_each,
        count=count,
        word="rows",
    )


def _second_answers(columns: Columns) -> Iterator[str]:
    """Yield a sentence for each column that tells what another one tells, and is not read."""
    first = {header.field: header.name.text for header in reversed(columns.headers) if header.field}
    for header in columns.headers:
        key = key_of(header.name.text)
        again = next((name for name in _ANSWERS if not header.field and key in aliases.PLAIN[name]), "")
        if again in first:
            yield f"'{header.name.text}' left aside: {again} is read from '{first[again]}'"


class _Rows:
    """Takes the rows of one table; each becomes a record, a named skip or a problem."""

    def __init__(self, columns: Columns) -> None:
        self.records: list[Record] = []
        self.skips: list[Skip] = []
        self.problems: list[Problem] = []
        self.ignores: list[Ignore] = []
        self.assumed = Assumptions()
        self.people = RowPeople(columns, self.assumed, self.problems)
        self.represented: dict[int, tuple[Listing, str]] = {}
        """By the number of its record, the seat of an organisation that names nobody, and its name."""
        self.unread: list[tuple[int, Cell]] = []
        """The titles of rows that cannot be read, each with the number of records before it."""
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
            case Misfit() if self._runs_over(entry.row):
                self.assumed.runs_over += 1
                self._take_row(entry.row)
            case Misfit():
                self.problems.append(Problem(entry.kind, entry.message, entry.location))
                if title := entry.row.by_field(self._columns.session).get("title"):
                    self.unread.append((len(self.records), title))
            case Problem():
                self.problems.append(entry)

    def _runs_over(self, row: Row) -> bool:
        """Whether the surplus of a row goes on with the affiliation in the last column.

        So it is in a list of people, where the name stands in its place.
        """
        name = row.by_field(self._columns.person).get("name")
        return self._columns.open_ended and name is not None and plainly_full(name.text)

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
        if row.heading:
            self._take_heading(row)
            return
        person = row.by_field(self._columns.person)
        own, skips = self.people.own(person)
        listed, more = self.people.listed(row)
        listings = self.people.with_statements(row, own, listed)
        self.assumed.take(listings)
        cells = self._cells(row)
        self.skips += [*skips, *more]
        declined = not listings and any(skip.what in _NO_SEAT for skip in skips)
        if not listings and cells.keys() & {"title", "id"}:
            groups = [skip for skip in (*skips, *more) if skip.what == "organisation"]
            if groups and len(groups) == len(skips) + len(more):
                seat = Listing(
                    name="", status=Status.OPEN, location=groups[0].location, role=self.people.role(person)
                )
                self.represented[len(self.records)] = seat, self.people.organisation(row)
        if not declined and (listings or cells.keys() & {"title", "id"}):
            record = Record(
                location=row.location,
                cells=cells,
                listings=tuple(listings),
                authored=self._columns.authored and not own,
            )
            self.records.append(record)
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
        cells = row.by_field(self._columns.session)
        if self._columns.hours and "minutes" in cells:
            length = cells["minutes"]
            cells["minutes"] = Cell(f"{length.text} hours", length.location)
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


def _header_of(header: Sequence[Cell], columns: Columns, name: str) -> str:
    return header[columns.session[name]].text if name in columns.session else ""
