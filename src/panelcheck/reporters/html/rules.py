"""Which rules were asked, which of them hold, and which could not be asked at all."""

from collections import Counter
from collections.abc import Iterable

from panelcheck.finding import Severity, Verdict
from panelcheck.report import Case, Report, RuleInfo
from panelcheck.reporters import speaks
from panelcheck.reporters.html.markup import Html, element, join
from panelcheck.reporters.html.section import Section, rule_name, table

_GUESSED = "holds, as far as first names or pronouns tell"
_WORDS = {
    "broken": "broken",
    "likely": "very likely broken",
    "undetermined": "cannot be told",
    "aside": "set aside",
    "guessed": _GUESSED,
    "holds": "holds",
    "noted": "noted",
    "silent": "not asked",
}
"""What may be said of a line-up; the first that is true of any is said of the rule."""


def not_checked(report: Report) -> Section | None:
    """Return the rules that were silent, and why."""
    rows = [
        (rule_name(silence.code, silence.name), silence.reason, str(silence.line_ups))
        for silence in report.silences
    ]
    if not rows:
        return None
    opening = element("p", "Not checked is not the same as fine. These rules had nothing to go by.")
    told = table(("Rule", "Why not", "How often"), rows, "Rules that could not be asked, and why")
    return Section("not-checked", "What was not checked", join(opening, told))


def policies(report: Report) -> Section | None:
    """Return each pack in use, and what became of its rules."""
    packs: dict[str, list[RuleInfo]] = {}
    cases: dict[str, list[Case]] = {}
    for case in report.cases:
        cases.setdefault(case.code, []).append(case)
    for rule in report.rules:
        if rule.code in cases:
            packs.setdefault(rule.pack, []).append(rule)
    if not cases:
        return None
    opening = element(
        "p", "A rule is met only where it was asked and holds. What cannot be told is never counted as met."
    )
    return Section(
        "policies",
        "Rules and policies",
        join(opening, [_pack(name, rules, cases) for name, rules in packs.items()]),
    )


def _pack(name: str, rules: Iterable[RuleInfo], cases: dict[str, list[Case]]) -> Html:
    told = [(rule, Counter(_outcome(case) for case in cases[rule.code])) for rule in rules]
    asked = [counts for _, counts in told if set(counts) - {"silent", "noted"}]
    met = sum(set(counts) <= {"holds", "silent"} for counts in asked)
    rows = [(rule_name(rule.code, rule.name), _result(counts)) for rule, counts in told]
    caption = f"Pack {name}" + (f": {met} of {len(asked)} rules that were asked are met" if asked else "")
    return table(("Rule", "Result"), rows, caption)


def _outcome(case: Case) -> str:
    if case.finding is not None and case.finding.suppressed is not None:
        return "aside"
    if case.verdict is Verdict.SATISFIED:
        return "guessed" if case.reason else "holds"
    if case.finding is not None and case.finding.severity is Severity.NOTE and speaks(case.finding):
        return "noted"
    return {
        Verdict.CERTAIN: "broken",
        Verdict.LIKELY: "likely",
        Verdict.UNDETERMINED: "undetermined",
    }.get(case.verdict, "silent")


def _result(counts: Counter[str]) -> Html:
    outcome = next((word for word in _WORDS if counts[word]), "silent")
    told = element("span", _WORDS[outcome], class_=f"result {outcome}")
    if counts.total() == 1:
        return told
    each = ", ".join(f"{counts[word]} {words}" for word, words in _WORDS.items() if counts[word])
    detail = f"{counts.total()} times" if counts.total() == counts[outcome] else each
    return join(told, element("small", f" ({detail})"))
