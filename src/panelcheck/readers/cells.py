"""People named in one cell, each with the exact place of the name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from panelcheck.patterns import regex
from panelcheck.programme import Role, Skip, Status
from panelcheck.readers import names, namewords
from panelcheck.readers.givennames import personal
from panelcheck.readers.pieces import PEOPLE, Piece, Shape, trimmed, unsure
from panelcheck.readers.records import Listing
from panelcheck.readers.roles import one_moderates, role_before, role_of
from panelcheck.readers.spans import clean, part_of, unmarked
from panelcheck.readers.splitting import counted, joined, parts, split, turned_pairs
from panelcheck.readers.teams import labelled, team_of
from panelcheck.source import Cell

_B = r"[\s\0]+"
_MANY = (
    rf"(?:(?:\d{{1,3}}|one|two|three|four|five|six|several|many|some|few|further|other|additional|more|special|surprise"
    rf"|secret|mystery|an?|another){_B})"
)
_UNNAMED = r"(?:speaker|panell?ist|participant|colleague|guest|friend)s?|people"
_SOON = rf"(?:{_B}\(?(?:tb[acdn]|to{_B}(?:be{_B}\w+|come|follow)|coming{_B}soon)\)?)?"
# More people than are named: what ends a list, or a part of one.
_ET_AL = regex(
    rf"(?:\A|(?<![\s\0,])[\s\0,]+)((?:et{_B}al|etc|usw|u\.[\s\0]?a|u\.[\s\0]?v\.[\s\0]?[am]|uv[am])\.?"
    rf"|(?:and|with|plus|&|\+)[\s\0]*(?:{_MANY}*(?:others?|more|guests?|friends)(?:{_B}(?:{_UNNAMED}))?|{_MANY}+(?:{_UNNAMED})){_SOON}"
    rf"|\+[\s\0]*\d{{1,2}}(?:{_B}(?:{_UNNAMED}|others?|more))?|(?<=\w[\s\0,])(?:\.{{3}}|…)"
    rf"|(?:und|et|y|e|en|i|a){_B}(?:viele{_B}mehr|(?:andere[nr]?|weitere|autres|otr[oa]s|m[aá]s|outr[oa]s|altri|inni|dal[sš][ií])(?:{_B}g[aä]ste)?))"
    r"[\s\0.]*\Z",
    re.IGNORECASE,
)
_LONGEST_TAIL: Final = 100
LONGEST: Final = 200_000  # characters in which people are looked for: about 10,000 names
_BRACKETS = regex(r"[(\[（][^()\[\]（）]*[)\]）]")
_LINE = regex(r"[^\r\n\v\f\u2028\u2029]+")
_ACRONYM_FIRST = regex(r"[A-ZÀ-Þ]{3,}[\s\0]")
_GROUP: Final = "a group or an organisation, not one person"
_NO_SHAPE: Final[frozenset[Shape]] = frozenset()
_MAYBE_PEOPLE: Final = PEOPLE | {Shape.ONE_WORD, Shape.PERHAPS}
_ASIDES: Final = frozenset((Shape.SUFFIX, Shape.ROLE, Shape.PRONOUNS, Shape.OTHERS))


class Reading(Enum):
    """What a comma may part: people, people if that is evident, or nothing but a name and its affiliation."""

    LIST = auto()
    SINGLE = auto()
    ONE = auto()
    LEADING = auto()  # one name and its affiliation, or several that are plainly people


def read_names(cell: Cell, *, role: Role | None = None, single: bool = False) -> list[Listing | Skip]:
    """Return the people that a cell names, in order, and the groups it names as skips.

    ``role`` is for those without a marker of their own. With ``single`` the field is one person's: a
    comma parts name and affiliation ("Last, First" stays), unless several full names stand there.
    Lines and semicolons always part people; commas do where both sides look like full names; "and" does
    unless it joins an institution's name. Placeholders become open seats, and so does a text that is too
    long to be a list of people.
    """
    if len(cell.text) > LONGEST:
        place = cell.location.point
        beyond = Skip("unnamed people", f"more than {LONGEST:,} characters are no list of people", place)
        return [Listing(name="", location=place, role=role, status=Status.OPEN), beyond]
    if names.plainly_full(cell.text):
        return [Listing(name=cell.text, location=part_of(cell, 0, len(cell.text)), role=role)]
    text = unmarked(cell.text)
    return read_stretch(cell, text, (0, len(text)), role, Reading.SINGLE if single else Reading.LIST)


def read_stretch(
    cell: Cell, text: str, span: tuple[int, int], role: Role | None, reading: Reading
) -> list[Listing | Skip]:
    """Read people from the stretch ``span`` of ``text``, the unmarked text of ``cell``."""
    found: list[Listing | Skip] = []
    entries = (entry for line in _LINE.finditer(text, *span) for entry in counted(text, *line.span()))
    for entry in entries:
        start, end = trimmed(text, *entry)
        if clean(text[start:end]) in namewords.BLANKS:
            continue
        if reading is Reading.LIST and (team := team_of(text, start, end)):
            house = Cell(clean(text[slice(*team.name)]), part_of(cell, *team.name))
            found += [
                replace(item, statements={"affiliation": house, **item.statements})
                if isinstance(item, Listing)
                else item
                for member in team.members
                for item in _read_line(cell, text, member, role, reading)
            ]
            continue
        for low, high in labelled(text, start, end):
            if reading is Reading.LIST and _names_a_group(text, low, high):
                found.append(_skip(cell, low, high))
            else:
                found += _read_line(cell, text, (low, high), role, reading)
    return found


def _names_a_group(text: str, start: int, end: int) -> bool:
    """Whether a whole line is a group's name, commas and all: nothing in it looks like a person."""
    others = _others(text, start, end)
    stretch = text[start : others[0] if others else end]
    if (
        not stretch.strip()
        or ";" in stretch
        or names.open_seat(stretch)
        or not names.group_noun(_BRACKETS.sub(" ", stretch))
    ):
        return False
    return not any(piece.shape in PEOPLE for piece in split(text, start, start + len(stretch)))


def _others(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """Return where people who are not named are meant at the end: with what parts it off, and without."""
    low = max(start, end - _LONGEST_TAIL)
    match = _ET_AL.search(text[low:end])
    if not match or (match.start() == 0 and low > start):
        return None
    return low + match.start(), low + match.start(1), low + match.end(1)


def _read_line(
    cell: Cell, text: str, span: tuple[int, int], role: Role | None, reading: Reading
) -> Iterator[Listing | Skip]:
    marked = [(start, end, *role_before(text[start:end])) for start, end in parts(text, *span)]
    by_role = any(leading for _, _, _, leading in marked)
    usual, alone = role, False
    for start, end, offset, leading in marked:
        if clean(text[start:end]) in namewords.BLANKS:
            continue
        role = leading or (usual if alone else role)
        alone = alone if leading is None else one_moderates(text[start : start + offset], leading)
        divided = (start, end) != span and not by_role
        begin = start + offset
        tentative = unsure(text[start:begin])
        others = _others(text, begin, end)
        pieces = turned_pairs(text, split(text, begin, others[0] if others else end))
        pieces = joined(text, pieces)
        unnamed = [(piece.start, piece.end) for piece in pieces if piece.shape is Shape.OTHERS]
        pieces = [piece for piece in pieces if piece.shape is not Shape.OTHERS]
        for piece in _people(text, pieces, Reading.ONE if divided else reading):
            if piece.leading:
                role = piece.role
            if tentative and piece.status is Status.CONFIRMED:
                piece.status = Status.TENTATIVE
            yield _entry(cell, text, piece, role)
        for low, high in [*unnamed, *([others[1:]] if others else [])]:
            place = part_of(cell, low, high)
            yield Skip("unnamed people", "more people are meant than named", place)
            yield Listing(name="", location=place, role=role, status=Status.OPEN)


def _people(text: str, pieces: list[Piece], reading: Reading) -> Iterator[Piece]:
    """Yield those pieces that are people, open seats or groups; the others become statements of theirs."""
    main = [piece for piece in pieces if piece.shape not in _ASIDES]
    starters = _starters(text, main, reading)
    person: Piece | None = None
    for index, piece in enumerate(pieces):
        if person is None:
            person = piece
            after = pieces[index + 1] if index + 1 < len(pieces) else None
            if after is not None and len(pieces) == 2 and not starters and _turned_round(text, person, after):  # noqa: PLR2004
                person.end, person.shape = after.end, Shape.FULL
                person.role, person.status = person.role or after.role, after.status
                person.statements.update(after.statements)
                after.shape = Shape.OTHERS
        elif piece.shape is Shape.OTHERS:
            continue
        elif _starts_person(piece, starters, reading):
            yield person
            person = piece
        else:
            _attach(text, person, piece)
    if person is not None:
        yield person


def _starters(text: str, main: list[Piece], reading: Reading) -> frozenset[Shape]:
    """Return the shapes that begin a new person after a comma here; none where there is one person."""
    full = [piece.shape in PEOPLE for piece in main]
    if len(main) == 1 or not main or reading is Reading.ONE:
        return _NO_SHAPE
    if reading is Reading.LEADING:
        plain = all(full) and all(personal(clean(text[piece.start : piece.end])) for piece in main[1:])
        return PEOPLE if plain else _NO_SHAPE
    if reading is Reading.SINGLE:
        acronym = any(_ACRONYM_FIRST.match(text, piece.start) for piece in main)
        return PEOPLE if all(full) and main[0].shape is Shape.FULL and not acronym else _NO_SHAPE
    if all(piece.shape in PEOPLE or piece.shape is Shape.ONE_WORD for piece in main):
        enumerated = main[-1].joined
        if enumerated or not any(full):
            # Two single words may be "Last, First", but not in lower case.
            handles = all(text[piece.start : piece.end].islower() for piece in main)
            return _MAYBE_PEOPLE if enumerated or handles or len(main) > 2 else _NO_SHAPE  # noqa: PLR2004
    if sum(full) < 2:  # noqa: PLR2004 - one full name makes no list
        lower = [names.in_lower_case(clean(text[piece.start : piece.end])) for piece in main]
        return _MAYBE_PEOPLE if lower == [False, *[True] * (len(main) - 1)] and full[0] else _NO_SHAPE
    in_turn = len(main) % 2 == 0 and all(full[::2]) and not any(full[1::2])
    return PEOPLE if in_turn else _MAYBE_PEOPLE


def _turned_round(text: str, first: Piece, second: Piece) -> bool:
    plain = not (first.statements or first.role or second.joined)
    return plain and names.last_first(text[first.start : first.end], text[second.start : second.end])


def _starts_person(piece: Piece, starters: frozenset[Shape], reading: Reading) -> bool:
    if piece.shape in starters:
        return True
    if piece.joined and (piece.shape in _MAYBE_PEOPLE or piece.shape is Shape.GROUP):
        return True
    return piece.leading or (reading is Reading.LIST and piece.shape is Shape.OPEN)


def _attach(text: str, person: Piece, piece: Piece) -> None:
    """Make a piece that is no person a statement of the person before it."""
    if piece.shape is Shape.SUFFIX:
        if "affiliation" not in person.statements:
            person.end = piece.end
    elif piece.shape is Shape.PRONOUNS:
        person.add("pronouns", piece.start, piece.end)
    elif piece.shape is Shape.ROLE:
        person.role = person.role or role_of(text[piece.start : piece.end])
    else:
        person.add("affiliation", *piece.whole)
    person.role = person.role or piece.role


def _entry(cell: Cell, text: str, piece: Piece, role: Role | None) -> Listing | Skip:
    place = part_of(cell, piece.start, piece.end)
    name = piece.name or clean(text[piece.start : piece.end])
    role = piece.role or role
    if piece.shape is Shape.GROUP:
        return _skip(cell, piece.start, piece.end)
    if piece.left_out:
        return Skip("declined seat", "marked as declined or cancelled", place)
    said = {
        what: Cell(clean(text[start:end]), part_of(cell, start, end))
        for what, (start, end) in piece.statements.items()
    }
    listing = Listing(
        name=name, location=place, role=role, status=piece.status, statements=said, keys=piece.aliases
    )
    if piece.shape is Shape.OPEN:
        return replace(listing, name="", status=Status.OPEN)
    return listing


def _skip(cell: Cell, start: int, end: int) -> Skip:
    return Skip("organisation", _GROUP, part_of(cell, start, end))
