"""Statistics of who takes part how, each for many labellings at once: see ``permutation``.

The functions on sessions read a group's part as the numbers of its sessions, those on seats as (seats,
marked seats) of one person.
"""

import numpy as np

from panelcheck.statistics.permutation import Counts, Design, Values
from panelcheck.values import dataclass


def _by_session(counts: Counts, design: Design) -> tuple[Counts, Counts]:
    """Return the members of each session, a row for each labelling, and everyone's number."""
    seats = np.zeros((len(design.parts), 1 + max(max(part, default=0) for part in design.parts)), dtype=int)
    for row, part in enumerate(design.parts):
        for session in part:
            seats[row, session] += 1
    return counts @ seats, np.array(design.people) @ seats


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


def seats_held(counts: Counts, design: Design) -> Values:
    """Return how many seats members hold."""
    seats = np.array([part[0] for part in design.parts])
    return np.asarray(counts @ seats, dtype=float)


def marked_share(counts: Counts, design: Design) -> Values:
    """Return the share of members' seats that are marked."""
    seats, marked = (np.array([part[place] for part in design.parts]) for place in (0, 1))
    return np.asarray((counts @ marked) / (counts @ seats))
