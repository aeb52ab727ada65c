"""Columns that say something of the people in another column: "Speaker 2 pronouns", "Host_gender"."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from panelcheck.patterns import regex
from panelcheck.readers import aliases

_SAID: Final[Mapping[str, str]] = {
    name: field
    for field in ("gender", "pronouns", "affiliation", "country", "email")
    for name in aliases.PLAIN[field]
}
_WHO: Final = frozenset((*(name for names in aliases.PEOPLE.values() for name in names), *aliases.HOST))
_LONGEST: Final = max(map(len, _WHO))  # a cell may stand here in place of a header, however long it is
_DIGITS = regex(r"0*(\d{1,2})")
_NAME = regex(r"names?$")


class Said(NamedTuple):
    """Of whom a header speaks, as its own header is written and numbered, and what it says of them."""

    who: str
    number: str
    what: str


@lru_cache(maxsize=1024)
def said_of(key: str, axes: tuple[str, ...] = ()) -> Said | None:
    """Read a header (by `fields.key_of`) that says something of the people in another column.

    Of whom it speaks may be told by a number alone: "Gender 2".
    """
    number = _DIGITS.search(key)
    before, behind = (key[: number.start()], key[number.end() :]) if number else (key, "")
    for end in range(min(len(before), _LONGEST), 1, -1):
        who, rest = before[:end], before[end:] + behind
        if who in _WHO and (rest in _SAID or rest in axes):
            return Said(_NAME.sub("", who), number[1] if number else "", _SAID.get(rest, rest))
    what = before + behind
    return Said("", number[1], _SAID.get(what, what)) if number and (what in _SAID or what in axes) else None


def belonging(
    keys: Sequence[str], people: Sequence[int], axes: tuple[str, ...]
) -> dict[int, tuple[int, str]]:
    """Return, by the number of each column that speaks of another's people, that column and the field."""
    columns = {_who(keys[place]): place for place in reversed(people)}
    numbered = Counter(number for _, number in columns)
    columns |= {("", number): place for (_, number), place in columns.items() if numbered[number] == 1}
    found: dict[int, tuple[int, str]] = {}
    for place, key in enumerate(keys):
        said = said_of(key, axes)
        if said and (said.who, said.number) in columns:
            found[place] = columns[said.who, said.number], said.what
    return found


def _who(key: str) -> tuple[str, str]:
    number = _DIGITS.search(key)
    return _NAME.sub("", _DIGITS.sub("", key)), number[1] if number else ""
