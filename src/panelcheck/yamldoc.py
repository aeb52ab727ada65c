"""The one located YAML loader: programme, pack, config and declarations all come through here.

It is imported where there is YAML to read: PyYAML takes as long to import as a small file to check.

Scalars stay text (``10:30`` is not 630, a speaker called ``No`` is not False), duplicate keys are errors,
and every node knows where it stands.
"""

from dataclasses import field
from typing import TYPE_CHECKING, Any

import yaml

from panelcheck.errors import Location, UserError
from panelcheck.nodes import MAX_DEPTH, MAX_NODES, Items, Node, Scalar, mapping_of, merge_conflict, scalar_at
from panelcheck.patterns import regex
from panelcheck.source import Source
from panelcheck.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable

_PROPERTIES = regex(r"(?:[&!]\S*\s+)*")
_BLOCK_HEADER = regex(r"[|>][^\r\n]*\s*")
_PROPERTY = ("&", "!")
_QUOTES, _BLOCKS = ("'", '"'), ("|", ">")
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load(source: Source) -> list[Node]:
    """Return the root node of every document in ``source`` (a fully commented file has none).

    Raises UserError, located, for anything that is not well-formed YAML, is nested more than
    ``MAX_DEPTH`` deep, or holds more than ``MAX_NODES`` values once its aliases are written out.
    """
    builder = _Builder(source)
    try:
        for event in yaml.parse(source.text, Loader=_Loader):
            builder.take(event)
    except yaml.YAMLError as error:
        raise _syntax_error(source, error) from None
    return builder.roots


def _place(source: Source, mark: Any) -> Location:
    return source.locate(mark.index, mark.index).point if mark else Location(source.path)


def _syntax_error(source: Source, error: yaml.YAMLError) -> UserError:
    if conflict := merge_conflict(source):
        return conflict
    if isinstance(error, yaml.reader.ReaderError):
        # Its position counts bytes with one parser and characters with the other.
        character = ord(error.character) if isinstance(error.character, str) else error.character
        start = max(0, source.text.find(chr(character)))
        return UserError(
            f"not valid YAML: the control character U+{character:04X}", source.locate(start, start).point,
            "Delete it, or save the file again.",
        )  # fmt: skip
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    location = _place(source, mark)
    problem = getattr(error, "problem", None) or "not well-formed"
    lines = source.lines
    tabs = location.line <= len(lines) and "\t" in lines[location.line - 1]
    return UserError(f"not valid YAML: {problem}", location, "Indent with spaces, not tabs." if tabs else "")


@dataclass(slots=True)
class _Open:
    """A collection that is still being read: where it starts, and what it holds so far.

    ``size`` counts its values, those that aliases repeat included; ``looped`` is true if one repeats it.
    """

    start: int
    anchor: str | None
    children: list[Node] = field(default_factory=list)
    size: int = 1
    looped: bool = False


def _error(problem: str, event: Any) -> yaml.YAMLError:
    return yaml.composer.ComposerError(None, None, problem, event.start_mark)


class _Builder:
    """Builds nodes from events, without recursion: libyaml's own composer crashes on deep nesting."""

    def __init__(self, source: Source) -> None:
        self.roots: list[Node] = []
        self._source = source
        self._open: list[_Open] = []
        self._anchors: dict[str, tuple[Node, int] | _Open] = {}

        self._takers: dict[type[yaml.Event], Callable[[Any], None]] = {
            yaml.ScalarEvent: self._single, yaml.AliasEvent: self._repeat,
            yaml.SequenceStartEvent: self._begin, yaml.MappingStartEvent: self._begin,
            yaml.SequenceEndEvent: self._end, yaml.MappingEndEvent: self._end,
            yaml.DocumentStartEvent: self._restart,
        }  # fmt: skip

    def take(self, event: yaml.Event) -> None:
        """Take the next event. A node that aliases repeat is built once and shared."""
        taker = self._takers.get(type(event))
        if taker:
            taker(event)

    def _restart(self, _event: Any) -> None:
        self._anchors = {}

    def _single(self, event: Any) -> None:
        self._check_anchor(event)
        self._add(self._scalar(event), 1, event.anchor)

    def _check_anchor(self, event: Any) -> None:
        if event.anchor is not None and event.anchor in self._anchors:
            raise _error("found duplicate anchor", event)

    def _add(self, node: Node, size: int, anchor: str | None = None) -> None:
        if anchor is not None:
            self._anchors[anchor] = node, size
        if self._open:
            self._open[-1].children.append(node)
            self._open[-1].size += size
        else:
            self.roots.append(node)

    def _begin(self, event: Any) -> None:
        self._check_anchor(event)
        if len(self._open) == MAX_DEPTH:
            raise UserError(
                f"nested more than {MAX_DEPTH} levels deep", _place(self._source, event.start_mark),
                "A programme needs five or six; is this the right file?",
            )  # fmt: skip
        opened = _Open(event.start_mark.index, event.anchor)
        self._open.append(opened)
        if event.anchor is not None:
            self._anchors[event.anchor] = opened

    def _end(self, event: Any) -> None:
        closed = self._open.pop()
        location = self._location(closed.start, event.end_mark.index)
        if closed.looped:
            raise UserError("an alias that contains itself", location)
        if closed.size > MAX_NODES:
            raise UserError(
                f"more than {MAX_NODES:,} values, counting what aliases repeat", location.point,
                "Split the file, or write less with aliases.",
            )  # fmt: skip
        make = Items if isinstance(event, yaml.SequenceEndEvent) else mapping_of
        self._add(make(tuple(closed.children), location), closed.size, closed.anchor)

    def _repeat(self, event: Any) -> None:
        match self._anchors.get(event.anchor):
            case None:
                raise _error("found undefined alias", event)
            case _Open() as opened:
                opened.looped = True
                self._add(Scalar("", Location(self._source.path)), 1)  # never seen: an error is raised
            case node, size:
                self._add(node, size)

    def _scalar(self, event: Any) -> Scalar:
        start, end, style = event.start_mark.index, event.end_mark.index, event.style
        text = self._source.text
        if text[start : start + 1] in _PROPERTY:
            properties = _PROPERTIES.match(text, start, end)
            start = properties.end() if properties else start
        if not style:
            return scalar_at(self._source, start, end, event.value)
        if style in _QUOTES:
            # The quotes are not part of what the writer meant to mark.
            start, end = start + 1, end - 1
        elif style in _BLOCKS:
            header = _BLOCK_HEADER.match(text, start, end)
            start, end = header.end() if header else start, self._trimmed(start, end)
            start = min(start, end)
        return scalar_at(self._source, start, end, event.value, quoted=True)

    def _location(self, start: int, end: int) -> Location:
        return self._source.locate(start, max(start, self._trimmed(start, end)))

    def _trimmed(self, start: int, end: int) -> int:
        """Return ``end`` without the white space before it: a block ends where the next token starts."""
        text = self._source.text
        while end > start and text[end - 1].isspace():
            end -= 1
        return end
