"""Sessions whose titles say that they do not take place."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from panelcheck.patterns import regex
from panelcheck.readers.spans import clean, unmarked
from panelcheck.source import Cell

_OFF = (
    r"(?:cancell?ed|abgesagt|entfällt|annulée?|cancelad[oa]|annullat[oa]|geannuleerd|afgezegd|odwołan[ey]"
    r"|zrušeno)"
)
_STEMS = ("cancel", "annul", "abgesagt", "entfällt", "afgezegd", "odwołan", "zrušeno")
_LABEL = r"\s*(?:\[[^\[\]]{1,40}\]\s*)?"  # what an export puts first, such as the kind: "[event] ..."
_PLAIN = regex(
    rf"{_LABEL}(?:[\[(]\s*{_OFF}\s*[\])]|{_OFF}\s*:?\s*$|entfällt\s*:)|.*[\[(]\s*{_OFF}\s*[\])]\s*$",
    re.IGNORECASE,
)
_SHOUTED = regex(rf"{_LABEL}({_OFF})\s*(?::|[-–—]|\s\w)|.*\s[-–—]\s*({_OFF})\s*$", re.IGNORECASE)
_PERHAPS = regex(rf"{_LABEL}({_OFF})(?:\s*:|\s+[-–—])\s|.*\s[-–—]\s*({_OFF})\s*$", re.IGNORECASE)
_OTHER_STATUS = regex(
    rf"{_LABEL}(?:confirmed|postponed|rescheduled|moved|delayed|tentative|tbc|verschoben|bestätigt|reporté"
    r"|confirmé|aplazado|confirmado|rinviato|confermato)\s*:",
    re.IGNORECASE,
)
_STRUCK = regex(
    rf"{_LABEL}(?:{_OFF}\s*:?\s*)?(?:<(s|del|strike)\b[^<>]*>[^<>]*</\1\s*>|~~[^~]*~~)\s*$", re.IGNORECASE
)
_SHOWN = 3


class CalledOff:
    """Which sessions of a programme their titles call off: "[Cancelled] ...", "CANCELED: ...", struck.

    Elsewhere in a title the word may be what the session is about. "Cancelled: ..." calls a session off where
    several titles say so, or others give another status in its place; else it is kept, and ``kept`` says so.
    ``titles`` are as they are written.
    """

    def __init__(self, titles: Sequence[str]) -> None:
        self.kept: list[Cell] = []
        may = [clean(unmarked(title)) for title in titles if _may(title)]
        words = Counter(word for title in may if (word := _perhaps(title)))
        statuses = bool(words) and any(map(_OTHER_STATUS.match, titles))
        self._habit = frozenset(word for word, times in words.items() if times > 1 or statuses)

    def says(self, title: Cell, written: str) -> bool:
        """Whether a title calls its session off; ``written`` is the title with its markup."""
        if ("~~" in written or "<" in written) and _STRUCK.match(written):
            return True
        if not _may(title.text):
            return False
        if _plainly(title.text) or (word := _perhaps(title.text)) in self._habit:
            return True
        if word:
            self.kept.append(title)
        return False

    def sentences(self) -> Iterator[str]:
        """Yield a sentence on the sessions that were kept although they may be called off."""
        if not self.kept:
            return
        lines = [str(title.location.line) for title in self.kept[:_SHOWN]]
        lines += ["..."] * (len(self.kept) > _SHOWN)
        where = f"(line{'s' * (len(self.kept) > 1)} {', '.join(lines)}): if so, begin with [CANCELLED]"
        if len(self.kept) == 1:
            yield f"1 session counted whose title may say that it was called off {where}"
        else:
            yield f"{len(self.kept)} sessions counted whose titles may say that they were called off {where}"


def _may(title: str) -> bool:
    folded = title.casefold()
    return any(stem in folded for stem in _STEMS)


def _plainly(title: str) -> bool:
    """Whether nothing else can be meant: brackets, nothing but the word, or the word alone in capitals."""
    if _PLAIN.match(title):
        return True
    shouted = _SHOUTED.match(title)
    word = (shouted[1] or shouted[2]) if shouted else ""
    return bool(word) and word.isupper() and not title.isupper()


def _perhaps(title: str) -> str:
    """Return the word that may call a session off, as it is written; nothing where it is told for sure."""
    if not _may(title) or _plainly(title):
        return ""
    match = _PERHAPS.match(title)
    return (match[1] or match[2]) if match else ""
