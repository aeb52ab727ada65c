"""What the columns of a table hold: sessions, one person a row, or several people in a cell."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from panelcheck.errors import Location, NotAProgramme
from panelcheck.patterns import regex
from panelcheck.programme import Header
from panelcheck.readers import aliases
from panelcheck.readers.belonging import belonging
from panelcheck.readers.fields import ROLE_OF, in_hours, is_known, key_of, recognise
from panelcheck.readers.papers import papers
from panelcheck.readers.records import Words
from panelcheck.source import Cell
from panelcheck.values import dataclass

PAPER = "paper"  # a contribution within a session, where rows list contributions
COAUTHORS = "coauthors"
_SLOT = ("id", "kind", "date", "start", "end", "time", "minutes", "track", "room", "tags", "status")
_SESSION = frozenset(("title", "description", "event", "ignore", PAPER, *_SLOT))
_NAMES = frozenset({"name", "given", "family"})
_PERSON = _NAMES | {"person_id", "role", "keynote", "seat_status", "seat_minutes"}
_MODERATES = regex(r"moderat|\bchair\b|\bhost\b", re.IGNORECASE)
_COAUTHOR = regex(r"co(?:author|presenter)s?(?:name)?s?")
_HOLDS_PAPERS = regex(
    r"(?:panel|session|symposium|sitzung|sesion|sessao|sessione)(?:title|titel|name|topic)?"
)
_SESSION_OF_PAPERS = frozenset({"session", "panel", "sitzung", "sesion", "sessao", "sessione"})
_OF_A_PAPER = (
    r"(?:paper|talk|presentation|contribution|abstract|vortrags?)(?:title|titel)|paper|talk|presentation"
)
_SURE_PAPER = regex(_OF_A_PAPER)
_PAPER = regex(rf"{_OF_A_PAPER}|title|titel")
# What a list of rooms, hotels, tracks or sponsors says of each, beside what any list may say.
_OF_A_PLACE = frozenset(
    {"capacity", "address", "floor", "seats", "logo", "colour", "color", "price", "tier", "booth"}
)
# What an order for tickets says, in the exports of shops for them.
_OF_TICKETS = frozenset(
    {
        "order",
        "orderid",
        "ordernumber",
        "orderdate",
        "tickettype",
        "ticketname",
        "quantity",
        "barcode",
        "attendee",
    }
)
_LINKS = frozenset({"url", "link", "website", "homepage"})
_OF_ANYTHING = _LINKS | {*aliases.NAME, *aliases.ID, "description", "phone", "order", "sort", "level"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Column numbers by what the column holds.

    ``person`` describes the one person a row is about, ``statements`` what that person says of
    themselves; ``people`` are the columns whose cells name people, each with its field, and
    ``belonging`` what further columns say of the people in one of them, by its number. ``presented`` gives,
    by the column of a paper's authors, that of whoever presents it instead of them all. ``all_panels`` is
    true when the column of titles itself says that every session is a panel, ``authored`` when
    nobody but authors of papers and who chairs them is named, ``hours`` when lengths are in hours,
    ``open_ended`` when an affiliation in the last column ends a list of people.
    """

    session: Mapping[str, int]
    person: Mapping[str, int]
    statements: Mapping[str, int]
    people: tuple[tuple[int, str], ...]
    belonging: Mapping[int, Mapping[str, int]]
    presented: Mapping[int, int]
    coauthors: tuple[int, ...]
    all_panels: bool
    authored: bool
    hours: bool
    open_ended: bool
    places: Mapping[str, Location]
    headers: tuple[Header, ...]

    @property
    def one_person_a_row(self) -> bool:
        """Whether a row is about one person, by name."""
        return bool(self.person.keys() & _NAMES)

    @property
    def names_people(self) -> bool:
        """Whether any column names people; else only a description might."""
        return self.one_person_a_row or bool(self.people)

    @property
    def wide(self) -> bool:
        """Whether several columns hold a speaker each."""
        return sum(name == "speakers" for _, name in self.people) > 1


def columns_of(header: Sequence[Cell], words: Words) -> Columns:
    """Find out what each column holds.

    Raises NotAProgramme when none can name a person, or when what has a name here is a place or a sponsor.
    """
    fields = recognise([cell.text for cell in header], words)
    keys = [key_of(cell.text) for cell in header]
    if _lists_places(fields, keys, words):
        raise NotAProgramme(
            "nothing in it looks like a programme", header[0].location.point,
            "If it names people, say so in panelcheck.yaml: fields: {name: name}",
        )  # fmt: skip
    if "title" not in fields.values() and len(_OF_TICKETS.intersection(keys)) > 1:
        raise NotAProgramme(
            "a list of tickets: it tells who comes, not who speaks", header[0].location.point,
            "Point panelcheck at the programme, or keep the speakers' rows and columns alone.",
        )  # fmt: skip
    _find_session(fields, keys)
    _find_paper(fields, keys)
    _find_keynote_flag(fields, keys)
    presented = _find_numbered_papers(fields, keys)
    coauthors = tuple(number for number, key in enumerate(keys) if _COAUTHOR.fullmatch(key))
    people = {number: name for number, name in fields.items() if name in ROLE_OF and number not in coauthors}
    # Of two columns of one name, the second is some other form of the first.
    people = {number: name for number, name in people.items() if keys.index(keys[number]) == number}
    said = belonging(keys, tuple(people), words.axes)
    fields = {number: name for number, name in fields.items() if number not in said}
    title = next((keys[number] for number, name in fields.items() if name == "title"), "")
    columns = Columns(
        session={name: number for number, name in fields.items() if name in _SESSION},
        person={name: number for number, name in fields.items() if name in _PERSON},
        statements={
            name: number for number, name in fields.items() if name not in _SESSION | _PERSON | ROLE_OF.keys()
        },
        people=tuple(_with_lead(people, header)),
        belonging=_by_people(said),
        presented=presented,
        coauthors=coauthors,
        all_panels=title.startswith("panel") and "kind" not in fields.values(),
        authored=bool(presented) or _authored(people, keys),
        hours=any(name == "minutes" and in_hours(header[number].text) for number, name in fields.items()),
        open_ended=fields.get(len(header) - 1) == "affiliation"
        and "name" in fields.values()
        and _SESSION.isdisjoint(fields.values()),
        places={name: header[number].location for number, name in reversed(fields.items())},
        headers=tuple(
            Header(cell, _field(number, coauthors, said, fields), is_known(cell.text))
            for number, cell in enumerate(header)
            if cell.text
        ),
    )
    if not columns.names_people and "description" not in columns.session:
        raise nobody_named(header)
    return columns


def _authored(people: Mapping[int, str], keys: Sequence[str]) -> bool:
    """Whether the columns of speakers are those of authors, beside who presents for them."""
    speak = [keys[number] for number, name in people.items() if name == "speakers"]
    others = "panelists" in people.values() or "discussants" in people.values()
    written = not others and any(key in aliases.AUTHORS for key in speak)
    return written and all(key in aliases.AUTHORS or key.startswith("presen") for key in speak)


def _lists_places(fields: Mapping[int, str], keys: Sequence[str], words: Words) -> bool:
    """Whether the table lists rooms, hotels, tracks or sponsors by name, and nothing says of a person."""
    if "name" not in fields.values() or not {key_of(name) for name in words.fields}.isdisjoint(keys):
        return False
    sponsors = "level" in keys and not _LINKS.isdisjoint(keys)
    places = sponsors or not _OF_A_PLACE.isdisjoint(keys)
    return places and {key for key in keys if key} <= _OF_A_PLACE | _OF_ANYTHING


def _by_people(said: Mapping[int, tuple[int, str]]) -> dict[int, dict[str, int]]:
    """Return what columns say of the people of others: by the number of those, and by field."""
    found: dict[int, dict[str, int]] = {}
    for number, (people, field) in said.items():
        found.setdefault(people, {}).setdefault(field, number)
    return found


def _field(
    number: int, coauthors: Container[int], said: Mapping[int, tuple[int, str]], fields: Mapping[int, str]
) -> str:
    return COAUTHORS if number in coauthors else said[number][1] if number in said else fields.get(number, "")


def _find_session(fields: dict[int, str], keys: Sequence[str]) -> None:
    """Where papers have authors, and their session has a column and a chair, its name is the title."""
    titles = [number for number, name in fields.items() if name == "title" and keys[number] in aliases.TITLE]
    held = [number for number, key in enumerate(keys) if number not in fields and key in _SESSION_OF_PAPERS]
    written = any(name == "speakers" and keys[number] in aliases.AUTHORS for number, name in fields.items())
    if len(titles) == len(held) == 1 and written and "moderators" in fields.values():
        del fields[titles[0]]
        fields[held[0]] = "title"


def _find_paper(fields: dict[int, str], keys: Sequence[str]) -> None:
    """Where the title is a panel's or session's, a further title is a contribution's.

    A bare ``title`` beside a person's name may be an honorific and is left alone.
    """
    pattern = _PAPER if _NAMES.isdisjoint(fields.values()) else _SURE_PAPER
    titles = {number for number, name in fields.items() if name == "title"}
    if PAPER not in fields.values() and any(_HOLDS_PAPERS.fullmatch(keys[number]) for number in titles):
        papers = (
            number for number, key in enumerate(keys) if number not in fields and pattern.fullmatch(key)
        )
        fields.update((number, PAPER) for number in list(papers)[:1])


def _find_numbered_papers(fields: dict[int, str], keys: Sequence[str]) -> dict[int, int]:
    """Let the papers of a session's row name its people; return who presents, by the column of authors."""
    found = [paper for paper in papers(keys) if fields.keys().isdisjoint(paper.people)]
    if not found or "title" not in fields.values():
        return {}
    if PAPER not in fields.values():
        fields.setdefault(found[0].title, PAPER)
    fields.update((number, "speakers") for paper in found for number in paper.people)
    return {paper.people[-1]: paper.people[0] for paper in found}


def _find_keynote_flag(fields: dict[int, str], keys: Sequence[str]) -> None:
    flags = [number for number, key in enumerate(keys) if number not in fields and key in aliases.KEYNOTE]
    fields.update((number, "keynote") for number in flags[:1])


def nobody_named(header: Sequence[Cell]) -> NotAProgramme:
    """Return the error for a table in which no column names people."""
    seen = [cell.text for cell in header if cell.text]
    # A column whose name is known says something else, and may hold what people said of themselves.
    candidates = [text for text in seen if not is_known(text)]
    return NotAProgramme(
        f"no column names people; the columns are: {', '.join(seen)}",
        header[0].location.point,
        "If one of them does, say so in panelcheck.yaml, for example: "
        f"fields: {{{candidates[0] if candidates else 'COLUMN'}: speakers}}",
    )


def _with_lead(people: Mapping[int, str], header: Sequence[Cell]) -> Iterator[tuple[int, str]]:
    """Let 'Lead Speaker/Moderator' beside other speakers be the moderator."""
    several = list(people.values()).count("speakers") > 1
    for number, name in people.items():
        leads = several and name == "speakers" and _MODERATES.search(header[number].text)
        yield number, "moderators" if leads else name
