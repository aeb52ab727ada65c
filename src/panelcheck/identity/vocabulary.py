"""What the words people use for themselves mean, axis by axis."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from enum import StrEnum

from panelcheck.errors import Location, UserError
from panelcheck.identity import gender
from panelcheck.identity.text import fold, tidy, words
from panelcheck.patterns import regex
from panelcheck.values import dataclass

GENDER = "gender"
_SEPARATORS = regex(r"[;,/&|+\n]|\s(?:and|und|et|y|e|en|i|a)\s")
_BRACKETS = regex(r"^(.+?)\s*[(\[]([^()\[\]]*)[)\]]$")
_MODIFIERS = ("cisgender", "transgender", "trans*", "trans", "cis")
_EMPTY = words("""
    na nan null unknown tbd tba tbc notgiven notspecified notstated notasked unbekannt inconnu
""")
_REFUSED = words("""
    sexassignedatbirth genderassignedatbirth assignedsex assignedsexatbirth assignedgenderatbirth
    birthsex sexatbirth sexregisteredatbirth genderatbirth agab asab birthgender transstatus
    transgenderstatus transgender trans istrans istransgender genderhistory genderreassignment
    transition transhistory cisortrans gendermodality cis cisgender iscis iscisgender cisstatus
""")


class Answer(StrEnum):
    """What sort of answer a text is."""

    GIVEN = "given"
    DECLINED = "declined"
    UNMAPPED = "unmapped"
    SHARED = "shared"
    CONTRADICTED = "contradicted"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as read with a vocabulary. The categories are private: they are not in the repr."""

    answer: Answer
    categories: frozenset[str] = field(default=frozenset(), repr=False)


EMPTY = Reading(Answer.EMPTY)
DECLINED = Reading(Answer.DECLINED)
UNMAPPED = Reading(Answer.UNMAPPED)
SHARED = Reading(Answer.SHARED)
"""An answer beside several people, of whom nothing tells whose it is."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """An axis's categories, each with the spellings that mean it (a category also means itself).

    Without categories the axis is open: what people write is the category.
    """

    axis: str
    categories: Mapping[str, Sequence[str]] = field(default_factory=dict)
    declined: Sequence[str] = tuple(tidy(word) for word in gender.DECLINED.split(","))
    _meanings: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    _refusals: set[str] = field(default_factory=set, init=False, repr=False, compare=False)

    def _index(self) -> None:
        """Index the spellings, when first needed. A later category takes a spelling from an earlier one."""
        for category, spellings in self.categories.items():
            self._meanings.update((fold(spelling), category) for spelling in (category, *spellings))
        self._refusals.update(fold(text) for text in self.declined)

    def extended(self, categories: Mapping[str, Sequence[str]]) -> "Vocabulary":
        """Return this vocabulary with more categories, or more spellings; the new ones win."""
        taken = {fold(text) for category, texts in categories.items() for text in (category, *texts)}
        merged = {
            category: [text for text in texts if fold(text) not in taken]
            for category, texts in self.categories.items()
        }
        for category, texts in categories.items():
            merged[category] = [*merged.pop(category, ()), *texts]
        order = dict.fromkeys((*self.categories, *categories))
        return Vocabulary(self.axis, {name: tuple(merged[name]) for name in order}, self.declined)

    def read(self, text: str) -> Reading:
        """Return what ``text`` says: categories, a refusal, nothing, or words this vocabulary does not know.

        Several values may stand in one text. If one of them is unknown, so is the whole: a person who wrote
        more than we understand is not half of what they wrote. What is written with a question mark
        ("man?") is somebody's guess, and unknown.
        """
        if not self._refusals:
            self._index()
        text = tidy(text.replace("\n", ";"))
        whole = fold(text)
        if not whole or whole in _EMPTY:
            return EMPTY
        if whole in self._refusals:
            return DECLINED
        if not self.categories:
            return Reading(Answer.GIVEN, frozenset(_open_values(text)))
        if category := self._meaning(text):
            return Reading(Answer.GIVEN, frozenset([category]))
        parts = [part for part in _SEPARATORS.split(text) if fold(part)]
        if any(fold(part) in self._refusals for part in parts):
            return DECLINED
        found = {self._meaning(part) for part in parts}
        known = frozenset(category for category in found if category)
        return Reading(Answer.GIVEN, known) if len(known) == len(found) else UNMAPPED

    def combine(self, readings: Iterable[Reading]) -> Reading | None:
        """Return what several readings of one person come to; None for nothing.

        A refusal anywhere is a refusal, and a text nobody mapped makes the whole unmapped. Two different
        answers contradict each other; on an open axis a person may have said several things.
        """
        given = set(readings) - {EMPTY}
        if DECLINED in given:
            return DECLINED
        if not self.categories:
            values = frozenset().union(*(reading.categories for reading in given))
            return Reading(Answer.GIVEN, values) if values else None
        for unclear in (UNMAPPED, SHARED):
            if unclear in given:
                return unclear
        if len(given) > 1:
            return Reading(Answer.CONTRADICTED)
        return given.pop() if given else None

    def _meaning(self, text: str) -> str | None:
        """Return the category of one value: trans women are women, trans men are men."""
        if "?" in text:
            return None
        category = self._meanings.get(fold(text))
        if category or self.axis != GENDER:
            return category
        text = text.strip().casefold()
        if (brackets := _BRACKETS.match(text)) and brackets[2].strip() in _MODIFIERS:
            return self._meaning(brackets[1])
        for modifier in _MODIFIERS:
            if text.startswith(modifier) and (rest := fold(text.removeprefix(modifier))):
                return self._meanings.get(rest)
        return None


def _open_values(text: str) -> Iterable[str]:
    return (value for part in text.split(";") if (value := tidy(part).casefold()))


def _table(words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {category: tuple(tidy(word) for word in line.split(",")) for category, line in words.items()}


DEFAULT: Mapping[str, Vocabulary] = {GENDER: Vocabulary(GENDER, _table(gender.CATEGORIES))}
"""The vocabularies that hold without a config."""


def refused(axis: str) -> bool:
    """Whether panelcheck never uses this axis: sex assigned at birth, trans status."""
    return fold(axis) in _REFUSED


def refuse(axis: str, location: Location | None = None) -> None:
    """Raise UserError for an axis panelcheck never uses."""
    if refused(axis):
        raise UserError(
            "panelcheck does not use sex assigned at birth or trans status", location,
            "Ask for gender instead, and leave this out.",
        )  # fmt: skip
