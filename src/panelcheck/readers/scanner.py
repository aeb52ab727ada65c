"""The exact twin of ``csv.reader`` that knows where each field stands.

``csv.reader`` knows only the last physical line it read, so it can give no field its line and column.
"""

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from panelcheck.patterns import regex


class Flaw(Enum):
    """What ``csv.reader`` refuses when it is strict."""

    UNCLOSED_QUOTE = "a quote is opened here and never closed"
    TEXT_AFTER_QUOTE = "there is text after the closing quote"


class Field(NamedTuple):
    """One field's value, and the offsets of what the writer wrote for it, quotes left out."""

    value: str
    start: int
    end: int
    flaw: Flaw | None = None


class Line(NamedTuple):
    """One row, and the offsets of its first and last character. An empty line has no fields."""

    fields: list[Field]
    start: int
    end: int


_UNQUOTED = regex(r'([^"\r\n]*+)(?:\r\n|\r|\n|\Z)')


def scan(text: str, delimiter: str = ",") -> Iterator[Line]:
    """Yield the rows of ``text`` as ``csv.reader`` does.

    Flawed fields have the value ``csv.reader`` gives them when it is not strict.
    """
    field = _field(delimiter)
    unquoted = _UNQUOTED.match
    fields: list[Field] = []
    start = position = 0
    while position < len(text) or fields:
        if not fields and (line := unquoted(text, position)):
            yield Line(_parted(line[1], delimiter, position), position, line.end(1))
            start = position = line.end()
            continue
        found = field.match(text, position)
        assert found is not None  # noqa: S101 - the pattern matches anywhere, the empty field included
        fields.append(_read(found))
        position = found.end()
        if found["end"] == delimiter:
            continue
        end = found.start("end")
        # `""` on a line of its own is one empty field, nothing at all is none.
        yield Line([] if start == end else fields, start, end)
        fields, start = [], position


def _parted(line: str, delimiter: str, start: int) -> list[Field]:
    """Return the fields of a line without quotes: most lines have none."""
    fields = []
    for value in line.split(delimiter) if line else ():
        end = start + len(value)
        fields.append(Field(value, start, end))
        start = end + 1
    return fields


@cache
def _field(delimiter: str) -> re.Pattern[str]:
    plain = rf"[^{re.escape(delimiter)}\r\n]*+"
    return regex(
        rf'(?:"(?P<quoted>[^"]*+(?:""[^"]*+)*+)"(?P<after>{plain})'
        rf'|"(?P<open>(?s:.*))|(?P<plain>{plain}))'
        rf"(?P<end>{re.escape(delimiter)}|\r\n|\r|\n|\Z)"
    )


def _read(found: re.Match[str]) -> Field:
    plain, quoted, after, opened = found.group("plain", "quoted", "after", "open")
    if plain is not None:
        return Field(plain, *found.span("plain"))
    if quoted is None:
        return Field(opened.replace('""', '"'), *found.span("open"), Flaw.UNCLOSED_QUOTE)
    value = quoted.replace('""', '"')
    if after:
        return Field(value + after, found.start("quoted"), found.end("after"), Flaw.TEXT_AFTER_QUOTE)
    return Field(value, *found.span("quoted"))
