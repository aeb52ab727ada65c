"""Delimited text as a table: a header, and rows whose cells know where they stand."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TypeAlias, overload

from panelcheck.errors import Location, NotAProgramme, UserError
from panelcheck.patterns import regex
from panelcheck.programme import Problem, Skip
from panelcheck.readers import aliases
from panelcheck.readers.fields import is_known, key_of, looks_like_header
from panelcheck.readers.records import Words
from panelcheck.readers.scanner import Flaw, Line, scan
from panelcheck.readers.spans import words_of
from panelcheck.source import Cell, Source
from panelcheck.values import dataclass

DELIMITERS = ",;\t|"
HEADER_WITHIN = 10  # rows with something on them
_RANGE = regex(r"\d{1,2}[:.h]\d\d\s*(?:[-–—]|to|bis)\s*\d{1,2}[:.h]\d\d")
_PLACES = frozenset((*aliases.PLAIN["room"], "track", "stream"))
_OF_A_COLUMN = frozenset({"name", "number", "no", "id", "title", "code"})
_SAMPLE = 65_536  # characters
_SAMPLE_ROWS = 30
_BLANKS = " \t\r\n\f\v\u00a0\u200b\u200c\u200d\u2060\ufeff"
_NOT_GIVEN = frozenset({"", "NA", "N/A", "n/a", "#N/A", "NULL", "null", "NaN", "-", "--", "–", "—", "?"})


class Row(Sequence[Cell]):
    """One row. Its cells are located when asked for: most columns of a wide export are never needed."""

    __slots__ = ("_line", "_source", "texts")

    def __init__(self, source: Source, line: Line) -> None:
        self._source = source
        self._line = line
        self.texts = [value.strip(_BLANKS) for value in line.values]
        """The cells without their places, trimmed."""

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> list[Cell]: ...
    def __getitem__(self, index: int | slice) -> Cell | list[Cell]:
        if isinstance(index, slice):
            return [self._cell(place) for place in range(len(self))[index]]
        return self._cell(index)

    def _cell(self, index: int) -> Cell:
        start, end = self._line.spans[index]
        text = self.texts[index]
        if len(text) < len(self._line.values[index]):
            written = self._source.text[start:end]
            start, end = end - len(written.lstrip(_BLANKS)), start + len(written.rstrip(_BLANKS))
            start = min(start, end)
        return Cell(text, self._source, start, end - start)

    def given(self, index: int) -> Cell | None:
        """Return the cell if it says anything: a missing cell, an empty one and ``NA`` do not."""
        if index >= len(self.texts) or self.texts[index] in _NOT_GIVEN:
            return None
        return self._cell(index)

    def by_field(self, columns: Mapping[str, int]) -> dict[str, Cell]:
        """Return what the row says in some of its columns, by field."""
        cells = {}
        for name, index in columns.items():
            cell = self.given(index)
            if cell is not None:
                cells[name] = cell
        return cells

    @property
    def heading(self) -> bool:
        """Whether the row is one cell of markup beside empty ones, as sites put headings into tables."""
        texts = self.texts
        return "".join(texts).startswith("<") and sum(map(bool, texts)) == 1 < len(texts)

    @property
    def location(self) -> Location:
        """From the first cell to the last."""
        return self._source.locate(self._line.spans[0][0], self._line.spans[-1][1])


@dataclass(frozen=True, slots=True)
class Misfit(Problem):
    """A row with more cells than the header names columns: which cell is whose is not known."""

    row: Row


Entry: TypeAlias = Row | Skip | Problem


@dataclass(frozen=True, slots=True)
class Table:
    """A header and, each in its turn, the rows below it and whatever is no row of the table."""

    header: list[Cell]
    entries: Iterator[Entry]

    @property
    def rows(self) -> Iterator[Row]:
        """The rows alone. ``entries`` can be run through once."""
        return (entry for entry in self.entries if isinstance(entry, Row))


def read_table(source: Source, words: Words) -> Table:
    """Return the table in ``source``; its delimiter is the one that makes the most even columns.

    Raises NotAProgramme when no row near the top looks like a header, and UserError where a quote is
    never closed (while the entries are run through).
    """
    delimiter = _sniff(source.text, words)
    entries = _entries(source, delimiter)
    near = list(islice(entries, HEADER_WITHIN))
    header = _header_among(near, words)
    first = next((entry for entry in near if isinstance(entry, Row)), None)
    if header is not None:
        above = (_above(entry) if isinstance(entry, Row) else entry for entry in near[: near.index(header)])
        below = _fitting(chain(near[near.index(header) + 1 :], entries), len(header))
        return Table([header[place] for place in range(len(header))], chain(above, below))
    if first and is_timetable([entry for entry in near if isinstance(entry, Row)][1:]):
        raise timetable(first.location.point)
    raise NotAProgramme(
        "no header: the first row does not name the columns" if first else "the file is empty",
        first.location.point if first else Location(source.path),
        f"Add a first row such as: {delimiter.join(('session', 'name', 'role', 'gender'))}",
    )


def is_timetable(rows: Sequence[Row]) -> bool:
    """Whether the first column of most rows is a range of times, and several others say what is on."""
    timed = [row for row in rows if len(row.texts) > 2 and _RANGE.match(row.texts[0])]  # noqa: PLR2004
    return len(timed) * 2 > len(rows)


def is_grid(header: Sequence[Cell]) -> bool:
    """Whether the columns behind the first are rooms or tracks by name: "Room A", "Main Hall", "Track 2"."""
    named = (set(words_of(cell.text).split()) for cell in header[1:])
    places = [words for words in named if len(words) > 1 and not words.isdisjoint(_PLACES)]
    return sum(words.isdisjoint(_OF_A_COLUMN) for words in places) > 1


def timetable(place: Location) -> NotAProgramme:
    """Return the error for a timetable that has no columns by name."""
    return NotAProgramme(
        "a timetable with times down its side and rooms or days across its top", place,
        "Write one row for each session, below a first row such as: time,room,session,speakers,kind",
    )  # fmt: skip


def _entries(source: Source, delimiter: str) -> Iterator[Entry]:
    for line in scan(source.text, delimiter):
        if line.flaws:
            number, flaw = line.flaws[0]
            start, _ = line.spans[number]
            place = source.locate(start, start).point
            if flaw is Flaw.UNCLOSED_QUOTE:
                raise UserError(
                    "a quote is opened here and never closed", place,
                    'Close it, or write a quote inside a quoted cell as "".',
                )  # fmt: skip
            yield Problem("record", "this row has text after a closing quote", place)
            continue
        row = Row(source, line)
        texts = row.texts
        if not any(texts):
            yield Skip("blank row", "nothing is written in it", source.locate(line.start, line.end))
        elif _is_comment(texts):
            yield Skip("comment row", "it starts with '#'", row.location)
        else:
            yield row


def _is_comment(texts: Sequence[str]) -> bool:
    """Whether this is a remark and not, say, a session called '#OpenData' or a header '# ID,Name'."""
    if not texts[0].startswith("#"):
        return False
    return not any(texts[1:]) or (texts[0][1:2].isspace() and not looks_like_header(texts))


def _fitting(entries: Iterator[Entry], width: int) -> Iterator[Entry]:
    for entry in entries:
        if isinstance(entry, Row) and len(entry.texts) > width and any(entry.texts[width:]):
            surplus = next(place for place in range(width, len(entry)) if entry.texts[place])
            message = f"this row has {len(entry)} cells, but the header names {width} columns"
            yield Misfit("record", message, entry[surplus].location.point, entry)
        else:
            yield entry


def _header_among(near: Sequence[Entry], words: Words) -> Row | None:
    """Return the first row that names the columns; "Speakers" alone above such a row is a title."""
    rows = [entry for entry in near if isinstance(entry, Row)]
    wide = (row for row in rows if sum(map(bool, row.texts)) > 1 and _is_header(row.texts, words))
    first = next(wide, None) or next((row for row in rows if _is_header(row.texts, words)), None)
    if first and first.texts[0].startswith("# "):
        known = _known(first.texts)
        return next((row for row in wide if row.texts[0][:1] != "#" and _known(row.texts) > known), first)
    return first


def _known(texts: Sequence[str]) -> int:
    return sum(is_known(text) for text in texts if text)


def _above(row: Row) -> Skip:
    if row.texts[0].startswith("#"):
        return Skip("comment row", "it starts with '#'", row.location)
    return Skip("heading", "it stands above the header", row.location)


def _is_header(texts: Sequence[str], words: Words) -> bool:
    own = {key_of(name) for name in words.fields}
    return looks_like_header(texts) or any(key_of(text) in own for text in texts if text)


def _sniff(text: str, words: Words) -> str:
    """Return the delimiter that finds a header, then the most even columns, then the most of them."""

    def merit(delimiter: str) -> tuple[bool, float, int]:
        sampled = islice(scan(text[:_SAMPLE], delimiter), _SAMPLE_ROWS)
        rows = [line for line in sampled if line.values]
        if not rows:
            return False, 0, 0
        even = Counter(len(line.values) for line in rows if not line.flaws)
        width, count = even.most_common(1)[0] if even else (1, 0)
        near = (line.values for line in rows[:HEADER_WITHIN] if len(line.values) > 1 and not _torn(line))
        header = any(_is_header(values, words) for values in near)
        return header, count / len(rows) if width > 1 else 0, width

    return max(DELIMITERS, key=merit)


def _torn(line: Line) -> bool:
    """Whether a row would be parted within its quotes: each is closed in the cell that it opens."""
    return bool(line.flaws) or any(value.count('"') % 2 for value in line.values)
