"""Transcripts: one module a format, each with its ``SUFFIXES`` and ``read(source, naming) -> Transcript``."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import PurePath
from typing import Any

from panelcheck.errors import Location, UserError
from panelcheck.source import Source
from panelcheck.transcripts.labels import Naming
from panelcheck.transcripts.model import Quality, Transcript, Turn

__all__ = ["Naming", "Quality", "Transcript", "Turn", "read", "suffixes"]


def read(source: Source, naming: Naming) -> Transcript:
    """Read a transcript with the module its name's suffix asks for.

    Raises UserError or UserErrors, located, when it cannot be read or holds nothing that was said.
    """
    suffix = PurePath(source.path).suffix.lower()
    for format_ in _formats():
        if suffix in format_.SUFFIXES:
            transcript: Transcript = format_.read(source, naming)
            if not transcript.turns:
                raise UserError("nobody speaks in this transcript", Location(source.path))
            return transcript
    raise UserError(
        f"panelcheck cannot read '{suffix}' transcripts", Location(source.path),
        f"It reads {', '.join(suffixes())}.",
    )  # fmt: skip


def suffixes() -> list[str]:
    """Return the suffixes of every transcript that can be read, each with its dot."""
    return sorted(suffix for format_ in _formats() for suffix in format_.SUFFIXES)


def _formats() -> Iterator[Any]:
    """Find the formats by looking: a new module with ``SUFFIXES`` and ``read`` is a new format."""
    for found in pkgutil.iter_modules(__path__):
        module = import_module(f"{__name__}.{found.name}")
        if hasattr(module, "SUFFIXES") and hasattr(module, "read"):
            yield module
