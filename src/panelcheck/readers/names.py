"""What the shape of a text says: a person's full name, a group, an institution, an open seat."""

import re
from functools import cache
from itertools import chain
from typing import Final

from panelcheck.patterns import regex
from panelcheck.readers import countries, namewords, words
from panelcheck.readers.givennames import is_given_name, personal
from panelcheck.readers.spans import clean, words_of

_TOKEN = regex(r"[^\s,]+")
_INITIALS = regex(r"(?:[^\W\d_]\.?-?){1,3}\.?$")
_BAD_IN_NAME = regex(r"[\d@:;<>{}=!?#%_+\\|/]")
_UNCASED = regex(
    r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0eff\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_XXX: Final = regex(r"(?:x{2,}|y{2,}|z{3,}|\?+|_+|\.{2,}|…)\Z", re.IGNORECASE)
_SEATS: Final = r"(?:speaker|panell?ist|moderator|discussant|guest|participant|name)s?"
_TO_COME: Final = regex(
    r"(?:(?:\d{1,2} ?x?|one|two|three|four|five|six|an?|another|further|additional|more|other|several) )*"
    rf"(?:{_SEATS} )?(?:from .{{1,40}} )?"
    r"(?:tb[acdn]|to be (?:announced|confirmed|determined|decided|named|defined)|to follow|coming soon)"
)
_SOMEONE_FROM: Final = regex(rf"(?:(?:an?|one|another) )?(?:{_SEATS}|someone|somebody) from ")
_NUMBERED_SEAT: Final = regex(
    r"(?:speaker|panell?ist|presenter|moderator|discussant|guest|referent) ?\d{1,2}"
)
_UNFILLED_START: Final = regex(rf"(?:{'|'.join(namewords.OPEN_SEAT_STARTS)})\b")
_IN_BRACKETS = regex(r"\s*[(（][^()（）]*[)）]")
_QUOTED = regex(r"[\"“”„«»]")
_INSTITUTION_PART = regex("|".join(namewords.INSTITUTION_PARTS))
_NO_PERSON: Final = namewords.INSTITUTIONS | namewords.GROUPS | namewords.JOBS
_UNPRONOUNCEABLE = regex(r"[B-DF-HJ-NP-TV-XZ]{4,}\b")  # an acronym
_CLUB = regex(r"[A-Z][a-z]+[A-Z][a-z]+ (\w+(?: \w+)?)$")
_CAMEL = regex(r"([A-Z][a-z]{2,})[A-Z][A-Za-z]*[a-z]")
_PARTICLES: Final = frozenset(
    ("Mac", "Fitz", "Van", "Von", "Vande", "Vander", "San", "Saint", "Ter", "Ten", "Del")
)
_ABSTRACT_NOUN = regex(r"\w{3}(?:[ts]ions?|ments?|ness|bility|ology|wares?|ships?)$")
_COMMON_NOUN = regex(
    r"\w{3}(?:[eo]rs?|ists?|ing|ics|ment|[ts]ion|ity|ology|ware|ship|[ae]nce|ful|ive|ical|ed)$"
)
_FEWEST_TOKENS = 2
_MOST_GROUP_TOKENS = 6
_MOST_TOKENS = 5
_NUMBERED = regex(r"(?<=\w)\d{1,2}$")  # "Wang1": a library's way to keep namesakes apart
_PLAIN_SUFFIXES: Final = frozenset(("jr", "sr", "esq", "esquire", "phd", "ret", "emeritus"))


_PLAIN_WORD = r"(?:[A-Z]')?[^\W\d_]{2,}+(?:-[^\W\d_]{2,}+)?"
_PLAIN = regex(rf"(?:(?:Dr|Prof)\. )*({_PLAIN_WORD}(?: (?:{_PLAIN_WORD}|[A-Z]\.?)){{0,2}}? {_PLAIN_WORD})")
_LATIN = regex(r"[A-Za-zÀ-ÖØ-öø-ſ '.-]*")


def plainly_full(text: str) -> bool:
    """Whether ``text`` is a few capitalised Latin words that can be nothing but a full name.

    Most names are; what is not may still be one, by ``full_name``.
    """
    plain = _PLAIN.fullmatch(text) if text.istitle() else None
    if not plain or not (text.isascii() or _LATIN.fullmatch(text)):
        return False
    said = words_of(plain[1])
    tokens = said.split()
    return (
        _meaning_something_else().isdisjoint(tokens)
        and "".join(tokens[-2:]) not in namewords.GROUPS
        and not _INSTITUTION_PART.search(said)
    )


@cache
def _meaning_something_else() -> frozenset[str]:
    """Return every word that, alone or in a phrase, says more of a text than that it is a name.

    Single letters are left out: in a name they are initials.
    """
    said = (
        namewords.OPEN_SEATS, namewords.OPEN_SEAT_STARTS, namewords.AND_OTHERS, namewords.GROUP_STARTS,
        namewords.INSTITUTION_LINKS, namewords.HONORIFICS, namewords.SUFFIXES, _NO_PERSON,
        countries.COUNTRIES, words.LED_BY, *words.ROLES.values(), ("you", "pronouns"),
    )  # fmt: skip
    return frozenset(word for word in " ".join(chain.from_iterable(said)).split() if len(word) > 1)


def tokens_of(text: str) -> list[str]:
    """Return the blank-separated pieces of a name, without quotation marks."""
    return _TOKEN.findall(_QUOTED.sub("", clean(text)))


def full_name(text: str) -> bool:
    """Whether ``text`` looks like one person's full name: two to five capitalised words.

    Particles, titles in front and letters behind do not count; words of institutions and jobs rule it out.
    """
    if _BAD_IN_NAME.search(text) or institution(text):
        return False
    if _UNCASED.search(text):
        return 2 <= len(_IN_BRACKETS.sub("", clean(text))) <= 20  # noqa: PLR2004 - Han names have two to four letters, others more
    tokens = bare_tokens(text)
    core = [token for token in tokens if words_of(token) not in namewords.PARTICLES or token[:1].isupper()]
    if not _FEWEST_TOKENS <= len(core) <= _MOST_TOKENS:
        return False
    if not all(_capitalised(token) for token in core):
        return False
    return any(_written_out(token) for token in core) or (personal(text) and shouted(text))


def uncased(text: str) -> bool:
    """Whether ``text`` holds letters of a script without capitals: Han, kana, Hangul, Arabic, ..."""
    return _UNCASED.search(text) is not None


def bare_tokens(text: str) -> list[str]:
    """Return the words of a name without honorifics in front and letters behind."""
    tokens = tokens_of(_IN_BRACKETS.sub(" ", text))
    while (
        tokens and words_of(tokens[0]) in namewords.HONORIFICS and len(tokens) > 1 and _honorific(tokens[0])
    ):
        tokens.pop(0)
    while len(tokens) > 2 and words_of(tokens[-1]) in namewords.SUFFIXES:  # noqa: PLR2004 - a name stays
        tokens.pop()
    return tokens


def _honorific(token: str) -> bool:
    """Whether a token in front of a name is a title; a bare capital (M, D) is an initial."""
    return len(token) > 1


def _capitalised(token: str) -> bool:
    letters = token.lstrip("'’`‘-.(")
    start = letters[:1]
    if start.isupper() or start.istitle():
        return True
    # d'Arc, al-Sayed, von-Foo: the capital comes after the joint
    return bool(re.match(r"[a-zà-ÿ]{1,3}['’-][A-ZÀ-Þ]", letters))


def _written_out(token: str) -> bool:
    return any(char.islower() for char in token)


def shouted(text: str) -> bool:
    """Whether every word is in capitals and longer than initials."""
    tokens = tokens_of(text)
    return bool(tokens) and all(token.isupper() for token in tokens)


def mononym(text: str) -> bool:
    """Whether ``text`` may be a person known by one word."""
    tokens = tokens_of(text)
    return (
        len(tokens) == 1
        and not _BAD_IN_NAME.search(text)
        and tokens[0][:1].isalpha()
        and not institution(text)
        and (not tokens[0].isupper() or bool(_INITIALS.match(tokens[0])))
    )


def institution(text: str) -> bool:
    """Whether a word of ``text`` belongs to an institution, a group or a job."""
    plain = words_of(text)
    if _INSTITUTION_PART.search(plain) or plain in countries.COUNTRIES or _club(text):
        return True
    if plain.endswith(namewords.GROUP_ENDINGS):
        return True
    written = clean(text).split()
    if written[:1] == ["The"] or any(
        token in namewords.ACRONYMS or token in namewords.INSTITUTION_LINKS or _UNPRONOUNCEABLE.match(token)
        for token in written
    ):
        return True
    tokens = plain.split()
    if len(tokens) > 1 and tokens[0] in namewords.HONORIFICS:
        tokens = tokens[1:]
    return not _NO_PERSON.isdisjoint(tokens)


def _club(text: str) -> bool:
    """Whether ``text`` names the club of a country: "TapeCon Taiwan"; "Ada Brasil" is a person."""
    match = _CLUB.match(clean(text))
    return match is not None and words_of(match[1]) in countries.COUNTRIES_OF_CLUBS


def abstract(text: str) -> bool:
    """Whether a word of ``text`` names a thing, not a person: "Jury Presentation"."""
    return any(_ABSTRACT_NOUN.search(token) for token in words_of(text).split())


def in_lower_case(text: str) -> bool:
    """Whether ``text`` may be a full name that its bearer writes in lower case, and is no job or remark."""
    tokens = words_of(text).split()
    return (
        text.islower()
        and len(tokens) > 1
        and namewords.IN_LOWER_CASE.isdisjoint(tokens)
        and not any(_COMMON_NOUN.search(token) for token in tokens)
    )


def unfinished(text: str) -> bool:
    """Whether ``text`` ends like the first half of an institution's name: "Institute for Global"."""
    tokens = words_of(text).split()
    return institution(text) and (
        tokens[-1] in namewords.INSTITUTIONS or tokens[-1] in namewords.INSTITUTION_LINKS
    )


def group(text: str) -> bool:
    """Whether ``text`` as a whole names a group or an organisation, so surely no person."""
    plain = words_of(text)
    if group_noun(text) or _INSTITUTION_PART.search(plain) or plain in countries.COUNTRIES or _club(text):
        return True
    tokens = plain.split()
    linked = any(token in namewords.INSTITUTION_LINKS for token in clean(text).split())
    if len(tokens) <= _MOST_GROUP_TOKENS and any(token in namewords.GROUPS for token in tokens):
        return linked or not any(token in namewords.PARTICLES for token in tokens)
    return linked and tokens[0] in namewords.INSTITUTIONS


def group_noun(text: str) -> bool:
    """Whether ``text`` ends in a noun for a group ("the staff team") or begins as one ("all speakers")."""
    tokens = words_of(text).split()
    if not tokens:
        return False
    if tokens == ["you"]:
        return clean(text)[0] == "y"
    if tokens[0] in namewords.GROUP_STARTS and 1 < len(tokens) <= _MOST_GROUP_TOKENS:
        return not full_name(text)
    if tokens[-1].endswith(namewords.GROUP_ENDINGS):
        return True
    return tokens[-1] in namewords.GROUPS or "".join(tokens[-2:]) in namewords.GROUPS


def maybe_firm(word: str) -> bool:
    """Whether a single word has capitals within, as firms write theirs and few people: "CloudBees".

    "McDonald", "MacKenzie", "DeShawn", "LaToya" and "AnnMarie" are people's.
    """
    match = _CAMEL.fullmatch(word)
    return match is not None and match[1] not in _PARTICLES and not is_given_name(match[1])


def open_seat(text: str) -> bool:
    """Whether ``text`` announces a place that nobody fills yet."""
    bare = clean(text).strip(" *()[]<>")
    plain = words_of(bare)
    if _TO_COME.fullmatch(plain) or _SOMEONE_FROM.match(plain):
        return True
    if _XXX.match(bare) or plain in namewords.OPEN_SEATS or _NUMBERED_SEAT.fullmatch(plain):
        return True
    return bool(_UNFILLED_START.match(plain))


def suffix(text: str) -> bool:
    """Whether ``text`` belongs to the name before the comma: Jr., Esq., Ph.D."""
    tokens = tokens_of(text)
    return bool(tokens) and all(_letters_behind(token) for token in tokens)


def _letters_behind(token: str) -> bool:
    """Whether a token is a suffix as people write it: "Jr", "PhD", "M.A."; "Ma" and "Do" are names."""
    plain = words_of(token)
    if plain not in namewords.SUFFIXES and plain.replace(" ", "") not in namewords.SUFFIXES:
        return False
    return plain in _PLAIN_SUFFIXES or "." in token or sum(char.isupper() for char in token) > 1


def last_first(family: str, given: str) -> bool:
    """Whether two texts around a comma are one name turned round: "Doe, Jane M.", "van der Berg, Jan"."""
    before, behind = tokens_of(family), tokens_of(given)
    if not before or not 1 <= len(behind) <= _MOST_TOKENS or suffix(given) or open_seat(given):
        return False
    if len(before) > 1 and not before[0].islower():
        return False
    if any(
        _BAD_IN_NAME.search(_NUMBERED.sub("", token)) or not _capitalised(token)
        for token in before[-1:] + behind
    ):
        return False
    if any(token.isupper() and not _INITIALS.match(token) for token in behind) and not personal(given):
        return False
    return not institution(given) and not open_seat(family)
