"""Rows about one person each, which also list everybody on the session: each is one seat."""

from collections import Counter
from collections.abc import Sequence

from panelcheck.programme import Role
from panelcheck.readers.mentions import name_words
from panelcheck.readers.records import Listing

_OF_THE_SESSION = frozenset({Role.MODERATOR, Role.DISCUSSANT, Role.ORGANISER})


def without(own: Sequence[Listing], listed: Sequence[Listing]) -> list[Listing]:
    """Leave out of ``listed`` whom the same row is about: once each, and in no second role."""
    kept = list(listed)
    for one in own:
        if not one.name:
            continue
        words = name_words(one.name)
        again = [item for item in kept if item.name and item.role in (None, Role.SPEAKER, one.role)]
        same = [item for item in again if name_words(item.name) == words][:1]
        same = same or [item for item in again if _is_one(name_words(item.name), words)]
        if len(same) == 1:
            kept = [item for item in kept if item is not same[0]]
    return kept


def each_once(rows: Sequence[Sequence[Listing]]) -> list[list[Listing]]:
    """Leave out of the rows' lists whom a row of the session is about, or a list above it has.

    Only the person a row is about has ``fields``. A name twice in one list is two people; the lists of chairs
    and discussants are looked at elsewhere.
    """
    about = [name_words(item.name) for items in rows for item in items if item.fields]
    if not about or all(item.fields for items in rows for item in items):
        return [list(items) for items in rows]
    seen = Counter(about)
    kept = []
    for items in rows:
        left = seen.copy()
        here = []
        for item in items:
            if not item.fields and item.role not in _OF_THE_SESSION:
                words = _among(name_words(item.name), about)
                if left[words] > 0:
                    left[words] -= 1
                    continue
                seen[words] += 1
            here.append(item)
        kept.append(here)
    return kept


def _among(words: tuple[str, ...], about: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the name by which a row is about this person, if one is; else the name itself."""
    if words in about:
        return words
    found = {other for other in about if _is_one(words, other)}
    return found.pop() if len(found) == 1 else words


def _is_one(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names are one person's in one session: turned round, a part left out, or an initial."""
    if not (name and other):
        return False
    if set(name) <= set(other) or set(other) <= set(name):
        return True
    first, last = name[0], other[0]
    initial = min(len(first), len(last)) == 1 and first[0] == last[0]
    return name[-1] == other[-1] and initial
