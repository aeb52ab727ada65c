"""Where something stands, and the one exception a user may see, with its hint."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple


class Location(NamedTuple):
    """A stretch of one input file. Lines and columns are 1-based; the end column is exclusive.

    ``end_line`` 0 means a point: there is a place to name but no text to show.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        """Return ``path:line:column``."""
        return f"{self.path}:{self.line}:{self.column}"

    @property
    def point(self) -> "Location":
        """The start alone, so that nothing of the text is shown."""
        return Location(self.path, self.line, self.column)


class UserError(Exception):
    """Something the user can mend: says what, where, and how.

    The message must never hold what a person declared.
    """

    def __init__(self, message: str, location: Location | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.location = location
        self.hint = hint


class NotAProgramme(UserError):  # noqa: N818 - says what the file is, as the hint says what to do
    """Nothing in a readable file looks like a programme. In a directory that is a skip, not an error."""


class PrivateAnswers(UserError):  # noqa: N818 - says what the file is
    """A file that is read as a programme holds what people said about themselves in private."""


class UserErrors(Exception):  # noqa: N818 - a plural of UserError
    """Several user errors found in one document, reported together."""

    def __init__(self, errors: list[UserError]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


@contextmanager
def collecting(errors: list[UserError]) -> Iterator[None]:
    """Keep a user's mistakes in ``errors``, so that all of them can be reported at once."""
    try:
        yield
    except UserErrors as several:
        errors += several.errors
    except UserError as error:
        errors.append(error)


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return a hint that names the closest of ``known``, or an empty text."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is misspelt

    close = get_close_matches(word.lower(), {name.lower(): None for name in known}, n=1, cutoff=0.6)
    if not close:
        return ""
    return f"Did you mean '{next(name for name in known if name.lower() == close[0])}'?"
