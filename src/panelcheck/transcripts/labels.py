"""Who a cue says is speaking: WebVTT voices, and names in front of the text."""

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.identity.text import fold, words
from panelcheck.patterns import regex
from panelcheck.readers.names import full_name
from panelcheck.source import Source
from panelcheck.transcripts.model import Cue, Quality, Transcript, Turn

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
    names = _names(cues, naming)
    turns: list[Turn] = []
    last = ""
    for cue in cues:
        location = Location(source.path, cue.line)
        for place, label in _spoken_by(cue.text, names):
            named = label or (last if naming.unnamed_continue else "")
            last = named
            where = _where(source, cue, place, label) if label else location
            turns.append(Turn(cue.start, cue.end, named, where))
    quality = Quality.PLATFORM if any(turn.label for turn in turns) else Quality.CAPTIONS
    return Transcript(path=source.path, quality=quality, cues=len(cues), turns=tuple(turns))


def _spoken_by(text: str, names: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """Yield each voice of a cue once, with the place of its name in the text; "" for words of nobody."""
    found: dict[str, int] = {}
    if "<v" in text:
        before = text[: match.start()] if (match := _VOICE.search(text)) else text
        if _TAG.sub("", before).strip():
            found[""] = 0
        for match in _VOICE.finditer(text):
            found.setdefault(html.unescape(match[1]).strip(), match.start(1))
    elif ":" in text:
        matches = [match for match in _PREFIX.finditer(text) if names(match[1])]
        if not matches or text[: matches[0].start()].strip():
            found[""] = 0
        for match in matches:
            found.setdefault(match[1], match.start(1))
    elif text.strip():
        found[""] = 0
    return ((place, label) for label, place in found.items())


def _where(source: Source, cue: Cue, place: int, label: str) -> Location:
    """Return where a label stands; the line of the cue's times where its text is written otherwise."""
    line = cue.line + 1 + cue.text.count("\n", 0, place)
    column = source.line(line).find(label) + 1
    if not column:
        return Location(source.path, cue.line)
    return Location(source.path, line, column, line, column + len(label))


def _names(cues: Sequence[Cue], naming: Naming) -> Callable[[str], bool]:
    """Return whether a text before a colon is a name in these cues; prose has colons too.

    It is where everything else in the file is named alike, where it is known, looks like a full name, or
    comes again and again.
    """
    counted: Counter[str] = Counter()
    starting = written = 0
    for cue in cues:
        if "<v" in cue.text or not cue.text.strip():
            continue
        written += 1
        if ":" in cue.text:
            matches = list(_PREFIX.finditer(cue.text))
            counted.update(match[1] for match in matches)
            starting += bool(matches) and matches[0].start() == 0
    every = written > 1 and starting >= _ALL * written
    accepted = {text for text, number in counted.items() if _is_name(text, number, naming, every=every)}
    return accepted.__contains__


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
