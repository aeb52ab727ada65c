"""Words on a terminal: harmless, wrapped by the columns they take, singular or plural."""

from collections.abc import Mapping, Sequence

from panelcheck.patterns import regex
from panelcheck.report import Basis, Private
from panelcheck.source import display_width

GENDER = "gender"
GLUE = "\u00a0"
"""A space at which no line is broken; ``wrap`` turns it into an ordinary one."""

# Control characters, line separators, bidirectional overrides and lone surrogates: they can rewrite a
# terminal or reorder a line. Joiners stay: names and emoji need them.
_HARMFUL = "\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff"
_UNPRINTABLE = regex(f"[\x00-\x1f{_HARMFUL}]")
_UNPRINTABLE_IN_JSON = regex(f"[{_HARMFUL}]")
_TEN = 10
_EIGHTHS: Sequence[str] = ("", *"\u258f\u258e\u258d\u258c\u258b\u258a\u2589")
MANY_OF: Mapping[str, str] = {"woman": "women", "man": "men", "nonbinary": "non-binary people"}
_PLURALS: Mapping[str, str] = {"person": "people"}


PRIVATE_WORDS: Mapping[Private, str] = {
    Private.USED: "Uses private answers: keep this off public logs.",
    Private.HELD_BACK: "Private answers are not used for a public audience.",
}
"""What a report says of answers that are not in the programme itself."""


def safe(text: str) -> str:
    """Return ``text`` on one line and unable to steer a terminal; each character stays one column."""
    return _UNPRINTABLE.sub(lambda found: " " if found[0] in "\t\n\v\f\r" else "?", text)


def safe_json(text: str) -> str:
    """Return JSON ``text`` with the characters that steer a terminal written as escapes."""
    return _UNPRINTABLE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Break ``text`` at spaces into lines of at most ``width`` columns, made safe.

    The first line starts with ``first``, the others with ``rest``. What has no space stays whole, so
    that paths and addresses can be copied.
    """
    lines: list[str] = []
    line, gap = first, "" if first[-1:] in {"", " "} else " "
    for word in filter(None, safe(text).split(" ")):
        if gap and display_width(line) + 1 + display_width(word) > width:
            lines.append(line)
            line, gap = rest, ""
        line, gap = f"{line}{gap}{word}", " "
    return [done.replace(GLUE, " ") for done in [*lines, line]]


def cut(text: str, width: int) -> str:
    """Return as much of ``text`` as fits into ``width`` columns, with ``...`` where some is left out."""
    if display_width(text) <= width:
        return text
    kept, used = [], 0
    for char in text:
        used += display_width(char)
        if used > max(width - 3, 0):
            break
        kept.append(char)
    return f"{''.join(kept)}..."


def plural(noun: str) -> str:
    """Return the plural of an English ``noun``, which may be several words."""
    *before, last = noun.split(" ")
    if last in _PLURALS:
        last = _PLURALS[last]
    elif last.endswith("y") and last[-2:-1] not in tuple("aeiou"):
        last = f"{last[:-1]}ies"
    else:
        last += "es" if last.endswith(("s", "x", "ch", "sh")) else "s"
    return " ".join([*before, last])


def many_of(category: str) -> str:
    """Return what people of a category are, to stand behind "are"."""
    return MANY_OF.get(category, f"of the group '{category}'")


def count(number: int, noun: str) -> str:
    """Return ``1 panel`` or ``2 panels``, never broken across lines."""
    return f"{number} {noun if number == 1 else plural(noun)}".replace(" ", GLUE)


def count_of(number: int, nouns: str) -> str:
    """Return ``1 row`` or ``2 rows`` of a noun given in the plural, such as a programme's ``record_word``."""
    one = f"{nouns[:-3]}y" if nouns.endswith("ies") else nouns.removesuffix("s")
    return f"{number} {one if number == 1 else nouns}"


def spread(least: int, most: int) -> str:
    """Return ``7-10``, or ``7`` where both ends are the same."""
    return str(least) if least == most else f"{least}-{most}"


def minutes(number: float) -> str:
    """Return ``12 min``, with a decimal only below ten, never broken across lines."""
    return f"{number:.0f}{GLUE}min" if round(number, 1) >= _TEN else f"{number:.1f}{GLUE}min"


def percent(share: float) -> str:
    """Return a share (0-1) as ``12 %``, never broken across lines."""
    return f"{100 * share:.0f}{GLUE}%"


class Share(float):
    """A share (0-1) that a message gives in per cent."""

    __slots__ = ()

    def __str__(self) -> str:
        """Return ``12 %``."""
        return f"{100 * self:.0f} %"


def bar(share: float, width: int) -> str:
    """Return ``share`` (0-1) of ``width`` columns as a bar, in eighths of a column."""
    eighths = round(max(0.0, min(1.0, share)) * width * 8)
    return "\u2588" * (eighths // 8) + _EIGHTHS[eighths % 8]


def lapsed(number: int) -> str:
    """Return what became of answers that do not hold any more."""
    have, were, they = ("has", "was", "it counts") if number == 1 else ("have", "were", "they count")
    return f"{count(number, 'answer')} {have} expired or {were} taken back: {they} as not asked."


def renewed(number: int) -> str:
    """Return what became of answers that people have given anew."""
    return f"{count(number, 'answer')} {'was' if number == 1 else 'were'} given anew: the later one counts."


def basis_line(axis: str, basis: Basis | None, source: str = "") -> str:
    """Return on how many people's own word ``axis`` rests; ``source`` says where they said it."""
    label = axis.replace("_", " ").replace("-", " ").capitalize()
    if basis is None:
        return f"{label} basis: withheld, since a few people would stand out"
    parts = [f"told us {basis.declared}{source}"]
    if basis.declined is None:
        return f"{label} basis: {parts[0]}, declined or unknown {basis.unknown}"
    parts.append(f"declined {basis.declined}")
    if basis.pronouns:
        parts.append(f"pronouns {basis.pronouns}")
    if basis.names or axis == GENDER:
        parts.append(f"first names {basis.names}")
    return f"{label} basis: {', '.join([*parts, f'unknown {basis.unknown}'])}"


def members_of(category: str) -> str:
    """Return what to call all members of a category."""
    return MANY_OF.get(category, f"people of the group '{category}'")


def member_of(category: str) -> str:
    """Return what to call one member of a category. Of a small group no more is said than that it is one."""
    return {"woman": "a woman", "man": "a man"}.get(category, "someone of a watched group")
