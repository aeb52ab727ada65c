"""What files held at an earlier revision, asked of git."""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from panelcheck.errors import UserError
from panelcheck.patterns import regex
from panelcheck.source import real
from panelcheck.values import dataclass

_DATE = regex(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)
_FILES = (b"100644", b"100755", b"100664")
# Nothing is ever fetched, not even what a partial clone lacks, and nobody is asked for a password.
_OFFLINE = ("-c", "protocol.allow=never")
_ENVIRONMENT = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
}


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the repository that ``folder`` lies in, and what the user called it."""

    folder: Path
    name: str
    commit: str

    def files(self, folder: Path) -> Mapping[Path, str]:
        """Return the files below ``folder`` then, by their path from there, each with git's id for it.

        What git keeps of a link or a submodule is no file.
        """
        listed = _git(real(folder), "ls-tree", "-r", "-z", self.commit)
        found = {}
        for entry in filter(None, listed.split(b"\0")):
            about, _, name = entry.partition(b"\t")
            mode, _, blob = about.split(b" ")
            if mode in _FILES:
                found[Path(os.fsdecode(name))] = blob.decode()
        return found

    def contents(self, blobs: Sequence[str]) -> list[bytes]:
        """Return what the files with these ids hold."""
        asked = "".join(f"{blob}\n" for blob in blobs)
        told = _git(self.folder, "cat-file", "--batch", given=asked.encode())
        found = []
        for _ in blobs:
            head, _, rest = told.partition(b"\n")
            if head.endswith(b" missing"):
                raise UserError("git has not fetched this revision's files", hint=_FETCH)
            size = int(head.split(b" ")[2])
            found.append(rest[:size])
            told = rest[size + 1 :]
        return found


_FETCH = "Fetch it first; in CI, fetch the whole history (fetch-depth: 0)."


def revision_at(folder: Path, name: str) -> Revision:
    """Return the revision called ``name``, or where HEAD left its line: what others did since is not ours.

    A date (``2027-01-15``, or with a time) means the last commit made before it. Dates are those of commits,
    which a rebase makes anew: a tag is surer. Raises UserError where ``folder`` is in no repository, or its
    repository knows no such revision.
    """
    folder = real(folder)
    try:
        _git(folder, "rev-parse", "--git-dir")
    except UserError as error:
        if "not a git repository" not in error.hint:
            raise
        raise UserError(
            "there is no earlier version: this is not in a git repository", hint="Check without --against."
        ) from None
    try:
        if name.startswith("-"):
            raise UserError("an option is no revision")  # noqa: TRY301 - told as any other
        commit = _git(folder, *_asked(name)).decode().strip()
        if not commit:
            raise UserError("no commit is as old")  # noqa: TRY301 - told as any other
    except UserError:
        raise UserError(f"git knows no revision '{name}'", hint=_FETCH) from None
    try:
        base = _git(folder, "merge-base", commit, "HEAD").decode().split()
    except UserError:  # no common ancestor that git has
        base = []
    return Revision(folder, name, base[0] if base else commit)


def _asked(name: str) -> tuple[str, ...]:
    if _DATE.fullmatch(name):
        return "rev-list", "-1", f"--before={name}", "HEAD"
    return "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"


_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")
"""What a hook's environment says of the repository being committed to; a file may lie in another."""
_ANY_OWNER = ("-c", "safe.directory=*", "-c", "core.fsmonitor=false")


def tracks(file: Path) -> bool:
    """Whether the git repository that ``file`` lies in, if any, keeps it."""
    return _answer(file, "--literal-pathspecs", "ls-files", "--error-unmatch") == 0


def would_take(file: Path) -> bool:
    """Whether ``file`` is, or may be by the next commit, in the git repository it lies in."""
    return _answer(file, "check-ignore", "--quiet") == 1


def ignores(file: Path) -> bool:
    """Whether the git repository that ``file`` lies in is told to leave it alone."""
    return _answer(file, "check-ignore", "--quiet") == 0


def _answer(file: Path, *question: str) -> int | None:
    """Return with which code git answers about ``file``, which need not be there; None without git."""
    import subprocess  # noqa: PLC0415 - only where git is asked

    place = real(file)
    folder = next(folder for folder in place.parents if folder.is_dir())
    environment = {name: value for name, value in os.environ.items() if name not in _ELSEWHERE}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the file's name is no option
            ["git", *_OFFLINE, *_ANY_OWNER, *question, "--", f"./{place.relative_to(folder)}"],  # noqa: S607 - the user's own git
            cwd=folder, env={**environment, **_ENVIRONMENT},
            capture_output=True, check=False,
        )  # fmt: skip
    except OSError:
        return None
    return done.returncode


def _git(folder: Path, *arguments: str, given: bytes | None = None) -> bytes:
    """Run git in ``folder`` and return what it prints. Raises UserError, with git's words as its hint."""
    import subprocess  # noqa: PLC0415 - only where git is asked

    command = ["git", *_OFFLINE, *arguments]
    environment = {**os.environ, **_ENVIRONMENT}
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no argument of the user's is an option
            command, cwd=folder, env=environment, input=given, capture_output=True, check=False
        )
    except FileNotFoundError:
        raise UserError("git is not installed", hint="--against asks git for the earlier version.") from None
    if done.returncode:
        told = done.stderr.decode(errors="replace").strip().splitlines()
        raise UserError("git could not answer", hint=told[0] if told else "It did not say why.")
    return done.stdout
