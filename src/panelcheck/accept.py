"""What a baseline accepts from now on: written from what is there, or with what is gone left out."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from panelcheck.baseline import FILE_NAME, Accepted, Baseline, read_baseline, render_baseline
from panelcheck.errors import UserError
from panelcheck.finding import Severity, Verdict
from panelcheck.judging import Outcome
from panelcheck.lint import check
from panelcheck.reading import Options, Reading, read_all, take_baselines
from panelcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """A baseline as it is to be: its file and text, and how many findings came, stayed and went.

    ``configured``: the config names this file. ``private``: it rests on private answers.
    """

    path: Path
    text: str
    added: int
    kept: int
    dropped: int
    configured: bool
    private: bool = False


def accept(
    paths: Sequence[str], options: Options, *, prune: bool = False
) -> tuple[list[Update], list[UserError]]:
    """Return every baseline of these programmes, anew, and what could not be read.

    It accepts errors, warnings and whatever else gates, but no other undetermined finding. To ``prune`` adds
    nothing. Entries of rules that were not asked and of programmes that were not checked stay, and so does
    every reason. Raises UserError or UserErrors where a baseline cannot be used.
    """
    readings, errors = read_all(paths, options)
    take_baselines(readings, default=FILE_NAME)
    fresh: dict[Path, Counter[Accepted]] = {}
    runs: dict[Path, list[Reading]] = {}
    for reading in readings:
        baseline = _baseline_of(reading)
        runs.setdefault(baseline.path, []).append(reading)
        outcomes = check(reading, options)
        found = fresh.setdefault(baseline.path, Counter())
        if prune and not baseline.path.exists():
            read_baseline(baseline.path)  # says what is wrong
        if not prune:
            found.update(_entries(outcomes, reading.ignores.home))
    return [_update(runs[path], found) for path, found in fresh.items()], errors


def _baseline_of(reading: Reading) -> Baseline:
    assert reading.ignores.baseline is not None  # noqa: S101 - each has one by default
    return reading.ignores.baseline


def _entries(outcomes: Iterable[Outcome], home: str) -> Iterable[Accepted]:
    """Yield an entry for each finding that is worth one, and for which there is no reason to hide it yet."""
    for outcome in outcomes:
        finding = outcome.finding
        if finding is None or finding.suppressed is not None:
            continue
        told = finding.verdict is not Verdict.UNDETERMINED and finding.severity is not Severity.NOTE
        if told or outcome.gates:
            yield Accepted(
                programme=home,
                code=finding.code,
                fingerprint=finding.fingerprint,
                verdict=finding.verdict,
            )


def _update(readings: Sequence[Reading], found: Counter[Accepted]) -> Update:
    baseline = _baseline_of(readings[0])
    left_over = [use for reading in readings for use in reading.ignores.left_over()]
    kept = [use.entry for use in baseline.uses if use not in left_over]
    kept += [replace(use.entry, count=use.hides) for use in left_over if use.hides]
    added = [replace(entry, count=number) for entry, number in found.items()]
    before = sum(use.entry.count for use in baseline.uses)
    staying = sum(entry.count for entry in kept)
    return Update(
        path=baseline.path,
        text=render_baseline([*kept, *added], baseline.key),
        added=found.total(),
        kept=staying,
        dropped=before - staying,
        configured=readings[0].baseline is not None,
        private=bool(baseline.key),
    )
