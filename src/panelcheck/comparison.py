"""What changed since a revision: findings new, remaining and fixed, and how the composition moved.

Today's config, rules and statements hold for both versions. Of the earlier one only numbers are told.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial

from panelcheck.errors import UserError, collecting
from panelcheck.finding import Change, Verdict
from panelcheck.history import revision_at
from panelcheck.identity.vocabulary import GENDER
from panelcheck.judging import Outcome
from panelcheck.lineup import WOMAN, Each, LineUpSpec, line_ups_of
from panelcheck.lint import outcomes_of
from panelcheck.packs import DATA_QUALITY, HYGIENE
from panelcheck.past import as_it_was
from panelcheck.programme import Kind
from panelcheck.reading import Options, Reading, read_all, take_baselines
from panelcheck.report import Comparison, Fixed, Move, Report
from panelcheck.reporting import report_on
from panelcheck.source import STDIN

_PANELS = LineUpSpec(each=Each.SESSION, kinds=(Kind.PANEL, Kind.ROUNDTABLE, Kind.FIRESIDE))
_STAGE = LineUpSpec(each=Each.EVENT)


def lint_against(paths: Sequence[str], options: Options, name: str) -> Report:
    """Check every path, and compare it with the revision called ``name``: only what is new gates.

    What keeps a programme from being compared is in the report's errors. There is no comparison with
    private answers: the change of one person would tell what that person said.
    """
    readings, errors = read_all(paths, options)
    with collecting(errors):
        take_baselines(readings)
    outcomes = outcomes_of(readings, errors, options)
    if not readings:
        return report_on(readings, [], errors)
    try:
        _refuse_private(readings)
        past = _past(readings, name)
    except UserError as error:
        return report_on(readings, _flat(outcomes), [*errors, error])
    before = outcomes_of([reading for reading in past if reading], [], options)
    then = iter(before)
    compared = [_Compared(now, next(then) if was else None) for now, was in zip(outcomes, past, strict=True)]
    report = report_on(readings, _flat([one.now for one in compared]), errors)
    moves = [_moves(was, now) for was, now in zip(past, readings, strict=True) if was]
    comparison = Comparison(
        revision=name,
        fixed=tuple(fixed for one in compared for fixed in one.fixed()),
        gone=sum(one.gone() for one in compared),
        moves=tuple(_together(moves)),
        unknown=tuple(now.programme.path for was, now in zip(past, readings, strict=True) if was is None),
    )
    return replace(report, comparison=comparison)


def _flat(outcomes: Sequence[Sequence[Outcome]]) -> list[Outcome]:
    return [one for found in outcomes for one in found]


def _refuse_private(readings: Sequence[Reading]) -> None:
    if any(reading.roster.private for reading in readings):
        raise UserError(
            "private answers are not compared with an earlier version",
            hint="The change of one person would tell what that person said. Leave out the answers.",
        )


def _past(readings: Sequence[Reading], name: str) -> list[Reading | None]:
    known = cache(partial(revision_at, name=name))
    return [
        None if reading.target.name == STDIN else as_it_was(reading, known(reading.target.folder))
        for reading in readings
    ]


_About = tuple[str, str, str]
"""A rule's code, and the scope and key of what it spoke of."""


class _Compared:
    """One programme's outcomes, now and then; ``now`` with each finding marked, and gating only if new."""

    def __init__(self, now: Sequence[Outcome], before: Sequence[Outcome] | None) -> None:
        self._before = [] if before is None else [one for one in before if one.finding]
        self._found = Counter(_identity(one) for one in self._before)
        self._surest: dict[_About | str, int] = {}
        for one in self._before:
            known = self._surest.get(_identity(one), len(Verdict))
            self._surest[_identity(one)] = min(known, _rank(one))
        self.now = [self._marked(one) for one in now]
        self._present = {_about(one) for one in self.now if one.finding}
        self._well = {
            _about(one): one
            for one in self.now
            if one.judgement.verdict is Verdict.SATISFIED and one.judgement.from_declarations
        }

    def _marked(self, outcome: Outcome) -> Outcome:
        if outcome.finding is None:
            return outcome
        identity = _identity(outcome)
        was_there = self._found[identity] > 0 and self._surest[identity] <= _rank(outcome)
        self._found[identity] -= was_there
        change = Change.REMAINING if was_there else Change.NEW
        finding = replace(outcome.finding, change=change)
        return replace(outcome, finding=finding, gates=outcome.gates and not was_there)

    def fixed(self) -> Iterator[Fixed]:
        """Yield every rule that spoke and now holds, so far as people's own words show it."""
        for about in self._absent():
            if about in self._well:
                outcome = self._well[about]
                yield Fixed(outcome.rule.code, outcome.rule.name, outcome.subject.title)

    def gone(self) -> int:
        """Count what is there no more although nothing shows that it is well now."""
        return sum(about not in self._well for about in self._absent())

    def _absent(self) -> list[_About]:
        """Return what a rule spoke of, and speaks of no more, each once."""
        spoken = {
            _about(one): None
            for one in self._before
            if one.judgement.verdict is not Verdict.UNDETERMINED
            and one.finding
            and one.finding.suppressed is None
            and not one.rule.code.startswith(HYGIENE)
        }
        return [about for about in spoken if about not in self._present]


def _about(outcome: Outcome) -> _About:
    subject = outcome.finding.subject if outcome.finding else outcome.subject
    return (outcome.rule.code, subject.each, subject.key)


def _identity(outcome: Outcome) -> _About | str:
    """Return what makes a finding the same one then and now.

    That is its fingerprint, by which a session's other line-up is another finding. A day, a track or an
    event has another line-up with every change: there it is what the rule speaks of.
    """
    assert outcome.finding is not None  # noqa: S101 - only findings are compared
    narrow = outcome.rule.line_up.each is Each.SESSION or outcome.rule.code.startswith(DATA_QUALITY)
    return outcome.finding.fingerprint if narrow else _about(outcome)


def _rank(outcome: Outcome) -> int:
    return outcome.judgement.verdict.rank


def _moves(was: Reading, now: Reading) -> dict[str, Move]:
    """Return the composition then and now, where someone has told us."""
    if not any(standing.categories for standing in now.roster.standings.get(GENDER, {}).values()):
        return {}
    return {
        what: Move(what, before, after)
        for (what, before), after in zip(_composition(was).items(), _composition(now).values(), strict=True)
        if before[2] or after[2]
    }


def _composition(reading: Reading) -> dict[str, tuple[int, int, int]]:
    event = reading.event()
    panels = [line_up.bounds(GENDER, WOMAN) for line_up in line_ups_of(event, _PANELS) if line_up.size]
    with_a_woman = sum(least > 0 for least, _ in panels), sum(most > 0 for _, most in panels), len(panels)
    (stage,) = line_ups_of(event, _STAGE)
    return {
        "panels with a woman": with_a_woman,
        "women among the people on stage": (*stage.bounds(GENDER, WOMAN), stage.size),
    }


def _together(moves: Sequence[dict[str, Move]]) -> Iterator[Move]:
    """Yield the moves of all programmes as one."""
    for what in dict.fromkeys(what for found in moves for what in found):
        same = [found[what] for found in moves if what in found]
        before, after = ([move.before for move in same], [move.after for move in same])
        yield Move(what, _sum(before), _sum(after))


def _sum(shares: Sequence[tuple[int, int, int]]) -> tuple[int, int, int]:
    least, most, of = (sum(column) for column in zip(*shares, strict=True))
    return least, most, of
