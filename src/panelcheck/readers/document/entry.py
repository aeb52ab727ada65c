"""What the keys of a mapping hold, by canonical field."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingType
from dataclasses import field, replace

from panelcheck.errors import Location
from panelcheck.nodes import Items, Mapping, Node, Scalar
from panelcheck.programme import Header
from panelcheck.readers import aliases
from panelcheck.readers.document.languages import in_one
from panelcheck.readers.fields import ROLE_OF, in_hours, is_known, key_of, recognise
from panelcheck.readers.names import full_name
from panelcheck.readers.records import Words
from panelcheck.source import Cell
from panelcheck.values import dataclass

NAMES = frozenset({"name", "given", "family"})
STATEMENTS = frozenset({"gender", "pronouns", "email", "affiliation", "country"})
CLOCK = frozenset({"start", "end", "time"})
SLOT = frozenset({"date", "minutes", "room", "track", "kind"}) | CLOCK
_SESSION = frozenset({"title", "id", "description", "tags", "status", "event"}) | SLOT
_LABELS = frozenset({"kind", "track", "room", "tags"})  # may be a list, or a mapping with a name
_FLAGS = {"true": True, "yes": True, "y": True, "false": False, "no": False, "n": False, "": False}


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping, sorted: single-valued fields, keys that name people, and keys that mean nothing to us."""

    mapping: Mapping
    fields: MappingType[str, tuple[Scalar, Node]]
    people: tuple[tuple[str, Scalar, Node], ...]
    rest: tuple[tuple[Scalar, Node], ...]

    @property
    def cells(self) -> dict[str, Cell]:
        """What the mapping says of a session."""
        return {
            name: cell
            for name, (_, node) in self.fields.items()
            if name in _SESSION
            and (cell := text_of(node)).text
            and not (name == "date" and cell.text.lower() in ("true", "false"))
            and (name in _LABELS or isinstance(node, Scalar))
        }

    @property
    def label(self) -> Cell | None:
        """What it is called."""
        _, node = self.fields.get("title") or self.fields.get("name") or (None, None)
        return node.cell if isinstance(node, Scalar) else None

    @property
    def placed(self) -> bool:
        """Whether it says more of a session than its title: who, when, where or what sort."""
        return bool(self.people or self.fields.keys() & SLOT)

    @property
    def named(self) -> bool:
        """Whether it has a person's name."""
        return not self.fields.keys().isdisjoint(NAMES)

    @property
    def authored(self) -> bool:
        """Whether the people it names are authors of a paper, beside who chairs."""
        speak = [key_of(key.text) for name, key, _ in self.people if name == "speakers"]
        others = any(name in ("panelists", "discussants") for name, _, _ in self.people)
        return bool(speak) and not others and all(key in aliases.AUTHORS for key in speak)

    @property
    def nameless(self) -> bool:
        """Whether its keys for a person's name are all left empty."""
        return not any(text_of(self.fields[name][1]).text for name in NAMES & self.fields.keys())

    @property
    def inner(self) -> Iterator[tuple[Scalar, Node]]:
        """The keys that may hold sessions or people of their own."""
        for name, (key, node) in self.fields.items():
            if not isinstance(node, Scalar) and not (name in _LABELS and text_of(node).text):
                yield key, node
        yield from ((key, node) for key, node in self.rest if not isinstance(node, Scalar))


@dataclass(frozen=True, slots=True)
class Sorter:
    """Sorts the keys of the mappings of one document.

    ``columns`` are the places where each field was first seen, ``headers`` the keys by name and field;
    a key that means nothing and holds others is a container, not a header.
    """

    words: Words
    columns: dict[str, Location] = field(default_factory=dict)
    headers: dict[tuple[str, str], Header] = field(default_factory=dict)
    _known: dict[tuple[str, ...], dict[int, str]] = field(default_factory=dict)

    def entry(self, mapping: Mapping, *, person: bool = False, talk: bool = False) -> Entry:
        """Find out what the keys of ``mapping`` hold.

        ``person``: it stands where people are listed; ``talk``: where contributions are.
        """
        mapping = in_one(mapping)
        names = self._names(tuple(key.text for key, _ in mapping), person=person, talk=talk)
        fields: dict[str, tuple[Scalar, Node]] = {}
        people: list[tuple[str, Scalar, Node]] = []
        rest: list[tuple[Scalar, Node]] = []
        for number, (key, node) in enumerate(mapping):
            name = "panelists" if _panel_of_people(key, node) else names.get(number, "")
            if name:
                self.columns.setdefault(name, key.location)
            if (key.text, name) not in self.headers and (name or _plain(node)):
                self.headers[key.text, name] = Header(key.cell, name, is_known(key.text))
            if name == "keynotes" and isinstance(node, Scalar) and node.text.lower() in _FLAGS:
                if _FLAGS[node.text.lower()]:
                    fields.setdefault("kind", (key, replace(node, text="keynote")))
            elif name in ROLE_OF:
                people.append((name, key, node))
            elif name == "minutes" and in_hours(key.text) and isinstance(node, Scalar):
                fields.setdefault(name, (key, replace(node, text=f"{node.text} hours")))
            elif name and name not in fields:
                fields[name] = key, node
            else:
                rest.append((key, node))
        return Entry(mapping, fields, tuple(people), tuple(rest))

    def _names(self, keys: tuple[str, ...], *, person: bool, talk: bool) -> dict[int, str]:
        """Return the fields of ``keys`` by their numbers."""
        if person:
            # Beside one such key, "name" is a person's and "id" too.
            keys = (*keys, "pronouns")
        elif talk and "name" in keys and "title" in keys:
            # Beside such a key, "title" is a session's.
            keys = (*keys, "start")
        if keys not in self._known:
            names = recognise(keys, self.words)
            if not any(name in ROLE_OF for name in names.values()):
                names |= _people_by_id(keys, names)
            self._known[keys] = names
        return self._known[keys]


def _people_by_id(keys: tuple[str, ...], names: MappingType[int, str]) -> dict[int, str]:
    """Return the fields of those ``keys`` that hold ids of people; of a talk, "speakerId" is one."""
    said = set(names.values())
    session = "title" in said and not said & NAMES
    fields = {number: aliases.PEOPLE_BY_ID.get(key_of(key), "") for number, key in enumerate(keys)}
    return {
        number: field
        for number, field in fields.items()
        if field and (number not in names or (session and names[number] == "person_id"))
    }


def _panel_of_people(key: Scalar, node: Node) -> bool:
    """Whether a key that elsewhere holds the title of a panel lists the people on it."""
    texts = node.nodes if isinstance(node, Items) and key_of(key.text) == "panel" else ()
    return any(isinstance(text, Scalar) and full_name(text.text) for text in texts)


def _plain(node: Node) -> bool:
    """Whether ``node`` is a text or a list of texts."""
    return all(isinstance(part, Scalar) for part in (node.nodes if isinstance(node, Items) else (node,)))


def text_of(node: Node) -> Cell:
    """Return what ``node`` says in one text: a scalar, the scalars of a list, or a mapping's name."""
    match node:
        case Scalar():
            cell = node.cell
            return Cell(cell.text.strip(), cell.location)
        case Items():
            texts = [inner.cell.text.strip() for inner in node.nodes if isinstance(inner, Scalar)]
            return Cell("; ".join(filter(None, texts)), node.location)
        case Mapping():
            named = next(
                (inner for key in ("name", "title") if isinstance(inner := node.get(key), Scalar)), None
            )
            return text_of(named) if named else Cell("", node.location)
