"""What tells whether a mapping is a session, and whether it is described here or elsewhere."""

from dataclasses import replace

from panelcheck.nodes import Mapping, Node, Scalar
from panelcheck.patterns import regex
from panelcheck.readers import aliases
from panelcheck.readers.document.entry import CLOCK, SLOT, Entry
from panelcheck.readers.document.people import IDENTIFIER
from panelcheck.readers.document.rebuilding import items_of
from panelcheck.readers.document.scope import PLACE
from panelcheck.readers.fields import key_of
from panelcheck.source import Cell

_PANEL = frozenset({"moderators", "panelists", "discussants"})
# Keys whose value means a session described elsewhere, and keys that may hold several such values.
_SESSION_ID = regex(r"(?:session|talk|event|proposal|submission|presentation)(?:id|slug|code|key)s?")
_SESSIONS = regex(r"(?:sessions|talks|presentations|items)")


def with_id(mapping: Mapping, key: Scalar) -> Mapping:
    """Return a mapping that has the key it stands under as its id."""
    return Mapping(((replace(key, text="id"), key), *mapping.entries), mapping.location)


def without_id(entry: Entry) -> Mapping:
    """Return the mapping of a session and its speaker without what is the session's: its id."""
    entries = tuple(pair for pair in entry.mapping if key_of(pair[0].text) not in aliases.ID)
    return Mapping(entries, entry.mapping.location)


def is_slot(entry: Entry, cells: dict[str, Cell], *, top: bool) -> bool:
    """Whether a session is one even when it holds others: it has a time, a kind, or its own people."""
    own = any(name != "organisers" for name, _, _ in entry.people) and not top
    return own or bool(cells.keys() & SLOT - PLACE)


def is_panel(entry: Entry) -> bool:
    """Whether the keys that name people are those of a panel."""
    return any(name in _PANEL for name, _, _ in entry.people)


def means_session(entry: Entry) -> bool:
    """Whether a mapping gives no more than the id of a session and its time: it is described elsewhere."""
    if "title" in entry.fields or entry.named or "id" not in entry.fields:
        return False
    key, _ = entry.fields["id"]
    timed = entry.fields.keys() & (CLOCK | {"date", "minutes"})
    return bool(timed or _SESSION_ID.fullmatch(key_of(key.text)))


def refers_to_sessions(key: Scalar, node: Node) -> bool:
    """Whether the texts under ``key`` are ids of sessions."""
    name = key_of(key.text)
    texts = [item for item in items_of(node) if isinstance(item, Scalar) and not item.null]
    several = _SESSIONS.fullmatch(name) and all(IDENTIFIER.fullmatch(item.text) for item in texts)
    return bool(_SESSION_ID.fullmatch(name) or several)
