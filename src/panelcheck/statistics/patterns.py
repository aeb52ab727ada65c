"""Statistics of who takes part how, each for many labellings at once: see ``permutation``.

The functions on sessions read a group's part as the numbers of its sessions, those on seats as (seats,
marked seats) of one person. Those that know what is worth telling are ``TOO_LITTLE`` for anything less, so
that a p-value is the chance of as much that would be told.
"""

import numpy as np

from panelcheck.statistics.counts import SLIGHT
from panelcheck.statistics.permutation import TOO_LITTLE, Counts, Design, Values
from panelcheck.values import dataclass


def _by_session(counts: Counts, design: Design) -> tuple[Values, Values]:
    """Return the members of each session, a row for each labelling, and everyone's number."""
    seats = np.zeros((len(design.parts), 1 + max(max(part, default=0) for part in design.parts)))
    for row, part in enumerate(design.parts):
        for session in part:
            seats[row, session] += 1
    return counts.astype(float) @ seats, np.array(design.people) @ seats


@dataclass(frozen=True, slots=True)
class SessionsWith:
    """How many sessions hold exactly as many members as ``wanted`` says of each."""

    wanted: tuple[int, ...]

    def __call__(self, counts: Counts, design: Design) -> Values:
        """Count them for each labelling."""
        members, _ = _by_session(counts, design)
        return np.asarray((members == np.array(self.wanted)).sum(axis=1), dtype=float)


def dissimilarity(counts: Counts, design: Design) -> Values:
    """Return the index of dissimilarity D over sessions (0-1): the share who would have to move."""
    members, everyone = _by_session(counts, design)
    rest = everyone - members
    return np.asarray(
        0.5
        * abs(members / members.sum(axis=1, keepdims=True) - rest / rest.sum(axis=1, keepdims=True)).sum(
            axis=1
        )
    )


def assortment(counts: Counts, design: Design) -> Values:
    """Return alpha = p - q over sessions: how much more often members sit beside members than others do.

    p and q are the chances that someone drawn from the session of a member, and of another, is a member.
    """
    members, everyone = _by_session(counts, design)
    shared = everyone > 1
    members, everyone = members[:, shared], everyone[shared]
    rest = everyone - members
    among = (members * (members - 1) / (everyone - 1)).sum(axis=1) / members.sum(axis=1)
    beside = (rest * members / (everyone - 1)).sum(axis=1) / rest.sum(axis=1)
    return np.asarray(among - beside)


@dataclass(frozen=True, slots=True)
class SeatsHeld:
    """How many seats members hold, where one holds ``share`` (0-1) of them.

    And where a member holds ``load`` times the seats that one of the others does, on average.
    """

    share: float
    load: float

    def __call__(self, counts: Counts, design: Design) -> Values:
        """Add them up for each labelling."""
        seats, people = np.array([part[0] for part in design.parts]), np.array(design.people)
        held, members = counts @ seats, counts.sum(axis=1)
        top = np.where(counts > 0, seats, 0).max(axis=1)
        others = (people @ seats - held) / (people.sum() - members)
        told = (top >= self.share * held - SLIGHT) & (held / members >= self.load * others - SLIGHT)
        return np.asarray(np.where(told, held, TOO_LITTLE), dtype=float)


def marked_share(counts: Counts, design: Design) -> Values:
    """Return the share of members' seats that are marked."""
    seats, marked = _seats(design)
    return np.asarray((counts @ marked) / (counts @ seats))


@dataclass(frozen=True, slots=True)
class MarkedMore:
    """The share of members' seats that are marked, where ``least`` are.

    And where it is ``ratio`` times that of the others' seats, and ``difference`` (0-1) more.
    """

    ratio: float
    difference: float
    least: int

    def __call__(self, counts: Counts, design: Design) -> Values:
        """Measure it for each labelling."""
        (seats, marked), people = _seats(design), np.array(design.people)
        own_marked, own = counts @ marked, counts @ seats
        often, other = own_marked / own, (people @ marked - own_marked) / (people @ seats - own)
        far = (often >= self.ratio * other - SLIGHT) & (often - other >= self.difference - SLIGHT)
        return np.asarray(np.where(far & (own_marked >= self.least), often, TOO_LITTLE))


@dataclass(frozen=True, slots=True)
class NoneMarked:
    """1 where no member is marked, and ``share`` (0-1) of all who are not marked are members."""

    share: float

    def __call__(self, counts: Counts, design: Design) -> Values:
        """Look at each labelling."""
        _, marked = _seats(design)
        plain = np.array(design.people) @ (1 - marked)
        none = (counts @ marked == 0) & (counts.sum(axis=1) >= self.share * plain - SLIGHT)
        return np.asarray(np.where(none, 1.0, TOO_LITTLE))


def as_little(counts: Counts, design: Design) -> Values:
    """Return what members have together, the less the larger."""
    return np.asarray(-(counts @ np.array([part[0] for part in design.parts])), dtype=float)


def _seats(design: Design) -> tuple[Counts, Counts]:
    """Return the seats of one person of each group, and how many of them are marked."""
    return np.array([part[0] for part in design.parts]), np.array([part[1] for part in design.parts])
