"""Where in the list, and at which point of a career: comparing members with others."""

from collections.abc import Sequence
from typing import ClassVar

from panelcheck.checks.chance import Labelling, Participant, Pattern, Weighed, groups_of
from panelcheck.checks.reasons import TOO_FEW_TO_TELL, nobody_told
from panelcheck.identity.text import bare
from panelcheck.lineup import LineUp
from panelcheck.programme import Person, Role, Seat, Session
from panelcheck.values import Proportion, dataclass

_FINE = 1_000_000


@dataclass(frozen=True, kw_only=True)
class ListedLast(Pattern):
    """Members stand late in lists that are not in alphabetical order.

    The place of someone in a list of n goes from 0 (first) to 1 (last); ``place`` is the least mean of
    members' places that is worth telling, ``max_p`` the largest p-value. Asked where ``min_lists`` such
    lists hold a member.
    """

    name = "listed-last"
    keys: ClassVar[tuple[str, ...]] = (*Pattern.keys, "lists", "place")

    place: float
    min_lists: int
    max_p: Proportion

    def weigh(self, labelling: Labelling, line_up: LineUp) -> Weighed:
        """Compare members' places with those that chance gives them."""
        lists = {
            id(session): places
            for session in line_up.sessions
            if len(places := _places(session)) > 1 and not _alphabetical(session)
        }

        def taking(part: Participant) -> tuple[int, int]:
            each = [places[id(seat)] for session, seat in part.seats
                    if (places := lists.get(id(session))) and id(seat) in places]  # fmt: skip
            return len(each), round(_FINE * sum(each))

        labelling = [part for part in labelling if taking(part)[0]]
        with_members = {
            id(session) for part in labelling if part.member for session, _ in part.seats
        } & lists.keys()
        if len(with_members) < self.min_lists or all(part.member for part in labelling):
            return Weighed(reason=TOO_FEW_TO_TELL)
        own = [taking(part) for part in labelling if part.member]
        mean = sum(places for _, places in own) / sum(seats for seats, _ in own) / _FINE
        evidence = {"lists": len(with_members), "place": round(mean, 2)}
        from panelcheck.statistics.patterns import marked_share  # noqa: PLC0415 - imports NumPy

        return self.against_chance(
            marked_share,
            groups_of(labelling, taking),
            lambda *_: evidence,
            worth=lambda _: _FINE * self.place,
            max_p=self.max_p,
        )


def _listed(session: Session) -> list[Seat]:
    return [seat for seat in session.seats if seat.role not in (Role.MODERATOR, Role.ORGANISER)]


def _places(session: Session) -> dict[int, float]:
    """Return where each seat stands in its list, from 0 to 1."""
    seats = _listed(session)
    return {id(seat): place / max(1, len(seats) - 1) for place, seat in enumerate(seats)}


def _alphabetical(session: Session) -> bool:
    """Whether the list is in order of the full names, or of their last words."""
    names = [bare(seat.name) for seat in _listed(session)]
    family = [name.split()[-1:] for name in names]
    return names == sorted(names) or family == sorted(family)


@dataclass(frozen=True, kw_only=True)
class CareerStage(Pattern):
    """Members are earlier in their careers than others.

    ``stage``: the axis of career stages; ``levels``: its categories, the earliest first. ``superiority``:
    the least probability (0-1) worth telling that a member stands before someone else, ties counting half
    (Mann-Whitney). Asked where ``min_each`` members and as many others have told us their stage.
    """

    name = "career-stage"
    keys: ClassVar[tuple[str, ...]] = (*Pattern.keys, "people", "superiority")

    stage: str
    levels: tuple[str, ...]
    superiority: float
    min_each: int

    def lacks(self, line_up: LineUp) -> str:
        """Say that nobody has told us their stage."""
        told = any(self._level(line_up, person) for person in line_up.people)
        return "" if told else nobody_told(self.stage)

    def weigh(self, labelling: Labelling, line_up: LineUp) -> Weighed:
        """Compare everyone with everyone."""
        each = [
            (part, self._level(line_up, line_up.roster.person_of(part.seats[0][1]))) for part in labelling
        ]
        levels = [(part, level) for part, level in each if level]
        own = [level for part, level in levels if part.member]
        rest = [level for part, level in levels if not part.member]
        if min(len(own), len(rest)) < self.min_each:
            return Weighed(reason=TOO_FEW_TO_TELL)
        before = sum((one < other) + (one == other) / 2 for one in own for other in rest)
        share = before / (len(own) * len(rest))
        evidence = {"people": len(own), "superiority": round(100 * share)}
        from panelcheck.statistics.patterns import marked_share  # noqa: PLC0415 - imports NumPy

        ranks = _double_ranks([level for _, level in levels])
        parts = {id(part): (1, ranks[level]) for part, level in levels}
        known = [part for part, _ in levels]
        return self.against_chance(
            marked_share,
            groups_of(known, lambda part: parts[id(part)]),
            lambda *_: evidence,
            worth=lambda _: 1 + len(own) + 2 * len(rest) * self.superiority,
        )

    def _level(self, line_up: LineUp, person: Person | None) -> int:
        """Return the latest stage someone named, the earliest being 1; 0 where they named none we know."""
        said = line_up.roster.standing(person, self.stage).categories if person else ()
        return max((self.levels.index(one) + 1 for one in said if one in self.levels), default=0)


def _double_ranks(levels: Sequence[int]) -> dict[int, int]:
    """Return twice the mid-rank of each level, the earliest having the highest.

    Where n members stand before m others with probability A, these ranks of theirs are n + 1 + 2 m A on
    average (Mann & Whitney 1947).
    """
    return {
        level: 2 * sum(other > level for other in levels) + levels.count(level) + 1 for level in set(levels)
    }
