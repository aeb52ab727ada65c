"""Who is on stage, in numbers: by event, role, day and track."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from panelcheck.disclosure import told_together
from panelcheck.identity.roster import Standing
from panelcheck.identity.vocabulary import GENDER
from panelcheck.lineup import MAN, WOMAN, Each, Event, LineUp, LineUpSpec, chance, line_ups_of
from panelcheck.programme import Role, Session
from panelcheck.report import Composition
from panelcheck.statistics import SLIGHT, poisson_binomial

FEWEST_IN_EVENT = 10
"""Of fewer people only women are counted, and no minutes."""
_FEWEST_ALIKE = 3
_MOST_GROUPS = 20
_STEPS = 20
"""Shares of minutes are given in twentieths."""
_ROLES = (Role.KEYNOTE, Role.SPEAKER, Role.PANELIST, Role.DISCUSSANT, Role.MODERATOR)


def compositions(event: Event) -> Iterator[Composition]:
    """Yield the composition of the event, then of its roles, days and tracks, in the order of the input.

    Of each kind the twenty largest groups are looked at. A group other than the event counts women only:
    the other numbers would be so small that they point at someone. Nothing is counted where gender may be
    told of the whole event alone.
    """
    if GENDER in event.roster.guarded:
        return
    kinds = {
        Each.EVENT: LineUpSpec(each=Each.EVENT),
        Each.ROLE: LineUpSpec(each=Each.ROLE, roles=_ROLES),
        Each.DAY: LineUpSpec(each=Each.DAY),
        Each.TRACK: LineUpSpec(each=Each.TRACK),
    }
    groups = [group for spec in kinds.values() for group in _largest(list(line_ups_of(event, spec)))]
    shown = told_together(groups)
    for group in groups:
        yield _composition(group, withheld=id(group) not in shown)


def _largest(groups: list[LineUp]) -> list[LineUp]:
    """Return the groups with anyone in them, in their order; of very many only the largest."""
    peopled = [group for group in groups if group.size]
    kept = {id(group) for group in sorted(peopled, key=lambda group: -group.size)[:_MOST_GROUPS]}
    return [group for group in peopled if id(group) in kept]


def _composition(group: LineUp, *, withheld: bool) -> Composition:
    whole = group.subject.each == Each.EVENT and len(group.people) >= FEWEST_IN_EVENT
    declared: dict[str, tuple[int, int]] = {}
    if not withheld:
        labels = group.roster.labels[GENDER] if whole else (WOMAN,)
        declared = {label: group.bounds(GENDER, label) for label in labels}
        if any(0 < least < _FEWEST_ALIKE for label, (least, _) in declared.items() if label != WOMAN):
            declared = {WOMAN: declared[WOMAN]}
    sessions = _sessions(group)
    minutes = _minutes(group, sessions)
    return Composition(
        each=str(group.subject.each),
        key=group.subject.key,
        title=group.subject.title,
        people=len(group.people),
        sessions=len(sessions),
        open_seats=group.open_seats,
        withheld=withheld,
        declared=declared,
        likely={label: likely for label in declared if (likely := _likely(group, label))},
        minutes=sum(minutes.values()) or None,
        women_minutes=_women_minutes(group, minutes) if whole and declared else None,
    )


def _likely(group: LineUp, category: str) -> tuple[int, int] | None:
    """Return how many people of the group may be of ``category``, estimates included; None without any."""
    standings = [draw.standing for draw in group.draws(GENDER)]
    estimated = [standing for standing in standings if standing.estimated]
    if not estimated or category not in (WOMAN, MAN):
        return None
    least, most = among(estimated, category, group.roster.prior)
    told = sum(category in standing.categories for standing in standings)
    silent = sum(not standing.categories and not standing.estimated for standing in standings)
    return told + least, told + most + silent


def among(estimated: Sequence[Standing], category: str, prior: tuple[float, float]) -> tuple[int, int]:
    """Return how many of the ``estimated`` may be of ``category``: 90 % at both ends of the ``prior``."""
    people = Counter(estimated)  # few standings differ
    ends = [
        poisson_binomial(
            probability
            for standing, number in people.items()
            for probability in [chance(standing, category, share).low] * number
        ).interval(0.9)
        for share in prior
    ]
    return min(least for least, _ in ends), max(most for _, most in ends)


def _sessions(group: LineUp) -> list[Session]:
    """Return the sessions in which someone of the group has a seat."""
    held = {id(seat) for seat in group.seats}
    return [session for session in group.sessions if any(id(seat) in held for seat in session.seats)]


def _minutes(group: LineUp, sessions: Sequence[Session]) -> dict[int, float]:
    """Return the planned minutes of each seat on stage, by the seat's id; none unless all can be said."""
    held = {id(seat) for seat in group.seats}
    minutes: dict[int, float] = {}
    for session in sessions:
        planned = group.event.speaking.planned(session)
        if planned is None:
            return {}
        minutes |= {seat: own for seat, own in planned.items() if seat in held}
    return minutes


def _women_minutes(group: LineUp, minutes: Mapping[int, float]) -> tuple[float, float] | None:
    """Return the least and the most share (0-1) of the minutes that may be women's, rounded outwards.

    From declarations alone; None where that could be any share. The coarse steps keep anyone from finding
    out whose minutes add up to it.
    """
    total = sum(minutes.values())
    if not total:
        return None
    least = most = 0.0
    for seat in group.seats:
        person = group.roster.person_of(seat)
        told = group.roster.standing(person, GENDER).categories if person else frozenset()
        planned = minutes.get(id(seat), 0.0)
        least += planned if WOMAN in told else 0.0
        most += planned if WOMAN in told or not told else 0.0
    steps = math.floor(least / total * _STEPS + SLIGHT), math.ceil(most / total * _STEPS - SLIGHT)
    return None if steps == (0, _STEPS) else (steps[0] / _STEPS, steps[1] / _STEPS)
