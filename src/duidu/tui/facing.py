"""One cell of a comparison beside the base's: what the reader can rule of it, and what was ruled. No Textual here.

A row has a base and a focused column; the two cells face each other. What is said is said of two blocks: those of the
link that brought the cells together, else the first of each, and of a document as a whole where a cell is empty.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from duidu.align.hand import NOWHERE, Opinion, Pair, Ruling, Voices, may_link, pair_of, voiced
from duidu.model import Alignment, Comparison, Document, Link, Row
from duidu.store.links import Placed, Placing
from duidu.text.fold import fold
from duidu.text.outline import label, own_text

CHANGES_LINKS = frozenset({"link", "unlink", "alone"})
"""Rulings that change what stands side by side."""


class Pick(NamedTuple):
    """A block that may become a partner, with its score where the program knows the pair."""

    block: int
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Facing:
    """The base's cell (`a`) and another column's (`b`) on one row, and how the two documents are aligned."""

    a: Document
    b: Document
    row: Row
    base: int
    column: int
    alignment: Alignment
    placed: Placed

    @property
    def own(self) -> tuple[int, ...]:
        """The base's blocks."""
        return self.row.cells[self.base]

    @property
    def cell(self) -> tuple[int, ...]:
        """The other document's blocks."""
        return self.row.cells[self.column]

    @property
    def link(self) -> Link | None:
        """The link behind the cell."""
        return self.row.links[self.column]

    @property
    def ends(self) -> Pair:
        """The two blocks of which something is said; NOWHERE for an empty cell."""
        if self.link is not None:
            return pair_of(self.link)
        return (self.own or (NOWHERE,))[0], (self.cell or (NOWHERE,))[0]

    @property
    def from_base(self) -> bool:
        """Whether a partner is looked for in the other document, for the base's block."""
        return bool(self.own)

    def linked(self) -> tuple[Link, ...]:
        """Return the links of the row, the one behind the cell first, then by score."""
        side, blocks = (0, self.own) if self.from_base else (1, self.cell)
        found = [link for link in self.alignment.links if pair_of(link)[side] in blocks]
        here = self.link and pair_of(self.link)
        return tuple(sorted(found, key=lambda link: (pair_of(link) != here, -link.score, pair_of(link))))

    def candidates(self) -> tuple[Link, ...]:
        """Return the next best pairs of the row's blocks, best first."""
        side, blocks = (0, self.own) if self.from_base else (1, self.cell)
        found = [link for link in self.alignment.candidates if pair_of(link)[side] in blocks]
        return tuple(sorted(found, key=lambda link: (-link.score, pair_of(link))))

    def said(self) -> tuple[Placing, ...]:
        """Return the rulings on the row, oldest first: on the two cells, and on who may be linked with its blocks."""
        about = set(Voices(self.placed.rulings).about(self.own, self.cell))
        side, blocks = (0, self.own) if self.from_base else (1, self.cell)
        return tuple(
            placing
            for placing in self.placed.found
            if placing.ruling in about
            or (placing.ruling.says in CHANGES_LINKS and (placing.ruling.a, placing.ruling.b)[side] in blocks)
        )

    def picks(self) -> tuple[Pick, ...]:
        """Return the blocks that may become a partner: those the program knows of, best first, then all in order."""
        known = {self._far(pair_of(link)): link.score for link in (*self.linked(), *self.candidates())}
        linked = {self._far(pair_of(link)) for link in self.linked()}
        first = sorted(known, key=lambda block: (-known[block], block))
        rest = (block.id for block in self.far.blocks if block.id not in known and self._may(block.id))
        picks = (*(Pick(block, known[block]) for block in first), *(Pick(block) for block in rest))
        return tuple(pick for pick in picks if pick.block not in linked)

    @property
    def far(self) -> Document:
        """The document in which a partner is looked for."""
        return self.b if self.from_base else self.a

    def _far(self, pair: Pair) -> int:
        """The end of a pair that stands in that document."""
        return pair[1] if self.from_base else pair[0]

    def _may(self, block: int) -> bool:
        """Whether a block of that document may be linked with this row's."""
        a, b = self.pair_with(block)
        return may_link(self.a, a, self.b, b)

    def pair_with(self, block: int) -> Pair:
        """Return a block of the other document with this row's own."""
        return (self.ends[0], block) if self.from_base else (block, self.ends[1])

    def linking(self, block: int) -> tuple[Ruling, ...]:
        """Return what says that a block corresponds too."""
        return (Ruling("link", *self.pair_with(block)),)

    def taking(self, pair: Pair) -> tuple[Ruling, ...]:
        """Return what says that a pair corresponds instead of the one that stands here."""
        gone = (Ruling("unlink", *pair_of(self.link)),) if self.link is not None else ()
        return (*gone, Ruling("link", *pair))

    def alone(self) -> Ruling:
        """Return what says that nothing corresponds to this row's block."""
        return Ruling("alone", self.ends[0], NOWHERE) if self.from_base else Ruling("alone", NOWHERE, self.ends[1])


def matching(document: Document, picks: Iterable[Pick], words: str) -> Iterator[Pick]:
    """Yield the picks whose text, short path or line (L62) has what was typed."""
    wanted = fold(words.strip())
    for pick in picks:
        block = document.blocks[pick.block]
        path = fold(label(document, block.id)) if wanted else ""
        if wanted == f"l{block.line}" or wanted in path or wanted in fold(own_text(document, block)):
            yield pick


class Tally(NamedTuple):
    """How many cells of a column are linked, and how many of these the reader has checked, rejected, made by hand."""

    links: int
    checked: int
    rejected: int


class Said:
    """What the reader says of each cell of a comparison, made once for all rows."""

    def __init__(self, comparison: Comparison, placed: Sequence[Placed]) -> None:
        self.comparison = comparison
        self.voices = [Voices(some.rulings) for some in placed]

    def opinion(self, row: int, column: int) -> Opinion:
        """Return what is said of a cell; nothing of the base's own."""
        one, base = self.comparison.rows[row], self.comparison.base
        if column == base:
            return Opinion()
        return self.voices[column].opinion(one.cells[base], one.cells[column], one.links[column])

    def tally(self, column: int) -> Tally:
        """Return the counts of a column."""
        linked = [i for i, row in enumerate(self.comparison.rows) if row.links[column] is not None]
        verdicts = [self.opinion(i, column).verdict for i in linked]
        return Tally(len(linked), verdicts.count("checked"), verdicts.count("rejected"))

    def spoken(self) -> Comparison:
        """Return the comparison with verdicts and notes on its links."""
        columns = [
            list(_voiced([row.links[column] for row in self.comparison.rows], voices))
            for column, voices in enumerate(self.voices)
        ]
        rows = (
            replace(row, links=tuple(column[i] for column in columns)) for i, row in enumerate(self.comparison.rows)
        )
        return replace(self.comparison, rows=tuple(rows))


def _voiced(links: Sequence[Link | None], voices: Voices) -> Iterator[Link | None]:
    """Links with verdicts and notes, where there are any."""
    found = iter(tuple(voiced([link for link in links if link is not None], voices.rulings)))
    for link in links:
        yield None if link is None else next(found)
