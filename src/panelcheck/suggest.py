"""Lines of panelcheck.yaml that would let a programme be read better, guessed from what its columns hold."""

import json
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from itertools import islice
from pathlib import PurePath

from panelcheck.errors import Location, UserError
from panelcheck.nodes import Items, Node, Scalar
from panelcheck.patterns import regex
from panelcheck.programme import Kind, Programme
from panelcheck.readers import nodes_of
from panelcheck.readers.cells import read_names
from panelcheck.readers.csv import SUFFIXES as TABLES
from panelcheck.readers.fields import ROLE_OF, recognise
from panelcheck.readers.kinds import is_break, kind_of
from panelcheck.readers.names import full_name
from panelcheck.readers.records import Listing, Words
from panelcheck.readers.roles import role_of
from panelcheck.readers.scanner import scan
from panelcheck.readers.table import DELIMITERS, read_table
from panelcheck.readers.times import read_times
from panelcheck.source import Cell, Source
from panelcheck.values import dataclass

_SAMPLED = 200  # rows of a table, or values of a key
_ENOUGH = 0.6  # share of the values that must agree
_PLAIN = regex(r"[^\W\d_][\w./-]*(?: [\w./-]+)*")
_NOT_TEXT = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})
_LONGEST_TIME = 40  # characters
_FEW = 4
_NO_LABEL = regex(r"[\d@:/.]")
_TIMED = regex(r"\d[:.h/-]\d|\d ?[ap]\.?m\b", re.IGNORECASE)
_DATA = regex(r"\.(?:png|jpe?g|gif|svg|webp|pdf)$|^#[0-9a-f]{6}$|\S@\S|://", re.IGNORECASE)
_ABOUT_FILE = regex(r"publi|creat|updat|modif|post|submi|deadline|birth|announc|cue", re.IGNORECASE)
_ISO_DAY = regex(r"\d{4}-\d\d-\d\d")
_MANY = 3  # people who make it likely that a slot is a panel


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Config lines to look over: ``fields``, ``kinds`` and ``asked``, as the config has them."""

    fields: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    asked: bool = False

    def lines(self) -> Iterator[str]:
        """Yield the lines, ready to paste into panelcheck.yaml."""
        yield from mapping_lines("fields", self.fields)
        yield from mapping_lines("kinds", self.kinds)
        if self.asked:
            yield "asked: true"


def mapping_lines(key: str, entries: Mapping[str, str]) -> Iterator[str]:
    """Yield a mapping of plain texts as lines of YAML; nothing where it is empty."""
    if entries:
        yield f"{key}:"
    for name, value in entries.items():
        yield f"  {scalar(name)}: {scalar(value)}"


def scalar(text: str) -> str:
    """Return ``text`` as a YAML scalar, in quotes where it could be taken for something else."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT
    return text if plain else json.dumps(text, ensure_ascii=False)


def unknown_headers(programme: Programme) -> list[str]:
    """Return the columns and keys whose very name is unknown, each once, in order."""
    used = {header.name.text for header in programme.headers if header.field or header.known}
    return list(
        dict.fromkeys(header.name.text for header in programme.headers if header.name.text not in used)
    )


def suggest(
    programme: Programme, sources: Mapping[str, Source], words: Words, *, asked: bool = False
) -> Suggestion:
    """Return what could be said of the programme's unknown columns and kinds.

    ``asked``: the config already says that people filled the columns in themselves.
    """
    taken = {header.field for header in programme.headers}
    declared = any({"gender", "pronouns"} & seat.statements.keys() for _, seat in programme.seats())
    return Suggestion(
        fields=guessed_fields(unknown_headers(programme), sources.values(), taken),
        kinds=_kinds(programme, sources, words),
        asked=declared and not asked,
    )


def guessed_fields(
    headers: Collection[str], sources: Iterable[Source], taken: Collection[str]
) -> dict[str, str]:
    """Return the field that each of ``headers`` may hold, by its values, where they tell.

    ``taken`` are the fields other columns have; only people may stand in several columns.
    """
    found: dict[str, str] = {}
    for source in sources if headers else ():
        for header, values in _values(source, headers).items():
            guess = "" if _ABOUT_FILE.search(header) else guess_field(values)
            if guess and header not in found and (guess in ROLE_OF or guess not in {*taken, *found.values()}):
                found[header] = guess
    return {header: found[header] for header in headers if header in found}


def rescue(source: Source) -> dict[str, str]:
    """Return the columns that seem to name people, of a table whose header or people no reader finds."""
    first = next(filter(str.strip, source.lines), "")
    if not first or PurePath(source.path).suffix.lower() not in TABLES:
        return {}
    texts = [text.strip() for text in max((next(scan(first, mark)).values for mark in DELIMITERS), key=len)]
    fields = recognise(texts, Words())
    headers = [
        text for number, text in enumerate(texts) if text and fields.get(number, "speakers") in ROLE_OF
    ]
    if guess_field(headers) == "speakers" or any(
        map(_DATA.search, texts)
    ):  # a first row of data is no header
        return {}
    return {name: to for name, to in guessed_fields(headers, [source], ()).items() if to == "speakers"}


def guess_field(values: Iterable[str]) -> str:
    """Return the field that texts like ``values`` stand in, or "" if they do not agree on one.

    Labels repeat and names vary: a column of kinds has fewer words than rows, one of people has not.
    """
    texts = list(values)
    counts = Counter(_looks_like(text) for text in texts)
    guess, number = counts.most_common(1)[0] if counts else ("", 0)
    vary = len(set(texts)) > len(texts) / 2 or len(texts) < _FEW
    label = guess in ("kind", "role")
    fits = number >= _ENOUGH * len(texts) and (guess != "speakers" or vary)
    return guess if fits and (not label or len(set(texts)) < len(texts)) else ""


def _looks_like(value: str) -> str:
    if len(value.split()) <= _MANY and not _NO_LABEL.search(value):
        if kind_of(value, Words()):
            return "kind"
        if role_of(value):
            return "role"
    found = read_names(Cell(value, Location("")))
    if found and all(isinstance(item, Listing) and full_name(item.name) for item in found):
        return "speakers"
    return _time_field(value) if len(value) <= _LONGEST_TIME and _TIMED.search(value) else ""


def _time_field(value: str) -> str:
    times = read_times(span=value)
    if times.problem:
        return ""
    if times.start:
        return "time" if times.end else "start"
    return "date" if _ISO_DAY.fullmatch(times.day) else ""


def _values(source: Source, headers: Collection[str]) -> dict[str, list[str]]:
    """Return some of the texts that stand under ``headers``."""
    values: dict[str, list[str]] = {}
    try:
        roots = nodes_of(source)
        for root in roots or ():
            _gather(root, headers, values)
        if roots is None:
            table = read_table(source, Words(fields=dict.fromkeys(headers, "")))
            names = {number: cell.text for number, cell in enumerate(table.header) if cell.text in headers}
            for row in islice(table.rows, _SAMPLED):
                for number, name in names.items():
                    if cell := row.given(number):
                        values.setdefault(name, []).append(cell.text)
    except UserError:
        return {}
    return values


def _gather(node: Node, headers: Collection[str], values: dict[str, list[str]]) -> None:
    if isinstance(node, Items):
        for item in node.nodes:
            _gather(item, headers, values)
    elif not isinstance(node, Scalar):
        for key, inner in node:
            if key.text in headers:
                found = values.setdefault(key.text, [])
                texts = inner.nodes if isinstance(inner, Items) else (inner,)
                found += [text.cell.text for text in texts if isinstance(text, Scalar) and text.cell.text]
            _gather(inner, headers, values)


def _kinds(programme: Programme, sources: Mapping[str, Source], words: Words) -> dict[str, str]:
    """Return the words of a column of kinds that are unknown, each with the kind it most likely means."""
    people: dict[str, list[int]] = {}
    for session in programme.sessions:
        cell = session.fields.get("kind")
        word = text_at(sources, cell.location) if cell else ""
        if word and not kind_of(word, words) and not is_break(word):
            people.setdefault(word, []).append(len(session.seats))
    return {
        word: Kind.PANEL if sum(many) >= _MANY * len(many) else Kind.TALK for word, many in people.items()
    }


def text_at(sources: Mapping[str, Source], place: Location) -> str:
    """Return what is written at ``place`` of one line, without quotes around it."""
    source = sources.get(place.path)
    if source is None or place.end_line != place.line:
        return ""
    return source.line(place.line)[place.column - 1 : place.end_column - 1].strip(" \t\"'")
