import json

import pytest
from hostile import TITLE, TITLES
from reports import PATH, finding, note, report, undetermined

from panelcheck.errors import Location, UserError
from panelcheck.finding import Severity
from panelcheck.reporters import View, render

EVERYTHING = View(show=frozenset({"notes", "undetermined", "suppressed"}))


def issues(given_report, view=EVERYTHING):
    """Return the issues, without what says that silence would be no pass."""
    told = json.loads(render("gitlab", given_report, view))
    return [one for one in told if one["check_name"] != "not-a-pass"]


def test_a_list_without_findings_says_why_it_is_no_pass():
    told = json.loads(render("gitlab", report(judged=0), View()))
    assert [
        (one["check_name"], one["severity"], one["description"], one["location"]["path"]) for one in told
    ] == [("not-a-pass", "info", "Not a pass: nothing could be judged.", PATH)]
    again = json.loads(render("gitlab", report(judged=0, findings=(note(),)), View()))
    assert told[-1]["fingerprint"] == again[-1]["fingerprint"], "it is not new with every run"


def test_an_issue_is_whole():
    assert issues(report(findings=(finding(location=Location(PATH, 12, 1, 14, 3)),))) == [
        {
            "description": "all-male-panel: Future of Storage: 4 panelists, all men",
            "check_name": "PC101",
            "fingerprint": "PC101-12",
            "severity": "major",
            "location": {"path": PATH, "lines": {"begin": 12, "end": 14}},
        }
    ]


def test_severities_and_what_is_listed():
    found = (
        finding(), finding(severity=Severity.WARNING), note(), undetermined(), finding(suppressed="agreed"),
    )  # fmt: skip
    assert [one["severity"] for one in issues(report(findings=found))] == ["major", "minor", "info", "info"]
    assert [one["severity"] for one in issues(report(findings=found), View())] == ["major", "minor"]


def test_equal_fingerprints_are_told_apart():
    three = [one["fingerprint"] for one in issues(report(findings=(finding(),) * 3))]
    assert len(set(three)) == 3
    assert three[0] == "PC101-12"
    assert three == [one["fingerprint"] for one in issues(report(findings=(finding(),) * 3))]


def test_what_could_not_be_read_blocks():
    errors = (UserError("no such file", Location("gone.csv", 3), "Check it."), UserError("nothing"))
    first, second = issues(report(errors=errors))
    assert first["severity"] == second["severity"] == "blocker"
    assert first["description"] == "Could not be checked: no such file. Check it."
    assert first["location"] == {"path": "gone.csv", "lines": {"begin": 3, "end": 3}}
    assert second["location"]["path"] == "."
    assert len({first["fingerprint"], second["fingerprint"]}) == 2


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_stays_on_one_line(title):
    (issue,) = issues(report(findings=(finding(title=title),)))
    assert issue["description"].startswith("all-male-panel: ")
    assert "\n" not in issue["description"]


def test_a_hostile_title_is_shown_as_it_is():
    (issue,) = issues(report(findings=(finding(title=TITLE),)))
    assert ',:% "<script>|=cmd()' in issue["description"]
