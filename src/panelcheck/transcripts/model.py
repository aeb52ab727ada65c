"""What a transcript is: cues as a file writes them, and turns, which say who spoke when."""

from dataclasses import field
from enum import StrEnum
from typing import NamedTuple

from panelcheck.errors import Location
from panelcheck.values import dataclass


class Quality(StrEnum):
    """How closely a transcript's times follow the voices, the closest first."""

    DIARIZATION = "diarization"
    PLATFORM = "platform transcript"
    CAPTIONS = "captions"


class Cue(NamedTuple):
    """A stretch of text as a subtitle file gives it. Times in milliseconds; ``line`` is where they stand."""

    start: int
    end: int
    text: str
    line: int


class Turn(NamedTuple):
    """Someone speaks, from ``start`` to ``end`` in milliseconds. Without a label nobody says who."""

    start: int
    end: int
    label: str
    location: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """Who spoke when, as one file says. ``cues`` counts its pieces as written."""

    path: str
    quality: Quality
    cues: int
    turns: tuple[Turn, ...] = field(repr=False)
