"""The sentences on what changed since a revision."""

from collections import Counter
from collections.abc import Iterator, Sequence

from panelcheck.finding import Change, Finding, Severity
from panelcheck.report import Comparison, Fixed, Move
from panelcheck.reporters import speaks
from panelcheck.reporters._summary import sentence
from panelcheck.wording import count, spread

MOST_TITLES = 5


def comparison_lines(comparison: Comparison | None, findings: Sequence[Finding]) -> Iterator[str]:
    """Say what changed since the revision: the headline first, then what improved, then how it moved.

    The headline counts errors and warnings, as only they are listed.
    """
    if comparison is None:
        return
    graver = [one for one in findings if speaks(one) and one.severity is not Severity.NOTE]
    changes = Counter(finding.change for finding in graver)
    counted = [f"{changes[change]} {change.value}" for change in Change]
    yield f"Against {comparison.revision}: {', '.join([*counted, f'{len(comparison.fixed)} fixed'])}."
    for rule, titles in _by_rule(comparison.fixed).items():
        more = f" and {len(titles) - MOST_TITLES} more" if len(titles) > MOST_TITLES else ""
        yield f"  Fixed: {rule}: {', '.join(titles[:MOST_TITLES])}{more}. Thank you."
    for move in comparison.moves:
        better = "better: " if _improved(move) else ""
        yield f"  {sentence(better + move_words(move))}"
    if comparison.gone:
        are = "is" if comparison.gone == 1 else "are"
        yield (
            f"  {count(comparison.gone, 'finding')} {are} no longer there, though nothing shows that all is"
            " well: a session has gone or changed, or has too few people left."
        )
    for programme in comparison.unknown:
        yield f"  {programme} has no earlier version that can be read: everything in it is new."


def move_words(move: Move) -> str:
    """Return how a part of the composition moved, such as ``panels with a woman 11 -> 12 of 14``."""
    before, after = spread(*move.before[:2]), spread(*move.after[:2])
    if move.before == move.after:
        return f"{move.what} {after} of {move.after[2]}, as before"
    of = f" of {move.before[2]}" if move.before[2] != move.after[2] else ""
    return f"{move.what} {before}{of} -> {after} of {move.after[2]}"


def _improved(move: Move) -> bool:
    """Whether the share that is sure has grown."""
    least, _, of = move.before
    return move.after[0] * max(of, 1) > least * max(move.after[2], 1)


def _by_rule(fixed: Sequence[Fixed]) -> dict[str, list[str]]:
    rules: dict[str, list[str]] = {}
    for one in fixed:
        rules.setdefault(f"{one.code} {one.name}", []).append(one.title)
    return rules
