"""The door to `panelcheck.patterns` for the readers."""

from panelcheck.patterns import regex

__all__ = ["regex"]
