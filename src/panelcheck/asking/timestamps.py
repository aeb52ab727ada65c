"""When answers were given, as forms write it; the order of day and month is found from the whole column."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time

from panelcheck.identity.text import bare, tidy
from panelcheck.patterns import regex
from panelcheck.readers.clocks import Clock, scan
from panelcheck.readers.dates import Impossible

_TWO_ORDERS = regex(r"(?<!\d)(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?!\d)")
_MONTHS, _NOON = 12, 12


def read_timestamps(texts: Sequence[str]) -> list[datetime | None]:
    """Return the moment each text says; None for one that says none, or could be two days."""
    day_first = _day_first(texts)
    return [_moment(text, day_first) for text in texts]


def _day_first(texts: Iterable[str]) -> bool | None:
    """Return whether 3/4 is 3 April: None where nothing in the column tells."""
    found = [match for text in texts if (match := _TWO_ORDERS.search(text))]
    day = any(int(match[1]) > _MONTHS for match in found)
    month = any(int(match[3]) > _MONTHS for match in found)
    return day if day != month else None


def _moment(text: str, day_first: bool | None) -> datetime | None:
    try:
        return _scanned(_TWO_ORDERS.sub(r"\4-\3-\1" if day_first else r"\4-\1-\3", text)
                        if day_first is not None else text)  # fmt: skip
    except Impossible:
        return None


def _scanned(text: str) -> datetime | None:
    reading = scan(bare(tidy(text)))
    if reading.day is None:
        return None
    return datetime.combine(reading.day, _time(reading.clocks[0]) if reading.clocks else time())


def _time(clock: Clock) -> time:
    hour = clock.hour % 24
    if clock.half in ("am", "pm"):
        hour = hour % _NOON + (_NOON if clock.half == "pm" else 0)
    return time(hour, clock.minute, min(clock.second, 59))
