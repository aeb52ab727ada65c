"""The whole pipeline: Programme -> Roster -> line-ups -> checks -> Findings -> suppress -> Report."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Any

from panelcheck.checks import Judgement, not_applicable, satisfied
from panelcheck.config import Config
from panelcheck.errors import UserError, collecting
from panelcheck.finding import Case, Finding, Report, RuleInfo, Severity, Silence, Subject, Verdict
from panelcheck.lineup import Event, LineUp, Withheld, line_ups_of
from panelcheck.packs import Rule
from panelcheck.reading import Options, Reading, read_all, take_baselines
from panelcheck.statistics.multiplicity import benjamini_hochberg
from panelcheck.summary import DATA_QUALITY, fingerprint, summarise
from panelcheck.suppress import HYGIENE, Ignores, flaws_of
from panelcheck.values import dataclass


def lint(paths: Sequence[str], options: Options) -> Report:
    """Check every path as one programme. What could not be read is in the report's errors."""
    readings, errors = read_all(paths, options)
    with collecting(errors):
        take_baselines(readings)
    outcomes = outcomes_of(readings, errors, options)
    return report_on(readings, [one for found in outcomes for one in found], errors)


def outcomes_of(
    readings: Sequence[Reading], errors: list[UserError], options: Options
) -> list[list["Outcome"]]:
    """Ask every rule of every programme, what is ignored marked; those on the ignores come last."""
    outcomes: list[list[Outcome]] = []
    for reading in readings:
        outcomes.append([])
        with collecting(errors):
            judged = adjusted(list(check(reading, options)))
            outcomes[-1] += [suppressed(one, reading.ignores) for one in judged]
    flaws = flaws_of([reading.ignores for reading in readings])
    for reading, flawed, found in zip(readings, flaws, outcomes, strict=True):
        event = reading.event(flawed)
        told = (one for rule in reading.hygiene for one in judge(rule, event, reading))
        found += [one for one in told if one.finding]
    return outcomes


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


def check(reading: Reading, options: Options) -> Iterator[Outcome]:
    """Ask every rule of one programme, but those on its ignores."""
    event = reading.event()
    for number, rule in enumerate(reading.rules, start=1):
        options.tell(f"{reading.programme.path}: rule {number} of {len(reading.rules)}, {rule.name}")
        yield from judge(rule, event, reading)


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


def adjusted(outcomes: Sequence[Outcome]) -> Iterator[Outcome]:
    """Yield one programme's outcomes with what the number of its tests makes of each (Benjamini-Hochberg).

    Among many tests some look striking by chance: a finding stays only where its q-value is low enough.
    """
    tests = [outcome.judgement.test for outcome in outcomes]
    q_values = iter(benjamini_hochberg([test.p for test in tests if test]))
    for outcome, test in zip(outcomes, tests, strict=True):
        if test is None:
            yield outcome
            continue
        q = next(q_values)
        evidence = {**outcome.judgement.evidence, "p": round(test.p, 6), "q": round(q, 6)}
        if outcome.judgement.verdict is Verdict.CERTAIN and q > test.max_q:
            yield replace(outcome, judgement=satisfied(evidence), finding=None, gates=False)
        else:
            judgement = replace(outcome.judgement, evidence=evidence)
            finding = outcome.finding and replace(outcome.finding, evidence=evidence)
            yield replace(outcome, judgement=judgement, finding=finding)


_SPOKEN = frozenset({Verdict.CERTAIN, Verdict.LIKELY, Verdict.UNDETERMINED})


def suppressed(outcome: Outcome, ignores: Ignores) -> Outcome:
    """Return ``outcome`` with its finding marked, and not gating, where there is a reason to hide it."""
    reason = ignores.reason_to_hide(outcome.finding) if outcome.finding else None
    if outcome.finding is None or reason is None:
        return outcome
    return replace(outcome, finding=replace(outcome.finding, suppressed=reason), gates=False)


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


def report_on(
    readings: Sequence[Reading], outcomes: Sequence[Outcome], errors: Sequence[UserError]
) -> Report:
    """Return the report on what was found; its exit code is the command line's to give."""
    spoken = sorted(
        (outcome for outcome in outcomes if outcome.finding),
        key=lambda outcome: _order(outcome.finding),
    )
    verdicts = Counter(outcome.judgement.verdict for outcome in outcomes)
    judged = Counter(  # where nothing but data was judged, the run is no pass
        outcome.judgement.verdict
        for outcome in outcomes
        if not outcome.rule.code.startswith((DATA_QUALITY, HYGIENE))
    )
    silent = Counter(
        (outcome.rule.code, outcome.rule.name, outcome.judgement.reason)
        for outcome in outcomes
        if outcome.judgement.verdict is Verdict.NOT_APPLICABLE
    )
    return Report(
        programmes=tuple(
            summarise(
                reading.event(),
                asked=reading.config.asked,
                configured=reading.config.folder is not None,
                private=reading.answers.use,
            )
            for reading in readings
        ),
        findings=tuple(outcome.finding for outcome in spoken if outcome.finding),
        gated=tuple(outcome.finding for outcome in spoken if outcome.finding and outcome.gates),
        going_well=tuple(_going_well(outcomes)),
        silences=tuple(Silence(*rule, count) for rule, count in silent.items()),
        satisfied=verdicts[Verdict.SATISFIED],
        judged=sum(judged[verdict] for verdict in (Verdict.CERTAIN, Verdict.LIKELY, Verdict.SATISFIED)),
        errors=tuple(errors),
        rules=tuple(_rules(readings)),
        cases=tuple(_case(outcome) for outcome in outcomes),
        sources={path: source for reading in readings for path, source in reading.sources.items()},
    )


_UNSURE = "people's own word alone does not decide it"


def _rules(readings: Sequence[Reading]) -> list[RuleInfo]:
    """Return every rule that was asked, by code, as the first programme knows it."""
    asked = {rule.code: rule for reading in reversed(readings) for rule in (*reading.rules, *reading.hygiene)}
    return [
        RuleInfo(
            code=rule.code,
            name=rule.name,
            severity=rule.severity,
            pack=rule.pack,
            why=rule.why,
            do=rule.do,
            wrong_when=rule.wrong_when,
            sources=rule.sources,
        )
        for _, rule in sorted(asked.items())
    ]


def _case(outcome: Outcome) -> Case:
    judgement = outcome.judgement
    unsure = judgement.verdict is Verdict.SATISFIED and not judgement.from_declarations
    return Case(
        path=outcome.path,
        code=outcome.rule.code,
        name=outcome.rule.name,
        subject=outcome.subject,
        verdict=judgement.verdict,
        reason=_UNSURE if unsure else judgement.reason,
        finding=outcome.finding,
        gates=outcome.gates,
    )


def _order(finding: Finding | None) -> tuple[Any, ...]:
    assert finding is not None  # noqa: S101 - only spoken outcomes are sorted
    return (finding.location[:3], finding.severity.rank, finding.code)


def _going_well(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Say, rule by rule, where declarations alone show that all is well; estimates are never praised."""
    by_rule: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_rule.setdefault(outcome.rule.code, []).append(outcome)
    for judged in by_rule.values():
        holds = [one for one in judged if one.judgement.verdict is Verdict.SATISFIED]
        well = [one for one in holds if one.judgement.from_declarations]
        if well and judged[0].rule.well:
            asked = [one for one in judged if one.judgement.verdict is not Verdict.NOT_APPLICABLE]
            yield judged[0].rule.praise([one.subject.title for one in well], len(asked))
