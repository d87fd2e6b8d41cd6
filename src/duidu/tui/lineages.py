"""Following the themes of a corpus step by step, for a screen that shows progress and may stop.

No Textual here. Few documents are aligned by the session, which keeps alignments for the other screens; many by
processes of their own, so that the screen stays quick. What was followed is kept until the reader says something.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from duidu.align.chart import Given
from duidu.align.lineage import FEW, beside, lineage, pairs
from duidu.compare.gaps import gaps
from duidu.errors import DuiduError
from duidu.model import Alignment, Document
from duidu.store.lineages import alignments_apart
from duidu.tui.session import Session

KEPT: Final = 2
"""Lineages kept: that of the corpus, and one of another selection."""


class Step(NamedTuple):
    """One pair done: how many of how many, and which; while documents are read, how many, of none, and which."""

    done: int
    of: int
    a: str
    b: str


class Following:
    """The lineage of a document and those beside it, in the making.

    `made` holds the alignments so far: stopping between two steps leaves a lineage of these.
    """

    def __init__(self, session: Session, base: str) -> None:
        self.session = session
        self.version = session.version
        entries = [entry for entry in session.corpus.entries if entry.error is None]
        self.names = tuple(entry.id for entry in beside(entries, session.entry(base)))
        self.problems: list[DuiduError] = []
        self.documents: dict[str, Document] = {}
        self.made: list[Alignment] = []

    @property
    def key(self) -> tuple[object, ...]:
        """What the result depends on."""
        return self.version, *self.names

    def steps(self) -> Iterator[Step]:
        """Read and align, pair by pair; documents that turn out to be unreadable are left out and told."""
        for done, name in enumerate(self.names):
            yield Step(done, 0, name, "")
            try:
                self.documents[name] = self.session.document(name)
            except DuiduError as error:
                self.problems.append(error)
        wanted = pairs(self.documents.values())
        for done, ((a, b), made) in enumerate(zip(wanted, self._alignments(wanted), strict=True), 1):
            self.made.append(made)
            yield Step(done, len(wanted), a.id, b.id)

    def _alignments(self, wanted: list[tuple[Document, Document]]) -> Iterator[Alignment]:
        """The alignments, one after the other."""
        if len(self.documents) <= FEW:
            return (self.session.alignment(a.id, b.id) for a, b in wanted)
        return alignments_apart(self.session.corpus, wanted)

    def given(self) -> Given:
        """Return the lineage of what has been aligned."""
        return Given.of(lineage(self.documents.values(), self.made), self.documents, gaps(self.documents))
