"""JSON programmes, and JavaScript files that hold nothing but JSON: ``var program = [...];``."""

import re
from pathlib import PurePath

from panelcheck.errors import Location, NotAProgramme, UserError
from panelcheck.nodes import Mapping, Node, mapping_of, scalar_at
from panelcheck.patterns import regex
from panelcheck.readers.document import read_document
from panelcheck.readers.jsonnodes import nodes_of, not_json
from panelcheck.readers.records import Records, Words
from panelcheck.source import Source

SUFFIXES = (".json", ".js")

_ASIDE = regex(r"(?:[\s;]|//[^\r\n]*|/\*.*?\*/|['\"]use strict['\"])*", re.DOTALL)
_ASSIGNED = regex(r"(?:(?:export\s+)?(?:var|let|const)\s+)?(?:[\w$]+\.)*([\w$]+)\s*=(?=\s*[\[{])")
_MEANT = regex(r"(?i:(?:.*_)?(?:programm?e?|schedule|sessions?|talks?|people|speakers?|events?))")


# Files that tools keep in a repository: long, with comments in them, or both.
_TOOLS = regex(
    r"(?:package(?:-lock)?|composer|[jt]sconfig(?:\..*)?|renovate|lerna|nx|turbo|angular|firebase|vercel|biome|deno"
    r"|devcontainer|manifest|(?:babel|jest)\.config|components|launch|tasks|settings)\.json"
)


def load(source: Source) -> list[Node]:
    """Return what ``source`` holds: one value, or, of a script, a mapping of what it assigns.

    Raises UserError, located, for anything that is not JSON, and NotAProgramme for a script that does more
    than assign it.
    """
    file = PurePath(source.path).name.lower()
    if _TOOLS.fullmatch(file):
        raise NotAProgramme("the settings of a tool", Location(source.path))
    if file.endswith(".js"):
        return [_script(source)]
    if not source.text.strip():
        return []
    node, end = nodes_of(source)
    if end < len(source.text):
        raise not_json(source, end, "more stands behind its end")
    return [node]


def read(source: Source, words: Words) -> Records:
    """Read what ``source`` holds.

    Raises UserError, located, for anything that is not JSON, and NotAProgramme where nothing looks like a
    programme.
    """
    return read_document(source, load(source), words)


def _script(source: Source) -> Mapping:
    text = source.text
    children: list[Node] = []
    place = _skip(text, 0)
    start = place
    while place < len(text):
        assigned = _ASSIGNED.match(text, place)
        if not assigned:
            raise _no_data(source, place)
        span = assigned.span(1)
        try:
            node, place = nodes_of(source, assigned.end())
        except UserError as error:
            if not _MEANT.fullmatch(assigned[1]):
                raise _no_data(source, assigned.end()) from None
            raise error from None
        place = _skip(text, place)
        children += [scalar_at(source, *span, assigned[1]), node]
    if not children:
        raise _no_data(source, start)
    return mapping_of(children, source.locate(start, len(text)))


def _skip(text: str, place: int) -> int:
    found = _ASIDE.match(text, place)
    return found.end() if found else place


def _no_data(source: Source, place: int) -> NotAProgramme:
    return NotAProgramme(
        "a script, not data", source.locate(place, place).point,
        "Only JSON that is assigned to a name is read: var program = [...];",
    )  # fmt: skip
