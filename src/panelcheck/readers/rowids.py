"""Whose an ``id`` column is, in a table with a row a person: the session's, or the people's."""

from collections.abc import Sequence
from dataclasses import replace

from panelcheck.readers.grouping import of_many
from panelcheck.readers.mentions import name_words
from panelcheck.readers.records import Record, title_of

_WHEN = ("date", "start", "time", "room")


def with_ids_of_people(records: Sequence[Record]) -> Sequence[Record]:
    """Make ids those of people where no session could have them: one id a name, several a session."""
    names: dict[str, set[str]] = {}
    titles: dict[str, set[str]] = {}
    ids: dict[tuple[str, ...], set[str]] = {}
    for record in records:
        if "id" not in record.cells or len(record.listings) != 1:
            continue
        id_, title = record.cells["id"].text, title_of(record)
        names.setdefault(id_, set()).add(" ".join(name_words(record.listings[0].name)))
        titles.setdefault(id_, set()).add(title)
        if title:
            slot = (record.cells[name].text for name in _WHEN if name in record.cells)
            ids.setdefault((title, *slot), set()).add(id_)
    one_name = all(len(said) == 1 for said in names.values())
    parted = [key for key, said in ids.items() if len(said) > 1 and (len(key) > 1 or not of_many(key[0]))]
    if not one_name or not (parted or any(len(said - {""}) > 1 for said in titles.values())):
        return records
    return [
        replace(
            record,
            cells={name: cell for name, cell in record.cells.items() if name != "id"},
            listings=tuple(replace(item, id=item.id or record.cells["id"].text) for item in record.listings),
        )
        if "id" in record.cells
        else record
        for record in records
    ]
