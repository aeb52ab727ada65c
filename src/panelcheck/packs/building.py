"""Builds what a shipped pack says. A test validates it with pydantic, which takes long to import."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from panelcheck.packs.rule import yaml_key


@cache
def builder(kind: Any) -> Callable[[Any], Any]:
    """Return what makes a ``kind`` of texts: a dataclass, a tuple, a mapping, one type or none, a type."""
    if is_dataclass(kind) and isinstance(kind, type):
        return _dataclass_builder(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if isinstance(kind, UnionType):
        return builder(inner[0])
    if origin is tuple:
        each = builder(inner[0])
        return lambda items: tuple(map(each, items))
    if origin is Mapping:
        value = builder(inner[1])
        return lambda entries: {key: value(item) for key, item in entries.items()}
    if kind is bool:
        return "true".__eq__
    return kind if isinstance(kind, type) and kind is not Any else _as_it_is


def _dataclass_builder(kind: type) -> Callable[[Mapping[str, Any]], Any]:
    hints = get_type_hints(kind)
    builders = {yaml_key(item.name): (item.name, builder(hints[item.name])) for item in fields(kind)}

    def build(entries: Mapping[str, Any]) -> Any:
        given = ((*builders[key], item) for key, item in entries.items())
        return kind(**{name: of_item(item) for name, of_item, item in given})

    return build


def _as_it_is(value: Any) -> Any:
    return value
