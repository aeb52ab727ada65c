"""How a run ends: exit codes, the user's mistakes as messages, and our own without anyone's data."""

import errno
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from panelcheck import __version__
from panelcheck.errors import UserError, UserErrors

OK, GATED, COULD_NOT_CHECK, BUG = 0, 1, 2, 3
_NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, errno.EIO, errno.EBADF})


def complain(errors: Sequence[UserError]) -> None:
    """Print what is wrong, where, and what one can do."""
    for error in errors:
        where = f"{error.location}: " if error.location else ""
        click.echo(f"{where}error: {error.message}", err=True)
        if error.hint:
            click.echo(f"  hint {error.hint}", err=True)


@contextmanager
def guarded() -> Iterator[None]:
    """Turn the user's mistakes into messages and ours into a report that holds no one's data."""
    try:
        yield
    except UserErrors as errors:
        complain(errors.errors)
        sys.exit(COULD_NOT_CHECK)
    except UserError as error:
        complain([error])
        sys.exit(COULD_NOT_CHECK)
    except OSError as error:
        # Files say where they cannot be written; what comes this far is standard output.
        if _is_nowhere():
            message = "the folder this runs in does not exist any more"
            complain([UserError(message, hint="Change to one that does, and run again.")])
            sys.exit(COULD_NOT_CHECK)
        if error.errno not in _NO_ROOM:
            _report_bug(error)
            sys.exit(BUG)
        complain([UserError(f"cannot write to standard output: {error.strerror}")])
        sys.exit(COULD_NOT_CHECK)
    except Exception as error:  # noqa: BLE001 - the last door: a bug must not print the data it met
        _report_bug(error)
        sys.exit(BUG)


def _is_nowhere() -> bool:
    try:
        Path.cwd()
    except FileNotFoundError:
        return True
    return False


def _report_bug(error: Exception) -> None:
    import platform  # noqa: PLC0415 - not needed as long as all is well
    import traceback  # noqa: PLC0415

    frames = traceback.extract_tb(error.__traceback__)
    where = "\n".join(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames[-6:])
    click.echo(
        "panelcheck stopped on a bug of its own; your programme was not checked.\n"
        "Please report it with these lines. They hold none of your data:\n"
        f"  panelcheck {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        f"  {type(error).__name__}\n{where}",
        err=True,
    )
