"""What a rule says of a line-up, and what may be wrong with an ignore."""

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from panelcheck.errors import Location
from panelcheck.programme import Ignore, Session
from panelcheck.values import dataclass

FEWEST_ESTIMATED = 3
"""What is estimated of fewer people is never told: it would be a guess about each of them."""


class Severity(StrEnum):
    """How much a finding matters, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Severity).index(self)


class Verdict(StrEnum):
    """What is known of a rule on a line-up."""

    CERTAIN = "certain"
    LIKELY = "likely"
    UNDETERMINED = "undetermined"
    SATISFIED = "satisfied"
    NOT_APPLICABLE = "not-applicable"

    @property
    def rank(self) -> int:
        """0 for the surest breach, then on to where nothing can be said."""
        return list(Verdict).index(self)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about: the scope (session, day, track, room, role, event), its key and title."""

    each: str
    key: str
    title: str


class Change(StrEnum):
    """Whether a finding was there at an earlier revision."""

    NEW = "new"
    REMAINING = "remaining"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule that spoke: certain, likely or undetermined.

    ``probability`` bounds the chance that the rule is broken, over what undeclared people could be.
    ``suppressed`` is the reason given for hiding it, or None. ``change`` is None where no earlier revision
    was asked for. ``digest`` works out the fingerprint, which not every run asks for.
    """

    code: str
    name: str
    severity: Severity
    verdict: Verdict
    message: str
    location: Location
    subject: Subject
    digest: Callable[[], str] = field(repr=False, compare=False)
    probability: tuple[float, float] = (1.0, 1.0)
    do: str = ""
    say: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, Any] = field(default_factory=dict)
    suppressed: str | None = None
    change: Change | None = None

    @property
    def fingerprint(self) -> str:
        """What tells this finding from others in every run."""
        return self.digest()


class Flaw(StrEnum):
    """What may be wrong with an ignore."""

    NO_REASON = "no-reason"
    UNUSED = "unused"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    STALE = "stale"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlawedIgnore:
    """An ignore, the one of its selectors that is at fault, and the session it is about, if any.

    An entry of a baseline counts as an ignore whose session is known by a fingerprint alone.
    ``severity`` stands in for the rule's own where the flaw may be none.
    """

    flaw: Flaw
    ignore: Ignore
    selector: str
    session: Session | None = None
    severity: Severity | None = None
