"""Present, but as what? Patterns that a head count misses, from what people declared."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from panelcheck.checks import Check, Judgement, broken, not_applicable, satisfied, undetermined, untold
from panelcheck.checks.chance import Labelling, Participant, Pattern, Weighed, groups_of
from panelcheck.checks.reasons import TOO_FEW, TOO_FEW_TO_TELL, nobody_told
from panelcheck.checks.representation import TALLY, Representation
from panelcheck.lineup import Event, LineUp, holds
from panelcheck.lineup.spec import PLURALS
from panelcheck.programme import Role
from panelcheck.statistics import SLIGHT, effective_number
from panelcheck.values import Proportion, dataclass
from panelcheck.wording import member_of


@dataclass(frozen=True, kw_only=True)
class OnlyOne(Representation):
    """Someone is the only member of their category. Declarations only.

    ``categories``: those watched; all of the axis if none is named.
    """

    name = "only-one"
    keys = (*TALLY, "alone")

    categories: tuple[str, ...] = ()

    def missing(self, event: Event) -> str:
        """Return that nobody has told us."""
        return untold(event, self.axis)

    def weigh(self, line_up: LineUp) -> Judgement:
        """Judge a line-up that is large enough."""
        evidence = line_up.tally(self.axis, estimates=False)
        if not evidence["known"]:
            return not_applicable(nobody_told(self.axis))
        watched = self.categories or line_up.roster.labels.get(self.axis, ())
        draws = line_up.draws(self.axis, estimates=False)
        counts = Counter(category for draw in draws for category in draw.standing.categories)
        silent = evidence["unknown"] + evidence["open"]
        alone = sum(counts[category] == 1 for category in watched)
        if silent and any(counts[category] <= 1 for category in watched):
            return undetermined(evidence, f"not known of {silent} of {evidence['people']}")
        return broken({**evidence, "alone": alone}) if alone else satisfied(evidence)


@dataclass(frozen=True, kw_only=True)
class ModeratorOnly(Check):
    """A member of a watched category moderates, and none is among the others. Declarations only.

    ``categories``: those watched; those the config watches if none is named.
    """

    name = "moderator-only"
    keys = ("people", "member")

    axis: str = "gender"
    categories: tuple[str, ...] = ()

    def missing(self, event: Event) -> str:
        """Return that nobody has told us."""
        return untold(event, self.axis)

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement: the gravest of any category."""
        moderators = [line_up.roster.person_of(seat) for seat in line_up.moderators]
        if not moderators:
            yield not_applicable("nobody is marked as moderator")
        elif line_up.too_small:
            yield not_applicable(TOO_FEW)
        else:
            said = [
                line_up.roster.standing(person, self.axis).categories if person else frozenset[str]()
                for person in moderators
            ]
            yield self._judgement(line_up, said)

    def _judgement(self, line_up: LineUp, moderators: list[frozenset[str]]) -> Judgement:
        tally = line_up.tally(self.axis, estimates=False)
        evidence = {"people": line_up.size}
        if not tally["known"] and not any(moderators):
            return not_applicable(nobody_told(self.axis))
        doubt = False
        for category in self.categories or line_up.watched(self.axis):
            least, most = line_up.bounds(self.axis, category)
            moderates = any(category in said for said in moderators)
            if moderates and not most:
                return broken({**evidence, "member": member_of(category)})
            doubt |= not least and (moderates or not all(moderators))
        if not doubt:
            return satisfied(evidence)
        silent = tally["unknown"] + tally["open"] + sum(not said for said in moderators)
        everyone = line_up.size + len(moderators)
        return undetermined(evidence, f"not known of {silent} of {everyone}, moderators included")


@dataclass(frozen=True, kw_only=True)
class SameFewPeople(Pattern):
    """One person holds the share ``share`` (0-1) or more of a category's seats.

    Asked where the category has ``min_seats``, or ``min_alone`` that are all one person's. Its people hold
    ``load`` times the seats that others do, and more than chance would give as many people. ``effective``:
    how many people with as many seats each would be as few.
    """

    name = "same-few-people"
    keys = (*Pattern.keys, "people", "seats", "top", "effective")

    share: Proportion
    load: float
    min_seats: int
    min_alone: int

    def weigh(self, labelling: Labelling, line_up: LineUp) -> Weighed:  # noqa: ARG002 - the labels say all
        """Look at how many seats each member holds."""
        held = [len(part.seats) for part in labelling if part.member]
        seats, top = sum(held), max(held)
        evidence = {
            "people": len(held), "seats": seats, "top": top, "effective": round(effective_number(held), 1),
        }  # fmt: skip
        if seats < (self.min_seats if len(held) > 1 else self.min_alone) or not self._may_be(
            labelling, len(held)
        ):
            return Weighed(reason=TOO_FEW_TO_TELL)
        from panelcheck.statistics.patterns import SeatsHeld  # noqa: PLC0415 - imports NumPy

        groups = groups_of(labelling, lambda part: (len(part.seats),))
        return self.against_chance(SeatsHeld(self.share, self.load), groups, lambda *_: evidence)

    def _may_be(self, labelling: Labelling, members: int) -> bool:
        """Whether the busiest person could hold enough of the seats of any so many people."""
        *rest, top = sorted(len(part.seats) for part in labelling)
        return top >= self.share * (top + sum(rest[: members - 1])) - SLIGHT


@dataclass(frozen=True, kw_only=True)
class NeverInRole(Pattern):
    """No member is among at least ``min_holders`` people with a ``role``, where ``share`` of the others are.

    ``share`` (0-1): the least share of members among those without the role. Someone with the role who is
    unknown may be a member, so nothing is said where there is one.
    """

    name = "never-in-role"
    keys = (*Pattern.keys, "holders", "people")

    role: Role
    share: Proportion
    min_holders: int

    def lacks(self, line_up: LineUp) -> str:
        """Say that too few have the role, or that no category is watched."""
        if not self.categories and not line_up.roster.watched.get(self.axis):
            return f"no category of '{self.axis}' is watched"
        each = (holds(session, seat, (self.role,)) for session, held in line_up.by_session for seat in held)
        return "" if sum(each) >= self.min_holders else f"fewer than {self.min_holders} {PLURALS[self.role]}"

    def weigh(self, labelling: Labelling, line_up: LineUp) -> Weighed:
        """Ask how likely it is that nobody with the role is a member."""

        def taking(part: Participant) -> tuple[int, int]:
            return 1, int(any(holds(*seat, (self.role,)) for seat in part.seats))

        holders = sum(taking(part)[1] for part in labelling)
        if not self.min_holders <= holders < len(labelling):
            return Weighed(reason=TOO_FEW_TO_TELL)
        evidence = {"holders": holders, "people": sum(part.member for part in labelling)}
        from panelcheck.statistics.patterns import NoneMarked  # noqa: PLC0415 - imports NumPy

        found = self.against_chance(NoneMarked(self.share), groups_of(labelling, taking), lambda *_: evidence)
        return replace(found, doubt=self._doubt(line_up, holders))

    def _doubt(self, line_up: LineUp, known: int) -> str:
        """Say that it is not known of everyone with the role."""
        seats = [(session, seat) for session, held in line_up.by_session for seat in held]
        people = [
            line_up.roster.person_of(seat) for session, seat in seats if holds(session, seat, (self.role,))
        ]
        everyone = len({person.key for person in people if person}) + people.count(None)
        unknown = everyone - known
        return f"not known of {unknown} of {everyone} {PLURALS[self.role]}" if unknown else ""
