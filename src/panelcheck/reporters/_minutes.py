"""The lines of the text report on minutes: planned, and as transcribed."""

from collections.abc import Iterator, Sequence

from panelcheck.report import SessionTime
from panelcheck.wording import GLUE, bar, count, cut, minutes, percent, safe

MOST_SESSIONS = 10
_TITLE = 40
_LEAST = 0.05
"""Fewer minutes than this are none: they would read 0.0."""


def minutes_lines(times: Sequence[SessionTime], bars: int) -> Iterator[str]:
    """Say how each session went beside its plan; ``bars`` is how many columns a bar may take, 0 for none."""
    if not times:
        return
    yield "Speaking time, planned and as transcribed:"
    longest = max(max(one.planned or 0.0, one.actual) for one in times)
    for one in times[:MOST_SESSIONS]:
        planned = "no planned length" if one.planned is None else f"planned{GLUE}{minutes(one.planned)}"
        title = cut(safe(one.title), _TITLE)
        if not bars:
            yield f"  {title}, {one.quality}: {planned}, actual{GLUE}{minutes(one.actual)} ({_parts(one)})"
            continue
        yield f"  {title}, {one.quality} ({_parts(one)})"
        for word, length in (("planned", one.planned), ("actual", one.actual)):
            if length is not None:
                drawn = bar(length / longest if longest else 0.0, bars)
                yield f"    {word:<7}{GLUE}{drawn}{GLUE}{minutes(length)}"
    if len(times) > MOST_SESSIONS:
        yield f"  and {count(len(times) - MOST_SESSIONS, 'more session')}: see the JSON report"


def _parts(one: SessionTime) -> str:
    """Return whose talk it was, by role; nobody is named."""
    parts = [f"{count(one.people, 'person')} on stage {minutes(one.stage)}"]
    if one.moderators >= _LEAST:
        parts.append(f"moderation {minutes(one.moderators)}")
    if one.unattributed >= _LEAST:
        whole = one.stage + one.moderators + one.unattributed
        parts.append(f"nobody known {percent(one.unattributed / whole)}")
    return ", ".join(parts)
