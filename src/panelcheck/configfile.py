"""Reads a panelcheck.yaml, and tells everything that is wrong with it at once, each thing in its place."""

from dataclasses import fields, replace
from pathlib import Path

from panelcheck import __version__, configaxes, nodes
from panelcheck.config import (
    ENTRY_LISTS,
    INTERNAL,
    LISTS,
    Axis,
    Config,
    IgnoreEntry,
    ProgrammeEntry,
    SpeakingTime,
    TranscriptEntry,
    hyphenated,
    shown,
)
from panelcheck.errors import Location, UserError, UserErrors, collecting, did_you_mean
from panelcheck.programme import Ignore, Kind
from panelcheck.readers import aliases
from panelcheck.readers.fields import ROLE_OF
from panelcheck.source import read_source
from panelcheck.validation import validate


def load_config(path: Path) -> Config:
    """Read a config file.

    Raises UserErrors with every unknown key and bad value at once, each located, with a did-you-mean.
    """
    from panelcheck import yamldoc  # noqa: PLC0415 - only where there is a config

    source = read_source(str(path), name=shown(path))
    roots = yamldoc.load(source)
    if not roots:
        return Config(folder=path.parent)
    if len(roots) > 1 or not isinstance(roots[0], nodes.Mapping):
        raise UserError(
            "a config is one mapping of keys and values", roots[-1].location,
            "See 'panelcheck schema config' for the keys.",
        )  # fmt: skip
    config = replace(_validated(roots[0]), folder=path.parent)
    if config.required_version:
        _require(config.required_version, nodes.find(roots[0], ["required-version"]))
    return config


def _validated(document: nodes.Mapping) -> Config:
    """Return what the document says, its folder aside. Raises UserErrors with all that is wrong with it."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where there is a config to validate

    root = configaxes.at_length(_with_entries(_one_or_many(document)))
    rules = root.get("rules")
    if rules and not isinstance(rules, nodes.Mapping):
        raise UserError("rules: give options by code or name, such as PC103: {above: 0.6}", rules.location)
    root, entries = _parted(root)
    ignored, errors = _ignored(entries)
    root, transcripts = _transcripts(root, errors)
    errors += configaxes.mistakes(root)
    errors += _unknown_words(root)
    config: Config = Config()
    with collecting(errors):
        config = validate(TypeAdapter(Config).validate_python, root, known=_known_keys())
    if errors:
        raise UserErrors(sorted(errors, key=lambda error: error.location or root.location))
    return replace(
        config,
        rules=rules,
        ignored=ignored,
        transcripts=transcripts,
        programmes=_located(config.programmes, root),
        written=_written(root),
    )


def _known_keys() -> list[str]:
    return [
        hyphenated(item.name)
        for kind in (Config, ProgrammeEntry, Axis, SpeakingTime)
        for item in fields(kind)
        if item.name not in INTERNAL
    ]


def _written(root: nodes.Mapping) -> dict[tuple[str, str], Location]:
    """Return where packs, files of answers, rules and axes are named, by the key above and the text."""
    named = {
        (key, node.text): node.location
        for key in ("extends", "declarations", "select", "ignore")
        if isinstance(items := root.get(key), nodes.Items)
        for node in reversed(items.nodes)
        if isinstance(node, nodes.Scalar)
    }
    axes = root.get("axes")
    if isinstance(axes, nodes.Mapping):
        named |= {("axes", axis.text): axis.location for axis, _ in axes}
    return named


def _unknown_words(root: nodes.Mapping) -> list[UserError]:
    """Return a located error for each field or kind that stands for none of panelcheck's."""
    axes = root.get("axes")
    named = [key.text for key, _ in axes] if isinstance(axes, nodes.Mapping) else []
    allowed = {
        "fields": list(dict.fromkeys([*aliases.PLAIN, *aliases.PEOPLE, *ROLE_OF, *named])),
        "kinds": [str(kind) for kind in Kind],
    }
    entries = root.get("programmes")
    given = [root, *(entries.nodes if isinstance(entries, nodes.Items) else ())]
    return [
        UserError(
            f"'{value.cell.text}' is no {key[:-1]}", value.location,
            did_you_mean(value.cell.text, known) or f"There are {', '.join(known)}.",
        )
        for node in given
        if isinstance(node, nodes.Mapping)
        for key, known in allowed.items()
        if isinstance(words := node.get(key), nodes.Mapping)
        for _, value in words
        if isinstance(value, nodes.Scalar) and not value.null and value.cell.text not in known
    ]  # fmt: skip


def _one_or_many(root: nodes.Mapping) -> nodes.Mapping:
    """Let a single text stand where a list of texts is asked for."""
    entries = tuple(
        (key, nodes.Items((value,), value.location))
        if key.text in LISTS | ENTRY_LISTS and isinstance(value, nodes.Scalar) and not value.null
        else (key, value)
        for key, value in root
        if not (isinstance(value, nodes.Scalar) and value.null)
    )
    return nodes.Mapping(entries, root.location)


def _with_entries(root: nodes.Mapping) -> nodes.Mapping:
    """Let a single text stand for a list in each entry of ``programmes`` as well."""
    value = root.get("programmes")
    if not isinstance(value, nodes.Items):
        return root
    given = tuple(_one_or_many(node) if isinstance(node, nodes.Mapping) else node for node in value.nodes)
    items = nodes.Items(given, value.location)
    return nodes.Mapping(
        tuple((key, items if key.text == "programmes" else node) for key, node in root), root.location
    )


def _located(entries: tuple[ProgrammeEntry, ...], root: nodes.Mapping) -> tuple[ProgrammeEntry, ...]:
    """Return the programmes with the places of their globs.

    Raises UserErrors for a name given twice, a name or list of files left empty, and a glob that leads out
    of the config's folder or that no file can match.
    """
    found: list[ProgrammeEntry] = []
    errors: list[UserError] = []
    for number, entry in enumerate(entries):
        path: list[str | int] = ["programmes", number]
        places = tuple(nodes.find(root, [*path, "files", at]) for at in range(len(entry.files)))
        if not entry.name.strip() or any(entry.name == other.name for other in found):
            message = "two programmes of one name" if entry.name.strip() else "a programme without a name"
            errors.append(UserError(message, nodes.find(root, [*path, "name"])))
        if not entry.files:
            errors.append(UserError("a programme without files", nodes.find(root, [*path, "files"])))
        errors += [
            UserError(f"'{glob}' leads out of the config's folder", place, "Name files below it.")
            for glob, place in zip(entry.files, places, strict=True)
            if not glob or Path(glob).is_absolute() or ".." in Path(glob).parts
        ]
        errors += [
            UserError(f"'{glob}' is no glob", place, "Write ** alone between slashes, such as data/**/*.csv.")
            for glob, place in zip(entry.files, places, strict=True)
            if any("**" in part and part != "**" for part in Path(glob).parts) or "\0" in glob
        ]
        found.append(replace(entry, places=places))
    if errors:
        raise UserErrors(errors)
    return tuple(found)


def _parted(root: nodes.Mapping) -> tuple[nodes.Mapping, list[nodes.Mapping]]:
    """Return ``root`` with texts alone under ``ignore``, and the mappings that stood among them."""
    value = root.get("ignore")
    given = value.nodes if isinstance(value, nodes.Items) else (value,)
    mappings = [node for node in given if isinstance(node, nodes.Mapping)]
    texts = tuple(node for node in given if node and not isinstance(node, nodes.Mapping))
    entries = tuple(
        (key, nodes.Items(texts, node.location) if key.text == "ignore" else node) for key, node in root
    )
    return nodes.Mapping(entries, root.location), mappings


def _ignored(mappings: list[nodes.Mapping]) -> tuple[tuple[Ignore, ...], list[UserError]]:
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
            entry = validate(validator, _one_or_many(mapping), known=known)
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


def _transcripts(
    root: nodes.Mapping, errors: list[UserError]
) -> tuple[nodes.Mapping, tuple[TranscriptEntry, ...]]:
    """Return ``root`` without its transcripts, and these: globs, or files by the session they are of."""
    value = root.get("transcripts")
    if value is None:
        return root, ()
    by_session = (
        [(key.text, node) for key, node in value] if isinstance(value, nodes.Mapping) else [("", value)]
    )
    found = []
    for session, node in by_session:
        for file in node.nodes if isinstance(node, nodes.Items) else (node,):
            if isinstance(file, nodes.Scalar) and not file.null and file.text.strip():
                found.append(TranscriptEntry(file=file.text, session=session, location=file.location))
            else:
                hint = "Write transcripts/*.vtt, or {Title of a session: transcripts/panel.vtt}."
                errors.append(
                    UserError("transcripts: name files, each as one text", file.location.point, hint)
                )
    rest = tuple((key, node) for key, node in root if key.text != "transcripts")
    return nodes.Mapping(rest, root.location), tuple(found)


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
