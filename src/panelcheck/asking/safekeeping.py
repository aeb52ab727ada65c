"""Where answers may lie, and how they are written: outside git, and readable by their keeper alone."""

import os
import shutil
import subprocess
from pathlib import Path

from panelcheck.config import shown
from panelcheck.errors import Location, UserError

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
    if is_tracked(path):
        raise UserError(
            "this file is tracked by git: whoever has the repository has it too", Location(shown(path)),
            "Take it out with 'git rm --cached', keep it outside, and ask how to clear it from the history.",
        )  # fmt: skip
    if _git(path, "check-ignore", "--quiet") != 0:
        raise UserError("this would lie in a git repository", Location(shown(path)), _HINT)


def is_tracked(path: Path) -> bool:
    """Whether git has this file; not where there is no git to ask."""
    if _repository(path) is None or shutil.which("git") is None:
        return False
    return _git(path, "ls-files", "--error-unmatch") == 0


def write_private(path: Path, data: bytes) -> None:
    """Write the whole file or nothing of it; a new file is its keeper's alone, and so is a new folder.

    Raises UserError where it cannot be written.
    """
    from tempfile import NamedTemporaryFile  # noqa: PLC0415 - most runs write no file

    place = path.resolve()
    try:
        mode = place.stat().st_mode & 0o777 if place.exists() else _KEEPER_ALONE
        place.parent.mkdir(mode=_FOLDER, exist_ok=True)
        with NamedTemporaryFile(dir=place.parent, delete=False) as file:
            made = Path(file.name)
            try:
                file.write(data)
                file.close()
                made.chmod(mode)
                made.replace(place)
            except BaseException:
                made.unlink(missing_ok=True)
                raise
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


def _git(path: Path, *arguments: str) -> int:
    """Return git's exit code for a question about ``path``, asked in the nearest folder there is."""
    folder = next(folder for folder in path.resolve().parents if folder.is_dir())
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-C", str(folder), *arguments, "--", str(path.resolve())]
    return subprocess.run(command, env=own, capture_output=True, check=False).returncode  # noqa: S603 - no shell
