"""Who is who: seats become people, by id where there is one and by name otherwise."""

import re
from collections import Counter, defaultdict
from functools import lru_cache

from panelcheck.identity.text import tidy, words
from panelcheck.patterns import regex
from panelcheck.programme import Person, Programme, Seat, Session, Status

TITLES = words("""
    mr mrs ms mx miss mister sir dame lord lady dr dra drs prof professor rev reverend hon herr frau monsieur
    madame mme mlle sr sra srta dott dottssa ing dipl dipl-ing dr-ing ir mgr mudr judr rndr phdr bc
""")
_PLAIN = regex(r"(?!.* (?i:phd)\Z)[A-Za-z'-]{2,}(?: [A-Za-z'-]{2,})+")
_ENGINEER = regex(r"\bdr\.? ?-? ?(?:ing|med|rer\. ?nat|phil|jur|habil|h\. ?c)\b\.?\s*", re.IGNORECASE)
_HONORIFIC_BEHIND = regex(r"(?<=[\u3040-\u30ff\u3400-\u9fff]) ?(?:氏|さん|様|先生|教授|博士)\Z")
_MARKS = regex(r"[\s*\u2020\u2021\u00a7\u00b6\u00b9\u00b2\u00b3\u2070-\u2079#^;:,-]+$")
_PRONOUNS = regex(r"\s*[(\[](?:she|he|they|sie|er|elle|il|ella|any)\b[^)\]]*[)\]]", re.IGNORECASE)
_DEGREES = regex(
    r"(?:(?:,\s*|\s+)ph\.?\s?d|,\s*(?:m\.?\s?d|[mb]\.?\s?(?:sc|a)|mba|esq|mph|frs|d\.?\s?phil|jd))\.?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1 << 14)
def normalise(name: str) -> str:
    """Return the form under which two writings of one name are equal.

    Case, spaces, invisible characters, honorific titles, degrees, dots and trailing marks do not count, nor
    does the order of ``Last, First``; accents and hyphens do.
    """
    if _PLAIN.fullmatch(name):
        plain = name.casefold()
        return plain if plain.split(" ", 1)[0] not in TITLES else _untitled(plain)
    text = _HONORIFIC_BEHIND.sub("", _ENGINEER.sub("dr ", tidy(_MARKS.sub("", name))))
    text = _PRONOUNS.sub("", text)
    while text != (text := _DEGREES.sub("", text)):
        pass
    last, comma, first = text.partition(",")
    if comma and "," not in first and first.strip():
        text = f"{first} {last}"
    return _untitled(tidy(text.replace(".", " ").casefold())) or tidy(name.casefold())


def _untitled(name: str) -> str:
    """Take honorific titles off the front of a name, but leave two words: ``Dr Berg`` stays."""
    words = name.split()
    while len(words) > 2 and words[0] in TITLES:  # noqa: PLR2004 - a given and a family name
        del words[0]
    return " ".join(words)


def gather(programme: Programme) -> tuple[dict[str, Person], dict[int, str]]:
    """Return the people by key, and the key of the person in each seat by ``id(seat)``.

    Same id, else same normalised name. A name ``n`` times in one role of one session is ``n`` people. A name
    without an id belongs to the id that bears it, where exactly one does. Keys depend on nothing but ids,
    names and their order within a session.
    """
    taken = [
        (session, seat, normalise(seat.name))
        for session, seat in programme.seats()
        if seat.status is not Status.OPEN and (seat.name.strip() or seat.id.strip())
    ]
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for _, seat, name in taken:
        if seat.id.strip():
            ids[name].add(_id_key(seat))
    present = {
        (id(session), seat.role, _id_key(seat)) for session, seat, _ in taken if session and seat.id.strip()
    }
    keys: dict[int, str] = {}
    times: Counter[tuple[int, str, str]] = Counter(present)
    seats: defaultdict[str, list[Seat]] = defaultdict(list)
    for session, seat, name in taken:
        key = keys.get(id(seat)) or _key(session, seat, name, ids, times)
        keys[id(seat)] = key
        seats[key].append(seat)
    return {key: Person(key, _newest(key, own), tuple(own)) for key, own in seats.items()}, keys


def _id_key(seat: Seat) -> str:
    return f"id:{seat.id.strip()}"


def _key(
    session: Session | None,
    seat: Seat,
    name: str,
    ids: defaultdict[str, set[str]],
    times: Counter[tuple[int, str, str]],
) -> str:
    if seat.id.strip():
        return _id_key(seat)
    owners = ids.get(name, ())
    key = next(iter(owners)) if len(owners) == 1 else f"name:{name}"
    if session is None:
        return key
    place = (id(session), seat.role, key)
    times[place] += 1
    return key if times[place] == 1 else f"name:{name}#{times[place]}"


def _newest(key: str, seats: list[Seat]) -> str:
    """Return the name a person goes by: the last one written with the id, else the last one written."""
    named = [seat for seat in seats if seat.name.strip()]
    own = [seat for seat in named if seat.id.strip()] or named
    return " ".join(own[-1].name.split()) if own else key.partition(":")[2]
