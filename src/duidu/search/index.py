r"""The corpus as one folded text, and the way back from an offset in it to a place in a document.

Each block of a document's own text is a passage: its own lines folded and joined, so that a term broken over lines is
found. Passages are joined by ``\n``. Everything is in memory: 134,000 paragraphs are 19 million characters.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from duidu.model import TEXT_KINDS, Block, Document, Kind, Span
from duidu.text.fold import fold
from duidu.text.outline import own_spans


class Passage(NamedTuple):
    """A block in the index: where it starts there, how long its title is, and its own spans in the document."""

    document: str
    block: int
    start: int
    title: int
    spans: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """Return the document's span of a stretch of the index's text; it must not be empty."""
        return Span(self._offset(start - self.start), self._offset(end - self.start - 1) + 1)

    def _offset(self, own: int) -> int:
        """An offset into the passage as an offset into the document."""
        for start, end in self.spans:
            if own < end - start:
                return start + own
            own -= end - start
        raise AssertionError(own)


@dataclass(frozen=True, slots=True)
class Index:
    """The folded text of all passages, the passages, and where each starts."""

    text: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]

    def at(self, offset: int) -> int:
        """Return which passage an offset of the text stands in."""
        return bisect_right(self.starts, offset) - 1


def prepare(documents: Iterable[Document], kinds: frozenset[Kind] = TEXT_KINDS) -> Index:
    """Return the index of some documents' blocks of these kinds: their own text, without furniture and contents."""
    passages: list[Passage] = []
    texts: list[str] = []
    start = 0
    for document in documents:
        folded = fold(document.text)
        for block, spans in _blocks(document, kinds):
            passages.append(Passage(document.id, block.id, start, _title_length(block, spans), spans))
            texts.append("".join(folded[a:b] for a, b in spans))
            start += len(texts[-1]) + 1
    return Index("\n".join(texts), tuple(passages), tuple(passage.start for passage in passages))


def _blocks(document: Document, kinds: frozenset[Kind]) -> Iterator[tuple[Block, tuple[Span, ...]]]:
    """The blocks that are searched, each with its own spans."""
    for block in document.blocks:
        if block.kind in kinds:
            yield block, own_spans(document, block)


def _title_length(block: Block, spans: tuple[Span, ...]) -> int:
    """How far the title reaches into the block's own text, its number included; 0 without one."""
    if not block.title:
        return 0
    end = block.title[-1].end
    return sum(max(0, min(b, end) - a) for a, b in spans)
