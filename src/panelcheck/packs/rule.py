"""What a rule is: a check with its options, and the words for people."""

import re
import string
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, fields
from enum import StrEnum
from typing import Any

from panelcheck.checks import Check, Judgement
from panelcheck.errors import Location
from panelcheck.finding import Severity, Verdict
from panelcheck.lineup import Each, LineUpSpec
from panelcheck.packs.policy import Policy
from panelcheck.values import dataclass

DATA_QUALITY = "PC0"
"""How the codes of rules on the data alone begin."""
HYGIENE = "PC9"
"""How those of rules on ignores begin: these are asked last, and cannot be hidden, only switched off."""
_NAMED = 5
_CODE = re.compile(r"[A-Z]{2,12}\d{3,4}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def yaml_key(name: str) -> str:
    """Return what a field is called in YAML."""
    return name.strip("_").replace("_", "-")


class Evidence(StrEnum):
    """What is known of what a rule looks for: studied on panels and talks, nearby, or told from practice."""

    STUDIED = "studied"
    NEIGHBOURING = "neighbouring"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a pack says of one rule, its check and the check's options aside.

    ``message`` is filled in with the check's evidence, ``well`` (said where the rule holds) with
    ``{satisfied}`` and ``{judged}``. ``say`` maps who speaks to words they can use. A rule that does not
    ``gate`` never fails a run. ``like`` are the codes of panelcheck's own rules that look for the same, or
    nearly. ``examples`` are tests: people in words, and the verdict to expect.
    """

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's own hook, not a field
        "extra": "forbid",
        "alias_generator": yaml_key,
    }

    code: str
    name: str
    message: str
    severity: Severity = Severity.WARNING
    line_up: LineUpSpec = field(default_factory=LineUpSpec)
    well: str = ""
    why: str = ""
    do: str = ""
    say: Mapping[str, str] = field(default_factory=dict)
    wrong_when: tuple[str, ...] = ()
    evidence: Evidence | None = None
    sources: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    since: str = ""
    gate: bool = True
    examples: tuple[Mapping[str, Any], ...] = ()

    def __post_init__(self) -> None:
        if not _CODE.fullmatch(self.code):
            raise ValueError("a code is capital letters and three or four digits, such as ACME001")
        if not _NAME.fullmatch(self.name):
            raise ValueError("a name is small letters and digits, joined by hyphens")
        if not all({"name", "expect"} <= example.keys() for example in self.examples):
            raise ValueError("an example needs a name and the verdict to expect")
        if problem := template_problem(self.well, ("satisfied", "judged")):
            raise ValueError(f"well: {problem}")


ENTRY_KEYS = tuple(yaml_key(item.name) for item in fields(Entry))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Entry):
    """A check with its options, a code, a severity and the words for people.

    ``policy`` is the published policy that it is part of, if any. ``places`` are those of its options, by
    key: in a user's pack, or in the config that changes them. ``belied`` is a word of the message that an
    axis or category taken since makes wrong.
    """

    pack: str
    check: Check
    policy: Policy | None = None
    places: Mapping[str, Location] = field(default_factory=dict, repr=False, compare=False)
    belied: str = ""

    @property
    def axis(self) -> str:
        """The axis the check looks at; empty for a check that looks at none."""
        return str(getattr(self.check, "axis", ""))

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories of the axis that the check names."""
        named = (getattr(self.check, option, None) for option in ("category", "categories", "other_than"))
        return tuple(
            text for given in named if given for text in ((given,) if isinstance(given, str) else given)
        )

    @property
    def place(self) -> Location | None:
        """Where the category is named, or the axis where that alone was changed."""
        pack = self.places["code"].path if "code" in self.places else ""
        changed = [self.places[key] for key in ("category", "axis") if key in self.places]
        return next((place for place in changed if place.path != pack), changed[0] if changed else None)

    def words(self, judgement: Judgement) -> str:
        """Return what the rule says of a line-up that it does not hold for."""
        if judgement.verdict is Verdict.UNDETERMINED:
            return f"cannot be told: {judgement.reason}"
        message = self.message.format_map(judgement.evidence)
        likely = judgement.verdict is Verdict.LIKELY
        return f"from {judgement.reason}, very likely {message}" if likely else message

    def praise(self, titles: Sequence[str], judged: int) -> str:
        """Return what to say of the line-ups called ``titles``, which the rule holds for."""
        text = self.well.format(satisfied=len(titles), judged=judged)
        if self.line_up.each is Each.EVENT:
            return text
        more = f" and {len(titles) - _NAMED} more" if len(titles) > _NAMED else ""
        return f"{text}: {', '.join(titles[:_NAMED])}{more}"


def template_problem(text: str, keys: Collection[str]) -> str:
    """Return what keeps ``text`` from being filled in with ``keys``; an empty text if nothing does."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return "a brace stands alone; write {{ or }} for a brace itself"
    for _, name, form, conversion in parts:
        if name is not None and (name not in keys or form or conversion):
            return f"'{{{name}}}' is not one of {', '.join(f'{{{key}}}' for key in keys) or 'these: none'}"
    return ""
