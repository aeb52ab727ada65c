"""The JSON Schema of panelcheck.yaml, from the types that validate it."""

from typing import Any

from panelcheck.config import ENTRY_LISTS, INTERNAL, LISTS, Config, IgnoreEntry


def config_schema() -> dict[str, Any]:
    """Return the JSON Schema of panelcheck.yaml."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only for this command

    schema = TypeAdapter(Config).json_schema(by_alias=True)
    properties = schema["properties"]
    entry = TypeAdapter(IgnoreEntry).json_schema()
    properties["ignore"] = {"type": "array", "items": {"anyOf": [{"type": "string"}, entry]}}
    for internal in INTERNAL.values():
        properties.pop(internal, None)
        schema["$defs"]["ProgrammeEntry"]["properties"].pop(internal, None)
    files = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    properties["transcripts"] = {
        "anyOf": [*files["anyOf"], {"type": "object", "additionalProperties": files}]
    }
    for name in ("Ignore", "Location", "TranscriptEntry"):
        schema["$defs"].pop(name, None)
    for name in LISTS:
        properties[name] = {"anyOf": [{"type": "string"}, properties[name]]}
    properties["ignore"]["anyOf"].append(entry)
    programme = schema["$defs"]["ProgrammeEntry"]["properties"]
    for name in ENTRY_LISTS:
        programme[name] = {"anyOf": [{"type": "string"}, programme[name]]}
    _loosen_axes(schema)
    properties["rules"] = {"type": "object", "additionalProperties": {"type": "object"}}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _loosen_axes(schema: dict[str, Any]) -> None:
    """Let a single text stand for a list where people's categories are named, and a list for a mapping."""
    texts = {"type": "array", "items": {"type": "string"}}
    one_or_many = {"anyOf": [{"type": "string"}, texts]}
    spellings = {"anyOf": [{"type": "null"}, *one_or_many["anyOf"]]}
    axis = schema["$defs"]["Axis"]["properties"]
    axis["watch"] = one_or_many
    axis["categories"] = {"anyOf": [texts, {"type": "object", "additionalProperties": spellings}]}
    parts = {"type": "object", "minProperties": 2, "additionalProperties": one_or_many}
    schema["properties"]["intersections"] = {"type": "object", "additionalProperties": parts}
