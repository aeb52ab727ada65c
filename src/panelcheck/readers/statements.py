"""What a row says of its people, handed to the person it is about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from panelcheck.programme import Status
from panelcheck.readers.patterns import regex
from panelcheck.readers.records import Listing
from panelcheck.source import Cell

# A comma may be part of one answer ("Trieste, Italy"; "He, Him"), a semicolon is not.
_SEMICOLON = regex(r"\s*;\s*")
_COMMA = regex(r"\s*[,;]\s*")
_AND = regex(r"\s*(?:[,;&]|\band\b)\s*")
_SET_OF_PRONOUNS = regex(r"[^\W\d]+(?:\s*/\s*[^\W\d]+)+")
_ONE_PART = frozenset({"affiliation", "country"})


def share_out(listings: Sequence[Listing], statements: Mapping[str, Cell]) -> tuple[list[Listing], list[str]]:
    """Give each statement to the person it is about; return also the fields that could not be given.

    One person takes a cell whole. Several share it only where it has exactly one part a person, in
    their order; otherwise nobody gets any of it.
    """
    people = [place for place, listing in enumerate(listings) if listing.status is not Status.OPEN]
    given: list[dict[str, Cell]] = [{} for _ in listings]
    left: list[str] = []
    for name, cell in statements.items():
        if len(people) == 1:
            given[people[0]][name] = cell
            continue
        parts = _parts(name, cell.text)
        if len(parts) != len(listings):
            left.append(name)
            continue
        for place in people:
            if parts[place]:
                given[place][name] = Cell(parts[place], cell.location)
    return [
        replace(listing, statements={**said, **listing.statements}) if said else listing
        for listing, said in zip(listings, given, strict=True)
    ], left if people else []


def _parts(name: str, text: str) -> list[str]:
    if name == "pronouns":
        parts = _AND.split(text)
        return parts if all(map(_SET_OF_PRONOUNS.fullmatch, parts)) else []
    if ";" in text or name in _ONE_PART:
        return _SEMICOLON.split(text)
    return _COMMA.split(text)
