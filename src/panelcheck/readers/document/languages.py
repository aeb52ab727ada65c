"""Values told in several languages: the first one is taken, as it is written."""

from panelcheck.nodes import Mapping, Node, Scalar
from panelcheck.patterns import regex

LANGUAGE = regex(
    r"(?:ar|bg|ca|cs|da|de|el|en|es|et|eu|fa|fi|fr|gl|he|hr|hu|it|ja|ko|lt|lv|nb|nl|no|pl|pt|ro|ru|sk|sl|sv|tr|uk|zh)"
    r"(?:[-_]\w{2,4})?"
)
_LABELS = frozenset({"name", "title"})


def in_one(mapping: Mapping) -> Mapping:
    """Return ``mapping`` with one language for each thing that it says in several.

    That is ``title: {en: ..., de: ...}``, and ``en: {title: ...}, de: {title: ...}`` beside other keys.
    """
    if not any(isinstance(node, Mapping) for _, node in mapping):
        return mapping
    told = [(key, node) for key, node in mapping if isinstance(node, Mapping) and _tells(key, node)]
    first = told[0][1].entries if told else ()
    own = {key.text for key, _ in mapping}
    left = [
        (key, _first_of(node))
        for key, node in mapping
        if not (isinstance(node, Mapping) and _tells(key, node))
    ]
    added = [(key, node) for key, node in first if key.text not in own]
    if not told and all(before is after for (_, before), (_, after) in zip(mapping, left, strict=True)):
        return mapping
    return Mapping((*left, *added), mapping.location)


def _tells(key: Scalar, node: Mapping) -> bool:
    """Whether ``node`` tells in the language ``key`` what a thing is called."""
    return bool(LANGUAGE.fullmatch(key.text)) and any(inner.text in _LABELS for inner, _ in node)


def _first_of(node: Node) -> Node:
    """Return the first text of a mapping of languages; any other node as it is."""
    if not isinstance(node, Mapping) or not node.entries:
        return node
    if not all(LANGUAGE.fullmatch(key.text) and isinstance(inner, Scalar) for key, inner in node):
        return node
    return next((inner for _, inner in node if isinstance(inner, Scalar) and inner.cell.text.strip()), node)
