"""The text of one input, where each piece of it stands, and how to show a piece."""

import codecs
import io
import os
import sys
import unicodedata
from bisect import bisect_right
from contextlib import suppress
from dataclasses import field
from pathlib import Path

from panelcheck.errors import Location, UserError
from panelcheck.macroman import MAC_ROMAN, WINDOWS, as_mac_roman
from panelcheck.values import dataclass

STDIN = "-"
STDIN_NAME = "<stdin>"
VARIABLE = "PANELCHECK_DECLARATIONS"
NO_FILES = frozenset({STDIN_NAME, VARIABLE})
"""What an input is called that is no file: standard input without a name, and a variable."""
_ALIKE = 0.75
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Source:
    """One input: its path as the user wrote it, its text, and what was assumed to read it.

    ``encoding`` is the encoding used; ``assumed`` is true when nothing in the bytes said so. ``twice`` counts
    the places where its text had been encoded twice.
    """

    path: str
    text: str = field(repr=False)
    encoding: str = "utf-8"
    assumed: bool = False
    twice: int = 0
    _starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def lines(self) -> list[str]:
        """The physical lines without their ends; CRLF, LF and CR all end a line."""
        return [line.rstrip("\n") for line in io.StringIO(self.text, newline=None)]

    def line(self, number: int) -> str:
        """Return the physical line with this number, without its end; nothing where there is none."""
        starts = self._line_starts()
        if not 0 < number < len(starts):
            return ""
        return self.text[starts[number - 1] : starts[number]].rstrip("\r\n")

    def _line_starts(self) -> list[int]:
        """Return where each line starts, and where the text ends; counted once."""
        starts = self._starts
        if not starts:
            starts.append(0)
            position = 0
            for text in io.StringIO(self.text, newline=""):
                position += len(text)
                starts.append(position)
        return starts

    def locate(self, start: int, end: int) -> Location:
        """Return the location of ``text[start:end]``."""
        starts = self._starts or self._line_starts()
        line = bisect_right(starts, start)
        if line < len(starts) and end < starts[line]:
            before = starts[line - 1] - 1
            return Location(self.path, line, start - before, line, end - before)
        last = max(1, len(starts) - 1)
        line, end_line = min(line, last), min(bisect_right(starts, end), last)
        return Location(
            self.path, line, start - starts[line - 1] + 1, end_line, end - starts[end_line - 1] + 1
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A text as written in an input, and where it stands.

    ``place`` says where, or is the source in which it stands at ``start`` for ``length`` characters: few
    cells are ever shown, so lines and columns are counted when asked for.
    """

    text: str
    place: Location | Source
    start: int = 0
    length: int = 0

    @property
    def location(self) -> Location:
        """Where it stands, by lines and columns."""
        place = self.place
        return place if isinstance(place, Location) else place.locate(self.start, self.start + self.length)


def read_source(path: str, *, name: str | None = None) -> Source:
    """Read the file at ``path``, or standard input for ``-``, and call it ``name``.

    Raises UserError when it cannot be read.
    """
    shown = name or path
    return decode(read_bytes(path, name=shown), shown)


def reach(path: str) -> Path:
    """Return the file or folder at ``path``, which need not be there.

    Raises UserError where the system does not even tell: the path is too long, a link leads back to itself,
    or a folder may not be entered.
    """
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no path of a file"
        raise UserError(f"cannot be read: {why}", Location(path)) from None
    return Path(path)


def real(path: Path) -> Path:
    """Return where ``path`` really is; of links that lead back to themselves, the path itself."""
    return Path(os.path.realpath(path))


def read_bytes(path: str, *, name: str = "") -> bytes:
    """Return what the file at ``path``, or standard input for ``-``, holds.

    Raises UserError when it cannot be read.
    """
    shown = name or path
    if path == STDIN and sys.stdin is None:
        raise UserError("standard input is closed", Location(shown), "Pass a file instead.")
    try:
        return sys.stdin.buffer.read() if path == STDIN else _bytes_of(Path(path))
    except FileNotFoundError:
        raise UserError("no such file", Location(shown), looked_for(path)) from None
    except IsADirectoryError:
        raise UserError("this is a directory, not a file", Location(shown)) from None
    except OSError as error:
        raise UserError(f"cannot be read: {error.strerror or 'unknown reason'}", Location(shown)) from None


def looked_for(path: str) -> str:
    """Return a hint for a file that is not there: where it links to, or which one beside it may be meant."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where something is misspelt

    if ":/" in path[2:]:  # an address; a drive's colon comes earlier, and Path makes one slash of two
        return "panelcheck stays off the network: download the file, and name it here."
    place = Path(path)
    if place.is_symlink():
        return f"It is a link to '{place.readlink()}', where there is nothing."
    beside = {}
    with suppress(OSError, ValueError):
        visible = (file for file in sorted(place.parent.iterdir()) if not file.name.startswith("."))
        beside = {file.name.lower(): file for file in visible}
    close = get_close_matches(place.name.lower(), beside, n=1, cutoff=_ALIKE)
    return f"Did you mean '{beside[close[0]]}'?" if close else "Check the path for typing errors."


def _bytes_of(path: Path) -> bytes:
    if path.exists() and not path.is_file() and not path.is_dir():
        raise UserError(
            "not a regular file",
            Location(str(path)),
            "Pass a file, or - and what it holds on standard input.",
        )
    return path.read_bytes()


def decode(data: bytes, path: str) -> Source:
    """Decode bytes by their byte order mark, else as UTF-8, as Mac OS Roman if surely so, else as cp1252.

    Raises UserError for bytes that are no text in any of them.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return Source(path, data.decode(encoding).removeprefix("\ufeff"), encoding)
            except UnicodeDecodeError:
                raise UserError(
                    f"the file starts as {encoding.upper()} but is not", Location(path),
                    "Save it again as UTF-8.",
                ) from None  # fmt: skip
    if b"\0" in data[:4096]:
        raise UserError("this is not a text file", Location(path), "Export it as CSV, YAML or iCal.")
    with suppress(UnicodeDecodeError):
        return Source(path, data.decode("utf-8"))
    meant = as_mac_roman(data.decode("latin-1").translate(WINDOWS))
    if meant is not None:
        return Source(path, meant, MAC_ROMAN, assumed=True)
    return Source(path, data.decode("cp1252", errors="replace"), "cp1252", assumed=True)


_WIDEST = 1000


def excerpt(source: Source, location: Location) -> list[str]:
    """Return the marked text with its line number and carets; nothing for a point.

    Only the marked stretch is shown, never the rest of its line, nor more of it than any terminal shows.
    """
    if not location.end_line:
        return []
    line = source.line(location.line)
    end = location.end_column - 1 if location.end_line == location.line else len(line)
    start = location.column - 1
    text = "".join(max(char, " ") for char in line[start : min(end, start + _WIDEST)])
    if not text.strip():
        return []
    number = str(location.line)
    return [f"{number} | {text}", f"{' ' * len(number)} | {'^' * display_width(text)}"]


def display_width(text: str) -> int:
    """Return how many terminal columns ``text`` takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
