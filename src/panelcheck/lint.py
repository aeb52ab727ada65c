"""The whole pipeline: Programme -> Roster -> line-ups -> checks -> Findings -> suppress -> Report."""

from collections.abc import Sequence
from dataclasses import replace

from panelcheck.errors import UserError, collecting
from panelcheck.judging import Outcome, adjusted, judge
from panelcheck.reading import Options, Reading, read_all, take_baselines
from panelcheck.report import Report
from panelcheck.reporting import report_on
from panelcheck.suppress import Ignores, flaws_of


def lint(paths: Sequence[str], options: Options) -> Report:
    """Check every path as one programme. What could not be read is in the report's errors."""
    readings, errors = read_all(paths, options)
    with collecting(errors):
        take_baselines(readings)
    outcomes = outcomes_of(readings, errors, options)
    return report_on(readings, [one for found in outcomes for one in found], errors)


def outcomes_of(
    readings: Sequence[Reading], errors: list[UserError], options: Options
) -> list[list[Outcome]]:
    """Ask every rule of every programme, what is ignored marked; those on the ignores come last."""
    outcomes: list[list[Outcome]] = []
    for reading in readings:
        outcomes.append([])
        with collecting(errors):
            outcomes[-1] += check(reading, options)
    flaws = flaws_of([reading.ignores for reading in readings])
    for reading, flawed, found in zip(readings, flaws, outcomes, strict=True):
        event = reading.event(flawed)
        told = (one for rule in reading.hygiene for one in judge(rule, event, reading))
        found += [one for one in told if one.finding]
    return outcomes


def check(reading: Reading, options: Options) -> list[Outcome]:
    """Ask every rule of one programme, but those on its ignores; what is ignored is marked."""
    event = reading.event()
    judged: list[Outcome] = []
    for number, rule in enumerate(reading.rules, start=1):
        options.tell(f"{reading.programme.path}: rule {number} of {len(reading.rules)}, {rule.name}")
        judged += judge(rule, event, reading)
    return [suppressed(one, reading.ignores) for one in adjusted(judged)]


def suppressed(outcome: Outcome, ignores: Ignores) -> Outcome:
    """Return ``outcome`` with its finding marked, and not gating, where there is a reason to hide it."""
    reason = ignores.reason_to_hide(outcome.finding) if outcome.finding else None
    if outcome.finding is None or reason is None:
        return outcome
    return replace(outcome, finding=replace(outcome.finding, suppressed=reason), gates=False)
