"""Lengths of sessions in texts as people type them."""

from collections.abc import Iterable
from typing import Final

from panelcheck.patterns import regex
from panelcheck.readers.dates import UNSAID, Impossible, short

_LENGTH_ISO = regex(
    r"^p(?:(?P<d>\d+)d)?(?:t(?:(?P<h>\d+(?:\.\d+)?)h)?(?:(?P<m>\d+(?:\.\d+)?)m)?(?:(?P<s>\d+)s)?)?$"
)
_LENGTH_CLOCK = regex(r"^(?P<h>\d{1,3}):(?P<m>\d{2})(?::(?P<s>\d{2}))?$")
_LENGTH_UNITS = regex(
    r"(?P<n>\d+(?:[.,]\d+)?)\s*-?\s*(?P<u>hours?|hrs?|hr|h|std|stunden?|heures?|horas?|hora|ore|ora|uur|godz\w*|hod\w*"
    r"|minutes?|mins?|min|minuten|minutos?|minuti|minuto|minut\w*|m|'|′|seconds?|secs?|sec|s|sek\w*)(?![a-z])"
)
_LENGTH_H = regex(r"^(?P<h>\d{1,2})h(?P<m>\d{2})$")
_HALF_HOUR = regex(r"\bhalf(?:[\s-]an?)?[\s-]hour\b")
_HOURS_IN_WORDS = regex(r"^(one|two|three|four|an?)[\s-]hours?$")
_PARTS: Final = {"hour": 60.0, "quarter-hour": 15.0, "quarter hour": 15.0, "three-quarters": 45.0}
_HOURS: Final = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0}
_MOST_MINUTES: Final = 14 * 24 * 60
_MOST_HOURS: Final = 12
_HOURS_A_DAY: Final = 24
_NUMBER = regex(r"^\d+(?:[.,]\d+)?$")
_BARE = regex(r"^\d*(?:[.,]\d+)?$")


def minutes_of(text: str) -> float | None:
    """Return a length in minutes; a bare number is minutes, H:MM is hours and minutes.

    What would then last for more than a day is minutes and seconds. Zero says nothing. Raises Impossible
    for what is no length.
    """
    if text in UNSAID:
        return None
    minutes = _length(text)
    if minutes is None:
        raise Impossible(f"'{short(text)}' cannot be read as a length")
    if minutes > _MOST_MINUTES:
        raise Impossible(f"'{short(text)}' is too long for a session")
    return minutes or None


def in_hours(lengths: Iterable[str]) -> bool:
    """Whether a file's lengths are hours: bare numbers of quarters of an hour, some with a fraction."""
    texts = [text.strip() for text in lengths]
    numbers = [float(text.replace(",", ".")) for text in texts if _BARE.match(text)]
    quarters = all(number <= _MOST_HOURS and (number * 4).is_integer() for number in numbers)
    return quarters and len(numbers) == len(texts) and any(not number.is_integer() for number in numbers)


def _length(text: str) -> float | None:
    if _NUMBER.match(text):
        return float(text.replace(",", "."))
    if match := _LENGTH_CLOCK.match(text) or _LENGTH_H.match(text):
        hours, minutes, seconds = match["h"], match["m"], match.groupdict().get("s")
        if seconds is None and int(hours) >= _HOURS_A_DAY and int(minutes):
            return int(hours) + int(minutes) / 60  # "45:10", of a recording
        return int(hours) * 60 + int(minutes) + int(seconds or 0) / 60
    if (match := _LENGTH_ISO.match(text)) and len(text) > 1:
        d, h, m, s = (float(match[unit] or 0) for unit in "dhms")
        return d * 1440 + h * 60 + m + s / 60
    return _in_words(text)


def _in_words(text: str) -> float | None:
    if text in _PARTS:
        return _PARTS[text]
    if match := _HOURS_IN_WORDS.match(text):
        return 60 * _HOURS.get(match[1], 1.0)
    if _HALF_HOUR.search(text):
        return 30.0
    parts = [] if text.startswith("-") else list(_LENGTH_UNITS.finditer(text))
    return sum(float(part["n"].replace(",", ".")) * _unit(part["u"]) for part in parts) if parts else None


def _unit(word: str) -> float:
    if word.startswith(("h", "std", "stund", "or", "uur", "godz")):
        return 60.0
    return 1 / 60 if word.startswith("s") else 1.0
