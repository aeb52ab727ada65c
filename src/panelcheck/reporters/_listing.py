"""Which findings a report lists, in which order, and what each is called there."""

from collections import Counter
from collections.abc import Iterable, Sequence

from panelcheck.finding import Change, Finding, Verdict
from panelcheck.report import Report
from panelcheck.reporters import HIDEABLE, View

EVERYTHING = View(show=frozenset(HIDEABLE))
"""For formats that hide nothing."""

GRAVITY = ("error", "warning", "undetermined", "note", "suppressed")
"""What a finding may be called, the gravest first."""


def word(finding: Finding) -> str:
    """Return what a finding is called where it is listed: its severity, unless that is not yet earned."""
    if finding.suppressed is not None:
        return "suppressed"
    return "undetermined" if finding.verdict is Verdict.UNDETERMINED else finding.severity.value


def what_to_do(finding: Finding) -> str:
    """Return what one can do. Where it rests on an estimate, asking comes before everything else."""
    if not finding.do or finding.verdict is not Verdict.LIKELY:
        return finding.do
    return f"Ask the speakers (panelcheck declarations form), or {finding.do[:1].lower()}{finding.do[1:]}"


def gravity(finding: Finding) -> int:
    """Return 0 for the gravest."""
    return GRAVITY.index(word(finding))


def remains(finding: Finding) -> bool:
    """Whether ``finding`` was there at the revision this is compared with."""
    return finding.change is Change.REMAINING


def listed(report: Report, view: View) -> list[Finding]:
    """Return the findings that ``view`` does not hide, in file order."""
    hidden = {what.removesuffix("s") for what in HIDEABLE if what not in view.show}
    return [finding for finding in report.findings if word(finding) not in hidden]


def together(findings: Iterable[Finding]) -> list[list[Finding]]:
    """Return the findings of each session together, the gravest first; what else stands alone.

    The groups are in the order of their gravest findings. What remains from an earlier revision comes last.
    """
    groups: dict[tuple[str, str, int], list[Finding]] = {}
    order: dict[int, int] = {}
    for number, finding in enumerate(findings):
        order[id(finding)] = number
        one_session = finding.subject.each == "session"
        key = (finding.location.path, finding.subject.key, -1) if one_session else ("", "", number)
        groups.setdefault(key, []).append(finding)
    ranked = [sorted(group, key=lambda one: (remains(one), gravity(one))) for group in groups.values()]
    return sorted(ranked, key=lambda group: (remains(group[0]), order[id(group[0])]))


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """Return a fingerprint for each finding; of equal ones, the later are told from the first."""
    from hashlib import sha256  # noqa: PLC0415 - the text report needs none

    seen: Counter[str] = Counter()
    told = []
    for finding in findings:
        own = finding.fingerprint
        number = seen[own]
        seen[own] += 1
        later = f"{own} {number}".encode(errors="backslashreplace")
        told.append(sha256(later).hexdigest()[: len(own)] if number else own)
    return told
