"""Which declarations still hold: not those taken back, nor those whose time is over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from panelcheck.identity.declarations import Declaration, State
from panelcheck.identity.people import normalise
from panelcheck.source import Cell

DECLINED = "prefer not to say"
"""What a declined question is read as: every vocabulary knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Which declarations hold on a day, each by its place: the others expired or were taken back.

    ``withdrawals`` are the records that take back.
    """

    kept: tuple[int, ...]
    expired: tuple[int, ...]
    taken_back: tuple[int, ...]
    withdrawals: tuple[int, ...]


def retention(declarations: Sequence[Declaration], today: date) -> Retention:
    """Return which of ``declarations`` hold ``today``, and what became of the others.

    A person takes back what they said on an axis before. Without dates the order of the file tells what
    came before.
    """
    kept: list[int] = []
    expired: list[int] = []
    taken_back: list[int] = []
    withdrawals: list[int] = []
    for place, one in sorted(
        enumerate(declarations), key=lambda pair: (pair[1].said_on or date.min, pair[0])
    ):
        if one.state is State.WITHDRAWN:
            withdrawals.append(place)
            over = [other for other in kept if same(one, declarations[other])]
            taken_back += over
            kept = [other for other in kept if other not in over]
        elif one.expires and one.expires < today:
            expired.append(place)
        else:
            kept.append(place)
    return Retention(
        kept=tuple(sorted(kept)),
        expired=tuple(sorted(expired)),
        taken_back=tuple(sorted(taken_back)),
        withdrawals=tuple(withdrawals),
    )


def in_force(declarations: Sequence[Declaration], today: date) -> tuple[list[Declaration], int]:
    """Return the declarations that hold ``today``, and how many do not any more.

    One that has expired counts as not asked, and so does what a person said on an axis before they took it
    back.
    """
    found = retention(declarations, today)
    kept = [_worded(declarations[place]) for place in found.kept]
    return kept, len(found.expired) + len(found.taken_back)


def _worded(one: Declaration) -> Declaration:
    declined = one.state is State.DECLINED
    return replace(one, cell=Cell(DECLINED, one.cell.location)) if declined else one


def same(one: Declaration, other: Declaration) -> bool:
    """Whether both are of one person, on one axis."""
    if one.axis != other.axis:
        return False
    if one.id and other.id:
        return one.id == other.id
    if one.email and other.email:
        return one.email.casefold() == other.email.casefold()
    return bool(one.name and other.name) and normalise(one.name) == normalise(other.name)
