import json
from types import MappingProxyType

import jsonschema
import pytest
from reports import (
    COMPARED,
    FIRST_RUN,
    FUNDING,
    HALF_DECLARED,
    PATH,
    SHARES,
    UNREADABLE,
    finding,
    note,
    report,
    skips,
    summary,
    undetermined,
)

from panelcheck import __version__
from panelcheck.errors import Location
from panelcheck.finding import Severity, Verdict
from panelcheck.report import SessionTime, Silence
from panelcheck.reporters import View, render
from panelcheck.reporters.json.schema import report_schema

VALIDATOR = jsonschema.Draft202012Validator(report_schema())


def document(given_report):
    return json.loads(render("json", given_report, View()))


@pytest.mark.parametrize(
    ("name", "given_report"),
    [
        ("first-run", FIRST_RUN),
        ("half-declared", HALF_DECLARED),
        ("unreadable", UNREADABLE),
        ("compared", COMPARED),
    ],
)
def test_golden(golden, name, given_report):
    shown = render("json", given_report, View()).replace(f'"version": "{__version__}"', '"version": "X"')
    golden(f"{name}.json", shown)


@pytest.mark.parametrize(
    "given_report", [FIRST_RUN, HALF_DECLARED, UNREADABLE, COMPARED, report(programmes=())]
)
def test_the_report_keeps_to_its_schema(given_report):
    VALIDATOR.check_schema(report_schema())
    VALIDATOR.validate(document(given_report))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda report: report.update(version=2),
        lambda report: report["findings"][0].update(line=0),
        lambda report: report["findings"][0].update(verdict="satisfied"),
        lambda report: report["findings"][0].update(probability=[0.5]),
        lambda report: report["findings"][0].pop("fingerprint"),
        lambda report: report["programmes"][0]["basis"]["gender"].pop("declined"),
        lambda report: report["summary"].update(errors=-1),
        lambda report: report.pop("exit_code"),
        lambda report: report.pop("reservation"),
        lambda report: report.update(unjudged=[1]),
    ],
)
def test_the_schema_refuses_what_is_no_report(spoil):
    spoiled = document(FIRST_RUN)
    spoil(spoiled)
    assert not VALIDATOR.is_valid(spoiled)


def test_keys_stand_in_a_fixed_order():
    assert list(document(FIRST_RUN)) == [
        "version", "tool", "programmes", "findings", "summary", "going_well", "silences", "comparison",
        "errors", "reservation", "unjudged", "exit_code",
    ]  # fmt: skip
    assert list(document(FIRST_RUN)["findings"][0]) == [
        "code", "name", "severity", "verdict", "probability", "message", "do", "path", "line", "column",
        "end_line", "end_column", "subject", "evidence", "fingerprint", "suppressed", "change",
    ]  # fmt: skip


def test_a_finding_is_whole():
    found = finding(line=27, title=FUNDING, evidence={"people": 4}, suppressed="agreed")
    assert document(report(findings=(found,)))["findings"] == [
        {
            "code": "PC101",
            "name": "all-male-panel",
            "severity": "error",
            "verdict": "certain",
            "probability": [1.0, 1.0],
            "message": "4 panelists, all men",
            "do": "Open a seat from your proposals, on equal terms.",
            "path": PATH,
            "line": 27,
            "column": 1,
            "end_line": 27,
            "end_column": 20,
            "subject": {"each": "session", "key": f"session-{FUNDING}", "title": FUNDING},
            "evidence": {"people": 4},
            "fingerprint": "PC101-27",
            "suppressed": "agreed",
            "change": None,
        }
    ]


def test_a_point_ends_where_it_begins():
    (found,) = document(report(findings=(finding(location=Location(PATH, 3, 5)),)))["findings"]
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (3, 5, 3, 5)


def test_the_summary_counts_what_is_certain_or_likely_and_not_suppressed():
    found = (
        finding(),
        finding(suppressed="agreed"),
        finding(severity=Severity.WARNING, verdict=Verdict.LIKELY),
        note(),
        undetermined(),
        undetermined(severity=Severity.NOTE),
    )
    silent = (Silence("PC301", "planned-time", "no times", 4), Silence("PC104", "all-male-day", "no day", 1))
    assert document(report(findings=found, silences=silent))["summary"] == {
        "errors": 1,
        "warnings": 1,
        "notes": 1,
        "undetermined": 2,
        "suppressed": 1,
        "satisfied": 3,
        "not_applicable": 5,
    }


def test_the_view_hides_nothing():
    quiet = render("json", HALF_DECLARED, View(quiet=True, width=20))
    assert quiet == render("json", HALF_DECLARED, View())


def test_a_programme_in_numbers():
    said = summary(skipped=skips("break"), assumptions=("the text is in cp1252",), shares=SHARES)
    (programme,) = document(report(programmes=(said,)))["programmes"]
    assert programme == {
        "path": PATH,
        "event": "Example Days",
        "records": 48,
        "sessions": 14,
        "people": 41,
        "seats": 47,
        "open_seats": 1,
        "panels": 5,
        "basis": {"gender": {"declared": 0, "declined": 0, "pronouns": 0, "names": 30, "unknown": 11}},
        "shares": {
            "whole": {"woman": [7, 21]},
            "estimated": {"woman": [7, 10]},
            "of": 30,
            "prior": [0.2146, 0.3891],
            "table": "2018-1",
        },
        "skipped": [{"what": "break", "why": "of no one", "path": PATH, "line": 1, "column": 1}],
        "private_answers": "none",
        "unmatched_declarations": 0,
        "lapsed_declarations": 0,
        "renewed_declarations": 0,
        "assumptions": ["the text is in cp1252"],
        "speaking_time": [],
    }


def test_minutes_by_session():
    time = SessionTime(
        title=FUNDING, location=Location(PATH, 27), quality="diarization", planned=None, actual=51.234567,
        people=3, stage=40.0, moderators=6.0, unattributed=4.0, largest=0.5, gini=0.123456, evenness=0.9,
    )  # fmt: skip
    (programme,) = document(report(programmes=(summary(times=(time,)),)))["programmes"]
    assert programme["speaking_time"] == [
        {
            "session": FUNDING, "path": PATH, "line": 27, "transcript": "diarization", "people": 3,
            "planned_minutes": None, "actual_minutes": 51.2346, "stage_minutes": 40.0,
            "moderator_minutes": 6.0, "unattributed_minutes": 4.0, "largest_share": 0.5,
            "gini": 0.1235, "evenness": 0.9,
        }
    ]  # fmt: skip


@pytest.mark.parametrize(("of", "told"), [(2, False), (3, True)])
def test_shares_of_too_few_estimates_are_not_told(of, told):
    shares = SHARES.__class__(whole={}, estimated={}, of=of, prior=(0.1, 0.9), table="")
    (programme,) = document(report(programmes=(summary(shares=shares),)))["programmes"]
    assert (programme["shares"] is not None) == told


def test_evidence_of_every_kind_becomes_json():
    evidence = MappingProxyType(
        {"tags": frozenset({"b", "a"}), "inner": MappingProxyType({"n": (1, 2)}), "severity": Severity.NOTE,
         "place": 1 + 2j}
    )  # fmt: skip
    (found,) = document(report(findings=(finding(evidence=evidence),)))["findings"]
    assert found["evidence"] == {
        "tags": ["a", "b"], "inner": {"n": [1, 2]}, "severity": "note", "place": "(1+2j)",
    }  # fmt: skip


def test_errors_without_a_place_say_so():
    assert document(UNREADABLE)["errors"] == [
        {
            "message": "no such file",
            "hint": "Check the path for typing errors.",
            "path": "speekers.csv",
            "line": 1,
            "column": 1,
        },
        {"message": "nothing to check", "hint": "", "path": None, "line": None, "column": None},
    ]
