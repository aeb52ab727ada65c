"""Where a file lies for a code host: from the root of the repository, with slashes."""

import os
import posixpath
from functools import lru_cache
from pathlib import Path

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab say what the root is; elsewhere it is the current folder."""


def from_root(path: str) -> str:
    """Return ``path`` as seen from the repository's root; as it is where it lies outside."""
    roots = tuple(os.environ[name] for name in _ROOTS if os.environ.get(name))
    return _from(path, (*roots, os.getcwd()))  # noqa: PTH109 - a plain text is the cache's key


@lru_cache(maxsize=256)
def _from(path: str, roots: tuple[str, ...]) -> str:
    whole = os.path.normpath(os.path.join(roots[-1], path))  # noqa: PTH118 - no look at the disk
    for root in roots:
        try:
            return Path(whole).relative_to(os.path.normpath(root)).as_posix()
        except ValueError:
            continue
    return posixpath.normpath(Path(path).as_posix())
