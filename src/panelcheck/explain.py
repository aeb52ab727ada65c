"""A rule in words: what it looks for, why, when it may be wrong, what to do and what to say."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from panelcheck.errors import UserError
from panelcheck.packs.rule import Rule, yaml_key
from panelcheck.wording import safe, safe_json, wrap

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_LABEL = 15
_BULLET = "- "


def render_rule(rule: Rule, audience: str | None = None, width: int = 80) -> str:
    """Return everything about ``rule``; with an ``audience``, only the words that this person can use.

    Raises UserError when the rule has no words for them.
    """
    if audience is not None:
        return "".join(f"{line}\n" for line in wrap(_words_for(rule, audience), width))
    since = f", since {rule.since}" if rule.since else ""
    lines = wrap(f"{rule.severity}, from the pack {rule.pack}{since}", width,
                 first=safe(f"{rule.code} {rule.name}:"), rest="  ")  # fmt: skip
    lines.append("")
    for label, texts in _sections(rule):
        for number, text in enumerate(texts):
            hang = _LABEL + len(_BULLET) * text.startswith(_BULLET)
            lines += wrap(text, width, first=f"{'' if number else label:<{_LABEL}}", rest=" " * hang)
    return "".join(f"{line}\n" for line in lines)


def _words_for(rule: Rule, audience: str) -> str:
    if audience in rule.say:
        return rule.say[audience]
    known = ", ".join(rule.say)
    raise UserError(
        f"{rule.code} {rule.name} has no words for '{audience}'",
        hint=f"It has words for: {known}." if known else "It has no words for anyone.",
    )


def _sections(rule: Rule) -> Iterator[tuple[str, Sequence[str]]]:
    yield "Looks for", [f'"{rule.message}"', *_scope(rule)]
    yield "Why", _given(rule.why)
    yield "May be wrong", _bullets(rule.wrong_when)
    yield "What to do", _given(rule.do)
    yield "What to say", [f"{audience}: {words}" for audience, words in rule.say.items()]
    yield "Sources", _bullets(rule.sources)
    yield "Examples", [f"{example['name']}: {example['expect']}" for example in rule.examples]


def _given(text: str) -> list[str]:
    return [text] if text else []


def _bullets(texts: Sequence[str]) -> list[str]:
    return [f"{_BULLET}{text}" for text in texts] if len(texts) > 1 else list(texts)


def _scope(rule: Rule) -> Iterator[str]:
    """Say which line-ups the rule looks at, and by which check."""
    yield f"line-up: {_told(rule.line_up)}"
    options = _told(rule.check)
    yield f"check: {rule.check}" + (f"; {options}" if options else "")


def _told(options: "DataclassInstance") -> str:
    told = {key: value for key, value in _options(options).items() if value not in ("", [], 0, None)}
    return "; ".join(
        f"{key}: {', '.join(value) if isinstance(value, list) else value}" for key, value in told.items()
    )


def _options(options: "DataclassInstance") -> dict[str, Any]:
    """Return options under the names that a pack gives them, as JSON values."""
    values = {yaml_key(field.name): getattr(options, field.name) for field in fields(options)}
    return {
        key: [str(one) for one in value] if isinstance(value, tuple) else value
        for key, value in values.items()
    }


def render_rules(rules: Sequence[Rule], format_name: str) -> str:
    """Return all ``rules``, by code, as a ``text`` table or as ``json``, ending in a newline."""
    rules = sorted(rules, key=lambda rule: rule.code)
    if format_name == "json":
        return safe_json(json.dumps([_document(rule) for rule in rules], indent=2, ensure_ascii=False)) + "\n"
    table = [
        ("code", "name", "severity", "pack"),
        *((rule.code, rule.name, rule.severity.value, rule.pack) for rule in rules),
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    padded = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in table)
    return "".join(f"{safe(line).rstrip()}\n" for line in padded)


def _document(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "pack": rule.pack,
        "check": str(rule.check),
        "options": _options(rule.check),
        "severity": rule.severity.value,
        "axis": rule.axis,
        "line_up": _options(rule.line_up),
        "message": rule.message,
        "why": rule.why,
        "do": rule.do,
        "say": dict(rule.say),
        "wrong_when": list(rule.wrong_when),
        "sources": list(rule.sources),
        "since": rule.since,
    }
