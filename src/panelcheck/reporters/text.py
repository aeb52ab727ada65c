"""The report in words, for a person at a terminal: findings first, then what was read and what is next."""

from collections.abc import Iterator, Sequence
from typing import Any

import click

from panelcheck.errors import UserError
from panelcheck.finding import Finding, Verdict
from panelcheck.report import Report
from panelcheck.reporters import View, speaks
from panelcheck.reporters._closing import closing_lines
from panelcheck.reporters._comparison import comparison_lines
from panelcheck.reporters._listing import listed, remains, together, what_to_do, word
from panelcheck.reporters._minutes import minutes_lines
from panelcheck.reporters._programme import programme_lines
from panelcheck.reporters._summary import advice_lines, next_lines, statistics_lines
from panelcheck.source import display_width, excerpt
from panelcheck.wording import cut, safe, wrap

_LABEL = 7
_STYLES: dict[str, dict[str, Any]] = {
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "undetermined": {"fg": "blue"},
    "note": {"fg": "cyan"},
    "suppressed": {"dim": True},
}


def render(report: Report, view: View) -> str:
    """Return the text report; see View for what is left out of it."""
    blocks = [list(_findings(report, view)), list(_errors(report.errors, view)), list(_summary(report, view))]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _summary(report: Report, view: View) -> Iterator[str]:
    lines: list[str] = []
    if not view.quiet:
        for summary in report.programmes:
            lines += programme_lines(summary)
            lines += minutes_lines(summary.times, view.bars)
        lines += advice_lines(report)
    if view.statistics:
        lines += statistics_lines(report)
    compared = list(comparison_lines(report.comparison, report.findings))
    lines += compared[:1] if view.quiet else compared
    lines += closing_lines(report, view)
    for line in lines:
        indent = " " * (len(line) - len(line.lstrip(" ")))
        yield from wrap(line, view.width, first=indent, rest=f"{indent}  ")
    if not view.quiet:
        yield from (safe(line) for line in next_lines(report))


def _findings(report: Report, view: View) -> Iterator[str]:
    """Yield findings in file order; one session's stand together, the gravest in full.

    What can be done is said where a rule speaks for the first time. What was there at an earlier revision
    comes last, a line each.
    """
    advised: set[str] = set()
    for first, *others in together(listed(report, view)):
        yield from _in_full(first, report, view)
        if remains(first):
            advised.add(first.code)
        if first.code not in advised and speaks(first):
            advised.add(first.code)
            yield from _advice(first, view)
        for other in others:
            yield from _labelled("also", _also(other, first), view)


def _in_full(finding: Finding, report: Report, view: View) -> Iterator[str]:
    called = word(finding)
    before = "remaining: " if remains(finding) else ""
    yield from _headed(
        f"{finding.location}:", called, f"{finding.code} {finding.name}:", f"{before}{finding.message}", view,
    )  # fmt: skip
    if not remains(finding):
        yield from _excerpt(finding, report, view)
    if finding.suppressed:
        yield from _labelled("why", finding.suppressed, view)


def _advice(finding: Finding, view: View) -> Iterator[str]:
    if finding.do:
        yield from _labelled("do", what_to_do(finding), view)
    if finding.say and finding.verdict is Verdict.CERTAIN:
        words = next(iter(finding.say.values())).strip().strip('"')
        yield from _labelled("say", f'"{words}"', view)


def _excerpt(finding: Finding, report: Report, view: View) -> Iterator[str]:
    """Yield the marked text and its carets, both cut where the terminal ends."""
    source = report.sources.get(finding.location.path)
    marked = excerpt(source, finding.location) if source else []
    for text in marked[:1]:
        number, _, title = text.partition(" | ")
        title = cut(safe(title), view.width - len(number) - 5)
        yield f"  {number} | {title}"
        carets = _painted("^" * display_width(title), view, **_STYLES[word(finding)])
        yield f"  {' ' * len(number)} | {carets}"


def _also(finding: Finding, first: Finding) -> str:
    """Return a further finding in one phrase, with whatever differs from the first one of its session."""
    called, line = word(finding), finding.location.line
    differs = ["remaining"] * (remains(finding) and not remains(first))
    reason = f": {finding.suppressed}" if finding.suppressed else ""
    differs += [f"{called}{reason}"] * (called != word(first)) + [f"line {line}"] * (
        line != first.location.line
    )
    after = f" ({', '.join(differs)})" if differs else ""
    return f"{finding.code} {finding.name}: {finding.message}{after}"


def _errors(errors: Sequence[UserError], view: View) -> Iterator[str]:
    """Yield what could not be read. Its text is not shown: it may be someone's answer."""
    for error in errors:
        yield from _headed(f"{error.location}:" if error.location else "", "error", "", error.message, view)
        if error.hint:
            yield from _labelled("hint", error.hint, view)


def _headed(place: str, called: str, name: str, message: str, view: View) -> Iterator[str]:
    place, name = safe(place), safe(name)
    after = f" {name}" if name else ":"
    plain = f"{place} {called}{after}".lstrip()
    painted = (
        f"{_painted(place, view, bold=True)} {_painted(called, view, **_STYLES[called])}{after}".lstrip()
    )
    first, *rest = wrap(message, view.width, first=plain, rest="    ")
    yield painted + first.removeprefix(plain)
    yield from rest


def _labelled(label: str, text: str, view: View) -> list[str]:
    return wrap(text, view.width, first=f"  {label:<{_LABEL - 2}}", rest=" " * _LABEL)


def _painted(text: str, view: View, **style: Any) -> str:
    return click.style(text, **style) if view.color and text else text
