"""Which records belong to one session, and which of its listings are one and the same seat."""

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from panelcheck.patterns import regex
from panelcheck.programme import Role, Skip
from panelcheck.readers.columns import PAPER
from panelcheck.readers.kinds import kind_of
from panelcheck.readers.mentions import Mentions, name_words
from panelcheck.readers.prose import read_prose
from panelcheck.readers.records import Listing, Record, Records, Words, as_compared
from panelcheck.readers.relisted import each_once

Placed: TypeAlias = tuple[Record, Listing]

_DIGIT = regex(r"\d")
_DAY_FIRST = regex(r"\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})\b")
_CLOCK = regex(r"(?:(?<=\d)t|(?<![\d.:]))(\d{1,2})[:.](\d{2})(?::00)?(?![\d:.])")
_GENERIC = frozenset({None, Role.SPEAKER})
_OFF_THE_FLOOR = frozenset({Role.MODERATOR, Role.ORGANISER})
_OF_THE_SESSION = frozenset({Role.MODERATOR, Role.DISCUSSANT, Role.ORGANISER})
_SLOT = ("date", "start", "time", "room")
_TELLING = frozenset(("id", "title", "kind", *_SLOT))
_NO_TITLES = frozenset(("tba", "tbd", "tbc", "n.n.", "title tba", "to be announced", "untitled", "?"))
_TITLES_OF_MANY = frozenset(
    ("keynote", "keynotes", "invited talk", "talk", "short talk", "poster", "workshop")
)


@lru_cache(maxsize=1024)
def _kind_said(word: str) -> str | None:
    return kind_of(word, Words())


def grouped(read: Records, kind_said: Callable[[str], str | None] = _kind_said) -> Iterator[list[Record]]:
    """Yield the records of each session together, in the order in which the sessions first appear.

    Rows of one seat each are one session when they share an id and no title contradicts it, else when
    they share title, day, time, room and kind ("Keynote" without a day or time is the title of many);
    a blank agrees with what other rows of the title say. ``kind_said`` tells equal kinds. Any
    other record is a session of its own: equal ids are then no sign of one session (calendars repeat them).
    """
    if read.groups:
        yield from map(list, read.groups)
        return
    if not read.one_seat_each:
        yield from ([record] for record in read.records)
        return
    groups: dict[object, list[Record]] = {}
    titles: dict[str, str] = {}
    keys = _agreed([_session_of(record, titles, kind_said) for record in read.records])
    for number, record in enumerate(read.records):
        groups.setdefault(keys[number] or number, []).append(record)
    yield from groups.values()


def _agreed(keys: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Let what a row leaves blank agree with what the other rows of its title say.

    Where they say one thing, that is it. Where they differ, it is what the nearest row above says that
    agrees with the row in all it does say, else the nearest below.
    """
    agreed = list(keys)
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key[:1] == ("title",):
            places[key[1]].append(place)
    for same in places.values():
        if any(keys[place] != keys[same[0]] for place in same):
            _agree(agreed, same)
    return agreed


def _agree(keys: list[tuple[str, ...]], places: Sequence[int]) -> None:
    said = [{value for value in values if value} for values in zip(*(keys[n] for n in places), strict=True)]
    only = [next(iter(values)) if len(values) == 1 else "" for values in said]
    for place in places:
        keys[place] = tuple(value or one for value, one in zip(keys[place], only, strict=True))
    masks = {tuple(map(bool, keys[place])) for place in places}
    whole = tuple(map(bool, said))
    for order in (places, places[::-1]):
        last: dict[tuple[str, ...], tuple[str, ...]] = {}
        for place in order:
            key = keys[place]
            if tuple(map(bool, key)) != whole:
                keys[place] = last.get(key, key)
                continue
            for mask in masks:
                last[tuple(value if given else "" for value, given in zip(key, mask, strict=True))] = key


def _session_of(
    record: Record, titles: dict[str, str], kind_said: Callable[[str], str | None]
) -> tuple[str, ...]:
    """Return what the rows of one session share; nothing for a row outside any session.

    ``titles`` remembers the last title of each id: a continued row may leave it out.
    """
    said = {name: as_compared(cell.text) for name, cell in record.cells.items() if name in _TELLING}
    id_, title = said.get("id", ""), said.get("title", "")
    if id_:
        titles[id_] = title = title or titles.get(id_, "")
        return "id", id_, title
    slot = [_written_alike(said.get(name, "")) for name in _SLOT]
    if not title or title in _NO_TITLES or (title in _TITLES_OF_MANY and not any(slot)):
        return ()
    kind = "" if PAPER in record.cells else said.get("kind", "")
    return "title", title, *slot, (kind and kind_said(kind)) or ""


@lru_cache(maxsize=4096)
def _written_alike(said: str) -> str:
    """Return a day or a time in one way of writing it: 9:00 for 09:00:00, 2027-03-01 for 1.3.2027."""
    if not _DIGIT.search(said):
        return said
    said = _DAY_FIRST.sub(lambda found: f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}", said)
    said = _CLOCK.sub(lambda found: f" {int(found[1])}:{found[2]}", said)
    return " ".join(said.split())


def of_many(title: str) -> bool:
    """Whether sessions of their own may all have this title: "Keynote", "TBA"."""
    return title in _NO_TITLES or title in _TITLES_OF_MANY


def with_continued(records: Sequence[Record]) -> tuple[Sequence[Record], int]:
    """Give rows that leave the session out the session above them, as merged cells are exported.

    That is the habit of a file whose sessions each stand on one row with further people below it. Where
    titles are repeated, or all such rows stand at the end, they are people without a session. Returns
    also how many rows were given one.
    """
    named = [n for n, record in enumerate(records) if "title" in record.cells or "id" in record.cells]
    titles = [records[place].cells.get("title") for place in named]
    repeated = any(a and b and a.text == b.text for a, b in pairwise(titles))
    within = len(named) == 1 or (named and named[-1] - named[0] >= len(named))
    if not named or repeated or not within:
        return records, 0
    continued = list(records)
    count = 0
    for place in range(named[0] + 1, len(records)):
        if not records[place].cells:
            continued[place] = replace(records[place], cells=continued[place - 1].cells)
            count += 1
    return continued, count


def people_of(group: Sequence[Record]) -> tuple[list[Placed], list[Skip]]:
    """Return the seats of one session in list order, each with its record, and what was skipped.

    A name twice in one list, or on two rows of one seat each, is two people. It is one seat where

    - a general list of speakers names someone whom a moderators' or panelists' field marks,
    - rows repeat who chairs their session, or list several contributions of one person,
    - rows about one person each also list everybody on their session,
    - rows give one id, or one name and one email address.
    """
    placed: list[Placed] = []
    skips: list[Skip] = []
    seen: set[tuple[str, str, Role | None]] = set()
    may_repeat = any(PAPER in record.cells or len(record.listings) > 1 for record in group[1:])
    listed = [_marked(record) for record in group]
    if len(group) > 1 and not any(PAPER in record.cells for record in group):
        listed = each_once(listed)
    for record, listings in zip(group, listed, strict=True):
        if not may_repeat:
            placed += [(record, item) for item in listings]
            continue
        own = [item for item in listings if not (_repeats(record, item) and _seat_key(item) in seen)]
        seen.update(map(_seat_key, own))
        placed += [(record, item) for item in own]
    return _with_prose(group, _once_each(placed), skips), skips


def _once_each(placed: Sequence[Placed]) -> list[Placed]:
    """Leave one seat to a person whom several rows name with one id, or with one email address."""
    kept: list[Placed] = []
    seats: dict[tuple[str, ...], int] = {}
    for record, listing in placed:
        place = seats.get(key) if (key := _person_key(listing)) else None
        if place is None or kept[place][0] is record:
            if key:
                seats.setdefault(key, len(kept))
            kept.append((record, listing))
            continue
        first, seat = kept[place]
        if listing.role is not None and (seat.role in _GENERIC or seat.role in _OFF_THE_FLOOR):
            kept[place] = first, replace(seat, role=listing.role)
    return kept


def _person_key(listing: Listing) -> tuple[str, ...]:
    email = listing.statements["email"].text.casefold() if "email" in listing.statements else ""
    said = listing.id or email
    return (said, *name_words(listing.name)) if said and listing.name else ()


def _seat_key(listing: Listing) -> tuple[str, str, Role | None]:
    return listing.id, " ".join(name_words(listing.name)), listing.role


def _repeats(record: Record, listing: Listing) -> bool:
    """Whether an equal listing on another row of the session would be this very seat."""
    of_the_session = len(record.listings) > 1 and listing.role in _OF_THE_SESSION
    return PAPER in record.cells or of_the_session


def _marked(record: Record) -> list[Listing]:
    """Return the record's listings without the general ones that another list gives a role."""
    listings = list(record.listings)
    if len(listings) < 2 or PAPER in record.cells:  # noqa: PLR2004 - one cannot mark another
        return listings
    general: defaultdict[tuple[str, ...], deque[int]] = defaultdict(deque)
    for place, item in enumerate(listings):
        if item.role in _GENERIC:
            general[name_words(item.name)].append(place)
    marks: set[int] = set()
    for number, mark in enumerate(record.listings):
        if mark.role not in _GENERIC and mark.name and (same := general.get(name_words(mark.name))):
            place = same.popleft()
            listings[place] = _joined(listings[place], mark)
            marks.add(number)
    return [item for number, item in enumerate(listings) if number not in marks]


def _joined(general: Listing, mark: Listing) -> Listing:
    return replace(
        general,
        role=mark.role,
        id=general.id or mark.id,
        statements={**mark.statements, **general.statements},
    )


def _with_prose(group: Sequence[Record], placed: list[Placed], skips: list[Skip]) -> list[Placed]:
    """Add what the description says of people: roles for those listed, and seats for those who are not."""
    head = next((record for record in group if "description" in record.cells), None)
    if head is None:
        return placed
    listed = bool(placed)
    known = Mentions()
    for _, listing in placed:
        known.add(name_words(listing.name))
    for found in read_prose(head.cells["description"]):
        if isinstance(found, Skip):
            skips.append(found)
            continue
        words = name_words(found.name)
        place = known.meant(words)
        if place is not None:
            record, listing = placed[place]
            if listing.role in _GENERIC and found.role is not None:
                placed[place] = record, replace(listing, role=found.role)
        elif not listed or found.role not in _GENERIC:
            placed.append((head, found))
            known.add(words)
    return placed
