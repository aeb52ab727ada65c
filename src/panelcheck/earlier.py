"""A programme's files as they were at an earlier revision, read as they are read today."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from panelcheck.config import shown
from panelcheck.errors import PrivateAnswers, UserError, UserErrors
from panelcheck.history import Revision
from panelcheck.programme import Programme
from panelcheck.readers import sources_in, suffixes
from panelcheck.readers.paths import can_be_read, is_ours
from panelcheck.source import Source
from panelcheck.targets import Target


def programme_at(target: Target, revision: Revision) -> tuple[Programme, dict[str, Source]] | None:
    """Return the programme as it was, with its sources; None where there was none that can be read."""
    blobs = dict(_blobs(target, revision))
    if not blobs:
        return None
    read = revision.contents(list(blobs.values()))
    then = {shown(path): data for path, data in zip(blobs, read, strict=True)}
    files = None if target.files is None else tuple(blobs)
    try:
        programme, sources, broken = replace(target, files=files, unclaimed=(), stale=()).read(
            load=lambda path: sources_in(then[path], path)
        )
    except (UserError, UserErrors):
        return None
    # Answers that lay there then are no part of the programme, and would be none today.
    if any(not isinstance(error, PrivateAnswers) for error in broken):
        return None
    return programme, sources


def _blobs(target: Target, revision: Revision) -> Iterator[tuple[Path, str]]:
    """Yield each file the target had then, in the order of today's, with git's id for it."""
    place = Path(target.name)
    if target.entry:
        there = revision.files(target.config.base)
        for pattern in target.entry.files:
            for file in sorted(there, key=_walked):
                if _globbed(file, pattern):
                    yield target.config.base / file, there[file]
    elif target.files is not None:
        there = revision.files(place)
        for file in sorted(filter(can_be_read, there), key=_walked):
            yield place / file, there[file]
    else:
        real = place.resolve()
        there = revision.files(real.parent)
        if Path(real.name) in there:
            yield place, there[Path(real.name)]


def _walked(file: Path) -> tuple[tuple[bool, str], ...]:
    """Order as a walk through folders does: a folder's own files first."""
    *folders, name = file.parts
    return (*((True, folder) for folder in folders), (False, name))


def _globbed(file: Path, pattern: str) -> bool:
    """Whether a configured programme's glob matches ``file``."""
    parts = Path(pattern).parts
    if not parts:
        return can_be_read(file)
    if parts[-1] == "**":
        return file.suffix.lower() in suffixes() and _matches(file.parts, (*parts, "*"))
    return not is_ours(file.name) and _matches(file.parts, parts)


def _matches(names: Sequence[str], glob: Sequence[str]) -> bool:
    if not glob:
        return not names
    if glob[0] == "**":
        return _matches(names, glob[1:]) or (bool(names) and _matches(names[1:], glob))
    return bool(names) and fnmatchcase(names[0], glob[0]) and _matches(names[1:], glob[1:])
