"""panelcheck.yaml: what an event decides for itself, found from the linted file up to the repository root."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from panelcheck import __version__, yamldoc
from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.programme import Ignore
from panelcheck.source import read_source

FILE_NAMES = ("panelcheck.yaml", "panelcheck.yml")

FailOn = Literal["error", "warning", "note", "never"]
Pronouns = Literal["narrow", "ignore"]


_INTERNAL = {"ignored": "(ignored)", "places": "(places)"}  # fields that no key of a file fills in


def _hyphenated(name: str) -> str:
    return _INTERNAL.get(name, name.replace("_", "-"))


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoreEntry:
    """Findings to hide, and why: of one rule, at one session (its key or title) or everywhere.

    ``until`` is the last day on which they are hidden.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic's own hook, not a field

    code: str
    session: str = ""
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A dimension people may declare: its categories, each with the spellings that mean it."""

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic's own hook, not a field

    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeEntry:
    """One programme of several files, and what holds for it alone.

    ``files`` are globs from the config's folder, each with its place in ``places``. ``fields``, ``kinds``
    and ``asked`` add to the config's own; ``topics`` are the tags that are topics, if not all are.
    """

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's own hook, not a field
        "extra": "forbid",
        "alias_generator": _hyphenated,
    }

    name: str
    files: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    asked: bool | None = None
    topics: tuple[str, ...] = ()
    places: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a panelcheck.yaml says; the defaults are what holds without one.

    ``names``: first names may serve as evidence where nobody declared anything.
    ``asked``: the programme's own columns were filled in by the people themselves.
    ``rules``: options to change, by code or name, as the node they are written in: packs know what is
    right there. ``ignore`` are rules to switch off, ``ignored`` findings to hide with a reason; a file
    gives both under ``ignore``. ``fields``: the file's field names -> panelcheck's.
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
    ignored: tuple[Ignore, ...] = ()
    rules: Any = None
    names: bool = True
    pronouns: Pronouns = "narrow"
    declarations: tuple[str, ...] = ()
    asked: bool = False
    axes: Mapping[str, Axis] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    programmes: tuple[ProgrammeEntry, ...] = ()
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
    source = read_source(str(path), name=shown(path))
    roots = yamldoc.load(source)
    if not roots:
        return Config()
    if len(roots) > 1 or not isinstance(roots[0], yamldoc.Mapping):
        raise UserError(
            "a config is one mapping of keys and values", roots[-1].location,
            "See 'panelcheck schema config' for the keys.",
        )  # fmt: skip
    root = _with_entries(_one_or_many(roots[0]))
    rules = root.get("rules")
    if rules and not isinstance(rules, yamldoc.Mapping):
        raise UserError("rules: give options by code or name, such as PC103: {above: 0.6}", rules.location)
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where there is a config to validate

    known = [
        _hyphenated(item.name)
        for kind in (Config, ProgrammeEntry)
        for item in fields(kind)
        if item.name not in _INTERNAL
    ]
    root, entries = _parted(root)
    ignored, errors = _ignored(entries)
    try:
        config: Config = yamldoc.validate(TypeAdapter(Config).validate_python, root, known=known)
    except UserErrors as wrong:
        errors += wrong.errors
    if errors:
        raise UserErrors(sorted(errors, key=lambda error: error.location or root.location))
    config = replace(config, rules=rules, ignored=ignored, programmes=_located(config.programmes, root))
    if config.required_version:
        _require(config.required_version, yamldoc.find(root, ["required-version"]))
    return config


_LISTS = frozenset({"extends", "select", "ignore", "declarations"})
_ENTRY_LISTS = frozenset({"files", "topics"})


def _one_or_many(root: yamldoc.Mapping) -> yamldoc.Mapping:
    """Let a single text stand where a list of texts is asked for."""
    entries = tuple(
        (key, yamldoc.Items((value,), value.location))
        if key.text in _LISTS | _ENTRY_LISTS and isinstance(value, yamldoc.Scalar) and not value.null
        else (key, value)
        for key, value in root
        if not (isinstance(value, yamldoc.Scalar) and value.null)
    )
    return yamldoc.Mapping(entries, root.location)


def _with_entries(root: yamldoc.Mapping) -> yamldoc.Mapping:
    """Let a single text stand for a list in each entry of ``programmes`` as well."""
    value = root.get("programmes")
    if not isinstance(value, yamldoc.Items):
        return root
    nodes = tuple(_one_or_many(node) if isinstance(node, yamldoc.Mapping) else node for node in value.nodes)
    items = yamldoc.Items(nodes, value.location)
    return yamldoc.Mapping(
        tuple((key, items if key.text == "programmes" else node) for key, node in root), root.location
    )


def _located(entries: tuple[ProgrammeEntry, ...], root: yamldoc.Mapping) -> tuple[ProgrammeEntry, ...]:
    """Return the programmes with the places of their globs.

    Raises UserErrors for a name given twice, a name or list of files left empty, and a glob that leads out
    of the config's folder.
    """
    found: list[ProgrammeEntry] = []
    errors: list[UserError] = []
    for number, entry in enumerate(entries):
        path: list[str | int] = ["programmes", number]
        places = tuple(yamldoc.find(root, [*path, "files", at]) for at in range(len(entry.files)))
        if not entry.name.strip() or any(entry.name == other.name for other in found):
            message = "two programmes of one name" if entry.name.strip() else "a programme without a name"
            errors.append(UserError(message, yamldoc.find(root, [*path, "name"])))
        if not entry.files:
            errors.append(UserError("a programme without files", yamldoc.find(root, [*path, "files"])))
        errors += [
            UserError(f"'{glob}' leads out of the config's folder", place, "Name files below it.")
            for glob, place in zip(entry.files, places, strict=True)
            if not glob or Path(glob).is_absolute() or ".." in Path(glob).parts
        ]
        found.append(replace(entry, places=places))
    if errors:
        raise UserErrors(errors)
    return tuple(found)


def _parted(root: yamldoc.Mapping) -> tuple[yamldoc.Mapping, list[yamldoc.Mapping]]:
    """Return ``root`` with texts alone under ``ignore``, and the mappings that stood among them."""
    value = root.get("ignore")
    nodes = value.nodes if isinstance(value, yamldoc.Items) else (value,)
    mappings = [node for node in nodes if isinstance(node, yamldoc.Mapping)]
    texts = tuple(node for node in nodes if node and not isinstance(node, yamldoc.Mapping))
    entries = tuple(
        (key, yamldoc.Items(texts, node.location) if key.text == "ignore" else node) for key, node in root
    )
    return yamldoc.Mapping(entries, root.location), mappings


def _ignored(mappings: list[yamldoc.Mapping]) -> tuple[tuple[Ignore, ...], list[UserError]]:
    """Return what is to be hidden with a reason, and what is wrong with how that is written."""
    if not mappings:
        return (), []
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where there is one to validate

    known = [item.name for item in fields(IgnoreEntry)]
    validator = TypeAdapter(IgnoreEntry).validate_python
    found: list[Ignore] = []
    errors: list[UserError] = []
    for mapping in mappings:
        try:
            entry = yamldoc.validate(validator, _one_or_many(mapping), known=known)
        except UserErrors as wrong:
            errors += wrong.errors
        else:
            selectors = tuple(part.strip() for part in entry.code.split(","))
            found.append(
                Ignore(
                    selectors=selectors,
                    reason=entry.reason.strip(),
                    location=mapping.location,
                    session=entry.session,
                    until=entry.until,
                )
            )
    return tuple(found), errors


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
    entry = TypeAdapter(IgnoreEntry).json_schema()
    properties["ignore"] = {"type": "array", "items": {"anyOf": [{"type": "string"}, entry]}}
    for internal in _INTERNAL.values():
        properties.pop(internal, None)
        schema["$defs"]["ProgrammeEntry"]["properties"].pop(internal, None)
    for name in ("Ignore", "Location"):
        schema["$defs"].pop(name, None)
    for name in _LISTS:
        properties[name] = {"anyOf": [{"type": "string"}, properties[name]]}
    properties["ignore"]["anyOf"].append(entry)
    programme = schema["$defs"]["ProgrammeEntry"]["properties"]
    for name in _ENTRY_LISTS:
        programme[name] = {"anyOf": [{"type": "string"}, programme[name]]}
    properties["rules"] = {"type": "object", "additionalProperties": {"type": "object"}}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def shown(path: Path) -> str:
    """Return the path as short as it can be said from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
