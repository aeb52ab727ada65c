"""The JSON Schema of a pack, from the types that validate it."""

from typing import Any

from panelcheck.checks import registry
from panelcheck.packs.policy import Policy
from panelcheck.packs.rule import Entry


def pack_schema() -> dict[str, Any]:
    """Return the JSON Schema of a pack."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only for this command

    rule = TypeAdapter(Entry).json_schema(by_alias=True)
    definitions = rule.pop("$defs")
    policy = TypeAdapter(Policy).json_schema(by_alias=True)
    properties = dict(rule["properties"])
    narrowed = []
    for name, check in registry().items():
        options = TypeAdapter(check).json_schema(by_alias=True)
        definitions |= options.pop("$defs", {})
        properties |= {key: True for key in options["properties"] if key not in properties}
        then = {"properties": options["properties"], "required": options.get("required", [])}
        narrowed.append(
            {"if": {"properties": {"check": {"const": name}}, "required": ["check"]}, "then": then}
        )
    properties["check"] = {"enum": list(registry()), "description": "The way to judge a line-up."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A panelcheck pack",
        "type": "object",
        "properties": {
            "pack": {"type": "string"},
            "about": {"type": "string"},
            "policy": {"$ref": "#/$defs/Policy"},
            "extends": {"type": "array", "items": {"type": "string"}},
            "rules": {"type": "array", "items": {"$ref": "#/$defs/Rule"}},
        },
        "additionalProperties": False,
        "$defs": {
            **definitions,
            "Policy": policy,
            "Rule": {**rule, "properties": properties, "required": ["code"], "allOf": narrowed},
        },
    }
