"""panelcheck.yaml: what an event decides for itself, found from the linted file up to the repository root."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from panelcheck import __version__, yamldoc
from panelcheck.errors import Location, UserError
from panelcheck.source import read_source

FILE_NAMES = ("panelcheck.yaml", "panelcheck.yml")

FailOn = Literal["error", "warning", "note", "never"]
Pronouns = Literal["narrow", "ignore"]


def _hyphenated(name: str) -> str:
    return name.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A dimension people may declare: its categories, each with the spellings that mean it."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic's own hook, not a field

    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a panelcheck.yaml says; the defaults are what holds without one.

    ``names``: first names may serve as evidence where nobody declared anything.
    ``asked``: the programme's own columns were filled in by the people themselves.
    ``rules``: options to change, by code or name, as the node they are written in: packs know what is
    right there. ``fields``: the file's field names -> panelcheck's.
    """

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's own hook, not a field
        "extra": "forbid",
        "alias_generator": _hyphenated,
        "title": "panelcheck.yaml",
    }

    required_version: str = ""
    extends: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Any = None
    names: bool = True
    pronouns: Pronouns = "narrow"
    declarations: tuple[str, ...] = ()
    asked: bool = False
    axes: Mapping[str, Axis] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    fail_on: FailOn = "error"
    fail_on_likely: bool = False
    fail_on_undetermined: bool = False

    def overridden(self, given: Mapping[str, Any]) -> "Config":
        """Return this config with what the command line gives; ``extends`` and ``ignore`` add up."""
        added = {
            name: (*getattr(self, name), *given[name]) for name in ("extends", "ignore") if name in given
        }
        return replace(self, **{**given, **added})


def root_of(path: Path) -> Path:
    """Return the repository root above ``path``, else the directory ``path`` lies in."""
    start = path if path.is_dir() else path.parent
    return next((folder for folder in _upwards(start) if (folder / ".git").exists()), start)


def find_config(path: Path) -> Path | None:
    """Return the nearest panelcheck.yaml at or above ``path``, not beyond its repository's root."""
    for folder in _upwards(path if path.is_dir() else path.parent):
        for name in FILE_NAMES:
            if (folder / name).is_file():
                return folder / name
        if (folder / ".git").exists():
            return None
    return None


def _upwards(folder: Path) -> list[Path]:
    absolute = folder.absolute()
    return [absolute, *absolute.parents]


def load_config(path: Path) -> Config:
    """Read a config file.

    Raises UserErrors with every unknown key and bad value at once, each located, with a did-you-mean.
    """
    source = read_source(str(path), name=_shown(path))
    roots = yamldoc.load(source)
    if not roots:
        return Config()
    if len(roots) > 1 or not isinstance(roots[0], yamldoc.Mapping):
        raise UserError(
            "a config is one mapping of keys and values", roots[-1].location,
            "See 'panelcheck schema config' for the keys.",
        )  # fmt: skip
    root = _one_or_many(roots[0])
    rules = root.get("rules")
    if rules and not isinstance(rules, yamldoc.Mapping):
        raise UserError("rules: give options by code or name, such as PC103: {above: 0.6}", rules.location)
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where there is a config to validate

    known = [_hyphenated(item.name) for item in fields(Config)]
    config: Config = yamldoc.validate(TypeAdapter(Config).validate_python, root, known=known)
    config = replace(config, rules=rules)
    if config.required_version:
        _require(config.required_version, yamldoc.find(root, ["required-version"]))
    return config


_LISTS = frozenset({"extends", "select", "ignore", "declarations"})


def _one_or_many(root: yamldoc.Mapping) -> yamldoc.Mapping:
    """Let a single text stand where a list of texts is asked for."""
    entries = tuple(
        (key, yamldoc.Items((value,), value.location))
        if key.text in _LISTS and isinstance(value, yamldoc.Scalar) and not value.null
        else (key, value)
        for key, value in root
        if not (isinstance(value, yamldoc.Scalar) and value.null)
    )
    return yamldoc.Mapping(entries, root.location)


def _require(wanted: str, location: Location) -> None:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet  # noqa: PLC0415 - rarely needed

    try:
        specifiers = SpecifierSet(wanted if wanted[:1] in "<>=!~" else f">={wanted}")
    except InvalidSpecifier:
        raise UserError(
            "required-version is not a version such as '>=0.1'", location
        ) from None  # fmt: skip
    if not specifiers.contains(__version__, prereleases=True):
        raise UserError(
            f"this config asks for panelcheck {specifiers}; this is {__version__}", location,
            "Install the version it asks for: pip install 'panelcheck" + str(specifiers) + "'",
        )  # fmt: skip


def config_schema() -> dict[str, Any]:
    """Return the JSON Schema of panelcheck.yaml."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only for this command

    schema = TypeAdapter(Config).json_schema(by_alias=True)
    properties = schema["properties"]
    for name in _LISTS:
        properties[name] = {"anyOf": [{"type": "string"}, properties[name]]}
    properties["rules"] = {"type": "object", "additionalProperties": {"type": "object"}}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _shown(path: Path) -> str:
    """Return the path as short as it can be said from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
