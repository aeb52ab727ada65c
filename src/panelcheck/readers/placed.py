"""Text whose characters know where they stand, however it is folded, quoted or escaped in its file."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import lru_cache
from operator import itemgetter
from typing import overload

from panelcheck.errors import Location
from panelcheck.patterns import regex
from panelcheck.programme import Role, Skip
from panelcheck.readers.cells import LONGEST, read_names
from panelcheck.readers.grouping import people_of
from panelcheck.readers.records import Listing, Record
from panelcheck.source import Cell, Source
from panelcheck.values import dataclass

_ESCAPE = regex(r"\\([\\;,:nN\"])")
_WORD = regex(r"\S+")
_WINDOW = 200  # characters to look ahead for a word: folding and escapes take fewer
_ELSEWHERE = ""  # the path of locations that count from the start of a text, not of its file


@dataclass(frozen=True, slots=True)
class Text:
    """A text that knows where in the source each of its characters stands.

    ``runs`` says so for its stretches: (index of the first character, its offset in the source), counted
    from ``shift`` characters before the text.
    """

    value: str
    source: Source = field(repr=False)
    runs: tuple[tuple[int, int], ...] = field(repr=False)
    shift: int = 0

    def offset(self, index: int) -> int:
        """Return where in the source the character at ``index`` stands."""
        place = index + self.shift
        start, offset = self.runs[bisect_right(self.runs, place, key=itemgetter(0)) - 1]
        return offset + place - start

    def part(self, start: int, end: int | None = None) -> "Text":
        """Return a part of the text, without white space at its ends."""
        value = self.value[start:end]
        start += len(value) - len(value.lstrip())
        return Text(value.strip(), self.source, self.runs, self.shift + start)

    @property
    def location(self) -> Location:
        """From the first character to the last."""
        start = self.offset(0)
        return self.source.locate(start, self.offset(len(self.value) - 1) + 1 if self.value else start)

    @property
    def cell(self) -> Cell:
        """The text and its location."""
        return Cell(self.value, self.location)

    @property
    def flat(self) -> Cell:
        """The text, located as if the file held nothing else; `real` turns such locations back."""
        lines = self.value.split("\n")
        return Cell(self.value, Location(_ELSEWHERE, 1, 1, len(lines), len(lines[-1]) + 1))

    def real(self, place: Location) -> Location:
        """Return where in the source the stretch ``place`` of the `flat` cell stands."""
        starts = _line_starts(self.value)
        start = starts[place.line - 1] + place.column - 1
        if not place.end_line:
            return self.part(start).location.point
        return self.part(start, starts[place.end_line - 1] + place.end_column - 1).location

    def unescaped(self) -> "Text":
        """Return the text with its backslash escapes resolved (RFC 5545, section 3.3.11)."""
        pieces: list[str] = []
        runs: list[tuple[int, int]] = []
        length = last = 0
        for match in (*_ESCAPE.finditer(self.value), None):
            end = match.start() if match else len(self.value)
            runs += self._runs(last, end, length)
            pieces.append(self.value[last:end])
            length += end - last
            if match:
                runs.append((length, self.offset(match.start())))
                pieces.append("\n" if match[1] in "nN" else match[1])
                length += 1
                last = match.end()
        return Text("".join(pieces), self.source, tuple(runs))

    def _runs(self, start: int, end: int, to: int) -> Iterator[tuple[int, int]]:
        """Yield the runs of a part of the text, counted anew from ``to``."""
        yield to, self.offset(start)
        first = bisect_right(self.runs, start + self.shift, key=itemgetter(0))
        for number in range(first, len(self.runs)):
            index, offset = self.runs[number]
            if index >= end + self.shift:
                return
            yield index - self.shift - start + to, offset


@lru_cache(maxsize=1)
def _line_starts(text: str) -> list[int]:
    """Return where each line of ``text`` starts; many are asked of one text in turn."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


def aligned(value: str, source: Source, start: int, end: int) -> Text:
    """Return ``value`` as it is written in ``source.text[start:end]``, matched word by word.

    A word that is written otherwise there, with an escape in it, is placed right after the word before it.
    A text too long to name people is not matched: nothing in it is located but itself.
    """
    text = source.text
    if len(value) > LONGEST or text[start:end] == value:
        return Text(value, source, ((0, start),))
    runs = [(0, start)]
    for word in _WORD.finditer(value):
        found = text.find(word[0], start, min(end, start + 8 * len(word[0]) + _WINDOW))
        if found >= 0:
            runs.append((word.start(), found))
            start = found + len(word[0])
    return Text(value, source, tuple(runs))


def names_in(text: Text, *, role: Role | None = None, single: bool = False) -> list[Listing | Skip]:
    """Return the people that ``text`` names, as `cells.read_names` does, each at its true place."""
    if len(text.runs) == 1 and "\n" not in text.value:
        return read_names(text.cell, role=role, single=single)
    return [_really(found, text) for found in read_names(text.flat, role=role, single=single)]


def described(record: Record, description: Text) -> tuple[Record, list[Skip]]:
    """Return ``record`` with the people its description names, each at its true place."""
    cells = {**record.cells, "description": description.flat}
    placed, skips = people_of([replace(record, cells=cells)])
    listings = tuple(_really(listing, description) for _, listing in placed)
    return replace(record, listings=listings), [_really(skip, description) for skip in skips]


@overload
def _really(found: Listing, text: Text) -> Listing: ...
@overload
def _really(found: Skip, text: Text) -> Skip: ...
def _really(found: Listing | Skip, text: Text) -> Listing | Skip:
    if found.location.path != _ELSEWHERE:
        return found
    if isinstance(found, Skip):
        return replace(found, location=text.real(found.location))
    return replace(
        found,
        location=text.real(found.location),
        fields=_really_there(found.fields, text),
        statements=_really_there(found.statements, text),
    )


def _really_there(cells: Mapping[str, Cell], text: Text) -> dict[str, Cell]:
    return {name: Cell(cell.text, text.real(cell.location)) for name, cell in cells.items()}
