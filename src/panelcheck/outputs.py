"""Files that are written whole or not at all."""

import os
from collections import Counter
from collections.abc import Collection, Sequence
from pathlib import Path

from panelcheck.errors import UserError
from panelcheck.source import real

_ORDINARY, _KEEPER_ALONE = 0o666, 0o600


def write(path: Path, text: str, *, private: bool = False) -> None:
    """Write the whole file or nothing of it; a pipe or a device is written to as it is.

    A new file is its keeper's alone where it is ``private``. Raises UserError where it cannot be written;
    whatever was there before is then still there.
    """
    try:
        if path.exists() and not path.is_file():
            _refuse_folder(path)
            with path.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
        else:
            data = text.encode(errors="backslashreplace")
            mode = _KEEPER_ALONE if private else _ORDINARY & ~_umask()
            put_in_place(real(path), data, mode=mode)  # a link stays one
    except OSError as error:
        raise UserError(f"cannot write {path}: {error.strerror}", hint=_hint(path)) from None


def refuse_clashes(files: Sequence[str], read: Collection[str]) -> None:
    """Refuse to write two reports to one file, or a report over what was ``read``. Raises UserError."""
    places = Counter(real(Path(file)) for file in files if _is_kept(Path(file)))
    inputs = {real(Path(file)) for file in read}
    for file in files:
        place = real(Path(file))
        if places[place] > 1:
            raise UserError(f"two reports go to {file}", hint="Give each --output a file of its own.")
        if place in inputs:
            raise UserError(
                f"the report would overwrite {file}, which was read", hint="Give --output another file."
            )


def _is_kept(path: Path) -> bool:
    return path.is_file() or not path.exists()


def _refuse_folder(path: Path) -> None:
    if path.is_dir():
        raise UserError(f"cannot write {path}: it is a folder", hint="Name a file in it.")


def put_in_place(path: Path, data: bytes, *, mode: int) -> None:
    """Write the whole file or nothing of it; a new one has this ``mode``. Raises OSError."""
    from tempfile import NamedTemporaryFile  # noqa: PLC0415 - most runs write no file

    if path.exists():
        mode = path.stat().st_mode & 0o777
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        made = Path(file.name)
        try:
            file.write(data)
            file.close()
            made.chmod(mode)
            made.replace(path)
        except BaseException:
            made.unlink(missing_ok=True)
            raise


def _hint(path: Path) -> str:
    if not path.parent.is_dir():
        return f"There is no folder {path.parent}: make it first."
    return "Is there room, and are you allowed to write there?"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
