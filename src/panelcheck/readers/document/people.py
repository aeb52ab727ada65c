"""People as documents write them: names, or mappings that describe one person each."""

from collections.abc import Iterable
from collections.abc import Mapping as MappingType
from dataclasses import replace

from panelcheck.errors import Location
from panelcheck.nodes import Items, Mapping, Node, Scalar
from panelcheck.patterns import regex
from panelcheck.programme import Problem, Role, Skip, Status
from panelcheck.readers import aliases
from panelcheck.readers.assumptions import Assumptions
from panelcheck.readers.cells import read_names
from panelcheck.readers.document.entry import NAMES, STATEMENTS, Entry, Sorter, text_of
from panelcheck.readers.fields import ROLE_OF, is_known, key_of
from panelcheck.readers.names import full_name
from panelcheck.readers.placed import Text, aligned, names_in
from panelcheck.readers.records import Listing
from panelcheck.readers.roles import keynote_marked, role_said, supporting
from panelcheck.readers.statements import share_out
from panelcheck.readers.statuses import is_off, status_of
from panelcheck.readers.times import read_times
from panelcheck.source import Cell, Source

_LISTS = (
    "people", "speaker", "speakers", "presenter", "presenters", "panelist", "panelists", "panellist",
    "panellists", "moderator", "moderators", "discussant", "discussants", "organiser", "organisers",
    "organizer", "organizers", "keynote", "keynotes",
)  # fmt: skip
_COUNTED = frozenset({"speakers", "presenters", "panelists", "authors"})
_COUNT = regex(r"\s*\d{1,2}\s*")
_NOWHERE = (0, 0)  # the span of a text that is put together from several
IDENTIFIER = regex(
    r"[\d.]+|(?=\D*\d)(?=[^A-Z]*[A-Z])[A-Z0-9]{5,8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    r"|(?=.*[a-z])[a-z0-9]+(?:[-_]+[a-z0-9]+)+|[\w./-]+\.(?:ya?ml|md|json)"
)


class People:
    """Reads the people of one source; what it cannot read, it keeps as skips and problems."""

    def __init__(self, source: Source, sorter: Sorter) -> None:
        self.skips: list[Skip] = []
        self.problems: list[Problem] = []
        self.crews: set[str] = set()  # ids of groups and organisations
        self.assumed = Assumptions()
        self._source = source
        self._sorter = sorter

    def text(self, scalar: Scalar) -> Text:
        """Return the text of ``scalar``, each character at its place."""
        return aligned(scalar.text.strip(), self._source, *scalar.span)

    def of_entry(self, entry: Entry) -> list[Listing]:
        """Return everyone named under the keys of ``entry`` that name people."""
        return [
            listing
            for name, key, node in _without_counts(entry)
            for listing in self.listed(
                node, ROLE_OF[name], single=name != "speakers" and not key.text.endswith("s")
            )
        ]

    def misspelt(self, entry: Entry) -> set[Scalar]:
        """Return the keys of ``entry`` that are most likely slips of the pen for one that names people.

        Each is a problem: without its people nothing true could be said of the line-up.
        """
        from difflib import get_close_matches  # noqa: PLC0415 - only where a key is unknown

        found: set[Scalar] = set()
        for key, node in entry.rest:
            word = key_of(key.text)
            if is_known(key.text) or not _may_name_people(node):
                continue
            near = [known for known in _LISTS if abs(len(known) - len(word)) <= 1]
            if close := get_close_matches(word, near, n=1, cutoff=0.8):
                found.add(key)
                hint = f"unknown key '{key.text}': did you mean '{close[0]}'? Its people are not counted"
                self.problems.append(Problem("record", hint, key.location))
        return found

    def listed(self, node: Node, role: Role | None, *, single: bool = False) -> list[Listing]:
        """Return the people in ``node``: a name, several names in one text, mappings, or a list of these."""
        match node:
            case Scalar():
                return self._named(node, role, single=single)
            case Mapping():
                people = keyed_by_name(node) or _numbered(node) or [node]
                return [
                    item
                    for one in people
                    for item in self._person(self._sorter.entry(one, person=True), role)
                ]
            case Items():
                found = [self.listed(inner, role, single=True) for inner in node.nodes]
                if any(found):  # beside people, an entry that is left empty is somebody
                    found += [[_left_open(inner, role)] for inner in node.nodes if _empty(inner)]
                return [item for listings in found for item in listings]

    def _named(self, scalar: Scalar, role: Role | None, *, single: bool, meant: bool = True) -> list[Listing]:
        """Return the people whom a text names; ``meant``: it may be a word for one described elsewhere."""
        text = _written(scalar)
        if not text:
            return []
        if meant and IDENTIFIER.fullmatch(text):
            return [_meant(text, scalar.location, role)]
        if scalar.span == _NOWHERE:
            found = read_names(Cell(text, scalar.location), role=role, single=single)
        else:
            found = names_in(self.text(scalar), role=role, single=single)
        self.skips += [item for item in found if isinstance(item, Skip)]
        return [item for item in found if isinstance(item, Listing)]

    def _person(self, entry: Entry, role: Role | None) -> list[Listing]:
        said = {name: cell for name, (_, node) in entry.fields.items() if (cell := text_of(node)).text}
        name = _name(entry)
        if name is None:
            if entry.people:
                return self.of_entry(entry)
            id_ = _id_of(entry)
            if id_:
                role = (role_said(said["role"].text) if "role" in said else None) or role
                return [_meant(id_.text, id_.location, role)]
            place = entry.mapping.location.point
            self.problems.append(Problem("record", "a person without a name", place))
            # Something is said of somebody, so the people who are named are not everybody.
            return [Listing(name="", location=place, role=role, status=Status.OPEN)] if said else []
        if "seat_status" in said and is_off(said["seat_status"].text):
            self.skips.append(Skip("declined seat", "its status says so", name.location))
            return []
        beside = role is not Role.ORGANISER and "role" in said and role_said(said["role"].text) is None
        if beside and supporting(said["role"].text):
            self.skips.append(Skip("supporting role", "not on stage", name.location))
            return []
        if beside:
            self.assumed.roles[said["role"].text] += 1
        role = (role_said(said["role"].text) if "role" in said else None) or _marked(entry) or role
        keys = [
            node.text
            for key, node in entry.mapping
            if isinstance(node, Scalar) and not node.null and key_of(key.text) in aliases.ID
        ]
        id_ = _id_of(entry)
        # Whoever has an id has a name of their own, or a handle.
        names = self._named(name, role, single=True, meant=id_ is None)
        if not names and keys:
            self.crews.update(keys)
        own = id_.text if id_ and len(names) == 1 else ""
        listings = [self._detailed(replace(listing, id=own or listing.id), said, keys) for listing in names]
        statements = {
            field: cell
            for field, cell in said.items()
            if field in STATEMENTS or field in self._sorter.words.axes
        }
        shared, left = share_out(listings, statements)
        self.skips += [
            Skip(
                "statement", "it does not say which of several people it is about", said[field].location.point
            )
            for field in left
        ]
        return shared

    def _detailed(self, listing: Listing, said: MappingType[str, Cell], keys: Iterable[str]) -> Listing:
        status = listing.status
        if "seat_status" in said:
            status = status_of(said["seat_status"].text) or status
            if status_of(said["seat_status"].text) is None:
                self.assumed.statuses[said["seat_status"].text] += 1
        if Status.OPEN in (status, listing.status):
            status = Status.OPEN
        minutes = said.get("seat_minutes", said.get("minutes"))
        times = read_times(minutes=minutes.text) if minutes else None
        if minutes and times and times.problem:
            self.problems.append(Problem("time", times.problem, minutes.location))
        return replace(
            listing,
            name="" if status is Status.OPEN else listing.name,
            status=status,
            keys=(*keys, *listing.keys),
            minutes=times.minutes if times else None,
            fields=said,
        )


def _marked(entry: Entry) -> Role | None:
    """Return the role of somebody with a key of their own that marks who gives a keynote."""
    marks = (node for key, node in entry.mapping if key_of(key.text) in aliases.KEYNOTE)
    marked = any(isinstance(node, Scalar) and keynote_marked(node.cell.text) for node in marks)
    return Role.KEYNOTE if marked else None


def _without_counts(entry: Entry) -> list[tuple[str, Scalar, Node]]:
    """Return the keys that name people; "speakers: 2" beside "first_speaker" says how many there are."""
    if len(entry.people) == 1:
        return list(entry.people)
    return [
        (name, key, node)
        for name, key, node in entry.people
        if not (key.text.lower() in _COUNTED and isinstance(node, Scalar) and _COUNT.fullmatch(node.text))
    ]


def _may_name_people(node: Node) -> bool:
    """Whether ``node`` may hold people: mappings, or texts of which at least one is a full name."""
    nodes = node.nodes if isinstance(node, Items) else (node,)
    return any(full_name(item.text) if isinstance(item, Scalar) else True for item in nodes)


def _id_of(entry: Entry) -> Cell | None:
    """Return the id of a person, who may stand beside the id of a session."""
    for field in ("person_id", "id"):
        key, node = entry.fields.get(field, (None, None))
        own = key and (field == "person_id" or key_of(key.text) in aliases.ID)
        if own and node and (cell := text_of(node)).text:
            return cell
    return None


def _meant(word: str, place: Location, role: Role | None) -> Listing:
    """Return the listing of somebody described elsewhere, by a word for them."""
    return Listing(name=word, id=word, role=role, location=place, reference=True)


def keyed_by_name(mapping: Mapping) -> list[Mapping]:
    """Return the people of a mapping whose keys are full names, each with its name; nothing for any other."""
    people: list[Mapping] = []
    for key, node in mapping:
        if not isinstance(node, Mapping) or not full_name(key.text) or any(map(_holds_mappings, node)):
            return []
        people.append(Mapping(((replace(key, text="name"), key), *node.entries), node.location))
    return people if not any(key.text in NAMES for one in people for key, _ in one.entries[1:]) else []


def _numbered(mapping: Mapping) -> list[Mapping]:
    """Return the people of a mapping whose keys are numbers; nothing for any other."""
    people = [node for key, node in mapping if isinstance(node, Mapping) and key.text.isdecimal()]
    return people if len(people) == len(mapping.entries) else []


def _holds_mappings(entry: tuple[Scalar, Node]) -> bool:
    _, node = entry
    nodes = node.nodes if isinstance(node, Items) else (node,)
    return any(isinstance(inner, Mapping) for inner in nodes)


def _written(scalar: Scalar) -> str:
    """Return a name as written: people are called Null."""
    return "" if scalar.null and scalar.text != "Null" else scalar.text.strip()


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not _written(node)


def _left_open(node: Node, role: Role | None) -> Listing:
    return Listing(name="", location=node.location.point, role=role, status=Status.OPEN)


def _name(entry: Entry) -> Scalar | None:
    """Return the person's name, put together where its parts have keys of their own."""
    given, name, family = (_part(entry, field) for field in ("given", "name", "family"))
    if given and family:
        return Scalar(f"{_written(given)} {_written(family)}", given.location, quoted=True)
    return name or given or family


def _part(entry: Entry, field: str) -> Scalar | None:
    _, node = entry.fields.get(field, (None, None))
    return node if isinstance(node, Scalar) and _written(node) else None
