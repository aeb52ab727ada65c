"""What the mappings and keys around a node say of it."""

import re
from collections.abc import Mapping
from dataclasses import field

from panelcheck.patterns import regex
from panelcheck.programme import Kind, Role
from panelcheck.readers.document.entry import CLOCK, SLOT
from panelcheck.readers.fields import ROLE_OF, recognise
from panelcheck.readers.kinds import kind_of
from panelcheck.readers.records import Words
from panelcheck.source import Cell
from panelcheck.values import dataclass

PLACE = frozenset({"date", "room", "track"})
DAY = regex(
    r"\d{4}-\d\d-\d\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|day[ _-]?(?:\d+|one|two|three|four|five)",
    re.IGNORECASE,
)
_TIME = regex(r"\d{1,2}[:.h]\d\d")
_TALKS = regex(r"(?:\w+[_-])?(?:talks?|papers?|presentations|contributions)")
_TEAM = regex(r"(?:.*_)?(?:team|team_members|committee|staff|volunteers|crew|orga|t?pc|reviewers|jury)")


@dataclass(frozen=True, slots=True)
class Scope:
    """What holds for a node.

    ``name`` is what the node is called, by its key or its number in a list; ``cells`` hold until the node
    says otherwise. ``role`` is set where people are listed outside any session; ``talks`` where each mapping
    is a contribution, so that its title is no person's; ``titled`` where a title
    alone makes a session, because others beside it are sessions for sure. ``refers`` is set where texts are
    ids of sessions described elsewhere.
    """

    words: Words
    name: Cell
    cells: Mapping[str, Cell] = field(default_factory=dict)
    role: Role | None = None
    talks: bool = False
    titled: bool = False
    top: bool = False
    refers: bool = False

    def session(self, own: Mapping[str, Cell]) -> dict[str, Cell]:
        """Return the cells of a session that says ``own`` itself; its own time leaves no other."""
        return _timeless(self.cells, own) | dict(own)

    def inside(
        self, own: Mapping[str, Cell], key: Cell, *, label: Cell | None = None, slot: bool = False
    ) -> "Scope":
        """Return what holds under ``key`` of a mapping that says ``own`` and is called ``label``.

        What stands inside a session (``slot``) shares its day, room and track, not its time and kind.
        """
        said = {name: cell for name, cell in own.items() if name in (PLACE if slot else SLOT - {"kind"})}
        held = {name: cell for name, cell in self.cells.items() if name in PLACE or not slot}
        held = _timeless(held, said) | said
        for name, pattern in (("date", DAY), ("start", _TIME)):
            labels = (cell for cell in (label, key) if cell)
            found = next((match[0] for cell in labels if (match := pattern.search(cell.text))), "")
            if found and name not in said:
                held[name] = Cell(found, key.location)
        kind = kind_of(key.text, self.words)
        if kind in (Kind.TALK, Kind.OTHER):
            held.pop("kind", None)
        elif kind:
            held["kind"] = key
        return Scope(self.words, key, held, self._role_of(key.text), bool(_TALKS.fullmatch(key.text.lower())))

    def _role_of(self, key: str) -> Role | None:
        """Return the role of the people listed under ``key`` outside any session."""
        if _TEAM.fullmatch(key.lower()):
            return Role.ORGANISER
        return ROLE_OF.get(recognise([key], self.words).get(0, ""))


def _timeless(cells: Mapping[str, Cell], own: Mapping[str, Cell]) -> dict[str, Cell]:
    """Return ``cells``, without those of a time where ``own`` has another."""
    timed = not own.keys().isdisjoint(CLOCK)
    return {name: cell for name, cell in cells.items() if not (timed and name in CLOCK | {"minutes"})}
