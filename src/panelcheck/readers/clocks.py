"""Times of day in texts as people type them, with the date and the zone beside them."""

import re
from datetime import UTC, date, timedelta, timezone, tzinfo
from typing import Final, NamedTuple

from panelcheck.patterns import regex
from panelcheck.readers.dates import UNSAID, Impossible, cut_date, date_of
from panelcheck.readers.zones import zone_behind

_ISO = regex(
    r"(?P<date>\d{4}-\d{2}-\d{2})[T ]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
    r"(?!\s*[AP]\.?\s?M\b)\s*(?P<zone>Z\b|UTC\b|[+-]\d{2}:?\d{2})?"
)
_COMPACT = regex(r"^(?P<date>\d{8})(?:T(?P<time>\d{4}(?:\d{2})?)(?P<zone>Z)?)?$")
_CLOCK = regex(
    r"""(?<![\d:.,/])(?P<hour>\d{1,2})
        (?:\s?(?:[:.h]|uhr|時)\s?(?P<minute>\d{2})(?!\d))?(?::(?P<second>\d{2})(?:[.,]\d+)?)?
        \s*(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?|noon\b|midnight\b)?(?P<mark>\s?(?:uhr|h|hrs|時)\b)?(?![\d:/])""",
    re.VERBOSE,
)
_BARE_CLOCK = regex(r"^(?P<hour>\d{2})(?P<minute>\d{2})$")
_BARE_RANGE = regex(r"^(?P<start>(?:[01]\d|2[0-4])[0-5][05])\s*[-–—]\s*(?P<end>(?:[01]\d|2[0-4])[0-5][05])$")
_WORDS_OF_DAY = regex(r"\b(?:12\s*)?(noon|midday|midnight)\b")
_RANGE = regex(
    r"^(?:\s*[a-z]{2,5}\s*)?\s*(?:[-–—‐‑−~〜～>]+|to|until|till|bis|a|al|as|ate|hasta"
    r"|alle|tot|do|az|au|and)\s*(?:von |from )?$"
)
_NOON: Final = 12
_DAY: Final = timedelta(days=1)


class Clock(NamedTuple):
    """A time of day as written: hour 0-24, and whether am, pm, noon or a 24-hour clock settled it."""

    hour: int
    minute: int
    second: int
    half: str


class Reading(NamedTuple):
    """What one text says: a date, a clock or two, a zone."""

    day: date | None = None
    clocks: tuple[Clock, ...] = ()
    zone: tzinfo | None = None


def scan(text: str, *, month_first: bool | None = None) -> Reading:
    """Return the date, the clocks (at most a start and an end) and the zone written in a tidy text.

    ``month_first`` says which way round 3/4/2026 is to be read; None leaves it open.
    """
    if text in UNSAID:
        return Reading()
    if iso := list(_ISO.finditer(text.upper())):
        clocks = tuple(_clock_of(match["time"].replace(":", "")) for match in iso[:2])
        return Reading(date_of(iso[0]["date"].replace("-", "")), clocks, _zone(iso[0]["zone"]))
    if match := _COMPACT.match(text.upper()):
        clocks = (_clock_of(match["time"]),) if match["time"] else ()
        return Reading(date_of(match["date"]), clocks, _zone(match["zone"]))
    day, rest = cut_date(text, month_first=month_first)
    clocks = _clocks(rest)
    return Reading(day, clocks, zone_behind(rest) if clocks else None)


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text in ("Z", "UTC"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    if offset >= _DAY:
        raise Impossible(f"'{text}' is no time zone")
    # Named, so that it is not UTC itself: "Z" only says that the audience's zone is not told.
    return timezone(-offset if text[0] == "-" else offset, text)


def _clock_of(digits: str) -> Clock:
    digits = digits.zfill(4) if len(digits) < 5 else digits.zfill(6)  # noqa: PLR2004 - HHMM or HHMMSS
    return _checked(
        Clock(int(digits[:2]), int(digits[2:4]), int(digits[4:] or 0), ""), f"{digits[:2]}:{digits[2:4]}"
    )


def _checked(clock: Clock, written: str) -> Clock:
    last = 24 if not clock.half else _NOON
    day_over = clock.hour == 24 and (clock.minute or clock.second)  # noqa: PLR2004
    hour_24 = clock.half in ("am", "pm") and clock.hour > _NOON
    if (clock.hour > last and not hour_24) or clock.minute > 59 or clock.second > 60 or day_over:  # noqa: PLR2004
        raise Impossible(f"{written.strip()} is not a time of day")
    # "14:00 pm" is a 24-hour time with a needless word
    return clock._replace(half="") if hour_24 and clock.hour < 24 else clock  # noqa: PLR2004


def _clocks(text: str) -> tuple[Clock, ...]:
    """Return a start, or a start and an end where a range sign stands between them."""
    if match := _BARE_CLOCK.match(text.strip()):
        return (_clock_of(match[0]),)
    if match := _BARE_RANGE.match(text.strip()):
        return _clock_of(match["start"]), _clock_of(match["end"])
    text = _WORDS_OF_DAY.sub(r"12 \1", text).replace("midday", "noon")
    found = list(_CLOCK.finditer(text))
    for index, match in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        ranged = following is not None and bool(_RANGE.match(text[match.end() : following.start()]))
        if (
            not _sure(match)
            and not (ranged and following is not None and _sure(following))
            and not _whole_hours(text, found)
        ):
            continue
        if ranged and following is not None:
            return _one(match), _one(following)
        return (_one(match),)
    return ()


def _sure(match: re.Match[str]) -> bool:
    return bool(match["minute"] or match["half"] or match["mark"])


def _whole_hours(text: str, found: list[re.Match[str]]) -> bool:
    """Whether nothing but hours and a range sign is written: "9 - 12"."""
    return not re.search(r"[^\d\s–—-]", text) and len(found) == 2  # noqa: PLR2004 - a start and an end


def _one(match: re.Match[str]) -> Clock:
    half = re.sub(r"[\s.]", "", match["half"] or "")
    return _checked(
        Clock(int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0), half), match[0]
    )
