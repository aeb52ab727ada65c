"""Whom or what a word means that stands for something described elsewhere: an id, a slug, a file's name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath, PurePosixPath
from typing import Generic, TypeVar

from panelcheck.errors import Location
from panelcheck.patterns import regex
from panelcheck.readers.records import Record, Records
from panelcheck.readers.spans import words_of

Thing = TypeVar("Thing")

PEOPLE_FOLDER = regex(
    r"_?(?:people|persons?|profiles|bios|authors|participants|speakers?|presenters?|panell?ists?|moderators?)"
)
_INDEX = frozenset({"index", "_index"})  # the file of its folder, as in content/talks/deep-storage/index.md
_CODE = regex(r"[A-Z0-9]{5,8}")
_SUFFIXES = frozenset({".yml", ".yaml", ".md", ".markdown", ".json", ".toml", ".csv", ".html", ".mdx"})


class Index(Generic[Thing]):
    """Things by the words that mean them.

    A word as written comes first; then case, accents, punctuation, leading zeros, folders and a file's
    suffix do not count.
    """

    def __init__(self) -> None:
        self._exact: defaultdict[str, list[tuple[Location, Thing]]] = defaultdict(list)
        self._folded: defaultdict[str, list[tuple[Location, Thing]]] = defaultdict(list)

    def __bool__(self) -> bool:
        """Whether anything can be found in it."""
        return bool(self._folded)

    def add(self, thing: Thing, place: Location, *, keys: Iterable[str], name: str = "") -> None:
        """Let each of ``keys`` mean ``thing``, and ``name`` too, unless it is another's key."""
        for key in dict.fromkeys(filter(None, keys)):
            self._exact[key].append((place, thing))
            self._folded[_folded(key)].append((place, thing))
        if name:
            self._folded[_folded(name)].append((place, thing))

    def find(self, word: str, near: Location) -> list[Thing]:
        """Return what ``word`` means; of several, those whose files lie nearest to where it stands."""
        found = self._exact.get(word) or self._folded.get(_folded(word)) or []
        if len(found) < 2:  # noqa: PLR2004 - nothing to choose from
            return [thing for _, thing in found]
        depths = [_shared_folders(place.path, near.path) for place, _ in found]
        return [thing for depth, (_, thing) in zip(depths, found, strict=True) if depth == max(depths)]


def word_of(path: str) -> str:
    """Return the word by which other files may mean the one at ``path``: its name, or its folder's."""
    file = PurePath(path)
    return file.parent.name if file.stem in _INDEX else file.stem


def folder_of(path: str) -> str:
    """Return the name of the folder that holds the file at ``path`` and those like it."""
    return holder_of(PurePath(path)).name


def holder_of(file: PurePath) -> PurePath:
    """Return the folder that holds ``file`` and those like it; an index has a folder to itself."""
    return file.parent.parent if file.stem in _INDEX else file.parent


def is_code(word: str) -> bool:
    """Whether ``word`` is a code such as systems for proposals give: "GY7FHY"."""
    return bool(_CODE.fullmatch(word)) and not (word.isalpha() or word.isdecimal())


def with_codes_of_letters(parts: Sequence[Records]) -> Sequence[Records]:
    """Return ``parts`` with "ABCDEF" a reference, not a name, where others are meant by codes."""
    meant = (
        who.name for part in parts for record in part.records for who in record.listings if who.reference
    )
    if not any(map(is_code, meant)):
        return parts
    return [replace(part, records=tuple(map(_with_codes, part.records))) for part in parts]


def _with_codes(record: Record) -> Record:
    if not any(_CODE.fullmatch(who.name) for who in record.listings):
        return record
    return replace(
        record,
        listings=tuple(
            replace(who, id=who.name, reference=True) if not who.id and _CODE.fullmatch(who.name) else who
            for who in record.listings
        ),
    )


def _folded(word: str) -> str:
    path = PurePosixPath(word)
    bare = path.stem if path.suffix.lower() in _SUFFIXES else word
    words = words_of(bare)
    return words.lstrip("0") or "0" if words.isdecimal() else words


def _shared_folders(one: str, other: str) -> int:
    """Return how many folders two paths share, from the front."""
    count = 0
    for mine, theirs in zip(PurePath(one).parts[:-1], PurePath(other).parts[:-1], strict=False):
        if mine != theirs:
            break
        count += 1
    return count
