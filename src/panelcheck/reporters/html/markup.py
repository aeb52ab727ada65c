"""HTML by construction: whatever is not ``Html`` is text, and is escaped."""

import html
from collections.abc import Iterable

from panelcheck.wording import safe

_VOID = frozenset({"br", "meta"})
_SHAPES = frozenset({"line", "rect"})


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


Child = str | Iterable[str]
"""Text (escaped), ``Html``, or several of them."""


def element(tag: str, /, *children: Child, **attributes: str | bool) -> Html:
    """Return an element. An attribute's underscores are hyphens; a trailing one is dropped (``class_``).

    An attribute of ``True`` has no value; one of ``False`` or an empty text is left out.
    """
    given = "".join(_attribute(key, value) for key, value in attributes.items() if value)
    if tag in _VOID:
        return Html(f"<{tag}{given}>")
    if tag in _SHAPES:
        return Html(f"<{tag}{given}/>")
    return Html(f"<{tag}{given}>{join(*children)}</{tag}>")


def _attribute(key: str, value: str | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_escaped(str(value))}"'


def join(*children: Child) -> Html:
    """Return the children one after another."""
    parts: list[str] = []
    for child in children:
        if isinstance(child, str):
            parts.append(child if isinstance(child, Html) else _escaped(child))
        else:
            parts.append(join(*child))
    return Html("".join(parts))


def _escaped(text: str) -> str:
    """Return ``text`` harmless: no markup, and no character that reorders or hides what follows."""
    return html.escape(safe(text))


def said(text: str) -> Html:
    """Return a text from a programme, kept apart from ours where it runs from right to left."""
    return element("bdi", text)
