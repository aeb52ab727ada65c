"""One path, one programme: a file, standard input, or a directory of files that belong together."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from panelcheck.errors import Location, NotAProgramme, UserError, UserErrors
from panelcheck.programme import Programme, Skip
from panelcheck.readers import read, read_records, sources_of, suffixes
from panelcheck.readers.assemble import assemble
from panelcheck.readers.join import join
from panelcheck.readers.records import Words
from panelcheck.source import STDIN, Source, read_source

if TYPE_CHECKING:
    from panelcheck.readers.records import Records

# What others wrote, what was built, templates, and the words of a site in its languages.
ELSEWHERE = (
    frozenset({"node_modules", "vendor", "venv", "env", "__pycache__", "site-packages"})
    | {"_site", "dist", "build"}
    | {"archetypes", "layouts", "_layouts", "_includes", "themes"}
    | {"i18n", "locale", "locales", "translations"}
)


def read_path(
    path: str, words: Words, *, stdin_filename: str | None = None
) -> tuple[Programme, dict[str, Source]]:
    """Read the programme at ``path``, and return it with its sources by path.

    Raises UserError, or UserErrors for a directory with several broken files.
    """
    if path == STDIN:
        source = read_source(path, name=stdin_filename or "<stdin>")
        return read(source, words), {source.path: source}
    directory = Path(path).is_dir()
    found, skips = ([], []) if directory else sources_of(path)
    if len(found) == 1:
        programme = read(found[0], words)
        return replace(programme, skips=(*skips, *programme.skips)), {found[0].path: found[0]}
    programme, sources, broken = read_files(path, files_in(Path(path)) if directory else [path], words)
    if broken:
        raise UserErrors(list(broken))
    return programme, sources


def read_files(
    name: str, files: Iterable[Path | str], words: Words
) -> tuple[Programme, dict[str, Source], tuple[UserError, ...]]:
    """Read ``files`` as the one programme called ``name``.

    Returns it with its sources by path, and what is wrong with the files that cannot be read. A file that
    holds nothing of a programme is a skip. Where none of the others holds any of a programme, raises
    UserErrors for those that cannot be read, else UserError.
    """
    parts: list[Records] = []
    sources: dict[str, Source] = {}
    skips: list[Skip] = []
    errors: list[UserError] = []
    for file in map(str, files):
        try:
            found, left_out = sources_of(file)
        except UserError as error:
            errors.append(error)
            continue
        skips += left_out
        for source in found:
            try:
                part = read_records(source, words)
            except NotAProgramme as error:
                skips.append(Skip("file", error.message, Location(source.path)))
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
            Location(name), f"panelcheck reads {', '.join(sorted(suffixes()))}.",
        )  # fmt: skip
    joined = join(parts)
    programme = assemble(name, replace(joined, skips=(*skips, *joined.skips)), words)
    return replace(programme, location=Location(next(iter(sources)))), sources, tuple(errors)


def files_in(directory: Path) -> Iterator[Path]:
    """Yield the files under ``directory`` that can be read, in order, without hidden ones and configs.

    Folders below it that hold what others wrote, or what was built, are left out.
    """
    known = suffixes()
    for folder, names, files in os.walk(directory):
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in ELSEWHERE)
        for file in sorted(files):
            if Path(file).suffix.lower() in known and not file.startswith((".", "panelcheck.")):
                yield Path(folder, file)
