"""Readers: one module a format, each with its ``SUFFIXES`` and ``read(source, words) -> Records``."""

import pkgutil
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import PurePath

from panelcheck.errors import Location, NotAProgramme
from panelcheck.programme import Programme
from panelcheck.readers.assemble import assemble
from panelcheck.readers.patterns import regex
from panelcheck.readers.records import Records, Words
from panelcheck.source import Source

__all__ = ["Words", "read", "suffixes"]

# Only for standard input without a name; whatever is neither of these is read as a table.
_OPENINGS = (
    (regex(r"(?:\s|<!--)*BEGIN:VCALENDAR", re.IGNORECASE), ".ics"),
    (regex(r"(?:\s|#.*\n)*(?:---|- |[\[{]|:?[\w-]+:(?:\s|$))", re.MULTILINE), ".yaml"),
)


def read(source: Source, words: Words) -> Programme:
    """Read the programme in ``source``, with the reader its name's suffix asks for.

    Raises UserError when it cannot be read, and NotAProgramme when it reads well but holds none.
    """
    reader = _reader(source)
    programme = assemble(source.path, reader(source, words), words)
    if not source.assumed:
        return programme
    note = f"the file is not UTF-8 and does not say what it is: {source.encoding} assumed"
    return replace(programme, assumptions=(note, *programme.assumptions))


def suffixes() -> frozenset[str]:
    """Return the suffixes of every file that can be read, each with its dot."""
    return frozenset(_readers())


def _reader(source: Source) -> Callable[[Source, Words], Records]:
    suffix = PurePath(source.path).suffix.lower()
    if not suffix:
        suffix = next((suffix for opening, suffix in _OPENINGS if opening.match(source.text)), ".csv")
    try:
        return _readers()[suffix]
    except KeyError:
        raise NotAProgramme(
            f"panelcheck cannot read '{suffix}' files", Location(source.path),
            f"It reads {', '.join(sorted(suffixes()))}; export the programme as one of them.",
        ) from None  # fmt: skip


@cache
def _readers() -> Mapping[str, Callable[[Source, Words], Records]]:
    """Find the formats by looking: a new module with ``SUFFIXES`` and ``read`` is a new format."""
    modules = [import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)]
    formats = [module for module in modules if hasattr(module, "SUFFIXES") and hasattr(module, "read")]
    return {suffix: module.read for module in formats for suffix in module.SUFFIXES}
