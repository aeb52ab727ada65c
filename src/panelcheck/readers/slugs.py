"""Titles that are slugs: "how-we-fail" stands in a timetable for a talk whose own file was not given."""

from collections.abc import Iterator
from dataclasses import replace

from panelcheck.patterns import regex
from panelcheck.readers.records import Record, Records
from panelcheck.source import Cell

_SLUG = regex(r"(?=.*[a-z])[a-z0-9]+(?:-[a-z0-9]+)+")
_FEWEST = 2  # one title written so may be just that: "scikit-learn"


def in_words(read: Records) -> Records:
    """Return ``read`` with the words of slugs for titles, where a file has several such titles."""
    slugs: dict[str, dict[str, str]] = {}
    for file, slug in filter(None, map(_slug_of, (group[0] for group in read.groups))):
        slugs.setdefault(file, {})[slug] = slug.replace("-", " ").title()
    several = {file: told for file, told in slugs.items() if len(told) >= _FEWEST}
    if not several:
        return read
    groups = tuple(tuple(_in_words(group, several)) for group in read.groups)
    count = sum(map(len, several.values()))
    slug, words = next(iter(next(iter(several.values())).items()))
    note = f"{count} titles are slugs, and no file read has their talks: '{slug}' is read as '{words}'"
    return replace(read, groups=groups, assumptions=(*read.assumptions, note))


def _slug_of(record: Record) -> tuple[str, str] | None:
    title = record.cells["title"].text.strip() if "title" in record.cells else ""
    return (record.location.path, title) if not record.listings and _SLUG.fullmatch(title) else None


def _in_words(group: tuple[Record, ...], slugs: dict[str, dict[str, str]]) -> Iterator[Record]:
    head, *more = group
    file, slug = _slug_of(head) or ("", "")
    if words := slugs.get(file, {}).get(slug):
        title = Cell(words, head.cells["title"].location)
        head = replace(head, cells={**head.cells, "title": title})
    yield from (head, *more)
