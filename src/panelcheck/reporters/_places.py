"""Where a file lies for a code host: from the root of the repository, with slashes."""

import os
import posixpath
from functools import lru_cache
from pathlib import Path

from panelcheck.errors import Location
from panelcheck.source import NO_FILES

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say what the root is; elsewhere it is the report's."""

_WORKBOOKS = (".xlsx#", ".xlsm#")
"""What parts a workbook from its sheet, in a path of ours."""


def file_of(path: str, root: str) -> str:
    """Return the file that ``path`` leads to as ``from_root`` does: of a sheet, the workbook it is in."""
    return from_root(_parted(path)[0], root)


def in_sheet(place: Location | None) -> str:
    """Return ``sheet 'Day 1': `` for a place in one of a workbook's sheets, to say what a file cannot."""
    sheet = _parted(place.path)[1] if place else ""
    return f"sheet '{sheet}': " if sheet else ""


def _parted(path: str) -> tuple[str, str]:
    """Return the file and the sheet, if it is one of a workbook's. A sheet's name holds no slash."""
    ends = [at + len(mark) for mark in _WORKBOOKS if (at := path.lower().find(mark)) >= 0]
    end = min(ends, default=0)
    return (path[: end - 1], path[end:]) if end and "/" not in path[end:] else (path, "")


def from_root(path: str, root: str) -> str:
    """Return ``path`` as seen from the repository's ``root``; as it is outside it, or where it is no file."""
    if path in NO_FILES:
        return path
    roots = tuple(os.environ[name] for name in _ROOTS if os.environ.get(name))
    here = os.getcwd()  # noqa: PTH109 - a plain text is the cache's key
    return _from(path, here, (*roots, root or here))


@lru_cache(maxsize=256)
def _from(path: str, here: str, roots: tuple[str, ...]) -> str:
    whole = os.path.normpath(os.path.join(here, path))  # noqa: PTH118 - no look at the disk
    for root in roots:
        try:
            return Path(whole).relative_to(os.path.normpath(root)).as_posix()
        except ValueError:
            continue
    return posixpath.normpath(Path(path).as_posix())
