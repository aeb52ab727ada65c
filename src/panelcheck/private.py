"""What people said in private: for whom it may be used, where it comes from, and the secret that keys it."""

import os
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from pathlib import Path

from panelcheck.config import Config
from panelcheck.errors import Location, UserError, UserErrors, collecting
from panelcheck.history import tracks, would_take
from panelcheck.identity import Declaration, read_declarations
from panelcheck.identity.declarations import State
from panelcheck.report import Private
from panelcheck.source import STDIN, VARIABLE, Source
from panelcheck.values import dataclass

SECRET = "PANELCHECK_SECRET"  # noqa: S105 - the name of one
_SHORTEST = 16
_HOW = "Make one with 'openssl rand -hex 32', and keep it where the answers are."


@dataclass(frozen=True, slots=True)
class Key:
    """What the fingerprints of a run are keyed with. One that ``lasts`` is the same in the next run."""

    value: bytes = field(repr=False)
    lasts: bool

    @property
    def name(self) -> str:
        """A digest that tells one lasting key from another."""
        return keyed(self.value, "panelcheck baseline")[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What people said in private, as far as it may be used; ``key`` where it is."""

    use: Private = Private.NONE
    declarations: tuple[Declaration, ...] = field(default=(), repr=False)
    key: Key | None = None


def is_public(config: Config) -> bool:
    """Whether the report is for everyone: as the config says, else where the variable CI is set."""
    if config.audience:
        return config.audience == "public"
    return os.environ.get("CI", "").strip().casefold() not in ("", "false")


def demand_organiser(config: Config) -> None:
    """Raise UserError where everyone may see what a command prints that opens private answers."""
    if is_public(config):
        raise UserError(
            "private answers are not opened where what is printed may be public",
            hint="Run it where nobody else sees the log; if that is so here, pass --audience organiser.",
        )


def sources_of(config: Config, *, given: bool) -> tuple[str, ...]:
    """Return where answers come from: what the command line has ``given``, the variable, or the config's."""
    return (VARIABLE,) if not given and os.environ.get(VARIABLE, "").strip() else config.declarations


def answers(
    sources: Sequence[Path | str],
    config: Config,
    load: Callable[[str], Source],
    purposes: frozenset[str] = frozenset(),
) -> Answers:
    """Return what people said in ``sources``, files or VARIABLE. For a public audience nothing is read.

    ``load`` opens a file. With ``purposes``, answers given for other ones alone count as taken back. Raises
    UserError or UserErrors for a file that cannot be used, or that git keeps.
    """
    if not sources:
        return Answers()
    if is_public(config):
        return Answers(use=Private.HELD_BACK)
    found: list[Declaration] = []
    errors: list[UserError] = []
    for source in sources:
        with collecting(errors):
            found += read_declarations(_opened(source, load), config.asks_of)
    if errors:
        raise UserErrors(errors)
    given = tuple(one if _serves(one, purposes) else replace(one, state=State.WITHDRAWN) for one in found)
    return Answers(use=Private.USED, declarations=given, key=_key())


def _serves(one: Declaration, purposes: frozenset[str]) -> bool:
    """Whether an answer may be used for one of ``purposes``: it states none, or one of them."""
    return not (purposes and one.purposes) or not purposes.isdisjoint(one.purposes)


def _opened(source: Path | str, load: Callable[[str], Source]) -> Source:
    if source == VARIABLE:
        return _in_variable(os.environ[VARIABLE])
    if source != Path(STDIN) and tracks(Path(source)):
        raise UserError(
            "private answers lie in a git repository, for everyone who has it",
            Location(str(source)),
            f"Take the file out with 'git rm --cached {source}' and keep it outside the repository, or name"
            " it in .gitignore. The history still holds it: ask whoever looks after the repository.",
        )
    return load(str(source))


def _in_variable(text: str) -> Source:
    """Return what VARIABLE holds. Raises UserError, which does not quote it, for the path of a file."""
    if os.path.isfile(os.path.expanduser(text.strip())):  # noqa: PTH111, PTH113 - these raise for no text
        raise UserError(
            f"{VARIABLE} holds the path of a file, not what people said",
            hint="It takes the text of the file; for the file itself there is --declarations.",
        )
    return Source(VARIABLE, text.removeprefix("\ufeff"))


def _key() -> Key:
    """Return the secret of the environment, or one for this run alone. Raises UserError for a short one."""
    import secrets  # noqa: PLC0415 - only where private answers are used

    secret = os.environ.get(SECRET, "").strip()
    if not secret:
        return Key(secrets.token_bytes(32), lasts=False)
    if len(secret) < _SHORTEST:
        raise UserError(f"{SECRET} can be guessed: it has fewer than {_SHORTEST} characters", hint=_HOW)
    return Key(secret.encode(errors="backslashreplace"), lasts=True)


def keyed(key: bytes, text: str) -> str:
    """Return HMAC-SHA-256 of ``text``, in hexadecimal digits."""
    import hmac  # noqa: PLC0415 - only where private answers are used

    return hmac.new(key, text.encode(errors="backslashreplace"), "sha256").hexdigest()


def demand_private(key: Key, baseline: Path) -> None:
    """Raise UserError where a baseline of findings that rest on private answers would not be private itself.

    That a finding exists is what people said: such a baseline stays with the answers.
    """
    if not key.lasts:
        raise UserError(
            f"a baseline needs a secret where private answers are used: {SECRET} is not set",
            hint=f"{_HOW} Or leave the answers out (--audience public), or the baseline (--no-baseline).",
        )
    if would_take(baseline):
        raise UserError(
            "this baseline would be in the git repository: what it accepts rests on private answers",
            Location(str(baseline)),
            "Keep one beside the answers (--baseline ../private/panelcheck-baseline.json), leave the answers"
            " out (--audience public), or the baseline (--no-baseline).",
        )


def keep_out_of_git(report: Path) -> str:
    """Return what to say of a report on private answers that git would take next; "" of any other.

    Raises UserError where git keeps the file already: the next commit would publish what it says.
    """
    if tracks(report):
        raise UserError(
            "git keeps this file, and the report rests on private answers",
            Location(str(report)),
            "Write it elsewhere, or leave the answers out (--audience public).",
        )
    if would_take(report):
        return (
            f"{report} rests on private answers and lies in a git repository: keep it out of the next commit,"
            " or name it in .gitignore."
        )
    return ""
