"""The one located YAML loader: programme, pack, config and declarations all come through here.

Scalars stay text (``10:30`` is not 630, a speaker called ``No`` is not False), duplicate keys are errors,
and every node knows where it stands.
"""

import re
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any

import yaml

from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.source import Source
from panelcheck.yamlnode import Items, Mapping, Node, Scalar, find, plain

__all__ = [
    "MAX_DEPTH", "MAX_NODES", "Items", "Mapping", "Node", "Scalar",
    "did_you_mean", "find", "load", "plain", "validate",
]  # fmt: skip

MAX_DEPTH = 100
MAX_NODES = 5_000_000
_MERGE = "<<"
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)*")
_BLOCK_HEADER = re.compile(r"[|>][^\r\n]*\s*")
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def load(source: Source) -> list[Node]:
    """Return the root node of every document in ``source`` (a fully commented file has none).

    Raises UserError, located, for anything that is not well-formed YAML, is nested more than
    ``MAX_DEPTH`` deep, or holds more than ``MAX_NODES`` values once its aliases are written out.
    """
    _guard(source)
    loader = _Loader(source.text)
    roots = []
    try:
        while loader.check_node():
            roots.append(_Converter(source).convert(loader.get_node()))
    except yaml.YAMLError as error:
        raise _syntax_error(source, error) from None
    finally:
        loader.dispose()
    return roots


def _guard(source: Source) -> None:
    """Stop before the composer's recursion does: libyaml's crashes the process on deep nesting."""
    depth = 0
    try:
        for event in yaml.parse(source.text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    raise UserError(
                        f"nested more than {MAX_DEPTH} levels deep",
                        _place(source, event.start_mark),
                        "A programme needs five or six; is this the right file?",
                    )
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        raise _syntax_error(source, error) from None


def _place(source: Source, mark: Any) -> Location:
    return source.locate(mark.index, mark.index).point if mark else Location(source.path)


def _syntax_error(source: Source, error: yaml.YAMLError) -> UserError:
    lines = source.lines
    for number, text in enumerate(lines, start=1):
        if text.startswith(("<<<<<<< ", ">>>>>>> ")):
            return UserError(
                "an unresolved merge conflict", Location(source.path, number),
                "Resolve the conflict in git, then run again.",
            )  # fmt: skip
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
    tabs = location.line <= len(lines) and "\t" in lines[location.line - 1]
    return UserError(f"not valid YAML: {problem}", location, "Indent with spaces, not tabs." if tabs else "")


class _Converter:
    """Turns the composed nodes of one document into ours."""

    def __init__(self, source: Source) -> None:
        self._source = source
        # Finished nodes and how many values each holds; None marks one that is still open.
        self._seen: dict[int, tuple[Node, int] | None] = {}

    def convert(self, node: yaml.Node) -> Node:
        """Return ``node`` as ours. An aliased node is converted once and shared."""
        return self._sized(node)[0]

    def _sized(self, node: yaml.Node) -> tuple[Node, int]:
        key = id(node)
        if key in self._seen:
            done = self._seen[key]
            if done is None:
                raise UserError("an alias that contains itself", self._location(node))
            return done
        self._seen[key] = None
        if isinstance(node, yaml.ScalarNode):
            made: tuple[Node, int] = self._scalar(node), 1
        elif isinstance(node, yaml.SequenceNode):
            children = [self._sized(item) for item in node.value]
            made = (
                Items(tuple(child for child, _ in children), self._location(node)),
                1 + sum(size for _, size in children),
            )
        else:
            assert isinstance(node, yaml.MappingNode)  # noqa: S101 - there is no fourth kind of node
            made = self._mapping(node)
        if made[1] > MAX_NODES:
            raise UserError(
                f"more than {MAX_NODES:,} values, counting what aliases repeat", self._location(node).point,
                "Split the file, or write less with aliases.",
            )  # fmt: skip
        self._seen[key] = made
        return made

    def _scalar(self, node: yaml.ScalarNode) -> Scalar:
        start, end = node.start_mark.index, node.end_mark.index
        if self._source.text.startswith(("&", "!"), start):
            properties = _PROPERTIES.match(self._source.text, start, end)
            start = properties.end() if properties else start
        if node.style in ("'", '"'):
            # The quotes are not part of what the writer meant to mark.
            start, end = start + 1, end - 1
        elif node.style in ("|", ">"):
            header = _BLOCK_HEADER.match(self._source.text, start, end)
            start, end = header.end() if header else start, self._trimmed(start, end)
            start = min(start, end)
        return Scalar(node.value, self._source.locate(start, end), bool(node.style), (start, end))

    def _mapping(self, node: yaml.MappingNode) -> tuple[Mapping, int]:
        own: list[tuple[Scalar, Node]] = []
        merged: list[tuple[Scalar, Node]] = []
        count = 1
        for key_node, value_node in node.value:
            value, size = self._sized(value_node)
            count += 1 + size
            if not isinstance(key_node, yaml.ScalarNode):
                raise UserError("a key must be a plain text", self._location(key_node))
            key = self._scalar(key_node)
            if key.text == _MERGE and not key.quoted:
                parts = value.nodes if isinstance(value, Items) else (value,)
                merged += [entry for part in parts if isinstance(part, Mapping) for entry in part.entries]
            else:
                own.append((key, value))
        entries = {key.text: (key, value) for key, value in reversed(merged)}
        inherited = [entries.pop(key.text) for key, _ in merged if key.text in entries]
        first: dict[str, Scalar] = {}
        for name, _ in own:
            if name.text in first:
                raise UserError(
                    f"the key '{name.text}' stands here twice", name.location,
                    f"It first stands on line {first[name.text].location.line}. Keep one of them.",
                )  # fmt: skip
            first[name.text] = name
        own += [entry for entry in inherited if entry[0].text not in first]
        return Mapping(tuple(own), self._location(node)), count

    def _location(self, node: yaml.Node) -> Location:
        start = node.start_mark.index
        return self._source.locate(start, max(start, self._trimmed(start, node.end_mark.index)))

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
    path = [step for step in item["loc"] if isinstance(step, int) or not step.startswith("function-")]
    location = find(node, path)
    name = str(path[-1]) if path else ""
    if item["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return UserError(f"unknown key '{name}'", _key_location(node, path), did_you_mean(name, known))
    if item["type"] in ("missing", "missing_argument"):
        return UserError(f"the key '{name}' is missing", location)
    if item["type"] == "bool_parsing":
        return UserError(f"{name}: say on or off", location)
    message = item["msg"].removeprefix("Value error, ")
    return UserError(f"{name}: {message[:1].lower()}{message[1:]}" if name else message, location)


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
    close = get_close_matches(word.lower(), {name.lower(): None for name in known}, n=1, cutoff=0.6)
    if not close:
        return ""
    return f"Did you mean '{next(name for name in known if name.lower() == close[0])}'?"
