"""What the renderers of an exhibit share: signs for marks where there is no colour, the legend, counts in a line."""

from collections.abc import Iterator, Mapping

from duidu.export.account import Count
from duidu.export.exhibit import Cell, Exhibit, Passages
from duidu.export.runs import ELLIPSIS, Line, Mark, Run

CORRECTED = "\u3014", "\u3015"
MOVED = "\u2197\u3014", "\u3015"
SIGNS: dict[Mark, tuple[str, str]] = {
    "equal": ("", ""),
    "deleted": ("[-", "-]"),
    "inserted": ("{+", "+}"),
    "unfound": ("[?", "?]"),
    "corrected": CORRECTED,
    "elided": ("", ""),
}
"""What stands before and behind a run in plain text."""
LAID: dict[Mark, tuple[str, str]] = {mark: ("(" * len(a), ")" * len(b)) for mark, (a, b) in SIGNS.items()}
"""What they count as when lines are broken: none begins with a closing sign or ends with an opening one."""
SHORT = 400
"""Characters of a passage up to which its row is kept together on one page."""
_KINDS = ("deleted", "inserted", "moved", "unfound", "corrected", "elided")


def legend(exhibit: Exhibit) -> Iterator[tuple[Run, str]]:
    """Yield a sample of each mark that the exhibit has, and what it means."""
    held = {kind for row in exhibit.rows if isinstance(row, Passages) for kind in _kinds(row)}
    for kind in _KINDS:
        if kind in held:
            yield _sample(kind, exhibit.words["sample"]), exhibit.words[f"legend_{kind}"]


def _kinds(row: Passages) -> Iterator[str]:
    """The marks in a row."""
    for run in (run for line in row.lines for run in line):
        yield run.mark
        if run.moved:
            yield "moved"


def _sample(kind: str, text: str) -> Run:
    """A run of a kind."""
    samples: dict[str, Run] = {
        "deleted": Run(text, "deleted"),
        "inserted": Run(text, "inserted"),
        "moved": Run(text, moved=True),
        "unfound": Run(text, "unfound"),
        "corrected": Run(f"{text}\u2192{text}", "corrected"),
        "elided": Run(ELLIPSIS, "elided"),
    }
    return samples[kind]


def counted(count: Count, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what is counted of a document, with its name; what there is none of is left out."""
    for name, entries in (("rows", count.rows), ("clauses", count.clauses), ("changes", count.changes)):
        if entries:
            said = (f"{entry.sign} {entry.said} {entry.n}".strip() for entry in entries)
            yield words[f"count_{name}"], " \u00b7 ".join(said)


def plain(line: Line, signs: Mapping[Mark, tuple[str, str]] = SIGNS) -> str:
    """Return a line with its marks as signs."""
    text = ""
    for i, run in enumerate(line):
        before, behind = signs[run.mark]
        opens, closes = moves(line, i)
        text += f"{MOVED[0] * opens}{before}{run.text}{behind}{MOVED[1] * closes}"
    return text


def moves(line: Line, index: int) -> tuple[bool, bool]:
    """Return whether moved text begins with a run, and whether it ends with it; corrections inside interrupt it."""
    run = line[index]
    begins = run.moved and not (index and line[index - 1].moved)
    ends = run.moved and not (index + 1 < len(line) and line[index + 1].moved)
    return begins, ends


def is_short(row: Passages) -> bool:
    """Return whether a row is to stay together on one page."""
    cells = (row.woven, *(cell.lines for cell in row.cells))
    return all(sum(len(run.text) for line in lines for run in line) <= SHORT for lines in cells)


def heads(exhibit: Exhibit) -> list[str]:
    """Return what stands above the passages: a document each, or both where they are woven into one."""
    named = [f"{source.label} {source.title}" for source in exhibit.sources]
    return [" \u2194 ".join(named)] if exhibit.unified else named


def as_one(row: Passages, exhibit: Exhibit, *, full: bool) -> Cell:
    """Return a row of woven text as one passage: its state, below it where it stands in either and what is said.

    Args:
        row: The row.
        exhibit: Its exhibit, unified.
        full: Whether to give whole sources, or places alone.
    """
    named = list(zip((source.label for source in exhibit.sources), row.cells, strict=True))
    told = [f"{label} {cell.source if full else cell.place}" for label, cell in named if cell.place]
    remarks = (f"{label} {remark}" for label, cell in named for remark in cell.remarks)
    state = next((cell for cell in row.cells if cell.state), Cell())
    return state._replace(lines=row.woven, place="", source="", remarks=(*told, *remarks))
