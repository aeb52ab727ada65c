"""Where a file lies for a code host: from the root of the repository, with slashes."""

import os
import posixpath
from functools import lru_cache
from pathlib import Path

from panelcheck.source import NO_FILES

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say what the root is; elsewhere it is the report's."""


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
