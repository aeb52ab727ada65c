"""One path, one programme: a file, standard input, or a directory of files that belong together."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from panelcheck.errors import Location, NotAProgramme, UserError, UserErrors
from panelcheck.programme import Programme, Skip
from panelcheck.readers import read, read_records, sources_of, suffixes
from panelcheck.readers.assemble import assemble
from panelcheck.readers.join import join
from panelcheck.readers.records import Words
from panelcheck.source import STDIN, STDIN_NAME, Source

if TYPE_CHECKING:
    from panelcheck.readers.records import Records

Load: TypeAlias = Callable[[str], tuple[list[Source], list[Skip]]]
"""Opens a file as `sources_of` does: several inputs in a workbook, one in anything else."""

# What others wrote, what was built, templates, and the words of a site in its languages.
ELSEWHERE = (
    frozenset({"node_modules", "vendor", "venv", "env", "__pycache__", "site-packages"})
    | {"_site", "dist", "build"}
    | {"archetypes", "layouts", "_layouts", "_includes", "themes"}
    | {"i18n", "locale", "locales", "translations"}
)
FEW = 3


def read_path(
    path: str,
    words: Words,
    *,
    stdin_filename: str | None = None,
    load: Load = sources_of,
) -> tuple[Programme, dict[str, Source]]:
    """Read the programme at ``path``, and return it with its sources by path; ``load`` opens a file.

    Raises UserError, or UserErrors for a directory with several broken files.
    """
    directory = path != STDIN and Path(path).is_dir()
    if directory:
        files, opened = files_in(Path(path)), load
    else:
        found, skips = sources_of(path, name=stdin_filename or STDIN_NAME) if path == STDIN else load(path)
        if len(found) == 1:
            programme = read(found[0], words)
            return replace(programme, skips=(*skips, *programme.skips)), {found[0].path: found[0]}
        files, opened = iter([Path(path)]), lambda _: (found, skips)
    programme, sources, broken = read_files(path, files, words, opened)
    if broken:
        raise UserErrors(list(broken))
    return programme, sources


def read_files(
    name: str,
    files: Iterable[Path | str],
    words: Words,
    load: Load = sources_of,
) -> tuple[Programme, dict[str, Source], tuple[UserError, ...]]:
    """Read ``files``, each opened by ``load``, as the one programme called ``name``.

    Returns it with its sources by path, and what is wrong with the files that cannot be read. A file that
    holds nothing of a programme is a skip. Where none of the others holds any of a programme, raises
    UserErrors for those that cannot be read, else UserError.
    """
    parts: list[Records] = []
    sources: dict[str, Source] = {}
    skips: list[Skip] = []
    errors: list[UserError] = []
    unlike: list[UserError] = []
    for file in map(str, files):
        try:
            found, left_out = load(file)
        except UserError as error:
            errors.append(error)
            continue
        skips += left_out
        for source in found:
            try:
                part = read_records(source, words)
            except NotAProgramme as error:
                skips.append(Skip("file", error.message, Location(source.path)))
                unlike.append(error)
            except UserError as error:
                errors.append(error)
            else:
                parts.append(part)
                sources[source.path] = source
    if not any(part.records or part.problems for part in parts):
        if errors:
            raise UserErrors(errors)
        raise UserError(
            "no programme in this directory" if Path(name).is_dir() else "no programme in its files",
            Location(name), _why(unlike) or f"panelcheck reads {', '.join(sorted(suffixes()))}.",
        )  # fmt: skip
    joined = join(parts)
    programme = assemble(name, replace(joined, skips=(*skips, *joined.skips)), words)
    return replace(programme, location=Location(next(iter(sources)))), sources, tuple(errors)


def _why(unlike: Sequence[UserError]) -> str:
    """Say of a few files why each is no programme; of many nothing."""
    return "" if len(unlike) > FEW else "; ".join(f"{one.location}: {one.message}" for one in unlike)


def files_in(directory: Path) -> Iterator[Path]:
    """Yield the files under ``directory`` that can be read, in order, without hidden ones and configs.

    Folders below it that hold what others wrote, or what was built, are left out. Those that may not be
    looked into come last, so that whoever reads them finds out why.
    """
    known = suffixes()
    refused: list[OSError] = []
    for folder, names, files in os.walk(directory, onerror=refused.append):
        names[:] = sorted(filter(_is_own, names))
        for file in sorted(files):
            if Path(file).suffix.lower() in known and not _is_left(file):
                yield Path(folder, file)
    yield from (Path(error.filename) for error in refused)


def can_be_read(file: Path) -> bool:
    """Whether ``file``, as a path from a directory, is one of those that ``files_in`` finds there."""
    return (
        file.suffix.lower() in suffixes() and not _is_left(file.name) and all(map(_is_own, file.parts[:-1]))
    )


def _is_own(folder: str) -> bool:
    return not folder.startswith(".") and folder not in ELSEWHERE


def _is_left(file: str) -> bool:
    return file.startswith(".") or is_ours(file)


def is_ours(file: str) -> bool:
    """Whether a file of this name is panelcheck's own: a config, a baseline."""
    return file.startswith(("panelcheck.", "panelcheck-"))
