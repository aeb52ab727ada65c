"""JUnit XML for a CI dashboard: a suite for each programme, a case for each rule and line-up.

What gates is a failure, so that a dashboard is red where the exit code is 1; what holds on people's own
word is a pass. Everything else is skipped and says why: it did not fail, and is no pass either.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from panelcheck.errors import UserError
from panelcheck.finding import Finding, Verdict
from panelcheck.report import Case, Report
from panelcheck.reporters import View, speaks
from panelcheck.reporters._closing import closing_lines
from panelcheck.reporters._listing import EVERYTHING, what_to_do, word
from panelcheck.reporters._places import from_root
from panelcheck.wording import GLUE, safe

_NO_XML = str.maketrans(dict.fromkeys("\ufffe\uffff", "?"))
_UNREADABLE = "could not be checked"


def render(report: Report, _view: View) -> str:
    """Return the XML; nothing of it is hidden by the view."""
    root = ET.Element("testsuites", name="panelcheck")
    suites = [_suite(path, [_element(case, name, report.root) for case, name in _named(cases)])
              for path, cases in _by_programme(report).items()]  # fmt: skip
    if report.errors:
        suites.append(_suite(_UNREADABLE, [_unreadable(error, report.root) for error in report.errors]))
    if suites:
        out = ET.SubElement(suites[-1], "system-out")
        out.text = _text("\n".join(closing_lines(report, EVERYTHING)))
    for key in ("tests", "failures", "errors"):
        root.set(key, str(sum(int(suite.get(key, "0")) for suite in suites)))
    root.extend(suites)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _by_programme(report: Report) -> dict[str, list[Case]]:
    cases: dict[str, list[Case]] = {summary.path: [] for summary in report.programmes}
    for case in report.cases:
        cases.setdefault(case.path, []).append(case)
    return cases


def _named(cases: Iterable[Case]) -> Iterator[tuple[Case, str]]:
    """Name each case by what it is about; a further one of the same name is numbered."""
    seen: Counter[tuple[str, str]] = Counter()
    for case in cases:
        subject = case.subject
        title = _text(f"{subject.each}: {subject.title}" if subject.title else subject.each)
        seen[case.code, title] += 1
        number = seen[case.code, title]
        yield case, f"{title} ({number})" if number > 1 else title


def _suite(name: str, cases: list[ET.Element]) -> ET.Element:
    """Return a suite with its counts; JUnit has no seconds to tell here."""
    inside = Counter(child.tag for case in cases for child in case)
    suite = ET.Element(
        "testsuite",
        name=_text(name),
        tests=str(len(cases)),
        failures=str(inside["failure"]),
        errors=str(inside["error"]),
        skipped=str(inside["skipped"]),
    )
    suite.extend(cases)
    return suite


def _element(case: Case, name: str, root: str) -> ET.Element:
    element = ET.Element("testcase", classname=_text(f"{case.code} {case.name}"), name=name)
    finding = case.finding
    if finding:
        tag = "failure" if case.gates else "skipped"
        told = ET.SubElement(element, tag, type=word(finding), message=_text(_message(finding)))
        told.text = _text("\n".join(_details(finding, root)))
    elif case.reason or case.verdict is not Verdict.SATISFIED:
        # An estimate that speaks for a line-up is no one's word, and is not told apart from no answer.
        unsure = Verdict.UNDETERMINED if case.verdict is Verdict.SATISFIED else case.verdict
        message = _text(f"{unsure.value}: {case.reason}")
        ET.SubElement(element, "skipped", type=unsure.value, message=message)
    return element


def _message(finding: Finding) -> str:
    return f"{word(finding)}: {finding.suppressed or finding.message}"


def _details(finding: Finding, root: str) -> Iterator[str]:
    place = finding.location
    yield f"{from_root(place.path, root)}:{place.line}:{place.column}: {finding.message}"
    if finding.do and speaks(finding):
        yield f"What to do: {what_to_do(finding)}"


def _unreadable(error: UserError, root: str) -> ET.Element:
    place = error.location
    name = f"{from_root(place.path, root)}:{place.line}:{place.column}" if place else "panelcheck"
    element = ET.Element("testcase", classname=_UNREADABLE, name=_text(name))
    told = ET.SubElement(element, "error", type="unreadable", message=_text(error.message))
    told.text = _text(error.hint)
    return element


def _text(text: str) -> str:
    """Return ``text`` without what XML cannot hold and a terminal should not; lines stay lines."""
    lines = text.replace(GLUE, " ").translate(_NO_XML).split("\n")
    return "\n".join(safe(line) for line in lines)
