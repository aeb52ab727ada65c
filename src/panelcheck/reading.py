"""What the command line names, read: programmes, who is who in them, and the config that holds for each."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import field, replace
from datetime import date, datetime
from functools import cache, partial
from os.path import normpath
from pathlib import Path
from typing import Any

from panelcheck import readers
from panelcheck.baseline import Baseline, read_baseline
from panelcheck.config import Config, find_config, root_of
from panelcheck.configaxes import decided, demand_categories, spelled_as_configured, vocabularies
from panelcheck.configfile import load_config
from panelcheck.errors import UserError, UserErrors, collecting
from panelcheck.finding import FlawedIgnore
from panelcheck.fingerprint import home_of
from panelcheck.identity import Declaration, identify
from panelcheck.identity.people import gather, normalise
from panelcheck.identity.roster import Roster
from panelcheck.lineup import Event, Speaking, TopicWords
from panelcheck.packs import DEFAULT_PACKS, HYGIENE, RELATIVE, Rule, all_rules, load_packs, select_rules
from panelcheck.private import Answers, answers, demand_private, is_public, sources_of
from panelcheck.programme import Person, Programme, Skip
from panelcheck.source import STDIN, STDIN_NAME, Source, reach, read_source
from panelcheck.suppress import Ignores
from panelcheck.targets import Target, configured, targets_of
from panelcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What the command line says. ``overrides`` are config keys that it sets itself.

    ``tell`` is called with each step of the work, in words. ``today`` is in the user's time zone. With
    ``purposes``, private answers given for other ones alone count as taken back.
    """

    config: str | None = None
    stdin_filename: str | None = None
    overrides: Mapping[str, Any] = field(default_factory=dict)
    tell: Callable[[str], None] = field(default=lambda _step: None, repr=False)
    purposes: frozenset[str] = frozenset()
    today: date = field(default_factory=lambda: datetime.now().astimezone().date())


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One path, read as a target: its programme, who is who in it, and the config that holds for it.

    ``broken`` says of files that cannot be read why, ``strangers`` of transcripts that they name none of
    its sessions. ``announced`` tells who was on it when it was announced, where that is known.
    ``hygiene`` are the rules on ``ignores``, which can be judged once the other ``rules`` have spoken.
    ``answers`` is what people said in private. ``baseline`` is the file that the config names, if any.
    """

    target: Target = field(repr=False)
    programme: Programme
    roster: Roster
    config: Config
    sources: Mapping[str, Source] = field(repr=False)
    rules: Sequence[Rule] = field(repr=False)
    hygiene: Sequence[Rule] = field(repr=False)
    ignores: Ignores = field(repr=False)
    root: Path
    announced: Callable[[Person], bool] | None = field(default=None, repr=False)
    answers: Answers = field(default=Answers(), repr=False)
    broken: tuple[UserError, ...] = ()
    speaking: Speaking = field(default_factory=Speaking)
    strangers: tuple[UserError, ...] = ()
    baseline: Path | None = None

    def event(self, flaws: Sequence[FlawedIgnore] = ()) -> Event:
        """Return the programme as checks see it."""
        return Event(
            self.programme,
            self.roster,
            flaws,
            speaking=self.speaking,
            topics=TopicWords(self.config.topics),
            announced=self.announced,
        )


def read_all(paths: Sequence[str], options: Options) -> tuple[list[Reading], list[UserError]]:
    """Read every path once, and find out who is who in it. Every mistake is told once."""
    readings: list[Reading] = []
    errors: list[UserError] = []
    read: set[tuple[str, Path | None]] = set()
    known: dict[Path, Config] = {}
    load = cache(_load)
    for path in _each_once(paths) or (None,):
        with collecting(errors):
            if not path and path is not None:
                raise UserError(
                    "a path that is empty", hint="Is a variable not set? Name a file or a folder."
                )
            place = _place(path, options)
            config = _config(place, options, known)
            _refuse_two_on_stdin(paths, config)
            for target in configured(config) if path is None else targets_of(path, config):
                key = target.name, config.folder if target.entry else None
                if key not in read:
                    read.add(key)
                    with collecting(errors):
                        reading = _read(target, place, options, load)
                        readings.append(reading)
                        errors += reading.broken
    if readings:
        errors += [
            error
            for error in readings[0].strangers
            if all(error.message in {one.message for one in reading.strangers} for reading in readings)
        ]
    return readings, list({(error.location, error.message): error for error in errors}.values())


def _each_once(paths: Sequence[str]) -> list[str]:
    """Return every path once, as it was written first: ``a.csv`` and ``./a.csv`` are one."""
    first: dict[str, str] = {}
    for path in paths:
        first.setdefault(normpath(path) if path else path, path)
    return list(first.values())


def configures_programmes(options: Options) -> bool:
    """Whether the config that holds here names programmes, so that no path is needed."""
    return bool(_config(_place(None, options), options, {}).programmes)


def rules_known(options: Options, *, policies: bool = False) -> tuple[list[Rule], Config]:
    """Return every rule there is, as the config that holds here has it, and that config.

    Raises UserErrors with what is wrong with the config and its packs.
    """
    config = _config(_place(None, options), options, {})
    rules = all_rules(
        config.extends, policies=policies, overrides=config.rules, root=config.base, places=config.written
    )
    return [spelled_as_configured(rule, config) for rule in rules], config


def configuring(paths: Sequence[str], options: Options) -> Iterator[Path]:
    """Yield the files that decide how ``paths`` are checked: configs, packs, answers and baselines."""
    for path in _each_once(paths) or (None,):
        place = _place(path, options)
        if found := _config_file(place, options):
            yield found
        with suppress(UserError, UserErrors):  # told where it was read
            config = _config(place, options, {})
            yield from (config.base / name for name in config.extends)
            yield from (_beside(name, "declarations", config, options) for name in config.declarations)
            if config.baseline:
                yield _beside(config.baseline, "baseline", config, options)


def _place(path: str | None, options: Options) -> Path:
    return Path(options.stdin_filename or "stdin") if path == STDIN else reach(path or "")


def _refuse_two_on_stdin(paths: Sequence[str], config: Config) -> None:
    if STDIN in paths and STDIN in config.declarations and not is_public(config):
        raise UserError(
            "the programme and the answers cannot both be standard input",
            hint="Give the programme as a file.",
        )


def _load(path: str) -> Source:
    return read_source(path, name=STDIN_NAME if path == STDIN else None)


def _read(target: Target, place: Path, options: Options, load: Callable[[str], Source]) -> Reading:
    config = target.config
    packs = (*DEFAULT_PACKS, *config.extends)
    loaded = load_packs(packs, overrides=config.rules, root=config.base, places=config.written)
    respelled = [spelled_as_configured(rule, config) for rule in loaded]
    rules = select_rules(respelled, config.select, config.ignore, config.written)
    demand_categories(rules, config)
    programme, sources, broken = target.read(options.stdin_filename, partial(_opened, options.tell))
    options.tell(f"{target.name}: who is who")
    said = answers(_places_of_answers(config, options), config, load, options.purposes)
    roster = who_is_who(
        programme, config, rules, said.declarations, private=said.key is not None, today=options.today
    )
    root = Path() if target.entry else root_of(place)
    ignores = Ignores(
        programme=programme,
        configured=config.ignored,
        known=loaded,
        selected=rules,
        home=home_of(programme, root),
        today=options.today,
    )
    reading = Reading(
        target=target,
        programme=programme,
        roster=roster,
        config=config,
        sources=sources,
        root=root,
        rules=[rule for rule in rules if not rule.code.startswith(HYGIENE)],
        hygiene=[rule for rule in rules if rule.code.startswith(HYGIENE)],
        ignores=ignores,
        announced=_announced(target, rules),
        answers=said,
        broken=broken,
        baseline=_beside(config.baseline, "baseline", config, options) if config.baseline else None,
        speaking=Speaking(set_aside=config.speaking_time.set_aside),
    )
    return _with_transcripts(reading) if config.transcripts else reading


def _with_transcripts(reading: Reading) -> Reading:
    from panelcheck.transcribed import transcribed  # noqa: PLC0415 - most programmes have none

    programme = reading.programme
    said = transcribed(programme, reading.roster, reading.config)
    return replace(
        reading,
        programme=replace(programme, assumptions=(*programme.assumptions, *said.assumptions)),
        sources={**reading.sources, **said.sources},
        speaking=said.speaking,
        strangers=tuple(said.strangers),
        broken=(*reading.broken, *said.errors),
    )


def _announced(target: Target, rules: Sequence[Rule]) -> Callable[[Person], bool] | None:
    """Return who was on the programme when it was announced, if a rule asks; None where that is not known."""
    name = next((given for rule in rules if (given := getattr(rule.check, "announced", ""))), "")
    earlier = None
    if name and target.name != STDIN:
        from panelcheck.earlier import programme_at  # noqa: PLC0415 - it starts other programs
        from panelcheck.history import revision_at  # noqa: PLC0415

        with suppress(UserError):
            earlier = programme_at(target, revision_at(target.folder, name))
    if earlier is None:
        return None
    people, _ = gather(earlier[0])
    known = people.keys() | {normalise(person.name) for person in people.values()}
    return lambda person: not known.isdisjoint((person.key, normalise(person.name)))


def _config_file(place: Path, options: Options) -> Path | None:
    return Path(options.config) if options.config else find_config(place)


def _config(place: Path, options: Options, known: dict[Path, Config]) -> Config:
    """Return the config that holds at ``place``, with what the command line gives."""
    found = _config_file(place, options)
    if found is None:
        return Config().overridden(options.overrides)
    if found not in known:
        known[found] = load_config(found)
    return known[found].overridden(options.overrides)


def _opened(tell: Callable[[str], None], path: str) -> tuple[list[Source], list[Skip]]:
    tell(f"reading {path}")
    return readers.sources_of(path)


def who_is_who(
    programme: Programme,
    config: Config,
    rules: Sequence[Rule],
    declared: Sequence[Declaration] = (),
    *,
    private: bool = False,
    today: date = date.min,
) -> Roster:
    """Find out who is who, on every axis that the config or a rule names."""
    asked = (rule.axis for rule in rules if rule.axis)
    axes = (*config.asks_of, *config.intersections, *asked)
    return identify(
        programme,
        declarations=declared,
        vocabularies=vocabularies(config),
        decided=decided(config),
        axes=list(dict.fromkeys(axes)),
        names=config.names,
        pronouns=config.pronouns,
        private=private,
        today=today,
    )


def _places_of_answers(config: Config, options: Options) -> list[Path | str]:
    sources = sources_of(config, given="declarations" in options.overrides)
    if sources is not config.declarations:
        return list(sources)
    found: list[Path | str] = [_beside(file, "declarations", config, options) for file in sources]
    absent = [
        UserError(f"there is no file '{file}'", place, RELATIVE)
        for file, path in zip(sources, found, strict=True)
        if (place := config.written.get(("declarations", file)))
        and not is_public(config)
        and not reach(str(path)).exists()
    ]
    if absent:
        raise UserErrors(absent)
    return found


def _beside(file: str, key: str, config: Config, options: Options) -> Path:
    """Return a config's path relative to the config, the command line's as it is."""
    return Path(file) if file == STDIN or key in options.overrides else config.base / file


def take_baselines(readings: Sequence[Reading], *, default: str = "") -> None:
    """Let each reading use the baseline its config names, each file read once.

    With a ``default`` name, each has one beside its config, and it need not be there yet. Raises UserError
    or UserErrors where one cannot be used.
    """
    known: dict[Path, Baseline] = {}
    for reading in readings:
        path = reading.baseline or (reading.config.base / default if default else None)
        if path is None:
            continue
        key = reading.answers.key
        if key:
            demand_private(key, path)
        name = key.name if key else ""
        if path not in known:
            new = default and not path.exists()
            known[path] = Baseline(path=path, key=name) if new else read_baseline(path)
        known[path].demand(name)
        reading.ignores.baseline = known[path]
