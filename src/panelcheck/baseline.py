"""panelcheck-baseline.json: findings that were there already and are accepted, each by its fingerprint."""

from collections.abc import Iterator, Sequence
from dataclasses import field, fields
from datetime import date
from pathlib import Path
from typing import Any

from panelcheck import nodes
from panelcheck.config import shown
from panelcheck.errors import Location, UserError
from panelcheck.finding import Finding, Verdict
from panelcheck.source import read_source
from panelcheck.validation import validate
from panelcheck.values import dataclass

FILE_NAME = "panelcheck-baseline.json"
VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding that is accepted as it is: its line-up, in a digest, and how sure it was.

    ``programme`` is the path of the programme below the repository's root. ``count`` findings look alike.
    ``until`` is the last day on which it is accepted.
    """

    __pydantic_config__ = {"extra": "forbid"}  # noqa: RUF012 - pydantic's own hook, not a field

    programme: str
    code: str
    fingerprint: str
    verdict: Verdict
    count: int = 1
    reason: str = ""
    until: date | None = None

    def __post_init__(self) -> None:
        if self.count < 1:
            raise ValueError("a count is at least 1")

    def covers(self, finding: Finding) -> bool:
        """Whether this accepts ``finding``: a line-up that could not be told is no longer it once it can."""
        return finding.code == self.code and not self.outgrown_by(finding)

    def outgrown_by(self, finding: Finding) -> bool:
        """Whether ``finding`` is this one, and surer by now."""
        surer = finding.verdict.rank < self.verdict.rank
        return finding.code == self.code and surer

    def holds_on(self, day: date) -> bool:
        """Whether this is still accepted on ``day``."""
        return self.until is None or day <= self.until


@dataclass(slots=True, kw_only=True)
class Use:
    """An entry, the place it is written in, and how many findings it hides in this run.

    It is ``outgrown`` where its finding is here, and surer than what was accepted.
    """

    entry: Accepted
    location: Location
    hides: int = 0
    outgrown: bool = False

    @property
    def left_over(self) -> bool:
        """Whether fewer findings than accepted are here."""
        return self.hides < self.entry.count


@dataclass(kw_only=True)
class Baseline:
    """What one file accepts, and what of it has hidden a finding so far.

    ``key`` names the secret its fingerprints are keyed with, where they rest on private answers.
    """

    path: Path
    uses: Sequence[Use] = ()
    key: str = ""
    _by_fingerprint: dict[str, list[Use]] = field(default_factory=dict, init=False, repr=False)

    def __post_init__(self) -> None:
        for use in self.uses:
            self._by_fingerprint.setdefault(use.entry.fingerprint, []).append(use)

    def demand(self, key: str) -> None:
        """Raise UserError where the findings of this run are keyed otherwise: nothing would be accepted."""
        if key == self.key:
            return
        if not key:
            message = "this baseline was written with private answers, which this run does not use"
        elif not self.key:
            message = "this baseline was written without the private answers that this run uses"
        else:
            message = "this baseline was written with another secret"
        raise UserError(
            message, Location(shown(self.path)),
            "Write one for runs such as this ('panelcheck baseline write --baseline FILE'), or leave it out"
            " (--no-baseline).",
        )  # fmt: skip

    def reason_to_hide(self, finding: Finding, today: date) -> str | None:
        """Return why ``finding`` is hidden, or None; an entry hides as many findings as it counts."""
        for use in self._by_fingerprint.get(finding.fingerprint, ()):
            if use.left_over and use.entry.covers(finding) and use.entry.holds_on(today):
                use.hides += 1
                return f"in the baseline: {use.entry.reason}" if use.entry.reason else "in the baseline"
            use.outgrown |= use.entry.outgrown_by(finding)
        return None

    def of_programme(self, programme: str) -> Iterator[Use]:
        """Yield the entries that are about one programme, by its path below the repository's root."""
        return (use for use in self.uses if use.entry.programme == programme)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    """The whole file."""

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's own hook, not a field
        "extra": "forbid",
        "title": FILE_NAME,
    }

    version: int
    key: str = ""
    findings: tuple[Accepted, ...] = ()


def read_baseline(path: Path) -> Baseline:
    """Read a baseline.

    Raises UserError where there is none or it is of another version, UserErrors for what is wrong in it.
    """
    from pydantic import TypeAdapter  # noqa: PLC0415 - only where there is one to validate

    if not path.exists():
        raise UserError(
            "no such baseline", Location(shown(path)), "Write it first, with 'panelcheck baseline write'."
        )
    source = read_source(str(path), name=shown(path))
    from panelcheck.readers.jsonnodes import nodes_of, not_json  # noqa: PLC0415 - most runs have no baseline

    root, end = nodes_of(source) if source.text.strip() else (None, 0)
    if end < len(source.text):
        raise not_json(source, end)
    if not isinstance(root, nodes.Mapping):
        raise UserError(
            "this is no baseline", Location(source.path), "Write it with 'panelcheck baseline write'."
        )
    version = root.get("version")
    if isinstance(version, nodes.Scalar) and version.cell.text != str(VERSION):
        raise UserError(
            f"this panelcheck reads baselines of version {VERSION}", version.location,
            "Write it anew, with 'panelcheck baseline write'.",
        )  # fmt: skip
    known = [item.name for kind in (_Document, Accepted) for item in fields(kind)]
    document: _Document = validate(TypeAdapter(_Document).validate_python, root, known=known)
    places = [nodes.find(root, ["findings", number]) for number in range(len(document.findings))]
    return Baseline(
        path=path,
        key=document.key,
        uses=[
            Use(entry=entry, location=place.point)
            for entry, place in zip(document.findings, places, strict=True)
        ],
    )


def render_baseline(entries: Sequence[Accepted], key: str = "") -> str:
    """Return the file that holds ``entries``: sorted, so that a change shows as little as it can."""
    import json  # noqa: PLC0415 - most runs have no baseline

    ranked = sorted(entries, key=lambda entry: (entry.programme, entry.code, entry.fingerprint))
    about = {"version": VERSION, "key": key} if key else {"version": VERSION}
    document = {**about, "findings": [_plain(entry) for entry in ranked]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _plain(entry: Accepted) -> dict[str, Any]:
    """Return the entry without what is as it is anyway, but always with room for a reason."""
    plain: dict[str, Any] = {
        "programme": entry.programme,
        "code": entry.code,
        "fingerprint": entry.fingerprint,
        "verdict": entry.verdict.value,
        "count": entry.count,
        "reason": entry.reason,
    }
    return plain if entry.until is None else {**plain, "until": entry.until.isoformat()}


def baseline_schema() -> dict[str, Any]:
    """Return the JSON Schema of the file."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - only for this command

    schema = TypeAdapter(_Document).json_schema()
    schema["properties"]["version"] = {"const": VERSION}
    schema["$defs"]["Accepted"]["properties"]["count"]["minimum"] = 1
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
