"""Calendar events that stand for a session once more: copies "(LIVE)", and single dates of a series."""

import re
from collections.abc import Iterator, Mapping, Sequence

from panelcheck.patterns import regex
from panelcheck.programme import Role, Skip
from panelcheck.readers.contentlines import Component
from panelcheck.readers.mentions import name_words
from panelcheck.readers.records import Record
from panelcheck.readers.spans import words_of

_WHAT = (
    r"(?:live(?:[ -]?stream(?:ed)?)?|on[ -]?demand|stream|replay|rerun|re-?run|repeat(?:ed)?|encore"
    r"|recording|recorded|pre-?recorded|broadcast|re-?broadcast|simulive|virtual|online|in[ -]person|hybrid"
    r"|wiederholung|aufzeichnung|rediffusion|repetici[oó]n|r[eé]plica)"
)
_MARK = regex(
    rf"^\s*[\[(]{_WHAT}[)\]]\s*|(?<!\s)\s*[\[(]{_WHAT}[)\]]\s*$|^\s*{_WHAT}\s*:\s+|(?<!\s)\s+[-–—]+\s*{_WHAT}\s*$",
    re.IGNORECASE,
)
_COUNT = regex(r"\bCOUNT=(\d{1,6})\b", re.IGNORECASE)


def without_repeats(events: Sequence[Component], records: Sequence[Record]) -> Iterator[Record | Skip]:
    """Yield the record of each event, or a skip that says which session it repeats.

    The first of several is the session. Others repeat it that have its title and its people, and either

    - a mark ("(LIVE)", "on demand"), on one of them,
    - several people: two findings about one panel would be one too many,
    - the same start, or
    - its UID and a date of its series (RECURRENCE-ID); these may leave the people out.
    """
    series = {
        line.value.value: record
        for event, record in zip(events, records, strict=True)
        if (line := event.get("UID")) and event.get("RECURRENCE-ID") is None
    }
    seen: dict[object, tuple[Record, bool]] = {}
    for event, record in zip(events, records, strict=True):
        title, marked = _title(record)
        people = _people(record)
        uid = event.get("UID")
        master = series.get(uid.value.value) if uid and event.get("RECURRENCE-ID") else None
        if master and _title(master)[0] == title and people in ((), _people(master)):
            yield _skip(master, record)
            continue
        first, first_marked = seen.setdefault((title, people), (record, marked))
        copy = marked or first_marked or len(people) > 1 or _start(first) == _start(record)
        if first is not record and title and people and copy:
            yield _skip(first, record)
        else:
            yield record


def series_note(events: Sequence[Component]) -> Iterator[str]:
    """Yield a sentence on the events that repeat by a rule, if there are any: each is one session."""
    rules = {id(event): line.value.value for event in events if (line := event.get("RRULE"))}
    if not rules:
        return
    counts = [
        int(match[1]) - sum(line.value.value.count(",") + 1 for line in event.all("EXDATE"))
        for event in events
        if id(event) in rules and (match := _COUNT.search(rules[id(event)]))
    ]
    one = len(rules) == 1
    often = f" ({'it takes' if one else 'they take'} place {sum(counts)} times{'' if one else ' in all'})"
    subject = "1 repeated event is read once" if one else f"{len(rules)} repeated events are read once each"
    yield subject + (often if len(counts) == len(rules) else "")


def _skip(first: Record, record: Record) -> Skip:
    place = first.cells["title"].location if "title" in first.cells else first.location
    return Skip("repeated event", f"the session of line {place.line}, once more", record.location)


def _title(record: Record) -> tuple[str, bool]:
    """Return the title for comparing, and whether it was marked as a copy."""
    cell = record.cells.get("title")
    bare, marks = _MARK.subn("", cell.text) if cell else ("", 0)
    return words_of(bare), marks > 0


def _people(record: Record) -> tuple[tuple[str, ...], ...]:
    on_stage = (item for item in record.listings if item.role is not Role.ORGANISER and item.name)
    return tuple(sorted(name_words(item.name) for item in on_stage))


def _start(record: Record) -> Mapping[str, str]:
    return {name: record.cells[name].text for name in ("date", "start") if name in record.cells}
