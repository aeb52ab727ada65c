"""The one located YAML loader: programme, pack, config and declarations all come through here.

Scalars stay text (``10:30`` is not 630, a speaker called ``No`` is not False), duplicate keys are errors,
and every node knows where it stands.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeAlias

import yaml

from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.source import Cell, Source

MAX_DEPTH = 100
MAX_NODES = 5_000_000
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_MERGE = "<<"
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, or null. ``quoted`` is true when the writer put it in quotes or a block."""

    text: str
    location: Location
    quoted: bool = False

    @property
    def null(self) -> bool:
        """Whether the writer left it empty or wrote null."""
        return not self.quoted and self.text in _NULLS

    @property
    def cell(self) -> Cell:
        """The text with its place; an empty text for null."""
        return Cell("" if self.null else self.text, self.location)


@dataclass(frozen=True, slots=True)
class Items:
    """A YAML sequence."""

    nodes: tuple["Node", ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """A YAML mapping in written order, merges resolved."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    location: Location

    def get(self, key: str) -> "Node | None":
        """Return the node under ``key``, or None."""
        return next((node for name, node in self.entries if name.text == key), None)

    def __iter__(self) -> Iterator[tuple[Scalar, "Node"]]:
        """Yield the entries in written order."""
        return iter(self.entries)


Node: TypeAlias = Scalar | Items | Mapping


def load(source: Source) -> list[Node]:
    """Return the root node of every document in ``source`` (a fully commented file has none).

    Raises UserError, located, for anything that is not well-formed YAML.
    """
    _guard(source)
    loader = _Loader(source.text)
    try:
        roots = []
        while loader.check_node():
            roots.append(_convert(loader.get_node(), source.path, {}))
        return roots
    except yaml.YAMLError as error:
        raise _syntax_error(source, error) from None
    finally:
        loader.dispose()


def _guard(source: Source) -> None:
    """Stop before the composer's recursion does: libyaml's crashes the process on deep nesting."""
    depth = 0
    try:
        for event in yaml.parse(source.text, Loader=_Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > MAX_DEPTH:
                    mark = event.start_mark
                    raise UserError(
                        f"nested more than {MAX_DEPTH} levels deep",
                        Location(source.path, mark.line + 1, mark.column + 1),
                        "A programme needs five or six; is this the right file?",
                    )
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError as error:
        raise _syntax_error(source, error) from None


def _syntax_error(source: Source, error: yaml.YAMLError) -> UserError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line = mark.line + 1 if mark else 1
    column = mark.column + 1 if mark else 1
    lines = source.lines
    for number, text in enumerate(lines, start=1):
        if text.startswith(("<<<<<<< ", ">>>>>>> ")):
            return UserError(
                "an unresolved merge conflict", Location(source.path, number),
                "Resolve the conflict in git, then run again.",
            )  # fmt: skip
    problem = getattr(error, "problem", None) or "not well-formed"
    hint = "Indent with spaces, not tabs." if line <= len(lines) and "\t" in lines[line - 1] else ""
    return UserError(f"not valid YAML: {problem}", Location(source.path, line, column), hint)


def _convert(node: yaml.Node, path: str, seen: dict[int, Node | None]) -> Node:
    """Turn a composed node into ours. ``seen`` holds finished nodes; None marks one still open."""
    key = id(node)
    if key in seen:
        done = seen[key]
        if done is None:
            raise UserError("an alias that contains itself", _location(node, path))
        return done
    seen[key] = None
    if len(seen) > MAX_NODES:
        raise UserError(f"more than {MAX_NODES} values", _location(node, path))
    made: Node
    if isinstance(node, yaml.ScalarNode):
        made = _scalar(node, path)
    elif isinstance(node, yaml.SequenceNode):
        made = Items(tuple(_convert(item, path, seen) for item in node.value), _location(node, path))
    else:
        made = _mapping(node, path, seen)
    seen[key] = made
    return made


def _scalar(node: yaml.ScalarNode, path: str) -> Scalar:
    location = _location(node, path)
    quoted = node.style is not None and node.style != ""
    if node.style in ("'", '"') and location.end_line == location.line:
        # The quotes are not part of what the writer meant to mark.
        location = location._replace(column=location.column + 1, end_column=location.end_column - 1)
    return Scalar(node.value, location, quoted)


def _mapping(node: yaml.MappingNode, path: str, seen: dict[int, Node | None]) -> Mapping:
    own: list[tuple[Scalar, Node]] = []
    merged: list[tuple[Scalar, Node]] = []
    for key_node, value_node in node.value:
        value = _convert(value_node, path, seen)
        if not isinstance(key_node, yaml.ScalarNode):
            raise UserError("a key must be a plain text", _location(key_node, path))
        key = _scalar(key_node, path)
        if key.text == _MERGE and not key.quoted:
            parts = value.nodes if isinstance(value, Items) else (value,)
            merged += [entry for part in parts if isinstance(part, Mapping) for entry in part.entries]
        else:
            own.append((key, value))
    first: dict[str, int] = {}
    for name, _ in own:
        if name.text in first:
            raise UserError(
                f"the key '{name.text}' stands here twice", name.location,
                f"It first stands on line {first[name.text]}. Keep one of them.",
            )  # fmt: skip
        first[name.text] = name.location.line
    inherited: dict[str, tuple[Scalar, Node]] = {}
    for entry in merged:
        if entry[0].text not in first:
            inherited.setdefault(entry[0].text, entry)
    return Mapping((*own, *inherited.values()), _location(node, path))


def _location(node: yaml.Node, path: str) -> Location:
    start, end = node.start_mark, node.end_mark
    return Location(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def plain(node: Node) -> Any:
    """Return ``node`` as dicts, lists and texts; None for null. Whoever validates turns text into numbers."""
    match node:
        case Scalar():
            return None if node.null else node.text
        case Items():
            return [plain(item) for item in node.nodes]
        case Mapping():
            return {key.text: plain(value) for key, value in node}


def find(node: Node, path: Sequence[str | int]) -> Location:
    """Return the location of what ``path`` (keys and indices) leads to, as far as it leads."""
    location = node.location
    for step in path:
        if isinstance(node, Mapping):
            entry = next(((key, value) for key, value in node if key.text == str(step)), None)
            if entry is None:
                break
            key, node = entry
            location = node.location if isinstance(node, Scalar) and not node.null else key.location
        elif isinstance(node, Items) and isinstance(step, int) and step < len(node.nodes):
            node = node.nodes[step]
            location = node.location
        else:
            break
    return location


def validate(validator: Callable[[Any], Any], node: Node, *, known: Sequence[str] = ()) -> Any:
    """Run a pydantic ``validator`` on ``node``; raise UserErrors, each located, with a did-you-mean.

    ``known`` are the words an unknown key may have been meant as.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - only when there is something to validate

    try:
        return validator(plain(node))
    except ValidationError as error:
        raise UserErrors([_located(item, node, known) for item in error.errors()]) from None


def _located(item: Any, node: Node, known: Sequence[str]) -> UserError:
    path = [step for step in item["loc"] if isinstance(step, int) or not step.startswith("function-")]
    location = find(node, path)
    name = str(path[-1]) if path else ""
    if item["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return UserError(f"unknown key '{name}'", _key_location(node, path), did_you_mean(name, known))
    if item["type"] in ("missing", "missing_argument"):
        return UserError(f"the key '{name}' is missing", location)
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
