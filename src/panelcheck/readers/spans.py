"""Where a piece of a cell stands, and text with its markup taken out but its positions kept."""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache

from panelcheck.errors import Location
from panelcheck.patterns import regex
from panelcheck.source import Cell

FILLER = "\0"
_LINE_END = regex(r"\r\n|\r|\n")
_BREAKING_TAG = regex(r"<\s*/?\s*(?:br|p|li|ul|ol|div|tr|h[1-6])\b", re.IGNORECASE)
_IN_MARKUP = regex(r"[<\[\]&\\*_]")
_INVISIBLE = regex(r"[\u200b-\u200f\u2060\ufeff\u00ad]")
_MARKUP = regex(
    r"""(?P<tag></?[a-zA-Z][^<>]*>|<!--.{0,2000}?-->)
      | (?P<link>\]\((?:https?:|mailto:|/)[^()\s]*\))
      | (?P<entity>&(?:[a-zA-Z]{2,10}|\#\d{2,6}|\#[xX][0-9a-fA-F]{2,6});)
      | (?P<newline>\\n)
      | (?P<strong>\*\*|__)
      | (?P<invisible>[\u200b-\u200f\u2060\ufeff\u00ad])""",
    re.VERBOSE | re.DOTALL,
)
_OPENING_BRACKET = regex(r"\[(?=[^\[\]]*\]\((?:https?:|mailto:|/)[^()\s]*\))")
_ACCENTS = regex(r"[\u0300-\u036f]+")  # not the marks that kana and Hangul are made with
_NOT_IN_KEY = regex(r"[\W_]+")
_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i"})


def plain(text: str) -> str:
    """Return ``text`` with its casing, accents and surplus white space gone, for comparing words."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_UNDECOMPOSED))
    return " ".join(unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed)).split())


@lru_cache(maxsize=1 << 14)
def words_of(text: str) -> str:
    """Return the plain words of ``text``, parted by single spaces, without punctuation."""
    said = plain(text)
    return said if said.replace(" ", "").isalnum() else _NOT_IN_KEY.sub(" ", said).strip()


def unmarked(text: str) -> str:
    """Return ``text`` with HTML and Markdown blanked out, of the same length.

    Tags that end a line become line ends; an entity becomes its character and fillers.
    """
    if not _IN_MARKUP.search(text) and (text.isascii() or not _INVISIBLE.search(text)):
        return text
    if _OPENING_BRACKET.search(text):
        text = _OPENING_BRACKET.sub(FILLER, text)
    return _MARKUP.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    length = len(match[0])
    if match.lastgroup == "tag":
        return ("\n" if _BREAKING_TAG.match(match[0]) else FILLER) + FILLER * (length - 1)
    if match.lastgroup == "newline":
        return "\n" + FILLER
    if match.lastgroup == "entity":
        import html  # noqa: PLC0415 - most texts have no entities

        char = html.unescape(match[0])
        return (char if len(char) == 1 else FILLER).ljust(length, FILLER)
    return FILLER * length


def clean(text: str) -> str:
    """Return a stretch of ``unmarked`` text as people read it."""
    return " ".join(text.replace(FILLER, "").split())


def part_of(cell: Cell, start: int, end: int) -> Location:
    """Return where ``cell.text[start:end]`` stands in the input.

    The whole cell, where its text is not written there character by character (escapes, folding).
    """
    place = cell.location
    if not place.end_line:
        return place
    if start == 0 and end == place.end_column - place.column and place.end_line == place.line:
        return place
    if place.end_line == place.line and not _LINE_END.search(cell.text):
        inset, odd = divmod(place.end_column - place.column - len(cell.text), 2)
        if odd or inset not in (0, 1):
            return place
        before = place.column + inset
        return Location(place.path, place.line, before + start, place.line, before + end)
    lines = _line_starts(cell.text)
    for inset in (0, 1):  # 1: the location counts the quotes around the text
        if _point(place, inset, lines, len(cell.text)) == (place.end_line, place.end_column - inset):
            first, last = _point(place, inset, lines, start), _point(place, inset, lines, end)
            return Location(place.path, *first, *last)
    return place


@lru_cache(maxsize=16)
def _line_starts(text: str) -> tuple[int, ...]:
    return 0, *(match.end() for match in _LINE_END.finditer(text))


def _point(place: Location, inset: int, lines: tuple[int, ...], offset: int) -> tuple[int, int]:
    """Return line and column of the character at ``offset`` in a text that starts at ``place``."""
    number = bisect_right(lines, offset) - 1
    column = offset - lines[number] + 1
    return place.line + number, column if number else column + place.column + inset - 1
