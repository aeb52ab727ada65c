"""What may be told on an axis whose counts may be told of the whole event alone.

Everyone declared of the same categories is one cell, and so is everyone of whom nothing is known. Nobody can
work out a cell of fewer than ten people: those in it, and where that does not do those in the next smallest,
count as unknown. Whoever asks gets the people in no order that tells who is who.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from panelcheck.identity.axes import NOT_MEMBER
from panelcheck.identity.roster import FEWEST_TOLD, UNKNOWN, Ground, Roster, Standing, Withheld
from panelcheck.lineup.chance import Draw

PART = "only told for the whole event"
SMALL = f"withheld: a count of fewer than {FEWEST_TOLD} people could be worked out"


def told(roster: Roster, axis: str, keys: Iterable[str]) -> list[Draw]:
    """Return the standings on ``axis`` of everyone on stage, by ``keys``, as far as they may be told.

    Raises Withheld where nothing of what people said may be.
    """
    keys = list(keys)
    standings = roster.guarded[axis]
    cells = Counter(standings[key].categories for key in keys)
    unknown = cells.pop(frozenset(), 0)
    said = frozenset[str]().union(*cells)
    kept = kept_cells(cells, unknown, unsaid=any(label not in said for label in roster.labels.get(axis, ())))
    if cells and not (kept and parts_are_large(roster, axis, keys)):
        raise Withheld(SMALL)
    draws = [
        Draw(Standing(Ground.DECLARED, cell), 1)
        for cell in sorted(kept, key=sorted)
        for _ in range(kept[cell])
    ]
    return draws + [Draw(UNKNOWN, 1)] * (len(keys) - len(draws))


def kept_cells(
    cells: Mapping[frozenset[str], int], unknown: int, *, unsaid: bool, fewest: int = FEWEST_TOLD
) -> dict[frozenset[str], int]:
    """Return the cells that may be told, so that neither those left out nor the unknown are a few people.

    A few people are less than ``fewest``. Where nobody is of some category (``unsaid``) those left out may
    not be none either: that would tell it.
    """
    kept = {cell: people for cell, people in cells.items() if people >= fewest}
    everyone = sum(cells.values())
    while kept:
        hidden = everyone - sum(kept.values())
        few = any(0 < rest < fewest for rest in (hidden, hidden + unknown))
        if not few and (hidden or not unsaid):
            break
        del kept[min(kept, key=lambda cell: (kept[cell], sorted(cell)))]
    return kept if len(kept) > 1 or everyone + unknown > sum(kept.values()) else {}


def parts_are_large(roster: Roster, axis: str, keys: Collection[str], fewest: int = FEWEST_TOLD) -> bool:
    """Whether the counts of an intersection and of its parts, taken together, tell of no few people."""
    if axis not in roster.parts:
        return True
    members = roster.everyone_on(axis)
    return all(
        sum(
            not part.isdisjoint(roster.everyone_on(name)[key].categories)
            and NOT_MEMBER in members[key].categories
            for key in keys
        )
        >= fewest
        for name, part in roster.parts[axis].items()
    )
