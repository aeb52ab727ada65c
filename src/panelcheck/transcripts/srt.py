"""SubRip (SRT): numbered cues; who speaks is written as ``Name: text``, if at all."""

from datetime import timedelta

from panelcheck.errors import Location, UserError
from panelcheck.patterns import regex
from panelcheck.source import Source
from panelcheck.transcripts.labels import Naming, transcript_of
from panelcheck.transcripts.model import Cue, Transcript

SUFFIXES = (".srt",)
_TIMES = regex(r"\d[\d:,. ]*-[ -] *> *\d")
_MILLISECOND = timedelta(milliseconds=1)


def read(source: Source, naming: Naming) -> Transcript:
    """Read an SRT file. Raises UserError, located, for one that is broken."""
    import srt  # noqa: PLC0415 - only where there is such a file

    try:
        subtitles = list(srt.parse(source.text))
    except srt.SRTParseError as error:
        raise UserError(
            "the SRT file is broken here: a cue is a number, a line of times and its text",
            source.locate(error.expected_start, error.expected_start).point,
            "The times are written 00:01:02,500 --> 00:01:04,000.",
        ) from None
    except (OverflowError, ValueError):
        raise UserError("a time in this file is beyond any range", Location(source.path)) from None
    # The library keeps no line numbers; the n-th line of times is that of the n-th cue.
    timed = [
        number for number, line in enumerate(source.lines, start=1) if ">" in line and _TIMES.search(line)
    ]
    if len(timed) != len(subtitles):
        timed = [1] * len(subtitles)
    cues = [
        Cue(one.start // _MILLISECOND, one.end // _MILLISECOND, one.content, number)
        for one, number in zip(subtitles, timed, strict=True)
    ]
    return transcript_of(source, cues, naming)
