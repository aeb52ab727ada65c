"""Whose declaration one is: by id, else by e-mail, else by normalised name."""

from collections import defaultdict
from collections.abc import Mapping

from panelcheck.identity.declarations import Declaration
from panelcheck.identity.people import normalise
from panelcheck.programme import Person


class Matcher:
    """Finds whose declaration one is: by id, else by e-mail, else by normalised name."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self._by_email: defaultdict[str, set[str]] = defaultdict(set)
        self._by_name: defaultdict[str, set[str]] = defaultdict(set)
        self._by_id: defaultdict[str, set[str]] = defaultdict(set)
        for key, person in people.items():
            for seat in person.seats:
                if email := seat.statements.get("email"):
                    self._by_email[email.text.strip().casefold()].add(key)
                if seat.id.strip():
                    self._by_id[seat.id.strip()].add(key)
            for name in {seat.name for seat in person.seats}:
                self._by_name[normalise(name)].add(key)

    def find(self, declaration: Declaration) -> str | None:
        """Return the key of the person, or None: nobody fits, or several people do."""
        found = self.candidates(declaration)
        return next(iter(found)) if len(found) == 1 else None

    def candidates(self, declaration: Declaration) -> set[str]:
        """Return the keys of everyone whose declaration this may be."""
        if declaration.id in self._by_id:
            return set(self._by_id[declaration.id])
        named = self._by_name.get(normalise(declaration.name), set()) if declaration.name else set()
        if declaration.id:
            # Whoever bears another id is somebody else.
            named = {key for key in named if not key.startswith("id:")}
        mailed = self._by_email.get(declaration.email.casefold(), set()) if declaration.email else set()
        return (mailed & named or mailed) if len(mailed) > 1 else mailed or named
