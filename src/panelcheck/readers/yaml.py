"""YAML programmes: our own schema, and the shapes that real sites have."""

from dataclasses import replace

from panelcheck.readers.document import read_document
from panelcheck.readers.ignores import ignores_in_comments
from panelcheck.readers.records import Records, Words
from panelcheck.source import Source
from panelcheck.yamldoc import load

SUFFIXES = (".yaml", ".yml")


def read(source: Source, words: Words) -> Records:
    """Read every document in ``source``.

    Raises UserError, located, for anything that is not well-formed YAML, and NotAProgramme where nothing
    looks like a programme.
    """
    roots = load(source)
    records = read_document(source, roots, words)
    return replace(records, ignores=tuple(ignores_in_comments(source, roots)))
