"""What n and N walk in the reader: matches in one document or in many, and which of them is current."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from duidu.model import Document, Span

if TYPE_CHECKING:
    from duidu.search import Texts


class Stop(NamedTuple):
    """A place the walk stops at: the id of its document and the span."""

    document: str
    span: Span


@dataclass(slots=True)
class Walk:
    """A walk through matches; `at` is the current one, -1 when there is none; `marks` is what to paint by document."""

    words: str = ""
    stops: tuple[Stop, ...] = ()
    at: int = -1
    marks: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    _texts: "tuple[str, Texts] | None" = None

    def clear(self) -> None:
        """Forget the walk."""
        self.words, self.stops, self.at, self.marks = "", (), -1, {}

    def enter(self, document: str) -> None:
        """Keep the walk in a document it leads through; forget it in any other."""
        if document not in self.marks:
            self.clear()

    def take(self, words: str, stops: Iterable[Stop], at: int, marks: Mapping[str, Sequence[Span]]) -> None:
        """Take over matches found elsewhere: where to stop, and all that is painted on the way."""
        self.words, self.stops = words, tuple(stops)
        self.at = at if self.stops else -1
        self.marks = {name: tuple(sorted(spans)) for name, spans in marks.items()}

    def find(self, document: Document, words: str, start: int) -> None:
        """Find a phrase; the first match at or after `start` becomes current, else the first of all."""
        from duidu.search import find

        hits = find(self._prepared(document), words) if words.strip() else []
        spans = tuple(Span(hit.start, hit.end) for hit in hits)
        after = (i for i, span in enumerate(spans) if span.start >= start)
        self.take(words, (Stop(document.id, span) for span in spans), next(after, 0), {document.id: spans})

    def step(self, by: int) -> Stop | None:
        """Go on by some matches, round the end; None when there is nothing to walk."""
        if not self.stops:
            return None
        self.at = (self.at + by) % len(self.stops)
        return self.current

    @property
    def current(self) -> Stop | None:
        """Where the walk stands."""
        return self.stops[self.at] if self.at >= 0 else None

    def painted(self, document: str) -> tuple[tuple[Span, ...], int]:
        """Return what to paint in a document, and which of it is current: the first inside the current stop, or -1."""
        spans, stop = self.marks.get(document, ()), self.current
        if stop is None or stop.document != document:
            return spans, -1
        inside = (i for i, span in enumerate(spans) if stop.span.start <= span.start < stop.span.end)
        return spans, next(inside, -1)

    def _prepared(self, document: Document) -> "Texts":
        """The document's passages, made once for all letters of a phrase."""
        from duidu.search import texts

        key = f"{document.hash}/{len(document.blocks)}"
        if self._texts is None or self._texts[0] != key:
            self._texts = key, texts([document])
        return self._texts[1]
