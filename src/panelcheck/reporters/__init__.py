"""How a report is shown: one module a format, each with ``render(report, view) -> str``.

A new format is a new module here; nothing else has to know of it. Names that start with an underscore
are no formats.
"""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

from panelcheck.finding import Finding, Verdict
from panelcheck.report import Report
from panelcheck.values import dataclass

HIDEABLE = ("notes", "undetermined", "suppressed")


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What to show of a report, and on what.

    ``show`` names what of ``HIDEABLE`` is to be listed after all.
    ``width`` is in terminal columns; ``bars`` is how many of them a bar may take, 0 where none is drawn.
    """

    color: bool = False
    width: int = 80
    show: frozenset[str] = frozenset()
    quiet: bool = False
    statistics: bool = False
    bars: int = 0


@cache
def formats() -> tuple[str, ...]:
    """Return the names of all formats, sorted."""
    return tuple(sorted(found.name for found in pkgutil.iter_modules(__path__) if found.name[0] != "_"))


def render(format_name: str, report: Report, view: View) -> str:
    """Return ``report`` in one of ``formats()``, ending in a newline."""
    if format_name not in formats():
        raise ValueError(format_name)
    return str(import_module(f"{__name__}.{format_name}").render(report, view))


def speaks(finding: Finding) -> bool:
    """Whether ``finding`` counts under its severity: certain or likely, and not suppressed."""
    return finding.suppressed is None and finding.verdict in {Verdict.CERTAIN, Verdict.LIKELY}


def tally(report: Report) -> Mapping[str, int]:
    """Return the counts of a report's summary, in the order every format gives them."""
    spoken = [finding.severity.value for finding in report.findings if speaks(finding)]
    open_ones = [finding for finding in report.findings if finding.suppressed is None and not speaks(finding)]
    return {
        "errors": spoken.count("error"),
        "warnings": spoken.count("warning"),
        "notes": spoken.count("note"),
        "undetermined": len(open_ones),
        "suppressed": sum(finding.suppressed is not None for finding in report.findings),
        "satisfied": report.satisfied,
        "not_applicable": sum(silence.line_ups for silence in report.silences),
    }
