"""Two documents, or a section of each, with what links them: what ``align`` and ``diff`` share."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from duidu.align import align_steps
from duidu.align.hand import Ruling, ruled
from duidu.cli.corpora import Place, corpus_for, place
from duidu.cli.output import counted
from duidu.model import Alignment, Document
from duidu.model import Place as End
from duidu.settings.words import _
from duidu.store.links import placed
from duidu.store.vectors import load


class Pair(NamedTuple):
    """Two places and the links between them; a section that only one address names is asked of that side alone."""

    a: Place
    b: Place
    alignment: Alignment
    rulings: tuple[Ruling, ...] = ()
    """What the reader has said of the two documents."""

    @property
    def scope(self) -> tuple[int, ...] | None:
        """The blocks of A that a comparison is about: its section, else what corresponds to B's, None for all."""
        if self.a.scope is None and self.b.scope is not None:
            return tuple(sorted({link.a.block for link in self.alignment.links}))
        return self.a.scope


def pair(a: str, b: str, given: str | None, *, by_hand: bool = True) -> Pair:
    """Return two documents aligned; where an address names a section, only the links inside it.

    Args:
        a: The address of one.
        b: The address of the other.
        given: The corpus that was named.
        by_hand: Whether what the reader said of two documents of a corpus counts.

    Raises:
        DuiduError: if one of them is not there or cannot be read.
    """
    corpus = corpus_for(given, [a, b])
    one, other = place(corpus, a), place(corpus, b)
    said = placed(corpus.said.links, one.document, other.document, corpus.ids).rulings if by_hand else ()
    found = ruled(_aligned(one.document, other.document), one.document, other.document, said)
    return Pair(one, other, _inside(found, one, other), said)


def _aligned(a: Document, b: Document) -> Alignment:
    """The alignment; where it takes long it shows how far it is."""
    *_before, last = counted(align_steps(a, b, load()), _("aligning"))
    assert last.alignment is not None, "the last step brings the alignment"
    return last.alignment


def _inside(alignment: Alignment, a: Place, b: Place) -> Alignment:
    """The alignment without links and blocks outside the sections asked for."""
    if a.scope is None and b.scope is None:
        return alignment
    links = tuple(link for link in alignment.links if _holds(a, link.a) and _holds(b, link.b))
    return replace(
        alignment,
        links=links,
        only_a=_alone(a, [*alignment.only_a, *(x.a.block for x in alignment.links)], {x.a.block for x in links}),
        only_b=_alone(b, [*alignment.only_b, *(x.b.block for x in alignment.links)], {x.b.block for x in links}),
        candidates=tuple(x for x in alignment.candidates if _holds(a, x.a) and _holds(b, x.b)),
    )


def _holds(place: Place, end: End) -> bool:
    """Whether one end of a link lies in the section asked for."""
    return place.scope is None or end.block in place.scope


def _alone(place: Place, blocks: Iterable[int], linked: set[int]) -> tuple[int, ...]:
    """The blocks of a section without a link; of a document of which no section was named, none is missed."""
    return tuple(sorted(set(blocks).intersection(place.scope or ()) - linked))
