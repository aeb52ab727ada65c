"""Schedules of frab, pretalx and pentabarf (``schedule.json``, ``schedule.xml``; https://c3voc.de/schedule).

Days hold rooms, and rooms hold events; JSON has the days in the conference, XML beside it.
"""

from collections.abc import Iterator

from panelcheck.nodes import Items, Mapping, Node
from panelcheck.programme import Skip
from panelcheck.readers.document.rebuilding import at, changed, items_of, made, mappings_of, text_at


def shape(root: Node, skips: list[Skip]) -> Node | None:  # noqa: ARG001 - nothing is left out
    """Return the events of all days, each with its day, start and room."""
    conference = at(root, "schedule", "conference")
    days = at(conference, "days")
    if not isinstance(days, Items):
        days = at(root, "schedule", "day")
    if not isinstance(conference, Mapping) or days is None:
        return None
    sessions = tuple(event for day in mappings_of(days) for event in _events(day))
    return made(
        root,
        event=at(conference, "title"),
        sessions=Items(sessions, days.location if sessions else root.location),
    )


def _events(day: Mapping) -> Iterator[Mapping]:
    rooms = at(day, "rooms")
    if isinstance(rooms, Mapping):
        for key, events in rooms:
            yield from (_event(event, day, key) for event in mappings_of(events))
        return
    for room in mappings_of(at(day, "room")):
        yield from (_event(event, day, at(room, "name")) for event in mappings_of(at(room, "event")))


def _event(event: Mapping, day: Mapping, room: Node | None) -> Mapping:
    """Return an event whose start says the moment, and whose date the day that it is part of."""
    moment = at(event, "date")
    told = "T" in text_at(event, "date")
    return changed(
        event,
        date=at(day, "date") or moment,
        start=moment if told else at(event, "start"),
        room=at(event, "room") if text_at(event, "room") else room,
        persons=Items(items_of(at(event, "persons")), event.location) if at(event, "persons") else None,
        description=None if not text_at(event, "description") else at(event, "description"),
        links=None,
        attachments=None,
        answers=None,
        recording=None,
    )
