"""Which declarations still hold: not those taken back or given anew, nor those whose time is over."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
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
    """Which declarations hold on a day, each by its place: the others expired, or were taken back or renewed.

    ``renewed`` are answers for which one of a later day stands. ``withdrawals`` are the records that take
    back; ``idle`` counts those of them that find nothing to.
    """

    kept: tuple[int, ...]
    expired: tuple[int, ...]
    taken_back: tuple[int, ...]
    renewed: tuple[int, ...]
    withdrawals: tuple[int, ...]
    idle: int = 0

    @property
    def lapsed(self) -> int:
        """How many answers have expired or were taken back."""
        return len(self.expired) + len(self.taken_back)


def retention(declarations: Sequence[Declaration], today: date) -> Retention:
    """Return which of ``declarations`` hold ``today``, and what became of the others.

    A person takes back what they said on an axis before. Without dates the order of the file tells what
    came before; where only one of the two has a date, the answer does not hold. Of two answers of one person
    on an axis the one of the later day counts, though it may have expired since; of two that a day does not
    part neither gives way to the other.
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
    renewed = set(_renewed(answers)) - over - set(expired)
    gone = {*over, *renewed, *expired}
    return Retention(
        kept=tuple(place for place, _ in answers if place not in gone),
        expired=tuple(expired),
        taken_back=tuple(sorted(over)),
        renewed=tuple(sorted(renewed)),
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


def _renewed(answers: Sequence[tuple[int, Declaration]]) -> Iterator[int]:
    """Yield the places of answers for which one of a later day stands, by the same person on that axis."""
    dated: defaultdict[tuple[str, Hashable], list[Declaration]] = defaultdict(list)
    for _, one in sorted(answers, key=lambda pair: pair[1].said_on or date.min, reverse=True):
        for key in _keys(one) if one.said_on else ():
            dated[one.axis, key].append(one)
    for place, one in answers:
        if one.said_on and any(_later(dated[one.axis, key], one) for key in _keys(one)):
            yield place


def _later(by_day: Sequence[Declaration], one: Declaration) -> bool:
    """Whether the same person answered on a later day than ``one``; the latest stands first."""
    for other in by_day:
        if not (other.said_on and one.said_on and other.said_on > one.said_on):
            return False
        if same(other, one):
            return True
    return False


def _keys(one: Declaration) -> Iterator[Hashable]:
    """Yield by what answers of one person can find each other: ``same`` decides."""
    if one.id:
        yield "id", one.id
    if one.email:
        yield "email", one.email.casefold()
    if one.name:
        yield "name", normalise(one.name)


def in_force(declarations: Sequence[Declaration], today: date) -> tuple[list[Declaration], Retention]:
    """Return the declarations that hold ``today``, and what became of the others.

    One that has expired counts as not asked, and so does what a person said on an axis before they took it
    back.
    """
    found = retention(declarations, today)
    return [_worded(declarations[place]) for place in found.kept], found


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
