"""Ignores as a programme states them: ``PC101, all-male-day -- reason``, in a cell or a YAML comment."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import count

from panelcheck.nodes import Items, Mapping, Node, Scalar
from panelcheck.patterns import regex
from panelcheck.programme import Ignore
from panelcheck.source import Cell, Source

_REASON = regex(r"\s*(?:--|—|–)\s*")  # spreadsheets turn two hyphens into a dash
_COMMA = regex(r"\s*[,;]\s*")
_COMMENT = regex(r"#[ \t]*panelcheck[ \t]*:[ \t]*([^\r\n]+)", re.IGNORECASE)
_IGNORE = "ignore"  # alone, as other tools have it
_BRACKETS = regex(rf"{_IGNORE}[ \t]*\[([^\]]*)\]", re.IGNORECASE)
_HASH = regex(r"(?<!\S)#")
_BARE = regex(r"[ \t]*(?:-[ \t]+)*(?:-|#.*)?")  # all that may stand between a comment and what it is about


def read_ignore(cell: Cell, line: int = 0) -> Ignore:
    """Return the ignore that ``cell`` states; it is about what stands on ``line``, or on its own.

    One that names no rule has one selector, which is empty.
    """
    selectors, reason = (*_REASON.split(cell.text.strip(), maxsplit=1), "")[:2]
    named = filter(None, _COMMA.split("" if selectors.casefold() == _IGNORE else selectors))
    return Ignore(
        selectors=tuple(named) or ("",),
        reason=" ".join(reason.split()),
        location=cell.location,
        line=line or cell.location.line,
    )


def ignores_in_comments(source: Source, roots: Sequence[Node]) -> Iterator[Ignore]:
    """Yield the ignores in the comments of a YAML file with these documents.

    A comment at the end of a line is about that line, one on a line of its own about the line below.
    """
    matches = list(_COMMENT.finditer(source.text))
    spans = sorted(_spans(roots)) if matches else []
    for match in matches:
        place = source.locate(*match.span())
        line = source.line(place.line)
        start = match.start() - place.column + 1
        hashes = (start + found.start() for found in _HASH.finditer(line))
        if match.start() != next((place for place in hashes if not _within(place, spans)), None):
            continue
        own = _BARE.fullmatch(line, 0, place.column - 1)
        text = _BRACKETS.sub(r"\1", match[1])
        yield read_ignore(Cell(text, place), _line_below(source, place.line) if own else place.line)


def _spans(nodes: Sequence[Node]) -> set[tuple[int, int]]:
    """Return where texts and keys stand, as offsets; nothing in them is a comment."""
    spans: set[tuple[int, int]] = set()
    seen: set[int] = set()
    left = list(nodes)
    while left:
        node = left.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        match node:
            case Scalar():
                spans.add(node.span)
            case Items():
                left += node.nodes
            case Mapping():
                left += [part for entry in node for part in entry]
    return spans


def _within(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    number = bisect_right(spans, (place, len(spans) and spans[-1][1] + 1))
    return number > 0 and place < spans[number - 1][1]


def _line_below(source: Source, line: int) -> int:
    """Return the first line below ``line`` that is no comment and no dash alone."""
    below = (number for number in count(line + 1))
    return next(
        number for number in below if not (text := source.line(number)).strip() or not _BARE.fullmatch(text)
    )
