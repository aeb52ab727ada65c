"""A rule in words: what it looks for, why, when it may be wrong, what to do and what to say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from panelcheck.errors import UserError
from panelcheck.finding import Verdict
from panelcheck.lineup import Count, Each, LineUpSpec, Topics
from panelcheck.lineup.spec import PLURALS
from panelcheck.packs import DEFAULT_PACKS, shipped_packs
from panelcheck.packs.rule import Evidence, Rule, yaml_key
from panelcheck.programme import Role
from panelcheck.wording import GLUE, plural, safe, wrap

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_LABEL = 15
_BULLET = f"-{GLUE}"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_EVIDENCE = {
    Evidence.STUDIED: "Studied on panels and talks.",
    Evidence.NEIGHBOURING: "Studied in neighbouring fields, such as boards and teams; carried over here.",
    Evidence.PRACTICE: "Told from practice. We know of no study that measures it on programmes.",
}


def render_rule(
    rule: Rule, known: Sequence[Rule] = (), width: int = 80, *, extends: Sequence[str] = ()
) -> str:
    """Return everything about ``rule``; those ``known`` that look for the same are named with it.

    ``extends`` are the packs that are on here beside the default ones.
    """
    lines = wrap(f"{_home(rule, extends)}{f', since {rule.since}' if rule.since else ''}", width,
                 first=safe(f"{rule.code} {rule.name}: {rule.severity}, "), rest="  ")  # fmt: skip
    lines.append("")
    for label, texts in _sections(rule, known):
        for number, text in enumerate(texts):
            hang = _LABEL + len(_BULLET) * text.startswith(_BULLET)
            lines += wrap(
                text.replace(" %", f"{GLUE}%"),
                width,
                first=f"{'' if number else label:<{_LABEL}}",
                rest=" " * hang,
            )
    return "".join(f"{line}\n" for line in lines)


def render_words(rule: Rule, audience: str, width: int = 80) -> str:
    """Return only the words that ``audience`` can use. Raises UserError when the rule has none for them."""
    if audience in rule.say:
        return "".join(f"{line}\n" for line in wrap(rule.say[audience], width))
    known = ", ".join(rule.say)
    raise UserError(
        f"{rule.code} {rule.name} has no words for '{audience}'",
        hint=f"It has words for: {known}." if known else "It has no words for anyone.",
    )


def _home(rule: Rule, extends: Sequence[str]) -> str:
    """Say where the rule is from and was changed, whether it is on, and whether it can fail a run."""
    on = ""
    if rule.pack in DEFAULT_PACKS:
        on = ", on by default"
    elif rule.pack in extends:
        on = ", on here"
    elif rule.pack in shipped_packs():
        on = f", off until asked for (--pack {rule.pack})"
    gate = "" if rule.gate else ", fails no run"
    home = rule.places["code"].path if "code" in rule.places else ""
    others = dict.fromkeys(place.path for place in rule.places.values() if place.path != home)
    changed = f", changed in {' and '.join(others)}" if others else ""
    return f"from the pack {rule.pack}{changed}{on}{gate}"


def _sections(rule: Rule, known: Sequence[Rule]) -> Iterator[tuple[str, Sequence[str]]]:
    yield from _policy(rule)
    yield "Looks for", [_filled(rule)]
    yield "Looks at", _scope(rule)
    yield "Why", _given(rule.why)
    yield "Evidence", [_EVIDENCE[rule.evidence]] if rule.evidence else []
    yield "May be wrong", _bullets(rule.wrong_when)
    yield "What to do", _given(rule.do)
    yield "What to say", [f"{audience}: {words}" for audience, words in rule.say.items()]
    yield "Much like", _bullets([f"{one.code} {one.name}" for one in known if one.code in rule.like])
    if policies := [f"{_BULLET}{text}" for text in _asked_by(rule, known)]:
        yield "Policies", ["These ask for it, or nearly; --pack NAME adopts one:", *policies]
    yield "Sources", _bullets([*rule.sources, *(rule.policy.sources if rule.policy else ())])
    yield "Examples", list(_examples(rule))
    yield "Settings", list(_settings(rule))


def _policy(rule: Rule) -> Iterator[tuple[str, Sequence[str]]]:
    if rule.policy is None:
        return
    yield (
        "Policy",
        [f"{rule.policy.reading} It was read on {rule.policy.read}.", f"It asks: {rule.policy.asks}"],
    )
    yield "Exceptions", _bullets(rule.policy.exceptions)
    yield "We assume", _bullets(rule.policy.assumes)
    yield "Left out", _bullets(rule.policy.left_out)


def _asked_by(rule: Rule, known: Sequence[Rule]) -> Iterator[str]:
    """Name the published policies that ask for what ``rule`` looks for, or nearly."""
    policies: dict[str, list[Rule]] = {}
    for one in known:
        if one.policy and rule.code in one.like:
            policies.setdefault(one.pack, []).append(one)
    for pack, rules in policies.items():
        title = rules[0].policy.title if rules[0].policy else ""
        yield f"{pack}: {title} ({', '.join(one.code for one in rules)})"


def _given(text: str) -> list[str]:
    return [text] if text else []


def _bullets(texts: Sequence[str]) -> list[str]:
    return [f"{_BULLET}{text}" for text in texts] if len(texts) > 1 else list(texts)


def _filled(rule: Rule) -> str:
    """Return the rule's message with its own thresholds, and dots for what a programme fills in."""
    options = options_of(rule.check)

    def fill(found: re.Match[str]) -> str:
        value = options.get(found[1])
        if isinstance(value, float):
            return str(round(value * 100))
        return str(value) if isinstance(value, int) else "..."

    filled = _PLACEHOLDER.sub(fill, rule.message)
    return f'"{filled}"' if any(map(str.isalpha, filled)) else rule.name.replace("-", " ")


def _scope(rule: Rule) -> list[str]:
    """Say which line-ups the rule looks at, and who of them counts."""
    spec = rule.line_up
    if spec == LineUpSpec():
        return []
    least = f" of {spec.min_people} people or more" if spec.min_people > 1 else ""
    sure = "; confirmed seats only" if spec.confirmed else ""
    sure += _ON_TOPICS.get(spec.topics, "")
    who = _listed([PLURALS[role] for role in spec.roles])
    once = "each person once" if spec.count is Count.PEOPLE else "someone with two seats twice"
    chair = spec.each is Each.SESSION and Role.MODERATOR not in spec.roles
    beside = "; who moderates does not count" if chair else ""
    return [f"{_each(spec)}{least}.", f"It counts {who}, {once}{beside}{sure}."]


_ON_TOPICS = {
    Topics.ONLY: "; sessions about diversity itself only",
    Topics.WITHOUT: "; sessions about diversity itself are left aside",
}


def _each(spec: LineUpSpec) -> str:
    kinds = [kind.value if kind != "other" else "other session" for kind in spec.kinds]
    if spec.each is Each.SESSION:
        return f"each {_listed(kinds, 'or') or 'session'}"
    if spec.each is Each.ROLE:
        return _listed([f"all {PLURALS[role]} together" for role in spec.roles])
    whole = "the whole event" if spec.each is Each.EVENT else f"each {spec.each}"
    return f"the {_listed([plural(kind) for kind in kinds])} of {whole}" if kinds else whole


def _listed(words: Sequence[str], joint: str = "and") -> str:
    """Return ``a, b and c``."""
    return f" {joint} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def _examples(rule: Rule) -> Iterator[str]:
    for verdict in Verdict:
        names = [str(example["name"]) for example in rule.examples if example["expect"] == verdict]
        if names:
            yield f"{verdict}: {'; '.join(names)}"


def _settings(rule: Rule) -> Iterator[str]:
    """Give the options under the names that a config changes them by."""
    yield f"line-up: {_told(rule.line_up)}"
    options = _told(rule.check)
    yield f"check: {rule.check}" + (f"; {options}" if options else "")


def _told(options: "DataclassInstance") -> str:
    told = {key: value for key, value in options_of(options).items() if value not in _NOTHING}
    return "; ".join(f"{key}: {_value(value)}" for key, value in told.items())


_NOTHING: tuple[Any, ...] = ("", [], {}, 0, None, Topics.ANY)


def _value(value: Any) -> str:
    """Return an option's value as a person would say it."""
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_value(item)}" for key, item in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def options_of(options: "DataclassInstance") -> dict[str, Any]:
    """Return options under the names that a pack gives them, as JSON values."""
    values = {yaml_key(field.name): getattr(options, field.name) for field in fields(options)}
    return {
        key: [str(one) for one in value] if isinstance(value, tuple) else value
        for key, value in values.items()
    }
