"""GitLab's Code Quality report: what a merge request makes better or worse, by fingerprint.

https://docs.gitlab.com/ci/testing/code_quality/ names the keys and the severities.
"""

import json
from collections.abc import Iterator
from typing import Any

from panelcheck.errors import Location
from panelcheck.finding import Finding
from panelcheck.report import Report
from panelcheck.reporters import View
from panelcheck.reporters._closing import doubts
from panelcheck.reporters._listing import fingerprints, listed, word
from panelcheck.reporters._places import file_of, in_sheet
from panelcheck.wording import PRIVATE_WORDS, safe, safe_json

_SEVERITIES = {"error": "major", "warning": "minor"}


def render(report: Report, view: View) -> str:
    """Return a JSON list of what ``view`` does not hide; a suppressed finding is no issue, shown or not."""
    issues = [*_errors(report), *_findings(report, view), *_private(report), *_doubts(report)]
    return safe_json(json.dumps(issues, indent=2, ensure_ascii=False)) + "\n"


def _errors(report: Report) -> Iterator[dict[str, Any]]:
    for error in report.errors:
        hint = f" {error.hint}" if error.hint else ""
        place = _seen(error.location or Location("."), report.root)
        message = f"{in_sheet(error.location)}{error.message}"
        told = f"Could not be checked: {message}.{hint}"
        digest = _digest(place.path if error.location else "", message)
        yield _issue("could-not-check", "blocker", told, digest, place)


def _digest(path: str, told: str) -> str:
    from hashlib import sha256  # noqa: PLC0415 - only where something could not be read

    return sha256(f"{path}\0{told}".encode(errors="backslashreplace")).hexdigest()[:32]


def _findings(report: Report, view: View) -> Iterator[dict[str, Any]]:
    unsuppressed = [finding for finding in listed(report, view) if finding.suppressed is None]
    for finding, fingerprint in zip(unsuppressed, fingerprints(unsuppressed), strict=True):
        yield _issue(
            finding.code, _SEVERITIES.get(word(finding), "info"), _told(finding), fingerprint,
            _seen(finding.location, report.root),
        )  # fmt: skip


def _private(report: Report) -> Iterator[dict[str, Any]]:
    """Say what became of private answers; there is no other place for it, and it never changes."""
    for summary in report.programmes:
        if told := PRIVATE_WORDS.get(summary.private):
            place = _seen(Location(summary.path), report.root)
            yield _issue("private-answers", "info", told, _digest(place.path, told), place)


def _doubts(report: Report) -> Iterator[dict[str, Any]]:
    """Say of which programmes silence is no pass: an empty list would read as one."""
    for path, reason in doubts(report).items():
        told = f"Not a pass: {reason}."
        place = _seen(Location(path), report.root)
        yield _issue("not-a-pass", "info", told, _digest(place.path, told), place)


def _told(finding: Finding) -> str:
    title = f"{finding.subject.title}: " if finding.subject.title else ""
    return f"{finding.name}: {in_sheet(finding.location)}{title}{finding.message}"


def _seen(place: Location, root: str) -> Location:
    return place._replace(path=file_of(place.path, root))


def _issue(code: str, severity: str, told: str, fingerprint: str, place: Location) -> dict[str, Any]:
    return {
        "description": safe(told),
        "check_name": code,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {
            "path": place.path,
            "lines": {"begin": place.line, "end": place.end_line or place.line},
        },
    }
