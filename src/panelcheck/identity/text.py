"""How names and words are compared: without accents, case or marks."""

import unicodedata
from functools import lru_cache

from panelcheck.patterns import regex

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "\u0131": "i",
        "ə": "e",
    }
)
_INVISIBLE = regex("[\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe0e\ufe0f\ufeff]")
_MARKS = dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'") | dict.fromkeys("\u2010\u2011\u2012", "-")
_PLAIN_MARKS = str.maketrans(_MARKS)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_NOT_WORD = regex(r"[\W_]+")


def words(text: str) -> frozenset[str]:
    """Return the words of ``text`` as a set: how this package writes its word lists."""
    return frozenset(text.split())


def tidy(text: str) -> str:
    """Return ``text`` with one form of each character, plain apostrophes and single spaces."""
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text)).translate(_PLAIN_MARKS)
    return " ".join(text.split())


def bare(text: str) -> str:
    """Return ``text`` in lower case and without accents; nothing else is taken away."""
    text = text.casefold()
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(char for char in apart if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 14)
def fold(text: str) -> str:
    """Return the letters and digits of ``text`` alone, in lower case and without accents."""
    plain = bare(text).replace(" ", "")
    return plain if plain.isalnum() else _NOT_WORD.sub("", plain)


def transliterated(text: str) -> str:
    """Return what ``bare`` makes of ``text`` when its umlauts are written with two letters."""
    return bare(unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS))
