"""How hot a phrase is in a document, in six degrees, after the scale of the China Media Project.

The idea: that project tells how intensely a newspaper uses a phrase by six degrees (boiling, scalding, hot, warm,
tepid, cold), from the articles of a year that hold it. A plan is one text and no paper's year; here the degree follows
from how often the phrase stands in ten thousand characters of the document's own text, each degree twice the one
below. The limit: names are the project's, thresholds our own, so degrees compare documents here and nothing with a
newspaper; below the minimums of a trace there are none at all.
"""

from typing import Final, Literal

Degree = Literal["boiling", "scalding", "hot", "warm", "tepid", "cold", ""]

THRESHOLDS: Final[tuple[tuple[float, Degree], ...]] = (
    (8.0, "boiling"),
    (4.0, "scalding"),
    (2.0, "hot"),
    (1.0, "warm"),
    (0.5, "tepid"),
    (0.0, "cold"),
)
"""From how many places in ten thousand characters on a phrase has a degree, the highest first."""


def degree(rate: float) -> Degree:
    """Return the degree of a rate in ten thousand characters; what is not there has none.

    >>> degree(5.2), degree(0.1), degree(0.0)
    ('scalding', 'cold', '')
    """
    return next(name for least, name in THRESHOLDS if rate >= least) if rate > 0 else ""
