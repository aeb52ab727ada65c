"""Which column or key holds what: headers to canonical fields."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from panelcheck.patterns import regex
from panelcheck.programme import Role
from panelcheck.readers import aliases
from panelcheck.readers.belonging import said_of
from panelcheck.readers.kinds import kind_of
from panelcheck.readers.papers import of_a_paper
from panelcheck.readers.records import Words
from panelcheck.readers.roles import role_of
from panelcheck.readers.spans import plain

ROLE_OF: Final[Mapping[str, Role]] = {
    "speakers": Role.SPEAKER,
    "panelists": Role.PANELIST,
    "moderators": Role.MODERATOR,
    "discussants": Role.DISCUSSANT,
    "organisers": Role.ORGANISER,
    "keynotes": Role.KEYNOTE,
}
_MANY: Final = frozenset(ROLE_OF) | {"tags"}
_RANKS: Final[Mapping[str, tuple[str, int]]] = {
    name: (field, rank)
    for table in (aliases.PLAIN, aliases.PEOPLE)
    for field, names in reversed(list(table.items()))
    for rank, name in reversed(list(enumerate(names)))
}
_SLOT: Final = frozenset(
    (
        "start",
        "end",
        "date",
        "time",
        "minutes",
        "room",
        "track",
        "kind",
        "description",
        "tags",
        "role",
        "id",
        "event",
        "status",
    )
)
_PERSON: Final = frozenset(("name", "given", "family"))
_ABOUT_PERSON: Final = frozenset(
    ("gender", "pronouns", "person_id", "affiliation", "country", "email", "seat_status", "seat_minutes")
)
_ONE_SPEAKER: Final = frozenset(
    ("speaker", "speakername", "presenter", "presentername", "lecturer", "instructor", "author")
)
_OPENING: Final = frozenset("([（")
_BRACKETS = regex(r"[(\[（][^()\[\]（）]{0,200}[)\]）]")
_LANGUAGES: Final = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "ja", "jp", "zh", "cn", "tw", "ko", "kr", "ru",
    "uk", "fa", "ar", "tr", "sv", "fi", "da", "el", "hu", "ca", "eng", "english", "german", "french",
    "spanish", "italian", "portuguese", "dutch", "polish", "czech", "japanese", "chinese", "korean",
    "russian", "farsi", "arabic", "turkish", "deutsch", "français", "español",
)  # fmt: skip
_LANGUAGE = regex(rf"(?P<base>.+?)(?:[ _.-]|(?<=[a-z])(?=[A-Z]))(?P<language>(?i:{'|'.join(_LANGUAGES)}))$")
_TRANSLATED: Final = frozenset(
    {*aliases.TITLE, *aliases.NAME, *aliases.WEAK_TITLE, *aliases.CATEGORY, *aliases.PLAIN["title"]}
    | {*aliases.PLAIN["description"], *aliases.PLAIN["affiliation"], *aliases.PLAIN["name"]}
    | {*aliases.PLAIN["room"], *aliases.PLAIN["track"], *aliases.PEOPLE["speakers"]}
)
_NUMBER = regex(r"(?<=\D)0*\d{1,2}(?:name)?$")
_FURTHER_NAME = regex(r"names?0*\d{1,2}")  # beside "name", of a session: one more who speaks
_NOT_KEY = regex(r"[\W_]+")
_DATA = regex(
    r"\d{1,2}[:.h]\d{2}|\d{4}-\d\d|://|\S@\S|^\W*[\d.,]+\W*$|\d{1,2}\.\d{1,2}\.\d{2,4}|\d\s*[ap]\.?m\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 12)
def key_of(header: str) -> str:
    """Return ``header`` for comparing: letters and digits, no casing, accents or brackets."""
    bare = (header if _OPENING.isdisjoint(header) else _BRACKETS.sub(" ", header)).strip()
    return _NOT_KEY.sub("", plain(bare or header))


def in_hours(header: str) -> bool:
    """Whether the name of a length says that bare numbers are hours: "length_in_hours"."""
    return key_of(header).endswith(("hours", "stunden"))


def is_known(header: str) -> bool:
    """Whether ``header`` is a name panelcheck knows, be it one it has no use for."""
    return _is_known(key_of(header)) or bool(_in_a_language(header)[0])


@lru_cache(maxsize=1 << 12)
def _in_a_language(header: str) -> tuple[str, str]:
    """Return the key of "title" and the language for "title_en", "titleEn" or "title english"."""
    header = header.strip()
    match = _LANGUAGE.match(header) if header.lower().endswith(_LANGUAGES) else None
    base = key_of(match["base"]) if match else ""
    return (base, plain(match["language"])[:2]) if match and base in _TRANSLATED else ("", "")


def _keys_of(headers: Sequence[str]) -> list[str]:
    """Return the key of each header; of those that say one thing in several languages, one counts.

    That is English, in which most first names are known, else the first.
    """
    keys = [key_of(header) for header in headers]
    told: dict[str, dict[str, int]] = {}
    for number, header in enumerate(headers):
        base, language = _in_a_language(header)
        if base and base not in keys:
            told.setdefault(base, {}).setdefault(language, number)
    for base, numbers in told.items():
        keys[numbers.get("en", next(iter(numbers.values())))] = base
    return keys


def _is_known(key: str) -> bool:
    return key in _ALL or _NUMBER.sub("", key) in _ALL or said_of(key) is not None or bool(of_a_paper(key)[0])


def recognise(headers: Sequence[str], words: Words) -> dict[int, str]:
    """Return the canonical field of each header that has one, by the header's index.

    The user's own words win, then configured axes, then the alias table; of two headers for one
    single-valued field the better alias wins, then the first. Names that mean different things are
    decided by what else is there:

    - ``title_en``, ``titleDe``: one of them is ``title``, and so for other texts.
    - ``title``: the session's title, before ``raw_title``; a person's honorific or job where a better title
      stands beside it, or beside a person's name in a file that says nothing of a slot (time, room, ...).
    - ``name``: a person; the title where other columns name the people or a slot has no title; beside a
      surname the given name, beside a first name the family name.
    - ``session``, ``talk``, ``topic``, ``summary``, ``event``, ...: the title if nothing better is.
    - ``id``, ``uid``, ``code``, ...: the session's; the person's in a plain list of people.
    - ``status``, ``state``: of the seat where rows name one person, else of the session; beside a city or
      postcode a state is a place.
    - ``category``: the kind if no other column says it, else the track, else a tag.
    - ``Job``: the role if there is none and nothing (bio, position, honorific) says it is a profession.
    - ``Host``: who moderates, if nobody else does and a session is there.
    - ``speaker``, ``author``: one person per row (``name``) beside a gender or pronouns column, else people.
    - ``tag``: German for the day beside German headers. ``genre``: gender beside a first name.
    - ``keynote``: people named, if no other column names any; else a mark that is not used.
    """
    table = _Table(_keys_of(headers), words)
    table.take_plain()
    table.take_ambiguous()
    return dict(sorted(table.fields.items()))


class _Table:
    """The headers of one file while their meaning is being found out."""

    def __init__(self, keys: list[str], words: Words) -> None:
        self.keys = keys
        self.fields: dict[int, str] = {}
        self._take_own({key_of(name): field for name, field in words.fields.items()})
        self._take_own({key_of(axis): axis for axis in words.axes})

    def _take_own(self, own: Mapping[str, str]) -> None:
        for index, key in enumerate(self.keys):
            if key in own and index not in self.fields:
                self._put(index, own[key])

    def _put(self, index: int, field: str) -> None:
        if field in _MANY or not self.has(field):
            self.fields[index] = field

    def has(self, *fields: str) -> bool:
        """Whether a header of one of ``fields`` was found."""
        return not set(fields).isdisjoint(self.fields.values())

    def _beside(self, keys: Iterable[str]) -> bool:
        return not set(keys).isdisjoint(self.keys)

    def take_plain(self) -> None:
        """Take the names that mean one thing only; for each field the best alias."""
        found: list[tuple[int, int, str]] = []
        for index, key in enumerate(self.keys):
            known = _RANKS.get(key) or _RANKS.get(_NUMBER.sub("", key))
            if known and index not in self.fields:
                found.append((known[1], index, known[0]))
        for _, index, field in sorted(found):
            self._put(index, field)

    def _free(self, names: Sequence[str]) -> list[int]:
        """Return the untaken headers among ``names``, the better alias first."""
        ranks = {name: rank for rank, name in reversed(list(enumerate(names)))}
        indexes = [index for index, key in enumerate(self.keys) if key in ranks and index not in self.fields]
        return sorted(indexes, key=lambda index: (ranks[self.keys[index]], index))

    def _take(self, names: Sequence[str], field: str) -> None:
        for index in self._free(names):
            self._put(index, field)

    def take_ambiguous(self) -> None:
        """Take the names that need the others to be understood."""
        self._take(aliases.TAG, "date" if self._german() and not self.has("date") else "tags")
        if self._romance():
            self._take(aliases.GENRE, "gender")
        self._take_names()
        self._take_titles()
        if not self.has("kind"):
            self._take(aliases.CATEGORY, "kind")
        self._take(aliases.CATEGORY, "track")
        self._take(aliases.CATEGORY, "tags")
        if not self.has("title", *_PERSON):
            self._take(aliases.NAME + aliases.GIVEN_OR_FULL + aliases.FAMILY_OR_FULL, "name")
        if not self.has("name", *ROLE_OF, *_PERSON):
            self._take(aliases.KEYNOTE, "keynotes")
        self._take(aliases.ID, "id" if self.has("title") or not self.has(*_PERSON) else "person_id")
        self._take_statuses()
        if not self.has("role") and not self._beside({*aliases.HONORIFIC_COMPANIONS, *self._honorifics()}):
            self._take(aliases.JOB, "role")
        if self.has("title") and not self.has("moderators"):
            self._take(aliases.HOST, "moderators")

    def _take_statuses(self) -> None:
        places = aliases.STATE if self._beside(aliases.ADDRESS) else ()
        names = [name for name in aliases.STATUS if name not in places]
        if self.has(*_PERSON):
            self._take(names, "seat_status")
        self._take(names, "status")

    def _take_names(self) -> None:
        one = [
            index
            for index, field in self.fields.items()
            if field == "speakers" and self.keys[index] in _ONE_SPEAKER
        ]
        alone = len(one) == 1 and list(self.fields.values()).count("speakers") == 1
        if (
            alone
            and self.has("gender", "pronouns", "person_id")
            and not self.has(*_PERSON)
            and not self._free(aliases.NAME)
        ):
            self.fields[one[0]] = "name"
        both = aliases.NAME + aliases.GIVEN_OR_FULL + aliases.FAMILY_OR_FULL
        if self.has("family") and not self.has("given"):
            self._take(both, "given")
        elif self.has("given") and not self.has("family"):
            self._take(both, "family")
        if self.has("given", "family"):
            return
        people_elsewhere = self.has("name", "speakers", "panelists", "keynotes")
        slot = self.has("start", "end", "date", "time", "room", "minutes")
        titled = self.has("title") or bool(
            self._free((*aliases.TITLE, *aliases.RAW_TITLE, *aliases.WEAK_TITLE))
        )
        further = [number for number, key in enumerate(self.keys) if _FURTHER_NAME.fullmatch(key)]
        if further and not people_elsewhere and titled and slot and len(self._free(aliases.NAME)) == 1:
            self.fields.update(dict.fromkeys((*self._free(aliases.NAME), *further), "speakers"))
        elif not people_elsewhere and (titled or not slot or self.has(*_ABOUT_PERSON)):
            self._take(both, "name")

    def _take_titles(self) -> None:
        titles = self._free(aliases.TITLE)
        if titles and not self.has("title") and not self._honorifics():
            self._put(titles[0], "title")
        self._take(aliases.RAW_TITLE, "title")
        names = self._free(aliases.NAME + aliases.GIVEN_OR_FULL + aliases.FAMILY_OR_FULL)
        if names and not self.has("title") and (self.has(*ROLE_OF) or self.has(*_SLOT)):
            self._put(names[0], "title")
        weak = self._free(aliases.WEAK_TITLE)
        if weak and not self.has("title"):
            self._put(weak[0], "title")
        self._take(("summary",), "description")
        self._take(("eventname", "event"), "event")

    def _honorifics(self) -> set[str]:
        """Return the keys of untaken title columns that belong to a person, not to a session."""
        titles = self._free(aliases.TITLE)
        if not titles or not self.has(*_PERSON) or self.has(*ROLE_OF):
            return set()
        slot = any(field in _SLOT and field != "id" for field in self.fields.values())
        named = min(index for index, field in self.fields.items() if field in _PERSON)
        leads = titles[0] < named and not self.has("given", "family", "affiliation")
        companions = self._beside(aliases.HONORIFIC_COMPANIONS)
        if (slot or leads) and not (companions and not slot):
            return set()
        return {self.keys[index] for index in titles}

    def _german(self) -> bool:
        return self._beside(aliases.GERMAN)

    def _romance(self) -> bool:
        return self._beside(aliases.ROMANCE)


def looks_like_header(row: Sequence[str]) -> bool:
    """Whether a row names fields instead of holding values.

    It holds no time, date, number or address, and a fair part of it are known names that are not also
    values (a row "Ann, Moderator, Talk" is data).
    """
    cells = [cell for cell in row if cell.strip()]
    if not cells or any(_DATA.search(cell) for cell in cells if not cell.replace(" ", "").isalpha()):
        return False
    keys = [key_of(cell) for cell in cells]
    known = [_is_known(key) for key in keys]
    if all(known):
        return True
    sure = sum(
        found and (key in _SURE or (role_of(cell) is None and kind_of(cell, Words()) is None))
        for found, key, cell in zip(known, keys, cells, strict=True)
    )
    return sure >= 2 or sure * 3 >= len(cells)  # noqa: PLR2004 - two sure names are no accident


_ALL: Final = frozenset(_RANKS) | aliases.UNUSED | aliases.AMBIGUOUS | frozenset(aliases.PEOPLE_BY_ID)
_SURE: Final = frozenset(
    (*aliases.TITLE, *aliases.NAME, *aliases.PLAIN["title"], "speakers", "panelists", "moderators")
)
