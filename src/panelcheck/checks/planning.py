"""How a programme is planned, whoever its people are: how many, how often, how sure."""

from collections import Counter
from collections.abc import Iterator

from panelcheck.checks import Check, Judgement, broken, not_applicable, satisfied, undetermined
from panelcheck.checks.reasons import TOO_FEW, UNDER_LISTED
from panelcheck.lineup import LineUp
from panelcheck.programme import Status
from panelcheck.statistics import SLIGHT
from panelcheck.values import Proportion, dataclass


@dataclass(frozen=True, kw_only=True)
class Headcount(Check):
    """A line-up has fewer people than ``least``, or more than ``most``. Open seats count."""

    name = "headcount"
    keys = ("people", "least", "most")

    least: int = 1
    most: int

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        evidence = {"people": line_up.size, "least": self.least, "most": self.most}
        if line_up.too_small:
            yield not_applicable(TOO_FEW)
        elif self.least <= line_up.size <= self.most:
            yield satisfied(evidence)
        elif line_up.size == 1:
            yield undetermined(evidence, UNDER_LISTED)
        else:
            yield broken(evidence)


@dataclass(frozen=True, kw_only=True)
class SessionsPerPerson(Check):
    """Someone is on more than ``most`` of a line-up's sessions. Several roles in one session are one.

    Where kinds of session are told apart, one that is only possibly a panel decides nothing.
    """

    name = "sessions-per-person"
    keys = ("people", "over", "most")

    most: int

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement; whom it is about is not said."""
        sure = self._over(line_up, possible=not line_up.spec.kinds)
        evidence = {"people": len(line_up.people), "over": sure, "most": self.most}
        doubt = ""
        if self._over(line_up, possible=True):
            doubt = "a session may or may not be a panel"
        elif line_up.open_seats:
            doubt = "who takes the open seats is not known"
        if not line_up.size:
            yield not_applicable(TOO_FEW)
        elif sure:
            yield broken(evidence)
        elif doubt:
            yield undetermined(evidence, doubt)
        else:
            yield satisfied(evidence)

    def _over(self, line_up: LineUp, *, possible: bool) -> int:
        """Count the people who are on too many sessions; ``possible`` panels count or not."""
        looked_at = {id(seat) for seat in line_up.seats}
        keys = line_up.roster.seat_keys
        held = Counter(
            key
            for session in line_up.sessions
            if possible or not session.possible
            for key in {keys.get(id(seat)) for seat in session.seats if id(seat) in looked_at}
            if key is not None
        )
        return sum(number > self.most for number in held.values())


@dataclass(frozen=True, kw_only=True)
class ConfirmedShare(Check):
    """Fewer than the ``share`` (0-1) of a line-up's people have confirmed a seat. Open seats have not."""

    name = "confirmed-share"
    keys = ("people", "confirmed", "share")

    share: Proportion

    def judge(self, line_up: LineUp) -> Iterator[Judgement]:
        """Yield one judgement."""
        if line_up.too_small:
            yield not_applicable(TOO_FEW)
            return
        if not _says_who_confirmed(line_up):
            yield not_applicable("no status of seats is given")
            return
        keys = line_up.roster.seat_keys
        sure = {keys.get(id(seat)) for seat in line_up.seats if seat.status is Status.CONFIRMED}
        people = len(line_up.people) + line_up.open_seats
        evidence = {"people": people, "confirmed": len(sure), "share": round(self.share * 100)}
        enough = len(sure) >= self.share * people - SLIGHT
        yield satisfied(evidence) if enough else broken(evidence)


def _says_who_confirmed(line_up: LineUp) -> bool:
    """Whether the programme tells confirmed seats from others; else every seat would seem confirmed."""
    marked = any(seat.status is Status.TENTATIVE for seat in line_up.seats)
    return marked or "seat_status" in line_up.programme.columns
