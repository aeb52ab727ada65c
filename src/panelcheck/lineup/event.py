"""A programme as rules look at it: with its roster, and what has been worked out once for all of them."""

from collections.abc import Callable, Hashable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from panelcheck.finding import FlawedIgnore
from panelcheck.identity.roster import Roster
from panelcheck.lineup.speaking import Speaking
from panelcheck.lineup.spec import ON_STAGE
from panelcheck.lineup.topics import KNOWN_TOPICS, TopicWords
from panelcheck.programme import Person, Programme, Status

_Asked = TypeVar("_Asked", bound=Hashable)
_Made = TypeVar("_Made")


class Event:
    """A programme with its roster, and what has been worked out once for all line-ups of it.

    ``flaws`` are known once every other rule has spoken. ``topics`` are the words that say a session is
    about diversity itself. ``announced`` tells who was on the programme when it was announced; None where
    that is not known.
    """

    def __init__(
        self,
        programme: Programme,
        roster: Roster,
        flaws: Sequence[FlawedIgnore] = (),
        *,
        speaking: Speaking | None = None,
        topics: TopicWords = KNOWN_TOPICS,
        announced: Callable[[Person], bool] | None = None,
    ) -> None:
        self.programme = programme
        self.roster = roster
        self.flaws = flaws
        self.speaking = speaking or Speaking()
        self.topics = topics
        self.announced = announced
        self._made: dict[tuple[Callable[..., Any], Hashable], Any] = {}

    @cached_property
    def on_stage(self) -> frozenset[str]:
        """The keys of everyone on stage anywhere: the whole event."""
        keys = self.roster.seat_keys
        taken = (seat for _, seat in self.programme.seats() if seat.role in ON_STAGE and id(seat) in keys)
        return frozenset(keys[id(seat)] for seat in taken if seat.status is not Status.OPEN)

    def once(self, work: Callable[["Event", _Asked], _Made], asked: _Asked) -> _Made:
        """Return what ``work`` makes of this event and what is ``asked``, done at the first call only."""
        if (work, asked) not in self._made:
            self._made[work, asked] = work(self, asked)
        made: _Made = self._made[work, asked]
        return made
