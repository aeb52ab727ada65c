"""Two people who share a family name that is written once: "Anna & Jens Berg", "Mr. and Mrs. Berg"."""

from panelcheck.patterns import regex
from panelcheck.readers import names, namewords
from panelcheck.readers.givennames import is_given_name
from panelcheck.readers.pieces import Piece, Shape
from panelcheck.readers.spans import clean, words_of

_AND = regex(r"[\s\0]*(?:[&+]|(?:and|und|et|y|e|en|og|och|i)(?=[\s\0]))[\s\0]*")
_INITIAL = regex(r"[^\W\d_]\.?")


def couple(text: str, left: Piece, right: Piece) -> bool:
    """Give two pieces around an "and" their full names where the second's family name is meant for both.

    That is where the first is nothing but a title, or one common first name in front of a full name.
    "Mr. & Mrs. Jens Berg" is Mr. Jens Berg and Mrs. Berg, as such couples are addressed; each of "Mr Quill
    and Mrs Berg" has a name as it is.
    """
    if left.statements or left.role or not _AND.fullmatch(text[left.whole[1] : right.whole[0]]):
        return False
    (title, first), (other, second) = (_titled(text[piece.start : piece.end]) for piece in (left, right))
    family = [token for token in second[1:] if not _INITIAL.fullmatch(token)] or second
    if names.institution(" ".join((*first, *second))):
        return False
    if title and other and second and not first:
        left.name = " ".join((*title, *second))
        right.name = " ".join((*other, *family))
    elif len(first) == 1 and is_given_name(first[0]) and right.shape is Shape.FULL and _plain(second):
        left.name = " ".join((*title, *first, *family))
    elif not (title and other and len(first) == len(second) == 1):
        return False
    left.shape = right.shape = Shape.FULL
    return True


def _plain(name: list[str]) -> bool:
    """Whether a name is one first and one family name: in "Ana & Maria Diaz Quill" neither is clear."""
    core = [token for token in name if words_of(token) not in namewords.PARTICLES]
    return len([token for token in core if not _INITIAL.fullmatch(token)]) == 2  # noqa: PLR2004


def _titled(text: str) -> tuple[list[str], list[str]]:
    """Return the titles in front of a name, and the name's own words."""
    tokens = clean(text).split()
    count = next(
        (number for number, token in enumerate(tokens) if words_of(token) not in namewords.HONORIFICS),
        len(tokens),
    )
    return tokens[:count], tokens[count:]
