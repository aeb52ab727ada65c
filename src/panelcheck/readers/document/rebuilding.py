"""Nodes made of other nodes: what shapes need to say the same in plain words."""

from collections.abc import Iterator

from panelcheck.nodes import Items, Mapping, Node, Scalar


def items_of(node: Node | None) -> tuple[Node, ...]:
    """Return the values of a list; a value of its own is a list of one."""
    if node is None or (isinstance(node, Scalar) and node.null):
        return ()
    return node.nodes if isinstance(node, Items) else (node,)


def mappings_of(node: Node | None) -> list[Mapping]:
    """Return the mappings of a list."""
    return [item for item in items_of(node) if isinstance(item, Mapping)]


def at(node: Node | None, *path: str) -> Node | None:
    """Return what ``path`` leads to from ``node``, or None."""
    for key in path:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node


def text_at(node: Node | None, *path: str) -> str:
    """Return the text that ``path`` leads to; an empty one where there is none."""
    found = at(node, *path)
    return found.cell.text.strip() if isinstance(found, Scalar) else ""


def changed(mapping: Mapping, **nodes: Node | None) -> Mapping:
    """Return ``mapping`` with other values under these keys, new ones behind; None leaves a key out."""
    entries: list[tuple[Scalar, Node]] = []
    for key, node in mapping:
        put = nodes.pop(key.text, node)
        if put is not None:
            entries.append((key, put))
    entries += _made(nodes)
    return Mapping(tuple(entries), mapping.location)


def made(like: Node, **nodes: Node | None) -> Mapping:
    """Return a mapping of these keys and values that stands where ``like`` does; None is left out."""
    return Mapping(tuple(_made(nodes)), like.location)


def said(text: str, like: Node) -> Scalar:
    """Return ``text`` as said where ``like`` stands."""
    return Scalar(text, like.location, quoted=True)


def _made(nodes: dict[str, Node | None]) -> Iterator[tuple[Scalar, Node]]:
    return ((Scalar(name, node.location, quoted=True), node) for name, node in nodes.items() if node)
