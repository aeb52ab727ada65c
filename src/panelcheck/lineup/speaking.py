"""Minutes: what each seat is planned to have, and how long each person was heard."""

from collections.abc import Mapping
from dataclasses import field
from typing import TYPE_CHECKING

from panelcheck.lineup.spec import ON_STAGE
from panelcheck.programme import Kind, Session
from panelcheck.values import dataclass

if TYPE_CHECKING:
    from panelcheck.transcripts.airtime import Airtime, Stray

_IMPOSSIBLE = 12 * 60.0
"""Half a day or more is no slot but a mistake, or a whole day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaking:
    """What is known of speaking time beyond the programme itself.

    ``set_aside`` are the minutes of a session, by its kind, that belong to nobody on stage: the welcome,
    the audience's questions. ``heard`` is who was heard how long, by the session's key.
    """

    set_aside: Mapping[Kind, float] = field(default_factory=dict)
    heard: "Mapping[str, Airtime]" = field(default_factory=dict, repr=False)
    strays: "tuple[Stray, ...]" = field(default=(), repr=False)

    def planned(self, session: Session) -> dict[int, float] | None:
        """Return the planned minutes of each seat on stage, by ``id(seat)``; None where they are not known.

        A seat's own minutes win. The others share what is left of the slot, less what is set aside, in
        equal parts; moderators have no part. Times that are missing or cannot be leave everything unknown.
        """
        stage = [seat for seat in session.seats if seat.role in ON_STAGE]
        given = {id(seat): seat.minutes for seat in stage if seat.minutes is not None}
        others = [seat for seat in stage if id(seat) not in given]
        if others:
            slot = self.slot(session)
            left = (slot or 0) - self.set_aside.get(session.kind, 0.0) - sum(given.values())
            if slot is None or left <= 0:
                return None
            given |= dict.fromkeys(map(id, others), left / len(others))
        return given

    def slot(self, session: Session) -> float | None:
        """Return how many minutes a session is planned to take; None for none, or too many to be a slot."""
        minutes = session.minutes
        return minutes if minutes is not None and 0 < minutes < _IMPOSSIBLE else None
