"""Papers numbered across the row of their session, as ConfTool exports them: "p1_title", "p1_authors"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from panelcheck.patterns import regex
from panelcheck.values import dataclass

_KEY: Final = regex(r"p(\d{1,2})([a-z]{2,30}\d?)")
_TITLE: Final = "title"
_PRESENT: Final = ("presentingauthor", "presentingauthors", "presenter", "presenters")
_WRITE: Final = ("authors", "author")
_SAID: Final = frozenset({
    *_PRESENT, *_WRITE, _TITLE, "paperid", "abstract", "organisations", "organizations", "start", "end",
    "keywords", "topics", "contributiontype", "acceptancestatus", "remarks", "info", "duration",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """The columns of one paper, by number: its title, and who is on stage, the better column first."""

    title: int
    people: tuple[int, ...]


@lru_cache(maxsize=1024)
def of_a_paper(key: str) -> tuple[str, str]:
    """Return the number of a paper and what a header (by `fields.key_of`) says of it; else nothing."""
    match = _KEY.fullmatch(key)
    return (match[1], match[2]) if match and match[2] in _SAID else ("", "")


def papers(keys: Sequence[str]) -> Iterator[Paper]:
    """Yield the papers whose title and people have columns of their own."""
    columns: dict[str, dict[str, int]] = {}
    for place, key in enumerate(keys):
        number, what = of_a_paper(key)
        if number:
            columns.setdefault(number, {}).setdefault(what, place)
    for said in columns.values():
        people = tuple(
            next(said[word] for word in words if word in said)
            for words in (_PRESENT, _WRITE)
            if not said.keys().isdisjoint(words)
        )
        if _TITLE in said and people:
            yield Paper(said[_TITLE], people)
