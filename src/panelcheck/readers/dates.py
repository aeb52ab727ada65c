"""Dates and days in texts as people type them."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from panelcheck.patterns import regex

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
_LAST_YEAR: Final = 9000
_MONTHS_A_YEAR: Final = 12
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
            if (a > _MONTHS_A_YEAR) != (b > _MONTHS_A_YEAR):
                proved.add(b > _MONTHS_A_YEAR)
    return proved.pop() if len(proved) == 1 else None


def day_named(text: str) -> str:
    """Return the day that a tidy text names without saying which year's: a weekday, "Day 2", "Jul 5"."""
    match = _DAY_NAME.search(text) if text else None
    return match[0] if match else ""


def date_of(digits: str) -> date:
    """Return the date of eight digits. Raises Impossible where there is none."""
    return _make_date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))


def _make_date(year: int, month: int, day: int) -> date:
    try:
        return date(year if year < _LAST_YEAR else 0, month, day)
    except ValueError:
        raise Impossible(f"{year:04}-{month:02}-{day:02} is not a date") from None


def cut_date(text: str, *, month_first: bool | None) -> tuple[date | None, str]:
    """Return the date written in a tidy text, if there is one that can be told, and the text without it.

    Raises Impossible for one that no calendar has.
    """
    for pattern in _DATES:
        if match := pattern.search(text):
            parts = match.groupdict()
            month = _MONTHS[parts["name"]] if "name" in parts else int(parts["m"])
            found = _make_date(_year(parts["y"]), month, int(parts["d"]))
            return found, text[: match.start()] + " " + text[match.end() :]
    if match := _TWO_ORDERS.search(text):
        a, b, rest = int(match["a"]), int(match["b"]), text[: match.start()] + " " + text[match.end() :]
        one_order = a == b or (a > _MONTHS_A_YEAR) != (b > _MONTHS_A_YEAR)
        if one_order or (a <= _MONTHS_A_YEAR and month_first is not None):
            day, month = (
                (a, b) if a > _MONTHS_A_YEAR or a == b or (not one_order and not month_first) else (b, a)
            )
            return _make_date(_year(match["y"]), month, day), rest
        if a > _MONTHS_A_YEAR:
            raise Impossible(f"'{match[0]}' is not a date")
        return None, rest
    return None, text


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)  # noqa: PLR2004 - two digits: this century


def short(text: str) -> str:
    """Return ``text``, cut to what fits a line of output."""
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004
