"""What a path on the command line is linted as: itself, or the configured programme it belongs to."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from glob import has_magic
from pathlib import Path

from panelcheck.config import Config, ProgrammeEntry, nothing_matches, shown
from panelcheck.errors import Location, UserError, UserErrors
from panelcheck.programme import Programme, Skip
from panelcheck.readers import sources_of, suffixes
from panelcheck.readers.paths import Load, files_in, is_ours, read_files, read_path
from panelcheck.source import STDIN, Source, real
from panelcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One programme to lint, and the config that holds for it.

    ``name`` is a path as given, or a configured programme's name; ``entry`` what the config says of the
    latter. ``files`` are None for a file of its own and standard input; ``unclaimed`` are files beside
    those of a configured programme that belong to none. ``stale`` says of globs which match nothing.
    """

    name: str
    config: Config
    files: tuple[Path, ...] | None = None
    entry: ProgrammeEntry | None = None
    unclaimed: tuple[Path, ...] = ()
    stale: tuple[UserError, ...] = ()

    @property
    def folder(self) -> Path:
        """The folder its files lie in or below."""
        if self.entry:
            return real(self.config.base)
        place = real(Path(self.name))
        return place if place.is_dir() else place.parent

    def read(
        self, stdin_filename: str | None = None, load: Load = sources_of
    ) -> tuple[Programme, dict[str, Source], tuple[UserError, ...]]:
        """Read the programme, and return it with its sources by path and what is wrong with other files.

        ``load`` opens a file.
        Raises UserError or UserErrors where it cannot be read.
        """
        if self.stale:
            raise UserErrors(list(self.stale))
        words = self.config.words
        if self.files is None:
            return (*read_path(self.name, words, stdin_filename=stdin_filename, load=load), ())
        programme, sources, broken = read_files(self.name, map(shown, self.files), words, load)
        left_out = (
            Skip("file", "it belongs to no configured programme", Location(shown(file)))
            for file in self.unclaimed
        )
        programme = replace(programme, skips=(*left_out, *programme.skips))
        return programme, sources, broken


def targets_of(path: str, config: Config) -> list[Target]:
    """Return what to lint for ``path``, for which ``config`` holds.

    That is each configured programme it belongs to or, as a directory, holds files of; else itself. Behind
    them comes every programme with a stale glob, which cannot be read, so that it is told.
    """
    if path == STDIN:
        return [Target(name=path, config=config)]
    place = real(Path(path))
    entries = configured(config)
    found = [target for target in entries if _touches(place, target)]
    stale = [target for target in entries if target.stale and target not in found]
    if not place.is_dir():
        return [*(found or [Target(name=path, config=config)]), *stale]
    files = tuple(_without_declarations(files_in(Path(path)), config))
    if not found:
        return [Target(name=path, config=config, files=files), *stale]
    claimed = {real(file) for target in found for file in target.files or ()}
    unclaimed = tuple(file for file in files if real(file) not in claimed)
    first = next((number for number, target in enumerate(found) if not target.stale), 0)
    found[first] = replace(found[first], unclaimed=unclaimed)
    return [*found, *stale]


def configured(config: Config) -> list[Target]:
    """Return each programme that ``config`` names, with its files and what is wrong with its globs."""
    targets: list[Target] = []
    for entry in config.programmes:
        stale: list[UserError] = []
        files: dict[Path, None] = {}
        for pattern, place in zip(entry.files, entry.places, strict=True):
            matched = _matching(config.base, pattern)
            if not matched:
                stale.append(nothing_matches(pattern, config.base, place))
            found_by_looking = _whole(pattern) or has_magic(pattern)
            public = _without_declarations(matched, config) if found_by_looking else matched
            files.update(dict.fromkeys(public))
        targets.append(
            Target(
                name=entry.name,
                config=replace(
                    config,
                    fields={**config.fields, **entry.fields},
                    kinds={**config.kinds, **entry.kinds},
                    topics=(*config.topics, *entry.topics),
                    asked=config.asked if entry.asked is None else entry.asked,
                ),
                files=tuple(files),
                entry=entry,
                stale=tuple(stale),
            )
        )
    return targets


def _whole(pattern: str) -> bool:
    """Whether a glob means a whole folder: all that can be read in it."""
    parts = Path(pattern).parts
    return not parts or parts[-1] == "**"


@lru_cache(maxsize=64)
def _matching(folder: Path, pattern: str) -> tuple[Path, ...]:
    if not Path(pattern).parts:
        return tuple(files_in(folder))
    if _whole(pattern):  # to pathlib before Python 3.13 a final ** means folders alone
        known = suffixes()
        found = sorted(file for file in folder.glob(f"{pattern}/*") if file.suffix.lower() in known)
    else:
        found = sorted(folder.glob(pattern))
    return tuple(file for file in found if file.is_file() and not is_ours(file.name))


def _touches(place: Path, target: Target) -> bool:
    """Whether ``place`` is a file of ``target`` or a directory that holds one."""
    files = (real(file) for file in target.files or ())
    return any(file == place or place in file.parents for file in files)


def _without_declarations(files: Iterable[Path], config: Config) -> Iterator[Path]:
    """Yield ``files`` without those that hold what people declare: they are no programme."""
    said = [Path(file) for file in (*config.declarations, *config.set_aside) if file != STDIN]
    private = {real(place) for file in said for place in (file, config.base / file)}
    return (file for file in files if real(file) not in private)
