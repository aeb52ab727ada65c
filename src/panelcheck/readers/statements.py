"""What a row says of its people, handed to the person it is about."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from panelcheck.patterns import regex
from panelcheck.programme import Status
from panelcheck.readers.records import Listing
from panelcheck.readers.spans import part_of
from panelcheck.source import Cell

# A comma may be part of one answer ("Trieste, Italy"; "He, Him"), a semicolon is not.
_SEMICOLON = regex(r"\s*;\s*")
_COMMA = regex(r"\s*[,;]\s*")
_SET = regex(r"\s*\w+(?:\s*/\s*\w+)+\s*")
_SHE_OR_HE = regex(r"\s*(?:she|he)\s*/\s*(?:hers?|him|his)\s*", re.IGNORECASE)
_BETWEEN_PRONOUNS = regex(r"\s*(?:[,;&+\r\n]|\band\b)\s*", re.IGNORECASE)
_ONE_PART = frozenset({"affiliation", "country", "pronouns"})
# A whole cell of these goes to everyone: who is meant may be told by name ("Kim: she/her. Lee: he/him"),
# and where it is not, it still says that people were asked, so that no name is consulted.
_WHOLE = frozenset({"gender", "pronouns"})


def share_out(listings: Sequence[Listing], statements: Mapping[str, Cell]) -> tuple[list[Listing], list[str]]:
    """Give each statement to the person it is about; return also the fields that could not be given.

    One person takes a cell whole. Several share it where it has exactly one part a person, in their
    order. Otherwise everyone is given the whole of what it says of gender and pronouns, for `identity` to
    find out who is meant, and nobody any of the rest.
    """
    people = [place for place, listing in enumerate(listings) if listing.status is not Status.OPEN]
    given: list[dict[str, Cell]] = [{} for _ in listings]
    left: list[str] = []
    for name, cell in statements.items():
        parts = _parts(name, cell)
        if len(people) > 1 and len(parts) == len(listings):
            for place in people:
                if parts[place].text:
                    given[place][name] = parts[place]
        elif len(people) == 1 or name in _WHOLE:
            for place in people:
                given[place][name] = cell
        else:
            left.append(name)
    return [
        replace(listing, statements={**said, **listing.statements}) if said else listing
        for listing, said in zip(listings, given, strict=True)
    ], left if people else []


def _parts(name: str, cell: Cell) -> list[Cell]:
    """Return the parts of a cell, each in its own place: equal answers of several people stay several."""
    between = _SEMICOLON if ";" in cell.text or name in _ONE_PART else _COMMA
    if name == "pronouns" and _a_set_each(_BETWEEN_PRONOUNS.split(cell.text)):
        between = _BETWEEN_PRONOUNS
    starts, ends = [0], []
    for mark in between.finditer(cell.text):
        ends.append(mark.start())
        starts.append(mark.end())
    ends.append(len(cell.text))
    return [
        Cell(cell.text[start:end], part_of(cell, start, end)) for start, end in zip(starts, ends, strict=True)
    ]


def _a_set_each(parts: Sequence[str]) -> bool:
    """Whether sets of pronouns are surely a person's each: "she/her, he/him", "they/them & they/them".

    "she/her, they/them" may be what one person goes by, and "He, Him" is.
    """
    if not all(map(_SET.fullmatch, parts)):
        return False
    same = len({"".join(part.casefold().split()) for part in parts}) == 1
    return same or all(map(_SHE_OR_HE.fullmatch, parts))
