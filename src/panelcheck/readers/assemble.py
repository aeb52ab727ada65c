"""Records of any format become the sessions and seats of one programme."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial

from panelcheck.errors import Location
from panelcheck.patterns import regex
from panelcheck.programme import Kind, Problem, Programme, Role, Seat, Session, Skip
from panelcheck.readers.calledoff import CalledOff
from panelcheck.readers.columns import PAPER
from panelcheck.readers.dates import month_first
from panelcheck.readers.grouping import grouped, people_of
from panelcheck.readers.kinds import is_break, kind_in_plenary, kind_in_title, kind_of
from panelcheck.readers.lengths import in_hours
from panelcheck.readers.records import Listing, Record, Records, Words
from panelcheck.readers.spans import clean, unmarked, words_of
from panelcheck.readers.statuses import is_off
from panelcheck.readers.times import Times, read_times
from panelcheck.source import Cell

MANY = 3  # people on one slot that make it a possible panel
PANEL_LIKE = frozenset({Kind.PANEL, Kind.ROUNDTABLE, Kind.FIRESIDE})
_MARKED = frozenset({Role.MODERATOR, Role.PANELIST, Role.DISCUSSANT})
_NO_PANEL = frozenset({Kind.WORKSHOP, Kind.LIGHTNING})
_TAG_BREAK = regex(r"[,;|\r\n]|\\n")


def assemble(path: str, read: Records, words: Words) -> Programme:
    """Put the sessions of ``read`` together; each record becomes a session, seats, a skip or a problem."""
    groups = list(grouped(read, lru_cache(maxsize=1024)(partial(kind_of, words=words))))
    assembler = _Assembler(groups, words)
    for group in groups:
        assembler.add(group)
    return Programme(
        path=path,
        location=Location(path),
        event=read.event,
        sessions=tuple(assembler.sessions),
        unscheduled=tuple(assembler.unscheduled),
        skips=tuple(sorted((*read.skips, *assembler.skips), key=_place)),
        problems=tuple(sorted((*read.problems, *assembler.problems), key=_place)),
        columns=read.columns,
        headers=read.headers,
        assumptions=(*read.assumptions, *assembler.called_off.sentences()),
        ignores=read.ignores,
        records=read.count,
        record_word=read.word,
    )


def _place(found: Skip | Problem) -> Location:
    return found.location


class _Assembler:
    """Collects what the groups of records become."""

    def __init__(self, groups: Sequence[Sequence[Record]], words: Words) -> None:
        self.sessions: list[Session] = []
        self.unscheduled: list[Seat] = []
        self.skips: list[Skip] = []
        self.problems: list[Problem] = []
        self.called_off = CalledOff([one[0].cells["title"].text for one in groups if "title" in one[0].cells])
        self._words = words
        self._kind_of = lru_cache(maxsize=1024)(partial(kind_of, words=words))
        self._keys: Counter[str] = Counter()
        self._ids = Counter(group[0].cells["id"].text for group in groups if "id" in group[0].cells)
        # Where the file's own kinds tell panels apart, a kind we do not know is no panel.
        told = {self._explicit(group[0].cells) for group in groups}
        self._tells_panels = not told.isdisjoint(PANEL_LIKE)
        self._tells_keynotes = Kind.KEYNOTE in told
        dated = (cells[0].cells for cells in groups)
        self._hours = in_hours(one[0].cells["minutes"].text for one in groups if "minutes" in one[0].cells)
        self._month_first = month_first(
            cells[name].text for cells in dated for name in ("date", "start", "time") if name in cells
        )

    def add(self, group: Sequence[Record]) -> None:
        """Take in the records of one session, or one record that belongs to none."""
        cells = _first_of_each(group)
        if not is_session(group[0]):
            self._add_unscheduled(group)
            return
        title = _title(cells, group[0].location)
        place = group[0].location
        by_status = "status" in cells and is_off(cells["status"].text)
        if by_status or self.called_off.says(title, cells["title"].text if "title" in cells else ""):
            self._skip("cancelled session", f"its {'status' if by_status else 'title'} says so", group)
            return
        listings, skips = people_of(group)
        self.skips += skips
        if not listings and (is_break(title.text) or is_break(cells["kind"].text if "kind" in cells else "")):
            self._skip("break", "nobody speaks in it", group)
            return
        seated = {id(record) for record, _ in listings}
        repeated = [record for record in group[1:] if id(record) not in seated]
        self._skip("repeated row", "it adds nobody to its session", repeated)
        authored = any(record.authored for record in group)
        kind, possible = self._kind(cells, title.text, [item for _, item in listings], authored=authored)
        times = self._times(cells)
        self.sessions.append(
            Session(
                key=self._key(cells, title.text),
                title=title,
                location=place,
                kind=kind,
                possible=possible,
                roles_marked=any(listing.role in _MARKED for _, listing in listings),
                start=times.start,
                end=times.end,
                minutes=times.minutes,
                day=times.day,
                track=_text(cells, "track"),
                room=_text(cells, "room"),
                tags=_tags(cells),
                seats=tuple(
                    _seat(listing, record, position, None if possible else kind)
                    for position, (record, listing) in enumerate(listings, start=1)
                ),
                fields=cells,
            )
        )

    def _add_unscheduled(self, group: Sequence[Record]) -> None:
        listings, skips = people_of(group)
        self.skips += skips
        if not listings and not skips:
            self._skip("empty record", "it names neither a session nor a person", group)
        self.unscheduled += [_seat(listing, record, 1) for record, listing in listings]

    def _skip(self, what: str, why: str, group: Iterable[Record]) -> None:
        self.skips += [Skip(what, why, record.location) for record in group]

    def _explicit(self, cells: Mapping[str, Cell]) -> Kind | None:
        said = [cells["kind"].text] if "kind" in cells else []
        said += [tag.partition(":")[2] for tag in _tags(cells) if tag.casefold().startswith("type:")]
        return next((kind for word in said if (kind := self._kind_of(word))), None)

    def _kind(
        self, cells: Mapping[str, Cell], title: str, listings: Sequence[Listing], *, authored: bool
    ) -> tuple[Kind, bool]:
        """Return the kind, and whether it is a panel only possibly; ``authored``: it is a paper.

        In order of trust: an explicit kind, role markers, the number of people, words in the title.
        """
        explicit = self._explicit(cells)
        within = kind_in_plenary(_text(cells, "kind"), title, self._words)
        titled = kind_in_title(title) if explicit in (None, Kind.TALK) else None
        if explicit and titled and not self._tells(titled):
            # Systems for proposals call everything a talk that nobody sorted.
            return titled, titled in PANEL_LIKE
        if explicit:
            return within or explicit, within in PANEL_LIKE
        roles = {listing.role for listing in listings}
        others = [item for item in listings if item.role not in (Role.MODERATOR, Role.ORGANISER)]
        if (PAPER in cells or (authored and listings)) and Role.PANELIST not in roles:
            return titled or Kind.TALK, titled in PANEL_LIKE
        if Role.PANELIST in roles or (roles & _MARKED and others):
            # A moderator alone says that a session is moderated; its title may say which kind that is.
            return titled if titled and Role.PANELIST not in roles else Kind.PANEL, False
        if titled in PANEL_LIKE:
            return titled, True
        trusted = "kind" in cells and self._tells_panels
        possible = len(others) >= MANY and titled not in _NO_PANEL and not trusted
        default = Kind.OTHER if trusted or not listings else Kind.TALK
        return titled or default, possible

    def _tells(self, kind: Kind) -> bool:
        """Whether the file's own kinds tell sessions of this kind from talks, or nobody needs to."""
        if kind in PANEL_LIKE:
            return self._tells_panels
        return self._tells_keynotes or kind is not Kind.KEYNOTE

    def _times(self, cells: Mapping[str, Cell]) -> Times:
        texts = {name: cells[name].text for name in ("date", "start", "end", "minutes") if name in cells}
        if self._hours and "minutes" in texts:
            texts["minutes"] += " hours"
        times = _read_times(span=_text(cells, "time"), month_first=self._month_first, **texts)
        if times.problem:
            names = ("minutes",) if times.of_length else ("time", "end", "start", "minutes", "date")
            place = next(cells[name] for name in names if name in cells)
            self.problems.append(Problem("time", times.problem, place.location))
        return times

    def _key(self, cells: Mapping[str, Cell], title: str) -> str:
        given = _text(cells, "id")
        if not given or self._ids[given] > 1:
            start = " ".join(cells[name].text for name in ("date", "start", "time") if name in cells)
            given = slug(f"{start} {title}") or "session"
        self._keys[given] += 1
        return given if self._keys[given] == 1 else self._next(given)

    def _next(self, given: str) -> str:
        while (key := f"{given}#{self._keys[given]}") in self._keys:
            self._keys[given] += 1
        self._keys[key] += 1
        return key


_read_times = lru_cache(maxsize=1024)(read_times)


def is_session(record: Record) -> bool:
    """Whether the record is of a session: it has a title or an id, or people at a time of their own."""
    named = "title" in record.cells or "id" in record.cells
    return named or bool(record.listings and record.cells.keys() & {"start", "time"})


def slug(text: str) -> str:
    """Return ``text`` as a key: case, accents and punctuation left out."""
    return words_of(text).replace(" ", "-")


def _first_of_each(group: Iterable[Record]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for record in group:
        for name, cell in record.cells.items():
            if name not in cells and cell.text.strip():
                cells[name] = cell
    return cells


def _text(cells: Mapping[str, Cell], name: str) -> str:
    return clean(unmarked(cells[name].text)) if name in cells else ""


def _tags(cells: Mapping[str, Cell]) -> tuple[str, ...]:
    if "tags" not in cells:
        return ()
    return tuple(tag for part in _TAG_BREAK.split(cells["tags"].text) if (tag := clean(unmarked(part))))


def _title(cells: Mapping[str, Cell], place: Location) -> Cell:
    for name in ("title", "id"):
        if name in cells:
            return Cell(clean(unmarked(cells[name].text)) or "(no title)", cells[name].location)
    return Cell("(no title)", place.point)


def _seat(listing: Listing, record: Record, position: int, kind: Kind | None = None) -> Seat:
    role = listing.role or Role.SPEAKER
    if role is Role.SPEAKER:
        role = Role.KEYNOTE if kind is Kind.KEYNOTE else Role.PANELIST if kind is Kind.PANEL else role
    return Seat(
        name=listing.name,
        role=role,
        location=listing.location,
        id=listing.id,
        status=listing.status,
        minutes=listing.minutes,
        position=position,
        row=record.location,
        fields=listing.fields,
        statements=listing.statements,
    )
