"""``duidu outline``: the section tree of a document."""

from typing import TYPE_CHECKING

import click

from duidu.cli.output import paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, document_arguments, json_option
from duidu.cli.statuses import OK
from duidu.model import TEXT_KINDS, Block, Document
from duidu.settings.words import _, ngettext
from duidu.text.outline import ancestors, children, number, own_text, title
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.cli.corpora import Place

MARKS = {"title": "◆", "heading": "§", "caption": "▦", "item": "·", "lead": "·"}
"""Kinds of blocks that an outline names, with their signs; paragraphs and cells are counted."""


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "outline",
        callback=run,
        params=[
            *document_arguments("file"),
            corpus_option(),
            json_option(),
        ],
        help=_("Print the section tree of a document."),
    )


def run(file: str, corpus: str | None, as_json: bool) -> int:
    """Print the outline and return the exit status."""
    from duidu.cli.corpora import corpus_for, place

    asked = place(corpus_for(corpus, [file]), file)
    if as_json:
        from duidu.export.outline import outline_json

        found = outline_json(asked.document)
        if asked.scope is not None:
            lines = {asked.document.blocks[block].line for block in asked.scope}
            found["blocks"] = [block for block in found["blocks"] if block["line"] in lines]
        tell_json(found)
    else:
        _tell_tree(asked)
    return OK


def _tell_tree(asked: "Place") -> None:
    """The tree for people: line, indent, sign, number, title, and how many paragraphs stand under it."""
    document = asked.document
    scope = asked.scope if asked.scope is not None else range(len(document.blocks))
    if asked.scope is None:
        _tell_head(document)
    below = children(document)
    width = len(str(document.blocks[-1].end_line)) if document.blocks else 1
    for block in (document.blocks[i] for i in scope):
        if block.kind in MARKS:
            under = [document.blocks[i] for i in below.get(block.id, ())]
            tell(*_line(document, block, width), *_counted(under))
    aside = sum(document.blocks[i].kind not in TEXT_KINDS for i in scope)
    if aside:
        tell(paint(ngettext("{n} site line set aside", "{n} site lines set aside", aside).format(n=aside), "quiet"))


def _tell_head(document: Document) -> None:
    """The metadata in one line."""
    meta = document.meta
    years = [f"{p.first}" if p.first == p.last else f"{p.first}–{p.last}" for p in meta.covers]
    known = [fact.value for fact in (meta.place, meta.issuer, meta.kind, meta.published) if fact.value]
    tell(paint(meta.title.value or document.file, "heading"))
    if known or years:
        tell(paint(" · ".join([*known, *dict.fromkeys(years)]), "quiet"))


def _line(document: Document, block: Block, width: int) -> tuple[str, ...]:
    """The parts of a block's line."""
    indent = "  " * len(ancestors(document, block.id))
    name = title(document, block) or own_text(document, block)
    sign = _sign(document, block) if block.title else ""  # the text of an item without a title has its number
    shown = paint(name, "heading") if block.kind in {"title", "heading"} else safe_line(name)
    doubt = paint(" ⚠", "doubt") if block.doubts else ""
    return paint(f"{block.line:>{width}} ", "quiet"), indent, MARKS[block.kind], " ", sign, shown, doubt


def _sign(document: Document, block: Block) -> str:
    """A block's numbering sign, set off from the title where it ends without punctuation (``第三章 …``)."""
    sign = safe_line(number(document, block))
    return f"{sign} " if sign[-1:].isalnum() else sign


def _counted(under: list[Block]) -> tuple[str, ...]:
    """How many blocks without a line of their own stand under a block."""
    paragraphs = sum(block.kind == "para" for block in under)
    cells = sum(block.kind in {"cell", "row"} for block in under)
    counts = [f"{count}{sign}" for count, sign in ((paragraphs, "¶"), (cells, "▫")) if count]
    return (paint("  " + " ".join(counts), "quiet"),) if counts else ()
