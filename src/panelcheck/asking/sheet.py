"""Tables that may be opened in a spreadsheet: no cell is a formula there."""

import csv
import io
from collections.abc import Iterable, Sequence

from panelcheck.patterns import regex

# A spreadsheet of another country splits at other marks, so the start of each part counts.
_FORMULA = regex(r"(^|[;,\t\r\n|])(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])")


def harmless(text: str) -> str:
    """Return ``text`` with an apostrophe before whatever a spreadsheet could take for a formula."""
    return _FORMULA.sub(r"\1\2'", text)


def sheet(rows: Iterable[Sequence[str]]) -> str:
    """Return ``rows`` as comma-separated text without formulas."""
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([harmless(cell) for cell in row] for row in rows)
    return buffer.getvalue()
