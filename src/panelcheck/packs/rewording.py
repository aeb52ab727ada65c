"""What a rule's words say of its axis and categories, and whether they hold once it looks at others."""

import re
from collections.abc import Iterator

from panelcheck import nodes
from panelcheck.identity import DEFAULT
from panelcheck.wording import MANY_OF

_ABOUT = ("axis", "category", "categories", "other-than")
_WORDS = ("well", "why", "do", "say", "wrong-when")


def belied(rule: nodes.Mapping, change: nodes.Mapping) -> str:
    """Return the word in the message of ``rule`` that ``change`` makes wrong; nothing if it gives another."""
    message = rule.get("message")
    named = _named(rule, change)
    if not named or change.get("message") or not isinstance(message, nodes.Scalar):
        return ""
    found = named.search(message.text)
    return found[0] if found else ""


def reworded(rule: nodes.Mapping, change: nodes.Mapping) -> nodes.Mapping:
    """Return ``rule`` without what it says, its message aside, of an axis or category ``change`` takes."""
    named = _named(rule, change)
    if not named:
        return rule
    kept = ((key, _without(named, value) if key.text in _WORDS else value) for key, value in rule)
    return nodes.Mapping(tuple((key, value) for key, value in kept if value is not None), rule.location)


def _named(rule: nodes.Mapping, change: nodes.Mapping) -> re.Pattern[str] | None:
    """Return what finds the axis and categories of ``rule`` in a text, if ``change`` is about others."""
    changed = {key.text for key, value in change if key.text in _ABOUT}
    changed = {key for key in changed if _texts(rule.get(key)) != _texts(change.get(key))}
    if not changed:
        return None
    axis = "".join(_texts(rule.get("axis")))
    known = DEFAULT[axis].categories if axis in DEFAULT else ()
    words = {*known, *(text for key in _ABOUT[1:] for text in _texts(rule.get(key)))}
    words |= {MANY_OF[word] for word in words if word in MANY_OF}
    if "axis" in changed:
        words.add(axis)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words)))})\b", re.IGNORECASE)


def _texts(node: nodes.Node | None) -> tuple[str, ...]:
    return tuple(_each(node))


def _each(node: nodes.Node | None) -> Iterator[str]:
    """Yield the text of a scalar, or the texts of a list."""
    if isinstance(node, nodes.Scalar):
        yield node.text
    elif isinstance(node, nodes.Items):
        yield from (one.text for one in node.nodes if isinstance(one, nodes.Scalar))


def _without(named: re.Pattern[str], value: nodes.Node) -> nodes.Node | None:
    """Return ``value`` without the texts in which ``named`` finds something; None for a text of that kind."""
    match value:
        case nodes.Scalar():
            return None if named.search(value.text) else value
        case nodes.Items():
            return nodes.Items(
                tuple(one for one in value.nodes if _without(named, one) is not None), value.location
            )
        case nodes.Mapping():
            pairs = tuple((key, one) for key, one in value if _without(named, one) is not None)
            return nodes.Mapping(pairs, value.location)
