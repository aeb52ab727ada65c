"""What written pronouns say. Pronouns are not gender: they are evidence at most, and often none."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum

from panelcheck.identity.people import normalise
from panelcheck.identity.text import bare, fold, tidy, words
from panelcheck.patterns import regex


class Pronouns(Enum):
    """What a pronoun text states. Opaque: no repr tells one person's from another's."""

    NONE_STATED = 0
    SHE = 1
    HE = 2
    OTHERWISE = 3

    def __repr__(self) -> str:
        """Return the same text for every member."""
        return "<Pronouns>"

    __str__ = __repr__


# English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Czech.
_SHE = words("""
    she her hers herself sie ihr ihre ihrer elle ella ela dela delas lei zij haar ona jej jeji
""")
_HE = words("""
    he him his himself er ihm ihn sein seine il lui el ele dele hij hem zijn on jego jemu jeho
""")
_OTHER = words("""
    they them their theirs any all ask none other either both it its ze zie hir zir xe xem xyr ey em eir
    fae faer ve ver vis per thon iel ielle ellx elx elu hen hun ham hon dey dem xier ono oni sier varies
""")
_THEY = words("they them their")
_KNOWN = _SHE | _HE | _OTHER
_WORDS = regex(r"[^\W\d_]+")
_NOTHING = words("""
    na nan null tbd tba unknown notgiven mr mrs ms miss mx dr prof professor herr frau sir madam
""") | {""}
_NAMED = (
    regex(r"(?P<who>[^:()]+?)\s*:\s*(?P<what>[^:]+)"),
    regex(r"(?P<who>[^:()]+?)\s*\(\s*(?P<what>[^:()]+?)\s*\)"),
    regex(r"(?P<what>[^:()]+?)\s+(?:for|für|pour|para|per|voor|dla|pro)\s+(?P<who>[^:()]+)"),
)
_PARALLEL = regex(r"[;\n|]")
_ANYHOW = regex(r"[;\n|,&]|\s(?:and|und|et|y|e|en|i|a)\s")
_SENTENCES = regex(r"[;\n|,&]|\.(?:\s|$)|\s(?:and|und|et|y|e|en|i|a)\s")
_EACH = regex(r"(?:both|all|each|(?P<times>\d+)\s*[x\u00d7])\s*:?\s*(?P<what>.+)", re.IGNORECASE)


def read_pronouns(text: str) -> Pronouns:
    """Return what ``text`` states: she/her alone, he/him alone, anything else, or nothing about pronouns.

    One slip of the pen beside a clear word of the same set is forgiven (``he/hom``). Several sets, they/them,
    any, neopronouns and words nobody here knows are all OTHERWISE.
    """
    if fold(text) in _NOTHING:
        return Pronouns.NONE_STATED
    written = _WORDS.findall(bare(text))
    for own, pronouns in ((_SHE, Pronouns.SHE), (_HE, Pronouns.HE)):
        clear = [word for word in written if word in own]
        rest = [word for word in written if word not in own]
        if clear and (not rest or (len(rest) == 1 and _slip(rest[0], own))):
            return pronouns
    return Pronouns.OTHERWISE


def _slip(word: str, meant: frozenset[str]) -> bool:
    """Whether ``word`` is one letter from a word of ``meant``, and not from anyone else's."""
    others = (_SHE | _HE | _THEY) - meant
    return word not in _KNOWN and _near(word, meant) and not _near(word, others)


def _near(word: str, others: Iterable[str]) -> bool:
    # A two-letter word is one letter from almost everything.
    return any(len(other) > 2 and _one_letter_apart(word, other) for other in others)  # noqa: PLR2004


def _one_letter_apart(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    place = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    return short[place + (len(short) == len(long)) :] == long[place + 1 :]


def apportion(text: str, names: Sequence[str]) -> list[str] | None:
    """Return each person's part of a cell that speaks of several, empty for those it leaves out, or None.

    None means that it is ambiguous. Parts are told by name (``Emily: she/her. Mark: he/him``), by a list
    as long as the list of people (``;`` or line ends), or because everyone's part is the same and says so
    (``both she/her``). One value alone may be anybody's.
    """
    parts = [tidy(part) for part in _SENTENCES.split(text) if tidy(part)]
    named = [match for part in parts for pattern in _NAMED if (match := pattern.fullmatch(part))]
    if named:
        return _by_name(named, names) if len(named) == len(parts) else None
    parallel = [tidy(part) for part in _PARALLEL.split(text)]
    if len(parallel) == len(names) + 1 and not parallel[-1]:
        del parallel[-1]
    if len(parallel) == len(names):
        return parallel
    anyhow = [tidy(part) for part in _ANYHOW.split(text)]
    if len(anyhow) == len(names) and len({fold(part) for part in anyhow}) == 1:
        return anyhow
    if len(parts) > 1 or len(anyhow) > 1:
        return None
    each = _EACH.fullmatch(tidy(text))
    if each is None or int(each["times"] or len(names)) != len(names):
        return None
    return [each["what"]] * len(names)


def _by_name(matches: Sequence[re.Match[str]], names: Sequence[str]) -> list[str] | None:
    own = [set(normalise(name).split()) for name in names]
    said = [""] * len(names)
    for match in matches:
        who = set(normalise(match["who"]).split())
        meant = [place for place, parts in enumerate(own) if who <= parts]
        if len(meant) != 1 or said[meant[0]]:
            return None
        said[meant[0]] = match["what"]
    return said
