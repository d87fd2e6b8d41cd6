"""The whole way from extracted text to a document: lines, zones, units, kinds, tree, blocks.

The idea: a pipeline of plain steps over one list of units, each step in its own module. The law that it keeps: every
line with something on it belongs to exactly one block. It never fails; what is doubtful becomes body text and a note.
"""

import hashlib
from collections.abc import Mapping

from duidu.model import ROOT, Block, Document, Extracted, Mark, Metadata, Page, Span
from duidu.parse import doubts, front, leads, metadata, roles
from duidu.parse.kinds import ASIDE, decide, is_glossary
from duidu.parse.lines import read
from duidu.parse.shape import blocks, rebuilt
from duidu.parse.source import HEAD_LINES, gather, last
from duidu.parse.tree import grow
from duidu.parse.units import Unit
from duidu.parse.zones import hints, known, sort, unmarked


def parse(extracted: Extracted, id: str, file: str = "", given: Mapping[str, object] | None = None) -> Document:
    """Return the document that a text is: blocks in a tree, tables, metadata, doubts and notes.

    Args:
        extracted: What a converter of `formats` made of the file.
        id: The document's id in its corpus.
        file: Its file's name, which may help to know place and year.
        given: What corpus.toml says of it; it goes before what is read here.
    """
    text = extracted.text
    lines = read(text)
    hinted = hints(extracted.marks, lines)
    sure = known(hinted)
    held = unmarked(lines, sure)
    fronted = front.front_kinds(held, sure)
    units = sort(lines, text, hinted, fronted)
    decide(units)
    units = _merge(units)
    grow(units)
    _close(units)
    _find_leads(units)
    tables = rebuilt(units, text)
    meta = metadata.of_source(gather(held[:HEAD_LINES], fronted, last(lines, text), text, file or id), given)
    found = blocks(units, text, meta)
    return Document(
        id=id,
        text=text,
        hash=fingerprint(text),
        blocks=found,
        meta=meta,
        tables=tables,
        notes=extracted.notes + tuple(doubts.gaps(found, text)),
        file=file,
        encoding=extracted.encoding,
        format=extracted.format,
        pages=_pages(extracted.marks),
    )


def plain(extracted: Extracted, id: str, file: str = "", given: Mapping[str, object] | None = None) -> Document:
    """Return a document whose non-blank lines are paragraphs: at once, to be shown while `parse` works."""
    found: list[Block] = []
    start = 0
    for number, raw in enumerate(extracted.text.split("\n"), 1):
        if raw and not raw.isspace():
            found.append(Block(len(found), "para", (number,), Span(start, start + len(raw))))
        start += len(raw) + 1
    return Document(
        id=id,
        text=extracted.text,
        hash=fingerprint(extracted.text),
        blocks=tuple(found),
        meta=metadata.override(Metadata(), given),
        notes=extracted.notes,
        file=file,
        encoding=extracted.encoding,
        format=extracted.format,
        pages=_pages(extracted.marks),
    )


def fingerprint(text: str) -> str:
    """Return the hash that tells whether a text has changed: sixteen hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _pages(marks: tuple[Mark, ...]) -> tuple[Page, ...]:
    """Where pages begin."""
    return tuple(Page(mark.span.start, mark.value) for mark in marks if mark.role == "page")


def _merge(units: list[Unit]) -> list[Unit]:
    """The units without those whose lines another one took over."""
    owned = {line.number for one in units if len(one.lines) > 1 for line in one.lines[1:]}
    return [one for one in units if one.lines[0].number not in owned] if owned else units


def _close(units: list[Unit]) -> None:
    """Hang the closing appeal, and the salutation right before it, under the document itself."""
    text = [one for one in units if one.kind not in ASIDE]
    end = next((i for i, one in enumerate(text) if i and one.sign and one.sign.form == "appendix"), len(text))
    end = next((i for i, one in enumerate(text[:end]) if i and one.kind == "heading" and is_glossary(one)), end)
    for one in reversed(text[:end]):
        if one.kind != "para" or one.sign is not None:
            return
        alone = front.salutes(one.lines[0]) and one.size <= front.MIN_SENTENCE
        if not (alone or (one.tail[-1:] in "!。" and roles.closes(one.head + one.tail, front.salutes(one.lines[0])))):
            return
        one.parent = one.opened = ROOT
        if not alone and not roles.closes(one.head, salutes=False):
            return


def _find_leads(units: list[Unit]) -> None:
    """Give numbered items their run-in titles, and find the leads among unnumbered paragraphs."""
    groups: dict[int, list[int]] = {}
    for index, one in enumerate(units):
        if one.kind == "para" and one.sign is None and not front.salutes(one.lines[0]):
            groups.setdefault(one.parent, []).append(index)
        elif one.kind == "item" and one.sign is not None:
            over = units[one.parent] if one.parent != ROOT else None
            one.title = (
                None
                if one.sign.form == "article"
                else leads.run_in(one.head, one.sign.length, over is not None and is_glossary(over))
            )
    for parent, indexes in groups.items():
        if parent == ROOT:
            continue
        ends = leads.leads([units[i].head for i in indexes])
        level = _depth(units, parent) + 1
        for index, end in zip(indexes, ends, strict=True):
            _make_lead(units[index], end, level)


def _make_lead(one: Unit, end: int | None, level: int) -> None:
    """Make a paragraph a lead when its first sentence is one, in company or broken off on a line of its own."""
    if end is None and one.lines[0].tail[-1:] == "。" and len(one.lines) > 1:
        end = leads.broken_off(one.head, one.lines[0].size)
    if end is not None:
        one.kind, one.title, one.level = "lead", (0, end), level


def _depth(units: list[Unit], index: int) -> int:
    """How deep a unit stands; a caption has no level of its own but stands one below its heading."""
    one = units[index]
    if one.level or one.parent == ROOT:
        return one.level
    return _depth(units, one.parent) + 1
