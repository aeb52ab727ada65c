"""Where the people in a line are parted: semicolons, bars, commas, "and"; never inside brackets."""

from collections.abc import Iterator
from typing import Final

from panelcheck.patterns import regex
from panelcheck.readers import names
from panelcheck.readers.couples import couple
from panelcheck.readers.givennames import is_given_name, personal
from panelcheck.readers.pieces import PEOPLE, Piece, Shape, house_and_person, piece_of
from panelcheck.readers.spans import clean, words_of

_AS_WELL_AS = (
    r"(?:sowie|samt|as[\s\0]+well[\s\0]+as|along[\s\0]+with|together[\s\0]+with|ainsi[\s\0]+que|as[ií][\s\0]+como"
    r"|assim[\s\0]+como|oraz|alsook|alsmede)"
)
_AND = rf"(?:and|und|et|y|e|i|a|en|og|och|и|with|avec|mit|con|feat\.?|ft\.|vs\.?|versus|{_AS_WELL_AS})"
_SEPARATOR = regex(
    rf"(?:(?<![\s\0])[\s\0]++|)(?:[,，、][\s\0]*(?:(?:&|(?:and|und|et|y|e|i|en|og|och)(?=[\s\0]))[\s\0]*)?|(?<=[\s\0])(?:{_AND}(?=[\s\0])|[&+]|[/•·∙–—-](?=[\s\0]))[\s\0]*"
    rf"|(?<=[^\W\d_]{{3}})(?<!\bInc)(?<!\bLtd)(?<!\bCorp)(?<!\bMrs)(?<!\bMme)(?<!\bProf)(?<!\bProfa)(?<!\bDra)(?<!\bSra)(?<!\bSrta)(?<!\bDott)\.[\s\0]+(?=[^\W\d_])|(?<=[^\W\d_])/(?=[^\W\d_]))"
)
_INITIAL = regex(r"(?:[^\W\d_]\.-?)+")
_COUNT = regex(r"(?<![\w.(])[(#]?(\d{1,2})[.)][\s\0]+(?=[^\W\d_])")
_LONGEST_NAME: Final = 300
_COMMA = regex(r"[,，、]")
_STRONG_AND = regex(rf"[&+/]|\b(?:and|und|{_AS_WELL_AS})\b")
_SIGN = regex(r"[\s\0]+[/•·∙–—-][\s\0]+")  # between people, and as often before a job, a firm or a remark


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what semicolons part; where there are none, what bars part if each part is a full name."""
    for sign in ";；|":
        if text.find(sign, start, end) < 0:
            continue
        cuts = [
            index
            for low, high in depths(text, start, end)
            for index in range(low, high)
            if text[index] == sign
        ]
        if cuts:
            parts = list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))
            if sign != "|" or all(piece_of(text, *part).shape in PEOPLE for part in parts):
                yield from parts
                return
    yield start, end


def counted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the items of a numbered list in one line, "1. Ann Holm 2. Bo Lund"; all of any other line."""
    numbers = list(_COUNT.finditer(text, start, end))
    told = [match for place, match in enumerate(numbers, start=1) if int(match[1]) == place]
    if len(told) < 2 or len(told) < len(numbers) or text[start : told[0].start()].strip():  # noqa: PLR2004 - a list
        yield start, end
        return
    yield from zip(
        (match.end() for match in told), (*(match.start() for match in told[1:]), end), strict=True
    )


def split(text: str, start: int, end: int) -> list[Piece]:
    """Return the pieces between commas, "and" and the like, outside brackets."""
    pieces: list[Piece] = []
    begin, joined = start, False
    for low, high in list(depths(text, start, end)):
        for match in _SEPARATOR.finditer(text, low, high):
            if match.start() <= begin or match.end() >= end:
                continue
            pieces.append(piece_of(text, begin, match.start(), joined=joined))
            begin, joined = match.end(), bool(clean(_COMMA.sub("", match[0])))
    pieces.append(piece_of(text, begin, end, joined=joined))
    return [piece for piece in pieces if piece.end > piece.start]


def joined(text: str, pieces: list[Piece]) -> list[Piece]:
    """Put together again what an "and" within a name parted."""
    result: list[Piece] = []
    others = jobs = 0  # of ``result``, jobs and institutions; and people with one behind their name
    for piece in pieces:
        if (
            piece.joined
            and result
            and not couple(text, result[-1], piece)
            and not _parts_people(text, result[-1], piece, firms=others > 0, jobs=jobs > 0)
        ):
            before = result.pop()
            others -= before.shape is Shape.OTHER
            jobs -= "affiliation" in before.statements
            piece = piece_of(text, before.whole[0], piece.whole[1], joined=before.joined)  # noqa: PLW2901
        result.append(piece)
        others += piece.shape is Shape.OTHER
        jobs += "affiliation" in piece.statements
    return result


def turned_pairs(text: str, pieces: list[Piece]) -> list[Piece]:
    """Put the halves together again of people who are all written "Last, First"."""
    if len(pieces) < 4 or len(pieces) % 2:  # noqa: PLR2004 - two people at least
        return pieces
    pairs = list(zip(pieces[::2], pieces[1::2], strict=True))
    told = [_told(text, given) for _, given in pairs]
    parted = all(family.joined for family, _ in pairs[1:])  # "Berg, Anna and Holm, Jens"
    if not (any(told) if parted else all(told)) or not all(_turned_round(text, *pair) for pair in pairs):
        return pieces
    halves = [
        piece_of(text, family.whole[0], given.whole[1], joined=family.joined) for family, given in pairs
    ]
    for whole, (_, given) in zip(halves, pairs, strict=True):
        whole.shape, whole.end = Shape.FULL, given.whole[1]
    return halves


def _told(text: str, given: Piece) -> bool:
    """Whether a piece is a common first name, or initials."""
    tokens = clean(text[slice(*given.whole)]).split()
    return bool(tokens) and (is_given_name(tokens[0]) or all(map(_INITIAL.fullmatch, tokens)))


def _turned_round(text: str, family: Piece, given: Piece) -> bool:
    first, last = (text[slice(*piece.whole)] for piece in (given, family))
    return (
        not given.joined
        and not (family.statements or given.statements or is_given_name(last))
        and names.last_first(last, first)
    )


def _parts_people(  # noqa: PLR0911 - a case each
    text: str, left: Piece, right: Piece, *, firms: bool, jobs: bool
) -> bool:
    """Whether the "and" before a piece stands between people, not within a name or an institution.

    ``firms``: a job or an institution stands before it; ``jobs``: one stands behind a name before it.
    """
    sign = text[left.whole[1] : right.whole[0]]
    strong = _STRONG_AND.search(sign) is not None
    too_long = right.whole[1] - left.whole[0] > _LONGEST_NAME
    if _SIGN.fullmatch(sign):
        return all(
            piece.shape is Shape.FULL and personal(text[piece.start : piece.end]) for piece in (left, right)
        )
    if right.leading or right.shape is Shape.OTHERS or too_long:
        return True
    if right.shape in PEOPLE:
        if "/" in sign and names.uncased(text[slice(*left.whole)]) != names.uncased(
            text[slice(*right.whole)]
        ):
            return False  # one name in two scripts
        if "&" in sign and house_and_person(text[left.whole[0] : right.whole[1]]):
            return False
        # Behind "Name: Manager, Strategy" goes a job on: "and Business Development".
        if jobs and left.shape is Shape.ONE_WORD and not personal(text[right.start : right.end]):
            return False
        open_ended = names.unfinished(text[slice(*left.whole)])
        return left.shape in PEOPLE or (strong and not open_ended and "/" not in sign)
    if right.shape is Shape.GROUP:
        return (
            strong
            and left.shape in PEOPLE
            and words_of(text[right.start : right.end]).startswith(("the ", "all ", "our "))
        )
    if left.shape is Shape.ONE_WORD and firms:
        return False  # two single words are a firm's name too
    alone = "affiliation" not in left.statements and left.shape in (Shape.FULL, Shape.ONE_WORD)
    return strong and right.shape is Shape.ONE_WORD and alone and "/" not in sign


def depths(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield stretches of ``text`` outside brackets and quotes; all of it where they are not balanced."""
    if not _PAIRS_PRESENT.search(text, start, end):
        yield start, end
        return
    stack: list[str] = []
    opened = start
    found: list[tuple[int, int]] = []
    for index in range(start, end):
        char = text[index]
        if stack and char == stack[-1]:
            stack.pop()
            if not stack:
                opened = index + 1
        elif char in _PAIRS and (char != '"' or not stack):
            if not stack:
                found.append((opened, index))
            stack.append(_PAIRS[char])
    if stack:
        yield start, end
        return
    yield from found
    yield opened, end


_PAIRS_PRESENT = regex(r"[(\[（“\"«]")
_PAIRS: Final = {"(": ")", "[": "]", "（": "）", "“": "”", '"': '"', "«": "»"}
