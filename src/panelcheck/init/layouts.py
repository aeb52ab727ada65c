"""Which files hold one programme together: the layouts that real sites have."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from panelcheck.patterns import regex
from panelcheck.readers.csv import SUFFIXES as TABLES
from panelcheck.readers.ical import SUFFIXES as CALENDARS
from panelcheck.readers.references import holder_of

SESSIONS = frozenset({"sessions", "session", "talks", "events", "programme", "program"})
PEOPLE = frozenset({"speakers", "people", "persons", "presenters", "panelists"})
_PARTS = SESSIONS | PEOPLE | {"schedule", "session_speakers"}
PART = regex(rf"(?:(.*?)[-_.])??({'|'.join(sorted(_PARTS, key=len, reverse=True))})")
RECORDS = "one file per record"  # a layout
_SYNTAXES = {
    ".json": "JSON",
    ".js": "JSON in a script",
    ".toml": "TOML",
    ".xml": "XML",
    ".xlsx": "a workbook",
    ".xlsm": "a workbook",
    ".md": "front matter",
    ".markdown": "front matter",
    ".mdx": "front matter",
}
_FEW = 2  # files of one record each that make a folder of records


def grouped(files: Sequence[Path]) -> Iterator[tuple[str, list[Path]]]:
    """Put files together that hold one programme, and say by which layout; the others stay alone."""
    groups = dict([*_split(files), *_one_file_a_record(files)])
    together = {file: layout for layout, group in groups.items() for file in group}
    done: set[str] = set()
    for file in files:
        key = together.get(file)
        if key is None:
            yield _layout(file), [file]
        elif key not in done:
            done.add(key)
            yield key.partition("\n")[0], groups[key]


def _split(files: Sequence[Path]) -> Iterator[tuple[str, list[Path]]]:
    """Find sessions, speakers and schedules in files of their own, beside one another."""
    parts: dict[Path, dict[str, dict[str, Path]]] = {}
    for file in files:
        if match := PART.fullmatch(file.stem.lower()):
            parts.setdefault(file.parent, {}).setdefault(match[1] or "", {})[match[2]] = file
    for folder, by_prefix in parts.items():
        prefixes = [prefix for prefix in by_prefix if prefix]
        if len(prefixes) == 1 and "" in by_prefix:
            by_prefix[prefixes[0]] = by_prefix.pop("") | by_prefix[prefixes[0]]
        for prefix, group in by_prefix.items():
            if len(group) > 1 and not SESSIONS.isdisjoint(group):
                yield f"{_split_layout(group.keys(), prefix)}\n{folder} {prefix}", list(group.values())


def _split_layout(parts: Collection[str], prefix: str) -> str:
    if "session_speakers" in parts:
        return "sessions, who speaks in them and a schedule, in files of their own"
    if set(parts) == {"sessions", "speakers", "schedule"} and not prefix:
        return "Zeppelin: sessions, speakers and schedule"
    if set(parts) == {"sessions", "schedule"} and prefix:
        return "Write the Docs: sessions and schedule"
    return " and ".join(sorted(parts)) + " in files of their own"


def _one_file_a_record(files: Sequence[Path]) -> Iterator[tuple[str, list[Path]]]:
    """Find folders of sessions beside folders of people, a file for each, and their schedule."""
    folders: dict[Path, list[Path]] = {}
    for file in files:
        folders.setdefault(Path(holder_of(file)), []).append(file)
    for folder, group in folders.items():
        beside = [other for other in folders if other.parent == folder.parent and _called(other) in PEOPLE]
        if _called(folder) in SESSIONS and beside and len(group) >= _FEW:
            people = [file for other in beside for file in folders[other]]
            schedules = [file for file in files if _is_schedule(file)]
            near = [file for file in schedules if file.parent in (folder.parent, folder.parent.parent)]
            yield f"{RECORDS}\n{folder}", [*group, *people, *(near or schedules[: len(schedules) == 1])]


def _is_schedule(file: Path) -> bool:
    match = PART.fullmatch(file.stem.lower())
    return bool(match and match[2] == "schedule")


def _called(folder: Path) -> str:
    """Return a folder's name; Jekyll starts those of its collections with "_"."""
    return folder.name.lower().removeprefix("_")


def is_record(file: Path) -> bool:
    """Whether a file of a programme of records is one of those, and no schedule of them."""
    return _called(Path(holder_of(file))) in SESSIONS | PEOPLE


def _layout(file: Path) -> str:
    if file.suffix.lower() in TABLES:
        return "a table"
    if file.suffix.lower() in CALENDARS:
        return "an iCalendar file"
    if file.stem.lower().endswith("videos"):
        return "rubyevents: videos"
    return _SYNTAXES.get(file.suffix.lower(), "YAML")
