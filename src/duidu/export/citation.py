"""A passage with its source: the original characters, never converted, and where they stand.

The order is fixed (passage, issuer, title, date, section path, page, line, via, address); how each part is said is the
caller's, as format words. An unknown part is left out. What may be damaged or is no original says so, always.
"""

from collections.abc import Iterator, Mapping, Sequence

from duidu.model import TEXT_KINDS, Block, Document, Span
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
NAMED = 3
"""Issuers that a reference names; of more it says that there are others."""


def citation(document: Document, span: Span, words: Mapping[str, str]) -> str:
    """Return a passage of a document with its source.

    Args:
        document: The document.
        span: The passage; a page number or site line inside it is quoted only when there is nothing else.
        words: A format string for each key of `WORDS`, with the values named there in braces.
    """
    touched = _touched(document, span)
    starts = line_starts(document.text)
    found = line_of(starts, span.start), line_of(starts, max(span.start, span.end - 1))
    parts = [*_source(document, words), *_place(document, touched, span, found, words), *_address(document, words)]
    parts += _caveats(document, touched, span, words)
    quoted = words["quote"].format(text=quotation(document, touched, span))
    return quoted + words["between"].join(parts) + words["end"]


def source(document: Document, blocks: Sequence[int], words: Mapping[str, str]) -> str:
    """Return the source of whole blocks without their text, as `citation` says it; of none, that of the document.

    Args:
        document: The document.
        blocks: Block ids, in order.
        words: As for `citation`.
    """
    parts = list(_source(document, words))
    parts += _block_places(document, blocks, words)
    parts += _address(document, words)
    if blocks:
        parts += _caveats(document, blocks, _around(document, blocks), words)
    elif document.meta.provenance.value == "report":
        parts.append(words["report"])
    return words["between"].join(parts) + words["end"]


def place(document: Document, blocks: Sequence[int], words: Mapping[str, str]) -> str:
    """Return where some blocks stand in their document: section path, pages, lines; words as for `citation`."""
    return words["between"].join(_block_places(document, blocks, words))


def _block_places(document: Document, blocks: Sequence[int], words: Mapping[str, str]) -> Iterator[str]:
    """Where some blocks stand, by what is known of them: looking through the document costs too much for every row."""
    if blocks:
        found = document.blocks[blocks[0]].line, document.blocks[blocks[-1]].end_line
        yield from _place(document, blocks, _around(document, blocks), found, words)


def _around(document: Document, blocks: Sequence[int]) -> Span:
    """The span from the first of some blocks to the end of the last."""
    return Span(document.blocks[blocks[0]].span.start, document.blocks[blocks[-1]].span.end)


def gbt7714(document: Document, blocks: Sequence[int] = ()) -> str:
    """Return a reference to a document, or to the pages of some of its blocks, in the form of GB/T 7714-2015.

    An address makes it an electronic bulletin (EB/OL), else it is of no class of its own (Z). What is not known is left
    out. The issuer of a document is not who wrote the news of it, so of a report only its carrier is named. Without
    pages the standard has no place for a line; say it in the text.
    """
    meta = document.meta
    online = meta.url.value.startswith(("http://", "https://"))
    date = meta.published.value or meta.adopted.value
    pages = ""
    if document.pages and blocks:
        first, last = _pages(document, blocks, _around(document, blocks))
        pages = f": {first}" if first == last else f": {first}-{last}"
    issued = [meta.via.value, date[:4] if online else date]
    carried = ", ".join(part for part in issued if part) + pages if meta.via.value or pages or not online else ""
    issuer = "" if meta.provenance.value == "report" else _responsible(meta.issuer.value)
    parts = [issuer, f"{meta.title.value or document.id}[{'EB/OL' if online else 'Z'}]"]
    if online:
        retrieved = f"[{meta.retrieved.value}]" if meta.retrieved.value else ""
        parts += [f"{carried}{f'({date})' if date else ''}{retrieved}", meta.url.value]
    else:
        parts.append(carried)
    return ". ".join(part for part in parts if part) + "."


def _responsible(issuer: str) -> str:
    """Who answers for a document, in the form of GB/T 7714-2015: of more than three the first three."""
    named = [name.strip() for name in issuer.split("\u3001")]
    return ", ".join(named if len(named) <= NAMED else [*named[:NAMED], "\u7b49"])


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


def _place(
    document: Document, blocks: Sequence[int], span: Span, lines: tuple[int, int], words: Mapping[str, str]
) -> Iterator[str]:
    """Section path, pages, lines."""
    path = [document.blocks[i] for i in section_path(document, blocks[0])] if blocks else []
    steps = [heading(document, block) for block in path if block.kind != "title"]
    if steps:
        yield words["section"].format(path=words["step"].join(steps))
    if document.pages:
        first, last = _pages(document, blocks, span)
        yield words["page"].format(page=first) if first == last else words["pages"].format(first=first, last=last)
    first, last = lines
    yield words["line"].format(line=first) if first == last else words["lines"].format(first=first, last=last)


def heading(document: Document, block: Block) -> str:
    """Return a heading's number and title as one reads them: without the marks that make it one in Markdown."""
    return " ".join((number(document, block).lstrip("# \u3000") + title(document, block)).split())


def _address(document: Document, words: Mapping[str, str]) -> Iterator[str]:
    """Carrying site and address."""
    if document.meta.via.value:
        yield words["via"].format(via=document.meta.via.value)
    if document.meta.url.value:
        yield words["url"].format(url=document.meta.url.value)


def _pages(document: Document, blocks: Sequence[int], span: Span) -> tuple[int, int]:
    """The pages on which a passage begins and ends."""
    inside = [part for block in blocks for part in _inside(document, block, span)] or [span]
    ends = inside[0].start, max(inside[0].start, inside[-1].end - 1)
    return page_of(document.pages, ends[0]), page_of(document.pages, ends[1])


def _caveats(document: Document, blocks: Sequence[int], span: Span, words: Mapping[str, str]) -> Iterator[str]:
    """That the document only reports the original, that the passage may be damaged."""
    if document.meta.provenance.value == "report":
        yield words["report"]
    doubts = (doubt.span for block in blocks for doubt in document.blocks[block].doubts)
    if any(start < span.end and span.start < end for start, end in doubts):
        yield words["doubt"]
