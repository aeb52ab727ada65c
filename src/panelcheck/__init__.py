"""panelcheck: a linter for event programmes."""

__version__ = "0.1.0"
