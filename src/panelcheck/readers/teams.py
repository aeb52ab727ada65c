"""A team and its members in one line: "Team Rocket (Ann Holm / Bo Lund)", "The Acme team: Ann Holm"."""

from collections.abc import Iterator
from typing import NamedTuple

from panelcheck.patterns import regex
from panelcheck.readers import names
from panelcheck.readers.pieces import Shape
from panelcheck.readers.roles import role_of
from panelcheck.readers.spans import clean
from panelcheck.readers.splitting import split

_TEAM = regex(
    r"(?P<team>[^()（）:：;,]{2,60}?)[\s\0]*(?:[(（](?P<within>[^()（）]+)[)）]|[:：][\s\0]+(?P<behind>[^:：;]+?))[\s\0.]*"
)
_BAR = regex(r"[\s\0]+[/|][\s\0]+")
_LABEL = regex(r"(?<=[^\s\0:：(（,;|&])[\s\0]+(?=(?P<label>[^\W\d_]{4,20})[\s\0]*[:：][\s\0])")


class Team(NamedTuple):
    """Where a team's name stands, and where its members do."""

    name: tuple[int, int]
    members: list[tuple[int, int]]


def team_of(text: str, start: int, end: int) -> Team | None:
    """Return the team of a line that names one and its members by full names; else None."""
    match = _TEAM.fullmatch(text, start, end)
    if not match or role_of(match["team"]) or not names.group(clean(match["team"])):
        return None
    within = "within" if match["within"] else "behind"
    members = list(_between(text, *match.span(within)))
    pieces = [piece for member in members for piece in split(text, *member)]
    if any(piece.shape is not Shape.FULL for piece in pieces):
        return None
    return Team(match.span("team"), members)


def _between(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _BAR.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def labelled(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line before and from each role that stands within it: "... Panelists: ..."."""
    for match in _LABEL.finditer(text, start, end):
        if role_of(match["label"]) is not None:
            yield start, match.start()
            start = match.end()
    yield start, end
