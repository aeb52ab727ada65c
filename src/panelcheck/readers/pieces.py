"""One piece of a cell between two separators: what stands at its ends, and what is left of it."""

import re
from dataclasses import field
from enum import Enum, auto
from functools import lru_cache
from typing import Final

from panelcheck.patterns import regex
from panelcheck.programme import Role, Status
from panelcheck.readers import names, namewords
from panelcheck.readers.givennames import is_given_name, personal
from panelcheck.readers.roles import role_after, role_before, role_of
from panelcheck.readers.spans import FILLER, clean, words_of
from panelcheck.values import dataclass

_BLANK = " \t\r\n\v\f\u00a0\u3000" + FILLER
_LEADING = regex(r"(?:[\s\0>*&,;•‣·▪◦●■–—]|-(?=\s)|\d{1,2}[.)]\s)+")
_TRAILING: Final = _BLANK + "*†‡§¹²³⁴⁵⁶⁷⁸⁹,;:–—-"
_WITHIN = regex(r"[(（]([^()（）]*)[)）]")
_STOP = regex(r"(?<=\w{4})\.$|(?<=\))\.$")
_BRACKETS = regex(r"(?<![\s\0])[\s\0]*+[(\[（]([^()\[\]（）]*(?:\([^()]*\)[^()]*)?)[)\]）]$")
_UNCLOSED = regex(r"(?<![\s\0])[\s\0]++[(\[（]([^()\[\]（）]*)$")
_HAN = r"[\u3005\u3040-\u30ff\u3400-\u9fff]"
_NAME_BEHIND = regex(rf"(?<=[^\s\0])[\s\0]++(?P<name>{_HAN}{{1,3}}[\s\0]+{_HAN}{{1,3}}|{_HAN}{{3,5}})$")
_HOUSE = regex(r"[^\W\d_]+[\s\0]*&[\s\0]*(?P<second>\S+)[\s\0]+(?=(?P<given>\S+)[\s\0]+\S)")
_OF = regex(r"(?<![\s\0])[\s\0]++(?:of|from|at|@)[\s\0]++(?=\S)")
_INITIALS_FIRST = regex(r"[\s\0]*(?:[^\W\d_]\.)")
_DASH = regex(r"(?<![\s\0])[\s\0]++[-–—|/][\s\0]++(?=\S)|/[\s\0]*+(?=\S)")
_HANDLE_BEHIND = regex(r"(?<=[^\W\d_])[\s\0]+@[A-Za-z0-9_.]+$")
_KNOWN_AS = (
    r"(?:writing[\s\0]+as|w/a|(?:(?:also|better)[\s\0]*)?known[\s\0]+as|a\.?k\.?a\.?|alias|pen[\s\0]+name|pseudonym)"
    r"(?:[\s\0]*+:[\s\0]*+|[\s\0]++)"
)
_ALIAS_BEHIND = regex(rf"(?<=[\s\0(\[]){_KNOWN_AS}", re.IGNORECASE)
_ALIAS_WITHIN = regex(rf"{_KNOWN_AS}(?P<alias>[^()\[\]]+)", re.IGNORECASE)
_LETTER = regex(r"[^\W\d_]")
_COLON = regex(r"(?:(?<![\s\0])[\s\0]++|)[:：][\s\0]++(?=\S)")
_UNSURE_BEHIND = regex(r"(?<=[^\s\0])[\s\0]++(?:[-–—*][\s\0]*+)?TB[CD]$", re.IGNORECASE)
_ADDRESS = regex(r"\S+@\S+\.\w+")
_PRONOUN = (
    r"(?:she|he|they|ze|xe|ey|fae|it|hers?|him|his|theirs?|them|hir|xem|any|all"
    r"|[eé]l|ella|elle|elles|ellx|ellos|ellas|ele|ela|sie|er|ihn|ihr|il|iel|lui|lei)"
)
_PRONOUNS = regex(rf"{_PRONOUN}(?:(?:\s*[/,&]\s*|\s+){_PRONOUN})+|any pronouns?|all pronouns", re.IGNORECASE)
_PRONOUNS_ALONE: Final = frozenset(("she", "he", "they", "any", "all"))
_PRONOUNS_BEHIND = regex(rf"(?<![\s\0])[\s\0]++({_PRONOUN}(?:/{_PRONOUN})+)$", re.IGNORECASE)
_MOST_LOWER = 3
_MOST_ENDS = 8


class Shape(Enum):
    """What a piece looks like."""

    FULL = auto()  # a person's full name
    ONE_WORD = auto()  # a person known by one word, or anything else of one word
    PERHAPS = auto()  # as much a name as anything else
    OPEN = auto()
    GROUP = auto()
    SUFFIX = auto()
    ROLE = auto()
    PRONOUNS = auto()
    OTHERS = auto()
    OTHER = auto()  # an institution, a job, a remark


PEOPLE: Final = frozenset((Shape.FULL, Shape.OPEN))


@dataclass(slots=True)
class Piece:
    """The stretch ``text[start:end]`` as a name, and what was taken off around it."""

    start: int
    end: int
    joined: bool = False  # by "and" to the piece before
    whole: tuple[int, int] = (0, 0)  # the piece with its ends
    role: Role | None = None
    leading: bool = False  # the role stands in front, for those who follow too
    status: Status = Status.CONFIRMED
    left_out: bool = False
    sure: bool = False  # an affiliation or a role behind says that it is a person
    statements: dict[str, tuple[int, int]] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()  # pen names
    name: str = ""  # where it is not written in one place
    shape: Shape = Shape.OTHER

    def add(self, what: str, start: int, end: int) -> None:
        """Note a statement; a second affiliation prolongs the first, unless the name stands between."""
        first = self.statements.get(what, (start, end))
        if first[1] <= self.start < start:
            return
        self.statements[what] = (min(start, first[0]), max(end, first[1]))


def piece_of(text: str, start: int, end: int, *, joined: bool = False) -> Piece:
    """Return the piece at ``text[start:end]`` with its ends taken off and its shape."""
    start, end = trimmed(text, start, end)
    piece = Piece(start, end, joined, (start, end))
    if names.plainly_full(text[start:end]) and not _PRONOUNS.fullmatch(text, start, end):
        piece.shape = Shape.FULL
        return piece
    offset, piece.role = role_before(text[piece.start : piece.end])
    piece.leading = piece.role is not None
    if unsure(text[piece.start : piece.start + offset]):
        piece.status = Status.TENTATIVE
    piece.start += offset
    _take_alias(text, piece)
    _take_ends(text, piece)
    piece.start, piece.end = trimmed(text, piece.start, piece.end)
    _take_affiliation(text, piece)
    if piece.shape is not Shape.FULL:
        piece.shape = _shape(text[piece.start : piece.end])
    return piece


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without bullets, stars and blanks around it."""
    match = _LEADING.match(text, start, end)
    start = match.end() if match else start
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    match = _STOP.search(text[start:end])
    return start, start + match.start() if match else end


def unsure(marker: str) -> bool:
    """Whether a role in front of a name says that it is not settled: "Discussant (tbc):"."""
    return any(words_of(said) in namewords.TENTATIVE for said in _WITHIN.findall(marker))


def house_and_person(text: str) -> re.Match[str] | None:
    """Return the house in front of a name, "Bolt & Nut Ada Quill"; None where two people may stand there."""
    match = _HOUSE.match(text)
    if match and is_given_name(match["given"]) and not is_given_name(match["second"]):
        return match
    return None


def _take_alias(text: str, piece: Piece) -> None:
    """Take off another name of the same person; the one that is a full name stays, else the first."""
    first = _LETTER.search(text, piece.start, piece.end)
    if not first:
        return
    end = len(text[: piece.end].rstrip(f"{_BLANK})]"))
    bare = max(text.rfind(bracket, piece.start, end) for bracket in "()[]")
    said = _ALIAS_BEHIND.finditer(text, first.end(), end)
    match = next((match for match in said if bare < match.end() < end), None)
    if not match:
        return
    name, alias = (first.start(), len(text[: match.start()].rstrip(f"{_BLANK},(["))), (match.end(), end)
    if names.full_name(text[slice(*alias)]) and not names.full_name(text[slice(*name)]):
        name, alias = alias, name
    piece.start, piece.end = trimmed(text, *name)
    _note_alias(piece, clean(text[slice(*alias)]))


def _note_alias(piece: Piece, said: str) -> None:
    piece.aliases = (said,) if " " in said else ()
    piece.sure = True


def _take_ends(text: str, piece: Piece) -> None:
    for _ in range(_MOST_ENDS):
        stretch = text[piece.start : piece.end]
        cut, role = role_after(stretch)
        if role is not None:
            piece.role, piece.leading, piece.sure = piece.role or role, piece.leading, True
            piece.start, piece.end = trimmed(text, piece.start, piece.start + cut)
            continue
        if match := _UNSURE_BEHIND.search(stretch):
            piece.status = Status.TENTATIVE
            piece.end = piece.start + match.start()
            continue
        if match := _HANDLE_BEHIND.search(stretch):
            piece.end = piece.start + match.start()
            continue
        if match := _PRONOUNS_BEHIND.search(stretch):
            piece.add("pronouns", piece.start + match.start(1), piece.start + match.end(1))
            piece.end = piece.start + match.start()
            continue
        match = _BRACKETS.search(stretch) or _UNCLOSED.search(stretch)
        if (
            not match
            or not stretch[: match.start()].strip(_BLANK)
            or _same_name(stretch[: match.start()], match[1])
        ):
            return
        _take_brackets(text, piece, piece.start + match.start(1), piece.start + match.end(1))
        piece.start, piece.end = trimmed(text, piece.start, piece.start + match.start())


def _take_brackets(text: str, piece: Piece, start: int, end: int) -> None:
    stretch = text[start:end]
    if _PRONOUNS.fullmatch(stretch.strip(_BLANK)) or words_of(stretch) in _PRONOUNS_ALONE:
        piece.add("pronouns", *_narrow(text, start, end))
        return
    if match := _ALIAS_WITHIN.fullmatch(stretch.strip(_BLANK)):
        _note_alias(piece, clean(match["alias"]))
        return
    for match in re.finditer(r"[^,;，]+", stretch):
        part, plain = match[0], words_of(match[0])
        at = _narrow(text, start + match.start(), start + match.end())
        role = role_of(part)
        if role is not None:
            piece.role, piece.sure = piece.role or role, True
        elif plain in namewords.CANCELLED:
            piece.left_out = True
        elif plain in namewords.TENTATIVE:
            piece.status = Status.TENTATIVE
        elif _PRONOUNS.fullmatch(part.strip(_BLANK)):
            piece.add("pronouns", *at)
        elif _ADDRESS.search(part):
            piece.add("email", *at)
        elif plain and plain not in namewords.REMARKS and not part.strip(_BLANK).startswith("@"):
            piece.add("affiliation", *at)


def _same_name(before: str, within: str) -> bool:
    """Whether brackets hold a name once more in another script."""
    return (
        names.uncased(before) != names.uncased(within)
        and names.uncased(before + within)
        and not names.institution(within)
    )


def _narrow(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _BLANK:
        start += 1
    while end > start and text[end - 1] in _BLANK:
        end -= 1
    return start, end


def _take_affiliation(text: str, piece: Piece) -> None:
    _take_house(text, piece)
    stretch = text[piece.start : piece.end]
    for pattern in (_DASH, _OF, _COLON):
        match = pattern.search(stretch)
        if pattern is _COLON and match and not personal(stretch[: match.start()]):
            continue
        if match and names.full_name(stretch[: match.start()]):
            front, behind = stretch[: match.start()], stretch[match.end() :]
            if pattern is _DASH and (_same_name(front, behind) or _either_may_be_the_name(front, behind)):
                piece.shape = Shape.FULL
                continue
            piece.add("affiliation", piece.start + match.end(), piece.end)
            piece.end = piece.start + match.start()
            piece.sure = True
            return


def _either_may_be_the_name(front: str, behind: str) -> bool:
    """Whether "Red Hat - Ada Quill" or "Otto Quill / Ada Oost" leaves open which of the two is a person."""
    alike = personal(behind) or _INITIALS_FIRST.match(behind)
    return names.full_name(behind) and bool(alike or not personal(front))


def _take_house(text: str, piece: Piece) -> None:
    """Take off the house or institution that stands in front of a name without a comma."""
    stretch = text[piece.start : piece.end]
    cut = 0
    if "&" in stretch and (match := house_and_person(stretch)):
        cut = match.end()
    elif names.uncased(stretch) and (match := _NAME_BEHIND.search(stretch)):
        front = stretch[: match.start()]
        if (names.institution(front) or names.group_noun(front)) and not names.institution(match["name"]):
            cut = match.start("name")
    if cut:
        house = _narrow(text, piece.start, piece.start + cut)
        piece.start += cut
        piece.statements.setdefault("affiliation", house)
        piece.sure = True


@lru_cache(maxsize=1 << 14)
def _shape(stretch: str) -> Shape:
    for shape, fits in _FITS:
        if fits(stretch):
            return shape
    return Shape.OTHER


def _perhaps(stretch: str) -> bool:
    tokens = names.tokens_of(stretch)
    plain = [words_of(token) for token in tokens]
    if not 1 < len(tokens) <= _MOST_LOWER or not all(token.replace("-", "").isalpha() for token in tokens):
        return False
    if names.institution(stretch):
        return (
            plain[-1] in namewords.SURNAMES_TOO
            and not names.institution(" ".join(tokens[:-1]))
            and tokens[0][:1].isupper()
        )
    return all(token.islower() and len(token) > 1 for token in tokens)


_FITS: Final = (
    (Shape.OPEN, names.open_seat),
    (Shape.OTHERS, lambda text: words_of(text) in namewords.AND_OTHERS),
    (Shape.PRONOUNS, lambda text: _PRONOUNS.fullmatch(text.strip(_BLANK)) is not None),
    (Shape.ROLE, lambda text: role_of(text) is not None),
    (Shape.SUFFIX, names.suffix),
    (Shape.FULL, names.full_name),
    (Shape.PERHAPS, _perhaps),
    (Shape.GROUP, names.group),
    (Shape.ONE_WORD, names.mononym),
)
