"""SARIF 2.1.0, the format of code-scanning pages: rules with help, results, suppressions, what went wrong.

Section numbers are those of the standard (OASIS, 2.1.0).
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from panelcheck import __version__
from panelcheck.errors import Location, UserError
from panelcheck.finding import Change, Finding, Verdict
from panelcheck.report import Report, RuleInfo
from panelcheck.reporters import View, speaks
from panelcheck.reporters._closing import closing_lines
from panelcheck.reporters._listing import EVERYTHING, fingerprints, what_to_do
from panelcheck.reporters._markdown import prose
from panelcheck.reporters._places import file_of, in_sheet
from panelcheck.source import NO_FILES
from panelcheck.wording import GLUE, safe, safe_json

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "panelcheckFingerprint/v1"
"""A key of our own: GitHub warns of its own where it was not made from the text of a line."""
_ROOT = "%SRCROOT%"
_DIGITS = 4
_STATES = {Change.NEW: "new", Change.REMAINING: "unchanged"}
"""What the standard calls a result that was there at the earlier revision, or was not (3.27.24)."""


def render(report: Report, view: View) -> str:
    """Return one run. Only what could not be decided is hidden by the view: a page would show it as found."""
    shown = [
        finding
        for finding in report.findings
        if finding.verdict is not Verdict.UNDETERMINED
        or finding.suppressed is not None
        or "undetermined" in view.show
    ]
    rules = _rules(report)
    number = {rule.code: place for place, rule in enumerate(rules)}
    document = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "panelcheck",
                        "semanticVersion": __version__,
                        "rules": [_rule(rule) for rule in rules],
                    }
                },
                "invocations": [_invocation(report, view)],
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(finding, number[finding.code], fingerprint, report.root)
                    for finding, fingerprint in zip(shown, fingerprints(shown), strict=True)
                ],
            }
        ],
    }
    return safe_json(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def _rules(report: Report) -> list[RuleInfo]:
    """Return every rule that was asked; a finding's rule is among them."""
    asked = {rule.code: rule for rule in report.rules}
    for finding in report.findings:
        if finding.code not in asked:
            asked[finding.code] = RuleInfo(
                code=finding.code, name=finding.name, severity=finding.severity, do=finding.do
            )
    return list(asked.values())


def _rule(rule: RuleInfo) -> dict[str, Any]:
    words = rule.name.replace("-", " ")
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": _message(f"{words[:1].upper()}{words[1:]}")},
        "fullDescription": {"text": _message(rule.why or words)},
        "help": {
            "text": _message("\n".join(_help(rule))),
            "markdown": "\n\n".join(_help_in_markdown(rule)).replace("{", "{{").replace("}", "}}"),
        },
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"tags": [safe(rule.pack)] if rule.pack else []},
    }


def _help(rule: RuleInfo) -> Iterator[str]:
    yield f"{rule.code} {rule.name}"
    yield from (f"{label}: {text}" for label, text in (("Why", rule.why), ("What to do", rule.do)) if text)
    yield from (f"May be wrong: {text}" for text in rule.wrong_when)
    yield from (f"Source: {text}" for text in rule.sources)


def _help_in_markdown(rule: RuleInfo) -> Iterator[str]:
    """Yield paragraphs. A rule's sources stay addresses that can be followed."""
    if rule.why:
        yield f"**Why** {prose(rule.why)}"
    if rule.do:
        yield f"**What to do** {prose(rule.do)}"
    if rule.wrong_when:
        yield "\n".join(["**May be wrong**", "", *(f"- {prose(text)}" for text in rule.wrong_when)])
    if rule.sources:
        yield "\n".join(["**Sources**", "", *(f"- {prose(text, links=True)}" for text in rule.sources)])
    yield f"`panelcheck explain {safe(rule.code)}` says more."


def _invocation(report: Report, view: View) -> dict[str, Any]:
    """Return how the run ended, with what could not be read and what is not known (3.20)."""
    hidden = {"undetermined"} - view.show
    return {
        "executionSuccessful": not report.errors,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": [
            *(_error(error, report.root) for error in report.errors),
            *(
                {"level": "note", "message": {"text": _message(line)}}
                for line in closing_lines(report, replace(EVERYTHING, show=EVERYTHING.show - hidden))
            ),
        ],
    }


def _error(error: UserError, root: str) -> dict[str, Any]:
    hint = f" {error.hint}" if error.hint else ""
    physical = _physical(error.location, root) if error.location else {}
    place = {"locations": [physical]} if physical else {}
    return {
        "level": "error",
        "message": {"text": _message(f"{in_sheet(error.location)}{error.message}.{hint}")},
        **place,
    }


def _result(finding: Finding, rule: int, fingerprint: str, root: str) -> dict[str, Any]:
    """Return a result; ``open`` is the standard's word for what could not be decided (3.27.9)."""
    undetermined = finding.verdict is Verdict.UNDETERMINED
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "kind": "open" if undetermined else "fail",
        "level": "none" if undetermined else finding.severity.value,
        "message": {"text": _message(_told(finding))},
        "locations": [
            {
                **_physical(finding.location, root),
                "logicalLocations": [{"name": safe(finding.subject.title), "kind": finding.subject.each}],
            }
        ],
        "partialFingerprints": {FINGERPRINT: fingerprint},
        "properties": {
            "verdict": finding.verdict.value,
            "probability": [round(end, _DIGITS) for end in finding.probability],
        },
    }
    if finding.change is not None:
        result["baselineState"] = _STATES[finding.change]
    if finding.suppressed is not None:
        result["suppressions"] = [{"kind": "external", "justification": safe(finding.suppressed)}]
    return result


def _told(finding: Finding) -> str:
    title = f"{finding.subject.title}: " if finding.subject.title else ""
    do = f"\nWhat to do: {what_to_do(finding)}" if finding.do and speaks(finding) else ""
    return f"{in_sheet(finding.location)}{title}{finding.message}{do}"


def _physical(place: Location, root: str) -> dict[str, Any]:
    """Return the part of a location that says where in a file it is; nothing where it is in none (3.28)."""
    if place.path in NO_FILES:
        return {}
    region = {"startLine": place.line, "startColumn": place.column}
    if place.end_line:
        region |= {"endLine": place.end_line, "endColumn": place.end_column}
    return {"physicalLocation": {"artifactLocation": _artifact(file_of(place.path, root)), "region": region}}


def _artifact(path: str) -> dict[str, str]:
    """Return where a file lies, percent-encoded; a path from outside the repository is no relative one."""
    uri = quote(path.encode(errors="backslashreplace"))
    return {"uri": f"file://{uri}"} if path.startswith("/") else {"uri": uri, "uriBaseId": _ROOT}


def _message(text: str) -> str:
    """Return a plain message: braces are doubled (3.11.5) and nothing becomes a link (3.11.6)."""
    lines = text.replace(GLUE, " ").replace("{", "{{").replace("}", "}}").replace("](", "] (").split("\n")
    return "\n".join(safe(line) for line in lines)
