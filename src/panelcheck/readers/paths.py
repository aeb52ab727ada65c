"""One path, one programme: a file, standard input, or a directory of files."""

import os
from collections.abc import Iterator
from pathlib import Path

from panelcheck.errors import Location, NotAProgramme, UserError, UserErrors
from panelcheck.programme import Programme, Skip
from panelcheck.readers import read, suffixes
from panelcheck.readers.records import Words
from panelcheck.source import STDIN, Source, read_source


def read_path(
    path: str, words: Words, *, stdin_filename: str | None = None
) -> tuple[Programme, dict[str, Source]]:
    """Read the programme at ``path``, and return it with its sources by path.

    Raises UserError, or UserErrors for a directory with several broken files.
    """
    if path != STDIN and Path(path).is_dir():
        return _read_directory(path, words)
    source = read_source(path, name=(stdin_filename or "<stdin>") if path == STDIN else None)
    return read(source, words), {source.path: source}


def _read_directory(directory: str, words: Words) -> tuple[Programme, dict[str, Source]]:
    parts: list[Programme] = []
    sources: dict[str, Source] = {}
    skips: list[Skip] = []
    errors: list[UserError] = []
    for file in _files(Path(directory)):
        try:
            source = read_source(str(file))
            parts.append(read(source, words))
            sources[source.path] = source
        except NotAProgramme as error:
            skips.append(Skip("file", error.message, Location(str(file))))
        except UserError as error:
            errors.append(error)
    if errors:
        raise UserErrors(errors)
    if not parts:
        raise UserError(
            "no programme in this directory", Location(directory),
            f"panelcheck reads {', '.join(sorted(suffixes()))}.",
        )  # fmt: skip
    return _merge(directory, parts, tuple(skips)), sources


def _files(directory: Path) -> Iterator[Path]:
    known = suffixes()
    for folder, names, files in os.walk(directory):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for file in sorted(files):
            if Path(file).suffix.lower() in known and not file.startswith((".", "panelcheck.")):
                yield Path(folder, file)


def _merge(directory: str, parts: list[Programme], skips: tuple[Skip, ...]) -> Programme:
    return Programme(
        path=directory,
        location=parts[0].location,
        event=next((part.event for part in parts if part.event), ""),
        sessions=tuple(session for part in parts for session in part.sessions),
        unscheduled=tuple(seat for part in parts for seat in part.unscheduled),
        skips=(*skips, *(skip for part in parts for skip in part.skips)),
        problems=tuple(problem for part in parts for problem in part.problems),
        columns={name: place for part in reversed(parts) for name, place in part.columns.items()},
        assumptions=tuple(dict.fromkeys(text for part in parts for text in part.assumptions)),
    )
