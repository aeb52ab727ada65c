"""Indico's exports (https://docs.getindico.io/en/stable/http-api/): events and timetables.

A moment is ``{"date": "2026-05-01", "time": "10:00:00", "tz": "Europe/Zurich"}``. A block of
contributions has conveners, who chair it.
"""

from collections.abc import Iterator

from panelcheck.nodes import Items, Mapping, Node, Scalar
from panelcheck.programme import Skip
from panelcheck.readers.document.rebuilding import at, changed, items_of, made, mappings_of, said, text_at

_PEOPLE = ("speakers", "presenters")
_CHAIRS = ("conveners", "convenors", "chairs")
_FAMILY, _GIVEN = ("familyName", "last_name"), ("firstName", "first_name")


def shape(root: Node, skips: list[Skip]) -> Node | None:
    """Return the contributions and blocks of each event, with one start, one end, and their people."""
    results = at(root, "results")
    if isinstance(results, Mapping):
        entries = list(_of_timetable(results, skips))
        return made(root, sessions=Items(tuple(entries), results.location)) if entries else None
    events = mappings_of(results)
    if not events or not all(text_at(event, "_type") == "Conference" for event in events):
        return None
    found = tuple(_event(event, skips) for event in events)
    return found[0] if len(found) == 1 else made(root, events=Items(found, root.location))


def _event(event: Mapping, skips: list[Skip]) -> Mapping:
    found = [*mappings_of(at(event, "contributions"))]
    blocks = mappings_of(at(event, "sessions"))
    listed = {text_at(one, "id") for one in found}
    for block in blocks:
        # The blocks repeat the contributions of the event, where it lists them.
        found += [one for one in mappings_of(at(block, "contributions")) if text_at(one, "id") not in listed]
    entries = [*map(_slot, found), *(_block(block) for block in blocks if _chairs(block))]
    skips += [
        Skip("entry", "a block of contributions without conveners", block.location)
        for block in blocks
        if not _chairs(block)
    ]
    return made(event, event=at(event, "title"), sessions=Items(tuple(entries), event.location))


def _of_timetable(results: Mapping, skips: list[Skip]) -> Iterator[Mapping]:
    for _, days in results:
        if isinstance(days, Mapping):
            for _, entries in days:
                if isinstance(entries, Mapping):
                    yield from _of_entries(entries, skips)


def _of_entries(entries: Mapping, skips: list[Skip]) -> Iterator[Mapping]:
    for _, entry in entries:
        if not isinstance(entry, Mapping):
            continue
        inner = at(entry, "entries")
        if text_at(entry, "entryType") == "Break":
            yield changed(_slot(entry), type=said("break", entry))
        elif isinstance(inner, Mapping) and inner.entries:
            yield from _of_entries(inner, skips)
            if _chairs(entry):
                yield _block(entry)
            else:
                skips.append(Skip("heading", "it stands above other sessions", entry.location))
        else:
            yield _slot(entry)


def _slot(entry: Mapping) -> Mapping:
    """Return a contribution: its speakers, else its authors, are who speaks."""
    people = next((at(entry, key) for key in _PEOPLE if items_of(at(entry, key))), None)
    people = people or at(entry, "primaryauthors")
    named = [_person(one) for one in mappings_of(people)]
    return made(
        entry,
        id=at(entry, "db_id") or at(entry, "id"),
        title=at(entry, "title"),
        start=_moment(at(entry, "startDate")),
        end=_moment(at(entry, "endDate")),
        duration=at(entry, "duration"),
        room=at(entry, "room"),
        track=at(entry, "track"),
        type=at(entry, "type"),
        description=at(entry, "description") if text_at(entry, "description") else None,
        speakers=Items(tuple(named), people.location) if people and named else None,
        moderators=_chairs(entry),
    )


def _block(block: Mapping) -> Mapping:
    return changed(_slot(block), speakers=None)


def _chairs(entry: Mapping) -> Items | None:
    chairs = next((found for key in _CHAIRS if items_of(found := at(entry, key))), None)
    named = [_person(one) for one in mappings_of(chairs)]
    return Items(tuple(named), entry.location) if named else None


def _person(person: Mapping) -> Mapping:
    """Return a person; Indico's own full names read "Quill, Ada"."""
    family, given = _first(person, _FAMILY), _first(person, _GIVEN)
    name = None if family or given else at(person, "fullName") or at(person, "name")
    if isinstance(name, Scalar):
        last, comma, first = name.cell.text.partition(", ")
        name = said(f"{first} {last}", name) if comma else name
    return made(
        person,
        firstName=given,
        lastName=family,
        name=name,
        affiliation=at(person, "affiliation"),
        id=at(person, "person_id"),
    )


def _first(person: Mapping, keys: tuple[str, ...]) -> Node | None:
    return next((node for key in keys if (node := at(person, key))), None)


def _moment(node: Node | None) -> Node | None:
    day, clock = text_at(node, "date"), text_at(node, "time")
    return said(f"{day}T{clock}", node) if node and day and clock else None
