"""Which counts may be told together, so that they never point at someone.

Counts that are harmless one by one can point at a person together: 12 women on stage, 11 of them among the
speakers. So a group is withheld if it is small, and if its count and others would leave the count of a few
people only (secondary suppression). What is withheld depends on who is in which group, never on what they
said.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from panelcheck.lineup import Each, LineUp
from panelcheck.programme import Role

FEWEST_PEOPLE = 5
"""Of fewer people no count is told."""
_PRIME = 2**61 - 1


def told_together(groups: Iterable[LineUp]) -> set[int]:
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


_Equation = dict[tuple[int, ...] | int, int]
"""A sum of counts: what it takes of each part of the people (by the groups they are in, a tuple), and how
often it takes the count of each group (by number) to get there."""


def _left_over(shown: Sequence[LineUp]) -> LineUp | None:
    """Return a group to withhold where the counts together give that of a few people.

    By Gaussian elimination: people who are in the same groups are one unknown each, and one that a sum
    leaves alone can be worked out. The event is withheld last.
    """
    places: dict[str, list[int]] = {}
    for number, group in enumerate(shown):
        for person in group.people:
            places.setdefault(person.key, []).append(number)
    alike = Counter(tuple(numbers) for numbers in places.values())
    counts: list[_Equation] = [
        {**{part: 1 for part in alike if number in part}, number: 1} for number in range(len(shown))
    ]
    for equation in _reduced(counts):
        left = [part for part in equation if isinstance(part, tuple)]
        if len(left) == 1 and alike[left[0]] < FEWEST_PEOPLE:
            used = [shown[number] for number in equation if isinstance(number, int)]
            return min(used, key=lambda group: (group.subject.each == Each.EVENT, len(group.people)))
    return None


def _reduced(equations: Iterable[_Equation]) -> list[_Equation]:
    """Return the ``equations`` in reduced echelon form, modulo a large prime."""
    done: list[_Equation] = []
    for equation in equations:
        left = equation
        for other in done:
            left = _cleared(left, other)
        if _lead(left) is not None:
            done = [*(_cleared(other, left) for other in done), left]
    return done


def _lead(equation: _Equation) -> tuple[int, ...] | None:
    return next((part for part in equation if isinstance(part, tuple)), None)


def _cleared(equation: _Equation, by: _Equation) -> _Equation:
    """Return ``equation`` without the leading unknown of ``by``."""
    lead = _lead(by)
    if lead is None or lead not in equation:
        return equation
    factor = equation[lead] * pow(by[lead], -1, _PRIME)
    merged = dict(equation)
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
