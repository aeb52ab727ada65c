"""Programmes of KonOpas and ConClár: tags say the track and the kind, names and places are lists."""

from panelcheck.nodes import Items, Mapping, Node, Scalar
from panelcheck.programme import Skip
from panelcheck.readers.document.rebuilding import at, changed, items_of, mappings_of, said, text_at

_LISTS = ("program", "people")


def shape(root: Node, skips: list[Skip]) -> Node | None:  # noqa: ARG001 - nothing is left out
    """Return the sessions and the people of what a script assigns, or of a list of either."""
    if isinstance(root, Items):
        return _told(root) if _fits(root) else None
    if not isinstance(root, Mapping) or not any(_fits(at(root, name)) for name in _LISTS):
        return None
    return Mapping(
        tuple(
            (key, _told(node) if key.text in _LISTS and isinstance(node, Items) else node)
            for key, node in root
        ),
        root.location,
    )


def _fits(node: Node | None) -> bool:
    """Whether a list is of sessions or people as KonOpas has them."""
    if not isinstance(node, Items):
        return False
    head = mappings_of(node)[:1]
    keys = {key.text for one in head for key, _ in one}
    person = {"prog", "name"} <= keys
    return person or ("title" in keys and "loc" in keys and bool(keys & {"mins", "datetime", "people"}))


def _told(node: Items) -> Items:
    return Items(tuple(_entry(one) if isinstance(one, Mapping) else one for one in node.nodes), node.location)


def _entry(entry: Mapping) -> Mapping:
    name = at(entry, "name")
    if at(entry, "title") is None:
        # [given, family, prefix, suffix], or the whole name alone
        full = _name(name) if isinstance(name, Items) else name
        return changed(entry, name=full, sessionIds=at(entry, "prog"), prog=None, tags=None, links=None)
    tags = list(map(_tag, items_of(at(entry, "tags"))))
    kind, track = (next((tag for word, tag in tags if word == wanted), None) for wanted in ("type", "track"))
    others = tuple(tag for word, tag in tags if word not in ("type", "track"))
    return changed(
        entry,
        tags=Items(others, entry.location) if others else None,
        start=at(entry, "datetime"),
        datetime=None,
        **{} if kind is None or at(entry, "format") else {"type": kind},
        **{} if track is None else {"track": track},
    )


def _name(parts: Items) -> Scalar | None:
    words = [one for one in parts.nodes if isinstance(one, Scalar)]
    if len(words) == 1:
        return words[0]
    texts = [word.cell.text.strip() for word in words]
    prefix, suffix = (*texts[2:], "", "")[:2]
    return said(" ".join(filter(None, (prefix, *texts[:2], suffix))), parts) if texts else None


def _tag(node: Node) -> tuple[str, Scalar]:
    """Return what a tag is about ("type", "track"; else nothing) and says: "type:Panel"."""
    if isinstance(node, Mapping):
        return text_at(node, "category").casefold(), said(text_at(node, "label"), node)
    text = node.cell.text if isinstance(node, Scalar) else ""
    word, colon, value = text.partition(":")
    return (word.casefold(), said(value.strip(), node)) if colon else ("", said(text, node))
