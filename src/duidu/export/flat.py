"""A comparison in one column of plain text: woven, or summed up. What `text` does side by side.

Everything stands on its own line, so that it can be searched, paged and mailed; all text of documents is made safe.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from duidu.compare import Why
from duidu.export.marks import hand_signs
from duidu.export.parts import LAID, plain
from duidu.export.runs import clean, shortened
from duidu.export.summed import Group, groups
from duidu.export.text import INDENT, MIN_COLUMN, RULE, Cell, sign_of, totals
from duidu.export.unified import unified
from duidu.model import Comparison, Document, Row, Span
from duidu.text.outline import label
from duidu.text.safe import safe_line
from duidu.text.wrap import wrap

ARROW = " \u2192 "
NOWHERE = "\u00b7"


def unified_text(
    documents: Sequence[Document],
    comparison: Comparison,
    words: Mapping[str, str],
    room: tuple[int, Cell],
    why: Sequence[Why],
) -> Iterator[str]:
    """Yield the base and the first other document woven into one text; arguments as for `text.diff_text`."""
    width, cell = max(room[0], MIN_COLUMN), room[1]
    base, column = comparison.base, int(comparison.base == 0)
    yield from _heading(documents, (base, column), width)
    for left, some in groupby(range(len(comparison.rows)), key=lambda i: bool(why[i])):
        rows = list(some)
        if left:
            yield f"{words['left_out'].format(n=len(rows))}\n\n"
            continue
        for row in (comparison.rows[i] for i in rows):
            yield f"{sign_of(row, column).ljust(INDENT)}{_place(documents, row, base, column, words)}\n"
            for line in unified(documents, row, base, column):
                text, laid = plain(line), plain(line, LAID)
                for start, end in wrap(laid, Span(0, len(laid)), width - INDENT, cell):
                    yield f"{' ' * INDENT}{text[start:end]}\n"
            yield "\n"
    yield from (f"{line}\n" for line in totals(documents, comparison, words))


def _heading(documents: Sequence[Document], columns: tuple[int, int], width: int) -> Iterator[str]:
    """Two documents, the base first."""
    names = [safe_line(documents[i].meta.title.value or documents[i].id) for i in columns]
    yield f"{ARROW.join(names)}\n{RULE * width}\n"


def _place(documents: Sequence[Document], row: Row, base: int, column: int, words: Mapping[str, str]) -> str:
    """Where the two ends of a row stand, what the reader said, and what it means that there is no other end."""
    ends = [_end(documents[i], row.cells[i]) for i in (base, column)]
    state = "" if row.cells[base] and row.cells[column] else words[row.states[column]]
    return "  ".join(filter(None, (ARROW.join(ends), hand_signs(row.links[column]), state)))


def _end(document: Document, blocks: Sequence[int]) -> str:
    """Where one end of a row stands; a dot where there is none."""
    if not blocks:
        return NOWHERE
    return safe_line(f"{label(document, blocks[0])} L{document.blocks[blocks[0]].line}").strip()


def summary_text(
    documents: Sequence[Document], comparison: Comparison, words: Mapping[str, str], width: int
) -> Iterator[str]:
    """Yield what became of sections, passages and figures, line by line, then the totals.

    Args:
        documents: The comparison's documents, in the order of its columns.
        comparison: What is summed up.
        words: As for `text.diff_text`, with a name for each sort of line (``sort_added`` …) and ``nothing_listed``.
        width: Cells to a line, for the rule below the heading.
    """
    others = [i for i in range(len(documents)) if i != comparison.base]
    for column in others:
        yield from _heading(documents, (comparison.base, column), width)
        found = groups(documents, comparison, column)
        yield from (line for group in found for line in _group(group, words))
        if not found:
            yield f"{words['nothing_listed']}\n\n"
    yield from (f"{line}\n" for line in totals(documents, comparison, words))


def _group(group: Group, words: Mapping[str, str]) -> Iterator[str]:
    """Lines of one sort."""
    yield f"{words[f'sort_{group.sort}']} {len(group.lines)}\n"
    for line in group.lines:
        yield f"  {line.sign:<3}{safe_line(line.where)}  {shortened(clean(' '.join(line.text.split())))}\n"
    yield "\n"
