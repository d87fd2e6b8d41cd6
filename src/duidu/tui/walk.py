"""What n and N walk in the reader: the matches of a phrase in one document, and which of them is current."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duidu.model import Document, Span

if TYPE_CHECKING:
    from duidu.search import Texts


@dataclass(slots=True)
class Walk:
    """A walk through matches; `at` is the current one, -1 when there is none."""

    words: str = ""
    spans: tuple[Span, ...] = ()
    at: int = -1
    _texts: "tuple[str, Texts] | None" = None

    def clear(self) -> None:
        """Forget the walk."""
        self.words, self.spans, self.at = "", (), -1

    def take(self, words: str, spans: Sequence[Span], at: int) -> None:
        """Take over matches found elsewhere."""
        self.words, self.spans, self.at = words, tuple(spans), at if spans else -1

    def find(self, document: Document, words: str, start: int) -> None:
        """Find a phrase; the first match at or after `start` becomes current, else the first of all."""
        from duidu.search import find

        hits = find(self._prepared(document), words) if words.strip() else []
        self.words, self.spans = words, tuple(Span(hit.start, hit.end) for hit in hits)
        after = (i for i, span in enumerate(self.spans) if span.start >= start)
        self.at = next(after, 0) if self.spans else -1

    def step(self, by: int) -> Span | None:
        """Go on by some matches, round the end; None when there is nothing to walk."""
        if not self.spans:
            return None
        self.at = (self.at + by) % len(self.spans)
        return self.current

    @property
    def current(self) -> Span | None:
        """The match the walk stands on."""
        return self.spans[self.at] if self.at >= 0 else None

    def _prepared(self, document: Document) -> "Texts":
        """The document's passages, made once for all letters of a phrase."""
        from duidu.search import texts

        key = f"{document.hash}/{len(document.blocks)}"
        if self._texts is None or self._texts[0] != key:
            self._texts = key, texts([document])
        return self._texts[1]
