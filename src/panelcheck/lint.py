"""The whole pipeline: Programme -> Roster -> line-ups -> checks -> Findings -> suppress -> Report."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from panelcheck.checks import Judgement, not_applicable
from panelcheck.config import Config, find_config, load_config, root_of
from panelcheck.errors import UserError, UserErrors
from panelcheck.finding import Finding, Report, Severity, Silence, Subject, Verdict
from panelcheck.identity import DEFAULT, Vocabulary, identify, read_declarations
from panelcheck.identity.roster import Roster
from panelcheck.lineup import Event, LineUp, line_ups_of
from panelcheck.packs import DEFAULT_PACKS, Rule, load_packs, select_rules
from panelcheck.programme import Programme
from panelcheck.readers.records import Words
from panelcheck.source import STDIN, Source, read_source
from panelcheck.summary import fingerprint, summarise
from panelcheck.suppress import HYGIENE, Ignores, flaws_of
from panelcheck.targets import Target, configured, targets_of

DATA_QUALITY = "PC0"
"""Rules on the data alone: where nothing else could be judged, the run is no pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line says. ``overrides`` are config keys that it sets itself."""

    config: str | None = None
    stdin_filename: str | None = None
    overrides: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One path, read: its programme, who is who in it, and the config that holds for it.

    ``hygiene`` are the rules on ``ignores``, which can be judged once the other ``rules`` have spoken.
    """

    programme: Programme
    roster: Roster
    config: Config
    sources: Mapping[str, Source] = field(repr=False)
    rules: Sequence[Rule] = field(repr=False)
    hygiene: Sequence[Rule] = field(repr=False)
    ignores: Ignores = field(repr=False)
    root: Path


def lint(paths: Sequence[str], options: Options) -> Report:
    """Check every path as one programme. What could not be read is in the report's errors."""
    readings, errors = read_all(paths, options)
    outcomes: list[Outcome] = []
    for reading in readings:
        with _collecting(errors):
            event = Event(reading.programme, reading.roster)
            judged = (one for rule in reading.rules for one in judge(rule, event, reading))
            outcomes += [suppressed(one, reading.ignores) for one in judged]
    flaws = flaws_of([reading.ignores for reading in readings])
    for reading, flawed in zip(readings, flaws, strict=True):
        event = Event(reading.programme, reading.roster, flawed)
        judged = (one for rule in reading.hygiene for one in judge(rule, event, reading))
        outcomes += [one for one in judged if one.finding]
    return _report(readings, outcomes, errors)


def read_all(paths: Sequence[str], options: Options) -> tuple[list[Reading], list[UserError]]:
    """Read every path once, and find out who is who in it."""
    readings: list[Reading] = []
    errors: list[UserError] = []
    read: set[tuple[str, Path | None]] = set()
    known: dict[Path, Config] = {}
    for path in dict.fromkeys(paths) or (None,):
        with _collecting(errors):
            place = _place(path, options)
            config, folder = _config(place, options, known)
            targets = configured(config, folder) if path is None else targets_of(path, config, folder)
            for target in targets:
                key = target.name, folder if target.entry else None
                if key not in read:
                    read.add(key)
                    with _collecting(errors):
                        readings.append(_read(target, place, folder, options))
    return readings, errors


def configures_programmes(options: Options) -> bool:
    """Whether the config that holds here names programmes, so that no path is needed."""
    config, _ = _config(_place(None, options), options, {})
    return bool(config.programmes)


def _place(path: str | None, options: Options) -> Path:
    return Path(options.stdin_filename or "stdin") if path == STDIN else Path(path or "")


def _read(target: Target, place: Path, config_root: Path, options: Options) -> Reading:
    config = target.config
    loaded = load_packs((*DEFAULT_PACKS, *config.extends), overrides=config.rules, root=config_root)
    rules = select_rules(loaded, config.select, config.ignore)
    words = Words(fields=config.fields, kinds=config.kinds, axes=("gender", *config.axes))
    programme, sources = target.read(options.stdin_filename)
    declared = [
        declaration
        for file in config.declarations
        for declaration in read_declarations(read_source(_beside(file, config_root, options)), words.axes)
    ]
    roster = identify(
        programme,
        declarations=declared,
        vocabularies=_vocabularies(config),
        axes=list(dict.fromkeys([*words.axes, *(rule.axis for rule in rules if rule.axis)])),
        names=config.names,
        pronouns=config.pronouns,
        private=bool(config.declarations),
    )
    return Reading(
        programme=programme,
        roster=roster,
        config=config,
        sources=sources,
        root=Path() if target.entry else root_of(place),
        rules=[rule for rule in rules if not rule.code.startswith(HYGIENE)],
        hygiene=[rule for rule in rules if rule.code.startswith(HYGIENE)],
        ignores=Ignores(programme=programme, configured=config.ignored, known=loaded, selected=rules),
    )


def _config(place: Path, options: Options, known: dict[Path, Config]) -> tuple[Config, Path]:
    """Return the config that holds at ``place`` and the folder its paths are relative to."""
    found = Path(options.config) if options.config else find_config(place)
    if found is None:
        return Config().overridden(options.overrides), Path()
    if found not in known:
        known[found] = load_config(found)
    return known[found].overridden(options.overrides), found.parent


def _vocabularies(config: Config) -> dict[str, Vocabulary]:
    added = {
        name: DEFAULT.get(name, Vocabulary(name)).extended(axis.categories)
        for name, axis in config.axes.items()
    }
    return {**DEFAULT, **added}


def _beside(file: str, root: Path, options: Options) -> str:
    """Return a config's path relative to the config, the command line's as it is."""
    return file if file == STDIN or "declarations" in options.overrides else str(root / file)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one rule says of one line-up; without one, of the programme that has none."""

    rule: Rule
    judgement: Judgement
    subject: Subject
    finding: Finding | None = None
    gates: bool = False


def judge(rule: Rule, event: Event, reading: Reading) -> Iterator[Outcome]:
    """Ask one rule of every line-up it looks at."""
    asked = False
    for line_up in line_ups_of(event, rule.line_up):
        for judgement in rule.check.judge(line_up):
            asked = True
            finding = _finding(rule, line_up, judgement, reading.root)
            gates = _gates(rule, line_up, judgement, reading.config)
            yield Outcome(rule, judgement, line_up.subject, finding, gates)
    if not asked:
        yield Outcome(rule, not_applicable(rule.line_up.absence), Subject(rule.line_up.each, "", ""))


_SPOKEN = frozenset({Verdict.CERTAIN, Verdict.LIKELY, Verdict.UNDETERMINED})


def suppressed(outcome: Outcome, ignores: Ignores) -> Outcome:
    """Return ``outcome`` with its finding marked, and not gating, where there is a reason to hide it."""
    reason = ignores.reason_to_hide(outcome.finding) if outcome.finding else None
    if outcome.finding is None or reason is None:
        return outcome
    return replace(outcome, finding=replace(outcome.finding, suppressed=reason), gates=False)


def _finding(rule: Rule, line_up: LineUp, judgement: Judgement, root: Path) -> Finding | None:
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
        fingerprint=fingerprint(rule.code, subject, line_up, root),
    )


def _severity(rule: Rule, line_up: LineUp, judgement: Judgement) -> Severity:
    """Only what is certain, of what is certainly a panel, keeps a rule's severity of error."""
    severity = judgement.severity or rule.severity
    certain = judgement.verdict is Verdict.CERTAIN and not line_up.possible
    return severity if certain else max(severity, Severity.WARNING, key=lambda level: level.rank)


def _gates(rule: Rule, line_up: LineUp, judgement: Judgement, config: Config) -> bool:
    """Whether this makes the run fail: by the rule's own severity, and only where its verdict counts."""
    if config.fail_on == "never" or line_up.possible or not rule.gate:
        return False
    counts = {
        Verdict.CERTAIN: True,
        Verdict.LIKELY: config.fail_on_likely,
        Verdict.UNDETERMINED: config.fail_on_undetermined,
    }
    severity = judgement.severity or rule.severity
    return counts.get(judgement.verdict, False) and severity.rank <= Severity(config.fail_on).rank


def _report(readings: Sequence[Reading], outcomes: Sequence[Outcome], errors: Sequence[UserError]) -> Report:
    spoken = sorted(
        (outcome for outcome in outcomes if outcome.finding),
        key=lambda outcome: _order(outcome.finding),
    )
    verdicts = Counter(outcome.judgement.verdict for outcome in outcomes)
    judged = Counter(
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
            summarise(reading.programme, reading.roster, asked=reading.config.asked) for reading in readings
        ),
        findings=tuple(outcome.finding for outcome in spoken if outcome.finding),
        gated=tuple(outcome.finding for outcome in spoken if outcome.finding and outcome.gates),
        going_well=tuple(_going_well(outcomes)),
        silences=tuple(Silence(*rule, count) for rule, count in silent.items()),
        satisfied=verdicts[Verdict.SATISFIED],
        judged=sum(judged[verdict] for verdict in (Verdict.CERTAIN, Verdict.LIKELY, Verdict.SATISFIED)),
        errors=tuple(errors),
        sources={path: source for reading in readings for path, source in reading.sources.items()},
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


@contextmanager
def _collecting(errors: list[UserError]) -> Iterator[None]:
    """Keep a user's mistake for the report, so that one broken file never hides the others."""
    try:
        yield
    except UserErrors as several:
        errors += several.errors
    except UserError as error:
        errors.append(error)
