"""Records of several lists and files become those of one programme: who and what is meant where."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from panelcheck.readers.assemble import is_session
from panelcheck.readers.grouping import grouped
from panelcheck.readers.numbering import without_numbering
from panelcheck.readers.people import People
from panelcheck.readers.records import Record, Records
from panelcheck.readers.references import with_codes_of_letters
from panelcheck.readers.sessions import Sessions, has_pointers
from panelcheck.readers.slugs import in_words

if TYPE_CHECKING:
    from panelcheck.readers.records import Listing

Group = list[Record]


def join(parts: Sequence[Records]) -> Records:
    """Return the records of ``parts``, each read from one file, as those of one programme.

    - An id, slug or file name of a person or session described elsewhere becomes what it stands for.
    - What a schedule says of a session's time, room and kind, and lists of who is on it, join the session.
    - Whoever is on stage and also stands in a list of people is there once, with what the list says.

    Nothing is lost: what stands for nobody is a problem of kind ``reference``.
    """
    parts = with_codes_of_letters([without_numbering(part) for part in parts])
    groups = [group for part in parts for group in grouped(part)]
    alone = len(parts) == 1 and not _lists_its_speakers(parts[0])
    if alone and not _refers(parts[0]) and not has_pointers(groups):
        return in_words(replace(parts[0], groups=tuple(map(tuple, groups))))
    lists = [record for group in groups if not is_session(group[0]) for record in group]
    groups = list(_with_speakers(groups, lists))
    people = People(lists, frozenset().union(*(part.crews for part in parts)))
    sessions = Sessions([[*map(people.seated, group)] for group in groups if is_session(group[0])])
    joined = [*sessions.joined()]
    joined += [[record] for record in people.elsewhere()]
    records = Records(
        records=tuple(record for group in joined for record in group),
        groups=tuple(map(tuple, joined)),
        event=next((part.event for part in parts if part.event), ""),
        skips=(*(found for part in parts for found in part.skips), *sessions.skips, *people.skips),
        problems=(
            *(found for part in parts for found in part.problems),
            *sessions.problems(),
            *people.problems(),
        ),
        columns={name: place for part in reversed(parts) for name, place in part.columns.items()},
        assumptions=tuple(dict.fromkeys(text for part in parts for text in part.assumptions)),
        headers=tuple(header for part in parts for header in part.headers),
        ignores=tuple(ignore for part in parts for ignore in part.ignores),
        count=sum(part.count for part in parts),
        word=_word(parts),
    )
    return in_words(records)


def _with_speakers(groups: Iterable[Group], lists: Iterable[Record]) -> Iterator[Group]:
    """Yield ``groups``, sessions that list nobody with those whose list says that they are on it."""
    on: dict[str, list[Listing]] = {}
    for record in lists:
        for word in record.cells["sessions"].text.split("; ") if "sessions" in record.cells else ():
            on.setdefault(word, []).extend(record.listings)
    for group in groups:
        head = group[0]
        people = on.get(head.cells["id"].text, []) if "id" in head.cells else []
        if people and not any(record.listings for record in group):
            group = [replace(head, listings=tuple(people)), *group[1:]]  # noqa: PLW2901
        yield group


def _refers(part: Records) -> bool:
    """Whether anything in a file of its own stands for something else."""
    people = (who for record in part.records for who in record.listings)
    return any(record.reference for record in part.records) or any(who.reference for who in people)


def _lists_its_speakers(part: Records) -> bool:
    """Whether a file that names people in its sessions has a list of people as well."""
    if part.word != "entries":
        return False
    sessions, lists = (
        any(record.listings for record in part.records if is_session(record) is of_session)
        for of_session in (True, False)
    )
    return sessions and lists


def _word(parts: Sequence[Records]) -> str:
    words = {part.word for part in parts if part.count}
    return words.pop() if len(words) == 1 else "records"
