from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hostile import TITLE, TITLES
from reports import FIRST_RUN, HALF_DECLARED, PATH, UNREADABLE, finding, note, report, summary, undetermined

from panelcheck.errors import Location, UserError
from panelcheck.finding import Subject, Verdict
from panelcheck.report import Case
from panelcheck.reporters import View, render

SCHEMA = xmlschema.XMLSchema(Path(__file__).parent.parent / "schemas" / "junit-10.xsd")


def case(found=None, **given):
    values = {
        "path": PATH, "code": "PC101", "name": "all-male-panel",
        "subject": found.subject if found else Subject("session", "one", "Opening"),
        "verdict": found.verdict if found else Verdict.SATISFIED, "finding": found,
    }  # fmt: skip
    return Case(**(values | given))


def suites(given_report):
    text = render("junit", given_report, View())
    SCHEMA.validate(text)
    return ET.fromstring(text)  # noqa: S314 - our own words


def only_case(one):
    (element,) = suites(report(cases=(one,))).iter("testcase")
    return element


@pytest.mark.parametrize("given_report", [FIRST_RUN, HALF_DECLARED, UNREADABLE, report(programmes=())])
def test_the_report_keeps_to_the_published_schema(given_report):
    suites(given_report)


def test_the_schema_refuses_what_is_no_report():
    assert not SCHEMA.is_valid("<testsuites><testsuite name='x'/></testsuites>")


def test_what_holds_is_a_pass():
    element = only_case(case())
    assert dict(element.items()) == {"classname": "PC101 all-male-panel", "name": "session: Opening"}
    assert list(element) == []


def test_what_gates_is_a_failure():
    (failure,) = only_case(case(finding(), gates=True))
    assert failure.tag == "failure"
    assert dict(failure.items()) == {"type": "error", "message": "error: 4 panelists, all men"}
    assert failure.text == (
        "speakers.csv:12:1: 4 panelists, all men\n"
        "What to do: Open a seat from your proposals, on equal terms."
    )


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (case(note()), "note: roles are not marked"),
        (case(undetermined()), "undetermined: cannot be told: 4 panelists, 2 of them unknown"),
        (case(finding(suppressed="agreed")), "suppressed: agreed"),
        (case(verdict=Verdict.NOT_APPLICABLE, reason="no track"), "not-applicable: no track"),
        (case(verdict=Verdict.NOT_APPLICABLE), "not-applicable: "),
        (case(reason="no one's word decides it"), "undetermined: no one's word decides it"),
    ],
)
def test_what_neither_fails_nor_holds_is_skipped_with_a_reason(one, message):
    (skipped,) = only_case(one)
    assert (skipped.tag, skipped.get("message")) == ("skipped", message)


def test_a_suite_a_programme_with_counts():
    cases = (
        case(), case(finding(), gates=True), case(note()), case(path="other.ics"), case(undetermined()),
    )  # fmt: skip
    root = suites(report(cases=cases, programmes=(summary(), summary(path="other.ics"))))
    assert [(one.get("name"), one.get("tests"), one.get("failures"), one.get("skipped")) for one in root] == [
        (PATH, "4", "1", "2"), ("other.ics", "1", "0", "0"),
    ]  # fmt: skip
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("5", "1", "0")


def test_a_programme_of_which_nothing_was_asked_has_an_empty_suite():
    (suite,) = suites(report())
    assert (suite.get("name"), suite.get("tests")) == (PATH, "0")


def test_what_could_not_be_read_is_an_error():
    errors = (UserError("no such file", Location("gone.csv"), "Check it."), UserError("nothing to check"))
    root = suites(report(errors=errors, exit_code=2))
    assert root.get("errors") == "2"
    told = [(one.get("name"), one[0].get("message"), one[0].text) for one in root[1].iter("testcase")]
    assert told == [("gone.csv:1:1", "no such file", "Check it."), ("panelcheck", "nothing to check", None)]


def test_the_last_lines_are_told():
    root = suites(report(cases=(case(),)))
    assert "Not a pass: nobody has been asked yet." in root.find(".//system-out").text


def test_cases_of_one_name_are_numbered():
    names = [one.get("name") for one in suites(report(cases=(case(),) * 3)).iter("testcase")]
    assert names == ["session: Opening", "session: Opening (2)", "session: Opening (3)"]


@pytest.mark.parametrize("title", TITLES)
def test_a_hostile_title_is_well_formed(title):
    found = finding(title=title, message=title, do=title, name=title)
    assert only_case(case(found, gates=True, name=title)).get("name").startswith("session")


def test_a_hostile_title_is_shown_as_it_is():
    assert only_case(case(finding(title=TITLE))).get("name") == 'session: ,:%\n"<script>|=cmd()'
