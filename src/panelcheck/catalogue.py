"""What rules there are, and what published policies, as tables and as JSON."""

import json
from collections.abc import Sequence
from typing import Any

from panelcheck.explain import options_of
from panelcheck.packs import Rule
from panelcheck.packs.policy import Policy
from panelcheck.wording import GLUE, safe, safe_json, wrap

_GAP = "  "


def render_rules(rules: Sequence[Rule], format_name: str) -> str:
    """Return all ``rules``, by code, as a ``text`` table or as ``json``, ending in a newline."""
    rules = sorted(rules, key=lambda rule: rule.code)
    if format_name == "json":
        return _json([_rule(rule) for rule in rules])
    table = [
        ("code", "name", "severity", "pack"),
        *((rule.code, rule.name, rule.severity.value, rule.pack) for rule in rules),
    ]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    padded = (_GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in table)
    return "".join(f"{safe(line).rstrip()}\n" for line in padded)


def render_policies(rules: Sequence[Rule], format_name: str, width: int = 80) -> str:
    """Return the published policies that ``rules`` are part of, as ``text`` or ``json``, by pack."""
    held: dict[tuple[str, Policy], list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: (rule.pack, rule.code)):
        if rule.policy:
            held.setdefault((rule.pack, rule.policy), []).append(rule)
    if format_name == "json":
        return _json([_policy(pack, policy, own) for (pack, policy), own in held.items()])
    lines: list[str] = []
    for (pack, policy), own in held.items():
        lines += wrap(policy.title, width, first=safe(f"{pack}: "), rest=_GAP)
        for text in (policy.asks, f"{', '.join(rule.code for rule in own)}; read on {policy.read} at",
                     *policy.sources):  # fmt: skip
            lines += wrap(text.replace(" %", f"{GLUE}%"), width, first=_GAP, rest=_GAP)
        lines.append("")
    lines += wrap(
        "Each is our reading; its authors do not endorse it. To adopt one, write 'extends: [NAME]' into"
        " panelcheck.yaml, or pass --pack NAME. 'panelcheck explain CODE' says what we assume and leave out.",
        width,
    )
    return "".join(f"{line}\n" for line in lines)


def _json(documents: list[dict[str, Any]]) -> str:
    return safe_json(json.dumps(documents, indent=2, ensure_ascii=False)) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "pack": rule.pack,
        "check": str(rule.check),
        "options": options_of(rule.check),
        "severity": rule.severity.value,
        "gate": rule.gate,
        "axis": rule.axis,
        "line_up": options_of(rule.line_up),
        "message": rule.message,
        "why": rule.why,
        "do": rule.do,
        "say": dict(rule.say),
        "wrong_when": list(rule.wrong_when),
        "evidence": rule.evidence.value if rule.evidence else "",
        "sources": list(rule.sources),
        "like": list(rule.like),
        "since": rule.since,
    }


def _policy(pack: str, policy: Policy, rules: Sequence[Rule]) -> dict[str, Any]:
    return {
        "pack": pack,
        "title": policy.title,
        "reading": policy.reading,
        "asks": policy.asks,
        "sources": list(policy.sources),
        "read": policy.read,
        "assumes": list(policy.assumes),
        "exceptions": list(policy.exceptions),
        "left_out": list(policy.left_out),
        "rules": [rule.code for rule in rules],
    }
