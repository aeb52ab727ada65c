"""Sessions beside lists of what their ids stand for: rooms, types, tags (COSCUP, OPass, Zeppelin)."""

from panelcheck.nodes import Items, Mapping, Node
from panelcheck.programme import Skip
from panelcheck.readers.document.definitions import defined_in, written_out
from panelcheck.readers.document.rebuilding import changed, mappings_of


def shape(root: Node, skips: list[Skip]) -> Node | None:
    """Return the sessions with names for ids."""
    if not isinstance(root, Mapping):
        return None
    sessions = root.get("sessions")
    lists = defined_in(root)
    if not isinstance(sessions, Items) or not lists or len(mappings_of(sessions)) != len(sessions.nodes):
        return None
    skips += [
        Skip("list", f"what ids under '{key.text}' stand for", key.location)
        for key, _ in root
        if key.text in lists
    ]
    told = tuple(written_out(session, lists) for session in mappings_of(sessions))
    return changed(root, **dict.fromkeys(lists), sessions=Items(told, sessions.location))
