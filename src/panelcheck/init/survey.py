"""What programmes lie in a folder: files that belong together, by the layouts that real sites have."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from glob import escape
from pathlib import Path
from typing import NoReturn

from panelcheck.config import root_of
from panelcheck.errors import Location, NotAProgramme, PrivateAnswers, UserError, UserErrors
from panelcheck.init.layouts import PART, PEOPLE, RECORDS, SESSIONS, grouped, is_record
from panelcheck.patterns import regex
from panelcheck.programme import Programme
from panelcheck.readers import read, sources_of, suffixes
from panelcheck.readers.paths import ELSEWHERE, is_ours
from panelcheck.readers.records import Words
from panelcheck.readers.references import holder_of
from panelcheck.source import Source, looked_for, reach
from panelcheck.suggest import Suggestion, rescue, suggest
from panelcheck.values import dataclass

_ANSWERS = regex(r"(?:.*[-_. ])?(?:declarations?|answers|survey|responses)")
_PEOPLE_ONLY = regex(rf".*(?:{'|'.join(sorted(PEOPLE))}|panel|keynote|attendees)s?.*")
_OWN = regex(r"(?s)(?:.*\n)?sessions:[ \t]*(?:#.*)?\n.*\n[ ]+(?:- )?people:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One programme: its files, relative to the survey's folder, as globs; ``layout`` in plain words.

    ``needed`` are fields without which it cannot be read, ``suggestion`` what else would help.
    """

    name: str
    files: tuple[str, ...]
    layout: str
    needed: Mapping[str, str] = field(default_factory=dict)
    suggestion: Suggestion = field(default_factory=Suggestion)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What was found, and the folder whose config speaks for it.

    ``answers`` are files that look like what people said about themselves, and are no programme; ``broken``
    says of files that cannot be read why.
    """

    folder: Path
    programmes: tuple[Found, ...]
    answers: tuple[str, ...] = ()
    broken: tuple[UserError, ...] = ()


def survey(paths: Sequence[str]) -> Survey:
    """Look at files, and into folders, for programmes.

    Raises UserError where a path is not there, a folder or a file named in ``paths`` cannot be read, or
    where there is no programme at all.
    """
    places = [Path(path) for path in paths]
    files = [file for place in places for file in _files(place)]
    folder = _folder(places)
    answers = [file for file in files if _ANSWERS.fullmatch(file.stem.lower())]
    rest = [file for file in dict.fromkeys(files) if file not in answers]
    broken: list[UserError] = []
    named = {place for place in places if place.is_file()}
    found = [
        one
        for layout, group in grouped(rest)
        if (one := _found(layout, group, folder, broken, sure=not named.isdisjoint(group)))
    ]
    if broken and not found:
        raise UserErrors(broken)
    handed_in = [error.location.path for error in broken if _is_private(error) and error.location]
    if not found:
        raise UserError(
            "no programme found", Location(", ".join(paths)),
            f"panelcheck reads {', '.join(sorted(suffixes()))}; name the file that lists who speaks.",
        )  # fmt: skip
    return Survey(
        folder=folder,
        programmes=tuple(_distinct(found)),
        answers=tuple(_relative(file, folder) for file in (*answers, *map(Path, handed_in))),
        broken=tuple(error for error in broken if not _is_private(error)),
    )


def _is_private(error: UserError) -> bool:
    return isinstance(error, PrivateAnswers)


def _files(place: Path) -> Iterator[Path]:
    if not reach(str(place)).exists():
        raise UserError("no such file or folder", Location(str(place)), looked_for(str(place)))
    if not place.is_dir():
        yield place
        return

    def complain(error: OSError) -> NoReturn:
        raise UserError(f"cannot be read: {error.strerror}", Location(str(Path(error.filename)))) from None

    known = suffixes()
    for folder, names, files in os.walk(place, onerror=complain):
        names[:] = sorted(name for name in names if not name.startswith(".") and name not in ELSEWHERE)
        for file in sorted(files):
            if Path(file).suffix.lower() in known and not (file.startswith(".") or is_ours(file)):
                yield Path(folder, file)


def _folder(places: Sequence[Path]) -> Path:
    """Return the repository's root, else the folder in which all ``places`` lie."""
    folders = [place if place.is_dir() else place.parent for place in places]
    return root_of(Path(os.path.commonpath([folder.absolute() for folder in folders])))


def _relative(file: Path, folder: Path) -> str:
    return file.absolute().relative_to(folder.absolute()).as_posix()


def _found(
    layout: str, group: Sequence[Path], folder: Path, broken: list[UserError], *, sure: bool
) -> Found | None:
    """Read the files; ``sure``: the user named one of them, so that what is wrong with it is told."""
    parts: list[tuple[Programme, Source]] = []
    needed: dict[str, str] = {}
    for file in group:
        try:
            read_now = list(_programmes(file))
        except UserError as error:
            if sure:
                raise
            if not isinstance(error, NotAProgramme):
                broken.append(error)
            continue
        for programme, fields, source in read_now:
            needed |= fields
            parts.append((programme, source))
    if not any(_is_programme(programme, sure=sure) for programme, _ in parts):
        return None
    if layout == "YAML" and _OWN.match(parts[0][1].text):
        layout = "panelcheck's own YAML"
    suggestions = [suggest(programme, {source.path: source}, Words()) for programme, source in parts]
    return Found(
        name=next((programme.event for programme, _ in parts if programme.event), "") or _name(group),
        files=tuple(_globs(layout, group, folder)),
        layout=layout,
        needed=needed,
        suggestion=Suggestion(
            fields={name: to for one in suggestions for name, to in one.fields.items() if name not in needed},
            kinds={word: kind for one in suggestions for word, kind in one.kinds.items()},
            asked=any(one.asked for one in suggestions),
        ),
    )


def _programmes(file: Path) -> Iterator[tuple[Programme, dict[str, str], Source]]:
    """Yield what each sheet of a file holds, of any other file the whole; a sheet beside them may hold none.

    Raises UserError where one cannot be read, or none holds a programme.
    """
    unlike: list[NotAProgramme] = []
    found, _ = sources_of(str(file))
    for source in found:
        try:
            yield (*_read(source), source)
        except NotAProgramme as error:
            unlike.append(error)
    if unlike and len(unlike) == len(found):
        raise unlike[0]


def _read(source: Source) -> tuple[Programme, dict[str, str]]:
    """Read a file, if need be with fields guessed for its columns, and return those."""
    try:
        return read(source, Words()), {}
    except NotAProgramme:
        people = rescue(source)
        if not people:
            raise
        return read(source, Words(fields=people)), people


def _is_programme(programme: Programme, *, sure: bool) -> bool:
    """Whether this is one, and not some other list of names that lies in the same repository."""
    seated = any(session.seats for session in programme.sessions)
    seated = seated or bool(programme.sessions and programme.unscheduled)
    listed = bool(programme.unscheduled) and bool(_PEOPLE_ONLY.fullmatch(Path(programme.path).stem.lower()))
    return seated or listed or (sure and bool(programme.sessions or programme.unscheduled))


def _globs(layout: str, group: Sequence[Path], folder: Path) -> Iterator[str]:
    records = [file for file in group if layout == RECORDS and is_record(file)]
    for parent, pattern in dict.fromkeys(map(_pattern, records)):
        yield f"{escape(_relative(parent, folder))}/{pattern}".removeprefix("./")
    yield from (escape(_relative(file, folder)) for file in group if file not in records)


def _pattern(file: Path) -> tuple[Path, str]:
    """Return the folder of a file of one record, and a glob for it and those like it there."""
    holder = Path(holder_of(file))
    return holder, f"*{file.suffix}" if holder == file.parent else f"*/{file.name}"


# Folders that are called for what they hold, not for the event.
_NO_NAMES = frozenset(SESSIONS) | {"_data", "data", "content", "src", "static", "assets", "public"}


def _name(group: Sequence[Path]) -> str:
    """Return a name for a programme that does not say its event: its file's, or its folder's."""
    file = group[0]
    match = PART.fullmatch(file.stem.lower())
    if len(group) == 1 and file.stem != "videos" and not (match and not match[1]):
        return file.stem
    prefixes = [found[1] for part in group if (found := PART.fullmatch(part.stem.lower())) and found[1]]
    folder = file.absolute().parent
    return (
        prefixes[0]
        if prefixes
        else next((one for one in (folder, *folder.parents) if one.name not in _NO_NAMES), folder).name
    )


def _distinct(found: Sequence[Found]) -> Iterator[Found]:
    """Give every programme a name of its own."""
    names = Counter(one.name for one in found)
    for one in found:
        yield replace(one, name=f"{one.name} ({one.files[0]})") if names[one.name] > 1 else one
