"""The seats one rule looks at, seen through the roster: counts, bounds and probabilities."""

from panelcheck.identity.roster import Withheld
from panelcheck.lineup.chance import MAN, RESIDUAL, WOMAN, Draw, Interval, chance
from panelcheck.lineup.event import Event
from panelcheck.lineup.seen import LineUp
from panelcheck.lineup.selection import holds, line_ups_of
from panelcheck.lineup.speaking import Speaking
from panelcheck.lineup.spec import ON_STAGE, Count, Each, LineUpSpec
from panelcheck.lineup.topics import Topics, TopicWords

__all__ = [
    "MAN",
    "ON_STAGE",
    "RESIDUAL",
    "WOMAN",
    "Count",
    "Draw",
    "Each",
    "Event",
    "Interval",
    "LineUp",
    "LineUpSpec",
    "Speaking",
    "TopicWords",
    "Topics",
    "Withheld",
    "chance",
    "holds",
    "line_ups_of",
]
