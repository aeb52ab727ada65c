"""Where answers may lie, and how they are written: outside git, and readable by their keeper alone."""

import shutil
from pathlib import Path

from panelcheck.config import shown
from panelcheck.errors import Location, UserError
from panelcheck.history import ignores, tracks
from panelcheck.outputs import put_in_place

_KEEPER_ALONE, _FOLDER = 0o600, 0o700
_HINT = "Keep it outside, such as ~/private/answers.csv, or name it in .gitignore first."


def demand_private(path: Path) -> None:
    """Raise UserError where ``path`` is tracked by git, or would be with the next ``git add``."""
    if _repository(path) is None:
        return
    if shutil.which("git") is None:
        raise UserError(
            "this lies in a git repository, and without git nobody can tell whether it is ignored",
            Location(shown(path)), _HINT,
        )  # fmt: skip
    if tracks(path):
        raise UserError(
            "this file is tracked by git: whoever has the repository has it too", Location(shown(path)),
            "Take it out with 'git rm --cached', keep it outside, and ask how to clear it from the history.",
        )  # fmt: skip
    if not ignores(path):
        raise UserError("this would lie in a git repository", Location(shown(path)), _HINT)


def write_private(path: Path, data: bytes) -> None:
    """Write the whole file or nothing of it; a new file is its keeper's alone, and so is a new folder.

    Raises UserError where it cannot be written.
    """
    place = path.resolve()
    try:
        place.parent.mkdir(mode=_FOLDER, exist_ok=True)
        put_in_place(place, data, mode=_KEEPER_ALONE)
    except OSError as error:
        raise UserError(f"cannot write {shown(path)}: {error.strerror}") from None


def at_home(path: Path) -> str:
    """Return the path as short as it can be said: from here, or from the home folder."""
    try:
        return f"~/{path.absolute().relative_to(Path.home())}"
    except (ValueError, RuntimeError):
        return shown(path)


def _repository(path: Path) -> Path | None:
    return next((folder for folder in path.resolve().parents if (folder / ".git").exists()), None)
