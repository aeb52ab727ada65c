"""What chance makes of one person's standing."""

from functools import lru_cache
from typing import NamedTuple

from panelcheck.identity.roster import Ground, Standing

WOMAN, MAN = "woman", "man"
RESIDUAL = 0.005
"""The share kept, for everyone estimated, for what neither a name nor a pronoun can show."""


class Interval(NamedTuple):
    """A probability, from the least to the most that what is unknown allows."""

    low: float
    high: float


class Draw(NamedTuple):
    """One person of a line-up as chance sees them: their standing, and how often they count."""

    standing: Standing
    weight: int


def chance(standing: Standing, category: str, share: float, *, only: bool = False) -> Interval:
    """Return the probability that a person is in ``category`` (and with ``only`` in no other).

    ``share`` is the share of women among women and men; by Bayes, with L the likelihood ratio,
    P(woman) = (1 - residual) share L / (share L + 1 - share), and P(man) is the rest of 1 - residual.
    """
    if standing.categories and standing.ground is Ground.DECLARED:
        hit = standing.categories == {category} if only else category in standing.categories
        return _CERTAIN if hit else _IMPOSSIBLE
    if standing.likelihood_ratio is None:
        return _ANYTHING
    return _estimated(standing.likelihood_ratio, category, share)


_CERTAIN, _IMPOSSIBLE, _ANYTHING = Interval(1.0, 1.0), Interval(0.0, 0.0), Interval(0.0, 1.0)


@lru_cache(maxsize=1024)
def _estimated(likelihood_ratio: float, category: str, share: float) -> Interval:
    if category not in (WOMAN, MAN):
        return Interval(0.0, RESIDUAL)
    weighed = share * likelihood_ratio
    woman = weighed / (weighed + 1 - share)
    probability = (1 - RESIDUAL) * (woman if category == WOMAN else 1 - woman)
    return Interval(probability, probability)
