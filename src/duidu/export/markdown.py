"""An exhibit as Markdown with a table, as GitHub and pandoc read it.

Deleted and inserted text stands in ``<del>`` and ``<ins>``, since ``~~`` and ``**`` fail beside Chinese punctuation;
what moved, was corrected or left out bears signs. Every text is escaped: what Markdown might take for markup gets a
backslash, and the bar and the backslash, which tables treat apart, are written as entities. The limit: programs that
make links of bare addresses will do so.
"""

import re
from collections.abc import Iterable, Iterator

from duidu.export.exhibit import Cell, Exhibit, Omission, Passages
from duidu.export.parts import MOVED, SIGNS, as_one, counted, heads, legend, moves
from duidu.export.runs import Line, Run

_ENTITIES = {"\\": "&#92;", "|": "&#124;"}
_ESCAPED = str.maketrans(_ENTITIES | {char: f"\\{char}" for char in "`*_[]<>&~$!^#"})
_OPENING = re.compile(r"[-+=:]|\d+[.)]")
"""What begins a list or a line under a heading, where a line begins with it."""
_TAGS = {"deleted": ("<del>", "</del>"), "inserted": ("<ins>", "</ins>")}
BREAK = "<br>"


def escaped(text: str) -> str:
    r"""Return a text that Markdown shows as it is, inside a line or a cell of a table.

    >>> print(escaped("a|b *c* <d>"))
    a&#124;b \*c\* \<d\>
    """
    return text.translate(_ESCAPED)


def line(text: str) -> str:
    """Return a text that stands on a line of its own, escaped."""
    text = text.strip()
    found = _OPENING.match(text)
    return f"{text[: found.end() - 1]}\\{escaped(text[found.end() - 1 :])}" if found else escaped(text)


def heading(level: int, text: str) -> str:
    """Return a heading with the empty line behind it."""
    return f"{'#' * level} {line(text)}\n\n"


def markdown(exhibit: Exhibit) -> Iterator[str]:
    """Yield an exhibit as Markdown, piece by piece."""
    words = exhibit.words
    yield f"{heading(1, exhibit.title)}{heading(2, words['sources'])}"
    for source in exhibit.sources:
        yield f"- **{source.label}** {escaped(source.source)}\n"
        yield from (f"    - {line(fact)}\n" for fact in source.facts)
    yield f"\n{heading(2, words['counts'])}"
    for count in exhibit.counts:
        yield f"- **{count.label}** {escaped(count.kept)}\n"
        yield from (f"    - {escaped(name)}{escaped(said)}\n" for name, said in counted(count, words))
    samples = [f"- {_marked((run,))} \u2014 {escaped(said)}\n" for run, said in legend(exhibit)]
    if samples:
        yield f"\n{heading(2, words['legend'])}{''.join(samples)}"
    yield from _digests(exhibit) if exhibit.digests else _passages(exhibit)
    yield f"\n{heading(2, words['methods'])}{line(words['sentence'].join(exhibit.methods))}\n"


def _digests(exhibit: Exhibit) -> Iterator[str]:
    """What became of sections, passages and figures, a table for each group."""
    words = exhibit.words
    for digest in exhibit.digests:
        title = f"{words['summary']} {digest.base} \u2194 {digest.label}"
        yield f"\n{heading(2, title)}"
        if not digest.groups:
            yield f"{line(words['nothing_listed'])}\n"
        for group in digest.groups:
            yield heading(3, f"{group.said} {len(group.items)}")
            yield _cells(["", escaped(words["row"]), "", digest.base, digest.label]) + _cells(["---"] * 5)
            for item in group.items:
                yield _cells([escaped(item.sign), str(item.row), *map(escaped, (item.said, *item.places))])
            yield "\n"


def _passages(exhibit: Exhibit) -> Iterator[str]:
    """The rows as a table."""
    yield f"\n{heading(2, exhibit.words['unified' if exhibit.unified else 'passages'])}"
    columns = [exhibit.words["row"], *heads(exhibit)]
    yield _cells(map(escaped, columns)) + _cells("---" for _ in columns)
    for row in exhibit.rows:
        if isinstance(row, Omission):
            yield _cells(["", escaped(row.said), *("" for _ in columns[2:])])
        else:
            yield _row(row, exhibit)


def _row(row: Passages, exhibit: Exhibit) -> str:
    """One row."""
    cells = (as_one(row, exhibit, full=exhibit.full),) if exhibit.unified else row.cells
    return _cells([str(row.number), *(_cell(cell, full=exhibit.full, strong=row.heading) for cell in cells)])


def _cells(cells: Iterable[str]) -> str:
    """Cells between bars."""
    return f"| {' | '.join(cells)} |\n"


def _cell(cell: Cell, *, full: bool, strong: bool) -> str:
    """One passage."""
    text = [_marked(line) for line in cell.lines]
    told = escaped(cell.source if full else cell.place)
    parts = [
        f"{cell.sign} {escaped(cell.said)}" if cell.state else "",
        *(f"<b>{line}</b>" if strong else line for line in text),
        f"<sub>{told}</sub>" if told else "",
        *(f"<sub>{escaped(remark)}</sub>" for remark in cell.remarks),
    ]
    return BREAK.join(part for part in parts if part)


def _marked(line: Line) -> str:
    """The runs of a line."""
    return "".join(_run(line, i, run) for i, run in enumerate(line))


def _run(line: Line, index: int, run: Run) -> str:
    """One run."""
    opens, closes = moves(line, index)
    before, behind = _TAGS.get(run.mark) or map(escaped, SIGNS[run.mark])
    text = escaped(run.text)
    return f"{MOVED[0] * opens}{before}{text}{behind}{MOVED[1] * closes}"
