"""Names that are most likely one person written differently: a hint for whoever keeps the list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from panelcheck.identity.names import FAMILY_FIRST
from panelcheck.identity.people import normalise
from panelcheck.identity.roster import Variant
from panelcheck.identity.text import bare, fold, transliterated
from panelcheck.patterns import regex
from panelcheck.programme import Person

_HEARD = 4
_LONG_ENOUGH = 5
_SURELY_ONE_NAME = 7
_CLOSEST = 8
_SOUNDS = (("ph", "f"), ("th", "t"), ("ck", "k"), ("c", "k"), ("y", "i"))
_DOUBLED = regex(r"(.)\1")


class _Name(NamedTuple):
    """A person's name taken apart. ``spellings`` are its letters alone, umlauts in either writing."""

    person: Person
    normal: str
    given: str
    middle: list[str]
    family: str
    spellings: frozenset[str]


def find_variants(people: Mapping[str, Person], together: Iterable[frozenset[str]]) -> tuple[Variant, ...]:
    """Return pairs of people whose names are spelling variants of each other.

    Accents, case, hyphens, a middle initial, another spelling of the same given name (Sofia, Sophia) or one
    slip of the pen, always with the same family name. Nicknames are names of their own, and so are Chinese
    given names a letter apart (Xiaofei, Xiaowei). People of different ids, and people in one session
    (``together`` holds their keys), are two people and no variants.
    """
    buckets: defaultdict[str, list[Person]] = defaultdict(list)
    for person in people.values():
        for bucket in _buckets(person):
            buckets[bucket].append(person)
    found = {
        (first.person.key, second.person.key): Variant(first=first.person, second=second.person)
        for bucket in buckets.values()
        if len(bucket) > 1
        for first, second in _candidates([_taken_apart(person) for person in bucket])
        if _variants(first, second)
    }
    concerned = {key for pair in found for key in pair}
    sessions: defaultdict[str, set[int]] = defaultdict(set)
    for number, keys in enumerate(together if found else ()):
        for key in keys & concerned:
            sessions[key].add(number)
    return tuple(
        variant for (first, second), variant in found.items() if sessions[first].isdisjoint(sessions[second])
    )


def _buckets(person: Person) -> Iterable[str]:
    """Return where to look for variants: none for names of one word, and for the second of namesakes."""
    normal = normalise(person.name)
    if " " not in normal or "#" in person.key:
        return ()
    plain = bare(normal)
    words = plain.split()
    if len(words) < 2:  # noqa: PLR2004 - one of its words was nothing but accents
        return ()
    return (*_spellings(normal, plain), f"family {words[-1].replace('-', '')}")


def _spellings(normal: str, plain: str) -> set[str]:
    return {fold(plain)} if normal == plain else {fold(plain), fold(transliterated(normal))}


def _taken_apart(person: Person) -> _Name:
    """Return a name of two words or more taken apart."""
    normal = normalise(person.name)
    plain = bare(normal)
    given, *middle, family = plain.split()
    return _Name(
        person=person,
        normal=normal,
        given=given.replace("-", ""),
        middle=middle,
        family=family.replace("-", ""),
        spellings=frozenset(_spellings(normal, plain)),
    )


def _candidates(bucket: Sequence[_Name]) -> Iterator[tuple[_Name, _Name]]:
    """Yield pairs worth a closer look, few for each person however large the bucket is."""
    groups: defaultdict[str, list[_Name]] = defaultdict(list)
    for name in bucket:
        given = name.given
        keys = {f"sound {_sound(given)}", *(f"all {spelling}" for spelling in name.spellings)}
        if len(given) >= _LONG_ENOUGH:
            # Two words one slip or one swap apart share what is left when the right letter is gone.
            keys.update(given[:place] + given[place + 1 :] for place in range(len(given)))
            keys.add(given)
        for key in sorted(keys):
            groups[key].append(name)
    for group in groups.values():
        for place, name in enumerate(group):
            for other in group[place + 1 : place + 1 + _CLOSEST]:
                yield name, other


def _variants(first: _Name, second: _Name) -> bool:
    if first.person.key.startswith("id:") and second.person.key.startswith("id:"):
        return False
    if first.normal == second.normal:
        return False
    if first.spellings & second.spellings:
        return True
    if first.family != second.family or not _middles_agree(first.middle, second.middle):
        return False
    return first.given == second.given or (
        first.family not in FAMILY_FIRST and _one_given_name(first.given, second.given)
    )


def _middles_agree(ones: Sequence[str], twos: Sequence[str]) -> bool:
    """Whether the middle names can be the same: equal, or initials the other leaves out or spells out."""
    if not ones or not twos:
        return all(len(word) == 1 for word in ones or twos)
    return len(ones) == len(twos) and all(
        one == two or (one[0] == two[0] and 1 in (len(one), len(two)))
        for one, two in zip(ones, twos, strict=True)
    )


def _one_given_name(one: str, two: str) -> bool:
    """Whether two writings are one given name. Another ending makes another name: Martin, Martina."""
    short, long = sorted((one, two), key=len)
    if len(short) >= _HEARD and _sound(one) == _sound(two):
        return True
    if len(short) < _LONG_ENOUGH or one[0] != two[0] or one[-1] != two[-1]:
        return False
    differ = [place for place, letter in enumerate(short) if letter != long[place]]
    if len(short) == len(long):
        return _swapped(one, two, differ) or (len(differ) == 1 and len(one) >= _SURELY_ONE_NAME)
    return len(short) >= _SURELY_ONE_NAME and short == long[: differ[0]] + long[differ[0] + 1 :]


def _swapped(one: str, two: str, differ: Sequence[int]) -> bool:
    """Whether two neighbouring letters have changed places."""
    first, last = differ[0], differ[-1]
    return last == first + 1 and one[first] == two[last] and one[last] == two[first]


def _sound(given: str) -> str:
    """Return what the common spellings of one name share: Erik and Eric, Sofia and Sophia, Sara and Sarah."""
    for written, heard in _SOUNDS:
        given = given.replace(written, heard)
    return _DOUBLED.sub(r"\1", given).removesuffix("h")
