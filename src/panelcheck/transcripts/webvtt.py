"""WebVTT: cues with voices (``<v Name>``), and what Zoom and others write as ``Name: text``."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.source import Source
from panelcheck.transcripts.labels import Naming, transcript_of
from panelcheck.transcripts.model import Cue, Transcript

if TYPE_CHECKING:
    from webvtt.models import Caption, Timestamp

SUFFIXES = (".vtt",)
_ARROW, _REMARK = "-->", "NOTE"


def read(source: Source, naming: Naming) -> Transcript:
    """Read a WebVTT file. Raises UserError or UserErrors, located, for one that is broken."""
    from webvtt.errors import MalformedFileError  # noqa: PLC0415 - only where there is such a file

    try:
        captions = _captions(source.text)
    except MalformedFileError:
        raise UserError(
            "this is no WebVTT file: its first line is not WEBVTT", Location(source.path),
            "Export the transcript again, or name it after what it is.",
        ) from None  # fmt: skip
    # The library keeps no line numbers and passes over cues that it cannot read.
    timed = [
        (number, line)
        for number, line in enumerate(source.lines, start=1)
        if _ARROW in line and not line.startswith(_REMARK)
    ]
    if len(timed) != len(captions):
        raise UserErrors(list(_unreadable(source, timed)))
    cues = [
        Cue(_milliseconds(caption.start_time), _milliseconds(caption.end_time), caption.raw_text, number)
        for caption, (number, _) in zip(captions, timed, strict=True)
    ]
    return transcript_of(source, cues, naming)


def _captions(text: str) -> "list[Caption]":
    """Return what the library reads; nothing where one time is beyond any range."""
    import webvtt  # noqa: PLC0415 - only where there is such a file
    from webvtt.errors import MalformedCaptionError  # noqa: PLC0415

    try:
        return list(webvtt.from_string(text).captions)
    except MalformedCaptionError:
        return []


def _unreadable(source: Source, timed: Sequence[tuple[int, str]]) -> Iterator[UserError]:
    """Yield an error for each line of times that the library cannot read by itself."""
    hint = "Write it as 00:01:02.500 --> 00:01:04.000."
    found = [number for number, line in timed if not _captions(f"WEBVTT\n\n{line}\nx\n")]
    for number in found or [1]:
        yield UserError("the times of this cue cannot be read", Location(source.path, number), hint)


def _milliseconds(time: "Timestamp") -> int:
    # The library's own start_in_seconds drops the fraction.
    return ((time.hours * 60 + time.minutes) * 60 + time.seconds) * 1000 + time.milliseconds
