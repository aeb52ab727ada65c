"""Text written in Mac OS Roman and taken for Windows-1252: "JosŽ MŸller" for "José Müller".

Either reading gives letters, so nothing in the bytes tells them apart but the words: a capital that ends a
word of small letters, or a sign within a word, is in no name. All of a text is read anew, or nothing: what
would be no word in Mac OS Roman, be it one place, shows that it was written otherwise.
"""

from typing import Final

from panelcheck.patterns import regex

# What nothing writes in Windows-1252: a capital that ends a word of small letters, a sign within a word.
_SURE = regex(
    "[a-zß-öø-ÿ]{2}[ŽŠŒ](?![^\\W\\d_])|[A-Za-z]Ÿ[a-z]|"
    "[A-Za-z][\u02c6\u2030\u2021\u0192\u201e\u201a\u02dc\u2039\x81\x8d\x8f\x90\x9d][a-z]"
    "|[a-z]{2}[\x8d\x8f\x90\x9d](?![A-Za-z])"
)
_ENGLISH = regex(r"(?<=[a-z])\u2019(?:s|t|d|m|re|ve|ll)\b")
_UNLIKELY = regex(
    # a capital behind a small letter, a small letter before a capital at the start of a word
    "[a-zß-öø-ÿıœ][ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒŸ]|(?<![^\\W\\d_])[ß-öø-ÿœ][A-ZÀ-Þ]"
    # a letter on its own, or beside a digit
    "|(?<![^\\W\\d_])[ßáâ-èê-öø-ÿÁ-ÈÊ-ÖØ-Þ](?![^\\W\\d_])|\\d[ß-öø-ÿÀ-ÖØ-Þ]|[ß-öø-ÿÀ-ÖØ-Þ]\\d"
    # a sign within a word, or one that no programme has
    "|[^\\W\\d_][\u2020\u00b0\u00a2\u00a3\u00a7\u2022\u00b6\u00ae\u00a9\u2122"
    "\u00b4\u00a8\u00a1\u00bf\u201c\u201d\u2026\u00ab\u00bb\u00b7\u2039\u203a\u201a\u201e\u20ac]"
    "[^\\W\\d_]|[\u2260\u221e\u00b1\u2264\u2265\u00a5\u00b5\u2202\u2211\u220f\u03c0\u222b"
    "\u00aa\u00ba\u03a9\u00ac\u221a\u0192\u2248\u2206\u02c7\u02d9\u02da\u00b8\u02dd\u02db\uf8ff\u2021\u2030"
    "\u02c6\u02dc\u00af\u02d8\u00a4\u2044]"
)
MAC_ROMAN: Final = "mac-roman"
WINDOWS: Final = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0x100)}
"""What each byte is in Windows-1252; itself where it is nothing."""
_MEANT: Final = {ord(char): bytes([byte]).decode("mac_roman") for byte, char in WINDOWS.items()}


def as_mac_roman(text: str) -> str | None:
    """Return ``text``, as read in Windows-1252, as Mac OS Roman; None unless it was surely written so.

    Characters that Windows-1252 leaves out are given as their bytes (U+0081, ...).
    """
    if text.isascii() or not _SURE.search(text):
        return None
    if not all(ord(char) in _MEANT for char in set(text) if char > "\x7f") or _ENGLISH.search(text):
        return None
    meant = text.translate(_MEANT)
    return None if _UNLIKELY.search(meant) else meant
