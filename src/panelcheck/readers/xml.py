"""XML programmes: an element is a mapping of its attributes and children, or a text."""

from panelcheck.errors import NotAProgramme
from panelcheck.nodes import Mapping, Node
from panelcheck.readers.document import read_document
from panelcheck.readers.records import Records, Words
from panelcheck.readers.xmlnodes import root_of
from panelcheck.source import Source

SUFFIXES = (".xml",)

# Root elements of pages, feeds, maps of sites, and settings: they too have titles and authors.
_OTHERS = frozenset(
    (
        "html",
        "svg",
        "rss",
        "feed",
        "urlset",
        "sitemapindex",
        "project",
        "plist",
        "manifest",
        "opml",
        "resources",
    )
)


def load(source: Source) -> list[Node]:
    """Return a mapping of the root element by its name.

    Raises UserError, located, for anything that is not well-formed XML, and for declared entities.
    """
    return [root_of(source)] if source.text.strip() else []


def read(source: Source, words: Words) -> Records:
    """Read what the root element of ``source`` holds.

    Raises UserError as `load` does, and NotAProgramme where nothing looks like a programme.
    """
    roots = load(source)
    for root in roots:
        name = root.entries[0][0] if isinstance(root, Mapping) else None
        if name and name.text.lower() in _OTHERS:
            raise NotAProgramme(f"<{name.text}> holds no programme", name.location.point)
    return read_document(source, roots, words)
