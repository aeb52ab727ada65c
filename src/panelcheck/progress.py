"""One line on the terminal that says what long work is at, and leaves nothing behind."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from panelcheck.wording import cut, safe

PATIENCE = 1.0
"""Seconds in which nobody minds that nothing is said."""
PAUSE = 0.1
"""Seconds between two changes of the line."""
WIDTH = 78
_CLEAR = "\r\x1b[K"

Tell = Callable[[str], None]


class Stream(Protocol):
    """What is written to: standard error."""

    def write(self, text: str, /) -> object:
        """Write ``text``."""

    def flush(self) -> object:
        """Show what was written."""

    def isatty(self) -> bool:
        """Whether a person looks at it."""


@contextmanager
def shown(
    stream: Stream | None, *, quiet: bool, clock: Callable[[], float] = time.monotonic
) -> Iterator[Tell]:
    """Yield what to call with each step. Nothing is ever shown in CI, in a pipe, or where quiet is wanted.

    ``stream`` is None where standard error is closed.
    """
    if quiet or stream is None or not _is_watched(stream):
        yield _unheard
        return
    line = _Line(stream, clock)
    try:
        yield line.tell
    finally:
        line.clear()


def _unheard(step: str) -> None:
    """Say nothing."""


def _is_watched(stream: Stream) -> bool:
    return stream.isatty() and not os.environ.get("CI") and os.environ.get("TERM", "dumb") != "dumb"


class _Line:
    """A line that is written over, from the first step after a second's patience."""

    def __init__(self, stream: Stream, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._clock = clock
        self._next = clock() + PATIENCE
        self._dirty = False

    def tell(self, step: str) -> None:
        """Show ``step``, unless the line has just changed."""
        now = self._clock()
        if now >= self._next:
            self._next = now + PAUSE
            self._write(f"{_CLEAR}{cut(safe(step), _width())}")
            self._dirty = True

    def clear(self) -> None:
        """Take the line away."""
        if self._dirty:
            self._write(_CLEAR)
            self._dirty = False

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


def _width() -> int:
    """Return how much fits on one line: what wraps could not be taken away."""
    import shutil  # noqa: PLC0415 - only for long work

    return min(WIDTH, shutil.get_terminal_size().columns - 1)
