"""How likely each count is, and how far a share may lie from the one that was seen."""

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate

from panelcheck.values import dataclass

SLIGHT = 1e-9
"""How far apart numbers may lie that are the same: 0.3 * 10 people are not 3.0000000000000004."""
_NEGLIGIBLE = 1e-20


@dataclass(frozen=True, slots=True)
class Distribution:
    """How likely each count is: ``weights[i]`` is P(count = first + i); every other count has none.

    Counts so unlikely that they cannot move a sum (1e-20 of the likeliest) are left out.
    """

    first: int
    weights: tuple[float, ...]

    def probability(self, count: int) -> float:
        """Return P(exactly ``count``)."""
        place = count - self.first
        return self.weights[place] if 0 <= place < len(self.weights) else 0.0

    def at_least(self, count: int) -> float:
        """Return P(``count`` or more)."""
        if count <= self.first:
            return 1.0
        return min(1.0, math.fsum(self.weights[count - self.first :]))

    def at_most(self, count: int) -> float:
        """Return P(``count`` or fewer)."""
        if count >= self.first + len(self.weights) - 1:
            return 1.0
        return min(1.0, math.fsum(self.weights[: max(0, count - self.first + 1)]))

    @property
    def mean(self) -> float:
        """The expected count."""
        return math.fsum(weight * (self.first + place) for place, weight in enumerate(self.weights))

    def interval(self, level: float = 0.9) -> tuple[int, int]:
        """Return the central interval: the least and the most count with (1 - level) / 2 beyond each."""
        tail = (1 - level) / 2
        return self._quantile(tail), self._quantile(1 - tail)

    def _quantile(self, share: float) -> int:
        place = bisect_left(list(accumulate(self.weights)), share)
        return self.first + min(place, len(self.weights) - 1)


def poisson_binomial(probabilities: Iterable[float], weights: Sequence[int] | None = None) -> Distribution:
    """Return how many of several independent events happen, each with its own probability.

    With ``weights``, event i counts ``weights[i]`` times when it happens. Exact, by convolution; equal
    events are taken together first, so that many people with few distinct probabilities stay quick.
    """
    events: Counter[tuple[float, int]]
    if weights is None:
        events = Counter((probability, 1) for probability in probabilities)
    else:
        events = Counter(zip(probabilities, weights, strict=True))
    total = Distribution(0, (1.0,))
    for (probability, weight), number in events.items():
        total = _sum_of(total, _spread(binomial(number, probability), weight))
    return total


def binomial(number: int, probability: float) -> Distribution:
    """Return how many of ``number`` independent events of one ``probability`` happen.

    Starts at the likeliest count and follows P(k + 1) / P(k) = (n - k) p / ((k + 1) (1 - p)) both ways,
    so that nothing under- or overflows however large ``number`` is.
    """
    if probability <= 0:
        return Distribution(0, (1.0,))
    if probability >= 1:
        return Distribution(number, (1.0,))
    odds = probability / (1 - probability)
    mode = min(number, int((number + 1) * probability))
    above = [1.0]
    for count in range(mode, number):
        above.append(above[-1] * (number - count) / (count + 1) * odds)
        if above[-1] < _NEGLIGIBLE:
            break
    below: list[float] = []
    weight = 1.0
    for count in range(mode, 0, -1):
        weight *= count / (number - count + 1) / odds
        below.append(weight)
        if weight < _NEGLIGIBLE:
            break
    total = math.fsum(above) + math.fsum(below)
    return Distribution(mode - len(below), tuple(item / total for item in (*reversed(below), *above)))


def hypergeometric(population: int, members: int, drawn: int) -> Distribution:
    """Return how many of the ``members`` of a ``population`` are among ``drawn`` people picked at random."""
    ways = math.comb(population, drawn)
    first = max(0, drawn - (population - members))
    counts = range(first, min(members, drawn) + 1)
    return Distribution(
        first,
        tuple(math.comb(members, k) * math.comb(population - members, drawn - k) / ways for k in counts),
    )


def effective_number(counts: Sequence[float]) -> float:
    """Return how many people with equal counts would be as concentrated: 1 / sum of squared shares.

    The inverse of Herfindahl's index: 1 where one has everything, the number of people where all have the
    same. Raises ZeroDivisionError where nobody has anything.
    """
    total = math.fsum(counts)
    return 1 / math.fsum((count / total) ** 2 for count in counts)


def _spread(one: Distribution, step: int) -> Distribution:
    """Return the distribution of ``step`` times the count."""
    if step == 1:
        return one
    weights = [0.0] * ((len(one.weights) - 1) * step + 1)
    weights[::step] = one.weights
    return Distribution(one.first * step, tuple(weights))


def _sum_of(one: Distribution, other: Distribution) -> Distribution:
    """Return the distribution of the sum of two independent counts."""
    weights = [0.0] * (len(one.weights) + len(other.weights) - 1)
    for place, left in enumerate(one.weights):
        for shift, right in enumerate(other.weights):
            weights[place + shift] += left * right
    return Distribution(one.first + other.first, tuple(weights))
