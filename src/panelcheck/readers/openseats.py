"""Open seats for people a table brings along but does not name: organisations, rows that cannot be read."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from panelcheck.programme import Kind, Role, Status
from panelcheck.readers.kinds import kind_of
from panelcheck.readers.namewords import GROUP_STARTS
from panelcheck.readers.records import Listing, Record, Words, as_compared, title_of
from panelcheck.readers.spans import words_of
from panelcheck.source import Cell

_CREWS = frozenset((
    "all", "everyone", "everybody", "participants", "attendees", "speakers", "panelists", "team", "crew",
    "staff",
))  # fmt: skip


def with_open_seats(
    records: Sequence[Record],
    represented: Mapping[int, tuple[Listing, str]],
    unread: Sequence[tuple[int, Cell]],
    words: Words,
) -> Sequence[Record]:
    """Leave an open seat for whoever an organisation, or a row that cannot be read, brings along.

    ``represented`` holds, by the number of its record, the seat of an organisation that names nobody, and
    its name: it sends somebody to a panel and to where others speak. ``unread`` holds the title of each row
    that cannot be read and how many records stand before it: its seat goes to the nearest row of that
    session; a session that only such rows name stays unknown.
    """
    if not represented and not unread:
        return records
    named: dict[str, list[int]] = {}
    for number, record in enumerate(records):
        named.setdefault(title_of(record), []).append(number)
    added = [list(record.listings) for record in records]
    dropped: set[int] = set()
    for number, (seat, said) in represented.items():
        record = records[number]
        same = named[title_of(record)]
        kind = kind_of(record.cells["kind"].text, words) if "kind" in record.cells else None
        people = any(item.name for place in same for item in records[place].listings)
        panel = kind is Kind.PANEL or seat.role is Role.PANELIST
        if (people or panel) and not _everybody(said):
            added[number].append(seat)
        elif number != same[0]:
            dropped.add(number)
    for before, title in unread:
        if same := named.get(as_compared(title.text), []):
            place = same[max(bisect_left(same, before) - 1, 0)]
            added[place].append(Listing(name="", status=Status.OPEN, location=title.location))
    return [
        replace(record, listings=tuple(listings))
        for number, (record, listings) in enumerate(zip(records, added, strict=True))
        if number not in dropped
    ]


def _everybody(said: str) -> bool:
    """Whether a group is no body that sends somebody: "All participants", "the crew"."""
    tokens = words_of(said).split()
    return not tokens or tokens[0] in GROUP_STARTS or tokens[-1] in _CREWS
