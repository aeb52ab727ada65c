"""What files held at an earlier revision of their git repository. Nothing is fetched, nothing is written."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from panelcheck.patterns import regex

_DATE = regex(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}


def commit_of(folder: Path, revision: str) -> str | None:
    """Return the commit that ``revision`` means in the repository of ``folder``; None if there is none.

    A date (``2027-01-15``, or with a time) means the last commit made before it, anything else a tag, branch
    or commit. Dates are those of commits, which a rebase makes anew: a tag is surer.
    """
    if _DATE.fullmatch(revision):
        found = _git(folder, "rev-list", "-1", f"--before={revision}", "HEAD")
    elif revision.startswith("-"):
        return None
    else:
        found = _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return found.decode().strip() or None if found is not None else None


def contents_at(path: Path, commit: str) -> bytes | None:
    """Return what the file at ``path`` held at ``commit``; None where it was not there."""
    return _git(path.parent, "show", f"{commit}:./{path.name}")


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints; None where it fails or is not installed."""
    program = shutil.which("git")
    if program is None:
        return None
    done = subprocess.run(  # noqa: S603 - git itself, and no shell
        [program, "-C", str(folder), *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **_OFFLINE},
    )
    return done.stdout if done.returncode == 0 else None
