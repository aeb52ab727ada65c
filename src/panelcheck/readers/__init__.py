"""Readers: one module a format, each with its ``SUFFIXES`` and ``read(source, words) -> Records``."""

import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import PurePath
from typing import Any

from panelcheck.errors import Location, NotAProgramme
from panelcheck.patterns import regex
from panelcheck.programme import Programme
from panelcheck.readers.assemble import assemble
from panelcheck.readers.join import join
from panelcheck.readers.records import Records, Words
from panelcheck.source import Source

__all__ = ["Words", "read", "read_records", "suffixes"]

# Only for standard input without a name; whatever is neither of these is read as a table.
_OPENINGS = (
    (regex(r"(?:\s|<!--)*BEGIN:VCALENDAR", re.IGNORECASE), ".ics"),
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
    records = _reader(source)(source, words)
    if not source.assumed:
        return records
    note = f"the file is not UTF-8 and does not say what it is: {source.encoding} assumed"
    return replace(records, assumptions=(note, *records.assumptions))


def suffixes() -> frozenset[str]:
    """Return the suffixes of every file that can be read, each with its dot."""
    return frozenset(suffix for format_ in _formats() for suffix in format_.SUFFIXES)


def _reader(source: Source) -> Callable[[Source, Words], Records]:
    suffix = PurePath(source.path).suffix.lower()
    if not suffix:
        suffix = next((suffix for opening, suffix in _OPENINGS if opening.match(source.text)), ".csv")
    for format_ in _formats(suffix[1:]):
        if suffix in format_.SUFFIXES:
            reader: Callable[[Source, Words], Records] = format_.read
            return reader
    raise NotAProgramme(
        f"panelcheck cannot read '{suffix}' files", Location(source.path),
        f"It reads {', '.join(sorted(suffixes()))}; export the programme as one of them.",
    )  # fmt: skip


def _formats(likely: str = "") -> Iterator[Any]:
    """Find the formats by looking: a new module with ``SUFFIXES`` and ``read`` is a new format.

    The module called ``likely`` comes first: where it is the one, no other needs to be imported.
    """
    names = [found.name for found in pkgutil.iter_modules(__path__)]
    for name in sorted(names, key=lambda name: name != likely):
        module = import_module(f"{__name__}.{name}")
        if hasattr(module, "SUFFIXES") and hasattr(module, "read"):
            yield module
