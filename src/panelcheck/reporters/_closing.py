"""The last sentences of a report: the counts, what gates and why, and what keeps it from being a pass."""

from collections.abc import Iterator

from panelcheck.finding import Severity, Verdict
from panelcheck.report import Report
from panelcheck.reporters import HIDEABLE, View, tally
from panelcheck.reporters._summary import asked
from panelcheck.wording import GENDER, GLUE, PRIVATE_WORDS, count

FEW_PATHS = 3
_UNJUDGED = "nothing could be judged"
_UNASKED = "nobody has been asked yet"


def closing_lines(report: Report, view: View) -> Iterator[str]:
    """Count everything, say what gates and why, and never let a silence look like a pass."""
    if report.programmes:
        yield _counted(report, view)
    if report.exit_code:
        yield f"exit {report.exit_code}: {'; '.join(_causes(report))}"
    yield from dict.fromkeys(
        PRIVATE_WORDS[summary.private] for summary in report.programmes if summary.private in PRIVATE_WORDS
    )
    if words := reservation(report):
        yield words


def reservation(report: Report) -> str:
    """Say why a run without findings would be no pass; nothing where it would be one."""
    if not report.judged:
        return f"Not a pass: {_UNJUDGED}."
    found = doubts(report)
    if not found:
        return ""
    reasons: dict[str, list[str]] = {}
    for path, reason in found.items():
        reasons.setdefault(reason, []).append(path)
    everywhere = len(found) == len(report.programmes) and len(reasons) == 1
    told = reasons if everywhere else [f"{why} in {_named(paths)}" for why, paths in reasons.items()]
    return f"Not a pass: {'; '.join(told)}."


def _named(paths: list[str]) -> str:
    return ", ".join(paths) if len(paths) <= FEW_PATHS else count(len(paths), "programme")


def doubts(report: Report) -> dict[str, str]:
    """Return, by the path of each programme whose silence would be no pass, why not."""
    found: dict[str, str] = {}
    for summary in report.programmes:
        basis = summary.basis.get(GENDER)
        if not report.judged or summary.path in report.unjudged:
            found[summary.path] = _UNJUDGED
        elif basis and not asked(basis):
            found[summary.path] = _UNASKED
    return found


def _counted(report: Report, view: View) -> str:
    numbers = tally(report)
    counted = [count(numbers[plural], plural[:-1]) for plural in ("errors", "warnings", "notes")]
    counted.append(f"{numbers['undetermined']} undetermined")
    if numbers["suppressed"]:
        counted.append(f"{numbers['suppressed']} suppressed")
    hidden = [what for what in HIDEABLE if numbers[what] and what not in view.show]
    return ", ".join(counted) + (f" (--show{GLUE}{','.join(hidden)})" if hidden else "")


def _causes(report: Report) -> Iterator[str]:
    if report.errors:
        yield "not everything could be checked" if report.programmes else "nothing could be checked"
    certain = [finding.severity for finding in report.gated if finding.verdict is Verdict.CERTAIN]
    if certain:
        new = "new " if report.comparison else ""
        counts = [
            count(certain.count(level), f"{new}{level.value}") for level in Severity if level in certain
        ]
        gentlest = max(certain, key=lambda severity: severity.rank)
        yield f"{', '.join(counts)} {_gate(len(certain))} (--fail-on {gentlest.value})"
    for verdict in (Verdict.LIKELY, Verdict.UNDETERMINED):
        number = sum(finding.verdict is verdict for finding in report.gated)
        if number:
            yield f"{number} {verdict.value} {_gate(number)} (--fail-on-{verdict.value})"


def _gate(number: int) -> str:
    return "gates" if number == 1 else "gate"
