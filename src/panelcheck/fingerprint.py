"""The digest that tells one finding from another, and says nothing of anyone."""

from functools import lru_cache
from pathlib import Path

from panelcheck.finding import Subject
from panelcheck.lineup import LineUp
from panelcheck.packs import DATA_QUALITY
from panelcheck.private import Key, keyed
from panelcheck.programme import Programme


def fingerprint(code: str, subject: Subject, line_up: LineUp, root: Path, key: Key | None = None) -> str:
    """Return a digest of the rule, the programme's path, the session and its people.

    No line number and no name in clear: a moved line keeps it, a changed line-up does not. What is wrong
    with the data is the same whoever else is in the programme. With a ``key`` nobody without it can tell
    which line-up of a public programme it stands for.
    """
    from hashlib import sha256  # noqa: PLC0415 - only where a rule speaks

    session = line_up.session
    said = (
        code,
        home_of(line_up.programme, root),
        subject.each,
        subject.key,
        str(session.start) if session else "",
        subject.title,
        "" if code.startswith(DATA_QUALITY) else line_up.digest,
    )
    whole = "\0".join(said)
    digest = keyed(key.value, whole) if key else sha256(whole.encode(errors="backslashreplace")).hexdigest()
    return digest[:32]


def home_of(programme: Programme, root: Path) -> str:
    """Return the programme's path below ``root``, the same wherever the run starts."""
    return _relative(programme.path, root, Path.cwd())


@lru_cache(maxsize=64)
def _relative(path: str, root: Path, here: Path) -> str:
    try:
        return Path(here, path).relative_to(Path(here, root)).as_posix()
    except ValueError:
        return Path(path).name
