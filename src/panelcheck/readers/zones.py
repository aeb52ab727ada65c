"""Time zones by name."""

import re
from datetime import timedelta, timezone, tzinfo
from typing import Final

from panelcheck.patterns import regex

_HOURS: Final = {
    "jst": 9, "kst": 9, "sgt": 8, "hkt": 8, "awst": 8, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
    "eat": 3, "wat": 1, "cat": 2, "sast": 2, "wib": 7, "cet": 1, "cest": 2, "eet": 2, "eest": 3, "wet": 0,
    "west": 1, "gmt": 0, "brt": -3, "art": -3, "edt": -4, "est": -5, "cdt": -5, "mdt": -6, "mst": -7,
    "pdt": -7, "pst": -8,
}  # fmt: skip


_WORDS_TOO: Final = frozenset(("cat", "art", "eat", "west", "wat"))
_BEHIND_A_CLOCK = regex(
    rf"(?:\d|[ap]\.?m\.?)\s*\(?(?:(?:utc|gmt)\s?(?P<sign>[+-])(?P<hours>\d{{1,2}})(?::?(?P<minutes>[034][05]))?"
    rf"|(?P<name>utc|{'|'.join(sorted(_HOURS.keys() - _WORDS_TOO))}))\b",
    re.IGNORECASE,
)


def zone_behind(text: str) -> tzinfo | None:
    """Return the zone that stands behind the first clock with one in ``text``: "10:00 CET", "9am (UTC-5)"."""
    found = _BEHIND_A_CLOCK.search(text)
    if not found:
        return None
    if found["name"]:
        return timezone(timedelta(hours=_HOURS.get(found["name"].lower(), 0)), found["name"].upper())
    offset = timedelta(hours=int(found["hours"]) % 24, minutes=int(found["minutes"] or 0))
    return timezone(-offset if found["sign"] == "-" else offset, f"UTC{found['sign']}{found['hours']}")


def zone_named(text: str) -> tzinfo | None:
    """Return the zone with a name as the tz database has it, or an abbreviation that means one zone only."""
    hours = _HOURS.get(text.strip().lower())
    if hours is not None:
        return timezone(timedelta(hours=hours), text.strip().upper())
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - few programmes name a zone

    try:
        return ZoneInfo(text.strip())
    except (LookupError, ValueError, OSError):
        return None
