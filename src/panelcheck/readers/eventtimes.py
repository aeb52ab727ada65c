"""The times of calendar events, as the icalendar library reads them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from panelcheck.programme import Problem
from panelcheck.readers.contentlines import Component, Property
from panelcheck.source import Cell

if TYPE_CHECKING:
    from datetime import tzinfo


class Clock:
    """Turns the times of events into cells: ISO texts, with the offset where the calendar knows it."""

    def __init__(self, found: Sequence[Component], problems: list[Problem]) -> None:
        self._problems = problems
        self._zone: tzinfo | None = None
        from icalendar import Timezone  # noqa: PLC0415 - costs much, and only calendars need it
        from icalendar.prop import vDDDTypes  # noqa: PLC0415
        from icalendar.timezone import tzp  # noqa: PLC0415

        self._parse: Any = vDDDTypes.from_ical
        for component in found:
            if component.name == "VTIMEZONE":
                try:
                    Timezone.from_ical(component.written(found))
                except Exception:  # noqa: BLE001 - the library lets through whatever its parts raise
                    problems.append(Problem("time", "a time zone that cannot be read", component.begin))
        named = next((line for one in found for line in one.all("X-WR-TIMEZONE")), None)
        if named:
            self._zone = tzp.timezone(named.value.value)

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
                cells[field] = Cell(moment.isoformat(), line.value.location)
            elif moment is not None and field == "start":
                cells["date"] = Cell(moment.isoformat(), line.value.location)
        return cells

    def _moment(self, line: Property) -> Any:
        zone = line.parameters.get("TZID")
        value = line.value.value
        try:
            moment = self._parse(value, zone.value if zone and "T" in value else None)
        except Exception:  # noqa: BLE001 - as above
            self._problems.append(Problem("time", f"{line.name} is no date or time", line.value.location))
            return None
        if self._zone and isinstance(moment, datetime) and value.upper().endswith("Z"):
            return moment.astimezone(self._zone)
        return moment
