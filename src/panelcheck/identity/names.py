"""What first names are evidence of, by the data of gender-guesser: only ever used for whole line-ups.

The package is asked only where someone said nothing of themselves. Its Detector spends most of its time on
names that do not occur, so one pass over its data file keeps the lines of those that do, and its own logic
answers from them. The data itself stays where it is installed.
"""

import re
import string
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from panelcheck.errors import Location, UserError
from panelcheck.identity.likelihood import RATIOS
from panelcheck.identity.people import TITLES
from panelcheck.identity.text import bare, fold, tidy, words
from panelcheck.patterns import regex

_NO_EVIDENCE = "andy"  # the package's word for a unisex name
CONTESTED = ", contested"
_FULL = 3  # given, middle and family name, or a title and two names
_EAST_ASIA = ("china", "japan", "korea", "vietnam")
_NOT_LATIN = regex("[^\\W\\d_A-Za-z\u00aa\u00ba\u00c0-\u02af\u1e00-\u1eff\u0300-\u036f]")
_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
_PLAIN = regex(rf"{_WORD}(?: (?:{_WORD}|[^\W\d_]\.?))* {_WORD}|{_WORD}")
_FIRST_LAST = regex(r"([A-Z][a-z]+) [A-Z][a-z]+")  # most names, and quick to tell
_LAST_FIRST = regex(rf"^({_WORD}), ({_WORD}(?: (?:{_WORD}|[^\W\d_]\.?))*)$")
_INITIALS = regex(r"[^\W\d_]\.?(?:-[^\W\d_]\.?)*")
_STRAY_DOT = regex(r"[^\W\d_]{4,}\.(?= )")
_STUCK_TITLE = regex(r"(?<=[a-z])\.(?=[A-Z][a-z])")
_KOREAN_GIVEN = regex(r"[A-Z][a-z]+-[a-z]+")
# The commonest family names that also stand first when East Asian names are written in Latin letters.
FAMILY_FIRST = words("""
    kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song ryu hong
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie
    tang deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren
    shen yao wong chan cheung lam leung nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo
    duong ly sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi kato yoshida yamada
    sasaki yamaguchi matsumoto inoue kimura hayashi shimizu yamazaki mori abe ikeda hashimoto ishikawa
    ogawa
""")


def likelihood_ratios(names: Iterable[str]) -> dict[str, float]:
    """Return P(given name | woman) / P(given name | man) for each full name whose given name is evidence.

    Names without evidence are left out: unisex ones, those the data does not hold, initials, scripts other
    than Latin, names written family name first, and names attested only in China, Japan, Korea or Vietnam.
    Raises UserError when gender-guesser is not installed.
    """
    spellings = {name: found for name in dict.fromkeys(names) if (found := given_names(name))}
    if not spellings:
        return {}
    answer = _look_up({spelling for found in spellings.values() for spelling in found})
    ratios = {}
    for name, found in spellings.items():
        said = next((said for spelling in found if (said := answer(spelling))), "")
        if said in RATIOS:
            ratios[name] = RATIOS[said]
    return ratios


def given_names(name: str) -> tuple[str, ...]:
    """Return the spellings to look the given name up by, the fullest first; none where it cannot be told."""
    if plain := _FIRST_LAST.fullmatch(name):
        first = plain[1].lower()
        if first not in TITLES and first not in FAMILY_FIRST:
            return (first,)
    text = tidy(name)
    if _NOT_LATIN.search(text):
        return ()
    # A slip of the pen: "Dr Anna. Holm", "Dr.Anna Holm".
    text = _STRAY_DOT.sub(_undotted, _STUCK_TITLE.sub(". ", text))
    # Other common forms need no parser either.
    text = _LAST_FIRST.sub(r"\2 \1", text)
    parts = text.split()
    while len(parts) >= _FULL and bare(parts[0].rstrip(".")) in TITLES:
        del parts[0]
    if not _PLAIN.fullmatch(" ".join(parts)) or bare(parts[0]) in TITLES:
        parts = _parsed(text).split()
    if not parts or not _PLAIN.fullmatch(" ".join(parts)):
        return ()
    if not (parts := _family_name_last(parts)):
        return ()
    first, second = parts[0], parts[1].rstrip(".") if len(parts) >= _FULL else ""
    if _INITIALS.fullmatch(first) or _family_first(parts):
        return ()
    spellings = [f"{first} {second}"] if len(second) > 1 else []
    spellings.append(first)
    spellings.append(first.partition("-")[0])
    return tuple(spelling.casefold() for spelling in dict.fromkeys(spellings))


def _undotted(word: re.Match[str]) -> str:
    """Return a word without the dot behind it, unless that makes a title of it: "Prof."."""
    bared = word[0].rstrip(".")
    return word[0] if bare(bared) in TITLES else bared


def _parsed(text: str) -> str:
    """Return given, middle and family name of a name with titles, suffixes, commas, nicknames or emoji."""
    from nameparser import HumanName  # noqa: PLC0415 - only names that are not plainly "First Last" need it

    parsed = HumanName(text)
    return (
        " ".join(part for part in (parsed.first, parsed.middle, parsed.last) if part) if parsed.first else ""
    )


def _family_name_last(parts: list[str]) -> list[str]:
    """Put capitals last: in ``BERG Anna`` and ``Anna BERG`` the one word in capitals is the family name.

    Nothing is returned for ``JR Holm``, where they are more likely initials.
    """
    capitals = [part for part in parts if part.isupper() and not _INITIALS.fullmatch(part)]
    if len(capitals) != 1 or len(parts) == 1:
        return parts
    if capitals[0] == parts[0] and len(parts[0]) < _FULL:
        return []
    return [*(part for part in parts if part != capitals[0]), capitals[0]]


def _family_first(parts: list[str]) -> bool:
    """Whether the first word is most likely a family name, as in ``Kim Min-jun``."""
    return len(parts) > 1 and (bare(parts[0]) in FAMILY_FIRST or bool(_KOREAN_GIVEN.fullmatch(parts[-1])))


def _look_up(spellings: set[str]) -> Callable[[str], str]:
    """Return a function from a spelling to the package's answer, contested ones marked, or ""."""
    detector = _detector(
        {key for spelling in spellings for key in (fold(spelling), fold(_untransliterated(spelling)))}
    )
    known: dict[str, dict[str, str]] = detector.names
    accented: dict[str, list[str]] = {}
    for name in known:
        accented.setdefault(bare(name), []).append(name)
    east = [detector.COUNTRIES.index(country) for country in _EAST_ASIA]

    @cache
    def answer(spelling: str) -> str:
        if spelling in known:
            return _judged(detector, [spelling], east)
        for unaccented in (bare(spelling), _untransliterated(spelling)):
            if unaccented in accented:
                return _judged(detector, accented[unaccented], east)
        return ""

    return answer


def _judged(detector: Any, names: list[str], east: list[int]) -> str:
    """Return the answer for all of ``names``, writings of one name; or that it is none."""
    entries = [entry for name in names for entry in detector.names[name].items()]
    if not any(_attested_elsewhere(countries, east) for _, countries in entries):
        return _NO_EVIDENCE
    answers = {detector.get_gender(name) for name in names}
    said = str(answers.pop()) if len(answers) == 1 else _NO_EVIDENCE
    contested = said in ("male", "female") and any(other != said for other, _ in entries)
    return said + CONTESTED if contested else said


def _attested_elsewhere(countries: str, east: list[int]) -> bool:
    return any(char != " " and place not in east for place, char in enumerate(countries))


def _untransliterated(spelling: str) -> str:
    """Return ``jurgen`` for ``juergen``: the data writes umlauts as umlauts."""
    return re.sub("([aou])e", r"\1", bare(spelling))


def _detector(keys: set[str]) -> Any:
    """Return gender-guesser's Detector, knowing only the names that fold to one of ``keys``."""
    try:
        from gender_guesser import detector as package  # noqa: PLC0415 - only when someone has nothing better
    except ImportError:
        raise UserError(
            "first names need the package gender-guesser, which is not installed", Location("panelcheck"),
            "Install it, or leave first names out with --names off.",
        ) from None  # fmt: skip
    detector = package.Detector.__new__(package.Detector)
    detector.case_sensitive = False
    detector.names = {}
    for line in _lines(Path(package.__file__).parent / "data" / "nam_dict.txt", keys):
        detector._eat_name_line(line)  # noqa: SLF001 - the package has no door for a part of its data
    return detector


_LOWER = bytes.maketrans(string.ascii_uppercase.encode(), string.ascii_lowercase.encode())
_NOT_ASCII = regex("[^\0-\x7f]")


def _lines(path: Path, keys: set[str]) -> Iterator[str]:
    """Yield the lines of the data whose name folds to one of ``keys``.

    The name stands in the 27 bytes after the first three. One scan leaves the names of plain letters that
    are keys, and all names of other characters; the column of these is folded at once, which takes less
    time than folding name by name.
    """
    lines = re.findall(_scan(keys), path.read_bytes())
    column = b"\n".join([line[3:29] for line in lines]).translate(_LOWER, b" +-'\r")
    letters: dict[str, str] = {}

    def folded(match: re.Match[str]) -> str:
        char = match[0]
        return letters[char] if char in letters else letters.setdefault(char, fold(char))

    names = _NOT_ASCII.sub(folded, column.decode(errors="replace")).split("\n")
    for name, line in zip(names, lines, strict=True):
        if name in keys:
            yield line.decode().strip()


def _scan(keys: set[str]) -> bytes:
    """Return the pattern of a line that may be one of ``keys``, quick to fail: most lines are none.

    Two plain letters at the start of a name are those of its key.
    """
    starts: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for key in sorted(keys - {""}):
        starts[key[0]][key[1:2]].append(f"{re.escape(key[2:])} ")
    plain = []
    for first, seconds in starts.items():
        names = [rf"{second}(?:{'|'.join(rests)}|[a-z]*+[^a-z \n])" for second, rests in seconds.items()]
        plain.append(rf"{first.upper()}(?:[^a-z \n]|{'|'.join(names)})")
    return rf"\n([^#=]. (?:[^A-Z\n]|{'|'.join(plain)})[^\n]*)".encode()
