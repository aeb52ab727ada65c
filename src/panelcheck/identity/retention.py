"""Which declarations still hold: not those taken back, nor those whose time is over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate

from panelcheck.identity.declarations import Declaration, State
from panelcheck.identity.people import normalise
from panelcheck.source import Cell

DECLINED = "prefer not to say"
"""What a declined question is read as: every vocabulary knows it."""


def in_force(declarations: Sequence[Declaration], today: date) -> tuple[list[Declaration], int]:
    """Return the declarations that hold ``today``, and how many do not any more.

    One that has expired counts as not asked, and so does what a person said on an axis before they took it
    back. Without a date one is as late as the latest above it in the file.
    """
    latest = list(accumulate((one.said_on or date.min for one in declarations), max))
    dated = sorted(enumerate(declarations), key=lambda one: (one[1].said_on or latest[one[0]], one[0]))
    kept: list[tuple[int, Declaration]] = []
    lapsed = 0
    for place, one in dated:
        if one.state is State.WITHDRAWN:
            before = len(kept)
            kept = [(number, other) for number, other in kept if not _same(one, other)]
            lapsed += before - len(kept)
        elif one.expires and one.expires < today:
            lapsed += 1
        else:
            kept.append((place, one))
    return [_worded(one) for _, one in sorted(kept, key=lambda pair: pair[0])], lapsed


def _worded(one: Declaration) -> Declaration:
    declined = one.state is State.DECLINED
    return replace(one, cell=Cell(DECLINED, one.cell.location)) if declined else one


def _same(one: Declaration, other: Declaration) -> bool:
    """Whether both are of one person, on one axis."""
    if one.axis != other.axis:
        return False
    if one.id and other.id:
        return one.id == other.id
    if one.email and other.email:
        return one.email.casefold() == other.email.casefold()
    return bool(one.name and other.name) and normalise(one.name) == normalise(other.name)
