"""What had to be assumed to read a table, in counts: never what anyone said of themselves."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from panelcheck.errors import Location
from panelcheck.readers.names import maybe_firm, uncased
from panelcheck.readers.records import Listing
from panelcheck.values import dataclass

_SHOWN = 3
_RARE = 20  # times as many full names make a single word odd


@dataclass(slots=True)
class Assumptions:
    """Counts what was assumed of rows, or of the entries of a document.

    ``rows`` are the rows of a table with a session or a person, ``continued`` those given the session above,
    ``runs_over`` those with cells behind the last column,
    ``not_shared`` by field those whose cell for several people does not say who is who, ``roles`` by word
    those with a role that is not known, ``statuses`` seats with a status that is not. ``full`` counts people
    with a full name, ``single`` holds the places of those with one word, ``firms`` those of them that may be
    the name of a firm.
    """

    rows: int | None = None
    continued: int = 0
    runs_over: int = 0
    not_shared: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)
    statuses: Counter[str] = field(default_factory=Counter)
    full: int = 0
    single: list[Location] = field(default_factory=list)
    firms: list[Location] = field(default_factory=list)

    def take(self, people: Iterable[Listing]) -> None:
        """Note how the people of a row are named."""
        for who in people:
            if who.name and not who.reference:
                if len(who.name.split()) > 1 or uncased(who.name):
                    self.full += 1
                else:
                    self.single.append(who.location)
                    if maybe_firm(who.name):
                        self.firms.append(who.location)

    def sentences(self) -> Iterator[str]:
        """Yield a sentence for each assumption that was made."""
        if self.rows == 0:
            yield "no speakers: there is a header, but no row with a session or a person"
        if self.continued:
            yield f"{_counted(self.continued)} without a session: read as going on with the one above"
        if self.runs_over:
            yield f"{_counted(self.runs_over)} with more cells than columns: read as a longer affiliation"
        for name, count in sorted(self.not_shared.items()):
            yield f"'{name}' left out of {_counted(count)}: one cell for several people, who is who unsaid"
        if 0 < len(self.single) * _RARE <= self.full:
            said = f"{_people(self.single)} with one word for a name, where others have two: if no pen name,"
            yield f"{said} cells may have shifted ({_lines(self.single)})"
        if self.firms:
            said = f"{_people(self.firms)} with a word for a name that may be a firm's ({_lines(self.firms)})"
            yield f"{said}: read as {'a person' if len(self.firms) == 1 else 'people'} all the same"
        if self.roles:
            yield f"roles not known here, read as speakers: {_most(self.roles)}"
        if self.statuses:
            yield f"statuses not known here, read as confirmed: {_most(self.statuses)}"


def _people(places: Sequence[Location]) -> str:
    return "1 person" if len(places) == 1 else f"{len(places)} people"


def _lines(places: Sequence[Location]) -> str:
    lines = [str(place.line) for place in places[:_SHOWN]] + ["..."] * (len(places) > _SHOWN)
    return f"line{'s' * (len(places) > 1)} {', '.join(lines)}"


def _most(words: Counter[str]) -> str:
    """Name the words met most often, and say how many more there are."""
    shown = [f"'{word}'" for word, _ in words.most_common(_SHOWN)]
    more = len(words) - len(shown)
    return ", ".join(shown + ([f"{more} more"] if more else []))


def _counted(rows: int) -> str:
    return "1 row" if rows == 1 else f"{rows} rows"
