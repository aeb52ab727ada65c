"""The report for programs: versioned, with 1-based places and keys in a fixed order."""

import json
from collections.abc import Mapping
from typing import Any

from panelcheck import __version__
from panelcheck.errors import Location, UserError
from panelcheck.finding import FEWEST_ESTIMATED, Finding
from panelcheck.programme import Skip
from panelcheck.report import Basis, Comparison, ProgrammeSummary, Report, SessionTime, Shares, Silence
from panelcheck.reporters import View, tally
from panelcheck.reporters._closing import reservation
from panelcheck.wording import GLUE, safe_json

VERSION = 1
_DIGITS = 4


def render(report: Report, _view: View) -> str:
    """Return the whole report as JSON; nothing of it is hidden by the view."""
    document = {
        "version": VERSION,
        "tool": {"name": "panelcheck", "version": __version__},
        "programmes": [_programme(summary) for summary in report.programmes],
        "findings": [_finding(finding) for finding in report.findings],
        "summary": dict(tally(report)),
        "going_well": list(report.going_well),
        "silences": [_silence(silence) for silence in report.silences],
        "comparison": _comparison(report.comparison),
        "errors": [_error(error) for error in report.errors],
        "reservation": reservation(report).replace(GLUE, " ") or None,
        "unjudged": list(report.unjudged),
        "exit_code": report.exit_code,
    }
    return safe_json(json.dumps(document, indent=2, ensure_ascii=False, default=_plain)) + "\n"


def _plain(value: Any) -> Any:
    """Return what JSON has for a value of a finding's evidence."""
    if isinstance(value, Mapping):
        return dict(value)
    return sorted(value, key=str) if isinstance(value, set | frozenset) else str(value)


def _programme(summary: ProgrammeSummary) -> dict[str, Any]:
    return {
        "path": summary.path,
        "event": summary.event,
        "records": summary.records,
        "sessions": summary.sessions,
        "people": summary.people,
        "seats": summary.seats,
        "open_seats": summary.open_seats,
        "panels": summary.panels,
        "basis": {axis: _basis(basis) for axis, basis in summary.basis.items()},
        "shares": _shares(summary.shares),
        "skipped": [_skip(skip) for skip in summary.skipped],
        "private_answers": summary.private.value,
        "unmatched_declarations": summary.unmatched_declarations,
        "lapsed_declarations": summary.lapsed_declarations,
        "renewed_declarations": summary.renewed_declarations,
        "assumptions": list(summary.assumptions),
        "speaking_time": [_time(session) for session in summary.times],
    }


def _time(session: SessionTime) -> dict[str, Any]:
    numbers = {
        "planned_minutes": session.planned, "actual_minutes": session.actual,
        "stage_minutes": session.stage, "moderator_minutes": session.moderators,
        "unattributed_minutes": session.unattributed, "largest_share": session.largest,
        "gini": session.gini, "evenness": session.evenness,
    }  # fmt: skip
    return {
        "session": session.title, "path": session.location.path, "line": session.location.line,
        "transcript": session.quality, "people": session.people,
        **{name: None if value is None else round(value, _DIGITS) for name, value in numbers.items()},
    }  # fmt: skip


def _basis(basis: Basis | None) -> dict[str, int | None] | None:
    """Return the counts; nothing where they may not be told."""
    grounds = ("declared", "declined", "pronouns", "names", "unknown")
    return None if basis is None else {ground: getattr(basis, ground) for ground in grounds}


def _shares(shares: Shares | None) -> dict[str, Any] | None:
    """Return the event's shares, unless so few people are estimated that it would be about them."""
    if shares is None or shares.of < FEWEST_ESTIMATED:
        return None
    return {
        "whole": {category: list(ends) for category, ends in shares.whole.items()},
        "estimated": {category: list(ends) for category, ends in shares.estimated.items()},
        "of": shares.of,
        "prior": [round(end, _DIGITS) for end in shares.prior],
        "table": shares.table,
    }


def _skip(skip: Skip) -> dict[str, Any]:
    return {
        "what": skip.what, "why": skip.why, "path": skip.location.path,
        "line": skip.location.line, "column": skip.location.column,
    }  # fmt: skip


def _finding(finding: Finding) -> dict[str, Any]:
    subject = finding.subject
    return {
        "code": finding.code,
        "name": finding.name,
        "severity": finding.severity.value,
        "verdict": finding.verdict.value,
        "probability": [round(end, _DIGITS) for end in finding.probability],
        "message": finding.message,
        "do": finding.do,
        **_place(finding.location),
        "subject": {"each": subject.each, "key": subject.key, "title": subject.title},
        "evidence": dict(finding.evidence),
        "fingerprint": finding.fingerprint,
        "suppressed": finding.suppressed,
        "change": finding.change,
    }


def _place(location: Location) -> dict[str, Any]:
    """Return a location; a point ends where it begins."""
    return {
        "path": location.path,
        "line": location.line,
        "column": location.column,
        "end_line": location.end_line or location.line,
        "end_column": location.end_column if location.end_line else location.column,
    }


def _silence(silence: Silence) -> dict[str, Any]:
    return {
        "code": silence.code, "name": silence.name,
        "reason": silence.reason, "line_ups": silence.line_ups,
    }  # fmt: skip


def _comparison(comparison: Comparison | None) -> dict[str, Any] | None:
    """Return what changed; which findings are new, each says itself."""
    if comparison is None:
        return None
    return {
        "revision": comparison.revision,
        "fixed": [{"code": one.code, "name": one.name, "title": one.title} for one in comparison.fixed],
        "gone": comparison.gone,
        "moves": [
            {"what": move.what, "before": _share(move.before), "after": _share(move.after)}
            for move in comparison.moves
        ],
        "unknown": list(comparison.unknown),
    }


def _share(share: tuple[int, int, int]) -> dict[str, int]:
    least, most, of = share
    return {"least": least, "most": most, "of": of}


def _error(error: UserError) -> dict[str, Any]:
    place = error.location
    return {
        "message": error.message,
        "hint": error.hint,
        "path": place.path if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }
