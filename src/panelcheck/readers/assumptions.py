"""What had to be assumed to read a table, in counts: never what anyone said of themselves."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import field

from panelcheck.values import dataclass

_SHOWN = 3


@dataclass(slots=True)
class Assumptions:
    """Counts rows by what was assumed for them.

    ``rows`` are the rows with a session or a person, ``continued`` those given the session above,
    ``runs_over`` those with cells behind the last column,
    ``not_shared`` by field those whose cell for several people does not say who is who, ``roles`` by word
    those with a role that is not known.
    """

    rows: int = 0
    continued: int = 0
    runs_over: int = 0
    not_shared: Counter[str] = field(default_factory=Counter)
    roles: Counter[str] = field(default_factory=Counter)

    def sentences(self) -> Iterator[str]:
        """Yield a sentence for each assumption that was made."""
        if not self.rows:
            yield "no speakers: there is a header, but no row with a session or a person"
        if self.continued:
            yield f"{_counted(self.continued)} without a session: read as going on with the one above"
        if self.runs_over:
            yield f"{_counted(self.runs_over)} with more cells than columns: read as a longer affiliation"
        for name, count in sorted(self.not_shared.items()):
            yield f"'{name}' left out of {_counted(count)}: one cell for several people, who is who unsaid"
        if self.roles:
            shown = [f"'{role}'" for role, _ in self.roles.most_common(_SHOWN)]
            more = len(self.roles) - len(shown)
            shown += [f"{more} more"] if more else []
            yield f"roles not known here, read as speakers: {', '.join(shown)}"


def _counted(rows: int) -> str:
    return "1 row" if rows == 1 else f"{rows} rows"
