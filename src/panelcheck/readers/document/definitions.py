"""Lists of what ids in a session stand for: ``rooms: [{id: 3, name: Main hall}]`` and ``roomId: 3``."""

from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from dataclasses import replace

from panelcheck.nodes import Items, Mapping, Node, Scalar
from panelcheck.patterns import regex
from panelcheck.programme import Skip
from panelcheck.readers.document.languages import in_one
from panelcheck.readers.document.rebuilding import changed, items_of, mappings_of, text_at
from panelcheck.readers.fields import key_of

_LABELS = ("name", "title", "label")
_IDS = ("id", "code", "slug")
_LISTS = regex(
    r"(?:session|talk|event|submission)?(?:rooms|tracks|types|tags|categories|formats|locations|venues|stages|levels|languages)"
)
_OF_SEVERAL = regex(r"(?:ie)?s$")
_REFERENCE = regex(r"(?:item)?(?:ids?)?$")
_OWNER = regex(r"^(?:session|talk|event|submission)")


def with_labels(root: Node, skips: list[Skip]) -> Node:
    """Return ``root`` with labels for ids in its sessions; the lists that say them become ``skips``."""
    if not isinstance(root, Mapping):
        return root
    sessions = root.get("sessions")
    lists = {
        key.text: labels
        for key, node in root
        if _LISTS.fullmatch(key_of(key.text)) and (labels := labels_in(node))
    }
    if not lists or not isinstance(sessions, Items):
        return root
    skips += [
        Skip("list", f"what ids under '{key.text}' stand for", key.location)
        for key, _ in root
        if key.text in lists
    ]
    told = tuple(written_out(one, lists) if isinstance(one, Mapping) else one for one in sessions.nodes)
    return changed(root, **dict.fromkeys(lists), sessions=Items(told, sessions.location))


def label_of(mapping: Mapping) -> Scalar | None:
    """Return what a mapping is called."""
    told = in_one(mapping)
    found = (told.get(name) for name in _LABELS)
    return next((node for node in found if isinstance(node, Scalar) and node.cell.text.strip()), None)


def labels_in(node: Node | None) -> dict[str, Scalar]:
    """Return what each mapping of a list is called, by its id."""
    found: dict[str, Scalar] = {}
    for one in mappings_of(node):
        label = label_of(one)
        for key in _IDS:
            if label and text_at(one, key):
                found.setdefault(text_at(one, key), label)
                break
    return found


def written_out(session: Mapping, lists: MappingType[str, MappingType[str, Scalar]]) -> Mapping:
    """Return ``session`` with labels for ids: ``room`` of "rooms" for ``roomId``, if there is no ``room``."""
    labels = {_singular(name): found for name, found in lists.items()}
    own = {key.text for key, _ in session}
    entries: list[tuple[Scalar, Node]] = []
    for key, node in session:
        word = _REFERENCE.sub("", key_of(key.text)) or key_of(key.text)
        single = _singular(word)
        meant = labels.get(single)
        told = _told(items_of(node), meant) if meant else None
        if told is None:
            entries.append((key, node))
        elif word == key_of(key.text) or not own & {single, word}:
            name = key if word == key_of(key.text) else replace(key, text=single)
            entries.append((name, told[0] if len(told) == 1 else Items(tuple(told), node.location)))
    return Mapping(tuple(entries), session.location)


def _told(ids: Sequence[Node], labels: MappingType[str, Scalar]) -> list[Node] | None:
    """Return the labels of ``ids``, each where its id stands; None where one of them is no id."""
    found: list[Node] = []
    for one in ids:
        if not isinstance(one, Scalar) or one.cell.text.strip() not in labels:
            return None
        found.append(replace(labels[one.cell.text.strip()], place=one.location, quoted=True))
    return found or None


def _singular(name: str) -> str:
    return _OF_SEVERAL.sub(lambda found: "y" if found[0] == "ies" else "", _OWNER.sub("", key_of(name)))
