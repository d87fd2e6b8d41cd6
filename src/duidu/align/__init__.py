"""Alignment: which blocks of two documents speak about the same thing, and how sure that is.

The idea: `view` prepares each document, `vectors` compares texts, `similarity` gives one number for each kind of
evidence, `table` gathers them for the pairs that come into question, `weights` makes a score of them, `choice`
decides over the whole table, `passage` and `reasons` say what of it and why, `links` puts it together. `meaning`
brings in what words mean, `rivals` looks at all scores once more. The documents are put in an order of their own first,
so aligning B with A gives exactly the mirrored links. The limit: meaning is that of words, not of sentences.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from duidu.model import Alignment, Document, Link, Relation

if TYPE_CHECKING:
    from duidu.text.wordvectors import WordVectors

_MIRRORED: dict[Relation, Relation] = {"one": "one", "split": "merge", "merge": "split", "many": "many"}


PERCENT = 100


class Step(NamedTuple):
    """How far an alignment is, in parts of `total`; the last step brings it."""

    done: int
    total: int
    alignment: Alignment | None = None


def align(a: Document, b: Document, vectors: "WordVectors | None" = None) -> Alignment:
    """Return all links of two documents, what has none, and the next best pairs.

    Never fails: empty documents give no links. Loads numpy and the word dictionary on first use (0.3 s).

    Args:
        a: One document.
        b: The other.
        vectors: What words mean (`duidu.store.vectors.load`); without them only shared wording and surroundings count.
    """
    *_before, last = align_steps(a, b, vectors)
    assert last.alignment is not None, "the last step brings the alignment"
    return last.alignment


def align_steps(a: Document, b: Document, vectors: "WordVectors | None" = None) -> Iterator[Step]:
    """Align as `align` does, step by step, so that the caller can show it and stop it.

    Two plans take some twenty steps; with large documents there is one every tenth of a second or so.
    """
    from duidu.align.links import decide  # noqa: PLC0415  (numpy costs 0.1 s, so only those who align pay)

    turned = _order(b) < _order(a)
    deciding = decide(b, a, vectors) if turned else decide(a, b, vectors)
    while True:
        try:
            yield Step(int(PERCENT * next(deciding)), PERCENT)
        except StopIteration as end:
            found: Alignment = end.value
            break
    yield Step(PERCENT, PERCENT, mirrored(found) if turned else found)


def _order(document: Document) -> tuple[str, str, int]:
    """A document's own place in the order of computing, whichever side it stands on."""
    return document.hash, document.id, len(document.blocks)


def mirrored(alignment: Alignment) -> Alignment:
    """Return the same alignment seen from B: sides exchanged, a split now a merge, sorted again.

    >>> mirrored(Alignment("a", "b", (), only_a=(1,), only_b=())).only_b
    (1,)
    """
    return Alignment(
        a=alignment.b,
        b=alignment.a,
        links=_mirrored(alignment.links),
        only_a=alignment.only_b,
        only_b=alignment.only_a,
        candidates=_mirrored(alignment.candidates),
    )


def _mirrored(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Links with their sides exchanged, sorted by place in the new A, then B."""
    turned = (
        replace(
            link,
            a=link.b,
            b=link.a,
            relation=_MIRRORED[link.relation],
            reasons=tuple(reason._replace(values=_turned(reason.code, reason.values)) for reason in link.reasons),
        )
        for link in links
    )
    return tuple(sorted(turned, key=lambda link: (link.a.block, link.b.block)))


TWO_SIDED = frozenset({"chapter", "title", "roles"})
"""Reasons whose values name A first and B second."""


def _turned(code: str, values: tuple[str, ...]) -> tuple[str, ...]:
    """A reason's values seen from the other side."""
    if code == "meaning":
        return tuple(word for pair in zip(values[1::2], values[::2], strict=True) for word in pair)
    return tuple(reversed(values)) if code in TWO_SIDED else values
