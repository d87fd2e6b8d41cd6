"""Which lines are the text and which stand around or between it; then the units of the text.

The idea: kinds that a line has by itself (front matter, contents, cells, page numbers, site furniture) are settled
line by line before anything is joined, so that a paragraph goes on across a page number but never into a footer.
"""

import re

from duidu.model import Kind, Mark
from duidu.parse import contents, front, furniture, tables
from duidu.parse.headings import Sign
from duidu.parse.lines import Line
from duidu.parse.units import Unit, gather, unit

_BY_ROLE: dict[str, Kind] = {
    "title": "title",
    "nav": "furniture",
    "page": "furniture",
    "meta": "meta",
    "cell": "cell",
    "row": "row",
    "toc": "toc",
}


def hints(marks: tuple[Mark, ...], lines: list[Line]) -> dict[int, Mark]:
    """The first mark that touches each line."""
    found: dict[int, Mark] = {}
    waiting = sorted(mark for mark in marks if mark.span.start < mark.span.end)  # an empty one is a place, no hint
    at = 0
    for line in lines:
        while at < len(waiting) and waiting[at].span.end <= line.start:
            at += 1
        if at < len(waiting) and waiting[at].span.start < line.end:
            found[line.number] = waiting[at]
    return found


def known(hints: dict[int, Mark]) -> dict[int, Kind]:
    """Return the kinds, by the line's number, that marks settle: all but those of headings that may be the title."""
    found: dict[int, Kind] = {}
    begun = False
    for number, mark in hints.items():
        if mark.role in _BY_ROLE:
            found[number] = _BY_ROLE[mark.role]
            begun = begun or mark.role == "title"
        elif mark.role == "heading":
            if begun or mark.value > 1:
                found[number] = "heading"
            begun = True
    return found


def unmarked(lines: list[Line], known: dict[int, Kind]) -> list[Line]:
    """Return the lines that a converter has not set aside as the site's or the page's own."""
    return [line for line in lines if known.get(line.number) != "furniture"]


def sort(lines: list[Line], text: str, hints: dict[int, Mark], front_kinds: list[Kind]) -> list[Unit]:
    """The units of a text in order, those that are not body text already fixed in kind.

    Args:
        lines: The text's lines.
        text: The text.
        hints: What a converter knows of the lines.
        front_kinds: The kinds of the lines before the text begins, as `front.front_kinds` gives them.
    """
    sure = known(hints)
    kinds: dict[int, Kind] = {number: kind for number, kind in sure.items() if kind != "heading"}
    held = unmarked(lines, sure)
    kinds.update((line.number, kind) for line, kind in zip(held, front_kinds, strict=False) if line.number not in kinds)
    _rows_and_cells(held[len(front_kinds) :], text, kinds)
    inside = _references(held) - kinds.keys()
    kinds.update(dict.fromkeys(inside, "para"))
    _zones(held, len(front_kinds), kinds)
    _page_numbers(held, kinds)
    for number in inside:
        if kinds[number] == "para":
            del kinds[number]
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
        if kinds.get(line.number) != "toc" and contents.opens(line):  # a converter knows where its contents end
            after = contents.end(lines, index)
            kinds.update((entry.number, "toc") for entry in lines[index:after])
            index = after
            continue
        if line.number not in kinds:
            if contents.leader(line):
                kinds[line.number] = "toc"
            elif _between(line, lines[index + 1] if index + 1 < stop else None):
                kinds[line.number] = "furniture"
        index += 1


def _references(lines: list[Line]) -> set[int]:
    """The numbers of lines that are a footnote's sign broken off its paragraph: [ and 3 and ] below each other."""
    found: set[int] = set()
    for place, line in enumerate(lines[1:-1], 1):
        if line.head == "[" and lines[place + 1].size <= REFERENCE and not lines[place + 1].gap:
            sign = lines[place : place + 3]
            if sign[-1].head == "]" and not sign[-1].gap and not line.gap:
                found.update(part.number for part in sign)
    return found


REFERENCE = 6


def _between(line: Line, after: Line | None) -> bool:
    """Whether a line is furniture between the paragraphs; a dash right above a line is that line's own.

    So is a line that shows nothing, unless it stands inside a paragraph.
    """
    if furniture.unseen(line):
        return line.gap > 0 and (after is None or after.gap > 0)
    if line.size > furniture.SHORT * 2 or line.tail[-1:] in "。;" or not furniture.anywhere(line):
        return False
    return line.head != furniture.DASH or after is None or after.gap > 0


def _rows_and_cells(lines: list[Line], text: str, kinds: dict[int, Kind]) -> None:
    """Mark rows and cells of tables."""
    run: list[Line] = []
    before: Line | None = None
    parted = "\t" in text or "|" in text
    for line in lines:
        if line.number not in kinds:
            if parted and tables.row_cells(text, line):
                kinds[line.number] = "row"
            elif line.size <= tables.CELL and tables.cell_like(line):
                run.append(line)
                continue
        if run:
            _mark_cells(run, before, kinds)
            run = []
        before = line
    _mark_cells(run, before, kinds)
    _numbered_tables(lines, kinds)


def _numbered_tables(lines: list[Line], kinds: dict[int, Kind]) -> None:
    """Mark the cells of tables that begin with a column of numbers."""
    for index, line in enumerate(lines):
        if tables.begins(line) and kinds.get(line.number, "cell") == "cell":
            after = tables.numbered(lines, index)
            kinds.update((cell.number, "cell") for cell in lines[index:after])


def _mark_cells(run: list[Line], before: Line | None, kinds: dict[int, Kind]) -> None:
    """Mark the cells in a run of lines that could be some, given the line before it."""
    if len(run) < tables.MIN_CELLS:
        return
    first = tables.first_cell(run, before is not None and _caption(before))
    if first is not None:
        kinds.update((line.number, "cell") for line in run[first:])


def _page_numbers(lines: list[Line], kinds: dict[int, Kind]) -> None:
    """Mark page numbers between the lines."""
    for at, line in enumerate(lines):
        if line.number not in kinds and furniture.page_number(line) and not _subscript(lines, at):
            kinds[line.number] = "furniture"


def _subscript(lines: list[Line], at: int) -> bool:
    """Whether a number on a line of its own was set low behind a letter (PM 10, M 2), with no blank line around."""
    if not 0 < at < len(lines) - 1:
        return False
    before, line, after = lines[at - 1 : at + 2]
    last = before.tail[-1:]
    return last.isascii() and last.isalpha() and before.number + 1 == line.number == after.number - 1


def _caption(line: Line) -> bool:
    """Whether a line could stand over a table."""
    found = unit(line).sign
    return found is not None and found.form in {"box", "table"}  # a figure's caption stands below it


def _headings_by_mark(units: list[Unit], hints: dict[int, Mark]) -> None:
    """Make headings of what a converter knows to be one; the sign's form says how deep it marked them."""
    for one in units:
        mark = hints.get(one.lines[0].number)
        inner = one.sign
        if mark is not None and mark.role == "heading" and not (inner and inner.form.startswith(_OWN_RANK)):
            whole = inner is not None and inner.form == "appendix" and inner.length >= one.size  # 附件 alone is a title
            length = inner.length if inner and not whole else 0
            one.sign = Sign(f"markdown{min(6, mark.value or 1)}", inner.value if inner else 0, length)


_OWN_RANK = ("markdown", "box", "table", "figure")
"""Forms that stay what they are when marked as a heading: a box's caption is one, however it was formatted."""

SIGNERS = 12
SIGNER = 8
"""So many lines before a date may name who signs, each up to eight characters if it names no authority."""


def _signatures(units: list[Unit]) -> None:
    """Mark a date on a line of its own and the names before it, and the title of what comes after it."""
    _copies(units)
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


_COPIES = re.compile(r"(?:抄送|抄报|分送|主送)\s*:")
_PRINTED = re.compile(r"\S{2,24}\s+(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日印发$")


def _copies(units: list[Unit]) -> None:
    """Mark who gets copies and who printed them when, below the text, and who signs without a date."""
    text = [one for one in units if one.kind not in {"furniture", "meta"}]
    copied = next((place for place, one in enumerate(text[-COPIES:]) if _COPIES.match(one.head)), COPIES)
    for one in [*text[-COPIES:][copied:], *text[-1:]]:
        if not one.fixed and (copied < COPIES or _PRINTED.match(one.head) or _undated(one)):
            one.kind, one.fixed = "meta", True


COPIES = 6
"""So many paragraphs at the end may name who gets copies."""


def _undated(one: Unit) -> bool:
    """Whether the last paragraph is nothing but the name of an authority."""
    return one.sign is None and len(one.lines) == 1 and one.size > MIN_NAME and front.names_body(one.lines[0])


MIN_NAME = 3


def _signer(one: Unit) -> bool:
    """Whether a unit can be the name of who signs."""
    return (
        one.size <= furniture.SHORT
        and all(front.names_body(line) or line.size <= SIGNER for line in one.lines)
        and (one.tail[-1:] not in "。:;,!?")
    )
