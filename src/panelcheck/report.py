"""Everything a lint run has to say, for reporters to put into words."""

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum

from panelcheck.errors import Location, UserError
from panelcheck.finding import Finding, Severity, Subject, Verdict
from panelcheck.programme import Skip
from panelcheck.source import Source
from panelcheck.values import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """On how many people's own word an axis rests. Counts of people; nobody is named.

    ``declined`` is None where they are counted among the unknown.
    """

    declared: int = 0
    declined: int | None = 0
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


class Private(StrEnum):
    """What became of answers that are not in the programme itself."""

    NONE = "none"
    USED = "used"
    HELD_BACK = "held-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """How many people on stage may be of each gender: in the event, on a day, in a track or in a role.

    ``declared`` maps a category to the (least, most) people it may have, from people's own word alone;
    ``likely`` to a 90 % interval that counts estimates too. Where there are too few people to show any
    of it without pointing at someone, both are empty: ``withheld``. ``minutes`` are planned;
    ``women_minutes`` is the (least, most) share (0-1) of them that may be women's, in steps of 5 %.
    """

    each: str
    key: str
    title: str
    people: int
    sessions: int
    open_seats: int = 0
    withheld: bool = False
    declared: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    likely: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    minutes: float | None = None
    women_minutes: tuple[float, float] | None = None


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
    """What was read of one programme, in numbers. ``basis`` is None on an axis where it may not be told.

    ``compositions`` are counted when called for: on a large programme that takes a while.
    ``lapsed_declarations`` have expired or were taken back; for ``renewed_declarations`` a later answer
    stands.
    """

    path: str
    event: str = ""
    records: int = 0
    record_word: str = "records"
    sessions: int = 0
    panels: int = 0
    people: int = 0
    seats: int = 0
    open_seats: int = 0
    basis: Mapping[str, Basis | None] = field(default_factory=dict)
    shares: Shares | None = None
    compositions: Callable[[], tuple[Composition, ...]] = field(default=tuple, repr=False, compare=False)
    source_stated: bool = False
    configured: bool = False
    declared_in_file: bool = False
    private: Private = Private.NONE
    unmatched_declarations: int = 0
    lapsed_declarations: int = 0
    renewed_declarations: int = 0
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


@dataclass(frozen=True, slots=True)
class Fixed:
    """A rule that was broken and now holds, for certain, and what for, as it is called today."""

    code: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Move:
    """How many of ``what`` there were and are, as (known to be, may be, of how many)."""

    what: str
    before: tuple[int, int, int]
    after: tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed since a revision. Which findings are new, each says itself.

    ``gone`` counts findings that are no longer there although nothing shows that their rule now holds: a
    session was taken out, or has too few people left. ``unknown`` are the programmes that had no earlier
    version, or none that can be read: all of their findings are new.
    """

    revision: str
    fixed: tuple[Fixed, ...] = ()
    gone: int = 0
    moves: tuple[Move, ...] = ()
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleInfo:
    """A rule that was asked, in words."""

    code: str
    name: str
    severity: Severity
    pack: str = ""
    why: str = ""
    do: str = ""
    wrong_when: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What one rule says of one line-up of the programme at ``path``, be it that all is well.

    ``reason`` says why nothing could be said. A satisfied rule has one where an estimate was needed: it is
    not to be praised.
    """

    path: str
    code: str
    name: str
    subject: Subject
    verdict: Verdict
    reason: str = ""
    finding: Finding | None = None
    gates: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything one run has to say. Findings stand in file order.

    ``judged`` counts what rules could say of line-ups, ``unjudged`` are the paths of programmes of which
    they could say nothing; rules on data alone do not count. ``root`` is the repository the run starts in,
    else its folder.
    """

    programmes: tuple[ProgrammeSummary, ...] = ()
    findings: tuple[Finding, ...] = ()
    going_well: tuple[str, ...] = ()
    silences: tuple[Silence, ...] = ()
    satisfied: int = 0
    judged: int = 0
    unjudged: tuple[str, ...] = ()
    errors: tuple[UserError, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict, repr=False)
    gated: tuple[Finding, ...] = ()
    rules: tuple[RuleInfo, ...] = ()
    cases: tuple[Case, ...] = field(default=(), repr=False)
    comparison: Comparison | None = None
    root: str = ""
    exit_code: int = 0
