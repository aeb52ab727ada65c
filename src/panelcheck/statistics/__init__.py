"""Pure functions on counts, minutes and probabilities. Nothing here knows what a person is."""

from panelcheck.statistics.counts import (
    Distribution,
    binomial,
    poisson_binomial,
    wilson,
)

__all__ = ["Distribution", "binomial", "poisson_binomial", "wilson"]
