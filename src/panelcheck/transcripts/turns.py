"""How long each voice is heard: pauses bridged, overlaps split."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import NamedTuple

from panelcheck.transcripts.model import Turn
from panelcheck.values import dataclass

BRIDGED = 500
"""A pause of one voice no longer than this, in milliseconds, is part of what it says."""
NOBODY = ""


class Stretch(NamedTuple):
    """A voice is heard from ``start`` to ``end``, in milliseconds."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How long each voice is heard, in milliseconds, by label; ``NOBODY`` is what no label is given for.

    Where several voices are heard at once, each has an equal part of that time, so that the parts add up
    to the time in which anyone is heard. ``first`` and ``last`` are when talk starts and ends.
    """

    parts: dict[str, float] = field(repr=False)
    stretches: dict[str, int] = field(repr=False)
    first: int
    last: int

    @property
    def talk(self) -> float:
        """How long anyone is heard."""
        return sum(self.parts.values())


def heard(turns: Iterable[Turn]) -> Heard:
    """Return how long each voice is heard in ``turns``."""
    voices: defaultdict[str, list[Stretch]] = defaultdict(list)
    for turn in turns:
        voices[turn.label].append(Stretch(turn.start, turn.end))
    # What nobody is named for may be several voices: its pauses are not bridged.
    joined = {label: list(_joined(stretches, BRIDGED if label else 0)) for label, stretches in voices.items()}
    whole = [stretch for stretches in joined.values() for stretch in stretches]
    return Heard(
        parts=dict.fromkeys(joined, 0.0) | _split(joined),
        stretches={label: len(stretches) for label, stretches in joined.items()},
        first=min((stretch.start for stretch in whole), default=0),
        last=max((stretch.end for stretch in whole), default=0),
    )


def _joined(stretches: list[Stretch], gap: int) -> Iterator[Stretch]:
    """Yield one voice's stretches in order, those together that touch or are no more than ``gap`` apart."""
    start = end = -1
    for stretch in sorted(stretches):
        if end < 0:
            start, end = stretch
        elif stretch.start <= end + gap:
            end = max(end, stretch.end)
        else:
            yield Stretch(start, end)
            start, end = stretch
    if end >= 0:
        yield Stretch(start, end)


def _split(voices: dict[str, list[Stretch]]) -> dict[str, float]:
    """Return each voice's time, with equal parts for all that are heard at once."""
    changes = sorted(
        (moment, starts, label)
        for label, stretches in voices.items()
        for stretch in stretches
        if stretch.start < stretch.end
        for moment, starts in ((stretch.start, True), (stretch.end, False))
    )
    parts: defaultdict[str, float] = defaultdict(float)
    speaking: dict[str, None] = {}
    before = 0
    for moment, starts, label in changes:
        for voice in speaking:
            parts[voice] += (moment - before) / len(speaking)
        if starts:
            speaking[label] = None
        else:
            del speaking[label]
        before = moment
    return dict(parts)


def within(turns: Iterable[Turn], start: int, end: int) -> list[Turn]:
    """Return the part of ``turns`` between two moments, in milliseconds."""
    return [
        turn._replace(start=max(turn.start, start), end=min(turn.end, end))
        for turn in turns
        if turn.start < end and turn.end > start
    ]
