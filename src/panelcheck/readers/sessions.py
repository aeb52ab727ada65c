"""Sessions of which several places tell: their titles here, their times and people there."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from panelcheck.patterns import regex
from panelcheck.programme import Problem, Role, Skip
from panelcheck.readers.kinds import is_break
from panelcheck.readers.mentions import name_words
from panelcheck.readers.records import Listing, Record
from panelcheck.readers.references import Index, word_of
from panelcheck.readers.spans import words_of
from panelcheck.readers.times import read_times
from panelcheck.source import Cell

if TYPE_CHECKING:
    from panelcheck.errors import Location

Group = list[Record]

_CLOCK = frozenset({"start", "end", "time", "minutes"})
_OF_A_POINTER = _CLOCK | {"title", "date", "room", "track", "kind"}
_DIGITS = regex(r"[0-9]+")
_ID = regex(r"(?=.*[0-9])[\w.-]+|(?=.*[a-z])[a-z0-9]+(?:[-_][a-z0-9]+)+")
_PLAIN = frozenset({None, Role.SPEAKER})


class Sessions:
    """The sessions of a programme, by every word that may mean them.

    ``skips`` are the places that say nothing more of a session than others do.
    """

    def __init__(self, groups: Sequence[Group]) -> None:
        self.skips: list[Skip] = []
        self._groups = groups
        self._index: Index[Group] = Index()
        self._titles: dict[str, list[Group]] = {}
        self._unknown: dict[str, Location] = {}
        self._unclear: dict[str, Location] = {}
        self._pointers = _pointers(groups)
        in_file = Counter(group[0].location.path for group in groups)
        for group in groups:
            if "title" in group[0].cells and id(group) not in self._pointers:
                path = group[0].location.path
                stem = word_of(path) if in_file[path] == 1 else ""
                self._index.add(group, group[0].location, keys=[_text(group[0], "id"), stem])
                self._titles.setdefault(words_of(_text(group[0], "title")), []).append(group)

    def joined(self) -> Iterator[Group]:
        """Yield each session once, with all that is said of it, in the order of the first places."""
        taken: set[int] = set()
        for group in self._groups:
            other = self._meant_by(group)
            if other is not None:
                taken.add(id(group))
                self._join(other, group)
            elif group[0].reference or id(group) in self._pointers:
                taken.add(id(group))
                self._leave_out(group[0])
        yield from (group for group in self._groups if id(group) not in taken)

    def _leave_out(self, record: Record) -> None:
        cell = record.cells["id"] if "id" in record.cells else record.cells["title"]
        word, place = cell.text.strip(), cell.location
        several = bool(self._index.find(word, place))
        (self._unclear if several else self._unknown).setdefault(word, place)
        why = "several sessions have its id" if several else "no session has its id"
        self.skips.append(Skip("entry", why, record.location))

    def problems(self) -> Iterator[Problem]:
        """Yield what stands for no session, where it first stands."""
        if self._unknown and not self._index:
            count = len(self._unknown)
            said = "1 session" if count == 1 else f"{count} sessions"
            place = min(self._unknown.values())
            yield Problem("reference", f"{said} by id only: nothing read says which they are", place)
            return
        for word, place in self._unknown.items():
            yield Problem("reference", f"no session has the id '{word}'", place)
        for word, place in self._unclear.items():
            yield Problem("reference", f"several sessions have the id '{word}'", place)

    def _meant_by(self, group: Group) -> Group | None:
        """Return the session of which ``group`` tells more, if it is one for sure."""
        record = group[0]
        if id(group) in self._pointers:
            found = self._index.find(_text(record, "title"), record.location)
            return found[0] if len(found) == 1 else None
        if "title" not in record.cells:
            found = self._index.find(_text(record, "id"), record.location) if "id" in record.cells else []
            return found[0] if len(found) == 1 else None
        same = self._titles[words_of(record.cells["title"].text)]
        if len(same) == 2 and same[1] is group and _one_session(same[0], group):  # noqa: PLR2004
            return same[0]
        return None

    def _join(self, group: Group, more: Group) -> None:
        """Add to ``group`` what ``more`` says of it."""
        head = group[0]
        said = {name: cell for record in reversed(more) for name, cell in record.cells.items()}
        if id(more) in self._pointers:
            said.pop("title", None)
        placed = not head.cells.keys().isdisjoint({"start", "time"})
        if placed and not said.keys().isdisjoint({"start", "time"}):
            said = {name: cell for name, cell in said.items() if name not in _CLOCK | {"date", "room"}}
        crowd = _Crowd(group)
        fresh = [(record, crowd.without_seated(record.listings)) for record in more]
        group[:] = crowd.group
        if not (said.keys() - head.cells.keys() or any(record.listings for record in more)):
            self.skips.append(Skip("entry", "its session stands elsewhere, with a time", more[0].location))
        group[0] = replace(group[0], cells={**said, **head.cells})
        group += [replace(record, cells={}, listings=people) for record, people in fresh if people]


def has_pointers(groups: Sequence[Group]) -> bool:
    """Whether a title and a time in ``groups`` stand for a session described elsewhere."""
    return bool(_pointers(groups))


def _pointers(groups: Sequence[Group]) -> frozenset[int]:
    """Return the id() of each group that is only a time and the id, or the file name, of a session.

    It is what ``session: s1`` says in a timetable. A word that no session has counts where it is built
    as the others are ("s9"), or where it can be nothing but an id and the file's other ones are ids.
    """
    pointing = [group for group in groups if _may_point(group)]
    if not pointing:
        return frozenset()
    may = set(map(id, pointing))
    in_file = Counter(group[0].location.path for group in groups)
    keys: set[str] = set()
    for group in groups:
        if "title" in group[0].cells and id(group) not in may:
            path = group[0].location.path
            keys |= {_text(group[0], "id"), word_of(path) if in_file[path] == 1 else ""} - {""}
    shapes = {_shape(key) for key in keys if _DIGITS.search(key)}
    files = {group[0].location.path for group in pointing if _text(group[0], "title") in keys}
    return frozenset(
        id(group)
        for group in pointing
        if (word := _text(group[0], "title")) in keys
        or _shape(word) in shapes
        or (group[0].location.path in files and _ID.fullmatch(word))
    )


def _may_point(group: Group) -> bool:
    (record, *more) = group
    cells = record.cells
    timed = not cells.keys().isdisjoint({"start", "time"})
    if more or record.listings or not timed or not cells.keys() <= _OF_A_POINTER or "title" not in cells:
        return False
    word = _text(record, "title")
    return len(word.split()) == 1 and not is_break(word)


def _shape(word: str) -> str:
    return _DIGITS.sub("0", word)


class _Crowd:
    """The people of one session, while more is said of them."""

    def __init__(self, group: Group) -> None:
        self.group = list(group)
        self._places = {
            name_words(who.name): (row, place)
            for row, record in enumerate(group)
            for place, who in enumerate(record.listings)
            if who.name
        }

    def without_seated(self, listings: Sequence[Listing]) -> tuple[Listing, ...]:
        """Return those of ``listings`` who are new; of the others, keep what is new about them."""
        fresh = []
        for who in listings:
            place = self._places.get(name_words(who.name)) if who.name else None
            if place:
                self._tell(*place, who)
            else:
                fresh.append(who)
        return tuple(fresh)

    def _tell(self, row: int, place: int, who: Listing) -> None:
        record = self.group[row]
        listings = list(record.listings)
        there = listings[place]
        listings[place] = replace(
            there,
            role=who.role if there.role in _PLAIN else there.role,
            id=there.id or who.id,
            minutes=who.minutes if there.minutes is None else there.minutes,
            statements={**who.statements, **there.statements},
        )
        self.group[row] = replace(record, listings=tuple(listings))


def _one_session(one: Group, other: Group) -> bool:
    """Whether two groups of one title in two files are one session: nothing contradicts it."""
    first, second = one[0], other[0]
    if first.location.path == second.location.path:
        return False
    times = [_when(record.cells) for record in (first, second)]
    days, starts = ({when[part] for when in times} - {""} for part in (0, 1))
    crowds = [{name_words(who.name) for record in group for who in record.listings} for group in (one, other)]
    apart = all(crowds) and crowds[0].isdisjoint(crowds[1])
    return len(days) < 2 and len(starts) < 2 and not apart  # noqa: PLR2004 - two of a kind contradict


def _when(cells: Mapping[str, Cell]) -> tuple[str, str]:
    """Return the day and the start of a session as far as they are known."""
    texts = {name: cells[name].text for name in ("date", "start", "end", "minutes") if name in cells}
    times = read_times(**texts, span=cells["time"].text if "time" in cells else "", month_first=None)
    return times.day, f"{times.start:%H:%M}" if times.start else ""


def _text(record: Record, name: str) -> str:
    return record.cells[name].text.strip() if name in record.cells else ""
