"""Which declarations still hold: not those taken back, nor those whose time is over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from panelcheck.identity.declarations import Declaration, State
from panelcheck.identity.people import normalise
from panelcheck.source import Cell
from panelcheck.values import dataclass

DECLINED = "prefer not to say"
"""What a declined question is read as: every vocabulary knows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """Which declarations hold on a day, each by its place: the others expired or were taken back.

    ``withdrawals`` are the records that take back; ``idle`` counts those of them that find nothing to.
    """

    kept: tuple[int, ...]
    expired: tuple[int, ...]
    taken_back: tuple[int, ...]
    withdrawals: tuple[int, ...]
    idle: int = 0


def retention(declarations: Sequence[Declaration], today: date) -> Retention:
    """Return which of ``declarations`` hold ``today``, and what became of the others.

    A person takes back what they said on an axis before. Without dates the order of the file tells what
    came before; where only one of the two has a date, the answer does not hold.
    """
    records = list(enumerate(declarations))
    withdrawals = [(place, one) for place, one in records if one.state is State.WITHDRAWN]
    answers = [(place, one) for place, one in records if one.state is not State.WITHDRAWN]
    reach = {
        taking: {place for place, one in answers if _takes_back(taking, withdrawal, place, one)}
        for taking, withdrawal in withdrawals
    }
    expired = [place for place, one in answers if one.expires and one.expires < today]
    over = set().union(*reach.values()) - set(expired)
    gone = {*over, *expired}
    return Retention(
        kept=tuple(place for place, _ in answers if place not in gone),
        expired=tuple(expired),
        taken_back=tuple(sorted(over)),
        withdrawals=tuple(reach),
        idle=sum(not found for found in reach.values()),
    )


def _takes_back(taking: int, withdrawal: Declaration, place: int, answer: Declaration) -> bool:
    if not same(withdrawal, answer):
        return False
    if bool(withdrawal.said_on) != bool(answer.said_on):
        return True
    earlier = (answer.said_on or date.min, place)
    return earlier < (withdrawal.said_on or date.min, taking)


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
