"""Selecting text clause by clause, as one quotes it: a selection runs from the first clause touched to the last."""

from dataclasses import dataclass

from duidu.model import Document, Span
from duidu.text.clauses import clauses


@dataclass(slots=True)
class Selection:
    """A selection in a document: where it began and where it has got to, as offsets."""

    document: Document
    anchor: int
    head: int

    @property
    def span(self) -> Span:
        """The selected stretch."""
        start, end = sorted((self.anchor, self.head))
        return Span(self._clause(start).start, self._clause(end).end)

    def move_to(self, offset: int) -> None:
        """Let the selection reach to an offset."""
        self.head = offset

    def extend(self, by: int) -> None:
        """Let the selection reach one clause further (1) or less far (-1); it stops at the ends of the text."""
        clause = self._clause(self.head)
        target = clause.end if by > 0 else clause.start - 1
        while 0 <= target < len(self.document.text) and self.document.text[target].isspace():
            target += 1 if by > 0 else -1
        if 0 <= target < len(self.document.text):
            self.head = self._clause(target).start

    def _clause(self, offset: int) -> Span:
        """The clause that an offset stands in; between blocks the offset itself."""
        for block in self.document.blocks:
            if block.span.start <= offset < block.span.end:
                parts = clauses(self.document.text, block.span)
                return next(part for part in parts if part.start <= offset < part.end)
        return Span(offset, offset)
