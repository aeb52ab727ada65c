"""XLSX workbooks: each sheet is a table of its own, and the line of a finding is the sheet's row.

A sheet is read as text: a tab between cells, a row a line. A workbook with several sheets is several
inputs, called ``book.xlsx#Speakers``.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any, Final

from panelcheck.errors import Location, UserError
from panelcheck.patterns import regex
from panelcheck.programme import Skip
from panelcheck.readers import csv
from panelcheck.readers.records import Records, Words
from panelcheck.source import Source

SUFFIXES = (".xlsx", ".xlsm")

_MOST_UNPACKED: Final = 500_000_000  # bytes; a workbook of 100,000 rows takes a tenth
_SPECIAL = regex(r'[",;|]')
_CONTROL = regex(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read(source: Source, words: Words) -> Records:
    """Read the table in a sheet. Raises UserError as `csv.read` does."""
    return csv.read(source, words)


def sources(data: bytes, path: str) -> tuple[list[Source], list[Skip]]:
    """Return each sheet of a workbook that holds anything, and what is left out: hidden ones.

    Raises UserError when it cannot be read, or openpyxl is not installed.
    """
    try:
        import openpyxl  # noqa: PLC0415 - an optional extra, and only workbooks need it
    except ImportError:
        raise UserError(
            "reading a workbook needs openpyxl", Location(path),
            "Install it: pip install 'panelcheck[xlsx]'. Or save the sheet as CSV.",
        ) from None  # fmt: skip
    try:
        if _unpacked(data) <= _MOST_UNPACKED:
            return _sheets(path, openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True))
    except Exception:  # noqa: BLE001 - the library lets through whatever its parts raise
        problem = "this is not a workbook that can be read"
    else:
        problem = f"the workbook unpacks to more than {_MOST_UNPACKED // 1_000_000} MB"
    raise UserError(problem, Location(path), "Save it again as .xlsx, or its sheet as CSV.")


def _unpacked(data: bytes) -> int:
    """Return how many bytes a workbook says it unpacks to."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return sum(part.file_size for part in archive.infolist())


def _sheets(path: str, book: Any) -> tuple[list[Source], list[Skip]]:
    texts: dict[str, str] = {}
    skips: list[Skip] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            skips.append(Skip("sheet", f"'{sheet.title}' is hidden", Location(path)))
            continue
        sheet.reset_dimensions()  # what a file says of its own size may be wrong
        text = "\n".join(_lines(sheet.iter_rows(values_only=True)))
        if text.strip():
            texts[sheet.title] = text
    if len(texts) < 2:  # noqa: PLR2004 - one is the whole workbook
        return [Source(path, text) for text in texts.values()] or [Source(path, "")], skips
    return [Source(f"{path}#{title}", text) for title, text in texts.items()], skips


def _lines(rows: Iterable[tuple[object, ...]]) -> Iterator[str]:
    """Yield each row as a line; the empty ones at the end, of which there may be a million, are left out."""
    blank = 0
    for row in rows:
        cells = [_written(value) for value in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            blank += 1
            continue
        yield from [""] * blank
        blank = 0
        yield "\t".join(cells)


def _written(value: object) -> str:
    """Return a cell as text. A line end in it is written as other exports do, so that a row stays a line."""
    text = _CONTROL.sub(" ", _shown(value)).replace("\t", " ").strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    quoted = text.replace('"', '""')
    return f'"{quoted}"' if _SPECIAL.search(text) else text


def _shown(value: object) -> str:
    """Return a value as the sheet shows it: no midnight behind a date, no fraction of a whole number."""
    match value:
        case dt.datetime() if value.time() != dt.time():
            return value.isoformat(" ", timespec="minutes")
        case dt.datetime():
            return value.date().isoformat()
        case dt.time():
            return value.isoformat(timespec="minutes")
        case dt.timedelta():
            return f"{value.total_seconds() / 60:g}"
        case float():
            return f"{value:.10g}"
    words = {None: "", True: "yes", False: "no"}
    return words[value] if value is None or isinstance(value, bool) else str(value)
