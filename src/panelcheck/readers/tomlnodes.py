"""TOML as located nodes: the standard library says whether it is well-formed, a scan where things stand."""

import re
import tomllib
from dataclasses import field
from typing import TypeAlias

from panelcheck.errors import Location, UserError
from panelcheck.nodes import MAX_DEPTH, Items, Mapping, Node, Scalar, scalar_at
from panelcheck.patterns import regex
from panelcheck.source import Source
from panelcheck.values import dataclass

_ASIDE = regex(r"(?:[ \t\r\n,]|#[^\n]*)*")
_BLANK = regex(r"[ \t]*")
_BARE_KEY = regex(r"[A-Za-z0-9_-]+")
_DEEP_KEY = regex(rf"(?<![\w\"'-])(?:[\w\"'-]++[ \t]*+\.[ \t]*+){{{MAX_DEPTH}}}")
_VALUE = regex(r"\d{4}-\d\d-\d\d[ Tt]\d\d:\d\d[\d:.]*(?:[Zz]|[+-]\d\d:\d\d)?|[^\s,\]}#]+")
_BASIC = regex(r'"(?!"")((?:[^"\\\n]|\\.)*)"')
_LITERAL = regex(r"'(?!'')([^'\n]*)'")
_BASIC_BLOCK = regex(r'"""(?:\r?\n)?((?:[^\\]|\\.)*?"{0,2})"""(?!")', re.DOTALL)
_LITERAL_BLOCK = regex(r"'''(?:\r?\n)?(.*?'{0,2})'''(?!')", re.DOTALL)
_ESCAPE = regex(r"\\(?:([btnfre\"\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|[ \t]*\r?\n\s*)")
_SAID = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}
_PLACE = regex(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def root_of(source: Source) -> Mapping:
    """Return the document; numbers, dates and flags are texts as written.

    Raises UserError, located, for what is not well-formed or nested more than ``MAX_DEPTH`` deep.
    """
    text = source.text
    if deep := _DEEP_KEY.search(text):  # the standard library would take hours
        raise _too_deep(source.locate(deep.start(), deep.start()))
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _located(source, str(error)) from None
    except RecursionError:
        raise _too_deep(Location(source.path)) from None
    except ValueError:  # a number of more than 4,300 digits
        raise UserError("not valid TOML: a number that is too long", Location(source.path)) from None
    return _Scanner(source).document()


def _located(source: Source, said: str) -> UserError:
    found = _PLACE.search(said)
    place = source.locate(len(source.text), len(source.text)).point
    if found and found[1]:
        place = Location(source.path, int(found[1]), int(found[2]))
    said = _PLACE.sub("", said)
    return UserError(f"not valid TOML: {said[:1].lower()}{said[1:]}", place)


def _too_deep(place: Location) -> UserError:
    return UserError(
        f"nested more than {MAX_DEPTH} levels deep", place.point,
        "A programme needs five or six; is this the right file?",
    )  # fmt: skip


@dataclass(slots=True)
class _Table:
    """A table that is being read: tables may be taken up again further down."""

    start: int
    end: int
    entries: dict[str, tuple[Scalar, "_Value"]] = field(default_factory=dict)


@dataclass(slots=True)
class _Tables:
    """A list of tables: ``[[talks]]``."""

    tables: list[_Table]


_Value: TypeAlias = Node | _Table | _Tables


class _Scanner:
    """Finds where things stand in a text that is known to be well-formed."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._place = 0

    def document(self) -> Mapping:
        """Return the whole document."""
        # Line ends were normalised for the check, and are white space here.
        root = _Table(0, 0)
        table = root
        self._skip(_ASIDE)
        while self._place < len(self._text):
            if self._text.startswith("[", self._place):
                table = self._header(root)
            else:
                self._pair(table)
            self._skip(_ASIDE)
        node = self._frozen(root, 0)
        return node if isinstance(node, Mapping) else Mapping((), Location(self._source.path))

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self._text, self._place)
        self._place = found.end() if found else self._place

    def _header(self, root: _Table) -> _Table:
        """Read ``[key]`` or ``[[key]]``; return the table that follows."""
        start = self._place
        several = self._text.startswith("[[", start)
        self._place += 1 + several
        keys = self._keys()
        self._place = self._text.index("]", self._place) + 1 + several
        table = root
        for key in keys[:-1]:
            table = self._inner(table, key)
        key = keys[-1]
        if not several:
            found = self._inner(table, key)
            found.end = max(found.end, self._place)
            return found
        fresh = _Table(start, self._place)
        _, value = table.entries.setdefault(key.text, (key, _Tables([])))
        if isinstance(value, _Tables):
            value.tables.append(fresh)
        return fresh

    def _inner(self, table: _Table, key: Scalar) -> _Table:
        """Return the table under ``key``; of a list of tables the last."""
        start, end = key.span
        _, value = table.entries.setdefault(key.text, (key, _Table(start, end)))
        if isinstance(value, _Tables):
            return value.tables[-1]
        return value if isinstance(value, _Table) else _Table(start, end)

    def _keys(self) -> list[Scalar]:
        """Read a dotted key."""
        keys: list[Scalar] = []
        while True:
            self._skip(_BLANK)
            first = self._text[self._place]
            keys.append(self._string() if first in "\"'" else self._match(_BARE_KEY))
            self._skip(_BLANK)
            if not self._text.startswith(".", self._place):
                return keys
            self._place += 1

    def _pair(self, table: _Table) -> None:
        keys = self._keys()
        self._place = self._text.index("=", self._place) + 1
        self._skip(_BLANK)
        for key in keys[:-1]:
            table = self._inner(table, key)
        table.entries[keys[-1].text] = keys[-1], self._value(len(keys))
        table.end = self._place

    def _value(self, depth: int) -> _Value:
        first = self._text[self._place]
        if first in "\"'":
            return self._string()
        if first not in "[{":
            return self._match(_VALUE)
        start = self._place
        if depth > MAX_DEPTH:
            raise _too_deep(self._source.locate(start, start))
        self._place += 1
        self._skip(_ASIDE)
        table = _Table(start, start)
        nodes: list[Node] = []
        while self._text[self._place] not in "]}":
            if first == "[":
                nodes.append(self._frozen(self._value(depth + 1), depth))
            else:
                self._pair_within(table, depth)
            self._skip(_ASIDE)
        self._place += 1
        table.end = self._place
        return Items(tuple(nodes), self._source.locate(start, self._place)) if first == "[" else table

    def _pair_within(self, table: _Table, depth: int) -> None:
        keys = self._keys()
        self._place = self._text.index("=", self._place) + 1
        self._skip(_BLANK)
        for key in keys[:-1]:
            table = self._inner(table, key)
        table.entries[keys[-1].text] = keys[-1], self._value(depth + 1)

    def _match(self, pattern: re.Pattern[str]) -> Scalar:
        found = pattern.match(self._text, self._place)
        start, self._place = found.span() if found else (self._place, self._place + 1)
        # There is no null in TOML: a key may well be called so.
        return scalar_at(self._source, start, self._place, self._text[start : self._place], quoted=True)

    def _string(self) -> Scalar:
        patterns = (_BASIC_BLOCK, _LITERAL_BLOCK, _BASIC, _LITERAL)
        pattern, found = next(
            (pattern, found) for pattern in patterns if (found := pattern.match(self._text, self._place))
        )
        self._place = found.end()
        value = found[1]
        if pattern in (_BASIC, _BASIC_BLOCK) and "\\" in value:
            value = _ESCAPE.sub(_unescaped, value)
        return scalar_at(self._source, *found.span(1), value.replace("\r\n", "\n"), quoted=True)

    def _frozen(self, value: _Value, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise _too_deep(Location(self._source.path))
        if isinstance(value, _Tables):
            nodes = tuple(self._frozen(table, depth + 1) for table in value.tables)
            return Items(nodes, nodes[0].location)
        if isinstance(value, _Table):
            entries = tuple((key, self._frozen(inner, depth + 1)) for key, inner in value.entries.values())
            return Mapping(entries, self._source.locate(value.start, max(value.start, value.end)))
        return value


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return _SAID[found[1]]
    code = found[2] or found[3]
    return chr(int(code, 16)) if code else ""
