"""The sentences about one programme: what was read, and on whose word it rests.

A line that starts with spaces keeps them as its indent when it is wrapped.
"""

from collections import Counter
from collections.abc import Iterator

from panelcheck.finding import FEWEST_ESTIMATED
from panelcheck.report import ProgrammeSummary, Shares
from panelcheck.wording import GENDER, basis_line, count, count_of, lapsed, many_of, renewed, spread

# Of fewer people a share says no more than the list itself, and an interval of nobody says too much.
FEWEST_SHARED = 10
# A skip of one of these is a piece of a record, or something beside the records; any other is a whole one.
_PIECES = frozenset(
    {
        "organisation",
        "declined seat",
        "supporting role",
        "co-author",
        "attendee",
        "unnamed people",
        "statement",
    }
    | {"file", "sheet", "list", "view"}
)


def programme_lines(summary: ProgrammeSummary) -> Iterator[str]:
    """Say what was read of one programme and on whose word it rests."""
    yield f"{summary.path}: {_reckoning(summary)}"
    for assumption in summary.assumptions:
        yield f"  Assumed: {assumption}"
    for axis, basis in summary.basis.items():
        if axis == GENDER or basis is None or basis.declared or basis.declined:
            known = axis != GENDER or source_known(summary)
            yield basis_line(axis, basis, "" if known else " (from the file, source not stated)")
    if summary.unmatched_declarations:
        number = count(summary.unmatched_declarations, "declaration")
        were = "was" if summary.unmatched_declarations == 1 else "were"
        yield f"  {number} matched nobody, or more than one person, and {were} not used: check the spelling."
    if summary.lapsed_declarations:
        yield f"  {lapsed(summary.lapsed_declarations)}"
    if summary.renewed_declarations:
        yield f"  {renewed(summary.renewed_declarations)}"
    if summary.shares and summary.shares.of >= FEWEST_ESTIMATED and summary.people >= FEWEST_SHARED:
        yield from _shares(summary.shares, summary.people)


def source_known(summary: ProgrammeSummary) -> bool:
    """Whether it is known who filled in what the programme says of people."""
    return summary.source_stated or not summary.declared_in_file


def _reckoning(summary: ProgrammeSummary) -> str:
    """Return the counts; an equals sign appears only where both of its sides are the same number."""
    skips = Counter(skip.what for skip in summary.skipped)
    whole = Counter({what: number for what, number in skips.items() if what not in _PIECES})
    sessions = count(summary.sessions, "session")
    seats = [count(summary.seats, "seat")]
    if summary.open_seats:
        seats.append(count(summary.open_seats, "open seat"))
    rest = [count(summary.panels, "panel"), count(summary.people, "person")]
    if summary.records and summary.records == summary.seats + summary.open_seats + skips.total():
        parts = [_equation(summary, [*seats, *_counts(skips)]), ", ".join([sessions, *rest])]
        skips.clear()
    elif summary.records and summary.records == summary.sessions + whole.total():
        parts = [_equation(summary, [sessions, *_counts(whole)]), ", ".join([" + ".join(seats), *rest])]
        skips -= whole
    else:
        records = [count_of(summary.records, summary.record_word)] if summary.records else []
        parts = [*records, " + ".join(seats), ", ".join([sessions, *rest])]
    if skips:
        parts.append(f"left out: {', '.join(_counts(skips))}")
    return "; ".join(parts)


def _equation(summary: ProgrammeSummary, terms: list[str]) -> str:
    return f"{count_of(summary.records, summary.record_word)} = {' + '.join(terms)}"


def _counts(skips: Counter[str]) -> list[str]:
    return [count(number, what) for what, number in skips.items()]


def _shares(shares: Shares, people: int) -> Iterator[str]:
    for category, whole in shares.whole.items():
        alone = shares.estimated.get(category)
        names = f" (names alone: {spread(*alone)} of {shares.of})" if alone else ""
        number = f"{spread(*whole)} of {count(people, 'person')}"
        yield f"  For the whole event, {number} may be {many_of(category)}{names}."
    yield (
        "  Names cannot show non-binary people and read East Asian names badly: they are a reason to ask,"
        " not a judgement."
    )
