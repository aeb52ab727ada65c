"""What the command line names, read: programmes, who is who in them, and the config that holds for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from panelcheck.config import Config, find_config, root_of
from panelcheck.configfile import load_config
from panelcheck.errors import UserError, collecting
from panelcheck.identity import DEFAULT, Vocabulary, identify, read_declarations
from panelcheck.identity.roster import Roster
from panelcheck.packs import DEFAULT_PACKS, Rule, load_packs, select_rules
from panelcheck.programme import Programme
from panelcheck.readers.records import Words
from panelcheck.source import STDIN, Source, read_source
from panelcheck.suppress import HYGIENE, Ignores
from panelcheck.targets import Target, configured, targets_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line says. ``overrides`` are config keys that it sets itself."""

    config: str | None = None
    stdin_filename: str | None = None
    overrides: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One path, read: its programme, who is who in it, and the config that holds for it.

    ``broken`` says of files that cannot be read why.
    ``hygiene`` are the rules on ``ignores``, which can be judged once the other ``rules`` have spoken.
    """

    programme: Programme
    roster: Roster
    config: Config
    sources: Mapping[str, Source] = field(repr=False)
    rules: Sequence[Rule] = field(repr=False)
    hygiene: Sequence[Rule] = field(repr=False)
    ignores: Ignores = field(repr=False)
    root: Path
    broken: tuple[UserError, ...] = ()


def read_all(paths: Sequence[str], options: Options) -> tuple[list[Reading], list[UserError]]:
    """Read every path once, and find out who is who in it. Every mistake is told once."""
    readings: list[Reading] = []
    errors: list[UserError] = []
    read: set[tuple[str, Path | None]] = set()
    known: dict[Path, Config] = {}
    for path in dict.fromkeys(paths) or (None,):
        with collecting(errors):
            place = _place(path, options)
            config = _config(place, options, known)
            for target in configured(config) if path is None else targets_of(path, config):
                key = target.name, config.folder if target.entry else None
                if key not in read:
                    read.add(key)
                    with collecting(errors):
                        reading = _read(target, place, options)
                        readings.append(reading)
                        errors += reading.broken
    return readings, list({(error.location, error.message): error for error in errors}.values())


def configures_programmes(options: Options) -> bool:
    """Whether the config that holds here names programmes, so that no path is needed."""
    return bool(_config(_place(None, options), options, {}).programmes)


def _place(path: str | None, options: Options) -> Path:
    return Path(options.stdin_filename or "stdin") if path == STDIN else Path(path or "")


def _read(target: Target, place: Path, options: Options) -> Reading:
    config = target.config
    loaded = load_packs((*DEFAULT_PACKS, *config.extends), overrides=config.rules, root=config.base)
    rules = select_rules(loaded, config.select, config.ignore)
    words = Words(fields=config.fields, kinds=config.kinds, axes=("gender", *config.axes))
    programme, sources, broken = target.read(options.stdin_filename)
    declared = [
        declaration
        for file in config.declarations
        for declaration in read_declarations(read_source(_beside(file, config.base, options)), words.axes)
    ]
    roster = identify(
        programme,
        declarations=declared,
        vocabularies=vocabularies(config),
        axes=list(dict.fromkeys([*words.axes, *(rule.axis for rule in rules if rule.axis)])),
        names=config.names,
        pronouns=config.pronouns,
        private=bool(config.declarations),
    )
    return Reading(
        programme=programme,
        roster=roster,
        config=config,
        sources=sources,
        root=Path() if target.entry else root_of(place),
        rules=[rule for rule in rules if not rule.code.startswith(HYGIENE)],
        hygiene=[rule for rule in rules if rule.code.startswith(HYGIENE)],
        ignores=Ignores(programme=programme, configured=config.ignored, known=loaded, selected=rules),
        broken=broken,
    )


def _config(place: Path, options: Options, known: dict[Path, Config]) -> Config:
    """Return the config that holds at ``place``, with what the command line gives."""
    found = Path(options.config) if options.config else find_config(place)
    if found is None:
        return Config().overridden(options.overrides)
    if found not in known:
        known[found] = load_config(found)
    return known[found].overridden(options.overrides)


def vocabularies(config: Config) -> dict[str, Vocabulary]:
    """Return what the words people use mean, on each axis of the config."""
    added = {
        name: DEFAULT.get(name, Vocabulary(name)).extended(axis.categories)
        for name, axis in config.axes.items()
    }
    return {**DEFAULT, **added}


def _beside(file: str, root: Path, options: Options) -> str:
    """Return a config's path relative to the config, the command line's as it is."""
    return file if file == STDIN or "declarations" in options.overrides else str(root / file)
