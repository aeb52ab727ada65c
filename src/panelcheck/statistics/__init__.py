"""Pure functions on counts, minutes and probabilities. Nothing here knows what a person is.

``permutation`` and ``patterns`` import NumPy: they are imported where a rule that needs them can speak.
"""

from panelcheck.statistics.counts import (
    SLIGHT,
    Distribution,
    binomial,
    effective_number,
    hypergeometric,
    poisson_binomial,
)

__all__ = [
    "SLIGHT",
    "Distribution",
    "binomial",
    "effective_number",
    "hypergeometric",
    "poisson_binomial",
]
