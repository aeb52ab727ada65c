"""Text that was encoded twice: UTF-8 once read as Windows-1252 and saved so, "JosÃ©" for "José"."""

from dataclasses import replace
from typing import Final

from panelcheck.macroman import MAC_ROMAN, as_mac_roman
from panelcheck.patterns import regex
from panelcheck.source import Source

_HIGH: Final = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xA0)}
_BYTES: Final = {ord(char): byte for byte, char in _HIGH.items() if char != "\ufffd"}
_NEXT: Final = f"[\u0080-\u00bf{''.join(map(chr, _BYTES))}]"
_TWICE = regex(f"[\u00c2-\u00df]{_NEXT}|[\u00e0-\u00ef]{_NEXT}{{2}}|[\u00f0-\u00f4]{_NEXT}{{3}}")
# Letters and signs that names and titles are written with; what else comes out was no text before.
_LIKELY = regex(
    "[\u0080-\u017f\u0384-\u03ce\u0400-\u045f\u0490\u0491\u05d0-\u05ea\u0621-\u064a\u067e-\u06cc\u1e00-\u1eff"
    "\u2010-\u2044\u20ac\u2122\u3000-\u30ff\u4e00-\u9fff\uac00-\ud7af\U0001f000-\U0001faff]"
)
_SIGNS: Final = frozenset("\u00a0«»‘’‚“”„–—…•†‡‹›™")  # they stand behind a capital in plain texts too
_RAISED: Final = frozenset("¹²³°º")
_LATIN: Final = frozenset("ÂÃÄÅ")
_MOST_TIMES: Final = 2


def repaired(source: Source) -> Source:
    """Return ``source`` with what was encoded twice as it was meant, and a count of such places.

    Only where nothing else can have been meant: "PÅ »" and "5 Å³" stay, unless other places prove that the
    file was encoded twice. Columns count the text as it was meant. Text of Mac OS Roman that was taken for
    Windows-1252 is read as it was meant, too.
    """
    if not source.assumed and (meant := as_mac_roman(source.text)) is not None:
        return replace(source, text=meant, encoding=MAC_ROMAN, assumed=True)
    text, most = source.text, 0
    for _ in range(_MOST_TIMES):
        found = () if text.isascii() else [match[0] for match in _TWICE.finditer(text) if _meant(match[0])]
        proved = {_script(said) for said in found if _sure(said)}
        if not proved:
            break
        most = max(most, len(found))
        text = _TWICE.sub(lambda match: _once(match[0], {"", *proved}), text)  # noqa: B023 - used at once
    return replace(source, text=text, twice=most) if most else source


def _once(said: str, proved: set[str]) -> str:
    return (_meant(said) if _script(said) in proved else "") or said


def _script(said: str) -> str:
    """Return a word for the script that a place would be in; nothing for Latin, which any file may hold."""
    if said[0] in _LATIN:
        return ""
    return chr(ord(said[0]) & ~1) if len(said) == 2 or said[0] == "â" else "others"  # noqa: PLR2004


def _sure(said: str) -> bool:
    plain = _SIGNS if said[0] == "Ã" else _SIGNS | _RAISED
    return not plain.issuperset(said[1:])


def _meant(said: str) -> str:
    """Return the character that was encoded twice; nothing where it would be none that people write."""
    try:
        char = said.translate(_BYTES).encode("latin-1").decode()
    except UnicodeError:
        return ""
    return char if _LIKELY.fullmatch(char) else ""
