"""When several paragraphs of the base share one row: the other document has made one paragraph of them.

Neighbours under the same heading with a common main partner are joined if at least half of each one's text is found
again in it. Paragraphs that merely speak about one paragraph's subject keep their own rows and refer to it.
"""

from collections.abc import Generator, Sequence

from duidu.compare.units import Unit
from duidu.diff import sides_steps
from duidu.model import BODY_KINDS, Alignment, Document, Segment

FOUND_AGAIN = 0.5
"""Share of a paragraph's characters that its partner must hold to have taken it in."""
FOUND = frozenset({"same", "edited", "moved"})


def rows_of(
    base: Document, own: Sequence[Unit], others: Sequence[tuple[Document, Alignment]]
) -> Generator[None, None, tuple[Unit, ...]]:
    """Return the rows of the base, its units, merged ones joined; a step every now and then.

    Args:
        base: The base document.
        own: Its units, in order.
        others: The other documents with their alignments.
    """
    partners = [_merging(alignment) for _, alignment in others]
    rows: list[Unit] = []
    for unit in own:
        beside = rows and _neighbours(base, rows[-1], unit)
        if beside and (yield from _merged(base, rows[-1], unit, (others, partners))):
            rows[-1] += unit
        else:
            rows.append(unit)
    return tuple(rows)


def _merging(alignment: Alignment) -> dict[int, set[int]]:
    """For each block of the base its main partners that have others too."""
    found: dict[int, set[int]] = {}
    for link in alignment.links:
        if link.strength == "main" and link.relation in {"merge", "many"}:
            found.setdefault(link.a.block, set()).add(link.b.block)
    return found


def _neighbours(base: Document, row: Unit, unit: Unit) -> bool:
    """Whether two pieces of the base are paragraphs of one section, one right after the other."""
    first, second = base.blocks[row[-1]], base.blocks[unit[0]]
    return first.kind in BODY_KINDS and second.kind in BODY_KINDS and first.parent == second.parent


def _merged(
    base: Document,
    row: Unit,
    unit: Unit,
    columns: tuple[Sequence[tuple[Document, Alignment]], Sequence[dict[int, set[int]]]],
) -> Generator[None, None, bool]:
    """Whether some other document has one paragraph that took in both."""
    for (other, _), partners in zip(*columns, strict=True):
        for block in partners.get(row[-1], set()) & partners.get(unit[0], set()):
            yield
            first = yield from _took_in(base, row[-1:], other, block)
            if first and (yield from _took_in(base, unit, other, block)):
                return True
    return False


def _took_in(base: Document, unit: Unit, other: Document, block: int) -> Generator[None, None, bool]:
    """Whether at least half of a unit's text is found again in a block."""
    found = (yield from sides_steps((base, unit), (other, (block,)))).base
    kept = sum(_length(segment) for segment in found if segment.state in FOUND)
    return kept >= FOUND_AGAIN * sum(map(_length, found))


def _length(segment: Segment) -> int:
    """Characters of a segment."""
    return segment.span.end - segment.span.start
