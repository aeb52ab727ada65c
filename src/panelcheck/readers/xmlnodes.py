"""XML as located nodes. Declared entities are refused: nothing is expanded, nothing is fetched."""

import re
import sys
from collections.abc import Iterator
from dataclasses import field
from typing import Any, Final
from xml.parsers import expat

from panelcheck.errors import Location, UserError
from panelcheck.nodes import MAX_DEPTH, Items, Mapping, Node, Scalar, scalar_at
from panelcheck.source import Source
from panelcheck.values import dataclass

_NAME: Final = "name"
_STEM = 3  # letters that "category" and "categories" share at least


def root_of(source: Source) -> Mapping:
    """Return a mapping of the root element of ``source`` by its name.

    Attributes and children become entries by name, without prefix; several of one name, and those of a
    plural's singular (``<persons><person/>...``), a list. A text beside attributes is called "name".
    Raises UserError, located, for what is not well-formed, nested more than ``MAX_DEPTH`` deep, or
    declares an entity.
    """
    builder = _Builder(source)
    parser = builder.parser
    try:
        parser.Parse(source.text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        place = Location(source.path, error.lineno, error.offset + 1)
        raise UserError(f"not valid XML: {expat.ErrorString(error.code)}", place) from None
    name, node = builder.found
    return Mapping(((name, node),), node.location)


@dataclass(slots=True)
class _Element:
    """An element that is being read: where it starts, its attributes, and what it holds so far."""

    name: Scalar
    start: int
    attributes: list[tuple[Scalar, Node]]
    children: list[tuple[Scalar, Node]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    first: int = -1  # where its text starts


class _Builder:
    """Builds nodes from what expat tells."""

    def __init__(self, source: Source) -> None:
        self.found: tuple[Scalar, Node]
        self.parser: Any = expat.ParserCreate("utf-8")
        self.parser.ordered_attributes = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.EntityDeclHandler = self._entity
        self._source = source
        self._open: list[_Element] = []
        self._lines = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", source.text))]

    @property
    def _here(self) -> int:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber
        return self._lines[int(line) - 1] + int(column)

    def _scalar(self, text: str, start: int, end: int) -> Scalar:
        return scalar_at(self._source, start, end, sys.intern(text), quoted=bool(text))

    def _start(self, tag: str, attributes: list[str]) -> None:
        start = self._here
        if len(self._open) == MAX_DEPTH:
            raise UserError(
                f"nested more than {MAX_DEPTH} levels deep", self._source.locate(start, start).point,
                "A programme needs five or six; is this the right file?",
            )  # fmt: skip
        name = self._scalar(_local(tag), start + 1, start + 1 + len(tag))
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        self._open.append(_Element(name, start, list(self._attributes(start, pairs))))

    def _attributes(self, place: int, pairs: Iterator[tuple[str, str]]) -> Iterator[tuple[Scalar, Node]]:
        for name, value in pairs:
            written = re.compile(rf"\s({re.escape(name)})\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
            if name.startswith("xml") or not (found := written.search(self._source.text, place)):
                continue
            place = found.end()
            key = self._scalar(_local(name), *found.span(1))
            yield key, self._scalar(value, place - 1 - len(found[2] or found[3] or ""), place - 1)

    def _text(self, data: str) -> None:
        element = self._open[-1]
        if element.first < 0 and data.strip():
            element.first = self._here + len(data) - len(data.lstrip())
        element.pieces.append(data)

    def _end(self, tag: str) -> None:  # noqa: ARG002 - expat says it
        end = self._here
        element = self._open.pop()
        node = self._node(element, end)
        if self._open:
            self._open[-1].children.append((element.name, node))
        else:
            self.found = element.name, node

    def _node(self, element: _Element, end: int) -> Node:
        text = "".join(element.pieces).strip()
        source = self._source
        after = source.text.find(">", end) + 1 if source.text.startswith("</", end) else end
        start = element.first if text else end
        scalar = self._scalar(text, start, max(start, end))
        if not element.attributes and (text or not element.children):
            return scalar
        entries = [*element.attributes, *_by_name(element.children)]
        place = source.locate(element.start, after)
        if not element.attributes and len(entries) == 1 and _is_plural(element.name, entries[0][0]):
            (_, only) = entries[0]
            return Items(only.nodes if isinstance(only, Items) else (only,), place)
        if text:
            taken = any(key.text == _NAME for key, _ in entries)
            entries.append((Scalar("text" if taken else _NAME, scalar.location.point), scalar))
        return Mapping(tuple(entries), place)

    def _entity(self, *_: object) -> None:
        start = max(0, self._source.text.rfind("<!", 0, self._here + 1))
        place = self._source.locate(start, start).point
        raise UserError("entities declared in the file are not read", place, "Write out what they stand for.")


def _by_name(children: list[tuple[Scalar, Node]]) -> Iterator[tuple[Scalar, Node]]:
    """Yield each name once, with a list of what has it where that is several."""
    found: dict[str, list[tuple[Scalar, Node]]] = {}
    for key, node in children:
        found.setdefault(key.text, []).append((key, node))
    for same in found.values():
        key, node = same[0]
        yield key, node if len(same) == 1 else Items(tuple(node for _, node in same), node.location)


def _is_plural(name: Scalar, other: Scalar) -> bool:
    """Whether an element is called as several of ``other`` are: "speakers", "categories", "people"."""
    plural, single = name.text.lower(), other.text.lower()
    if (plural, single) == ("people", "person"):
        return True
    stem = single[: max(_STEM, len(single) - 1)]
    return plural.endswith("s") and plural.startswith(stem) and plural != single


def _local(name: str) -> str:
    return name.rpartition(":")[2]
