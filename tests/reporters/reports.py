"""Reports built by hand; every person and session is invented."""

from typing import Any

from panelcheck.errors import Location, UserError
from panelcheck.finding import Change, Finding, Severity, Subject, Verdict
from panelcheck.programme import Skip
from panelcheck.report import (
    Basis,
    Comparison,
    Fixed,
    Move,
    Private,
    ProgrammeSummary,
    Report,
    Shares,
    Silence,
)
from panelcheck.source import Source

PATH = "speakers.csv"
STORAGE, FUNDING = "Future of Storage", "Funding Open Source"
ROWS = {12: STORAGE, 27: FUNDING, 31: "未来のストレージ"}
SOURCE = Source(PATH, "".join(f"{ROWS.get(number, 'Opening')},Noor Example\n" for number in range(1, 49)))


def finding(code: str = "PC101", title: str = STORAGE, line: int = 12, **given: Any) -> Finding:
    each = given.pop("each", "session")
    values: dict[str, Any] = {
        "code": code,
        "name": "all-male-panel",
        "severity": Severity.ERROR,
        "verdict": Verdict.CERTAIN,
        "message": "4 panelists, all men",
        "location": Location(PATH, line, 1, line, len(title) + 1),
        "subject": Subject(each, f"{each}-{title}", title),
        "digest": lambda: f"{code}-{line}",
        "do": "Open a seat from your proposals, on equal terms.",
        "say": {"invited": "I'd gladly join a mixed panel. I can suggest people.", "watching": "Hm."},
    }
    return Finding(**(values | given))


def note(code: str = "PC004", **given: Any) -> Finding:
    defaults: dict[str, Any] = {
        "name": "panel-without-roles",
        "severity": Severity.NOTE,
        "message": "roles are not marked",
    }
    return finding(code, **({"do": "", "say": {}} | defaults | given))


def undetermined(**given: Any) -> Finding:
    return finding(
        **(
            {
                "verdict": Verdict.UNDETERMINED,
                "severity": Severity.WARNING,
                "message": "cannot be told: 4 panelists, 2 of them unknown",
                "probability": (0.0, 1.0),
            }
            | given
        )
    )


def summary(**given: Any) -> ProgrammeSummary:
    values: dict[str, Any] = {
        "path": PATH,
        "event": "Example Days",
        "records": 48,
        "record_word": "rows",
        "sessions": 14,
        "panels": 5,
        "people": 41,
        "seats": 47,
        "open_seats": 1,
        "basis": {"gender": Basis(names=30, unknown=11)},
    }
    return ProgrammeSummary(**(values | given))


def report(**given: Any) -> Report:
    values: dict[str, Any] = {
        "programmes": (summary(),),
        "sources": {PATH: SOURCE},
        "judged": 5,
        "satisfied": 3,
    }
    return Report(**(values | given))


def skips(*whats: str) -> tuple[Skip, ...]:
    return tuple(Skip(what, "of no one", Location(PATH, line)) for line, what in enumerate(whats, start=1))


SHARES = Shares(
    whole={"woman": (7, 21)},
    estimated={"woman": (7, 10)},
    of=30,
    prior=(0.214567, 0.3891),
    table="2018-1",
)

FIRST_RUN = report(
    programmes=(summary(shares=SHARES),),
    findings=(
        finding(
            severity=Severity.WARNING,
            verdict=Verdict.LIKELY,
            probability=(0.91234567, 0.98),
            message="from first names, very likely 4 panelists, all men",
            do="Open a seat from your proposals.",
            evidence={"people": 4, "estimated": 4, "unknown": 0},
        ),
        *(note(line=line, title=f"Session {line}") for line in (13, 14, 15, 16)),
        *(undetermined(line=line, title=f"Session {line}") for line in (17, 18, 19, 20)),
    ),
    silences=(
        Silence("PC301", "planned-time", "no times", 14),
        Silence("PC304", "actual-time", "no times", 1),
        Silence("PC202", "moderator-only", "no moderators", 5),
    ),
)

HALF_DECLARED = report(
    programmes=(
        summary(
            basis={
                "gender": Basis(declared=20, declined=2, names=12, unknown=7),
                "career_stage": Basis(declared=9, unknown=32),
                "country": Basis(unknown=41),
            },
            private=Private.USED,
            skipped=skips("break", "break", "break"),
            records=51,
        ),
    ),
    findings=(
        finding(),
        note(line=12),
        note("PC202", name="moderator-only", line=27, title=FUNDING,
             message="a woman moderates; none is a panelist"),
        finding(line=27, title=FUNDING, message="3 panelists, all men"),
        undetermined(line=31, title=ROWS[31]),
        finding(line=33, title="Opening", suppressed="a memorial session"),
    ),
    going_well=("2 of 5 panels have women among the panelists: Opening, Closing",),
    gated=(finding(), finding(line=27)),
    exit_code=1,
)  # fmt: skip

COMPARED = report(
    findings=(
        finding(change=Change.REMAINING),
        note("PC202", name="moderator-only", line=12, change=Change.NEW),
        finding(line=27, title=FUNDING, message="3 panelists, all men", change=Change.NEW),
        note("PC004", line=27, title=FUNDING, change=Change.REMAINING),
        finding("PC104", line=31, title=ROWS[31], change=Change.REMAINING, severity=Severity.WARNING),
        undetermined(line=33, title="Opening", change=Change.NEW),
    ),
    gated=(finding(line=27, change=Change.NEW),),
    comparison=Comparison(
        revision="origin/main",
        fixed=(
            *(Fixed("PC101", "all-male-panel", f"Session {number}") for number in range(1, 8)),
            Fixed("PC106", "all-male-keynotes", "keynotes"),
        ),
        gone=2,
        moves=(
            Move("panels with a woman", (11, 11, 14), (12, 12, 14)),
            Move("women among the people on stage", (9, 20, 41), (9, 20, 43)),
            Move("talks", (3, 3, 9), (3, 3, 9)),
        ),
        unknown=("new.csv",),
    ),
    exit_code=1,
)

UNREADABLE = report(
    programmes=(),
    sources={},
    judged=0,
    satisfied=0,
    errors=(
        UserError("no such file", Location("speekers.csv"), "Check the path for typing errors."),
        UserError("nothing to check"),
    ),
    exit_code=2,
)
