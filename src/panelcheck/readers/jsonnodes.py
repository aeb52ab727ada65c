"""JSON as located nodes: strict (RFC 8259), and every value and key knows where it stands."""

import sys
from json import JSONDecodeError, JSONDecoder

from panelcheck.errors import UserError
from panelcheck.nodes import (
    MAX_DEPTH,
    MAX_NODES,
    Items,
    Mapping,
    Node,
    Scalar,
    mapping_of,
    merge_conflict,
    scalar_at,
)
from panelcheck.patterns import regex
from panelcheck.source import Source

_SPACE = regex(r"[ \t\r\n]*")
_STRING = regex(r'"[^"\\\x00-\x1f]*"')  # without escapes: most are
_WORD = regex(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?(?![\w.+-])|(?:true|false|null)(?!\w)")
_NOT_A_NUMBER = regex(r"-?(?:NaN|Infinity)\b")
_HALF = regex("[\ud800-\udfff]")  # half a character: no file can hold it
_COMMENT = regex(r"//|/\*")


def nodes_of(source: Source, start: int = 0) -> tuple[Node, int]:
    """Return the value that starts at ``source.text[start:]``, and where the text behind it goes on.

    Raises UserError, located, for anything that is not JSON, for a key that stands twice, and for a value
    nested more than ``MAX_DEPTH`` deep.
    """
    scanner = _Scanner(source)
    node, end = scanner.value(scanner.skip(start))
    return node, scanner.skip(end)


def not_json(source: Source, place: int, problem: str = "") -> UserError:
    """Return the error for what stands at ``place`` and is no JSON."""
    if conflict := merge_conflict(source):
        return conflict
    text = source.text
    hint = ""
    if place >= len(text):
        said = problem or "it ends too early"
        hint = "Is the file complete?"
    elif _NOT_A_NUMBER.match(text, place):
        said = "NaN and Infinity are no numbers"
        hint = "Write null where there is no value."
    elif _COMMENT.match(text, place):
        said = "comments are not allowed"
    elif text[place] in "\"'" or text[place] < " ":
        said = problem or "a text is not well-formed"
    else:
        said = problem or f"unexpected {text[place]!r}"
    return UserError(f"not valid JSON: {said}", source.locate(place, place).point, hint)


class _Scanner:
    """Reads the text of one source. It recurses, but never deeper than ``MAX_DEPTH``."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._text = source.text
        self._decoder = JSONDecoder()
        self._depth = 0
        self._count = 0

    def skip(self, place: int) -> int:
        """Return the next place that holds no white space."""
        found = _SPACE.match(self._text, place)
        return found.end() if found else place

    def value(self, start: int) -> tuple[Node, int]:
        """Return the value that starts at ``start``, and its end."""
        self._count += 1
        if self._count > MAX_NODES:
            raise UserError(
                f"more than {MAX_NODES:,} values", self._source.locate(start, start).point, "Split the file."
            )
        first = self._text[start : start + 1]
        if first == '"':
            return self._string(start)
        if first in ("{", "["):
            return self._collection(start, mapping=first == "{")
        word = _WORD.match(self._text, start)
        if word is None:
            raise not_json(self._source, start)
        return scalar_at(self._source, *word.span(), word[0]), word.end()

    def _string(self, start: int) -> tuple[Scalar, int]:
        plain = _STRING.match(self._text, start)
        if plain:
            text, end = self._text[start + 1 : plain.end() - 1], plain.end()
        else:
            try:
                text, end = self._decoder.raw_decode(self._text, start)
            except JSONDecodeError as error:
                said = "a text without a closing quote" if "Unterminated" in error.msg else ""
                raise not_json(self._source, error.pos if not said else start, said) from None
        text = sys.intern(_HALF.sub("�", text))  # keys and rooms recur in every session
        return scalar_at(self._source, start + 1, end - 1, text, quoted=True), end

    def _collection(self, start: int, *, mapping: bool) -> tuple[Items | Mapping, int]:
        if self._depth == MAX_DEPTH:
            raise UserError(
                f"nested more than {MAX_DEPTH} levels deep", self._source.locate(start, start).point,
                "A programme needs five or six; is this the right file?",
            )  # fmt: skip
        self._depth += 1
        children: list[Node] = []
        closing = "}" if mapping else "]"
        place = self.skip(start + 1)
        if not self._text.startswith(closing, place):
            while True:
                place = self._entry(place, children) if mapping else self._item(place, children)
                if not self._text.startswith(",", place):
                    break
                place = self.skip(place + 1)
        if not self._text.startswith(closing, place):
            said = "it ends too early" if place >= len(self._text) else f"',' or '{closing}' is missing"
            raise not_json(self._source, place, said)
        self._depth -= 1
        location = self._source.locate(start, place + 1)
        make = mapping_of if mapping else Items
        return make(tuple(children), location), place + 1

    def _item(self, place: int, children: list[Node]) -> int:
        node, end = self.value(place)
        children.append(node)
        return self.skip(end)

    def _entry(self, place: int, children: list[Node]) -> int:
        if not self._text.startswith('"', place):
            raise not_json(self._source, place, "a key in double quotes is missing")
        key, end = self._string(place)
        colon = self.skip(end)
        if not self._text.startswith(":", colon):
            raise not_json(self._source, colon, "':' is missing behind a key")
        children.append(key)
        return self._item(self.skip(colon + 1), children)
