"""Texts of a programme inside Markdown: they stay words, whatever they hold."""

import re

from panelcheck.wording import GLUE, safe

_JOINER = "\u200b"
"""A space without width. GitHub and GitLab look for mentions, addresses and references after Markdown is
done, so that a backslash would not keep them from it."""

_MARKUP = re.compile(r"[\\`*_\[\]|~]")
_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", '"': "&quot;", _JOINER: "&#8203;"}
)
_MENTION = re.compile(r"([@#!%](?=\w)|\bGH-(?=\d)|:(?=[\w+-]+:))", re.IGNORECASE)
_LINK = re.compile(r"(\b[a-z][a-z0-9+.-]*:(?=//)|\b(?:mailto|xmpp):|\bwww\.)", re.IGNORECASE)
_BLOCK = re.compile(r"^(\d*(?=[.)])|)([-+#=.)])")


def prose(text: str, *, links: bool = False) -> str:
    """Return ``text`` on one line, shown by Markdown as it is.

    No markup, HTML, mention, reference or emoji comes of it; an address is a link only with ``links``.
    """
    words = safe(text.replace(GLUE, " ")).strip()
    shown = " ".join(_word(word, links=links) for word in words.split(" "))
    return _BLOCK.sub(r"\1\\\2", shown)


def _word(word: str, *, links: bool) -> str:
    if links and word.startswith(("https://", "http://")) and not re.search(r'[<>"`\\|\[\]()]', word):
        return f"<{word}>"
    parted = _LINK.sub(rf"\1{_JOINER}", _MENTION.sub(rf"\1{_JOINER}", word))
    return _MARKUP.sub(r"\\\g<0>", parted).translate(_ENTITIES)


def code(text: str) -> str:
    """Return ``text`` on one line as code, fenced by more backticks than it holds in a row."""
    words = safe(text.replace(GLUE, " ")) or " "
    fence = "`" * (max(map(len, re.findall("`+", words)), default=0) + 1)
    pad = " " if words[0] in "` " or words[-1] in "` " else ""
    return f"{fence}{pad}{words}{pad}{fence}"
