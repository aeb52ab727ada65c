"""Readers: one module a format, each with its ``SUFFIXES`` and ``read(source, words) -> Records``."""

import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from itertools import chain
from pathlib import PurePath
from typing import Any

from panelcheck.errors import Location, NotAProgramme
from panelcheck.macroman import MAC_ROMAN
from panelcheck.nodes import Node
from panelcheck.patterns import regex
from panelcheck.programme import Programme, Skip
from panelcheck.readers.assemble import assemble
from panelcheck.readers.join import join
from panelcheck.readers.mojibake import repaired
from panelcheck.readers.records import Records, Words
from panelcheck.readers.unreadable import instead
from panelcheck.source import Source, decode, read_bytes

__all__ = ["Words", "nodes_of", "read", "read_records", "sources_in", "sources_of", "suffixes"]

_IN_A_BOOK = regex(r"(?<=\.xls[mx])#.*")  # the sheet of a workbook
# Only for standard input without a name; whatever is neither of these is read as a table.
_OPENINGS = (
    (regex(r"(?:\s|<!--)*BEGIN:VCALENDAR", re.IGNORECASE), ".ics"),
    (regex(r"\s*(?:<\?xml|<schedule)"), ".xml"),
    (regex(r"\+\+\+\s"), ".md"),
    (regex(r"(?:\s|#.*\n)*(?:---|- |[\[{]|:?[\w-]+:(?:\s|$))", re.MULTILINE), ".yaml"),
)


def read(source: Source, words: Words) -> Programme:
    """Read the programme in ``source``, with the reader its name's suffix asks for.

    Raises UserError when it cannot be read, and NotAProgramme when it reads well but holds none.
    """
    return assemble(source.path, join([read_records(source, words)]), words)


def read_records(source: Source, words: Words) -> Records:
    """Read the records in ``source``, for a programme of which it may be a part.

    Raises UserError when it cannot be read, and NotAProgramme when it reads well but holds none.
    """
    records: Records = _format(source).read(source, words)
    notes = tuple(_notes(source))
    return replace(records, assumptions=(*notes, *records.assumptions)) if notes else records


def _notes(source: Source) -> Iterator[str]:
    if source.encoding == MAC_ROMAN:
        yield "accents are read as Mac OS Roman ('Ž' is 'é'), as all of them fit it: look at them in names"
    elif source.assumed:
        yield "the file is not UTF-8, so it was read as Windows-1252: look at the accents in names"
    if source.twice:
        places = "1 place" if source.twice == 1 else f"{source.twice} places"
        yield f"{places} of the text had been encoded twice (such as 'Ã©' for 'é'), and are read as meant"


def sources_of(path: str, *, name: str | None = None) -> tuple[list[Source], list[Skip]]:
    """Return the inputs in the file at ``path``, called ``name``, and what is left out: hidden sheets.

    That is one for all but workbooks, whose sheets are one each. Raises UserError when it cannot be read.
    """
    shown = name or path
    return sources_in(read_bytes(path, name=shown), shown)


def sources_in(data: bytes, path: str) -> tuple[list[Source], list[Skip]]:
    """Return the inputs in what the file at ``path`` holds or once held, as `sources_of` does."""
    suffix = PurePath(path).suffix.lower()
    for format_ in _formats(suffix[1:]) if suffix else ():
        if suffix in format_.SUFFIXES and hasattr(format_, "sources"):
            sources, skips = format_.sources(data, path)
            return list(map(repaired, sources)), skips
        if suffix in format_.SUFFIXES:
            break
    return [repaired(decode(data, path))], []


def nodes_of(source: Source) -> list[Node] | None:
    """Return the nodes of a document; None for a table or a calendar.

    Raises UserError when it cannot be read.
    """
    format_ = _format(source)
    return format_.load(source) if hasattr(format_, "load") else None


def suffixes() -> frozenset[str]:
    """Return the suffixes of every file that can be read, each with its dot."""
    return frozenset(suffix for format_ in _formats() for suffix in format_.SUFFIXES)


def _format(source: Source) -> Any:
    suffix = _IN_A_BOOK.sub("", PurePath(source.path).suffix.lower())
    if not suffix:
        suffix = next((suffix for opening, suffix in _OPENINGS if opening.match(source.text)), ".csv")
    for format_ in _formats(suffix[1:]):
        if suffix in format_.SUFFIXES:
            return format_
    raise NotAProgramme(
        f"panelcheck cannot read '{suffix}' files", Location(source.path), instead(suffix, suffixes()),
    )  # fmt: skip


def _formats(likely: str = "") -> Iterator[Any]:
    """Find the formats by looking: a new module with ``SUFFIXES`` and ``read`` is a new format.

    The module called ``likely`` comes first: where it is the one, no other needs to be looked for.
    """
    first = [likely] if likely and find_spec(f"{__name__}.{likely}") else []
    others = (found.name for found in pkgutil.iter_modules(__path__) if found.name != likely)
    for name in chain(first, others):
        module = import_module(f"{__name__}.{name}")
        if hasattr(module, "SUFFIXES") and hasattr(module, "read"):
            yield module
