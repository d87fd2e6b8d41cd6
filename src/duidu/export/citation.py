"""A passage with its source: the original characters, never converted, and where they stand.

The order is fixed (passage, issuer, title, date, section path, page, line, via, address); how each part is said is the
caller's, as format words. An unknown part is left out. What may be damaged or is no original says so, always.
"""

from collections.abc import Iterator, Mapping

from duidu.model import TEXT_KINDS, Document, Span
from duidu.text.lines import line_of, line_starts, page_of
from duidu.text.outline import join, number, own_spans, section_path, title

WORDS = {
    "quote": "text",
    "issuer": "issuer",
    "title": "title",
    "adopted": "date",
    "published": "date",
    "section": "path",
    "step": "",
    "page": "page",
    "pages": "first last",
    "line": "line",
    "lines": "first last",
    "via": "via",
    "url": "url",
    "report": "",
    "doubt": "",
    "between": "",
    "end": "",
}
"""The format words a citation needs and the values each may use: ``"line": "源行 {line}"``, ``"between": ", "``."""


def citation(document: Document, span: Span, words: Mapping[str, str]) -> str:
    """Return a passage of a document with its source.

    Args:
        document: The document.
        span: The passage; a page number or site line inside it is quoted only when there is nothing else.
        words: A format string for each key of `WORDS`, with the values named there in braces.
    """
    touched = _touched(document, span)
    parts = [*_source(document, words), *_place(document, touched, span, words)]
    parts += _caveats(document, touched, span, words)
    quoted = words["quote"].format(text=quotation(document, touched, span))
    return quoted + words["between"].join(parts) + words["end"]


def _touched(document: Document, span: Span) -> list[int]:
    """The blocks that a passage takes text from; what is set aside only when it is all there is."""
    near = (b for b in document.blocks if b.span.start < span.end and span.start < b.span.end)
    blocks = [b for b in near if _inside(document, b.id, span)]
    return [b.id for b in blocks if b.kind in TEXT_KINDS] or [b.id for b in blocks]


def quotation(document: Document, blocks: list[int], span: Span) -> str:
    """Return the original characters of a passage, a line for each block."""
    found = (join(document.text, tuple(_inside(document, block, span))) for block in blocks)
    return "\n".join(found) or document.text[span.start : span.end].strip()


def _inside(document: Document, block_id: int, span: Span) -> list[Span]:
    """The parts of a block's own lines that a passage covers."""
    own = own_spans(document, document.blocks[block_id])
    cut = (Span(max(start, span.start), min(end, span.end)) for start, end in own)
    return [found for found in cut if found.start < found.end]


def _source(document: Document, words: Mapping[str, str]) -> Iterator[str]:
    """Issuer, title and date, as far as they are known."""
    meta = document.meta
    if meta.issuer.value:
        yield words["issuer"].format(issuer=meta.issuer.value)
    if meta.title.value:
        yield words["title"].format(title=meta.title.value)
    if meta.adopted.value:
        yield words["adopted"].format(date=meta.adopted.value)
    elif meta.published.value:
        yield words["published"].format(date=meta.published.value)


def _place(document: Document, blocks: list[int], span: Span, words: Mapping[str, str]) -> Iterator[str]:
    """Section path, pages, lines, carrying site and address."""
    path = [document.blocks[i] for i in section_path(document, blocks[0])] if blocks else []
    steps = [number(document, block) + title(document, block) for block in path if block.kind != "title"]
    if steps:
        yield words["section"].format(path=words["step"].join(steps))
    if document.pages:
        first, last = _pages(document, blocks, span)
        yield words["page"].format(page=first) if first == last else words["pages"].format(first=first, last=last)
    starts = line_starts(document.text)
    first, last = line_of(starts, span.start), line_of(starts, max(span.start, span.end - 1))
    yield words["line"].format(line=first) if first == last else words["lines"].format(first=first, last=last)
    if document.meta.via.value:
        yield words["via"].format(via=document.meta.via.value)
    if document.meta.url.value:
        yield words["url"].format(url=document.meta.url.value)


def _pages(document: Document, blocks: list[int], span: Span) -> tuple[int, int]:
    """The pages on which a passage begins and ends."""
    inside = [part for block in blocks for part in _inside(document, block, span)] or [span]
    ends = inside[0].start, max(inside[0].start, inside[-1].end - 1)
    return page_of(document.pages, ends[0]), page_of(document.pages, ends[1])


def _caveats(document: Document, blocks: list[int], span: Span, words: Mapping[str, str]) -> Iterator[str]:
    """That the document only reports the original, that the passage may be damaged."""
    if document.meta.provenance.value == "report":
        yield words["report"]
    doubts = (doubt.span for block in blocks for doubt in document.blocks[block].doubts)
    if any(start < span.end and span.start < end for start, end in doubts):
        yield words["doubt"]
