"""A form's export, read: one row a person (Google Forms, LimeSurvey) or one row an answer (pretalx)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from datetime import datetime
from itertools import islice
from typing import TypeAlias

from panelcheck.asking.questions import (
    CONSENT,
    EMAIL,
    FAMILY,
    GIVEN,
    NAME,
    WHEN,
    Column,
    Questions,
)
from panelcheck.asking.replies import is_no, is_yes
from panelcheck.asking.timestamps import read_timestamps
from panelcheck.errors import Location, NotAProgramme, UserError, UserErrors
from panelcheck.identity.people import normalise
from panelcheck.identity.text import fold, tidy
from panelcheck.patterns import regex
from panelcheck.programme import Problem
from panelcheck.readers.handedin import ANSWER, QUESTION
from panelcheck.readers.records import Words
from panelcheck.readers.scanner import scan
from panelcheck.readers.table import DELIMITERS, Row, read_table
from panelcheck.source import Cell, Source
from panelcheck.values import dataclass

_WHO = frozenset({NAME, GIVEN, FAMILY, EMAIL})
_ABOUT = _WHO | {WHEN, CONSENT}
_CODE = regex(r"(?:SQ|AO?)\d{1,4}")  # LimeSurvey's, where it does not export full answers
_HINT = "Export the answers as CSV, with the full text of the questions as headings."


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What one person handed in: what they wrote, by axis, and how they replied to being asked for consent.

    ``said`` holds "" for a question they left empty, ``consent`` is None where the form did not ask for it.
    All of it is private.
    """

    name: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    when: datetime | None = None
    said: Mapping[str, str] = field(default_factory=dict, repr=False)
    consent: str | None = field(default=None, repr=False)

    @property
    def person(self) -> str:
        """By what two responses of one person are known; "" where nothing says whose this is."""
        return self.email.casefold() or normalise(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A form's export. ``rows`` counts what was handed in, ``unread`` are the numbers of columns left out.

    ``undated`` counts times that cannot be read, or could be two days; ``coded`` answers that are the codes
    of a form tool instead of its words.
    """

    responses: tuple[Response, ...] = field(repr=False)
    axes: tuple[str, ...]
    rows: int
    unread: tuple[int, ...] = ()
    undated: int = 0
    coded: int = 0
    asks_consent: bool = False


_Texts: TypeAlias = dict[str, list[str]]


def read_export(source: Source, questions: Questions) -> Export:
    """Read a form's export.

    Raises UserError or UserErrors, located, where it cannot be used, and for a question that panelcheck does
    not use the answers of. No message holds an answer.
    """
    header, rows = _table(source, questions)
    columns = {place: column for place, cell in enumerate(header) if (column := _column(cell, questions))}
    asked, answered = _places(header, QUESTION), _places(header, ANSWER)
    if asked and answered:
        who = {place: column for place, column in columns.items() if column.field in _ABOUT}
        answers = ((row, row.given(asked[0]), row.given(answered[0])) for row in rows)
        return _long(source, answers, who, questions)
    _demand(source, columns.values(), questions)
    handed = [_handed(row, columns) for row in rows]
    for texts in handed:
        for column in columns.values():
            texts.setdefault(column.field, [])
    unread = tuple(place + 1 for place in range(len(header)) if place not in columns)
    return _export(handed, columns.values(), unread)


def _table(source: Source, questions: Questions) -> tuple[list[Cell], list[Row]]:
    """Return the header and the rows. Raises UserErrors with every row that does not fit the header."""
    try:
        table = read_table(source, Words(fields=_known_headers(source, questions)))
    except NotAProgramme as error:
        raise UserError("no column of this file answers a question we know", error.location, _HINT) from None
    entries = list(table.entries)
    problems = [entry for entry in entries if isinstance(entry, Problem)]
    if problems:
        raise UserErrors([UserError(problem.message, problem.location) for problem in problems])
    return table.header, [entry for entry in entries if isinstance(entry, Row)]


def _known_headers(source: Source, questions: Questions) -> dict[str, str]:
    """Return the first row's questions: they are no field names that programmes use."""
    first = [line for mark in DELIMITERS for line in islice(scan(source.text, mark), 1)]
    texts = [value.strip() for line in first for value in line.values]
    return {text: "" for text in texts if text and _known(text, questions)}


def _known(text: str, questions: Questions) -> bool:
    try:
        return questions.column(text) is not None or fold(text) in QUESTION | ANSWER
    except UserError:
        return True


def _column(cell: Cell, questions: Questions) -> Column | None:
    return questions.column(cell.text, cell.location.point) if cell.text else None


def _places(header: Sequence[Cell], names: frozenset[str]) -> list[int]:
    return [place for place, cell in enumerate(header) if fold(cell.text) in names]


def _demand(source: Source, columns: Iterable[Column], questions: Questions) -> None:
    """Raise UserError where the columns cannot tell who answered, or what."""
    fields = {column.field for column in columns}
    if not fields & _WHO:
        raise UserError("no column says who answered", Location(source.path), "Ask for the name or e-mail.")
    if not fields - _ABOUT:
        axes = ", ".join(questions.axes)
        hint = f"{_HINT} A question in other words is named in panelcheck.yaml, under 'fields:'."
        raise UserError(f"no column answers a question of this event ({axes})", Location(source.path), hint)


def _handed(row: Row, columns: Mapping[int, Column]) -> _Texts:
    """Return what stands in the row, by field."""
    texts: _Texts = defaultdict(list)
    for place, (name, choice) in columns.items():
        cell = row.given(place)
        if cell is None:
            continue
        if not choice:
            texts[name].append(cell.text)
        elif is_yes(cell.text):
            texts[name].append(choice)
        elif not is_no(cell.text):
            # A text of one's own beside the choices, or the choice itself instead of a yes.
            texts[name].append(cell.text)
    return texts


def _long(
    source: Source,
    answers: Iterable[tuple[Row, Cell | None, Cell | None]],
    who: Mapping[int, Column],
    questions: Questions,
) -> Export:
    """Read one row an answer: the rows of one person are what they handed in."""
    handed: dict[tuple[str, ...], _Texts] = {}
    asked: list[Column] = []
    for row, question, answer in answers:
        person = _handed(row, who)
        texts = handed.setdefault(tuple(" ".join(person[name]) for name in (EMAIL, NAME)), person)
        column = _column(question, questions) if question else None
        if column and column.field not in _WHO:
            asked.append(column)
            texts[column.field] += [answer.text] if answer else []
    _demand(source, [*who.values(), *asked], questions)
    return _export(list(handed.values()), asked, ())


def _export(handed: Sequence[_Texts], columns: Iterable[Column], unread: tuple[int, ...]) -> Export:
    fields = dict.fromkeys(column.field for column in columns)
    times = [" ".join(texts.get(WHEN, ())).strip() for texts in handed]
    moments = read_timestamps(times)
    responses = tuple(
        Response(
            name=_name(texts),
            email=_email(texts),
            when=when,
            said={name: "; ".join(told) for name, told in texts.items() if name not in _ABOUT},
            consent="; ".join(texts.get(CONSENT, ())) if CONSENT in fields else None,
        )
        for texts, when in zip(handed, moments, strict=True)
    )
    return Export(
        responses=responses,
        axes=tuple(name for name in fields if name not in _ABOUT),
        rows=len(handed),
        unread=unread,
        undated=sum(bool(text) and moment is None for text, moment in zip(times, moments, strict=True)),
        coded=sum(_is_coded(texts) for texts in handed),
        asks_consent=CONSENT in fields,
    )


def _is_coded(texts: _Texts) -> bool:
    said = (text for name, told in texts.items() if name not in _ABOUT for text in told)
    return any(_CODE.fullmatch(text.strip()) for text in said)


def _name(texts: _Texts) -> str:
    """Return the name. Beside a column for the given name, one called "name" alone may be the family's."""
    given, family, name = (tidy(" ".join(texts.get(part, ())[:1])) for part in (GIVEN, FAMILY, NAME))
    if name and (family or fold(given) in fold(name)):
        return name
    return tidy(f"{given} {name or family}")


def _email(texts: _Texts) -> str:
    return next((tidy(text) for text in texts.get(EMAIL, ()) if "@" in text), "")
