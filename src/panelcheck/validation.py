"""Validation of what comes from outside, by pydantic: each mistake located, with a did-you-mean."""

from collections.abc import Callable, Sequence
from typing import Any

from panelcheck.errors import Location, UserError, UserErrors, did_you_mean
from panelcheck.nodes import Items, Mapping, Node, Scalar, follow, plain
from panelcheck.patterns import regex

_ASKED = {
    "string_": "give one text",
    "dict_": "give keys and values",
    "dataclass_": "give keys and values",
    "tuple_": "give a list",
    "list_": "give a list",
    "float_": "give a number",
    "int_": "give a whole number",
    "date_": "give a date such as 2027-03-14",
}
"""What to say for the types of pydantic's errors that start so."""


def validate(validator: Callable[[Any], Any], node: Node, *, known: Sequence[str] = ()) -> Any:
    """Run a pydantic ``validator`` on ``node``; raise UserErrors, each located, with a did-you-mean.

    ``known`` are the words an unknown key may have been meant as.
    """
    from pydantic import ValidationError  # noqa: PLC0415 - only when there is something to validate

    try:
        return validator(plain(node))
    except ValidationError as error:
        errors = [_located(item, node, known) for item in error.errors()]
        raise UserErrors(sorted(errors, key=lambda one: one.location or node.location)) from None


def _located(item: Any, node: Node, known: Sequence[str]) -> UserError:
    path = [
        step for step in item["loc"] if isinstance(step, int) or not step.startswith(("function-", "[key]"))
    ]
    value, location = follow(node, path)
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if item["type"] in ("extra_forbidden", "unexpected_keyword_argument"):
        return UserError(f"unknown key '{name}'", _key_location(node, path), did_you_mean(name, known))
    if item["type"] in ("missing", "missing_argument"):
        return UserError(f"the key '{name}' is missing", location)
    if item["type"] == "bool_parsing":
        return UserError(f"{name}: say on or off", location)
    message = item["msg"].removeprefix("Value error, ")
    hint = ""
    if asked := next((words for kind, words in _ASKED.items() if item["type"].startswith(kind)), ""):
        message, location = asked, location if isinstance(value, Scalar) else value.location.point
    if item["type"] in ("literal_error", "enum"):
        of_key = item["loc"][-1] == "[key]"
        if of_key:
            location = _key_location(node, path)
        elif not isinstance(value, Scalar):
            location = value.location.point
        written = name if of_key else value.text if isinstance(value, Scalar) else ""
        hint = did_you_mean(written, regex(r"'([^']*)'").findall(item["ctx"]["expected"]))
    return UserError(f"{name}: {message[:1].lower()}{message[1:]}" if name else message, location, hint)


def _key_location(node: Node, path: Sequence[str | int]) -> Location:
    for step in path[:-1]:
        if isinstance(node, Mapping):
            node = node.get(str(step)) or node
        elif isinstance(node, Items) and isinstance(step, int):
            node = node.nodes[step]
    if isinstance(node, Mapping):
        for key, _ in node:
            if key.text == str(path[-1]):
                return key.location
    return node.location
