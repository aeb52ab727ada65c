"""Everything one run found, put together as its report."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from panelcheck.config import root_of
from panelcheck.errors import UserError
from panelcheck.finding import Finding, Verdict
from panelcheck.judging import Outcome
from panelcheck.packs import DATA_QUALITY, HYGIENE
from panelcheck.reading import Reading
from panelcheck.report import Case, Report, RuleInfo, Silence
from panelcheck.summary import summarise

_JUDGED = frozenset({Verdict.CERTAIN, Verdict.LIKELY, Verdict.SATISFIED})
_UNSURE = "people's own word alone does not decide it"


def report_on(
    readings: Sequence[Reading], outcomes: Sequence[Outcome], errors: Sequence[UserError]
) -> Report:
    """Return the report on what was found; its exit code is the command line's to give."""
    spoken = [(outcome.finding, outcome.gates) for outcome in outcomes if outcome.finding]
    spoken.sort(key=lambda one: _order(one[0]))
    verdicts = Counter(outcome.judgement.verdict for outcome in outcomes)
    judged = Counter(  # where nothing but data was judged, the run is no pass
        outcome.path
        for outcome in outcomes
        if outcome.judgement.verdict in _JUDGED and not outcome.rule.code.startswith((DATA_QUALITY, HYGIENE))
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
        findings=tuple(finding for finding, _ in spoken),
        gated=tuple(finding for finding, gates in spoken if gates),
        going_well=tuple(_going_well(outcomes)),
        silences=tuple(Silence(*rule, count) for rule, count in silent.items()),
        satisfied=verdicts[Verdict.SATISFIED],
        judged=judged.total(),
        unjudged=tuple(path for reading in readings if (path := reading.programme.path) not in judged),
        errors=tuple(errors),
        rules=tuple(_rules(readings)),
        cases=tuple(_case(outcome) for outcome in outcomes),
        root=str(root_of(Path())),
        sources={path: source for reading in readings for path, source in reading.sources.items()},
    )


def _order(finding: Finding) -> tuple[Any, ...]:
    return (finding.location[:3], finding.severity.rank, finding.code)


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
