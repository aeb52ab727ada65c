"""Annotations on GitHub: one workflow command a finding, the gravest first.

GitHub shows ten of each kind a step, so that no more are written, and a line says how many were left out.
"""

from collections import Counter
from collections.abc import Iterator

from panelcheck.errors import Location
from panelcheck.finding import Finding
from panelcheck.report import Report
from panelcheck.reporters import View, speaks
from panelcheck.reporters._closing import closing_lines
from panelcheck.reporters._listing import gravity, listed, what_to_do, word
from panelcheck.reporters._places import file_of, in_sheet
from panelcheck.wording import GLUE, count, safe

MOST = 10
_KINDS = {"error": "error", "warning": "warning"}
_ESCAPES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_ESCAPES_INSIDE = _ESCAPES | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, view: View) -> str:
    """Return workflow commands, then the last lines of the text report."""
    commands = [*_errors(report), *_findings(report, view)]
    shown: Counter[str] = Counter()
    lines = []
    for kind, command in commands:
        shown[kind] += 1
        if shown[kind] <= MOST:
            lines.append(f"::{kind} {command}")
    lines += [*_cut(shown), *closing_lines(report, view)]
    return "".join(f"{line.replace(GLUE, ' ')}\n" for line in lines)


def _errors(report: Report) -> Iterator[tuple[str, str]]:
    for error in report.errors:
        told = [
            f"{in_sheet(error.location)}{error.message}",
            *([f"Hint: {error.hint}"] if error.hint else []),
        ]
        yield "error", _command(error.location, "could not be checked", told, report.root)


def _findings(report: Report, view: View) -> Iterator[tuple[str, str]]:
    for finding in sorted(listed(report, view), key=gravity):
        command = _command(finding.location, _title(finding), _told(finding), report.root)
        yield _KINDS.get(word(finding), "notice"), command


def _title(finding: Finding) -> str:
    called = word(finding)
    doubt = f" ({called})" if called in {"undetermined", "suppressed"} else ""
    return f"{finding.code} {finding.name}{doubt}"


def _told(finding: Finding) -> Iterator[str]:
    title = finding.subject.title
    yield f"{in_sheet(finding.location)}{title}{': ' if title else ''}{finding.message}"
    if finding.suppressed is not None:
        yield f"Suppressed: {finding.suppressed}"
    elif finding.do and speaks(finding):
        yield f"What to do: {what_to_do(finding)}"


def _command(place: Location | None, title: str, told: Iterator[str] | list[str], root: str) -> str:
    properties: dict[str, object] = {}
    if place:
        properties = {"file": file_of(place.path, root), "line": place.line, "col": place.column}
        if place.end_line:
            properties["endLine"] = place.end_line
        if place.end_line == place.line:
            properties["endColumn"] = place.end_column
    properties["title"] = title
    inside = ",".join(f"{key}={_escaped(str(value), _ESCAPES_INSIDE)}" for key, value in properties.items())
    return f"{inside}::{'%0A'.join(_escaped(text, _ESCAPES) for text in told)}"


def _escaped(text: str, escapes: dict[int, str]) -> str:
    """Return one line of ``text`` that cannot end the command or start another."""
    return safe(text).translate(escapes)


def _cut(shown: Counter[str]) -> Iterator[str]:
    """Say what is left out. No line of this report starts with a text from a programme."""
    over = [count(number - MOST, f"more {kind}") for kind, number in shown.items() if number > MOST]
    if over:
        yield f"GitHub shows {MOST} of a kind; left out: {', '.join(over)}. --format text lists all."
