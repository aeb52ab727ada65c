"""A file of declarations as it is written: records are added and taken out, the rest stays byte for byte."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import field
from pathlib import Path

from panelcheck.asking.sheet import sheet
from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.identity.declarations import Declaration, Origin, State, is_yaml, read_records
from panelcheck.identity.retention import same
from panelcheck.patterns import regex
from panelcheck.source import Source, read_source
from panelcheck.values import dataclass

COLUMNS = ("name", "email", "axis", "values", "state", "source", "purposes", "date", "expires")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_DASH = regex(r"\s*-\s+")
_DASH_ALONE = regex(r"\s*-\s*(?:#.*)?")
_NOTHING = regex(r"\s*(?:#.*)?")
_BY_HAND = "Take it out by hand, or write each record on lines of its own."


@dataclass(frozen=True, slots=True)
class Ledger:
    """A file of declarations: its text, and each record's place with what it declares."""

    source: Source
    records: Sequence[tuple[Location, Sequence[Declaration]]] = field(repr=False)
    _mark: bytes = b""
    _codec: str = "utf-8"

    @property
    def declarations(self) -> list[Declaration]:
        """Everything declared, in the order of the file."""
        return [one for _, declared in self.records for one in declared]

    def encoded(self, text: str) -> bytes:
        """Return ``text`` in the file's own encoding."""
        return self._mark + text.encode(self._codec)


def read_ledger(path: Path, axes: Sequence[str], *, name: str | None = None) -> Ledger:
    """Read the file at ``path``. Raises UserError or UserErrors where it cannot be used."""
    source = read_source(str(path), name=name)
    data = path.read_bytes()
    mark, codec = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", source.encoding))
    ledger = Ledger(source, read_records(source, axes), mark, codec)
    if "\ufffd" in source.text or ledger.encoded(source.text) != data:
        raise UserError("its characters are broken", Location(source.path), "Save it again as UTF-8.")
    return ledger


def written(declarations: Iterable[Declaration]) -> str:
    """Return new declarations as the text of a file."""
    return sheet([COLUMNS, *map(_row, declarations)])


def _row(one: Declaration) -> tuple[str, ...]:
    return (
        one.name, one.email, one.axis, one.cell.text, one.state, Origin.OWN_FORM,
        "; ".join(sorted(one.purposes)), _day(one.said_on), _day(one.expires),
    )  # fmt: skip


def _day(day: object) -> str:
    return str(day) if day else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A file's new text, and what became of the new declarations."""

    text: str = field(repr=False)
    added: int = 0
    changed: int = 0
    known: int = 0
    taken_back: int = 0


def merged(ledger: Ledger, declarations: Sequence[Declaration], axes: Sequence[str]) -> Merged:
    """Add new declarations to a file that was written before.

    The later of two on one axis by one person counts. What was taken back stays taken back, unless the
    person has answered since. Raises UserError for a file with other columns.
    """
    header = next(csv.reader(io.StringIO(ledger.source.text)), [])
    if is_yaml(ledger.source) or tuple(header) != COLUMNS:
        raise UserError(
            "this file has other columns than an import writes, and stays as it is",
            Location(ledger.source.path), "Import into a new file.",
        )  # fmt: skip
    old = ledger.declarations
    over: set[int] = set()
    added: list[Declaration] = []
    became: Counter[str] = Counter()
    for new in declarations:
        before = [place for place, one in enumerate(old) if same(new, one)]
        what = _became(new, [old[place] for place in before])
        became[what] += 1
        if what in ("added", "changed"):
            added.append(new)
            over.update(place for place in before if old[place].state is not State.WITHDRAWN)
    text = without(ledger, over, axes)
    end = "" if text.endswith(("\n", "\r")) else "\n"
    rows = written(added).partition("\n")[2]
    return Merged(text=text + end * bool(rows) + rows, **became)


def _became(new: Declaration, before: Sequence[Declaration]) -> str:
    """Say what becomes of a declaration beside those of the same person on the same axis."""
    withdrawn = [one for one in before if one.state is State.WITHDRAWN]
    if any(not _later(new, one) for one in withdrawn):
        return "taken_back"
    others = [one for one in before if one.state is not State.WITHDRAWN]
    if any(_later(one, new) or _alike(one, new) for one in others):
        return "known"
    return "changed" if others else "added"


def _later(one: Declaration, other: Declaration) -> bool:
    """Whether one is surely from a later day than the other."""
    return bool(one.said_on and other.said_on and one.said_on > other.said_on)


def _alike(one: Declaration, other: Declaration) -> bool:
    return _content(one)[:-2] == _content(other)[:-2] and one.purposes == other.purposes


def _content(one: Declaration) -> tuple[object, ...]:
    return one.axis, one.state, one.cell.text, one.name, one.id, one.email, one.said_on, one.expires


def without(ledger: Ledger, places: Collection[int], axes: Sequence[str]) -> str:
    """Return the text without the declarations at ``places``; nothing else of it changes.

    Raises UserError where a record cannot be taken out alone.
    """
    lines = list(io.StringIO(ledger.source.text, newline=""))
    gone: set[int] = set()
    first = 0
    for location, declared in ledger.records:
        own = set(range(first, first + len(declared)))
        first += len(declared)
        if not own & set(places):
            continue
        if not own <= set(places):
            raise UserError("this record says more than what has lapsed", location.point, _BY_HAND)
        gone.update(_lines_of(lines, location, yaml=is_yaml(ledger.source)))
    text = "".join(line for number, line in enumerate(lines, start=1) if number not in gone)
    left = [_content(one) for place, one in enumerate(ledger.declarations) if place not in places]
    if left and left != [_content(one) for one in _read(ledger.source.path, text, axes)]:
        raise UserError("this file is too intricate to edit", Location(ledger.source.path), _BY_HAND)
    return text


def _read(path: str, text: str, axes: Sequence[str]) -> list[Declaration]:
    try:
        return [one for _, declared in read_records(Source(path, text), axes) for one in declared]
    except (UserError, UserErrors):
        return []


def _lines_of(lines: Sequence[str], location: Location, *, yaml: bool) -> range:
    """Return the numbers of a record's lines. Raises UserError where it shares one with something else."""
    last = location.end_line or location.line
    if not yaml:
        return range(location.line, last + 1)
    before, above = lines[location.line - 1][: location.column - 1], lines[: location.line - 1][-1:]
    dash_above = not before.strip() and any(_DASH_ALONE.fullmatch(line.rstrip("\r\n")) for line in above)
    indent = len(above[0] if dash_above else before) - len((above[0] if dash_above else before).lstrip())
    after = lines[last - 1][location.end_column - 1 :]
    while last > location.line and _beside(lines[last - 1], indent):
        last, after = last - 1, ""
    if not _NOTHING.fullmatch(after) or not (dash_above or _DASH.fullmatch(before)):
        raise UserError("this record shares a line with another", location.point, _BY_HAND)
    return range(location.line - dash_above, last + 1)


def _beside(line: str, indent: int) -> bool:
    """Whether a line below a record is blank, or a comment that is no deeper than the record's dash."""
    text = line.lstrip()
    return not text or (text.startswith("#") and len(line) - len(text) <= indent)
