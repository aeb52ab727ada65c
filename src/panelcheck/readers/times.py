"""When a session is: its start, end, length and day from the texts of its fields."""

import datetime as dt
from typing import Final

from panelcheck.readers.clocks import Clock, Reading, scan
from panelcheck.readers.dates import UNSAID, Impossible, day_named, short
from panelcheck.readers.lengths import minutes_of
from panelcheck.readers.spans import clean, plain, unmarked
from panelcheck.values import dataclass

_NOON: Final = 12
_HALF_DAY: Final = dt.timedelta(hours=12)
_LONGEST_ON_A_DIAL: Final = dt.timedelta(hours=6)
_DAY: Final = dt.timedelta(days=1)
_NIGHT_ENDS: Final = dt.time(4)  # as in the schedules of hacker camps, whose days end at four
_ANY_DAY: Final = dt.date(2000, 1, 3)


@dataclass(frozen=True, slots=True)
class Times:
    """When a session is. ``minutes`` is its length in minutes, ``day`` an ISO date or a label as written.

    That day is the audience's: what starts in the night belongs to the evening before.
    ``problem`` says in plain words what is missing to understand or impossible; it is empty if all is well.
    """

    start: dt.datetime | dt.time | None = None
    end: dt.datetime | dt.time | None = None
    minutes: float | None = None
    day: str = ""
    problem: str = ""
    of_length: bool = False  # whether the problem is with the length, and the clocks are well


def read_times(
    *,
    date: str = "",
    start: str = "",
    end: str = "",
    span: str = "",
    minutes: str = "",
    month_first: bool | None = None,
) -> Times:
    """Read a session's times from the texts of its fields.

    ``span`` may be a start or a range; any of them may hold a date as well. A text that says "to be
    announced" is no problem. Of several zones in one text the first counts, and a length given outweighs
    the one between start and end. An end before the start is later on a twelve-hour dial if that makes at
    most six hours, else on the next day if that makes less than twelve; else it is a problem.
    ``month_first`` says how a date such as 3/4/2026 is meant where other dates of the file prove it.
    """
    if not (date or start or end or span or minutes):
        return Times()
    label = _label(date)
    length, trouble = _length_of(minutes)
    try:
        texts = _Texts(
            scan(_tidy(date), month_first=month_first),
            *(_scan(text, month_first=month_first) for text in (start, end, span)),
        )
    except Impossible as error:
        return Times(day=label, problem=str(error))
    day = texts.day
    shown = texts.audience_day or label or day_named(_tidy(start)) or day_named(_tidy(span))
    opening, closing = texts.clocks
    if opening is None:
        return Times(minutes=length, day=shown, problem=trouble, of_length=bool(trouble))
    begin = _at(day or _ANY_DAY, opening)
    problem, finish = "", None
    try:
        if closing is not None:
            begin, finish = _in_order(begin, opening, closing, texts.last_day)
        elif length:
            finish = begin + dt.timedelta(minutes=length)
    except Impossible as error:
        problem = str(error)
    if length is None and finish is not None:
        length = (finish - begin).total_seconds() / 60
    of_length = bool(trouble and not problem)
    problem = problem or trouble
    if day is None:
        return Times(begin.time(), finish.time() if finish else None, length, shown, problem, of_length)
    begin = begin.replace(tzinfo=texts.zone)
    finish = finish.replace(tzinfo=texts.zone) if finish else None
    return Times(begin, finish, length, shown, problem, of_length)


def _length_of(text: str) -> tuple[float | None, str]:
    """Return a length in minutes, or why there is none to be read."""
    try:
        return minutes_of(_tidy(text)), ""
    except Impossible as error:
        return None, str(error)


@dataclass(frozen=True, slots=True)
class _Texts:
    """What the fields say, each for itself."""

    date: Reading
    start: Reading
    end: Reading
    span: Reading

    @property
    def day(self) -> dt.date | None:
        return self.start.day or self.span.day or self.date.day

    @property
    def audience_day(self) -> str:
        """The day as the audience sees it, in ISO format: a night belongs to the evening before it.

        That is for a moment whose clock is the audience's. A date of its own is told to the audience as it
        is; "Z" tells nothing of where they are; and a midnight without an end may be a date alone.
        """
        opening, closing = self.clocks
        if self.day is None or opening is None or _at(self.day, opening).time() >= _NIGHT_ENDS:
            return self.day.isoformat() if self.day else ""
        before = self.day - _DAY if self.day > dt.date.min else self.day
        if self.date.day:
            return (before if self.date.day == before else self.day).isoformat()
        date_alone = closing is None and not (opening.hour or opening.minute or opening.second)
        return (self.day if date_alone or self.zone is dt.UTC else before).isoformat()

    @property
    def zone(self) -> dt.tzinfo | None:
        return self.start.zone or self.span.zone or self.date.zone

    @property
    def clocks(self) -> tuple[Clock | None, Clock | None]:
        """The clocks at the start and at the end."""
        found = self.start.clocks or self.span.clocks or self.date.clocks
        last = self._end.clocks[:1] or found[1:]
        return (found[0] if found else None), (last[0] if last else None)

    @property
    def last_day(self) -> dt.date | None:
        """The day of the end, where it is written."""
        return self._end.day if self._end.clocks else None

    @property
    def _end(self) -> Reading:
        """The end as clocks show it where the start's zone counts."""
        if not (self.end.zone and self.zone and self.end.day and self.end.clocks):
            return self.end
        moment = _at(self.end.day, self.end.clocks[0]).replace(tzinfo=self.end.zone).astimezone(self.zone)
        return Reading(moment.date(), (Clock(moment.hour, moment.minute, moment.second, ""),), self.zone)


def _scan(text: str, *, month_first: bool | None) -> Reading:
    tidy = _tidy(text)
    found = scan(tidy, month_first=month_first)
    if tidy not in UNSAID and found.day is None and not found.clocks and not day_named(tidy):
        raise Impossible(f"'{short(_label(text))}' cannot be read as a time")
    return found


def _in_order(
    begin: dt.datetime, opening: Clock, closing: Clock, on: dt.date | None
) -> tuple[dt.datetime, dt.datetime]:
    """Return start and end, with am or pm passed on and midnight crossed where that makes sense.

    ``on`` is the day of the end where it is written. Raises Impossible.
    """
    finish = _at(on or begin.date(), closing)
    if not opening.half and closing.half in ("am", "pm") and opening.hour <= _NOON:
        shared = _at(begin.date(), opening._replace(half=closing.half))
        begin = shared if shared < finish else begin
    if finish > begin:
        return begin, finish
    if on is None:
        dial = not closing.half and closing.hour < _NOON and opening.half != "noon"
        later = finish + _HALF_DAY
        if dial and (opening.half or opening.hour <= _NOON) and begin < later <= begin + _LONGEST_ON_A_DIAL:
            return begin, later
        if begin < finish + _DAY < begin + _HALF_DAY:
            return begin, finish + _DAY
    if finish == begin:
        raise Impossible(f"it ends at {finish:%H:%M}, when it starts")
    raise Impossible(f"it ends at {_when(finish, begin)}, before it starts at {_when(begin, finish)}")


def _when(moment: dt.datetime, other: dt.datetime) -> str:
    return f"{moment:%H:%M}" if moment.date() == other.date() else f"{moment:%Y-%m-%d %H:%M}"


def _at(day: dt.date, clock: Clock) -> dt.datetime:
    hour = clock.hour
    if clock.half in ("am", "midnight"):
        hour %= _NOON
    elif clock.half in ("pm", "noon"):
        hour = hour % _NOON + _NOON
    passed = dt.timedelta(hours=hour, minutes=clock.minute, seconds=clock.second)
    return dt.datetime.combine(day, dt.time()) + passed


def _tidy(text: str) -> str:
    first_line = unmarked(text).strip().split("\n", 1)[0]
    return plain(clean(first_line)).strip()


def _label(text: str) -> str:
    return clean(unmarked(text).strip().split("\n", 1)[0])
