"""The times of calendar events, as the icalendar library reads them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from panelcheck.programme import Problem
from panelcheck.readers.contentlines import Component, Property
from panelcheck.readers.zones import zone_named
from panelcheck.source import Cell

if TYPE_CHECKING:
    from datetime import tzinfo

_UTC = frozenset({"UTC", "ETC/UTC", "Z"})  # what exports fall back on: nobody lives there


class Clock:
    """Turns the times of events into cells: ISO texts, with the offset where the calendar knows it.

    Times in UTC are told in the zone of their calendar, as its audience has them: the one it names
    (X-WR-TIMEZONE), else the one that most of its own times are in, else the only one it describes
    (VTIMEZONE). Where there is none, they stay as they are, marked "Z".
    """

    def __init__(self, found: Sequence[Component], problems: list[Problem]) -> None:
        self._problems = problems
        self._zones: dict[int, tzinfo | None] = {}
        self._in_utc = 0
        from icalendar import Timezone  # noqa: PLC0415 - costs much, and only calendars need it
        from icalendar.prop import vDDDTypes  # noqa: PLC0415

        self._parse: Any = vDDDTypes.from_ical
        parts: defaultdict[int, list[Component]] = defaultdict(list)
        for component in found:
            parts[id(component.parent)].append(component)
        for component in found:
            if component.name == "VTIMEZONE":
                try:
                    Timezone.from_ical(component.written(parts[id(component)]))
                except Exception:  # noqa: BLE001 - the library lets through whatever its parts raise
                    problems.append(Problem("time", "a time zone that cannot be read", component.begin))
        for calendar, inside in _calendars(found):
            names = (name for name in _names(calendar, inside) if name.upper() not in _UTC)
            zones = (_described(name) or zone_named(name) for name in names)
            self._zones[id(calendar)] = next(filter(None, zones), None)

    def cells(self, event: Component) -> dict[str, Cell]:
        """Return the start, the end and the length of ``event``; what makes no sense is a problem."""
        cells: dict[str, Cell] = {}
        for name, field in (("DTSTART", "start"), ("DTEND", "end"), ("DURATION", "minutes")):
            line = event.get(name)
            if line is None:
                continue
            moment = self._moment(line)
            if isinstance(moment, timedelta):
                cells["minutes"] = Cell(f"{moment.total_seconds() / 60:g}", line.value.location)
            elif isinstance(moment, datetime):
                cells[field] = Cell(self._told(moment, event), line.value.location)
            elif isinstance(moment, date) and field == "start":
                cells["date"] = Cell(moment.isoformat(), line.value.location)
        return cells

    def notes(self) -> Iterator[str]:
        """Yield what had to be assumed of the times turned into cells so far."""
        if self._in_utc:
            yield "times are in UTC and the calendar names no other time zone: its days are those of UTC"

    def _told(self, moment: datetime, event: Component) -> str:
        """Return ``moment`` in ISO format, in the zone of its calendar if it is in UTC."""
        if moment.tzinfo is None or moment.utcoffset() or moment.tzname() != "UTC":
            return moment.isoformat()
        zone = self._zones.get(id(_calendar(event)))
        if zone:
            with suppress(OverflowError):  # the first and the last day that there are
                return moment.astimezone(zone).isoformat()
        self._in_utc += 1
        return f"{moment.replace(tzinfo=None).isoformat()}Z"

    def _moment(self, line: Property) -> date | timedelta | None:
        zone = line.parameters.get("TZID")
        value = line.value.value
        try:
            moment = self._parse(value, zone.value if zone and "T" in value else None)
        except Exception:  # noqa: BLE001 - as above
            moment = None
        if isinstance(moment, date | timedelta):
            return moment
        self._problems.append(Problem("time", f"{line.name} is no date or time", line.value.location))
        return None


def _described(name: str) -> "tzinfo | None":
    """Return the zone that the calendar describes under ``name``, or that the library knows."""
    from icalendar.timezone import tzp  # noqa: PLC0415 - as above

    known: Any = tzp.timezone
    try:
        found: tzinfo | None = known(name)
    except Exception:  # noqa: BLE001 - as above: the folder of a continent is no zone
        return None
    return found


def _calendars(found: Sequence[Component]) -> Iterator[tuple[Component, list[Component]]]:
    """Yield each calendar with the components in it."""
    inside: defaultdict[int, list[Component]] = defaultdict(list)
    for component in found:
        inside[id(_calendar(component))].append(component)
    yield from ((one, inside[id(one)]) for one in found if one.name == "VCALENDAR")


def _names(calendar: Component, inside: Sequence[Component]) -> Iterator[str]:
    """Yield the names of the zones that ``calendar`` may mean, the surest first."""
    for name in ("X-WR-TIMEZONE", "TIMEZONE-ID"):
        yield from (line.value.value for line in calendar.all(name))
    used = Counter(
        zone.value
        for one in inside
        for line in one.all("DTSTART")
        if (zone := line.parameters.get("TZID")) and not line.value.value.upper().endswith("Z")
    )
    yield from (name for name, _ in used.most_common(1))
    described = {line.value.value for one in inside if one.name == "VTIMEZONE" for line in one.all("TZID")}
    if len(described) == 1:
        yield from described


def _calendar(component: Component | None) -> Component | None:
    while component and component.name != "VCALENDAR":
        component = component.parent
    return component
