"""Which transcript is of which session of a programme, and who was heard in it."""

import glob
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import field
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from panelcheck.config import Config, TranscriptEntry, nothing_matches, shown
from panelcheck.errors import Location, UserError, collecting, did_you_mean
from panelcheck.identity.roster import Roster
from panelcheck.identity.text import fold
from panelcheck.lineup.speaking import Speaking
from panelcheck.programme import Person, Programme, Session, minute_of
from panelcheck.source import Cell, Source, read_source
from panelcheck.transcripts import Naming, Transcript, Turn, read
from panelcheck.transcripts.airtime import Stray, airtime, together
from panelcheck.transcripts.turns import within
from panelcheck.values import dataclass

if TYPE_CHECKING:
    from panelcheck.transcripts.airtime import Airtime

_MINUTE = 60_000
_CLOSE = 0.5
_AS_SHOWN = "Give its title, or its key: 'panelcheck show --format json' lists them."


@dataclass(slots=True)
class Transcribed:
    """A programme's transcripts, read. ``strangers`` name sessions that it does not hold.

    ``errors`` are what is wrong with the transcripts; those that could be read are there.
    """

    speaking: Speaking = field(default_factory=Speaking)
    sources: dict[str, Source] = field(default_factory=dict)
    assumptions: list[str] = field(default_factory=list)
    strangers: list[UserError] = field(default_factory=list)
    errors: list[UserError] = field(default_factory=list)


def transcribed(programme: Programme, roster: Roster, config: Config) -> Transcribed:
    """Read the transcripts that ``config`` names and find out who of ``programme`` is heard in them."""
    timing = config.speaking_time
    done = Transcribed()
    names = frozenset(fold(person.name) for person in roster.people.values())
    naming = Naming(
        known=names | {fold(label) for label in timing.aliases}, unnamed_continue=timing.unnamed == "continue"
    )
    aliases = {label: name or "" for label, name in timing.aliases.items()}
    strays: list[Stray] = []
    parts: defaultdict[str, list[Airtime]] = defaultdict(list)
    for path, places in _by_file(programme, config, done, strays).items():
        with collecting(done.errors):
            source = read_source(path, name=shown(Path(path)))
            transcript = read(source, naming)
            done.sources[source.path] = source
            for session, turns in _cut(transcript, places, done):
                people = _people(session, roster)
                parts[session.key].append(airtime(turns, transcript.quality, people, aliases))
    done.speaking = Speaking(
        set_aside=timing.set_aside,
        heard={key: together(found) for key, found in parts.items()},
        strays=tuple(strays),
    )
    return done


def _by_file(
    programme: Programme, config: Config, done: Transcribed, strays: list[Stray]
) -> dict[str, list[tuple[Session, TranscriptEntry]]]:
    """Return each transcript's path with the sessions it is of."""
    find = _finder(programme)
    files: dict[str, list[tuple[Session, TranscriptEntry]]] = {}
    for entry in config.transcripts:
        if entry.session:
            found = find(entry.session)
            if len(found) == 1:
                files.setdefault(str(config.base / entry.file), []).append((found[0], entry))
            else:
                (done.errors if found else done.strangers).append(_stranger(entry, found, programme))
            continue
        for path in _matching(entry, config, done):
            name = Path(path).stem
            found = find(name)
            if len(found) == 1:
                files.setdefault(path, []).append((found[0], entry))
            else:
                close = get_close_matches(name, _titles(programme), cutoff=_CLOSE)
                cell = Cell(name, Location(shown(Path(path))))
                strays.append(Stray("is the name of no session", cell, tuple(close)))
    return files


def _matching(entry: TranscriptEntry, config: Config, done: Transcribed) -> list[str]:
    """Return the files of a glob; that there are none is an error."""
    # Not pathlib's: a transcript may well lie outside the repository, and "**" be written anywhere.
    matched = sorted(glob.glob(str(config.base / entry.file), recursive=True))  # noqa: PTH207
    if not matched:
        done.errors.append(nothing_matches(entry.file, config.base, entry.location))
    return matched


def _finder(programme: Programme) -> Callable[[str], list[Session]]:
    """Return what finds the sessions of a key or, written in whatever way, a title."""
    keys = {session.key: session for session in programme.sessions}
    titles: defaultdict[str, list[Session]] = defaultdict(list)
    for session in programme.sessions:
        titles[fold(session.title.text)].append(session)
    return lambda name: [keys[name]] if name in keys else titles.get(fold(name), [])


def _stranger(entry: TranscriptEntry, found: Sequence[Session], programme: Programme) -> UserError:
    if found:
        keys = ", ".join(session.key for session in found)
        message, hint = (
            f"'{entry.session}' is the title of {len(found)} sessions",
            f"Give the key of one: {keys}.",
        )
    else:
        message = f"no session is called '{entry.session}'"
        hint = did_you_mean(entry.session, _titles(programme)) or _longer(entry.session, programme)
    return UserError(message, entry.location, hint)


def _longer(name: str, programme: Programme) -> str:
    """Return a hint that names the one title of which ``name`` is a part, else where titles are listed."""
    part = fold(name)
    longer = [title for title in _titles(programme) if part and part in fold(title)]
    return f"Did you mean '{longer[0]}'?" if len(longer) == 1 else _AS_SHOWN


def _titles(programme: Programme) -> list[str]:
    return [session.title.text for session in programme.sessions]


def _people(session: Session, roster: Roster) -> list[Person]:
    people = {person.key: person for seat in session.seats if (person := roster.person_of(seat))}
    return list(people.values())


def _cut(
    transcript: Transcript, places: Sequence[tuple[Session, TranscriptEntry]], done: Transcribed
) -> list[tuple[Session, list[Turn]]]:
    """Return the turns of each session in a transcript; several sessions are cut at their planned starts."""
    if len(places) == 1:
        return [(places[0][0], list(transcript.turns))]
    begins = sorted(
        (minute_of(session.start), session.key) for session, _ in places if session.start is not None
    )
    moments = [start for start, _ in begins]
    if len(set(moments)) < len(places):
        raise UserError(
            "one transcript of several sessions, whose planned starts do not tell where each begins",
            places[-1][1].location or Location(transcript.path),
            "Cut it into one file a session.",
        )
    done.assumptions.append(
        f"{transcript.path} holds {len(places)} sessions, one after the other; it is cut at their planned"
        " starts and begins with the first"
    )
    sessions = {session.key: session for session, _ in places}
    cuts = [round((start - moments[0]) * _MINUTE) for start in moments]
    ends = [*cuts[1:], max(turn.end for turn in transcript.turns) + 1]
    whole = [
        (sessions[key], within(transcript.turns, start, end))
        for (_, key), start, end in zip(begins, cuts, ends, strict=True)
    ]
    for session, turns in whole:
        if not turns:
            raise UserError(
                f"nothing is said at the planned time of '{session.title.text}' in this transcript of"
                f" {len(places)} sessions", Location(transcript.path), "Cut it into one file a session.",
            )  # fmt: skip
    return whole
