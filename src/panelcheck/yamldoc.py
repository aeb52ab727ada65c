"""The one located YAML loader: programme, pack, config and declarations all come through here.

Scalars stay text (``10:30`` is not 630, a speaker called ``No`` is not False), duplicate keys are errors,
and every node knows where it stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any

import yaml

from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.nodes import Items, Mapping, Node, Scalar, find, follow, mapping_of, plain, scalar_at
from panelcheck.patterns import regex
from panelcheck.source import Source
from panelcheck.values import dataclass

__all__ = [
    "MAX_DEPTH", "MAX_NODES", "Items", "Mapping", "Node", "Scalar",
    "did_you_mean", "find", "load", "merge_conflict", "plain", "validate",
]  # fmt: skip

MAX_DEPTH = 100
MAX_NODES = 5_000_000
_PROPERTIES = regex(r"(?:[&!]\S*\s+)*")
_BLOCK_HEADER = regex(r"[|>][^\r\n]*\s*")
_PROPERTY = ("&", "!")
_QUOTES, _BLOCKS = ("'", '"'), ("|", ">")
_ASKED = {
    "string_": "give one text",
    "dict_": "give keys and values",
    "dataclass_": "give keys and values",
    "tuple_": "give a list",
    "list_": "give a list",
    "float_": "give a number",
    "int_": "give a whole number",
    "date_": "give a date such as 2027-03-14",
}
"""What to say for the types of pydantic's errors that start so."""
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


def merge_conflict(source: Source) -> UserError | None:
    """Return the error for a file that git could not merge, if ``source`` is one."""
    for number, text in enumerate(source.lines, start=1):
        if text.startswith(("<<<<<<< ", ">>>>>>> ")):
            return UserError(
                "an unresolved merge conflict", Location(source.path, number),
                "Resolve the conflict in git, then run again.",
            )  # fmt: skip
    return None


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


def validate(validator: Callable[[Any], Any], node: Node, *, known: Sequence[str] = ()) -> Any:
    """Run a pydantic ``validator`` on ``node``; raise UserErrors, each located, with a did-you-mean.

    ``known`` are the words an unknown key may have been meant as.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - only when there is something to validate

    try:
        return validator(plain(node))
    except ValidationError as error:
        errors = [_located(item, node, known) for item in error.errors()]
        raise UserErrors(sorted(errors, key=lambda one: one.location or node.location)) from None


def _located(item: Any, node: Node, known: Sequence[str]) -> UserError:
    path = [
        step for step in item["loc"] if isinstance(step, int) or not step.startswith(("function-", "[key]"))
    ]
    value, location = follow(node, path)
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if item["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return UserError(f"unknown key '{name}'", _key_location(node, path), did_you_mean(name, known))
    if item["type"] in ("missing", "missing_argument"):
        return UserError(f"the key '{name}' is missing", location)
    if item["type"] == "bool_parsing":
        return UserError(f"{name}: say on or off", location)
    message = item["msg"].removeprefix("Value error, ")
    hint = ""
    if asked := next((words for kind, words in _ASKED.items() if item["type"].startswith(kind)), ""):
        message, location = asked, location if isinstance(value, Scalar) else value.location.point
    if item["type"] in ("literal_error", "enum"):
        of_key = item["loc"][-1] == "[key]"
        if of_key:
            location = _key_location(node, path)
        elif not isinstance(value, Scalar):
            location = value.location.point
        written = name if of_key else value.text if isinstance(value, Scalar) else ""
        hint = did_you_mean(written, regex(r"'([^']*)'").findall(item["ctx"]["expected"]))
    return UserError(f"{name}: {message[:1].lower()}{message[1:]}" if name else message, location, hint)


def _key_location(node: Node, path: Sequence[str | int]) -> Location:
    for step in path[:-1]:
        if isinstance(node, Mapping):
            node = node.get(str(step)) or node
        elif isinstance(node, Items) and isinstance(step, int):
            node = node.nodes[step]
    if isinstance(node, Mapping):
        for key, _ in node:
            if key.text == str(path[-1]):
                return key.location
    return node.location


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return a hint that names the closest of ``known``, or an empty text."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is misspelt

    close = get_close_matches(word.lower(), {name.lower(): None for name in known}, n=1, cutoff=0.6)
    if not close:
        return ""
    return f"Did you mean '{next(name for name in known if name.lower() == close[0])}'?"
