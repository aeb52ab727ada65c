"""iCalendar: an event is a session; people come as attendees, in its description, or behind its title."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from panelcheck.errors import Location, NotAProgramme
from panelcheck.patterns import regex
from panelcheck.programme import Kind, Role, Skip
from panelcheck.readers.attendees import people_of_event
from panelcheck.readers.contentlines import Component, Property, components
from panelcheck.readers.eventtimes import Clock
from panelcheck.readers.givennames import personal
from panelcheck.readers.ignores import read_ignore
from panelcheck.readers.kinds import is_break, kind_in_title, kind_of
from panelcheck.readers.mentions import name_words
from panelcheck.readers.names import bare_tokens, full_name, tokens_of
from panelcheck.readers.placed import Text, described, names_in
from panelcheck.readers.records import Listing, Record, Records, Words
from panelcheck.readers.repeats import series_note, without_repeats
from panelcheck.source import Cell, Source
from panelcheck.values import dataclass

if TYPE_CHECKING:
    from panelcheck.programme import Problem

SUFFIXES = (".ics", ".ical")

MOST = 0.5  # share of the events whose titles must end in names before any such ending is read as people
FEW = 3  # events with such a title, at least
_NO_SESSION = {"VTODO": "a to-do", "VJOURNAL": "a journal entry", "VFREEBUSY": "a free-busy time"}
_MOST_DASHES = 20  # in a title, from its end, behind which people are looked for
_DASH = regex(r"(?<!\s)\s+(?:-{1,3}|–|—)(?:\s+|$)")
_NUMBERED = regex(r"(?:day|part|session|round|track|room|hall|week)\b", re.IGNORECASE)
_PREFIX = regex(r"\[([^\[\]]{2,40})\]\s*(?=\S)")
_BY = regex(
    r"[(\[](?:(?:talk|workshop|keynote|tutorial|presentation|lecture|panel|session)\s+by|presented by)"
    r"\s+([^()\[\]]+)[)\]]\s*$",
    re.IGNORECASE,
)
_BETWEEN_COMMAS = regex(r"[^,]+")
_COMMA = regex(r"(?:[^,\\]|\\.)+")
_PANEL = regex(r"\s*panel(?:l?ists)?\s*:", re.IGNORECASE)
_LABEL = regex(
    r"^[ \t]*(kind|type|format|section|track|room)[ \t]*:[ \t]*(\S.{0,60}?)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_KIND_LABELS = ("kind", "type", "format", "section")


def read(source: Source, words: Words) -> Records:
    """Read every calendar in ``source``.

    Raises NotAProgramme when there is none.
    """
    found, problems = components(source)
    if not found:
        raise NotAProgramme(
            "no BEGIN:VCALENDAR: this is no iCalendar file", Location(source.path),
            "Export the calendar again as iCalendar (.ics).",
        )  # fmt: skip
    reader = _Reader(found, words)
    reader.problems += problems
    return reader.read()


@dataclass(frozen=True, slots=True)
class _Event:
    """What one event says; its title may still hold names."""

    component: Component
    title: Text | None
    cells: dict[str, Cell]
    listings: tuple[Listing, ...]


class _Reader:
    """Reads the components of one source; each event becomes a record."""

    def __init__(self, found: Sequence[Component], words: Words) -> None:
        self.problems: list[Problem] = []
        self._found = found
        self._words = words
        self._skips: list[Skip] = []
        self._pretalx = any("pretalx" in line.value.value.lower() for line in self._of_calendars("PRODID"))
        self._cancelled = next(
            (line for line in self._of_calendars("METHOD") if line.value.value.upper() == "CANCEL"), None
        )
        self._clock = Clock(found, self.problems)

    def _of_calendars(self, name: str) -> Iterator[Property]:
        return (line for one in self._found if one.name == "VCALENDAR" for line in one.all(name))

    def read(self) -> Records:
        """Return everything in the file."""
        events = [self._event(one) for one in self._found if one.name == "VEVENT"]
        self._skips += [
            Skip("entry", f"{_NO_SESSION[one.name]}, not a session", one.begin)
            for one in self._found
            if one.name in _NO_SESSION
        ]
        endings = self._titles_end_in_names(events)
        name = next(self._of_calendars("X-WR-CALNAME"), None)
        parts = [event.component for event in events]
        records = [self._record(event, endings=endings) for event in events]
        kept = list(without_repeats(parts, records))
        self._skips += [item for item in kept if isinstance(item, Skip)]
        return Records(
            records=tuple(item for item in kept if isinstance(item, Record)),
            event=name.value.unescaped().value if name else "",
            skips=tuple(self._skips),
            problems=tuple(self.problems),
            assumptions=(*series_note(parts), *self._clock.notes()),
            ignores=tuple(
                read_ignore(line.value.unescaped().cell)
                for one in self._found
                for line in one.all("X-PANELCHECK-IGNORE")
            ),
            count=sum(one.name == "VEVENT" or one.name in _NO_SESSION for one in self._found),
            word="events",
        )

    def _event(self, component: Component) -> _Event:
        found = people_of_event(component)
        self._skips += [item for item in found if isinstance(item, Skip)]
        record = Record(
            location=component.location, listings=tuple(item for item in found if isinstance(item, Listing))
        )
        cells = self._clock.cells(component)
        for name, field in (("UID", "id"), ("LOCATION", "room"), ("STATUS", "status")):
            if (line := component.get(name)) and line.value.value:
                cells[field] = line.value.unescaped().cell
        if self._cancelled:
            cells["status"] = Cell("cancelled", self._cancelled.value.location)
        if (line := component.get("DESCRIPTION")) and line.value.value:
            description = line.value.unescaped()
            record, skips = described(record, description)
            self._skips += skips
            cells |= self._labelled(description)
        title = self._title(component, cells)
        self._categories(component, cells)
        return _Event(component, title, cells, record.listings)

    def _title(self, component: Component, cells: dict[str, Cell]) -> Text | None:
        line = component.get("SUMMARY")
        if line is None or not line.value.value:
            return None
        title = line.value.unescaped()
        match = _PREFIX.match(title.value)
        if match and (kind_of(match[1], self._words) or is_break(match[1])):
            cells.setdefault("kind", title.part(*match.span(1)).cell)
            return title.part(match.end())
        return title

    def _labelled(self, description: Text) -> dict[str, Cell]:
        """Return what lines such as "Kind: talk" and "Track: Web" say."""
        said: dict[str, Cell] = {}
        for match in _LABEL.finditer(description.value):
            said.setdefault(match[1].lower(), description.part(*match.span(2)).cell)
        cells = {name: cell for name, cell in said.items() if name not in _KIND_LABELS}
        kinds = (said[name] for name in _KIND_LABELS if name in said)
        told = (cell for cell in kinds if kind_of(cell.text, self._words) or is_break(cell.text))
        if kind := next(told, None):
            cells["kind"] = kind
        return cells

    def _categories(self, component: Component, cells: dict[str, Cell]) -> None:
        """Let the categories say the kind, and be tags otherwise."""
        tags: list[Cell] = []
        for line in component.all("CATEGORIES"):
            for match in _COMMA.finditer(line.value.value):
                cell = line.value.part(*match.span()).unescaped().cell
                if "kind" not in cells and kind_of(cell.text, self._words):
                    cells["kind"] = cell
                elif cell.text:
                    tags.append(cell)
        if tags:
            cells["tags"] = Cell("\n".join(tag.text for tag in tags), tags[0].location)

    def _titles_end_in_names(self, events: Sequence[_Event]) -> bool:
        """Whether the file writes its people behind its titles, as pretalx does."""
        if self._pretalx:
            return True
        titles = [event.title for event in events if event.title and not is_break(event.title.value)]
        ending = sum(_split(title) is not None for title in titles)
        return ending >= FEW and ending > MOST * len(titles)

    def _record(self, event: _Event, *, endings: bool) -> Record:
        title, listings = event.title, event.listings
        known = [name_words(item.name) for item in listings]
        split = (_split_pretalx if self._pretalx else _split)(title) if title else None
        said = _split_by(title) if title and not listings else None
        if said:
            title, people = said
            listings = tuple(item for item in people if isinstance(item, Listing))
            self._skips += [item for item in people if isinstance(item, Skip)]
            split = None
        elif split is None and title and (start := _known_behind(title.value, known)):
            title = title.part(0, start)
        if split:
            head, people = split
            names = [name_words(item.name) for item in people if isinstance(item, Listing)]
            if names and all(name in known for name in names):
                title = head
            elif (endings or _names_a_keynote(head, people)) and not any(
                item.role is not Role.ORGANISER for item in listings
            ):
                title = head
                listings = (*(item for item in people if isinstance(item, Listing)), *listings)
                self._skips += [item for item in people if isinstance(item, Skip)]
        if title and not listings and _PANEL.match(title.value):
            listings = described(Record(location=event.component.location), title)[0].listings
        cells = {**event.cells, "title": title.cell} if title else dict(event.cells)
        if not listings and "end" in cells and cells["end"].text == cells.get("start", cells["end"]).text:
            # "Expo hall opens": a moment, and nobody's time.
            del cells["end"]
        if listings and not cells.keys() & {"title", "id"}:
            cells = {**cells, "id": Cell("(no title)", event.component.begin)}
        return Record(location=event.component.location, cells=cells, listings=listings)


def _split(title: Text) -> tuple[Text, list[Listing | Skip]] | None:
    """Part a title from the names behind its last dash, if all that stands there are full names."""
    for match in list(_DASH.finditer(title.value))[: -_MOST_DASHES - 1 : -1]:
        people = [] if _NUMBERED.match(title.value, match.end()) else names_in(title.part(match.end()))
        if people and all(isinstance(item, Listing) and full_name(item.name) for item in people):
            return title.part(0, match.start()), people
    return None


def _split_by(title: Text) -> tuple[Text, list[Listing | Skip]] | None:
    """Part a title from "(talk by Ann Berg)" at its end."""
    match = _BY.search(title.value)
    if not match:
        return None
    people = names_in(title.part(*match.span(1)))
    named = [item for item in people if isinstance(item, Listing) and item.name]
    return (title.part(0, match.start()), people) if named and match.start() else None


def _known_behind(title: str, known: Sequence[tuple[str, ...]]) -> int:
    """Return where the last dash of a title stands, if one who speaks stands behind it; else 0."""
    last = next(reversed(list(_DASH.finditer(title))), None)
    return last.start() if last and name_words(title[last.end() :]) in known else 0


def _names_a_keynote(head: Text, people: Sequence[Listing | Skip]) -> bool:
    """Whether a title is "Keynote - A Name": the word and one who is plainly a person."""
    if len(people) != 1 or not isinstance(people[0], Listing):
        return False
    name = people[0].name
    bare = bare_tokens(name)
    plainly = len(bare) < len(tokens_of(name)) or personal(" ".join(bare))
    return plainly and kind_in_title(head.value) is Kind.KEYNOTE


def _split_pretalx(title: Text) -> tuple[Text, list[Listing | Skip]] | None:
    """Part a title from whatever stands behind its last dash: pretalx always puts the names there."""
    match = next(reversed(list(_DASH.finditer(title.value))), None)
    if match is None:
        return None
    names = (title.part(*found.span()) for found in _BETWEEN_COMMAS.finditer(title.value, match.end()))
    return title.part(0, match.start()), [item for name in names for item in names_in(name, single=True)]
