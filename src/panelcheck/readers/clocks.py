"""Dates, times of day and lengths in texts as people type them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, timedelta, timezone, tzinfo
from typing import Final, NamedTuple

from panelcheck.patterns import regex
from panelcheck.readers.zones import zone_behind

_MONTH_NAMES: Final = """
    january jan januar janner janvier janv enero janeiro gennaio januari stycznia styczen ledna leden
    february feb februar fevrier fevr febrero fevereiro fev febbraio februari lutego luty unora unor
    march mar marz maerz mars marzo marco maart mrt marca marzec brezna brezen
    april apr avril avr abril abr aprile kwietnia kwiecien dubna duben
    may mai mayo maio maggio mag mei maja maj kvetna kveten
    june jun juni juin junio junho giugno giu czerwca czerwiec cervna cerven
    july jul juli juillet juil julio julho luglio lug lipca lipiec cervence cervenec
    august aug aout agosto ago augustus sierpnia sierpien srpna srpen
    september sep sept septembre septiembre setembro set settembre wrzesnia wrzesien zari
    october oct oktober okt octobre octubre outubro ottobre pazdziernika pazdziernik rijna rijen
    november nov novembre noviembre novembro listopada listopad
    december dec dezember dez decembre diciembre dic dezembro dicembre grudnia grudzien prosince prosinec
"""
_MONTHS: Final = {
    name: number for number, line in enumerate(_MONTH_NAMES.split("\n")) for name in line.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = regex(
    r"(?P<date>\d{4}-\d{2}-\d{2})[T ]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?"
    r"(?!\s*[AP]\.?\s?M\b)\s*(?P<zone>Z\b|UTC\b|[+-]\d{2}:?\d{2})?"
)
_COMPACT = regex(r"^(?P<date>\d{8})(?:T(?P<time>\d{4}(?:\d{2})?)(?P<zone>Z)?)?$")
_DATES: Final = (
    regex(r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    regex(r"(?<!\d)(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})(?!\d|[.:])"),
    regex(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?\s+(?:of |de |do )?"
        rf"(?P<name>{_MONTH})\.?,?\s+(?:de |of )?(?P<y>\d{{4}})\b"
    ),
    regex(rf"\b(?P<name>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b"),
    regex(r"(?<!\d)(?P<d>\d{1,2})-(?P<name>" + _MONTH + r")-(?P<y>\d{4})\b"),
    regex(r"(?<!\d)(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
)
_TWO_ORDERS = regex(r"(?<!\d)(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4}|\d{2})(?!\d)")
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
_LAST_YEAR: Final = 9000
_NOON: Final = 12
_HOURS_A_DAY: Final = 24
_DAY: Final = timedelta(days=1)
_NUMBER = regex(r"^\d+(?:[.,]\d+)?$")
_BARE = regex(r"^\d*(?:[.,]\d+)?$")
_DAY_NAME = regex(
    rf"\b(?:(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?|day \d+"
    rf"|(?:tag|jour|dia|giorno|dag|dzien|den) \d+"
    r"|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|lunes|martes|miercoles|jueves|viernes|sabado|domingo|segunda|terca|quarta|quinta|sexta"
    r"|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|(?:maan|dins|woens|donder|vrij|zater|zon)dag"
    r"|poniedzialek|wtorek|sroda|czwartek|piatek|sobota|niedziela|pondeli|utery|streda|ctvrtek|patek|nedele"
    rf"|(?:{_MONTH})\b\.? \d{{1,2}}|\d{{1,2}}\.? (?:{_MONTH}))\b|[月火水木金土日]曜"
)
UNSAID: Final = frozenset(
    ("", "tba", "tbd", "tbc", "na", "n/a", "none", "null", "-", "–", "?", "to be announced", "all day")
)


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


class Impossible(ValueError):  # noqa: N818 - it says what was written, and no program is in error
    """What was written can be no date, time or length."""


def month_first(texts: Iterable[str]) -> bool | None:
    """Return whether dates such as 3/14/2026, which can be read in one order only, put the month first.

    None where no text proves it, or where texts prove both.
    """
    proved = set()
    for text in texts:
        for match in _TWO_ORDERS.finditer(text):
            a, b = int(match["a"]), int(match["b"])
            if (a > _NOON) != (b > _NOON):
                proved.add(b > _NOON)
    return proved.pop() if len(proved) == 1 else None


def scan(text: str, *, month_first: bool | None = None) -> Reading:
    """Return the date, the clocks (at most a start and an end) and the zone written in a tidy text.

    ``month_first`` says which way round 3/4/2026 is to be read; None leaves it open.
    """
    if text in UNSAID:
        return Reading()
    if iso := list(_ISO.finditer(text.upper())):
        clocks = tuple(_clock_of(match["time"].replace(":", "")) for match in iso[:2])
        return Reading(_date(iso[0]["date"].replace("-", "")), clocks, _zone(iso[0]["zone"]))
    if match := _COMPACT.match(text.upper()):
        clocks = (_clock_of(match["time"]),) if match["time"] else ()
        return Reading(_date(match["date"]), clocks, _zone(match["zone"]))
    day, rest = _cut_date(text, month_first=month_first)
    clocks = _clocks(rest)
    return Reading(day, clocks, zone_behind(rest) if clocks else None)


def day_named(text: str) -> str:
    """Return the day that a tidy text names without saying which year's: a weekday, "Day 2", "Jul 5"."""
    match = _DAY_NAME.search(text) if text else None
    return match[0] if match else ""


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


def _date(digits: str) -> date:
    return _make_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _make_date(year: int, month: int, day: int) -> date:
    try:
        return date(year if year < _LAST_YEAR else 0, month, day)
    except ValueError:
        raise Impossible(f"{year:04}-{month:02}-{day:02} is not a date") from None


def _cut_date(text: str, *, month_first: bool | None) -> tuple[date | None, str]:
    for pattern in _DATES:
        if match := pattern.search(text):
            parts = match.groupdict()
            month = _MONTHS[parts["name"]] if "name" in parts else int(parts["m"])
            found = _make_date(_year(parts["y"]), month, int(parts["d"]))
            return found, text[: match.start()] + " " + text[match.end() :]
    if match := _TWO_ORDERS.search(text):
        a, b, rest = int(match["a"]), int(match["b"]), text[: match.start()] + " " + text[match.end() :]
        one_order = a == b or (a > _NOON) != (b > _NOON)
        if one_order or (a <= _NOON and month_first is not None):
            day, month = (a, b) if a > _NOON or a == b or (not one_order and not month_first) else (b, a)
            return _make_date(_year(match["y"]), month, day), rest
        if a > _NOON:
            raise Impossible(f"'{match[0]}' is not a date")
        return None, rest
    return None, text


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)  # noqa: PLR2004 - two digits: this century


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


def short(text: str) -> str:
    """Return ``text``, cut to what fits a line of output."""
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004


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
    quarters = all(number <= _NOON and (number * 4).is_integer() for number in numbers)
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
