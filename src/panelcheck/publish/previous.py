"""What was published before, and whether another release may follow it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from panelcheck.errors import Location, UserError
from panelcheck.publish.release import ROUND_TO, Release, Table
from panelcheck.source import Source
from panelcheck.values import dataclass

VERSION = 1
_SLACK = ROUND_TO // 2
"""How far a rounded figure may be from the exact one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """An earlier release: the rounded figures of each axis by label; nothing of one that was withheld."""

    path: str
    people: int
    fewest: int
    tables: Mapping[str, Mapping[str, int]]

    def rest(self, axis: str) -> int:
        """Return at least how many people were in no row."""
        told = self.tables[axis].values()
        return self.people - sum(told) - _SLACK * len(told)


def read_previous(source: Source) -> Previous:
    """Read a release in JSON. Raises UserError for anything else."""
    try:
        document: Any = json.loads(source.text)
        version = document["release"]
        tables = {
            str(table["axis"]): {str(row["label"]): int(row["people"]) for row in table["rows"]}
            for table in document["tables"]
        }
        tables.update({str(axis): {} for axis in document["withheld"]})
        people, fewest = int(document["people"]), int(document["fewest"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise UserError(
            "this is no release of panelcheck", Location(source.path),
            "Pass the file that 'panelcheck publish --format json' wrote.",
        ) from None  # fmt: skip
    if version != VERSION:
        raise UserError(f"this panelcheck reads releases of version {VERSION}", Location(source.path))
    return Previous(path=source.path, people=people, fewest=fewest, tables=tables)


def too_near(release: Release, previous: Previous) -> bool:
    """Whether who compares the two could learn of fewer people than a figure may hold.

    So they are where no figure is another than before: whether a few answers moved one is not to be seen.
    """
    tables = {table.axis: table for table in release.tables}
    told = dict.fromkeys((*tables, *release.withheld))
    fewest = max(release.fewest, previous.fewest)
    joined = abs(release.people - previous.people)
    old = [axis for axis in told if axis in previous.tables]
    moves = [moved for axis in old for moved in _moves(tables.get(axis), axis, previous, fewest)]
    if any(moved < fewest or (joined and abs(moved - joined) < fewest) for moved in moves):
        return True
    return not moves and len(old) == len(told)


def _moves(table: Table | None, axis: str, previous: Previous, fewest: int) -> Iterator[int]:
    """Yield how many people at least lie between the figures, for each that is not the same as before.

    A row that was not told then, or is not now, may have held one person less than a figure may, and so may
    all that stood in no row: that decides which rows are told. Where one row takes another's place, no more
    than one person may: of two rows the smaller is left out.
    """
    before = previous.tables[axis]
    now = {row.label: row.people for row in table.rows} if table else {}
    exact = table.exact if table else {}
    if not (now.keys() <= before.keys() or before.keys() <= now.keys()):
        yield 0
    for label in dict.fromkeys((*now, *before)):
        if label in now and label in before:
            if now[label] != before[label]:
                yield abs(exact[label] - before[label]) - _SLACK
        elif table and label in now:
            yield min(exact[label], table.rest) - (fewest - 1)
        else:
            yield min(before[label] - _SLACK, previous.rest(axis)) - (fewest - 1)
