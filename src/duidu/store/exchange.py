"""What a colleague ruled of pairs of documents, of figures and of promises, brought beside what is ruled here.

Three kinds in one file. Rulings on links are told by the blocks they speak of (`store.joining`); those on the joins of
figures by place, names and years, which need no text; those on promises by where the promise stands in the texts of now
and by the later document. A promise whose documents or place are not here is left aside and counted.
"""

from collections.abc import Hashable
from dataclasses import replace
from typing import Any, Final

from duidu.evolve.promisesaid import PromiseRuling
from duidu.store import colleague, hand, joining, joins, links, promised
from duidu.store.colleague import Arrived, Here
from duidu.store.corpus import Corpus
from duidu.store.hand import Kind, Record
from duidu.store.joining import Finder
from duidu.store.said import Said
from duidu.text import anchor as anchors

KINDS: Final[tuple[Kind[Any], ...]] = (links.KIND, joins.KIND, promised.KIND)
"""What is exchanged, in this order."""


def arrived(corpus: Corpus, theirs: Said, finder: Finder) -> tuple[Arrived[Any], ...]:
    """Return what becomes of a colleague's rulings beside mine, kind by kind.

    Args:
        corpus: The corpus both speak of.
        theirs: What the colleague's file holds.
        finder: Over the documents of the corpus.
    """
    mine = corpus.said.joins
    own = [hand.under_its_own_id(record, mine) for record in theirs.joins]
    return (
        Arrived(links.KIND, joining.merged(corpus.said.links, theirs.links, finder)),
        Arrived(joins.KIND, hand.merged(mine, own, lambda what: what.ends)),
        _promises(corpus, theirs),
    )


def _promises(corpus: Corpus, theirs: Said) -> Arrived[PromiseRuling]:
    """Rulings on promises, their places found in the texts of now."""
    ground = Here(corpus)
    mine = [_placed(ground, record) or record for record in corpus.said.promises]
    found = [(record, _placed(ground, record)) for record in theirs.promises]
    here = [hand.under_its_own_id(record, mine) for _, record in found if record is not None]
    merged = colleague.without_agreement(hand.merged(mine, here, _promise), lambda what: (what.says, what.note))
    return Arrived(promised.KIND, merged, tuple(record for record, placed in found if placed is None))


def _promise(what: PromiseRuling) -> Hashable:
    """What two rulings share that speak of the same promise against the same document."""
    return what.anchor.document, what.anchor.start, what.later


def _placed(ground: Here, record: Record[PromiseRuling]) -> Record[PromiseRuling] | None:
    """A ruling with its place in the documents of this corpus, None if one of them or the place is not here."""
    what = record.what
    earlier = ground.id_of(what.anchor.document, what.anchor.content_hash)
    later = ground.id_of(what.later, what.later_hash)
    if earlier is None or later is None:
        return None
    plan, review = ground.document_of(earlier), ground.document_of(later)
    place = anchors.find(what.anchor, plan) if plan is not None else None
    if plan is None or review is None or place is None:
        return None
    anchor = anchors.make(plan, place.span)
    return replace(record, what=what._replace(anchor=anchor, later=later, later_hash=review.hash))
