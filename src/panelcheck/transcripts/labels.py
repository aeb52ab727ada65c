"""Who a cue says is speaking: WebVTT voices, and names in front of the text."""

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import field

from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.identity.text import fold, words
from panelcheck.patterns import regex
from panelcheck.readers.names import full_name
from panelcheck.source import Source
from panelcheck.transcripts.model import Cue, Quality, Transcript, Turn
from panelcheck.values import dataclass

_VOICE = regex(r"<v(?:\.[^\s>]*)?[ \t]+([^>]*)>")
_TAG = regex(r"<[^>]*>")
_PREFIX = regex(r"^[ \t]*(?:-[ \t]*|>>[ \t]*)?([^\W_][^:\n<>\"?!]{0,58}?)[ \t]*:(?=\s)", re.MULTILINE)
_ASIDE = regex(r"\s*[\[(|].*")
_NEVER = words("""
    a and answer attention but caution e.g example fact first for how i.e important it last note now okay one
    or ps q question quote reminder remember result second so summary that the then third this tip warning
    well what when where which who why
""")
_ALL = 0.9
"""From this share of named cues on, a file names every cue: what stands before a colon is a name."""
_MOST_WORDS = 6
_INDENT = 4
"""A name in front of a cue's text starts before this place: behind a dash or >> at most."""
_TWICE, _OFTEN = 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """How to read cues: ``known`` are names surely meant by a text before a colon.

    ``unnamed_continue``: a cue without a name belongs to whoever was named last; else to nobody.
    """

    known: frozenset[str] = field(default=frozenset(), repr=False)
    unnamed_continue: bool = False


def transcript_of(source: Source, cues: Sequence[Cue], naming: Naming) -> Transcript:
    """Return a subtitle file as a transcript; a cue with several voices is as many turns at one time.

    The first turn of each label stands where the label does, the others where their cue's times do.

    Raises UserErrors, located, for cues that end before they start.
    """
    backwards = [cue for cue in cues if cue.end < cue.start]
    if backwards:
        raise UserErrors(
            [
                UserError("this cue ends before it starts", Location(source.path, cue.line))
                for cue in backwards
            ]
        )
    prefixes = [_prefixes(cue.text) for cue in cues]
    names = _names(cues, prefixes, naming)
    turns: list[Turn] = []
    met: set[str] = {""}
    last = ""
    for cue, found in zip(cues, prefixes, strict=True):
        location = Location(source.path, cue.line)
        for label, place in _spoken_by(cue.text, [one for one in found if one[0] in names]).items():
            where = location
            if label not in met:
                met.add(label)
                where = _where(source, cue, place, label)
            last = label or (last if naming.unnamed_continue else "")
            turns.append(Turn(cue.start, cue.end, last, where))
    quality = Quality.PLATFORM if len(met) > 1 else Quality.CAPTIONS
    return Transcript(path=source.path, quality=quality, cues=len(cues), turns=tuple(turns))


def _prefixes(text: str) -> list[tuple[str, int]]:
    """Return each text in front of a colon at the start of a line, with its place."""
    if ":" not in text or "<v" in text:
        return []
    return [(match[1], match.start(1)) for match in _PREFIX.finditer(text)]


def _spoken_by(text: str, named: Sequence[tuple[str, int]]) -> dict[str, int]:
    """Return each voice of a cue once, with the place of its name in the text; "" for words of nobody.

    ``named`` are the names in front of a colon.
    """
    if named:
        first = named[0][1]
        nobody = first and text[:first].strip(" \t\n->")
        return dict([*named, ("", 0)] if nobody else named)
    if "<v" not in text:
        return {"": 0} if text.strip() else {}
    found: dict[str, int] = {}
    for match in _VOICE.finditer(text):
        if not found and _TAG.sub("", text[: match.start()]).strip():
            found[""] = 0
        found.setdefault(html.unescape(match[1]).strip(), match.start(1))
    return found or {"": 0}


def _where(source: Source, cue: Cue, place: int, label: str) -> Location:
    """Return where a label stands; the line of the cue's times where its text is written otherwise."""
    line = cue.line + 1 + cue.text.count("\n", 0, place)
    column = source.line(line).find(label) + 1
    if not column:
        return Location(source.path, cue.line)
    return Location(source.path, line, column, line, column + len(label))


def _names(
    cues: Sequence[Cue], prefixes: Sequence[Sequence[tuple[str, int]]], naming: Naming
) -> frozenset[str]:
    """Return which texts in front of a colon are names in these cues; prose has colons too.

    They are where nearly every cue begins with one, and where one is known, looks like a full name, or
    comes again and again.
    """
    counted = Counter(label for found in prefixes for label, _ in found)
    written = sum(bool(cue.text.strip()) and "<v" not in cue.text for cue in cues)
    starting = sum(bool(found) and found[0][1] < _INDENT for found in prefixes)
    every = written > 1 and starting >= _ALL * written
    return frozenset(text for text, number in counted.items() if _is_name(text, number, naming, every=every))


def _is_name(text: str, number: int, naming: Naming, *, every: bool) -> bool:
    if fold(text) in naming.known or fold(_ASIDE.sub("", text)) in naming.known:
        return True
    bare = _ASIDE.sub("", text)
    tokens = bare.split()
    if not tokens or len(tokens) > _MOST_WORDS or tokens[0].casefold().strip(".,") in _NEVER:
        return False
    if every or full_name(bare):
        return True
    return number >= (_TWICE if bare[0].isupper() else _OFTEN) and len(tokens) <= _TWICE
