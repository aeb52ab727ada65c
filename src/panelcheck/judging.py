"""What one rule says of each line-up it looks at, how grave that is, and whether it makes the run fail."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from panelcheck.checks import Judgement, not_applicable, satisfied
from panelcheck.checks.reasons import TOO_FEW_TO_TELL
from panelcheck.config import Config
from panelcheck.finding import Finding, Severity, Subject, Verdict
from panelcheck.fingerprint import fingerprint
from panelcheck.lineup import Event, LineUp, Withheld, line_ups_of
from panelcheck.packs import Rule
from panelcheck.reading import Reading
from panelcheck.statistics.multiplicity import q_values
from panelcheck.values import dataclass

_SPOKEN = frozenset({Verdict.CERTAIN, Verdict.LIKELY, Verdict.UNDETERMINED})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule says of one line-up; without one, of the programme that has none.

    ``path`` is the programme's.
    """

    path: str
    rule: Rule
    judgement: Judgement
    subject: Subject
    finding: Finding | None = None
    gates: bool = False


def judge(rule: Rule, event: Event, reading: Reading) -> Iterator[Outcome]:
    """Ask one rule of every line-up it looks at."""
    path = reading.programme.path
    if reason := rule.check.missing(event):
        yield Outcome(path, rule, not_applicable(reason), Subject(rule.line_up.each, "", ""))
        return
    asked = False
    for line_up in line_ups_of(event, rule.line_up):
        for judgement in _judgements(rule, line_up):
            asked = True
            finding = _finding(rule, line_up, judgement, reading)
            gates = finding is not None and _gates(rule, line_up, judgement, reading.config)
            yield Outcome(path, rule, judgement, judgement.subject or line_up.subject, finding, gates)
    if not asked:
        nothing = not_applicable(rule.line_up.absence)
        yield Outcome(path, rule, nothing, Subject(rule.line_up.each, "", ""))


def _judgements(rule: Rule, line_up: LineUp) -> list[Judgement]:
    """Return what the rule's check says, or that what it would look at may not be told."""
    try:
        line_up.demand(rule.axis)
        return list(rule.check.judge(line_up))
    except Withheld as reason:
        return [not_applicable(str(reason))]


def _finding(rule: Rule, line_up: LineUp, judgement: Judgement, reading: Reading) -> Finding | None:
    if judgement.verdict not in _SPOKEN:
        return None
    subject = judgement.subject or line_up.subject
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=_severity(rule, line_up, judgement),
        verdict=judgement.verdict,
        probability=(judgement.low, judgement.high),
        message=rule.words(judgement),
        do=rule.do,
        say=rule.say,
        location=judgement.location or line_up.location,
        subject=subject,
        evidence=judgement.evidence,
        digest=cache(partial(fingerprint, rule.code, subject, line_up, reading.root, reading.answers.key)),
    )


def _severity(rule: Rule, line_up: LineUp, judgement: Judgement) -> Severity:
    """Only what is certain, of what is certainly a panel, keeps a rule's severity of error.

    On an axis that may be told of the whole event alone there are notes only.
    """
    if _guarded(rule, line_up, judgement):
        return Severity.NOTE
    severity = judgement.severity or rule.severity
    certain = judgement.verdict is Verdict.CERTAIN and not line_up.possible
    return severity if certain else max(severity, Severity.WARNING, key=lambda level: level.rank)


def _guarded(rule: Rule, line_up: LineUp, judgement: Judgement) -> bool:
    """Whether this is about an axis told of the whole event alone; some rules look at all axes."""
    return (rule.axis or judgement.evidence.get("axis")) in line_up.roster.guarded


def _gates(rule: Rule, line_up: LineUp, judgement: Judgement, config: Config) -> bool:
    """Whether this makes the run fail: by the rule's own severity, and only where its verdict counts."""
    if config.fail_on == "never" or line_up.possible or not rule.gate or _guarded(rule, line_up, judgement):
        return False
    counts = {
        Verdict.CERTAIN: True,
        Verdict.LIKELY: config.fail_on_likely,
        Verdict.UNDETERMINED: config.fail_on_undetermined,
    }
    severity = judgement.severity or rule.severity
    return counts.get(judgement.verdict, False) and severity.rank <= Severity(config.fail_on).rank


def adjusted(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Yield one programme's outcomes with what the number of its tests makes of each (Benjamini-Hochberg).

    Among many tests some look striking by chance: a finding stays only where its q-value is low enough. Of
    one that could not have become a finding beside so many others nothing is said.
    """
    tests = [outcome.judgement.test for outcome in outcomes]
    asked = [test for test in tests if test]
    level = max((test.max_q for test in asked), default=0.0)
    adjusted_p = iter(q_values([test.p for test in asked], [test.least for test in asked], level))
    for outcome, test in zip(outcomes, tests, strict=True):
        if test is None:
            yield outcome
            continue
        q = next(adjusted_p)
        evidence = {**outcome.judgement.evidence, "p": round(test.p, 6)}
        if q is not None:
            evidence["q"] = round(q, 6)
        if outcome.judgement.verdict is Verdict.UNDETERMINED or (q is not None and q <= test.max_q):
            judgement = replace(outcome.judgement, evidence=evidence)
            finding = outcome.finding and replace(outcome.finding, evidence=evidence)
            yield replace(outcome, judgement=judgement, finding=finding)
        elif q is None:
            nothing = not_applicable(f"{TOO_FEW_TO_TELL} among {len(asked)} tests")
            yield replace(outcome, judgement=nothing, finding=None, gates=False)
        else:
            yield replace(outcome, judgement=satisfied(evidence), finding=None, gates=False)
