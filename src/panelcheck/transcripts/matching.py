"""Whose voice a label stands for: the people of a session, by name, initials or a single name."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from panelcheck.identity.people import normalise
from panelcheck.identity.text import bare, fold, transliterated
from panelcheck.patterns import regex
from panelcheck.programme import Person

OFF_STAGE = ""
"""What an alias stands for that names nobody of the session: a guest's question, a screen reader."""
_ASIDES = (regex(r"\s*[\[(][^\])]*[\])]?\s*"), regex(r"\s+[-\u2013\u2014@/]\s.*"), regex(r"\s*[|,].*"))
_CLOSEST = 3
_CLOSE = 0.5
_Judge = Callable[[Sequence[str], Sequence[str]], bool]


def match(
    labels: Iterable[str], people: Sequence[Person], aliases: Mapping[str, str]
) -> dict[str, str | None]:
    """Return the key of the person behind each label; None for one that fits nobody, or several people.

    ``aliases`` map a label to a name, or to ``OFF_STAGE``. A full name counts before initials, and these
    before a given or family name alone, which never takes someone a fuller label stands for.
    """
    known = {fold(label): name for label, name in aliases.items()}
    written = {person.key: list(_writings(person)) for person in people}
    found: dict[str, str | None] = {}
    waiting: list[tuple[str, str]] = []
    for label in labels:
        name = known.get(fold(label), label)
        if not name.strip():
            found[label] = OFF_STAGE
            continue
        keys = _best(name, written, (_same, _initials))
        found[label] = keys.pop() if len(keys) == 1 else None
        if not keys and found[label] is None:
            waiting.append((label, name))
    taken = {key for key in found.values() if key}
    for label, name in waiting:
        keys = _best(name, written, (_one_name,))
        found[label] = keys.pop() if len(keys) == 1 and keys.isdisjoint(taken) else None
    return found


def closest(label: str, people: Sequence[Person]) -> list[str]:
    """Return the names most like ``label``, the best first."""
    forms = [bare(form) for form in _forms(label)]
    rated = [
        (max(SequenceMatcher(None, form, bare(person.name)).ratio() for form in forms), person.name)
        for person in people
    ]
    return [name for ratio, name in sorted(rated, key=lambda one: -one[0]) if ratio >= _CLOSE][:_CLOSEST]


def _best(name: str, written: Mapping[str, list[list[str]]], judges: Sequence[_Judge]) -> set[str]:
    """Return whom the first of ``judges`` that finds anyone finds, the whole label before parts of it."""
    forms = [normalise(form).split() for form in _forms(name)]
    for judge in judges:
        for form in forms:
            labels = {tuple(map(way, form)) for way in (bare, transliterated)}
            found = {
                key
                for key, names in written.items()
                if any(judge(label, tokens) for tokens in names for label in labels)
            }
            if found:
                return found
    return set()


def _forms(label: str) -> Iterator[str]:
    """Yield a label as it stands, then without what is put behind a name: (Affiliation), | Company, - at."""
    yield label
    for aside in _ASIDES:
        shorter = aside.sub(" ", label).strip()
        if shorter and shorter != label:
            yield shorter
            label = shorter


def _writings(person: Person) -> Iterator[list[str]]:
    """Yield a person's names as words without accents, umlauts in either writing."""
    for name in dict.fromkeys(seat.name for seat in person.seats):
        plain = normalise(name)
        for text in {bare(plain), transliterated(plain)}:
            yield text.split()


def _same(label: Sequence[str], name: Sequence[str]) -> bool:
    return "".join(map(fold, label)) == "".join(map(fold, name))


def _initials(label: Sequence[str], name: Sequence[str]) -> bool:
    """Whether a label is a name with words cut to initials or middle names left out: T. Lee, Tom L., TL."""
    if len(name) == 1 or not label:
        return False
    given, family = name[0], name[-1]
    if len(label) == 1:
        initials = "".join(word[0] for word in name)
        runs = {initials, *(initials[:end] + fold(family) for end in range(1, len(name)))}
        return label[0] in runs
    first, *middle, last = label
    inner = name[1:-1]
    if middle and inner and not all(any(_short(one, other) for other in inner) for one in middle):
        return False
    if middle and not inner and any(len(one) > 1 for one in middle):
        return False
    return _short(first, given) and _short(last, family) and len(first) + len(last) > 2  # noqa: PLR2004 - two bare initials are no name


def _short(written: str, whole: str) -> bool:
    return written in (whole, whole[0])


def _one_name(label: Sequence[str], name: Sequence[str]) -> bool:
    return len(label) == 1 and len(label[0]) > 1 and label[0] in (name[0], name[-1])
