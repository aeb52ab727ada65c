"""TOML programmes."""

from panelcheck.nodes import Node
from panelcheck.readers.document import read_document
from panelcheck.readers.records import Records, Words
from panelcheck.readers.tomlnodes import root_of
from panelcheck.source import Source

SUFFIXES = (".toml",)


def load(source: Source) -> list[Node]:
    """Return the document in ``source``; none where it is empty.

    Raises UserError, located, for anything that is not well-formed TOML.
    """
    root = root_of(source)
    return [root] if root.entries else []


def read(source: Source, words: Words) -> Records:
    """Read the document in ``source``.

    Raises UserError as `load` does, and NotAProgramme where nothing looks like a programme.
    """
    return read_document(source, load(source), words)
