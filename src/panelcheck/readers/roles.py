"""The role a word names, and role markers around a person's name."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from panelcheck.patterns import regex
from panelcheck.programme import Role
from panelcheck.readers import words
from panelcheck.readers.spans import words_of

_ROLES: Final = {word: role for role in reversed(list(words.ROLES)) for word in words.ROLES[role]}
_AND = regex(r"[/&+,;|]|\s(?:and|und|et|y|e|i|en|a)\s")
_INCLUSIVE_ENDING = regex(r"(?<=\w)[*:_/·(]-?(in|innen|e|e·s|a|as|s|es)\b\)?", re.IGNORECASE)
_MARK = regex(r"^\W*(?:y|yes|true|x|1|ja|oui|s[ií]|sim|tak|ano)\W*$|[✓✔]|keynote", re.IGNORECASE)
_NUMBER = regex(r"^(?:\d+ )+|(?: \d+)+$")
_IN_BRACKETS = regex(r"\s*[(\[（]([^()\[\]（）]{1,40})[)\]）][\s.*]*$")
_AFTER_SIGN = regex(
    r"(?:\s+[-–—|:]\s*|\s*[,:]\s+|\s*[–—]\s*|(?<=[)\]）])\s*-\s*)([^-–—|,:()]{1,40}?)[\s.*]*$"
)
_BEFORE_COLON = regex(r"\s*([^:：]{1,40}?)\s*(?:[(（][^():：（）]{1,20}[)）]\s*)?[:：]\s*")
_BRACKETS_FIRST = regex(r"\s*[(\[（]([^()\[\]（）:]{1,20})[)\]）]\s*(?=\S)")
_OF_A_COLUMN: Final = {word: role for role, known in words.ROLES_OF_A_COLUMN.items() for word in known}
_PLURAL: Final = regex(r"(?:s|en|i|zy)$")
_LABELS: Final = {"panel": Role.PANELIST}
"""What names a role in front of a colon alone."""
_ACCENTED = str.maketrans({"e": "[eé]", "a": "[aá]", "o": "[oó]"})
LED_BY: Final = regex(rf"[\W_]*(?:{'|'.join(words.LED_BY).translate(_ACCENTED)})[\s\0:]+", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def role_of(word: str) -> Role | None:
    """Return the role that ``word`` names, in any known language; None if it names none.

    Of two roles ("Speaker / Moderator") the one that is not moderating counts: that person has the floor.
    """
    role = _one_role(word)
    if role is not None or not word.strip():
        return role
    parts = [_one_role(part) for part in _AND.split(word)]
    if None in parts:
        return None
    return next((role for role in parts if role is not Role.MODERATOR), parts[0])


def _one_role(word: str) -> Role | None:
    for text in _spellings(word):
        role = _ROLES.get(_NUMBER.sub("", words_of(text)))
        if role is not None:
            return role
    return None


def _spellings(word: str) -> Iterator[str]:
    """Yield a word, and what is left of one that names both genders: "Moderator:in", "Referent*innen"."""
    yield word
    yield _INCLUSIVE_ENDING.sub(r"\1", word)
    yield _INCLUSIVE_ENDING.sub("", word)


def role_said(word: str) -> Role | None:
    """Return the role that the value of a column of roles names: "panel" and "pc" are roles there.

    What stands in brackets behind it is a remark: "Chair (remote)".
    """
    said = role_of(word) or _OF_A_COLUMN.get(words_of(word))
    remark = None if said else _IN_BRACKETS.search(word)
    return role_said(word[: remark.start()]) if remark and remark.start() else said


def keynote_marked(said: str) -> bool:
    """Whether the value of a column or key for keynotes marks its person: "Y", "x", "keynote speaker"."""
    return _MARK.search(said) is not None


def supporting(word: str) -> bool:
    """Whether the value of a column of roles names nothing but work beside the stage: an interpreter's."""
    if words_of(word) in words.SUPPORTING:
        return True
    parts = [words_of(part) for part in _AND.split(word)]
    return len(parts) > 1 and all(part in words.SUPPORTING for part in parts)


def role_before(text: str) -> tuple[int, Role | None]:
    """Return where the name starts behind "Moderator:" or "Moderated by", and the role, if any."""
    if match := LED_BY.match(text):
        return match.end(), Role.MODERATOR
    match = _BEFORE_COLON.match(text) or _BRACKETS_FIRST.match(text)
    role = role_of(match[1]) or _LABELS.get(words_of(match[1])) if match else None
    return (match.end(), role) if match and role is not None else (0, None)


def one_moderates(marker: str, role: Role) -> bool:
    """Whether what stands in front of a name is of one moderator: "Moderator:", and not "Moderators:"."""
    return role is Role.MODERATOR and not _PLURAL.search(words_of(marker))


def role_after(text: str) -> tuple[int, Role | None]:
    """Return where the name ends before "(moderator)" or "- Moderator", and the role, if any."""
    for pattern in (_IN_BRACKETS, _AFTER_SIGN):
        if (match := pattern.search(text)) and text[: match.start()].strip():
            role = role_of(match[1])
            if role is not None:
                return match.start(), role
    return len(text), None
