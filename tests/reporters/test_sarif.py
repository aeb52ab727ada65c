import json
from pathlib import Path

import jsonschema
import pytest
from hostile import TITLE, TITLES
from reports import FIRST_RUN, HALF_DECLARED, PATH, UNREADABLE, finding, note, report, undetermined

from panelcheck import __version__
from panelcheck.errors import Location, UserError
from panelcheck.finding import Change, Severity, Verdict
from panelcheck.report import RuleInfo
from panelcheck.reporters import View, render

SCHEMA = json.loads((Path(__file__).parent.parent / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft4Validator(SCHEMA)
EVERYTHING = View(show=frozenset({"notes", "undetermined", "suppressed"}))
RULE = RuleInfo(
    code="PC101",
    name="all-male-panel",
    severity=Severity.ERROR,
    pack="core",
    why="The audience hears only men here.",
    do="Open a seat.",
    wrong_when=("The list is not final.", "A {brace}."),
    sources=("A study: https://example.org/study?a=1", "A book"),
)


def log_of(given_report, view=EVERYTHING):
    log = json.loads(render("sarif", given_report, view))
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    return run


def results(*found, view=EVERYTHING):
    return log_of(report(findings=found), view)["results"]


@pytest.mark.parametrize("given_report", [FIRST_RUN, HALF_DECLARED, UNREADABLE, report(rules=(RULE,))])
def test_the_report_keeps_to_the_official_schema(given_report):
    log_of(given_report)


def test_the_schema_refuses_what_is_no_log():
    log = json.loads(render("sarif", HALF_DECLARED, EVERYTHING))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert not VALIDATOR.is_valid(log)


def test_a_result_is_whole():
    (result,) = results(finding())
    assert result == {
        "ruleId": "PC101",
        "ruleIndex": 0,
        "kind": "fail",
        "level": "error",
        "message": {
            "text": "Future of Storage: 4 panelists, all men\n"
            "What to do: Open a seat from your proposals, on equal terms."
        },
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": PATH, "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 12, "startColumn": 1, "endLine": 12, "endColumn": 18},
                },
                "logicalLocations": [{"name": "Future of Storage", "kind": "session"}],
            }
        ],
        "partialFingerprints": {"panelcheckFingerprint/v1": "PC101-12"},
        "properties": {"verdict": "certain", "probability": [1.0, 1.0]},
    }


def test_columns_are_counted_in_code_points():
    assert log_of(report())["columnKind"] == "unicodeCodePoints"


def test_a_rule_brings_its_help():
    driver = log_of(report(rules=(RULE,)))["tool"]["driver"]
    assert (driver["name"], driver["semanticVersion"]) == ("panelcheck", __version__)
    (rule,) = driver["rules"]
    assert rule == {
        "id": "PC101",
        "name": "all-male-panel",
        "shortDescription": {"text": "All male panel"},
        "fullDescription": {"text": "The audience hears only men here."},
        "help": {
            "text": "PC101 all-male-panel\nWhy: The audience hears only men here.\nWhat to do: Open a seat.\n"
            "May be wrong: The list is not final.\nMay be wrong: A {{brace}}.\n"
            "Source: A study: https://example.org/study?a=1\nSource: A book",
            "markdown": "**Why** The audience hears only men here.\n\n**What to do** Open a seat.\n\n"
            "**May be wrong**\n\n- The list is not final.\n- A {{brace}}.\n\n"
            "**Sources**\n\n- A study: <https://example.org/study?a=1>\n- A book\n\n"
            "`panelcheck explain PC101` says more.",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["core"]},
    }


def test_a_finding_of_a_rule_that_is_not_described_names_it_all_the_same():
    run = log_of(report(findings=(finding(), note(), note()), rules=(RULE,)))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["PC101", "PC004"]
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 1]


def test_what_is_undetermined_is_open_and_only_shown_when_asked():
    found = (undetermined(), note(), finding(suppressed="agreed"), undetermined(suppressed="agreed"))
    assert [result["kind"] for result in results(*found)] == ["open", "fail", "fail", "open"]
    assert [result["level"] for result in results(*found)] == ["none", "note", "error", "none"]
    assert [result["kind"] for result in results(*found, view=View())] == ["fail", "fail", "open"]
    notes = log_of(report(findings=found), View())["invocations"][0]["toolExecutionNotifications"]
    assert "1 undetermined, 2 suppressed (--show undetermined)" in notes[0]["message"]["text"]


def test_a_suppressed_finding_carries_its_reason():
    (result,) = results(finding(suppressed="a memorial session"))
    assert result["suppressions"] == [{"kind": "external", "justification": "a memorial session"}]


def test_equal_fingerprints_are_told_apart():
    assert (
        len({tuple(result["partialFingerprints"].values()) for result in results(finding(), finding())}) == 2
    )


def test_how_the_run_ended():
    errors = (UserError("no such file", Location("gone.csv", 2, 3), "Check it."), UserError("nothing"))
    (invocation,) = log_of(report(errors=errors, exit_code=2, programmes=()))["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    first, second, *_ = invocation["toolExecutionNotifications"]
    assert first == {
        "level": "error",
        "message": {"text": "no such file. Check it."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "gone.csv", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 2, "startColumn": 3},
                }
            }
        ],
    }
    assert second == {"level": "error", "message": {"text": "nothing."}}


def test_a_run_that_gates_was_carried_out():
    (invocation,) = log_of(HALF_DECLARED)["invocations"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (True, 1)


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("my list.csv", "my%20list.csv"),
        ("50%.csv", "50%25.csv"),
        ("séance#1?.csv", "s%C3%A9ance%231%3F.csv"),
        ("./a/../b.csv", "b.csv"),
    ],
)
def test_addresses_are_percent_encoded(path, uri):
    (result,) = results(finding(location=Location(path, 1)))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_file_outside_the_repository_is_not_said_to_be_in_it():
    (result,) = results(finding(location=Location("/else where/a.csv", 1)))
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": "file:///else%20where/a.csv"}


def test_only_what_is_known_brings_advice():
    (result,) = results(undetermined(verdict=Verdict.UNDETERMINED))
    assert "What to do" not in result["message"]["text"]


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_stays_words(title):
    found = finding(title=title, message=title, do=title)
    (result,) = log_of(report(findings=(found,), rules=(RULE,)))["results"]
    text = result["message"]["text"]
    assert "](" not in text, "a link"
    assert "{" not in text.replace("{{", ""), "a placeholder"


def test_a_hostile_title_is_shown_as_it_is():
    (result,) = results(finding(title=TITLE))
    place = result["locations"][0]["logicalLocations"][0]
    assert place["name"] == ',:% "<script>|=cmd()'


@pytest.mark.parametrize(
    ("change", "state"), [(Change.NEW, "new"), (Change.REMAINING, "unchanged"), (None, None)]
)
def test_a_result_says_whether_it_was_there_at_the_earlier_revision(change, state):
    (result,) = results(finding(change=change))
    assert result.get("baselineState") == state
