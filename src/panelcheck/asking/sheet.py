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
    """Return ``rows`` as comma-separated text without formulas; every line ends in LF."""
    buffer = io.StringIO()
    table = csv.writer(buffer, lineterminator="\n")
    for row in rows:
        # The writer leaves a CR unquoted.
        table.writerow([harmless(cell).replace("\r\n", "\n").replace("\r", "\n") for cell in row])
    return buffer.getvalue()
