"""What a document is made of, whatever its syntax: texts, lists and mappings, each with its place."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from panelcheck.errors import Location, UserError
from panelcheck.source import Cell, Source
from panelcheck.values import dataclass

MAX_DEPTH = 100
MAX_NODES = 5_000_000
_MERGE = "<<"
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class TwiceTheKey(UserError):  # noqa: N818 - says what is wrong, and quotes it
    """A mapping holds a key twice; the message names the key."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, or null. ``quoted`` is true when the writer put it in quotes or a block.

    ``place`` is where it stands, or the source in which it stands at ``start`` for ``length`` characters:
    of a long document's texts few are ever shown, so lines and columns are counted when asked for.
    """

    text: str
    place: Location | Source
    quoted: bool = False
    start: int = 0
    length: int = 0

    @property
    def location(self) -> Location:
        """Where it stands, by lines and columns."""
        place = self.place
        return place if isinstance(place, Location) else place.locate(*self.span)

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands, as offsets; (0, 0) where that is not one place in a source."""
        return (self.start, self.start + self.length) if isinstance(self.place, Source) else (0, 0)

    @property
    def null(self) -> bool:
        """Whether the writer left it empty or wrote null."""
        return not self.quoted and self.text in _NULLS

    @property
    def cell(self) -> Cell:
        """The text with its place; an empty text for null."""
        return Cell("" if self.null else self.text, self.place, self.start, self.length)


def scalar_at(source: Source, start: int, end: int, text: str, *, quoted: bool = False) -> Scalar:
    """Return ``text`` as it stands in ``source.text[start:end]``."""
    return Scalar(text, source, quoted, start, end - start)


@dataclass(frozen=True, slots=True)
class Items:
    """A list of values."""

    nodes: tuple["Node", ...]
    location: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping in written order, merges resolved."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    location: Location

    def get(self, key: str) -> "Node | None":
        """Return the node under ``key``, or None."""
        return next((node for name, node in self.entries if name.text == key), None)

    def __iter__(self) -> Iterator[tuple[Scalar, "Node"]]:
        """Yield the entries in written order."""
        return iter(self.entries)


Node: TypeAlias = Scalar | Items | Mapping


def mapping_of(children: Sequence[Node], location: Location) -> Mapping:
    """Return the mapping of ``children``, keys and values by turns; what is merged into it comes last.

    Raises UserError for a key that is no text or stands twice.
    """
    own: list[tuple[Scalar, Node]] = []
    merged: list[tuple[Scalar, Node]] = []
    for key, value in zip(children[::2], children[1::2], strict=True):
        if not isinstance(key, Scalar):
            raise UserError("a key must be a plain text", key.location)
        if key.text == _MERGE and not key.quoted:
            parts = value.nodes if isinstance(value, Items) else (value,)
            merged += [entry for part in parts if isinstance(part, Mapping) for entry in part.entries]
        else:
            own.append((key, value))
    first: dict[str, Scalar] = {}
    for name, _ in own:
        if first.setdefault(name.text, name) is not name:
            raise TwiceTheKey(
                f"the key '{name.text}' stands here twice", name.location,
                f"It first stands on line {first[name.text].location.line}. Keep one of them.",
            )  # fmt: skip
    entries = {key.text: (key, value) for key, value in reversed(merged)}
    inherited = [entries.pop(key.text) for key, _ in merged if key.text in entries]
    own += [entry for entry in inherited if entry[0].text not in first]
    return Mapping(tuple(own), location)


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
    return follow(node, path)[1]


def follow(node: Node, path: Sequence[str | int]) -> tuple[Node, Location]:
    """Return what ``path`` (keys and indices) leads to, as far as it leads, and its location.

    That of a list or a mapping under a key is the key's.
    """
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
    return node, location


def merge_conflict(source: Source) -> UserError | None:
    """Return the error for a file that git could not merge, if ``source`` is one."""
    for number, text in enumerate(source.lines, start=1):
        if text.startswith(("<<<<<<< ", ">>>>>>> ")):
            return UserError(
                "an unresolved merge conflict", Location(source.path, number),
                "Resolve the conflict in git, then run again.",
            )  # fmt: skip
    return None
