"""The whole way from extracted text to a document: lines, zones, units, kinds, tree, blocks.

The idea: a pipeline of plain steps over one list of units, each step in its own module. The law that it keeps: every
line with something on it belongs to exactly one block. It never fails; what is doubtful becomes body text and a note.
"""

import hashlib
from collections.abc import Mapping

from duidu.model import ROOT, Block, Document, Doubt, Extracted, Kind, Mark, Metadata, Role, Span, Table
from duidu.parse import contents, doubts, front, furniture, leads, metadata, points, roles, tables
from duidu.parse.headings import Sign
from duidu.parse.kinds import decide, is_glossary
from duidu.parse.lines import Line, read
from duidu.parse.tree import grow
from duidu.parse.units import Unit, gather, unit


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
    units = _units(lines, text, _hints(extracted.marks, lines))
    decide([u for u in units if u.kind not in _ASIDE])
    units = _merge(units)
    grow(units)
    _close(units)
    _find_leads(units)
    rebuilt = _tables(units, text)
    meta = metadata.of_lines(lines[: metadata.HEAD_LINES], text, file or id, given)
    blocks = _blocks(units, text, meta)
    return Document(
        id=id,
        text=text,
        hash=fingerprint(text),
        blocks=blocks,
        meta=meta,
        tables=rebuilt,
        notes=extracted.notes + tuple(doubts.gaps(blocks, text)),
        file=file,
        encoding=extracted.encoding,
        format=extracted.format,
    )


def plain(extracted: Extracted, id: str, file: str = "", given: Mapping[str, object] | None = None) -> Document:
    """Return a document whose non-blank lines are paragraphs: at once, to be shown while `parse` works."""
    blocks, start = [], 0
    for number, raw in enumerate(extracted.text.split("\n"), 1):
        if raw and not raw.isspace():
            blocks.append(Block(len(blocks), "para", (number,), Span(start, start + len(raw))))
        start += len(raw) + 1
    return Document(
        id=id,
        text=extracted.text,
        hash=fingerprint(extracted.text),
        blocks=tuple(blocks),
        meta=metadata.override(Metadata(), given),
        notes=extracted.notes,
        file=file,
        encoding=extracted.encoding,
        format=extracted.format,
    )


def fingerprint(text: str) -> str:
    """Return the hash that tells whether a text has changed: sixteen hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


_ASIDE = frozenset({"furniture", "meta", "title", "toc"})
_BY_ROLE: dict[str, Kind] = {
    "nav": "furniture",
    "page": "furniture",
    "meta": "meta",
    "cell": "cell",
    "row": "row",
    "toc": "toc",
}


def _hints(marks: tuple[Mark, ...], lines: list[Line]) -> dict[int, Mark]:
    """The first mark that touches each line."""
    found: dict[int, Mark] = {}
    waiting = sorted(marks, key=lambda mark: mark.span)
    at = 0
    for line in lines:
        while at < len(waiting) and waiting[at].span.end <= line.start:
            at += 1
        if at < len(waiting) and waiting[at].span.start < line.end:
            found[line.number] = waiting[at]
    return found


def _units(lines: list[Line], text: str, hints: dict[int, Mark]) -> list[Unit]:
    """The units of a text in order, those that are not body text already fixed in kind."""
    kinds: dict[int, Kind] = {}
    for line in lines:
        mark = hints.get(line.number)
        if mark is not None and mark.role in _BY_ROLE:
            kinds[line.number] = _BY_ROLE[mark.role]
    front_kinds = front.front_kinds(lines)
    kinds.update(
        (line.number, kind) for line, kind in zip(lines, front_kinds, strict=False) if line.number not in kinds
    )
    _rows_and_cells(lines[len(front_kinds) :], text, kinds)
    _zones(lines, len(front_kinds), kinds)
    _page_numbers(lines, kinds)
    free = [line for line in lines if line.number not in kinds]
    units = gather(free, text)
    _headings_by_mark(units, hints)
    units += [unit(line, kinds[line.number]) for line in lines if line.number in kinds]
    units.sort(key=lambda u: u.lines[0].number)
    _signatures(units)
    return units


def _zones(lines: list[Line], begin: int, kinds: dict[int, Kind]) -> None:
    """Mark contents tables, furniture between the paragraphs, and what follows the text."""
    stop = front.text_end(lines, begin)
    for line in lines[max(stop, begin) :]:
        kinds[line.number] = "furniture"
    index = 0
    while index < stop:
        line = lines[index]
        if contents.opens(line):
            after = contents.end(lines, index)
            kinds.update((entry.number, "toc") for entry in lines[index:after])
            index = after
            continue
        if line.number not in kinds:
            if contents.leader(line):
                kinds[line.number] = "toc"
            elif line.size <= furniture.SHORT * 2 and line.tail[-1:] not in "。;" and furniture.anywhere(line):
                kinds[line.number] = "furniture"
        index += 1


def _rows_and_cells(lines: list[Line], text: str, kinds: dict[int, Kind]) -> None:
    """Mark rows and cells of tables."""
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        if line.number in kinds:
            continue
        if tables.row_cells(text, line):
            kinds[line.number] = "row"
        elif (
            tables.starts_table(line)
            or ((line.head[:10].find("专栏") >= 0 or line.head[:1] in "表附")
            and _caption(line))
        ):
            first = index - 1 if tables.starts_table(line) else index
            after = tables.cell_run(lines, first)
            if after > first:
                kinds.update((cell.number, "cell") for cell in lines[first:after] if cell.number not in kinds)
                index = after


def _page_numbers(lines: list[Line], kinds: dict[int, Kind]) -> None:
    """Mark page numbers between the lines."""
    for line in lines:
        if line.number not in kinds and furniture.page_number(line):
            kinds[line.number] = "furniture"


def _caption(line: Line) -> bool:
    """Whether a line could stand over a table."""
    found = unit(line).sign
    return found is not None and found.form in {"box", "table"}


def _headings_by_mark(units: list[Unit], hints: dict[int, Mark]) -> None:
    """Make headings of what a converter knows to be one; the sign's form says how deep it marked them."""
    for one in units:
        mark = hints.get(one.lines[0].number)
        if mark is not None and mark.role == "heading" and not (one.sign and one.sign.form.startswith("markdown")):
            inner = one.sign
            one.sign = Sign(
                f"markdown{min(6, mark.value or 1)}", inner.value if inner else 0, inner.length if inner else 0
            )


SIGNERS = 12
"""So many lines before a date may name who signs."""


def _signatures(units: list[Unit]) -> None:
    """Mark a date on a line of its own and the names before it, and the title of what comes after it."""
    for index, one in enumerate(units):
        if one.fixed or not front.dated(one.lines[0]) or len(one.lines) > 1:
            continue
        one.kind, one.fixed = "meta", True
        for before in reversed(units[max(0, index - SIGNERS) : index]):
            if before.fixed or before.sign is not None or not _signer(before):
                break
            before.kind, before.fixed = "meta", True
        for after in units[index + 1 :]:
            if after.fixed and after.kind == "furniture":
                continue
            if after.fixed or after.sign is not None or not front.titled(after.lines[0]) or after.tail[-1:] in "。:":
                break
            after.kind, after.fixed = "title", True


def _signer(one: Unit) -> bool:
    """Whether a unit can be the name of who signs."""
    return (
        one.size <= furniture.SHORT
        and all(front.names_body(line) or line.size <= 8 for line in one.lines)
        and (
            one.tail[-1:] not in "。:;,!?"
        )
    )


def _merge(units: list[Unit]) -> list[Unit]:
    """The units without those whose lines another one took over."""
    owned: set[int] = set()
    kept = []
    for one in units:
        if one.lines[0].number in owned:
            continue
        owned.update(line.number for line in one.lines)
        kept.append(one)
    return kept


def _close(units: list[Unit]) -> None:
    """Hang the closing appeal, and the salutation right before it, under the document itself."""
    text = [one for one in units if one.kind not in _ASIDE]
    end = next((i for i, one in enumerate(text) if i and one.sign and one.sign.form == "appendix"), len(text))
    end = next((i for i, one in enumerate(text[:end]) if i and one.kind == "heading" and is_glossary(one)), end)
    for one in reversed(text[:end]):
        if one.kind != "para" or one.sign is not None:
            return
        alone = front.salutes(one.lines[0]) and one.size <= front.MIN_SENTENCE
        if not (alone or (one.tail[-1:] in "!。" and roles.closes(one.head + one.tail, front.salutes(one.lines[0])))):
            return
        one.parent, one.indexes = ROOT, []
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
        for index, end in zip(indexes, ends, strict=True):
            one = units[index]
            if end is None and one.lines[0].tail[-1:] == "。" and len(one.lines) > 1:
                end = leads.broken_off(one.head, one.lines[0].size)
            if end is not None:
                one.kind, one.title, one.level = "lead", (0, end), _depth(units, parent) + 1


def _depth(units: list[Unit], index: int) -> int:
    """How deep a unit stands; a caption has no level of its own but stands one below its heading."""
    one = units[index]
    if one.level or one.parent == ROOT:
        return one.level
    return _depth(units, one.parent) + 1


def _tables(units: list[Unit], text: str) -> tuple[Table, ...]:
    """The tables that cells and rows make; each run of them is one table."""
    found: list[Table] = []
    index = 0
    while index < len(units):
        kind = units[index].kind
        if kind not in {"cell", "row"}:
            index += 1
            continue
        end = index
        while end < len(units) and units[end].kind == kind:
            end += 1
        table = _table(units, (index, end), text)
        if table is not None:
            found.append(table)
        index = end
    return tuple(found)


def _table(units: list[Unit], run: tuple[int, int], text: str) -> Table | None:
    """The table of one run of cells or rows."""
    first, last = run
    lines = [units[i].lines[0] for i in range(first, last)]
    caption = units[first].parent
    extent = (lines[0].number, lines[-1].number)
    if units[first].kind == "row":
        rows = [row for line in lines if (row := tables.row_cells(text, line)) and not _rule(text, row)]
        width = max(map(len, rows), default=0)
        padded = [(*row, *[Span(row[-1].end, row[-1].end)] * (width - len(row))) for row in rows]
        return Table(caption, extent, padded[0], tuple(padded[1:])) if padded else None
    grid = tables.rebuild([tables.Cell(Span(line.start, line.end), line.head) for line in lines])
    return Table(caption, extent, grid.header, grid.rows) if grid else None


def _rule(text: str, row: tuple[Span, ...]) -> bool:
    """Whether a row is the line of dashes under a Markdown table's header."""
    return all(set(text[start:end]) <= set("-: ") for start, end in row)


def _blocks(units: list[Unit], text: str, meta: Metadata) -> tuple[Block, ...]:
    """The blocks of the units, with spans of number, title, body and points, with roles and doubts."""
    marked = doubts.share(units, text)
    spoken = roles.assign(units, meta)
    return tuple(_block(index, one, text, (spoken[index], marked.get(index, ()))) for index, one in enumerate(units))


def _block(index: int, one: Unit, text: str, known: tuple[Role, tuple[Doubt, ...]]) -> Block:
    """One block, given its role and its doubts."""
    role, doubtful = known
    lines = one.lines
    span = Span(lines[0].start, lines[-1].end)
    numbers = tuple(line.number for line in lines)
    if one.kind in {"furniture", "meta", "toc", "cell", "row"}:
        return Block(index, one.kind, numbers, span, parent=one.parent, role=role, doubts=doubtful)
    start = lines[0].start
    length = one.sign.length if one.sign and one.kind in {"heading", "item", "caption"} else 0
    if one.kind == "heading" and one.sign and one.sign.form == "appendix" and length >= one.size:
        length = 0  # 附件 alone is its own title
    number = _trimmed(text, start, start + length) if length else None
    title, body = _title_and_body(one, text, length)
    return Block(
        id=index,
        kind=one.kind,
        lines=numbers,
        span=span,
        level=one.level,
        parent=one.parent,
        number=number,
        title=title,
        body=body,
        points=points.points(text, body) if body else (),
        role=role,
        doubts=doubtful,
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    """A span without the white space at its end."""
    return Span(start, start + len(text[start:end].rstrip()))


def _title_and_body(one: Unit, text: str, length: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The spans of a unit's title and body."""
    spans = [Span(line.start, line.end) for line in one.lines]
    whole = one.kind in {"title", "heading", "caption"}
    if whole:
        if len(spans) > 1 and text[slice(*spans[0])] == text[slice(*spans[1])]:
            spans = spans[:1]
        first = Span(spans[0].start + length, spans[0].end)
        title = [span for span in (first, *spans[1:]) if span.start < span.end]
        if title:
            last = title[-1]
            kept = len(text[last.start : last.end].rstrip("。::;; \u3000\xa0"))
            title[-1] = Span(last.start, last.start + kept)
        return tuple(span for span in title if span.start < span.end), ()
    if one.title is None:
        return (), _cut(spans, length)
    return _pieces(spans, one.title), _cut(spans, one.title[1])


def _cut(spans: list[Span], skip: int) -> tuple[Span, ...]:
    """Spans without their first characters."""
    found = []
    for span in spans:
        start = min(span.end, span.start + skip)
        skip -= start - span.start
        if start < span.end:
            found.append(Span(start, span.end))
    return tuple(found)


def _pieces(spans: list[Span], part: tuple[int, int]) -> tuple[Span, ...]:
    """The spans of a part of a unit's text, given by offsets into its joined lines."""
    found, at = [], 0
    for start, end in spans:
        left, right = max(start, start + part[0] - at), min(end, start + part[1] - at)
        if left < right:
            found.append(Span(left, right))
        at += end - start
    return tuple(found)
