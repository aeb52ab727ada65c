"""Whether the input can carry an answer: what is missing, unreadable, or at odds with itself."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from panelcheck.checks import Check, Judgement, broken, not_applicable, satisfied
from panelcheck.checks.reasons import TOO_FEW
from panelcheck.finding import Subject
from panelcheck.identity.roster import Ground
from panelcheck.lineup import LineUp
from panelcheck.programme import Programme, Session, Status
from panelcheck.values import Proportion, dataclass

if TYPE_CHECKING:
    from panelcheck.errors import Location


def or_satisfied(found: list[Judgement]) -> Iterator[Judgement]:
    """Yield what was found, or that there was nothing to find."""
    yield from found or [satisfied({})]


def event_subject(programme: Programme, key: str) -> Subject:
    """Return the event as a subject; ``key`` keeps findings about it apart."""
    return Subject("event", key, programme.event or programme.path)


def session_subject(session: Session, key: str = "") -> Subject:
    """Return a session as a subject; ``key`` keeps several findings about it apart."""
    return Subject("session", f"{session.key} {key}".strip(), session.title.text)


@dataclass(frozen=True, kw_only=True)
class Coverage(Check):
    """Fewer than the share ``below`` (0-1) of the people have answered; to decline is an answer."""

    name = "coverage"
    keys = ("people", "answered")

    axis: str = "gender"
    below: Proportion = 0.8

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        people = line_up.people
        if len(people) < line_up.spec.fewest:
            yield not_applicable(TOO_FEW)
            return
        grounds = [line_up.roster.standing(person, self.axis).ground for person in people]
        answered = grounds.count(Ground.DECLARED) + grounds.count(Ground.DECLINED)
        evidence = {"people": len(people), "answered": answered}
        yield broken(evidence) if answered < self.below * len(people) else satisfied(evidence)


@dataclass(frozen=True, kw_only=True)
class UnreadableRecord(Check):
    """A record inside a readable file of which nothing could be used."""

    name = "unreadable-record"
    keys = ("problem",)

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement a record."""
        yield from or_satisfied(list(problems(line_up.programme, "record")))


@dataclass(frozen=True, kw_only=True)
class UnknownReference(Check):
    """An id, slug or file name that stands for a person or session, and nothing read is what it means."""

    name = "unknown-reference"
    keys = ("problem",)

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement a reference."""
        yield from or_satisfied(list(problems(line_up.programme, "reference")))


def problems(programme: Programme, kind: str) -> Iterator[Judgement]:
    """Yield what the reader could not use, of one kind."""
    found = [problem for problem in programme.problems if problem.kind == kind]
    for number, problem in enumerate(found, start=1):
        yield broken(
            {"problem": problem.message},
            location=problem.location,
            subject=event_subject(programme, f"{problem.message} {number}"),
        )


@dataclass(frozen=True, kw_only=True)
class NameVariants(Check):
    """Two names that are most likely one person written differently."""

    name = "name-variants"
    keys = ("other",)

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement a pair, where the second of them first stands."""
        yield from or_satisfied(
            [
                broken(
                    {"other": str(pair.first.seats[0].location)},
                    location=pair.second.seats[0].location,
                    subject=event_subject(line_up.programme, f"{pair.first.key} {pair.second.key}"),
                )
                for pair in line_up.roster.variants
            ]
        )


@dataclass(frozen=True, kw_only=True)
class PanelWithoutRoles(Check):
    """Several people on a panel, and nothing says who of them moderates."""

    name = "panel-without-roles"
    keys = ("people",)

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        evidence = {"people": len(line_up.people)}
        if len(line_up.people) < line_up.spec.min_people:
            yield not_applicable(TOO_FEW)
        elif line_up.moderators or any(session.roles_marked for session in line_up.sessions):
            yield satisfied(evidence)
        else:
            yield broken(evidence)


@dataclass(frozen=True, kw_only=True)
class OpenSeats(Check):
    """Places that are announced but not filled."""

    name = "open-seats"
    keys = ("open",)

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement a session with open seats, where the first of them stands."""
        groups: dict[Subject, list[Location]] = {}
        for session, seat in line_up.programme.seats():
            if seat.status is Status.OPEN:
                subject = session_subject(session) if session else line_up.subject
                groups.setdefault(subject, []).append(seat.location)
        yield from or_satisfied(
            [
                broken({"open": len(places)}, location=places[0], subject=subject)
                for subject, places in groups.items()
            ]
        )


@dataclass(frozen=True, kw_only=True)
class UnmappedAnswers(Check):
    """People said something of themselves that no category stands for. Counts only."""

    name = "unmapped-answers"
    keys = ("people", "axis")

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement an axis, on the column's header."""
        programme = line_up.programme
        yield from or_satisfied(
            [
                broken(
                    {"people": line_up.roster.tellable(axis, people), "axis": axis},
                    location=programme.columns.get(axis, programme.location),
                    subject=event_subject(programme, axis),
                )
                for axis, people in line_up.roster.unmapped.items()
                if people
            ]
        )


@dataclass(frozen=True, kw_only=True)
class ContradictingDeclarations(Check):
    """Two declarations under one name that cannot both hold. Where they stand, never what they say."""

    name = "contradicting-declarations"
    keys = ("axis", "other")

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield a judgement a contradiction, at the later of the two."""
        found: list[Judgement] = []
        for number, one in enumerate(line_up.roster.contradictions, start=1):
            evidence: dict[str, Any] = {"axis": one.axis, "other": str(one.first)}
            subject = event_subject(line_up.programme, f"{one.axis} {number}")
            # Of a private axis no name is shown, and no session.
            place = one.second.point if one.axis in line_up.roster.guarded else one.second
            found.append(broken(evidence, location=place, subject=subject))
        yield from or_satisfied(found)
