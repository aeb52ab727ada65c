"""iCalendar's content lines as text that still knows where each of its characters stands in the file.

The icalendar library keeps no positions, so the lines are unfolded here (RFC 5545, section 3.1).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from panelcheck.errors import Location, UserError
from panelcheck.nodes import MAX_DEPTH
from panelcheck.patterns import regex
from panelcheck.programme import Problem
from panelcheck.readers.placed import Text
from panelcheck.source import Source
from panelcheck.values import dataclass

_PHYSICAL = regex(r"[^\r\n]+")
_PROPERTY = regex(r"""\s*([\w.-]+)\s*((?:;[^:;"]*(?:"[^"]*"[^:;"]*)*)*):""")

_PARAMETER = regex(r""";\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^;]*))""")


@dataclass(frozen=True, slots=True)
class Property:
    """One content line: its name and its parameters' names in capitals, the rest as written."""

    name: str
    line: Text
    parameters: Mapping[str, Text]
    value: Text


@dataclass(slots=True)
class Component:
    """What stands between a BEGIN and its END, without the components inside it."""

    name: str
    begin: Location
    parent: "Component | None" = None
    properties: list[Property] = field(default_factory=list)
    closed: bool = False
    depth: int = 1

    def all(self, name: str) -> Iterator[Property]:
        """Yield the properties called ``name``, in written order."""
        return (found for found in self.properties if found.name == name)

    def get(self, name: str) -> Property | None:
        """Return the first property called ``name``."""
        return next(self.all(name), None)

    @property
    def location(self) -> Location:
        """From its BEGIN to the last of its own lines."""
        if not self.properties:
            return self.begin
        last = self.properties[-1].line.location
        return self.begin._replace(end_line=last.end_line, end_column=last.end_column)

    def written(self, inside: Iterable["Component"] = ()) -> str:
        """Return it and the components directly inside it, unfolded."""
        inner = "".join(child.written() for child in inside)
        lines = "".join(f"{line.line.value}\r\n" for line in self.properties)
        return f"BEGIN:{self.name}\r\n{lines}{inner}END:{self.name}\r\n"


def components(source: Source) -> tuple[list[Component], list[Problem]]:
    """Return every component in the order of the file, and the lines that could not be used.

    What stands outside BEGIN:VCALENDAR and its END is no part of any calendar. Raises UserError for
    components nested more than ``MAX_DEPTH`` deep.
    """
    found: list[Component] = []
    problems: list[Problem] = []
    top: Component | None = None
    for line in _unfolded(source):
        match = _PROPERTY.match(line.value)
        name = match[1].upper() if match else ""
        value = line.part(match.end() if match else 0)
        if name == "BEGIN" and (top or value.value.upper() == "VCALENDAR"):
            top = _begun(value.value.upper(), line.location, top)
            found.append(top)
        elif top is None:
            continue
        elif name == "END":
            top = _closed(top, value.value.upper())
        elif match:
            top.properties.append(Property(name, line, _parameters(line, *match.span(2)), value))
        else:
            problems.append(Problem("record", "this line is not of the form NAME:value", line.location.point))
    problems += [
        Problem("record", f"BEGIN:{component.name} has no END:{component.name}", component.begin)
        for component in found
        if not component.closed
    ]
    return found, problems


def _unfolded(source: Source) -> Iterator[Text]:
    """Yield the content lines: a line that starts with white space goes on with the line before it."""
    pieces: list[str] = []
    runs: list[tuple[int, int]] = []
    length = 0
    for match in _PHYSICAL.finditer(source.text):
        folded = match[0][0] in " \t" and bool(runs)
        if not folded and runs:
            yield Text("".join(pieces), source, tuple(runs))
            pieces, runs, length = [], [], 0
        piece = match[0][1:] if folded else match[0]
        pieces.append(piece)
        runs.append((length, match.start() + folded))
        length += len(piece)
    if runs:
        yield Text("".join(pieces), source, tuple(runs))


def _parameters(line: Text, start: int, end: int) -> dict[str, Text]:
    return {
        match[1].upper(): line.part(*match.span(2 if match[2] is not None else 3))
        for match in _PARAMETER.finditer(line.value, start, end)
    }


def _begun(name: str, place: Location, top: Component | None) -> Component:
    """Return the component that begins here, with ``top`` open."""
    parent = _around(top, name)
    depth = parent.depth + 1 if parent else 1
    if depth > MAX_DEPTH:
        raise UserError(
            f"nested more than {MAX_DEPTH} levels deep", place.point,
            "A calendar needs three or four; is this the right file?",
        )  # fmt: skip
    return Component(name, place, parent, depth=depth)


def _around(top: Component | None, name: str) -> Component | None:
    """Return what a component that begins under ``top`` is inside of: events do not nest, nor calendars."""
    while top and name in ("VCALENDAR", top.name):
        top = top.parent
    return top


def _closed(top: Component, name: str) -> Component | None:
    """Close the innermost component called ``name``; return what is open then."""
    open_: Component | None = top
    while open_ and open_.name != name:
        open_ = open_.parent
    if open_ is None:
        return top
    open_.closed = True
    return open_.parent
