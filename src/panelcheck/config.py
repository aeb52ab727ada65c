"""panelcheck.yaml: what an event decides for itself, found from the linted file up to the repository root."""

import math
from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from panelcheck.errors import Location, UserError
from panelcheck.identity.axes import Disclosure
from panelcheck.identity.vocabulary import GENDER
from panelcheck.programme import Ignore, Kind
from panelcheck.readers.records import Words
from panelcheck.values import dataclass

FILE_NAMES = ("panelcheck.yaml", "panelcheck.yml")

FailOn = Literal["error", "warning", "note", "never"]
Pronouns = Literal["narrow", "ignore"]
Unnamed = Literal["nobody", "continue"]
Audience = Literal["organiser", "public"]


LISTS = frozenset({"extends", "select", "ignore", "declarations", "topics"})
ENTRY_LISTS = frozenset({"files", "topics"})
INTERNAL = {
    "folder": "(folder)",
    "ignored": "(ignored)",
    "places": "(places)",
    "set_aside": "(set-aside)",
    "written": "(written)",
}  # fields that no key of a file fills in


def hyphenated(name: str) -> str:
    """Return the key of a field."""
    return INTERNAL.get(name, name.replace("_", "-"))


@dataclass(frozen=True, slots=True, kw_only=True)
class IgnoreEntry:
    """Findings to hide, and why: of one rule, at one session (its key or title) or everywhere.

    ``until`` is the last day on which they are hidden.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic's own hook, not a field

    code: str
    session: str = ""
    reason: str = ""
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A dimension people may declare.

    ``categories`` maps each to the spellings that mean it; without any, what people write is the category.
    ``watch`` are the categories that rules look at where they name none. ``disclosure``: whether findings
    may be about single sessions, or counts of ten or more people of the whole event are all that is told;
    ethnicity, disability, religion, health and the like are ``event-only`` where nothing is said.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic's own hook, not a field

    categories: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    watch: tuple[str, ...] = ()
    disclosure: Disclosure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TranscriptEntry:
    """A transcript (a file, or a glob without a session) and the session it is of: a key or a title."""

    file: str
    session: str = ""
    location: Location | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakingTime:
    """How minutes are counted.

    ``fixed_minutes`` and ``question_minutes``, by kind of session, are the parts of a slot that nobody on
    stage has: the welcome and introductions, and the audience's questions. ``unnamed``: whom a cue without
    a name belongs to. ``aliases``: labels in transcripts -> names in the programme; nothing for those who
    are not on stage.
    """

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's own hook, not a field
        "extra": "forbid",
        "alias_generator": hyphenated,
    }

    fixed_minutes: Mapping[Kind, float] = field(default_factory=dict)
    question_minutes: Mapping[Kind, float] = field(default_factory=dict)
    unnamed: Unnamed = "nobody"
    aliases: Mapping[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        minutes = [*self.fixed_minutes.values(), *self.question_minutes.values()]
        if not all(0 <= each < math.inf for each in minutes):
            raise ValueError("minutes are 0 or more")

    @property
    def set_aside(self) -> dict[Kind, float]:
        """The minutes of a slot, by its kind, that nobody on stage has."""
        return {
            kind: self.fixed_minutes.get(kind, 0.0) + self.question_minutes.get(kind, 0.0)
            for kind in (*self.fixed_minutes, *self.question_minutes)
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeEntry:
    """One programme of several files, and what holds for it alone.

    ``files`` are globs from the config's folder, each with its place in ``places``. ``fields``, ``kinds``,
    ``asked`` and ``topics`` add to the config's own.
    """

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's own hook, not a field
        "extra": "forbid",
        "alias_generator": hyphenated,
    }

    name: str
    files: tuple[str, ...]
    fields: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    asked: bool | None = None
    topics: tuple[str, ...] = ()
    places: tuple[Location, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """What a panelcheck.yaml says; the defaults are what holds without one.

    ``names``: first names may serve as evidence where nobody declared anything.
    ``asked``: the programme's own columns were filled in by the people themselves.
    ``rules``: options to change, by code or name, as the node they are written in: packs know what is
    right there. ``intersections``: name -> axis -> categories; the people who are one of these on each of
    the axes are its members. ``ignore`` are rules to switch off, ``ignored`` findings to hide with a
    reason; a file gives both under ``ignore``. ``fields``: the file's field names -> panelcheck's.
    ``topics``: tags, and words of titles, that say a session is about diversity itself, beside those
    panelcheck knows. ``audience`` is who sees the report; None leaves it to where the run is. ``owner``
    looks after the answers, until they are looked at again at ``review_by``; these and ``published`` go into
    what is published. ``set_aside`` are files of answers that this run does not use. ``written`` are the
    places of ``extends``, ``declarations``, ``select``, ``ignore`` and ``axes``, by the key and the text.
    ``folder`` is where the file lies, which its paths are relative to; None without a file. A file gives
    ``transcripts`` as a glob, where each file is named after its session, or as a mapping of sessions to
    files.
    """

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's own hook, not a field
        "extra": "forbid",
        "alias_generator": hyphenated,
        "title": "panelcheck.yaml",
    }

    required_version: str = ""
    extends: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    ignored: tuple[Ignore, ...] = ()
    rules: Any = None
    names: bool = True
    pronouns: Pronouns = "narrow"
    declarations: tuple[str, ...] = ()
    audience: Audience | None = None
    owner: str = ""
    published: date | None = None
    review_by: date | None = None
    asked: bool = False
    axes: Mapping[str, Axis] = field(default_factory=dict)
    intersections: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    programmes: tuple[ProgrammeEntry, ...] = ()
    transcripts: tuple[TranscriptEntry, ...] = ()
    speaking_time: SpeakingTime = field(default_factory=SpeakingTime)
    fail_on: FailOn = "error"
    fail_on_likely: bool = False
    fail_on_undetermined: bool = False
    baseline: str = ""
    set_aside: tuple[str, ...] = ()
    written: Mapping[tuple[str, str], Location] = field(default_factory=dict, repr=False)
    folder: Path | None = None

    def overridden(self, given: Mapping[str, Any]) -> "Config":
        """Return this config with what the command line gives; ``extends`` and ``ignore`` add up."""
        added = {
            name: (*getattr(self, name), *given[name]) for name in ("extends", "ignore") if name in given
        }
        set_aside = self.declarations if "declarations" in given else ()
        written = {
            key: place for key, place in self.written.items() if key[0] in added or key[0] not in given
        }
        return replace(self, **{**given, **added, "set_aside": set_aside, "written": written})

    @property
    def asks_of(self) -> tuple[str, ...]:
        """The axes on which people may say something of themselves: gender, and its own."""
        return tuple(dict.fromkeys((GENDER, *self.axes)))

    @property
    def words(self) -> Words:
        """The event's own words for fields and kinds, and what its axes are called."""
        return Words(fields=self.fields, kinds=self.kinds, axes=self.asks_of)

    @property
    def base(self) -> Path:
        """What this config's paths are relative to."""
        return self.folder or Path()


def root_of(path: Path) -> Path:
    """Return the repository root above ``path``, else the directory ``path`` lies in."""
    start = path if path.is_dir() else path.parent
    return next((folder for folder in _upwards(start) if (folder / ".git").exists()), start)


def find_config(path: Path) -> Path | None:
    """Return the nearest panelcheck.yaml at or above ``path``, not beyond its repository's root."""
    for folder in _upwards(path if path.is_dir() else path.parent):
        for name in FILE_NAMES:
            if (folder / name).is_file():
                return folder / name
        if (folder / ".git").exists():
            return None
    return None


def _upwards(folder: Path) -> list[Path]:
    absolute = folder.absolute()
    return [absolute, *absolute.parents]


def nothing_matches(pattern: str, base: Path, place: Location | None) -> UserError:
    """Return what is wrong with a glob at ``place`` that no file below ``base`` matches."""
    folder = "the current folder" if base.absolute() == Path.cwd() else shown(base)
    return UserError(f"no file matches '{pattern}'", place, f"It is looked for from {folder}.")


def shown(path: Path) -> str:
    """Return the path as short as it can be said from here."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
