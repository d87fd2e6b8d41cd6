"""Documents and alignments made by hand, without the parser."""

import pytest

from duidu.model import ROOT, Alignment, Block, Document, Kind, Link, Metadata, Place, Span

Line = tuple[Kind, str, int]
Pair = tuple[int, int] | tuple[int, int, str] | tuple[int, int, str, str]


def make_document(id: str, *lines: Line, meta: Metadata | None = None) -> Document:
    """A document of one-line blocks: kind, text, and the index of the block it hangs under (ROOT for none)."""
    blocks, at = [], 0
    for i, (kind, text, parent) in enumerate(lines):
        title = (Span(at, at + len(text)),) if kind in {"title", "heading", "caption"} else ()
        blocks.append(Block(i, kind, (i + 1,), Span(at, at + len(text)), parent=parent, title=title))
        at += len(text) + 1
    return Document(id, "\n".join(text for _, text, _ in lines), id, tuple(blocks), meta or Metadata())


def make_paragraphs(id: str, *texts: str) -> Document:
    """A document of paragraphs without headings."""
    return make_document(id, *(("para", text, ROOT) for text in texts))


def make_alignment(a: Document, b: Document, *pairs: Pair) -> Alignment:
    """An alignment of pairs (block of a, block of b[, strength[, relation]]); earlier ones score higher."""
    links = []
    for i, (x, y, *more) in enumerate(pairs):
        strength, relation = (*more, *("main", "one")[len(more) :])
        links.append(Link(Place(x), Place(y), 1 - i / 100, strength, relation))  # type: ignore[arg-type]
    return Alignment(a.id, b.id, tuple(sorted(links, key=lambda x: (x.a.block, x.b.block))), (), ())


class Make:
    """What the tests build with."""

    document = staticmethod(make_document)
    paragraphs = staticmethod(make_paragraphs)
    alignment = staticmethod(make_alignment)


@pytest.fixture(scope="session")
def make() -> type[Make]:
    return Make
