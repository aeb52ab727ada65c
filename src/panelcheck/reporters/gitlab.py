"""GitLab's Code Quality report: what a merge request makes better or worse, by fingerprint.

https://docs.gitlab.com/ci/testing/code_quality/ names the keys and the severities.
"""

import json
from collections.abc import Iterator
from typing import Any

from panelcheck.errors import Location, UserError
from panelcheck.finding import Finding
from panelcheck.report import Report
from panelcheck.reporters import View
from panelcheck.reporters._closing import doubts
from panelcheck.reporters._listing import fingerprints, listed, word
from panelcheck.reporters._places import from_root
from panelcheck.wording import PRIVATE_WORDS, safe, safe_json

_SEVERITIES = {"error": "major", "warning": "minor"}


def render(report: Report, view: View) -> str:
    """Return a JSON list of what ``view`` does not hide; a suppressed finding is no issue, shown or not."""
    issues = [*_errors(report), *_findings(report, view), *_private(report), *_doubts(report)]
    return safe_json(json.dumps(issues, indent=2, ensure_ascii=False)) + "\n"


def _errors(report: Report) -> Iterator[dict[str, Any]]:
    for error in report.errors:
        hint = f" {error.hint}" if error.hint else ""
        yield _issue(
            "could-not-check", "blocker", f"Could not be checked: {error.message}.{hint}",
            _digest(error), error.location or Location("."),
        )  # fmt: skip


def _digest(error: UserError) -> str:
    from hashlib import sha256  # noqa: PLC0415 - only where something could not be read

    path = from_root(error.location.path) if error.location else ""
    return sha256(f"{path}\0{error.message}".encode(errors="backslashreplace")).hexdigest()[:32]


def _findings(report: Report, view: View) -> Iterator[dict[str, Any]]:
    unsuppressed = [finding for finding in listed(report, view) if finding.suppressed is None]
    for finding, fingerprint in zip(unsuppressed, fingerprints(unsuppressed), strict=True):
        yield _issue(
            finding.code, _SEVERITIES.get(word(finding), "info"), _told(finding), fingerprint,
            finding.location,
        )  # fmt: skip


def _private(report: Report) -> Iterator[dict[str, Any]]:
    """Say what became of private answers; there is no other place for it, and it never changes."""
    for summary in report.programmes:
        if told := PRIVATE_WORDS.get(summary.private):
            yield _issue(
                "private-answers", "info", told, _digest(UserError(told, Location(summary.path))),
                Location(summary.path),
            )  # fmt: skip


def _doubts(report: Report) -> Iterator[dict[str, Any]]:
    """Say of which programmes silence is no pass: an empty list would read as one."""
    for path, reason in doubts(report).items():
        told = f"Not a pass: {reason}."
        digest = _digest(UserError(told, Location(path)))
        yield _issue("not-a-pass", "info", told, digest, Location(path))


def _told(finding: Finding) -> str:
    title = f"{finding.subject.title}: " if finding.subject.title else ""
    return f"{finding.name}: {title}{finding.message}"


def _issue(code: str, severity: str, told: str, fingerprint: str, place: Location) -> dict[str, Any]:
    return {
        "description": safe(told),
        "check_name": code,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {
            "path": from_root(place.path),
            "lines": {"begin": place.line, "end": place.end_line or place.line},
        },
    }
