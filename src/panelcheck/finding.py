"""What a lint run says: findings, and the report that holds them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from panelcheck.errors import Location, UserError
from panelcheck.programme import Ignore, Session, Skip
from panelcheck.source import Source


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


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about: the scope (session, day, track, room, role, event), its key and title."""

    each: str
    key: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A rule that spoke: certain, likely or undetermined.

    ``probability`` bounds the chance that the rule is broken, over what undeclared people could be.
    ``suppressed`` is the reason given for hiding it, or None.
    """

    code: str
    name: str
    severity: Severity
    verdict: Verdict
    message: str
    location: Location
    subject: Subject
    fingerprint: str
    probability: tuple[float, float] = (1.0, 1.0)
    do: str = ""
    say: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, Any] = field(default_factory=dict)
    suppressed: str | None = None


class Flaw(StrEnum):
    """What may be wrong with an ignore."""

    NO_REASON = "no-reason"
    UNUSED = "unused"
    UNKNOWN = "unknown"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlawedIgnore:
    """An ignore, the one of its selectors that is at fault, and the session it is about, if any.

    ``severity`` stands in for the rule's own where the flaw may be none.
    """

    flaw: Flaw
    ignore: Ignore
    selector: str
    session: Session | None = None
    severity: Severity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """On how many people's own word an axis rests. Counts of people; nobody is named."""

    declared: int = 0
    declined: int = 0
    pronouns: int = 0
    names: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How many people of the event may be of each category of an axis.

    ``whole`` and ``estimated`` map a category to (least, most) people; ``whole`` counts unknown and
    declined people as anything, ``estimated`` is a 90 % interval among the ``of`` people whose first name
    or pronouns are evidence.
    """

    whole: Mapping[str, tuple[int, int]]
    estimated: Mapping[str, tuple[int, int]]
    of: int
    prior: tuple[float, float]
    table: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionTime:
    """A session of which there is a transcript, in minutes. Nobody is named, and no category counts.

    ``planned`` is the slot, None where it has no length; ``actual`` is from the first word to the last.
    ``stage``, ``moderators`` and ``unattributed`` are the minutes of talk: of the ``people`` on stage, of
    who moderates, and of nobody known. ``largest`` is the largest share (0-1) of the stage's talk that one
    person had; ``gini`` and ``evenness`` say how evenly it was spread, None for fewer than two people.
    """

    title: str
    location: Location
    quality: str
    planned: float | None
    actual: float
    people: int
    stage: float
    moderators: float
    unattributed: float
    largest: float | None = None
    gini: float | None = None
    evenness: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeSummary:
    """What was read of one programme, in numbers."""

    path: str
    event: str = ""
    records: int = 0
    record_word: str = "records"
    sessions: int = 0
    panels: int = 0
    people: int = 0
    seats: int = 0
    open_seats: int = 0
    basis: Mapping[str, Basis] = field(default_factory=dict)
    shares: Shares | None = None
    source_stated: bool = False
    configured: bool = False
    declared_in_file: bool = False
    private_declarations: bool = False
    unmatched_declarations: int = 0
    skipped: tuple[Skip, ...] = ()
    assumptions: tuple[str, ...] = ()
    times: tuple[SessionTime, ...] = ()


@dataclass(frozen=True, slots=True)
class Silence:
    """A rule that could not judge, why, and on how many line-ups."""

    code: str
    name: str
    reason: str
    line_ups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything one run has to say. Findings stand in file order."""

    programmes: tuple[ProgrammeSummary, ...] = ()
    findings: tuple[Finding, ...] = ()
    going_well: tuple[str, ...] = ()
    silences: tuple[Silence, ...] = ()
    satisfied: int = 0
    judged: int = 0
    errors: tuple[UserError, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict, repr=False)
    gated: tuple[Finding, ...] = ()
    exit_code: int = 0
