"""What may leave the process of what people said of themselves: counts of the whole event, made safe.

Everyone who declared the same categories is one cell. A cell is told where neither it, nor all that stays
untold together, is fewer than ``fewest`` people; counts are rounded to five, and shares follow from the
rounded counts. Statistical disclosure control by these means is described in
https://sdctools.github.io/HandbookSDC/05-frequency-tables.html and
https://guidebook.ukllc.ac.uk/docs/user_guide/sdc.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace
from datetime import date

from panelcheck.identity.roster import FEWEST_TOLD
from panelcheck.lineup.disclosure import kept_cells
from panelcheck.values import dataclass

FEWEST = FEWEST_TOLD
"""A published count, and what it leaves out, is of at least so many people."""
ROUND_TO = 5


@dataclass(frozen=True, slots=True)
class Row:
    """How many people are of one group, rounded; ``label`` says which."""

    label: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One axis and its rows that may be told.

    ``exact`` are the counts before rounding, by label, and ``rest`` is how many people are in no row. Both
    never leave the process.
    """

    axis: str
    rows: tuple[Row, ...]
    exact: Mapping[str, int] = field(repr=False)
    rest: int = field(repr=False)

    def only(self, label: str) -> "Table | None":
        """Return the table with this row alone; None where it is not told."""
        rows = tuple(row for row in self.rows if row.label == label)
        others = sum(people for name, people in self.exact.items() if name != label)
        return replace(self, rows=rows, rest=self.rest + others) if rows else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """Everything one publication says. ``withheld`` are the axes of which nothing can be told."""

    event: str
    people: int
    fewest: int
    tables: tuple[Table, ...] = ()
    withheld: tuple[str, ...] = ()
    owner: str = ""
    published: date | None = None
    review_by: date | None = None

    def share(self, row: Row) -> float:
        """Return the share (0-1) of everyone, never so near to none or all that it would read as that."""
        return min(max(row.people / self.people, 0.01), 0.99)

    def others(self, table: Table) -> int:
        """Return about how many people are in no row, from what is told: N less the rows."""
        left = self.people - sum(row.people for row in table.rows)
        return max(rounded(left), self.fewest)


def tabulate(
    axis: str,
    said: Mapping[str, frozenset[str]],
    private: Collection[str],
    *,
    order: Sequence[str] = (),
    fewest: int = FEWEST,
) -> Table | None:
    """Return the table of ``axis`` from everyone's declared categories (empty: not known); None for nothing.

    ``private`` are the people of whom nobody else knows what they said. Of these alone every cell, and
    whatever is left out, is ``fewest`` people or more: the others can be subtracted by whoever looks.
    """
    cells = Counter(said[key] for key in private)
    # Who did not answer and who is of a small group are not told apart.
    large = {cell: people for cell, people in cells.items() if cell and people >= fewest}
    unknown = len(private) - sum(large.values())
    # All that is untold together is never nobody either: that would say of everyone what they are.
    kept = kept_cells(large, unknown, fewest=fewest, unsaid=unknown < fewest)
    if not kept or len(private) - sum(kept.values()) < fewest:
        return None
    whole = Counter(said.values())
    exact = {_label(cell, order): whole[cell] for cell in kept}
    rows = [Row(label, rounded(people)) for label, people in exact.items()]
    return Table(
        axis=axis,
        rows=tuple(sorted(rows, key=lambda row: (-row.people, row.label))),
        exact=exact,
        rest=len(said) - sum(exact.values()),
    )


def _label(cell: frozenset[str], order: Sequence[str]) -> str:
    places = {word: place for place, word in enumerate(order)}
    return " and ".join(sorted(cell, key=lambda word: (places.get(word, len(places)), word)))


def rounded(people: int) -> int:
    """Return ``people`` rounded to five."""
    return ROUND_TO * round(people / ROUND_TO)
