"""Numbers that only count the people of each session: 1, 2, 3 in every one. They are no ids of anybody."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from panelcheck.readers.assemble import is_session
from panelcheck.readers.mentions import name_words
from panelcheck.readers.records import Record, Records


def without_numbering(part: Records) -> Records:
    """Return ``part``, without the ids of people where they start anew in every session.

    So it is where each session counts its people from 0 or 1 in order, and one number has names that have
    nothing in common: else several people would be one.
    """
    if part.word == "rows":
        return part
    sessions = [record for record in part.records if is_session(record) and record.listings]
    if not all(map(_counts, sessions)) or not _several_people(sessions):
        return part
    records = tuple(_without_ids(record) if is_session(record) else record for record in part.records)
    groups = tuple(
        tuple(_without_ids(record) if is_session(record) else record for record in group)
        for group in part.groups
    )
    return replace(part, records=records, groups=groups)


def _counts(record: Record) -> bool:
    ids = [who.id for who in record.listings]
    return any(ids == [str(number) for number in range(first, first + len(ids))] for first in (0, 1))


def _several_people(sessions: Sequence[Record]) -> bool:
    names: defaultdict[str, list[set[str]]] = defaultdict(list)
    for who in (who for record in sessions for who in record.listings if who.name and not who.reference):
        names[who.id].append(set(name_words(who.name)))
    return any(not found[0] & other for found in names.values() for other in found[1:])


def _without_ids(record: Record) -> Record:
    return replace(record, listings=tuple(replace(who, id="", keys=()) for who in record.listings))
