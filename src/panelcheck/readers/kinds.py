"""The kind of a session, as a type column or its title says it."""

import re
from typing import Final

from panelcheck.programme import Kind
from panelcheck.readers import words as known
from panelcheck.readers.records import Words
from panelcheck.readers.spans import clean, unmarked, words_of

_KINDS: Final = {word: kind for kind, phrases in reversed(known.KINDS.items()) for word in phrases}
_PREFIX = re.compile(r"^\s*(?:type|kind|format|session[ _]type)\s*:\s*", re.IGNORECASE)
_LENGTH = re.compile(r"\b\d+(?: ?(?:h|hr|hrs|hours?|min|mins|minutes?|minuten|minutos|minuti|std))?\b")
_IN_ORDER: Final = (
    Kind.LIGHTNING, Kind.ROUNDTABLE, Kind.FIRESIDE, Kind.PANEL, Kind.KEYNOTE, Kind.WORKSHOP, Kind.TALK, Kind.OTHER,
)  # fmt: skip
_WITHIN: Final = {
    kind: re.compile(r"\b(?:" + "|".join(sorted(known.KINDS[kind], key=len, reverse=True)) + r")\b")
    for kind in _IN_ORDER
}

_FALSE_FRIENDS = (
    r"solar|control|side|led|expert|intergovernmental|front|back|touch|display|instrument|admin|administration|wall|glass|review"
    r"|gene|patch|pv|photovoltaic|user|dashboard|settings|flat|layer|preference|advisory|electrical|web"
)
_EDGE = r"[\s\-–—:|/()\[\]#,.!?]"
_TITLES: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Kind.LIGHTNING, r"^(?:\w+ ){0,2}(?:lightning|ignite|flash) (?:talks?|rounds?|sessions?)\b|\blightning talks\b"
                         r"|\blightning talk(?: session)?s?$|\bblitzvortrage?\b|\bcharlas? relampago\b|\bpecha kucha\b"),
        (Kind.FIRESIDE, r"\bfireside (?:chat|talk|conversation|discussion|session)s?\b|^fireside\b|\bin conversation with\b"
                        r"|^(?:an? )?interview with\b|^in conversation\b|\bask (?:me|us) anything\b|^ama\b(?! guide)|\bama$"
                        r"|\bkamingesprach\b|\bconversatorio\b|^(?:entretien avec|entrevista (?:a|con|com)|intervista a)\b"),
        (Kind.ROUNDTABLE, r"\bround ?tables?\b(?! of the knights)|\brund(?:er|en) tisch|\brundtischgesprach|\btables? rondes?\b"
                          r"|\bmesas? redondas?\b|\btavol[ae] rotond[ae]\b|\brondetafel|\bokragl\w+ stol|\bkulat\w+ stul"
                          r"|座談会|圆桌|円卓"),
        (Kind.PANEL, rf"\bpanel(?:l?ists?)? (?:discussion|session|debate|conversation|talk)s?\b|^(?:\w+ ){{0,2}}?(?<!\w)panel [:|-]"
                     rf"|^panel(?: \d+)?$|[:|-] panel$|(?<!solar )\bpanel [:|-]"
                     rf"|^(?:the )?(?:opening|closing|plenary|keynote|final|women\S*|speakers?|industry|author|leadership) panel\b"
                     rf"|\b(?!(?:{_FALSE_FRIENDS}|the|a|an|this|your|our) )\w+ panel$|^panel (?:on|about|with|uber|sur|sobre|su|over|o|zum|zur)\b"
                     r"|\bpanel(?:diskussion|discussie|debatt?e?|gesprach|gesprek|ova diskuse)|\bpodiums(?:diskussion|gesprach)"
                     r"|\bpanel (?:de discusion|de discussion|dyskusyjny|de expert\w+)|\bpainel [:|-]|\bpainel de\b|^painel\b"
                     r"|\bdyskusja panelowa\b|\bpanelova diskuse\b|^debata? [:|-]|\bpanel ?di ?discussione|パネル(?:ディスカッション|討論)?|패널"),
        (Kind.KEYNOTE, r"^(?:(?:opening|closing|morning|afternoon|evening|final|invited|conference|welcome|community|day \d+|\w+day) )*keynotes?"
                       r"(?: \d+| [:|-]| by| with| address| speech| talk| lecture| session|$)|\b(?:opening|closing) keynote\b"
                       r"|[:|-] keynote$|\bkeynote (?:address|speech|lecture)\b|^eroffnungsvortrag|\bhauptvortrag\b|^festvortrag"
                       r"|\bconferencia (?:magistral|inaugural)\b|基調講演"),
        (Kind.WORKSHOP, r"^(?:workshop|tutorial|hands on|atelier|taller|oficina|warsztaty?|minicurso|training)(?: \d+)? [:|-]"
                        r"|\b(?:workshop|tutorial|masterclass|warsztaty)$|^(?:workshop|tutorial)$|ワークショップ"),
    )
)  # fmt: skip
_FALSE_PANEL = re.compile(rf"\b(?:{_FALSE_FRIENDS}) panels? ?(?:[:|-]|$)")
_MARKS = re.compile(r"\s*(?:[:：|]|\s[-–—]|[–—])\s*")
_NOT_WORDS = re.compile(r"[^\w\s:|-]|(?<=\w)-(?=\w)|_")


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
    kind = next((kind for kind, pattern in _TITLES if pattern.search(text)), None)
    if (
        kind is Kind.PANEL
        and _FALSE_PANEL.search(text)
        and not re.search(r"\bpanel (?:discussion|debate)", text)
    ):
        return None
    return kind


def _plain_title(title: str) -> str:
    marked = _MARKS.sub(" : ", clean(unmarked(title)))
    parts = [words_of(_NOT_WORDS.sub(" ", part)) for part in marked.split(" : ")]
    return " : ".join(part for part in parts if part) + (" :" if len(parts) > 1 and not parts[-1] else "")


def is_break(title: str) -> bool:
    """Whether a title names a pause, a meal or the registration and nothing else."""
    text = re.sub(r"\([^()]*\)", " ", clean(unmarked(title)))
    tokens = words_of(text).split()
    for index, token in enumerate(tokens):
        if token in known.BREAK_ENDS and index:
            tokens = tokens[:index]
            break
    if not any(token in known.BREAKS for token in tokens):
        return False
    return all(token in known.BREAKS or token in known.BREAK_FILLERS for token in tokens)
