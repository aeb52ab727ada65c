"""The report for programs: versioned, with 1-based places and keys in a fixed order."""

import json
from collections.abc import Mapping
from typing import Any

from panelcheck import __version__
from panelcheck.errors import Location, UserError
from panelcheck.finding import (
    Basis,
    Change,
    Comparison,
    Finding,
    Private,
    ProgrammeSummary,
    Report,
    SessionTime,
    Severity,
    Shares,
    Silence,
    Verdict,
)
from panelcheck.programme import Skip
from panelcheck.reporters import FEWEST_ESTIMATED, View, tally
from panelcheck.reporters._summary import reservation
from panelcheck.wording import safe_json

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
        "reservation": reservation(report),
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


def report_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what ``render`` writes."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "panelcheck report",
        "description": "Version 1. Lines and columns are 1-based, end columns exclusive.",
        **_object(
            version={"const": VERSION},
            tool=_object(name={"const": "panelcheck"}, version=_TEXT),
            programmes=_list(_PROGRAMME),
            findings=_list(_FINDING),
            summary=_object(**dict.fromkeys(tally(Report()), _COUNT)),
            going_well=_list(_TEXT),
            silences=_list(_object(code=_TEXT, name=_TEXT, reason=_TEXT, line_ups=_COUNT)),
            comparison=_or_null(_COMPARISON),
            errors=_list(
                _object(message=_TEXT, hint=_TEXT, path=_or_null(_TEXT), line=_or_null(_ONE_BASED),
                        column=_or_null(_ONE_BASED))
            ),
            reservation=_TEXT,
            exit_code={"enum": [0, 1, 2]},
        ),
    }  # fmt: skip


def _object(**properties: Any) -> dict[str, Any]:
    """Return the schema of an object that has all of these; later versions may add others."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _map_of(schema: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": schema}


def _list(schema: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def _pair(schema: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema, "minItems": 2, "maxItems": 2}


def _or_null(schema: Any) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


_TEXT = {"type": "string"}
_COUNT = {"type": "integer", "minimum": 0}
_ONE_BASED = {"type": "integer", "minimum": 1}
_MINUTES = {"type": "number", "minimum": 0}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
_SHARES = _object(
    whole=_map_of(_pair(_COUNT)),
    estimated=_map_of(_pair(_COUNT)),
    of=_COUNT,
    prior=_pair(_SHARE),
    table=_TEXT,
)
_PROGRAMME = _object(
    path=_TEXT,
    event=_TEXT,
    records=_COUNT,
    sessions=_COUNT,
    people=_COUNT,
    seats=_COUNT,
    open_seats=_COUNT,
    panels=_COUNT,
    basis=_map_of(
        _or_null(_object(**{**dict.fromkeys(_basis(Basis()) or (), _COUNT), "declined": _or_null(_COUNT)}))
    ),
    shares=_or_null(_SHARES),
    skipped=_list(_object(what=_TEXT, why=_TEXT, path=_TEXT, line=_ONE_BASED, column=_ONE_BASED)),
    private_answers={"enum": [private.value for private in Private]},
    unmatched_declarations=_COUNT,
    lapsed_declarations=_COUNT,
    assumptions=_list(_TEXT),
    speaking_time=_list(
        _object(
            session=_TEXT,
            path=_TEXT,
            line=_ONE_BASED,
            transcript=_TEXT,
            people=_COUNT,
            planned_minutes=_or_null(_MINUTES),
            actual_minutes=_MINUTES,
            stage_minutes=_MINUTES,
            moderator_minutes=_MINUTES,
            unattributed_minutes=_MINUTES,
            largest_share=_or_null(_SHARE),
            gini=_or_null(_SHARE),
            evenness=_or_null(_SHARE),
        )
    ),
)
_PART = _object(least=_COUNT, most=_COUNT, of=_COUNT)
_COMPARISON = _object(
    revision=_TEXT,
    fixed=_list(_object(code=_TEXT, name=_TEXT, title=_TEXT)),
    gone=_COUNT,
    moves=_list(_object(what=_TEXT, before=_PART, after=_PART)),
    unknown=_list(_TEXT),
)
_FINDING = _object(
    code=_TEXT,
    name=_TEXT,
    severity={"enum": [severity.value for severity in Severity]},
    verdict={"enum": [Verdict.CERTAIN.value, Verdict.LIKELY.value, Verdict.UNDETERMINED.value]},
    probability=_pair(_SHARE),
    message=_TEXT,
    do=_TEXT,
    path=_TEXT,
    line=_ONE_BASED,
    column=_ONE_BASED,
    end_line=_ONE_BASED,
    end_column=_ONE_BASED,
    subject=_object(each=_TEXT, key=_TEXT, title=_TEXT),
    evidence={"type": "object"},
    fingerprint=_TEXT,
    suppressed=_or_null(_TEXT),
    change=_or_null({"enum": [change.value for change in Change]}),
)
