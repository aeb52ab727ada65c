"""The kind of a session, as a type column or its title says it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from panelcheck.patterns import regex
from panelcheck.programme import Kind
from panelcheck.readers import words as known
from panelcheck.readers.records import Words
from panelcheck.readers.spans import clean, unmarked, words_of

_KINDS: Final = {word: kind for kind in reversed(list(known.KINDS)) for word in known.KINDS[kind]}
_PREFIX = regex(r"^\s*(?:type|kind|format|session[ _]type)\s*:\s*", re.IGNORECASE)
_LENGTH = regex(r"\b\d+(?: ?(?:h|hr|hrs|hours?|min|mins|minutes?|minuten|minutos|minuti|std))?\b")
_IN_ORDER: Final = (
    Kind.LIGHTNING, Kind.ROUNDTABLE, Kind.FIRESIDE, Kind.PANEL,
    Kind.KEYNOTE, Kind.WORKSHOP, Kind.TALK, Kind.OTHER,
)  # fmt: skip
_WITHIN: Final = {
    kind: regex(r"\b(?:" + "|".join(sorted(known.KINDS[kind], key=len, reverse=True)) + r")\b")
    for kind in _IN_ORDER
}

_FALSE_FRIENDS = (
    r"(?:solar|control|side|led|expert|intergovernmental|front|back|touch|display|instrument|admin|administration"
    r"|wall|glass|review|gene|patch|pv|photovoltaic|user|dashboard|settings|flat|layer|preference|advisory|electrical)"
)
_BEFORE_KEYNOTE = (
    r"(?:(?:opening|closing|morning|afternoon|final|invited|conference|welcome|day \d+|\w+day) )*"
)
_BEHIND_KEYNOTE = r"(?: [:|]| by| with| address| speech| talk| lecture| session|$)"
_TITLE_WORDS: Final[Mapping[Kind, tuple[str, ...]]] = {
    Kind.LIGHTNING: (
        r"^(?:\w+ ){0,2}(?:lightning|ignite|flash) (?:talks?|rounds?|sessions?)\b",
        r"\blightning talks\b",
        r"\blightning talk(?: session)?s?$",
        r"\bblitzvortrage?\b",
        r"\bcharlas? relampago\b",
        r"\bpecha kucha\b",
    ),
    Kind.FIRESIDE: (
        r"\bfireside (?:chat|talk|conversation|discussion|session)s?\b",
        r"^fireside\b",
        r"\bin conversation with\b",
        r"^in conversation\b",
        r"^(?:an? )?interview with\b",
        r"\bask (?:me|us) anything\b",
        r"^ama (?:[:|]|with\b|session\b)",
        r"\bama$",
        r"\bkamingesprach\b",
        r"\bconversatorio\b",
        r"^(?:entretien avec|entrevista (?:a|con|com)|intervista a)\b",
    ),
    Kind.ROUNDTABLE: (
        r"\bround ?tables?\b",
        r"\brund(?:er|en) tisch|\brundtischgesprach",
        r"\btables? rondes?\b",
        r"\bmesas? redondas?\b",
        r"\btavol[ae] rotond[ae]\b",
        r"\brondetafel",
        r"\bokragl\w+ stol|\bkulat\w+ stul",
        r"座談会|圆桌|円卓",
    ),
    Kind.PANEL: (
        r"\bpanel(?:l?ists?)? (?:discussion|session|debate|conversation|talk)s?\b",
        r"(?<!\w)panel(?: \d+)? [:|]",
        r"^panel(?: \d+)?$",
        r"[:|] panel$",
        rf"\b(?!(?:{_FALSE_FRIENDS}|the|a|an|this|your|our) )\w+ panel$",
        r"\ba panel (?:with|about)\b",
        r"^panel (?:on|about|with|uber|sur|sobre|su|over|o|zum|zur)\b",
        r"\bpanel(?:diskussion|discussie|debatt?e?|gesprach|gesprek|ova diskuse)",
        r"\bpodiums(?:diskussion|gesprach)",
        r"\bpanel (?:de discusion|de discussion|di discussione|dyskusyjny|de expert\w+)",
        r"\bpainel (?:[:|]|de\b)|^painel\b",
        r"\bdyskusja panelowa\b|\bpanelova diskuse\b",
        r"^debata? [:|]",
        r"パネル(?:ディスカッション|討論)?|패널",
    ),
    Kind.KEYNOTE: (
        rf"^{_BEFORE_KEYNOTE}keynotes?(?: \d+)?{_BEHIND_KEYNOTE}",
        r"\b(?:opening|closing) keynote\b",
        r"[:|] keynote$",
        r"\bkeynote (?:address|speech|lecture)\b",
        r"^eroffnungsvortrag|\bhauptvortrag\b|^festvortrag",
        r"\bconferencia (?:magistral|inaugural)\b",
        r"基調講演",
    ),
    Kind.WORKSHOP: (
        r"^(?:workshop|tutorial|hands on|atelier|taller|oficina|warsztaty?|minicurso|training)(?: \d+)? [:|]",
        r"\b(?:workshop|tutorial|masterclass|warsztaty)$",
        r"ワークショップ",
    ),
}
_TITLES: Final = {kind: regex("|".join(patterns)) for kind, patterns in _TITLE_WORDS.items()}
_FALSE_PANEL = regex(rf"\b{_FALSE_FRIENDS} panels? ?(?:[:|]|$)")
_TRUE_PANEL = regex(r"\bpanel (?:discussion|debate)")
_MARKS = regex(r"\s*(?:[:：|]|\s[-–—]|[–—])\s*")
_CONTINUED = regex(r"\s*[(\[](?:cont(?:inued|['’]?d)?\.?|part \w{1,3}|live|\d)[)\]]\s*$", re.IGNORECASE)
_CEREMONY = regex(
    r"\b(?:job fair|career fair|reception|awards?|announcements|general assembly|members meeting|showcase)\b"
    r"|\bupdates?(?: from\b|$)|^(?:\w+ ){0,2}(?:opening|closing|welcome|goodbye|farewell)"
    r"(?: (?:and|remarks?|address|session|ceremony|words?|notes?|plenary|announcements|thanks|day \d))*$"
)
_PLENARIES: Final = frozenset(("plenary", "plenary session", "pleniere", "plenum", "plenarsitzung"))
_IN_BRACKETS = regex(r"\([^()]*\)")


def kind_of(word: str, words: Words) -> Kind | None:
    """Return the kind that the value of a type column names; None for a word nobody knows.

    The user's own words (``words.kinds``) win, then exact words, then known words within the value.
    """
    word = _PREFIX.sub("", word)
    plain = words_of(word)
    if not plain:
        return None
    own = {words_of(name): kind for name, kind in words.kinds.items()}
    if plain in own:
        return Kind(own[plain])
    if plain in _KINDS:
        return _KINDS[plain]
    bare = " ".join(_LENGTH.sub(" ", plain).split())
    if bare in _KINDS:
        return _KINDS[bare]
    return next((kind for kind in _IN_ORDER if _WITHIN[kind].search(bare)), None)


def kind_in_title(title: str) -> Kind | None:
    """Return the kind that the words of a title suggest: weak evidence. Solar and control panels are none."""
    text = _plain_title(title)
    kind = next((kind for kind, pattern in _TITLES.items() if pattern.search(text)), None)
    if kind is Kind.PANEL and _FALSE_PANEL.search(text) and not _TRUE_PANEL.search(text):
        return None
    return kind


def kind_in_plenary(word: str, title: str, words: Words) -> Kind | None:
    """Return what the title makes of a slot whose kind is a bare "plenary": who comes, not what for.

    None where it is a keynote after all, where ``word`` is another, or where the user says what it means.
    """
    plain = _plenary(word)
    if not plain or plain in map(words_of, words.kinds):
        return None
    kind = kind_in_title(title)
    if kind is None and _CEREMONY.search(_plain_title(title)):
        return Kind.OTHER
    return None if kind is Kind.KEYNOTE else kind


@lru_cache(maxsize=256)
def _plenary(word: str) -> str:
    """Return ``word`` in plain letters if it is one for who comes; else nothing."""
    plain = words_of(_PREFIX.sub("", word))
    return plain if plain in _PLENARIES else ""


def _plain_title(title: str) -> str:
    """Return the plain words of a title, with " : " for colons, dashes and bars."""
    parts = [words_of(part) for part in _MARKS.split(_CONTINUED.sub("", clean(unmarked(title))))]
    return " : ".join(part for part in parts if part) + (" :" if len(parts) > 1 and not parts[-1] else "")


def is_break(title: str) -> bool:
    """Whether a title names a pause, a meal or the registration and nothing else."""
    text = _IN_BRACKETS.sub(" ", clean(unmarked(title)))
    tokens = words_of(text).split()
    for index, token in enumerate(tokens):
        if token in known.BREAK_ENDS and index:
            tokens = tokens[:index]
            break
    if not any(token in known.BREAKS for token in tokens):
        return False
    return all(token in known.BREAKS or token in known.BREAK_FILLERS for token in tokens)
