"""What was found, what cannot be told, and what was set aside."""

import re
from collections.abc import Iterator, Sequence

from panelcheck.finding import Finding, Verdict
from panelcheck.report import Report, RuleInfo
from panelcheck.reporters import HIDEABLE, View, speaks
from panelcheck.reporters._listing import listed, together, what_to_do, word
from panelcheck.reporters._summary import somebody_asked, undetermined_line
from panelcheck.reporters.html.markup import Html, element, join, said
from panelcheck.reporters.html.section import Section, day_in_words, folded, rule_name, subject_kind
from panelcheck.wording import count

_GRAVE = ("error", "warning")
_FEW = 5
_MOST = 200
_AUDIENCES = {"invited": "If you are invited", "organising": "If you organise", "watching": "If you watch"}
_ADDRESS = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:)]")


def findings(report: Report) -> Section | None:
    """Return errors and warnings: one session's stand together, with what else was seen there.

    What can be done is said where a rule speaks for the first time.
    """
    rules = {rule.code: rule for rule in report.rules}
    gated = {id(finding) for finding in report.gated}
    advised: dict[str, str] = {}
    articles = [
        _article(group, rules, gated, advised) for group in _groups(report) if word(group[0]) in _GRAVE
    ]
    return Section("findings", "Findings", join(articles)) if articles else None


def _groups(report: Report) -> list[list[Finding]]:
    return together(listed(report, View(show=frozenset(HIDEABLE) - {"suppressed"})))


def _article(
    group: Sequence[Finding], rules: dict[str, RuleInfo], gated: set[int], advised: dict[str, str]
) -> Html:
    first = group[0]
    anchor = f"finding-{len(advised)}-{first.code}" if first.code not in advised else ""
    told = []
    for finding in group:
        told.append(_told(finding, gates=id(finding) in gated))
        if speaks(finding) and word(finding) in _GRAVE:
            if finding.code not in advised:
                advised[finding.code] = _title(finding)
                told.append(_advice(finding, rules.get(finding.code)))
            elif finding.do:
                link = element("a", f"{finding.code}, {advised[finding.code]}", href=f"#{finding.code}")
                told.append(element("p", "What you can do: as above, under ", link, ".", class_="again"))
    return element("article", _heading(first), told, class_=f"finding {word(first)}", id=anchor)


def _heading(finding: Finding) -> Html:
    kind = subject_kind(finding.subject.each)
    place = str(finding.location)
    return join(
        element("h3", said(_title(finding))),
        element("p", [f"{kind} · "] if kind else [], said(place), class_="place"),
    )


def _title(finding: Finding) -> str:
    subject = finding.subject
    title = day_in_words(subject.title) if subject.each == "day" else subject.title
    return title or "(no title)"


def _told(finding: Finding, *, gates: bool) -> Html:
    called = word(finding)
    return element(
        "p",
        element("span", called, class_=f"badge {called}"),
        " ",
        element("strong", finding.message),
        " ",
        element("span", f"{finding.code} {finding.name}", class_="rule"),
        [" ", element("span", "fails the check", class_="gate")] if gates else [],
        class_="told",
    )


def _advice(finding: Finding, rule: RuleInfo | None) -> Html:
    says = finding.say if finding.verdict is Verdict.CERTAIN else {}
    words = [
        (_AUDIENCES.get(audience, audience), element("q", text.strip().strip('"')))
        for audience, text in says.items()
    ]
    terms = [*([("What you can do", what_to_do(finding))] if finding.do else []), *words]
    pairs = [element("div", element("dt", term), element("dd", text)) for term, text in terms]
    return element(
        "div",
        [element("dl", pairs)] if pairs else [],
        [_background(rule)] if rule and (rule.why or rule.sources) else [],
        class_="advice",
        id=finding.code,
    )


def _background(rule: RuleInfo) -> Html:
    return folded(
        f"Why {rule.code} looks for this, and when it may be wrong",
        [element("p", rule.why)] if rule.why else [],
        [element("p", "It may be wrong when"), _list(rule.wrong_when)] if rule.wrong_when else [],
        [element("p", "Sources"), element("ul", [element("li", linked(text)) for text in rule.sources])]
        if rule.sources
        else [],
    )


def _list(texts: Sequence[str]) -> Html:
    return element("ul", [element("li", text) for text in texts])


def linked(text: str) -> Html:
    """Return ``text`` with its web addresses as links that tell the other side nothing of this page."""
    return join(_linked(text))


def _linked(text: str) -> Iterator[str]:
    end = 0
    for found in _ADDRESS.finditer(text):
        yield text[end : found.start()]
        yield element("a", found[0], href=found[0], rel="noreferrer noopener external")
        end = found.end()
    yield text[end:]


def not_told(report: Report) -> Section | None:
    """Return what cannot be told yet, by rule, and what would help."""
    groups = [group for group in _groups(report) if word(group[0]) == "undetermined"]
    loose = [finding for group in groups for finding in group if word(finding) == "undetermined"]
    if not loose:
        return None
    opening = undetermined_line(report) if somebody_asked(report) else _ASK
    return Section("cannot-be-told", "What cannot be told yet", join(element("p", opening), _by_rule(loose)))


_ASK = "Nobody has been asked yet. Ask everyone, together: what they say is the only way to know."


def notes(report: Report) -> Section | None:
    """Return the notes on sessions that have nothing graver."""
    loose = [
        finding
        for group in _groups(report)
        if word(group[0]) not in _GRAVE
        for finding in group
        if word(finding) == "note"
    ]
    return Section("notes", "Notes", _by_rule(loose)) if loose else None


def set_aside(report: Report) -> Section | None:
    """Return the findings that a reason hides, with that reason."""
    hidden = [finding for finding in report.findings if finding.suppressed is not None]
    opening = element("p", "These count in no total and fail nothing. Each was set aside with a reason.")
    return Section("set-aside", "Set aside", join(opening, _by_rule(hidden))) if hidden else None


def _by_rule(found: Sequence[Finding]) -> Html:
    rules: dict[tuple[str, str], list[Finding]] = {}
    for finding in found:
        rules.setdefault((finding.code, finding.name), []).append(finding)
    return join(
        folded(
            [rule_name(code, name), f": {count(len(members), 'place')}"],
            element("ul", [_short(finding) for finding in members[:_MOST]], class_="places"),
            [element("p", f"And {len(members) - _MOST} more; the text and JSON reports list them all.")]
            if len(members) > _MOST
            else [],
            unfolded=len(members) <= _FEW,
        )
        for (code, name), members in rules.items()
    )


def _short(finding: Finding) -> Html:
    reason = [element("br"), f"Reason: {finding.suppressed}"] if finding.suppressed else []
    return element(
        "li",
        said(_title(finding)),
        f": {finding.message}",
        reason,
        " ",
        element("span", said(str(finding.location)), class_="place"),
    )
