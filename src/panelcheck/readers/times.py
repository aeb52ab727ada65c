"""When a session is: times, dates and lengths as people type them."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import Final, NamedTuple

from panelcheck.readers.spans import clean, plain, unmarked

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janner janvier janv enero ene janeiro gennaio gen januari stycznia styczen ledna leden",
            "february feb februar fevrier fevr febrero fevereiro fev febbraio februari lutego luty unora unor",
            "march mar marz maerz mars marzo marco maart mrt marca marzec brezna brezen",
            "april apr avril avr abril abr aprile kwietnia kwiecien dubna duben",
            "may mai mayo maio maggio mag mei maja maj kvetna kveten",
            "june jun juni juin junio junho giugno giu czerwca czerwiec cervna cerven",
            "july jul juli juillet juil julio julho luglio lug lipca lipiec cervence cervenec",
            "august aug aout agosto ago augustus sierpnia sierpien srpna srpen",
            "september sep sept septembre septiembre setembro set settembre wrzesnia wrzesien zari",
            "october oct oktober okt octobre octubre outubro out ottobre ott pazdziernika pazdziernik rijna rijen",
            "november nov novembre noviembre novembro listopada listopad",
            "december dec dezember dez decembre diciembre dic dezembro dicembre grudnia grudzien prosince prosinec",
        ),
        start=1,
    )
    for name in names.split()
}
# "listopad" is November in Polish and in Czech; the two never differ here.
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})[T ]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z\b|UTC\b|[+-]\d{2}:?\d{2})?"
)
_COMPACT = re.compile(r"^(?P<date>\d{8})(?:T(?P<time>\d{4}(?:\d{2})?)(?P<zone>Z)?)?$")
_DATES: Final = (
    re.compile(r"(?<!\d)(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})(?!\d|[.:])"),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°)?\s+(?:of |de |do )?(?P<name>{_MONTH})\.?,?\s+(?:de |of )?(?P<y>\d{{4}})\b"
    ),
    re.compile(rf"\b(?P<name>{_MONTH})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})\b"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})-(?P<name>" + _MONTH + r")-(?P<y>\d{4})\b"),
    re.compile(r"(?<!\d)(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})日"),
)
_TWO_ORDERS = re.compile(r"(?<!\d)(?P<a>\d{1,2})[/-](?P<b>\d{1,2})[/-](?P<y>\d{4}|\d{2})(?!\d)")
_CLOCK = re.compile(
    r"""(?<![\d:.,/])(?P<hour>\d{1,2})
        (?:\s?(?:[:.h]|uhr|時)\s?(?P<minute>\d{2})(?!\d))?(?::(?P<second>\d{2})(?:[.,]\d+)?)?
        \s*(?P<half>a\.?\s?m\b\.?|p\.?\s?m\b\.?|noon\b|midnight\b)?(?P<mark>\s?(?:uhr|h|hrs|時)\b)?(?![\d:/])""",
    re.VERBOSE,
)
_BARE_CLOCK = re.compile(r"^(?P<hour>\d{2})(?P<minute>\d{2})$")
_WORDS_OF_DAY = re.compile(r"\b(?:12\s*)?(noon|midday|midnight)\b")
_RANGE = re.compile(
    r"^(?:\s*[a-z]{2,5}\s*)?\s*(?:[-–—‐‑−~〜～>]+|to|until|till|bis|à|a|al|as|ate|hasta|alle|tot|do|az|au|and)\s*(?:von |from )?$"
)
_LENGTH_ISO = re.compile(
    r"^p(?:(?P<d>\d+)d)?(?:t(?:(?P<h>\d+(?:\.\d+)?)h)?(?:(?P<m>\d+(?:\.\d+)?)m)?(?:(?P<s>\d+)s)?)?$"
)
_LENGTH_CLOCK = re.compile(r"^(\d{1,3}):(\d{2})(?::(\d{2}))?$")
_LENGTH_UNITS = re.compile(
    r"(?P<n>\d+(?:[.,]\d+)?)\s*-?\s*(?P<u>hours?|hrs?|hr|h|std|stunden?|heures?|horas?|hora|ore|ora|uur|godz\w*|hod\w*"
    r"|minutes?|mins?|min|minuten|minutos?|minuti|minuto|minut\w*|m|'|′|seconds?|secs?|sec|s|sek\w*)(?![a-z])"
)
_HALF_HOUR = re.compile(r"\bhalf an hour\b")
_NUMBER = re.compile(r"^\d+(?:[.,]\d+)?$")
_UNSAID: Final = frozenset(
    ("", "tba", "tbd", "tbc", "na", "n/a", "none", "null", "-", "–", "?", "to be announced", "all day")
)
_NOON: Final = 12
_HALF_DAY: Final = timedelta(hours=12)
_LONGEST_ON_A_DIAL: Final = timedelta(hours=6)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Times:
    """When a session is. ``minutes`` is its length in minutes, ``day`` an ISO date or a label as written.

    ``problem`` says in plain words what is missing to understand or impossible; it is empty if all is well.
    """

    start: datetime | time | None = None
    end: datetime | time | None = None
    minutes: float | None = None
    day: str = ""
    problem: str = ""


class _Clock(NamedTuple):
    """A time of day as written: hour 0-24, and whether am, pm, noon or a 24-hour clock settled it."""

    hour: int
    minute: int
    second: int
    half: str


class _Read(NamedTuple):
    """What one text says: a date, a clock or two, a zone."""

    day: date | None = None
    clocks: tuple[_Clock, ...] = ()
    zone: tzinfo | None = None


class _Impossible(ValueError):
    """What was written can be no date, time or length."""


def read_times(*, date: str = "", start: str = "", end: str = "", span: str = "", minutes: str = "") -> Times:
    """Read a session's times from the texts of its fields.

    ``span`` may be a start or a range; any of them may hold a date as well. A text that says "to be
    announced" is no problem. Of several zones in one text the first counts. An end before the start is
    on the next day if less than twelve hours later, and on the other half of a twelve-hour dial first.
    """
    try:
        return _read(_tidy(date), date, _tidy(start), _tidy(end), _tidy(span), _tidy(minutes))
    except _Impossible as error:
        return Times(day=_label(date), problem=str(error))


def _read(on: str, label: str, start: str, end: str, span: str, minutes: str) -> Times:
    length = _minutes(minutes)
    day = _scan(on)
    ranged = _scan(span)
    first = _scan(start) if start else ranged
    last = _scan(end)
    for text, found in ((start, first), (span, ranged), (end, last)):
        if text not in _UNSAID and found.day is None and not found.clocks and not _names_a_day(text):
            raise _Impossible(f"'{_short(text)}' cannot be read as a time")
    clocks = first.clocks or ranged.clocks or day.clocks
    opening = clocks[0] if clocks else None
    closing = last.clocks[0] if last.clocks else (clocks[1] if len(clocks) > 1 else None)
    known = first.day or ranged.day or day.day
    name = known.isoformat() if known else _label(label) or (_label(start) if _names_a_day(start) else "")
    if opening is None:
        return Times(minutes=length, day=name)
    base = known or datetime(2000, 1, 3, tzinfo=UTC).date()
    begin = _at(base, opening)
    finish = None
    if closing is not None:
        begin, finish = _in_order(begin, opening, closing, last.day or base, dated=last.day is not None)
    elif length:
        finish = begin + timedelta(minutes=length)
    planned = length if length is not None else ((finish - begin).total_seconds() / 60 if finish else None)
    zone = first.zone or ranged.zone or day.zone
    if last.zone and zone and last.zone != zone and finish is not None:
        finish = finish.replace(tzinfo=last.zone).astimezone(zone).replace(tzinfo=None)
        planned = length if length is not None else (finish - begin).total_seconds() / 60
    if known is None:
        return Times(begin.time(), finish.time() if finish else None, planned, name)
    return Times(begin.replace(tzinfo=zone), finish.replace(tzinfo=zone) if finish else None, planned, name)


def _in_order(
    begin: datetime, opening: _Clock, closing: _Clock, on: date, *, dated: bool
) -> tuple[datetime, datetime]:
    """Return start and end, with am or pm passed on and midnight crossed where that makes sense."""
    finish = _at(on, closing)
    if not opening.half and closing.half in ("am", "pm") and opening.hour <= _NOON:
        shared = _at(begin.date(), opening._replace(half=closing.half))
        begin = shared if shared < finish else begin
    if finish > begin or (finish == begin and dated):
        return begin, finish
    if not dated:
        dial = not opening.half and not closing.half and opening.hour <= _NOON and closing.hour < _NOON
        halved = opening.half == "pm" or (opening.half == "am" and not closing.half)
        later = finish + _HALF_DAY
        if (dial or (halved and not closing.half)) and begin < later <= begin + _LONGEST_ON_A_DIAL:
            return begin, later
        if begin < finish + _DAY < begin + _HALF_DAY:
            return begin, finish + _DAY
    if finish == begin:
        raise _Impossible(f"it ends at {finish:%H:%M}, when it starts")
    raise _Impossible(f"it ends at {_when(finish, begin)}, before it starts at {_when(begin, finish)}")


def _when(moment: datetime, other: datetime) -> str:
    return f"{moment:%H:%M}" if moment.date() == other.date() else f"{moment:%Y-%m-%d %H:%M}"


def _at(day: date, clock: _Clock) -> datetime:
    hour = clock.hour
    if clock.half in ("am", "midnight"):
        hour %= _NOON
    elif clock.half in ("pm", "noon"):
        hour = hour % _NOON + _NOON
    return datetime.combine(day, time()) + timedelta(hours=hour, minutes=clock.minute, seconds=clock.second)


def _tidy(text: str) -> str:
    first_line = unmarked(text).strip().split("\n", 1)[0]
    return plain(clean(first_line)).strip()


def _label(text: str) -> str:
    return clean(unmarked(text).strip().split("\n", 1)[0])


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004 - fits a line of output


def _names_a_day(text: str) -> bool:
    return not any(char.isdigit() for char in text) or bool(re.search(rf"\b(?:{_MONTH}|day)\b", text))


def _scan(text: str) -> _Read:
    """Return the date, the clocks (at most a start and an end) and the zone written in a tidy text."""
    if text in _UNSAID:
        return _Read()
    if iso := list(_ISO.finditer(text.upper())):
        clocks = tuple(_clock_of(match["time"].replace(":", "")) for match in iso[:2])
        return _Read(_date(iso[0]["date"].replace("-", "")), clocks, _zone(iso[0]["zone"]))
    if match := _COMPACT.match(text.upper()):
        clocks = (_clock_of(match["time"]),) if match["time"] else ()
        return _Read(_date(match["date"]), clocks, _zone(match["zone"]))
    day, rest = _cut_date(text)
    return _Read(day, _clocks(rest), None)


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text in ("Z", "UTC"):
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    if offset >= _DAY:
        raise _Impossible(f"'{text}' is no time zone")
    return timezone(-offset if text[0] == "-" else offset)


def _date(digits: str) -> date:
    return _make_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _make_date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _Impossible(f"{year:04}-{month:02}-{day:02} is not a date") from None


def _cut_date(text: str) -> tuple[date | None, str]:
    for pattern in _DATES:
        if match := pattern.search(text):
            parts = match.groupdict()
            month = _MONTHS[parts["name"]] if "name" in parts else int(parts["m"])
            found = _make_date(_year(parts["y"]), month, int(parts["d"]))
            return found, text[: match.start()] + " " + text[match.end() :]
    if match := _TWO_ORDERS.search(text):
        a, b, rest = int(match["a"]), int(match["b"]), text[: match.start()] + " " + text[match.end() :]
        if a == b or (a > _NOON) != (b > _NOON):
            day, month = (a, b) if a > _NOON or a == b else (b, a)
            return _make_date(_year(match["y"]), month, day), rest
        if a > _NOON:
            raise _Impossible(f"'{match[0]}' is not a date")
        return None, rest
    return None, text


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)  # noqa: PLR2004 - two digits: this century


def _clock_of(digits: str) -> _Clock:
    digits = digits.zfill(4) if len(digits) < 5 else digits.zfill(6)  # noqa: PLR2004 - HHMM or HHMMSS
    return _checked(
        _Clock(int(digits[:2]), int(digits[2:4]), int(digits[4:] or 0), ""), f"{digits[:2]}:{digits[2:4]}"
    )


def _checked(clock: _Clock, written: str) -> _Clock:
    last = 24 if not clock.half else _NOON
    day_over = clock.hour == 24 and (clock.minute or clock.second)  # noqa: PLR2004
    hour_24 = clock.half in ("am", "pm") and clock.hour > _NOON
    if (clock.hour > last and not hour_24) or clock.minute > 59 or clock.second > 60 or day_over:  # noqa: PLR2004
        raise _Impossible(f"{written.strip()} is not a time of day")
    # "14:00 pm" is a 24-hour time with a needless word
    return clock._replace(half="") if hour_24 and clock.hour < 24 else clock  # noqa: PLR2004


def _clocks(text: str) -> tuple[_Clock, ...]:
    """Return a start, or a start and an end where a range sign stands between them."""
    if match := _BARE_CLOCK.match(text.strip()):
        return (_clock_of(match[0]),)
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


def _one(match: re.Match[str]) -> _Clock:
    half = re.sub(r"[\s.]", "", match["half"] or "")
    return _checked(
        _Clock(int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0), half), match[0]
    )


def _minutes(text: str) -> float | None:
    """Return a length in minutes; a bare number is minutes, H:MM is hours and minutes.

    Zero says nothing. Raises _Impossible for what is no length.
    """
    if text in _UNSAID:
        return None
    if _NUMBER.match(text):
        return float(text.replace(",", ".")) or None
    if match := _LENGTH_CLOCK.match(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return (hours * 60 + minutes + seconds / 60) or None
    if (match := _LENGTH_ISO.match(text)) and len(text) > 1:
        d, h, m, s = (float(match[unit] or 0) for unit in "dhms")
        return (d * 1440 + h * 60 + m + s / 60) or None
    if _HALF_HOUR.search(text):
        return 30.0
    if match := re.match(r"^(\d{1,2})h(\d{2})$", text):
        return (int(match[1]) * 60.0 + int(match[2])) or None
    parts = list(_LENGTH_UNITS.finditer(text))
    if not parts or text.startswith("-"):
        raise _Impossible(f"'{_short(text)}' cannot be read as a length")
    return sum(float(part["n"].replace(",", ".")) * _unit(part["u"]) for part in parts) or None


def _unit(word: str) -> float:
    if word.startswith(("h", "std", "stund", "or", "uur", "godz")):
        return 60.0
    return 1 / 60 if word.startswith("s") else 1.0
