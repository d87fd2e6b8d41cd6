"""What the tests of exhibits share: documents of a few lines, words that name themselves, hostile text."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from duidu.align.hand import Ruling
from duidu.compare import compare
from duidu.export.citation import WORDS as CITATION_WORDS
from duidu.export.exhibit import Exhibit, exhibit
from duidu.export.given import WORDS, Wanted
from duidu.model import ROOT, Alignment, Block, Comparison, Document, Fact, Link, Metadata, Place, Span

ALL = WORDS | CITATION_WORDS
SEPARATORS = {"list": ";", "sentence": " ", "with": " / ", "between": ",", "end": ".", "step": ">", "language": "en"}
SELF = {key: f"{key} " + " ".join(f"{{{name}}}" for name in values.split()) for key, values in ALL.items()} | SEPARATORS
"""Each word says its own name and the values it is given."""
WANTED = Wanted(version="9.9", made="2031-02-03", focus=1)

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=y>",
    "&lt;b&gt;&amp;",
    "</td></table><!--",
    "[到](javascript:x)",
    "![图](x)",
    "**粗**_斜_~~删~~`码`",
    "a|b\\|c\\",
    "=HYPERLINK(1)",
    "+1",
    "-2",
    "@x",
    "# 一",
    "1. 项",
    "---",
    "\x1b[31m",
    "\x00",
    "\u202e",
    "\u200b",
    "\ufffe",
    "\t",
    "\"'",
    "$x$",
    "{x}",
    "完善治理",
    "加快建设",
    "提高百分之五,",
    "20%。",
)

hostile = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=5).map("".join).filter(lambda text: text.strip())
paragraphs = st.lists(hostile, min_size=1, max_size=4)


def document(name: str, texts: Sequence[str], **meta: str) -> Document:
    """A document of paragraphs of one line each, the first a heading where there are several."""
    blocks, at = [], 0
    for i, text in enumerate(texts):
        heading = i == 0 and len(texts) > 1
        span = Span(at, at + len(text))
        blocks.append(
            Block(
                i,
                "heading" if heading else "para",
                (i + 1,),
                span,
                parent=ROOT if i == 0 or len(texts) == 1 else 0,
                title=(span,) if heading else (),
            )
        )
        at += len(text) + 1
    facts: dict[str, Any] = {key: Fact(value) for key, value in meta.items()}
    return Document(name, "\n".join(texts), "0" * 16, tuple(blocks), Metadata(**facts), file=f"{name}.txt")


def aligned(a: Document, b: Document) -> Alignment:
    """Blocks linked in order, as far as their kinds agree."""
    pairs = zip(a.blocks, b.blocks, strict=False)
    links = tuple(Link(Place(x.id), Place(y.id), 0.9, "main") for x, y in pairs if x.kind == y.kind)
    return Alignment(a.id, b.id, links, (), ())


def compared(a: Document, *others: Document) -> Comparison:
    """A document compared with others."""
    return compare([a, *others], [None, *(aligned(a, other) for other in others)], 0)


def made(
    documents: Sequence[Document], wanted: Wanted = WANTED, rulings: Sequence[Sequence[Ruling]] = ()
) -> tuple[Comparison, Exhibit]:
    """Some documents as an exhibit, the first as base."""
    comparison = compared(*documents)
    return comparison, exhibit(documents, comparison, rulings, wanted, SELF)
