"""Markdown files with front matter, one session or person each, as Jekyll, Hugo and Eleventy have them.

Posts and pages have titles, dates and authors too: a file counts where its folder or its keys say more.
"""

import re
from dataclasses import replace

from panelcheck import yamldoc
from panelcheck.errors import Location, NotAProgramme
from panelcheck.nodes import Items, Mapping, Node, Scalar, scalar_at
from panelcheck.patterns import regex
from panelcheck.programme import Kind, Skip
from panelcheck.readers import jsonnodes, tomlnodes
from panelcheck.readers.document import read_document
from panelcheck.readers.document.entry import CLOCK, NAMES, Entry, Sorter
from panelcheck.readers.document.rebuilding import changed, said, text_at
from panelcheck.readers.fields import key_of
from panelcheck.readers.ignores import ignores_in_comments
from panelcheck.readers.kinds import kind_of
from panelcheck.readers.records import Records, Words
from panelcheck.readers.references import PEOPLE_FOLDER, folder_of
from panelcheck.source import Source

SUFFIXES = (".md", ".markdown", ".mdx")

_FENCE = regex(r"(---|\+\+\+)[ \t]*\r?\n")
_CLOSING = {
    "---": regex(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE),
    "+++": regex(r"^\+\+\+[ \t]*\r?$", re.MULTILINE),
}
_SESSIONS_FOLDER = regex(
    r"_?(?:[\w-]*[-_])?(?:talks?|sessions?|panels?|workshops?|keynotes?|tutorials?|lectures?|presentations?|program(?:me)?"
    r"|schedule|agenda|events?|slots?|submissions?|proposals?)"
)
_PAGES = regex(r"_?(?:posts?|blog|news|articles?|drafts|pages?)")
_AUTHORS = frozenset({"author", "authors", "by"})
_OFF = {"draft": "true", "hidden": "true", "published": "false", "accepted": "false", "cancelled": "true"}
_SORTED = (Kind.PANEL, Kind.WORKSHOP, Kind.KEYNOTE, Kind.LIGHTNING, Kind.ROUNDTABLE, Kind.FIRESIDE)


def load(source: Source) -> list[Node]:
    """Return the front matter of ``source``, with what stands below it as its description.

    Raises UserError, located, where it is not well-formed, and NotAProgramme where there is none.
    """
    node, end = _front_matter(source)
    if not isinstance(node, Mapping):
        raise NotAProgramme("no front matter", Location(source.path))
    inner = node.get("params")
    if isinstance(inner, Mapping):  # Hugo's place for keys of one's own
        node = Mapping((*changed(node, params=None), *inner), node.location)
    body = source.text[end:]
    if not body.strip() or any(key_of(key.text) in ("description", "abstract") for key, _ in node):
        return [node]
    span = end + len(body) - len(body.lstrip()), end + len(body.rstrip())
    text = scalar_at(source, *span, source.text[slice(*span)].replace("\r\n", "\n"), quoted=True)
    return [changed(node, description=text)]


def read(source: Source, words: Words) -> Records:
    """Read the front matter of ``source``.

    Raises UserError as `load` does, and NotAProgramme where it is that of something else.
    """
    (node,) = load(source)
    if not isinstance(node, Mapping) or not _is_record(node, source.path, words):
        raise NotAProgramme("a page, not a session or a person", node.location.point)
    off = next(
        (key for key, _ in node if text_at(node, key.text).lower() == _OFF.get(key.text.lower())), None
    )
    if off:
        return Records(
            skips=(Skip("entry", f"'{off.text}' says it is not shown", off.location),),
            count=1,
            word="entries",
        )
    fields = Sorter(words).entry(node).fields
    if PEOPLE_FOLDER.fullmatch(folder_of(source.path).lower()) and fields.keys().isdisjoint(NAMES):
        # The page of a person has the name for a title.
        node = Mapping(tuple((_called_name(key), inner) for key, inner in node), node.location)
    kind = kind_of(folder_of(source.path).strip("_"), words)
    if kind in _SORTED and "kind" not in fields:
        node = changed(node, kind=said(kind.value, replace(node, location=node.location.point)))
    records = read_document(source, [node], words)
    return replace(records, ignores=tuple(ignores_in_comments(source, [node])))


def _called_name(key: Scalar) -> Scalar:
    return replace(key, text="name") if key.text.lower() == "title" else key


def _front_matter(source: Source) -> tuple[Node | None, int]:
    """Return the front matter, and where the text below it starts."""
    text = source.text
    if text.startswith("{"):
        return jsonnodes.nodes_of(source)
    opening = _FENCE.match(text)
    closing = _CLOSING[opening[1]].search(text, opening.end()) if opening else None
    if not opening or not closing:
        return None, 0
    if opening[1] == "+++":
        # As a comment the fence leaves every place as it is.
        return tomlnodes.root_of(Source(source.path, f"###{text[3 : closing.start()]}")), closing.end()
    roots = yamldoc.load(Source(source.path, text[: closing.start()]))
    return roots[0] if roots else None, closing.end()


def _is_record(node: Mapping, path: str, words: Words) -> bool:
    """Whether a file is of one session or one person."""
    folder = folder_of(path).lower()
    entry = Sorter(words).entry(node)
    sort = {text_at(node, key).lower() for key in ("layout", "type")}
    if _lists_talks(entry):
        return True
    if _PAGES.fullmatch(folder) or any(_PAGES.fullmatch(word) for word in sort if word):
        return False
    if PEOPLE_FOLDER.fullmatch(folder) or _SESSIONS_FOLDER.fullmatch(folder):
        return True
    named = [key for _, key, _ in entry.people if key_of(key.text) not in _AUTHORS]
    return bool(named or ("title" in entry.fields and entry.fields.keys() & (CLOCK | {"room"})))


def _lists_talks(entry: Entry) -> bool:
    """Whether a page lists talks, each with who gives it."""
    lists = [node for key, node in entry.inner if key.text.lower() in ("talks", "sessions", "program")]
    talks = [one for node in lists if isinstance(node, Items) for one in node.nodes]
    return any(isinstance(one, Mapping) and one.get("title") and one.get("speaker") for one in talks)
