"""What an outsider can work out from what is published, over simulated small events; the figures are printed.

The outsider knows who is on stage at each commit, how common each answer is, and the two publications: one
at the first commit, one at a later, in between single people joining, leaving or answering anew. Everything
else that is public is the same whatever people said (tests/test_attack.py), and so adds nothing.

For one of the people who changed, the posterior of each answer is worked out exactly, and compared with what
the one publication that counts this person tells alone. "Naive" publishes the second time without --previous.
"""

import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from panelcheck.publish.previous import Previous, too_near
from panelcheck.publish.release import Release, tabulate

EVENTS = 1000
COMMITS = 10
CROWD = 40
ANSWERS = ("woman", "man", "")
"""The last is everything that is never told apart: not asked, declined, and groups of a few people."""
SURE = 0.95
JOIN, LEAVE, ANSWER = "join", "leave", "answer"

State = tuple[int, int, int]
"""How many people on stage gave each of ANSWERS."""
Seen = tuple[tuple[str, int], ...] | None
"""The rounded figures of a release; None where there was none."""


@cache
def release(state: State) -> Release:
    """Return what panelcheck would publish."""
    kinds = [kind for kind, number in zip(ANSWERS, state, strict=True) for _ in range(number)]
    said = {str(key): frozenset(filter(None, [kind])) for key, kind in enumerate(kinds)}
    table = tabulate("gender", said, said)
    return Release(
        event="",
        people=len(said),
        fewest=10,
        tables=(table,) if table else (),
        withheld=() if table else ("gender",),
    )


@cache
def figures(state: State) -> Seen:
    """Return the figures of the release."""
    return tuple((row.label, row.people) for table in release(state).tables for row in table.rows)


@cache
def second(first: Seen, people: int, state: State, *, guarded: bool) -> Seen:
    """Return the figures of a second release after ``first``, of so many people; None where it is refused."""
    before = Previous(path="", people=people, fewest=10, tables={"gender": dict(first or ())})
    return None if guarded and too_near(release(state), before) else figures(state)


@dataclass
class Event:
    """A small event: how common each answer is, what was said at first, and the changes until the second.

    A ``crowd`` joins before the single changes.
    """

    shares: tuple[float, ...]
    start: State
    changes: list[str]
    crowd: int = 0
    end: State = (0, 0, 0)


def drawn(rng: random.Random, crowd: int = 0) -> Event:
    """Return an event of 20 to 60 people, with up to ten single changes after a ``crowd`` at most joined."""
    woman = rng.uniform(0.15, 0.55)
    silent = rng.uniform(0.05, 0.4)
    shares = (woman * (1 - silent), (1 - woman) * (1 - silent), silent)
    said = Counter(rng.choices(range(3), shares, k=rng.randint(20, 60)))
    start = (said[0], said[1], said[2])
    changes = [rng.choice([JOIN, LEAVE, ANSWER]) for _ in range(rng.randint(1, COMMITS))]
    event = Event(shares, start, changes, rng.randint(crowd // 2, crowd))
    came = Counter(rng.choices(range(3), shares, k=event.crowd))
    now = [number + came[answer] for answer, number in enumerate(start)]
    for change in event.changes:
        old = None if change == JOIN else rng.choices(range(3), now)[0]
        new = None if change == LEAVE else rng.choices(range(3), shares)[0]
        if old is not None:
            now[old] -= 1
        if new is not None:
            now[new] += 1
    event.end = (now[0], now[1], now[2])
    return event


def states(people: int) -> Iterator[State]:
    """Yield every way so many people may have answered."""
    for women in range(people + 1):
        for men in range(people - women + 1):
            yield women, men, people - women - men


def weight(state: State, shares: tuple[float, ...]) -> float:
    """Return how probable ``state`` is."""
    total = math.lgamma(sum(state) + 1)
    for number, share in zip(state, shares, strict=True):
        total += number * math.log(share) - math.lgamma(number + 1)
    return math.exp(total)


def moved(
    belief: Mapping[State, float], change: str, shares: tuple[float, ...], target: int | None
) -> Mapping[State, float]:
    """Return the belief after one person's change; ``target`` is their answer, where it is given."""
    after: defaultdict[State, float] = defaultdict(float)
    for state, known in belief.items():
        people = sum(state)
        for old in range(3) if change != JOIN else (None,):
            if old is not None and (not state[old] or (change == LEAVE and target not in (None, old))):
                continue
            leaves = 1.0 if old is None else state[old] / people
            for new in range(3) if change != LEAVE else (None,):
                if change != LEAVE and target not in (None, new):
                    continue
                now = list(state)
                if old is not None:
                    now[old] -= 1
                if new is not None:
                    now[new] += 1
                comes = 1.0 if new is None or target is not None else shares[new]
                after[now[0], now[1], now[2]] += known * leaves * comes
    return after


def joined(belief: Mapping[State, float], people: int, shares: tuple[float, ...]) -> Mapping[State, float]:
    """Return the belief after so many people have joined."""
    if not people:
        return belief
    after: defaultdict[State, float] = defaultdict(float)
    crowds = [(crowd, weight(crowd, shares)) for crowd in states(people)]
    for state, known in belief.items():
        for crowd, chance in crowds:
            after[state[0] + crowd[0], state[1] + crowd[1], state[2] + crowd[2]] += known * chance
    return after


def posterior(event: Event, place: int, seen: Seen, then: Seen, *, guarded: bool) -> list[float]:
    """Return how probable each answer of the person behind one change is, given both publications."""
    people = sum(event.start)
    start = {state: weight(state, event.shares) for state in states(people) if figures(state) == seen}
    first = joined(start, event.crowd, event.shares)
    chances = []
    for answer in range(3):
        belief = first
        for number, change in enumerate(event.changes):
            belief = moved(belief, change, event.shares, answer if number == place else None)
        fitting = (
            known for state, known in belief.items() if second(seen, people, state, guarded=guarded) == then
        )
        prior = 1.0 if event.changes[place] == LEAVE else event.shares[answer]
        chances.append(prior * sum(fitting))
    return [chance / sum(chances) for chance in chances]


def alone(event: Event, place: int, seen: Seen, then: Seen) -> list[float]:
    """Return the same, given the one publication that counts this person; or as common as each answer is."""
    if event.changes[place] == LEAVE:
        return aggregate(sum(event.start), event.shares, seen)
    if then is None:
        return list(event.shares)
    return aggregate(sum(event.end), event.shares, then)


@cache
def aggregate(people: int, shares: tuple[float, ...], seen: Seen) -> list[float]:
    """Return how probable each answer of anyone on stage is, given one publication alone."""
    expected = [0.0, 0.0, 0.0]
    for state in states(people):
        if figures(state) == seen:
            known = weight(state, shares)
            for answer, number in enumerate(state):
                expected[answer] += known * number / people
    return [one / sum(expected) for one in expected]


@dataclass
class Figures:
    """What came of all events: shifts of a posterior (0-1), bits, and people whose answer was worked out."""

    shifts: list[float] = field(default_factory=list)
    bits: list[float] = field(default_factory=list)
    recovered: int = 0
    second: int = 0

    def add(self, after: list[float], before: list[float]) -> None:
        """Compare a posterior with what the aggregate alone allows."""
        self.shifts.append(max(abs(one - other) for one, other in zip(after, before, strict=True)))
        self.bits.append(
            sum(one * math.log2(one / other) for one, other in zip(after, before, strict=True) if one)
        )
        self.recovered += max(after) >= SURE > max(before)

    def told(self) -> str:
        """Return the figures in words."""
        return (
            f"posterior moved by {max(self.shifts):.3f} at most, {sum(self.shifts) / len(self.shifts):.4f} on"
            f" average; {max(self.bits):.3f} bits at most; worked out (>= {SURE:.0%}): {self.recovered}"
            f" of {len(self.shifts)}; second publications: {self.second}"
        )


def outsider(events: int, *, guarded: bool, crowd: int = 0, seed: int = 1) -> Figures:
    """Attack so many events, each at one person who changed."""
    rng = random.Random(seed)  # noqa: S311 - a simulation
    found = Figures()
    for _ in range(events):
        event = drawn(rng, crowd)
        place = rng.randrange(len(event.changes))
        seen = figures(event.start)
        people = sum(event.start)
        then = second(seen, people, event.end, guarded=guarded)
        found.second += then is not None
        found.add(posterior(event, place, seen, then, guarded=guarded), alone(event, place, seen, then))
    return found


def insider(events: int, seed: int = 1) -> tuple[int, int]:
    """Return for how many events one publication tells the last answer to who knows the rest; of how many."""
    rng = random.Random(seed)  # noqa: S311 - a simulation
    told = 0
    for _ in range(events):
        event = drawn(rng)
        (answer,) = rng.choices(range(3), event.start)
        others = list(event.start)
        others[answer] -= 1
        fitting = []
        for guess in range(3):
            state = list(others)
            state[guess] += 1
            if figures((state[0], state[1], state[2])) == figures(event.start):
                fitting.append(guess)
        told += fitting == [answer]
    return told, events


def main() -> None:
    """Print the figures of both attackers."""
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    print(f"{events} events of 20 to 60 people, up to {COMMITS} single changes between two publications")
    for name, guarded in (("with --previous", True), ("naive", False)):
        print(f"outsider, {name}: {outsider(events, guarded=guarded).told()}")
    for name, guarded in (("with --previous", True), ("naive", False)):
        print(
            f"outsider, up to {CROWD} join, {name}: {outsider(events, guarded=guarded, crowd=CROWD).told()}"
        )
    told, of = insider(events)
    print(f"someone who knows every answer but one: the last is certain in {told} of {of} publications")


if __name__ == "__main__":
    main()
