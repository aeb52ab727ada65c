"""Whom a text means among people who are listed: by full name, else the only one it fits."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from panelcheck.readers.spans import words_of

_TITLES = frozenset(("dr", "prof", "professor", "mr", "mrs", "ms", "mx", "sir", "dame", "rev", "phd"))


class Mentions:
    """The names of people in order, each as its words (`name_words`); found without a walk."""

    def __init__(self) -> None:
        self._names: list[tuple[str, ...]] = []
        self._first: dict[tuple[str, ...], int] = {}
        self._with: defaultdict[str, dict[int, None]] = defaultdict(dict)

    def add(self, words: tuple[str, ...]) -> None:
        """Take in the next name."""
        place = len(self._names)
        self._names.append(words)
        self._first.setdefault(words, place)
        for word in words:
            self._with[word][place] = None

    def meant(self, words: tuple[str, ...]) -> int | None:
        """Return the place of the person whom a name means; None for nobody, or for one of several."""
        if words in self._first:
            return self._first[words]
        near = dict.fromkeys(place for word in words for place in self._with.get(word, ()))
        fitting = [place for place in near if _fits(words, self._names[place])]
        return fitting[0] if len(fitting) == 1 else None


def _fits(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether two names, which share a word, may be one person's: a part of it, or an initial."""
    within = set(words) <= set(name) or set(name) <= set(words)
    short = words[0].startswith(name[0]) or name[0].startswith(words[0])
    return within or (words[-1] == name[-1] and short)


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """Return a name's words without case, accents and titles."""
    words = words_of(name).split()
    return tuple(word for word in words if word not in _TITLES) or tuple(words)
