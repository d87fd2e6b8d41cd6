"""The figures that stand in one sentence with a phrase: what was promised or counted where it was said.

The limit: a figure belongs to its sentence and not to the phrase; where a sentence lists many tasks its figures may
speak of another. So they are shown with their indicators, and nothing is added up.
"""

from collections.abc import Iterable, Mapping

from duidu.evolve.indicators import indicators
from duidu.evolve.stated import Stated
from duidu.evolve.trace import Occurrence, Trace
from duidu.model import Document

LONG, NEAR = 200, 40
"""Characters from which a sentence has most likely lost its punctuation, and those that still count as beside then."""

Beside = Mapping[Occurrence, tuple[Stated, ...]]
"""The figures beside each place that has any, in the order of the text."""


def figures_beside(document: Document, places: Iterable[Occurrence]) -> dict[Occurrence, tuple[Stated, ...]]:
    """Return the figures in the sentences of some places of one document; a damaged figure is left out."""
    stated = [one for one in indicators(document) if not one.doubt]
    found = {}
    for place in places:
        mine = tuple(one for one in stated if one.block == place.block and _holds(one, place))
        if mine:
            found[place] = mine
    return found


def _holds(one: Stated, place: Occurrence) -> bool:
    """Whether the sentence of a figure holds a place; of one without end only what is near does."""
    if one.sentence.end - one.sentence.start > LONG:
        return place.span.start - NEAR < one.span.end and one.span.start < place.span.end + NEAR
    return one.sentence.start < place.span.end and place.span.start < one.sentence.end


def all_beside(found: Trace, documents: Mapping[str, Document]) -> Beside:
    """Return the figures beside all places of a trace, as far as the documents are at hand."""
    made: dict[Occurrence, tuple[Stated, ...]] = {}
    for column in found.columns:
        document = documents.get(column.document)
        if document is not None and column.count:
            made |= figures_beside(document, column.occurrences)
    return made
