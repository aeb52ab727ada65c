"""People named by plain lines of a description: "Moderator: ...", "Speakers:", "Moderated by ..."."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from panelcheck.patterns import regex
from panelcheck.programme import Role, Skip, Status
from panelcheck.readers import names, namewords, words
from panelcheck.readers.cells import LONGEST, Reading, read_stretch
from panelcheck.readers.givennames import personal
from panelcheck.readers.pieces import Shape, piece_of
from panelcheck.readers.records import Listing
from panelcheck.readers.roles import LED_BY, role_of
from panelcheck.readers.spans import clean, unmarked, words_of
from panelcheck.source import Cell

_LINE = regex(r"[^\n\r]+|(?<=\n)(?=\r?\n)")
_WRITTEN_LINE = regex(r"(?:(?!\\n)[^\n\r])+")
_BLOCK = regex(r"</?(?:p|ul|ol|li|div|h[1-6]|blockquote|pre|table|tr|td)\b", re.IGNORECASE)
_BULLET = regex(r"[\s\0]*(?:[*•‣·▪◦●■–—]|-(?=\s)|\d{1,2}[.)]\s)")
_START = r"[\s\0>*•‣·▪_#–—-]*"
_LABEL = regex(rf"{_START}(?P<label>[^\W\d_][^:：.!?\n]{{1,40}}?)[\s\0*_]*[:：](?!//)[\s\0*_]*")
_SENTENCE_END = regex(r"(?:(?<=[^\W\d_]{3})|(?<=\)))[.!?](?=[\s\0]+[A-ZÀ-Þ\"“]|[\s\0]*$)")
_ROLE_BEHIND = regex(r"[-–—,(][\s\0]*(?P<role>[^\W\d_]+)[\s\0]*\)?[\s\0.*]*$")
_SENTENCE = regex(r"[.!?…]$|[.!?]\s")
_MOST_WORDS_OF_A_HANDLE = 3
_LONGEST_GROUP = 60
_MOST_WORDS_OF_A_LINE = 25


def read_prose(cell: Cell) -> list[Listing | Skip]:
    """Return the people whom the lines of a description name with their role, in order.

    Only lines count that begin with a label ("Speakers:", "Moderator: X", "*Moderated by X, Org"), the
    names listed under a label, and lines that end in a role ("X (Org) - Moderator"). Names within
    sentences never count. HTML may stand around all of it; the places stay true. A text that is too long to
    be a description is a skip.
    """
    if len(cell.text) > LONGEST:
        why = f"no names are looked for in a description of more than {LONGEST:,} characters"
        return [Skip("long text", why, cell.location.point)]
    return list(_Prose(cell).read())


class _Prose:
    """A description while it is read line by line.

    ``lines`` are those a reader sees; ``written`` tells of each physical line where it starts, whether it
    holds block markup, and whether it ends in a tag.
    """

    def __init__(self, cell: Cell) -> None:
        self.cell = cell
        self.text = unmarked(cell.text)
        self.lines = [(match.start(), match.end()) for match in _LINE.finditer(self.text)]
        raw = [match for match in _WRITTEN_LINE.finditer(cell.text) if match[0].strip()]
        self.starts = [match.start() for match in raw]
        self.written = [
            (_BLOCK.search(match[0]) is not None, match[0].rstrip().endswith(">")) for match in raw
        ]
        self.next = 0
        self.free = 0  # the first line behind the last that named somebody

    def read(self) -> Iterator[Listing | Skip]:
        """Yield what each line names."""
        while self.next < len(self.lines):
            start, end = self.lines[self.next]
            self.next += 1
            if end - start > 1:
                found = list(self._line(start, end))
                if found:
                    self.free = self.next
                yield from found

    def _line(self, start: int, end: int) -> Iterator[Listing | Skip]:
        if match := LED_BY.match(self.text, start, end):
            yield from self._led(match.end(), end)
            return
        match = _LABEL.match(self.text, start, end)
        if match is None:
            yield from self._role_behind(start, end)
            return
        label = words_of(match["label"])
        role = role_of(match["label"])
        if label == "panel":
            yield from self._panel(match.end(), end)
        elif role is not None and label not in words.NO_LABELS:
            yield from self._labelled(match, end, role)
        elif label in words.WITH:
            yield from self._with(match.end(), end)

    def _with(self, start: int, end: int) -> Iterator[Listing | Skip]:
        """Yield the people of "With:", a word that needs more proof: full names, or lines below."""
        if not self._has_words(start, end):
            yield from self._below(None, alone=False)
            return
        found = [item for item in self._named(start, end, None, Reading.ONE) if isinstance(item, Listing)]
        if found and all(names.full_name(item.name) for item in found):
            # "Ann Berg and Jury Presentation"
            yield from (item for item in found if item is found[0] or not names.abstract(item.name))
            if found[0].statements:
                yield from self._further(bullets=False)

    def _labelled(self, match: re.Match[str], end: int, role: Role) -> Iterator[Listing | Skip]:
        given = None if role is Role.SPEAKER else role
        if not self._has_words(match.end(), end):
            yield from self._below(given)
            return
        if role is Role.MODERATOR:
            yield from self._led(match.end(), end)
        else:
            yield from self._named(match.end(), end, given, Reading.LIST)

    def _led(self, start: int, end: int) -> Iterator[Listing | Skip]:
        """Yield who leads, and the others in the list of which that line is a part."""
        found = list(self._named(start, end, Role.MODERATOR, Reading.LEADING))
        if found:
            yield from reversed(self._list(range(self.next - 2, self.free - 1, -1)))
            yield from found
            yield from self._further()

    def _further(self, *, bullets: bool = True) -> list[Listing]:
        """Return those whom the next lines list."""
        people = self._list(range(self.next, len(self.lines)), bullets=bullets)
        self.next += len(people)
        return people

    def _list(self, numbers: Iterable[int], *, bullets: bool = True) -> list[Listing]:
        """Return those whom the lines ``numbers`` list, one each, up to a line of another sort.

        Nobody, unless most of them are plainly people and, behind ``bullets``, all may be: topics are
        listed so as well.
        """
        people: list[Listing] = []
        for number in numbers:
            start, end = self.lines[number]
            if bullets and not _BULLET.match(self.text, start, end):
                break
            found = read_stretch(self.cell, self.text, (start, end), None, Reading.ONE)
            who = found[0] if len(found) == 1 else None
            if not isinstance(who, Listing) or not _may_be_listed(who):
                if bullets:
                    return []
                break
            people.append(who)
        return people if sum(map(_plainly_a_person, people)) * 2 >= len(people) else []

    def _has_words(self, start: int, end: int) -> bool:
        return bool(clean(self.text[start:end]).strip("*_ "))

    def _named(self, start: int, end: int, role: Role | None, reading: Reading) -> Iterator[Listing | Skip]:
        """Yield the people behind a label on the same line, if it is people that stand there."""
        end = self._sentence_end(start, end)
        found = read_stretch(self.cell, self.text, (start, end), role, reading)
        if _all_people(found, alone=True):
            yield from found

    def _sentence_end(self, start: int, end: int) -> int:
        """Return where the first sentence ends; the dots of titles and initials end none."""
        for match in _SENTENCE_END.finditer(self.text, start, end):
            last = words_of(self.text[start : match.start()]).split()[-1:]
            if not set(last) & (namewords.HONORIFICS | namewords.SUFFIXES):
                return match.start()
        return end

    def _panel(self, start: int, end: int) -> Iterator[Listing | Skip]:
        """Yield the panelists of "Panel: A, B, C"; all must be full names, as a topic may stand there."""
        found = read_stretch(self.cell, self.text, (start, end), Role.PANELIST, Reading.LIST)
        people = [item for item in found if isinstance(item, Listing) and names.full_name(item.name)]
        if len(people) > 1 and len(people) == len(found):
            yield from people

    def _below(self, role: Role | None, *, alone: bool = True) -> Iterator[Listing | Skip]:
        """Yield the names on lines of their own below a label: a list, or names with biographies as HTML.

        A list ends with a blank line; ``alone``: it may begin with a name of one word. After a biography
        a name follows a line that ends in a tag.
        """
        count = 0
        listed = biographies = False
        while self.next < len(self.lines):
            start, end = self.lines[self.next]
            tagged, follows_tag = self._markup(start)
            if not clean(self.text[start:end]):
                if count and not (biographies or tagged or self.cell.text[start:end].strip()):
                    return
            else:
                label = _LABEL.match(self.text, start, end)
                if label and role_of(label["label"]):
                    return
                listed = listed or (tagged and not count)
                if tagged and not listed:
                    biographies = True
                elif not biographies or follows_tag:
                    found = self._one(start, end, role, first=alone and not count)
                    if not found and not biographies:
                        return
                    count += len(found)
                    yield from found
            self.next += 1

    def _markup(self, start: int) -> tuple[bool, bool]:
        """Return whether the line at ``start`` holds block markup, the one before ends in a tag."""
        number = bisect_right(self.starts, start) - 1
        return number >= 0 and self.written[number][0], number > 0 and self.written[number - 1][1]

    def _one(self, start: int, end: int, role: Role | None, *, first: bool) -> list[Listing | Skip]:
        shown = clean(self.text[start:end])
        if len(shown.split()) > _MOST_WORDS_OF_A_LINE:
            return []
        found = read_stretch(self.cell, self.text, (start, end), role, Reading.ONE)
        plain = len(shown.split()) <= _MOST_WORDS_OF_A_HANDLE and not _SENTENCE.search(shown)
        return found if _all_people(found, alone=first and plain) else []

    def _role_behind(self, start: int, end: int) -> Iterator[Listing | Skip]:
        """Yield the person of a line "Name (Org) - Moderator"."""
        match = _ROLE_BEHIND.search(self.text, start, end)
        role = role_of(match["role"]) if match else None
        if match is None or role not in (Role.MODERATOR, Role.PANELIST, Role.DISCUSSANT):
            return
        piece = piece_of(self.text, start, end)
        if (
            piece.shape is Shape.FULL
            and piece.role is role
            and clean(self.text[start:end]).count(" ") <= _MOST_WORDS_OF_A_LINE
        ):
            yield from read_stretch(self.cell, self.text, (start, end), None, Reading.ONE)


def _all_people(found: list[Listing | Skip], *, alone: bool) -> bool:
    """Whether what was read behind a label are people, open seats and groups, and no sentence.

    One word may be a person ``alone``, or beside a full name.
    """
    return bool(found) and all(
        _surely(item) or (((alone and len(found) == 1) or any(map(_surely, found))) and _handle(item))
        for item in found
    )


def _may_be_listed(who: Listing) -> bool:
    name = who.name.title() if names.shouted(who.name) else who.name
    return names.full_name(name) and ("affiliation" in who.statements or personal(name))


def _plainly_a_person(who: Listing) -> bool:
    """Whether a common first name, or a job or an institution behind it, proves a name."""
    return personal(who.name) or names.institution(who.statements["affiliation"].text)


def _surely(item: Listing | Skip) -> bool:
    if isinstance(item, Skip):
        place = item.location
        return place.end_line > place.line or place.end_column - place.column <= _LONGEST_GROUP
    if item.status is Status.OPEN:
        return True
    return names.full_name(item.name.title() if names.shouted(item.name) else item.name)


def _handle(item: Listing | Skip) -> bool:
    if isinstance(item, Skip):
        return False
    return len(item.name.split()) <= _MOST_WORDS_OF_A_HANDLE and not _SENTENCE.search(item.name)
