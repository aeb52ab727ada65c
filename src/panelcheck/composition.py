"""Who is on stage, in numbers: by event, role, day and track, and never so finely that it points at someone.

Counts that are harmless one by one can point at a person together: 12 women on stage, 11 of them among the
speakers. So a group is withheld if it is small, and if its count and others would leave the count of a few
people only. What is withheld depends on who is in which group, never on what they said.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from panelcheck.finding import Composition
from panelcheck.identity.roster import Standing
from panelcheck.lineup import MAN, ON_STAGE, WOMAN, Each, Event, LineUp, LineUpSpec, chance, line_ups_of
from panelcheck.programme import Role, Session
from panelcheck.statistics import poisson_binomial

GENDER = "gender"
FEWEST_PEOPLE = 5
"""Of fewer people no composition is shown."""
FEWEST_IN_EVENT = 10
"""Of fewer people only women are counted, and no minutes."""
_FEWEST_ALIKE = 3
_MOST_GROUPS = 20
_STEPS = 20
"""Shares of minutes are given in twentieths."""
_TINY = 1e-9
_PRIME = 2**61 - 1
_ROLES = (Role.KEYNOTE, Role.SPEAKER, Role.PANELIST, Role.DISCUSSANT, Role.MODERATOR)


def compositions(event: Event) -> Iterator[Composition]:
    """Yield the composition of the event, then of its roles, days and tracks, in the order of the input.

    Of each kind the twenty largest groups are looked at. A group other than the event counts women only:
    the other numbers would be so small that they point at someone.
    """
    kinds = {
        Each.EVENT: LineUpSpec(each=Each.EVENT),
        Each.ROLE: LineUpSpec(each=Each.ROLE, roles=_ROLES),
        Each.DAY: LineUpSpec(each=Each.DAY),
        Each.TRACK: LineUpSpec(each=Each.TRACK),
    }
    groups = [group for spec in kinds.values() for group in _largest(list(line_ups_of(event, spec)))]
    shown = _telling(groups)
    for group in groups:
        yield _composition(group, withheld=id(group) not in shown)


def _largest(groups: list[LineUp]) -> list[LineUp]:
    """Return the groups with anyone in them, in their order; of very many only the largest."""
    peopled = [group for group in groups if group.size]
    kept = {id(group) for group in sorted(peopled, key=lambda group: -group.size)[:_MOST_GROUPS]}
    return [group for group in peopled if id(group) in kept]


def _telling(groups: Iterable[LineUp]) -> set[int]:
    """Return the ids of the groups that may be shown together.

    Counts that differ by the people of a group too small to be shown would show just that. One group after
    the other is withheld until no two counts do, nor the sums of all counts of a kind, and no adding and
    subtracting of counts comes down to a few people who are in the same groups.
    """
    shown = [group for group in groups if len(group.people) >= FEWEST_PEOPLE]
    while (culprit := _culprit(shown) or _left_over(shown)) is not None:
        shown = [group for group in shown if group is not culprit]
    return {id(group) for group in shown}


def _culprit(shown: Sequence[LineUp]) -> LineUp | None:
    """Return a group to withhold, so that no difference of counts is about a few people only."""
    members = [(Counter(person.key for person in group.people), group) for group in shown]
    for (one, first), (other, second) in combinations(members, 2):
        if abs(len(one) - len(other)) < FEWEST_PEOPLE and _close(one, other):
            return second if len(other) <= len(one) else first
    sums: dict[str, Counter[str]] = {}
    for people, group in members:
        sums.setdefault(_parts_of(group), Counter()).update(people)
    for kind, later in combinations(sums, 2):
        if _close(sums[kind], sums[later]):
            return min((group for group in shown if _parts_of(group) == later), key=_people)
    return None


def _left_over(shown: Sequence[LineUp]) -> LineUp | None:
    """Return a group to withhold where the counts together give that of a few people.

    By Gaussian elimination: people who are in the same groups are one unknown each, and one that a row
    leaves alone can be worked out.
    """
    places: dict[str, list[int]] = {}
    for number, group in enumerate(shown):
        for person in group.people:
            places.setdefault(person.key, []).append(number)
    alike = Counter(tuple(numbers) for numbers in places.values())
    rows = [{part: 1 for part in alike if number in part} for number in range(len(shown))]
    for row in _reduced(rows):
        (part, *others) = row
        if not others and alike[part] < FEWEST_PEOPLE:
            return min((shown[number] for number in part), key=_people)
    return None


def _reduced(rows: list[dict[tuple[int, ...], int]]) -> list[dict[tuple[int, ...], int]]:
    """Return sparse ``rows`` in reduced echelon form, modulo a large prime; rows of zeros are left out."""
    done: list[dict[tuple[int, ...], int]] = []
    for row in rows:
        left = row
        for other in done:
            left = _cleared(left, other)
        if left:
            done = [*(_cleared(other, left) for other in done), left]
    return done


def _cleared(row: dict[tuple[int, ...], int], by: dict[tuple[int, ...], int]) -> dict[tuple[int, ...], int]:
    """Return ``row`` without the leading unknown of ``by``."""
    lead = next(iter(by))
    if lead not in row:
        return row
    factor = row[lead] * pow(by[lead], -1, _PRIME)
    merged = dict(row)
    for part, value in by.items():
        if rest := (merged.get(part, 0) - factor * value) % _PRIME:
            merged[part] = rest
        else:
            merged.pop(part, None)
    return merged


def _people(group: LineUp) -> int:
    return len(group.people)


def _parts_of(group: LineUp) -> str:
    """Return the kind of group whose counts add up to those of the event, or nearly."""
    moderates = group.subject.key == Role.MODERATOR
    return f"{group.subject.each} {'beside' if moderates else 'on'} the stage"


def _close(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    """Whether two counts differ, and by fewer people than may be shown."""
    differing = 0
    for key in one.keys() | other.keys():
        differing += one.get(key, 0) != other.get(key, 0)
        if differing >= FEWEST_PEOPLE:
            return False
    return differing > 0


def _composition(group: LineUp, *, withheld: bool) -> Composition:
    whole = group.subject.each == Each.EVENT and len(group.people) >= FEWEST_IN_EVENT
    declared: dict[str, tuple[int, int]] = {}
    if not withheld:
        labels = group.roster.labels[GENDER] if whole else (WOMAN,)
        declared = {label: group.bounds(GENDER, label) for label in labels}
        if any(0 < least < _FEWEST_ALIKE for label, (least, _) in declared.items() if label != WOMAN):
            declared = {WOMAN: declared[WOMAN]}
    minutes = _minutes(group)
    return Composition(
        each=str(group.subject.each),
        key=group.subject.key,
        title=group.subject.title,
        people=len(group.people),
        sessions=len(_sessions(group)),
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
    ends = [
        poisson_binomial(chance(standing, category, share).low for standing in estimated).interval(0.9)
        for share in prior
    ]
    return min(least for least, _ in ends), max(most for _, most in ends)


def _sessions(group: LineUp) -> list[Session]:
    """Return the sessions in which someone of the group has a seat."""
    held = {id(seat) for seat in group.seats}
    return [session for session in group.sessions if any(id(seat) in held for seat in session.seats)]


def _minutes(group: LineUp) -> dict[int, float]:
    """Return the planned minutes of each seat on stage, by the seat's id; none unless all can be said.

    A seat without minutes of its own has an even part of its session's; moderators have none.
    """
    held = {id(seat) for seat in group.seats}
    minutes: dict[int, float] = {}
    for session in _sessions(group):
        on_stage = [seat for seat in session.seats if seat.role in ON_STAGE]
        for seat in on_stage:
            planned = session.minutes / len(on_stage) if session.minutes else None
            own = planned if seat.minutes is None else seat.minutes
            if own is None:
                return {}
            if id(seat) in held:
                minutes[id(seat)] = own
    return minutes


def _women_minutes(group: LineUp, minutes: Mapping[int, float]) -> tuple[float, float] | None:
    """Return the least and the most share (0-1) of the minutes that may be women's, rounded outwards.

    From declarations alone. The coarse steps keep anyone from finding out whose minutes add up to it.
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
    steps = math.floor(least / total * _STEPS + _TINY), math.ceil(most / total * _STEPS - _TINY)
    return steps[0] / _STEPS, steps[1] / _STEPS
