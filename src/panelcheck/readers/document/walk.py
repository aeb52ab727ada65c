"""Walks the nodes of one document: a mapping is a session, a person, or holds others.

What it says of day, time, room, track and kind holds for those inside it until they say otherwise.
"""

from dataclasses import replace

from panelcheck.errors import Location
from panelcheck.nodes import Items, Mapping, Node, Scalar
from panelcheck.patterns import regex
from panelcheck.programme import Role, Skip
from panelcheck.readers.document.entry import CLOCK, SLOT, STATEMENTS, Entry, Sorter, text_of
from panelcheck.readers.document.people import People, keyed_by_name
from panelcheck.readers.document.rebuilding import items_of
from panelcheck.readers.document.scope import DAY, Scope
from panelcheck.readers.document.signs import (
    is_panel,
    is_slot,
    means_session,
    refers_to_sessions,
    with_id,
    without_id,
)
from panelcheck.readers.fields import ROLE_OF, key_of
from panelcheck.readers.placed import described
from panelcheck.readers.records import Record, Records, Words
from panelcheck.readers.references import PEOPLE_FOLDER, folder_of, word_of
from panelcheck.readers.relisted import without
from panelcheck.source import Cell, Source

# What a session may hold that are sessions of their own.
_WITHIN = regex(
    r"(?:sub)?(?:sessions?|talks?|papers?|presentations?|contributions?|slots?|items|panels?|schedule)"
)
_KEY = regex(r"(?=.*[0-9])[\w.-]+|(?=.*[a-z])[a-z0-9]+(?:[-_][a-z0-9]+)+")  # an id, as a key
ENTRIES = frozenset({"entry", "heading"})  # skips of whole entries
_MEMBERS = frozenset({"members", "users"})  # beside the name of a team
_OTHERS = regex(
    r"(?:.*_)?(?:sponsors?|sponsor_levels|partners?|exhibitors?|supporters?|companies|organi[sz]ations)"
)
_BIOGRAPHY = frozenset(
    {
        "bio",
        "biography",
        "twitter",
        "github",
        "linkedin",
        "mastodon",
        "bluesky",
        "orcid",
        "photo",
        "headshot",
        "avatar",
    }
)


class Walk:
    """The walk through one source; each mapping becomes a session, people, a skip, or holds others."""

    def __init__(self, source: Source, words: Words) -> None:
        self._path = source.path
        self._words = words
        self._sorter = Sorter(words)
        self._people = People(source, self._sorter)
        self._records: list[Record] = []
        self._skips: list[Skip] = []
        self._events: list[str] = []
        self._file_of_a_person: Location | None = None  # where one is described, by its folder
        self._rows = 0  # sessions whose mapping describes the one person who speaks

    def read(self, root: Node) -> None:
        """Take in one document; the file's name tells what it lists, as a key would."""
        if _OTHERS.fullmatch(word_of(self._path).lower()):
            self._skips.append(
                Skip("entry", "sponsors and partners are no part of the programme", root.location)
            )
            return
        if PEOPLE_FOLDER.fullmatch(folder_of(self._path).lower()) and isinstance(root, Mapping):
            self._file_of_a_person = root.location
        stem = Cell(word_of(self._path), Location(self._path))
        self._walk(root, replace(Scope(self._words, stem).inside({}, stem), top=True))

    def found(self) -> Records:
        """Return everything taken in."""
        sessions = sum(bool(record.cells) for record in self._records)
        return Records(
            records=tuple(self._records),
            event=self._events[0] if len(set(self._events)) == 1 else "",
            skips=(*self._skips, *self._people.skips),
            problems=tuple(self._people.problems),
            columns=self._sorter.columns,
            headers=tuple(self._sorter.headers.values()),
            assumptions=tuple(self._people.assumed.sentences()),
            one_seat_each=0 < self._rows == sessions,
            crews=frozenset(self._people.crews),
            count=len(self._records) + sum(skip.what in ENTRIES for skip in self._skips),
            word="entries",
        )

    def _walk(self, node: Node, scope: Scope) -> int:
        """Take in ``node``; return how many sessions it holds."""
        match node:
            case Mapping():
                return self._mapping(self._sorter.entry(node, talk=scope.talks), scope)
            case Items():
                return self._list(node, scope)
            case Scalar():
                if scope.role:
                    self._list_people(node, scope.role)
                return self._reference(node, scope) if scope.refers else 0

    def _list(self, items: Items, scope: Scope) -> int:
        entries = (
            self._sorter.entry(node, talk=scope.talks) for node in items.nodes if isinstance(node, Mapping)
        )
        titled = any("title" in entry.fields and entry.placed for entry in entries)
        sessions = 0
        for number, node in enumerate(items.nodes, start=1):
            name = Cell(f"{scope.name.text} {number}", node.location.point)
            sessions += self._walk(node, replace(scope, name=name, titled=titled, top=False))
        if sessions and not (scope.role or scope.refers):
            self._skips += [
                Skip("entry", "a text where other sessions have keys and values", node.location)
                for node in items.nodes
                if isinstance(node, Scalar) and not node.null
            ]
        return sessions

    def _mapping(self, entry: Entry, scope: Scope) -> int:
        cells = entry.cells
        titled = "title" in cells
        if scope.role and ((entry.named and not (titled and entry.people)) or keyed_by_name(entry.mapping)):
            self._list_people(entry.mapping, scope.role, key=scope.name.text)
            return 0
        first, before = len(self._records), self._taken()
        day = titled and bool(DAY.fullmatch(cells["title"].text))
        given = scope.talks and entry.named  # a talk, by the one who gives it
        session = titled and not day and (entry.placed or scope.titled or given)
        slot = is_panel(entry) or (session and is_slot(entry, cells, top=scope.top))
        sessions = self._walk_inner(entry, cells, scope, slot=slot)
        if "event" in cells:
            self._events.append(cells.pop("event").text)
        if titled and not slot and (sessions or day):
            self._heading(entry, cells["title"], top=scope.top)
            self._people_outside(entry, sessions)
        elif session or self._untitled_session(entry, cells, sessions, scope):
            self._records.insert(first, self._session(entry, cells, scope))
            return sessions + 1
        elif not self._people_outside(entry, sessions) and self._taken() == before:
            why = "a title, but no time, place or people" if titled else "no title and no people"
            self._skips.append(Skip("entry", why, entry.mapping.location))
        return sessions

    def _walk_inner(self, entry: Entry, cells: dict[str, Cell], scope: Scope, *, slot: bool) -> int:
        """Take in what stands inside a mapping; return how many sessions it holds."""
        sessions = 0
        keyed = not slot and self._keyed_by_id(entry)
        misspelt = self._people.misspelt(entry) if "title" in entry.fields else set()
        for key, value in entry.inner:
            if key in misspelt:
                continue
            node = with_id(value, key) if keyed and isinstance(value, Mapping) else value
            if not slot and _OTHERS.fullmatch(key.text.lower()):
                self._skips.append(Skip("entry", f"{key.text} are no part of the programme", key.location))
            elif not slot or self._within(key, node):
                inside = scope.inside(cells, key.cell, label=entry.label, slot=slot)
                inside = replace(inside, refers=refers_to_sessions(key, node), titled=keyed)
                sessions += self._walk(node, inside)
        return sessions

    def _keyed_by_id(self, entry: Entry) -> bool:
        """Whether the keys of a mapping are the ids of the sessions under them."""
        if entry.fields or entry.people or not entry.rest:
            return False
        inner = [self._sorter.entry(node) for _, node in entry.rest if isinstance(node, Mapping)]
        return (
            len(inner) == len(entry.rest)
            and all("title" in one.fields and "id" not in one.fields for one in inner)
            and any(one.placed for one in inner)
            and all(_KEY.fullmatch(key.text) and not DAY.search(key.text) for key, _ in entry.rest)
        )

    def _reference(self, scalar: Scalar, scope: Scope) -> int:
        """Take in the id of a session described elsewhere; return how many sessions that is."""
        if scalar.null:
            return 0
        cells = scope.session({"id": scalar.cell})
        self._records.append(Record(location=scalar.location, cells=cells, reference=True))
        return 1

    def _people_outside(self, entry: Entry, sessions: int) -> bool:
        """Take in the people of a mapping that is no session; return whether it may have any."""
        for name, _, node in entry.people:
            self._list_people(node, ROLE_OF[name])
        members = [node for key, node in entry.rest if entry.named and key.text in _MEMBERS]
        for node in members:
            self._list_people(node, Role.ORGANISER)
        person = not (entry.people or members or sessions) and self._is_person(entry)
        if person:
            self._list_people(entry.mapping, None)
        return person or bool(entry.people or members)

    def _within(self, key: Scalar, node: Node) -> bool:
        """Whether a session holds sessions of its own under ``key``."""
        if _WITHIN.fullmatch(key.text.lower()):
            return True
        entries = [self._sorter.entry(item) for item in items_of(node) if isinstance(item, Mapping)]
        return any("title" in one.fields and (one.people or one.fields.keys() & CLOCK) for one in entries)

    def _taken(self) -> int:
        return len(self._records) + len(self._skips) + len(self._people.skips) + len(self._people.problems)

    def _heading(self, entry: Entry, title: Cell, *, top: bool) -> None:
        if top:
            self._events.append(title.text)
        else:
            self._skips.append(Skip("heading", "it stands above other sessions", entry.mapping.location))

    def _untitled_session(self, entry: Entry, cells: dict[str, Cell], sessions: int, scope: Scope) -> bool:
        """Whether a mapping without a title is a session all the same; it is then given an id."""
        if "title" in cells or sessions or scope.role:
            return False
        placed = (entry.people or "id" in cells) and cells.keys() & SLOT
        if not (is_panel(entry) or placed or means_session(entry)):
            return False
        cells.setdefault("id", scope.name)
        return True

    def _session(self, entry: Entry, cells: dict[str, Cell], scope: Scope) -> Record:
        listings = self._people.of_entry(entry)
        if _about_one(entry) and not (scope.talks and entry.nameless):
            self._rows += 1
            own = self._people.listed(without_id(entry), None)
            listings = [*own, *without(own, listings)]
        cells.pop("description", None)
        record = Record(
            location=entry.mapping.location,
            cells=scope.session(cells),
            listings=tuple(listings),
            reference=not listings and means_session(entry),
            authored=entry.authored,
        )
        _, description = entry.fields.get("description", (None, None))
        if isinstance(description, Scalar) and not description.null:
            record, skips = described(record, self._people.text(description))
            self._skips += skips
        return record

    def _list_people(self, node: Node, role: Role | None, *, key: str = "") -> None:
        """Take in people who belong to no session; ``key`` is what a mapping of one stands under."""
        if isinstance(node, Items):
            for item in node.nodes:
                self._list_people(item, role)
            return
        listings = self._people.listed(node, role)
        if key:
            listings = [replace(who, keys=(*who.keys, key)) for who in listings]
        if listings:
            entries = node.entries if isinstance(node, Mapping) else ()
            ids = next((inner for word, inner in entries if key_of(word.text) == "sessionids"), None)
            cells = {"sessions": text_of(ids)} if ids else {}
            self._records.append(Record(location=node.location, cells=cells, listings=tuple(listings)))

    def _is_person(self, entry: Entry) -> bool:
        told = entry.fields.keys() & {*STATEMENTS, *self._words.axes, "family", "role", "seat_status"}
        if "seat_status" in told and key_of(entry.fields["seat_status"][0].text) == "state":
            told -= {"seat_status"}  # it may be where a place is
        if told == {"country"} and entry.fields.keys() & {"date", "start", "end"}:
            return False  # a conference, in a list of such
        keys = {key.text.lower() for key, _ in entry.rest}
        return entry.named and bool(
            told or keys & _BIOGRAPHY or entry.mapping.location == self._file_of_a_person
        )


def _about_one(entry: Entry) -> bool:
    """Whether a session's mapping describes one person; beside a list of people, by two names of theirs."""
    return entry.named and (not entry.people or {"given", "family"} <= entry.fields.keys())
