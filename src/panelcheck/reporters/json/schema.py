"""The JSON Schema of the report for programs."""

from typing import Any

from panelcheck.finding import Change, Severity, Verdict
from panelcheck.report import Private, Report
from panelcheck.reporters import tally
from panelcheck.reporters.json import VERSION


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
_BASIS = _object(declared=_COUNT, declined=_or_null(_COUNT), pronouns=_COUNT, names=_COUNT, unknown=_COUNT)
_PROGRAMME = _object(
    path=_TEXT,
    event=_TEXT,
    records=_COUNT,
    sessions=_COUNT,
    people=_COUNT,
    seats=_COUNT,
    open_seats=_COUNT,
    panels=_COUNT,
    basis=_map_of(_or_null(_BASIS)),
    shares=_or_null(_SHARES),
    skipped=_list(_object(what=_TEXT, why=_TEXT, path=_TEXT, line=_ONE_BASED, column=_ONE_BASED)),
    private_answers={"enum": [private.value for private in Private]},
    unmatched_declarations=_COUNT,
    lapsed_declarations=_COUNT,
    renewed_declarations=_COUNT,
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
            reservation={
                **_or_null(_TEXT), "description": "Why a report without findings would be no pass.",
            },
            unjudged={
                **_list(_TEXT), "description": "Paths of the programmes of which nothing could be judged.",
            },
            exit_code={"enum": [0, 1, 2]},
        ),
    }  # fmt: skip
