"""The exact twin of ``csv.reader`` that knows where each field stands.

``csv.reader`` knows only the last physical line it read, so it can give no field its line and column.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from typing import TypeAlias

from panelcheck.patterns import regex
from panelcheck.values import dataclass


class Flaw(Enum):
    """What ``csv.reader`` refuses when it is strict."""

    UNCLOSED_QUOTE = "a quote is opened here and never closed"
    TEXT_AFTER_QUOTE = "there is text after the closing quote"


Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its values, and the offsets of its first and last character. An empty line has no values.

    ``spans`` are, value by value, the offsets of what the writer wrote for it, quotes left out; ``flaws`` are
    what is wrong with some, each with the number of its value.
    """

    values: list[str]
    spans: list[Span]
    start: int
    end: int
    flaws: Sequence[tuple[int, Flaw]] = ()


_UNQUOTED = regex(r'([^"\r\n]*+)(?:\r\n|\r|\n|\Z)')


def scan(text: str, delimiter: str = ",") -> Iterator[Line]:
    """Yield the rows of ``text`` as ``csv.reader`` does.

    Flawed values are what ``csv.reader`` gives when it is not strict.
    """
    unquoted = _UNQUOTED.match
    position = 0
    while position < len(text):
        found = unquoted(text, position)
        if found:
            written = found[1]
            values = written.split(delimiter) if written else []
            yield Line(values, _spans(values, position), position, position + len(written))
            position = found.end()
        else:
            line, position = _quoted(text, position, delimiter)
            yield line


def _quoted(text: str, position: int, delimiter: str) -> tuple[Line, int]:
    """Return the row that starts at ``position``, and where the next one does."""
    values: list[str] = []
    spans: list[Span] = []
    flaws: list[tuple[int, Flaw]] = []
    field = _field(delimiter)
    start = position
    while True:
        found = field.match(text, position)
        assert found is not None  # noqa: S101 - the pattern matches anywhere, the empty field included
        value, span, flaw = _read(found)
        if flaw:
            flaws.append((len(values), flaw))
        values.append(value)
        spans.append(span)
        position = found.end()
        if found["end"] != delimiter:
            return Line(values, spans, start, found.start("end"), flaws), position


def _spans(values: Sequence[str], start: int) -> list[Span]:
    """Return where the values of a line without quotes stand: most lines have none."""
    spans = []
    for value in values:
        end = start + len(value)
        spans.append((start, end))
        start = end + 1
    return spans


@cache
def _field(delimiter: str) -> re.Pattern[str]:
    plain = rf"[^{re.escape(delimiter)}\r\n]*+"
    return regex(
        rf'(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"(?P<after>{plain})'
        rf'|"(?P<open>(?s:.*))|(?P<plain>{plain}))'
        rf"(?P<end>{re.escape(delimiter)}|\r\n|\r|\n|\Z)"
    )


def _read(found: re.Match[str]) -> tuple[str, Span, Flaw | None]:
    plain, quoted, after, opened = found.group("plain", "quoted", "after", "open")
    if plain is not None:
        return plain, found.span("plain"), None
    if quoted is None:
        return opened.replace('""', '"'), found.span("open"), Flaw.UNCLOSED_QUOTE
    value = quoted.replace('""', '"')
    if after:
        return value + after, (found.start("quoted"), found.end("after")), Flaw.TEXT_AFTER_QUOTE
    return value, found.span("quoted"), None
