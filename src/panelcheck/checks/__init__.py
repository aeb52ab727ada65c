"""What a check is. Each module here is one family; a check exists by being written in one of them."""

import importlib
import pkgutil
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from panelcheck.checks.reasons import nobody_told
from panelcheck.errors import Location
from panelcheck.finding import Severity, Subject, Verdict
from panelcheck.lineup import Event, LineUp
from panelcheck.values import dataclass

_REGISTRY: dict[str, type["Check"]] = {}


class Test(NamedTuple):
    """A pattern tested against chance: its p-value, and the q-value up to which it may be told.

    ``least``: the smallest p-value that other people's answers could have led to, if that is known. The
    q-value depends on how many tests one programme undergoes: see ``judging.adjusted``.
    """

    p: float
    max_q: float
    least: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a check says of one line-up.

    ``low`` and ``high`` bound the probability that the rule is broken, over what undeclared people could
    be; they are exactly 0 or 1 only where no estimate was needed. ``evidence`` holds aggregates for the
    rule's message. ``reason`` says why nothing could be said, or what a likely verdict rests on.
    ``location``, ``subject`` and ``severity`` stand in for the line-up's and the rule's own where the
    check looks at something smaller. ``test`` is there where chance could have done it.
    """

    verdict: Verdict
    low: float = 0.0
    high: float = 1.0
    evidence: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""
    location: Location | None = None
    subject: Subject | None = None
    severity: Severity | None = None
    test: Test | None = None

    @property
    def from_declarations(self) -> bool:
        """Whether this holds without any estimate."""
        return self.low == 1 or self.high == 0


def broken(evidence: Mapping[str, Any], **where: Any) -> Judgement:
    """Return a judgement that the rule is broken for certain. ``where``: location, subject and the like."""
    return Judgement(verdict=Verdict.CERTAIN, low=1.0, high=1.0, evidence=evidence, **where)


def satisfied(evidence: Mapping[str, Any], test: Test | None = None) -> Judgement:
    """Return a judgement that the rule holds for certain."""
    return Judgement(verdict=Verdict.SATISFIED, low=0.0, high=0.0, evidence=evidence, test=test)


def undetermined(evidence: Mapping[str, Any], reason: str, test: Test | None = None) -> Judgement:
    """Return a judgement that what is unknown may make the rule broken or not."""
    return Judgement(verdict=Verdict.UNDETERMINED, evidence=evidence, reason=reason, test=test)


def untold(event: Event, axis: str) -> str:
    """Say that nobody has told us of themselves on ``axis``; nothing where someone has."""
    known = event.roster.everyone_on(axis).values()
    return "" if any(one.categories for one in known) else nobody_told(axis)


def not_applicable(reason: str) -> Judgement:
    """Return a judgement that the rule cannot be asked of this line-up."""
    return Judgement(verdict=Verdict.NOT_APPLICABLE, reason=reason)


@dataclass(frozen=True, kw_only=True)
class Check(ABC):
    """A way to judge a line-up. Its fields are the options a rule may set.

    ``name`` is what a rule calls it; ``keys`` is what its evidence holds, for the rule's message.
    A subclass without a ``name`` of its own is a base for others.
    """

    __pydantic_config__ = {  # noqa: RUF012 - pydantic's own hook, not a field
        "extra": "forbid",
        "allow_inf_nan": False,
        "alias_generator": lambda name: name.strip("_").replace("_", "-"),
    }

    name: ClassVar[str]
    keys: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        if "name" in cls.__dict__:
            _REGISTRY[cls.name] = cls

    def __str__(self) -> str:
        return self.name

    def missing(self, event: Event) -> str:  # noqa: ARG002 - for those who need something
        """Return what the whole programme lacks for this to be asked of any line-up; nothing if it may be."""
        return ""

    @abstractmethod
    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield what there is to say of ``line_up``, at least one judgement."""


def check_named(name: str) -> type[Check] | None:
    """Return the check with this name, if there is one, and import no module but its own for it."""
    if name not in _REGISTRY:
        for module, text in _sources().items():
            if f'    name = "{name}"\n' in text:
                importlib.import_module(f"{__name__}.{module}")
    return _REGISTRY.get(name) or registry().get(name)


@cache
def _sources() -> Mapping[str, str]:
    """Return the text of every module here: dozens of classes take longer to make than to read."""
    each = (
        Path(folder, f"{module.name}.py") for folder in __path__ for module in pkgutil.iter_modules([folder])
    )
    return {path.stem: path.read_text(encoding="utf-8") for path in each if path.is_file()}


@cache
def registry() -> Mapping[str, type[Check]]:
    """Return every check by its name."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return dict(sorted(_REGISTRY.items()))
