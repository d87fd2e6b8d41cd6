"""What the renderers of an exhibit share: signs for marks where there is no colour, the legend, counts in a line."""

from collections.abc import Iterator, Mapping

from duidu.export.account import Count
from duidu.export.exhibit import Exhibit, Passages
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
    for run in (run for cell in row.cells for line in cell.lines for run in line):
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


def plain(line: Line) -> str:
    """Return a line with its marks as signs."""
    text = ""
    for i, run in enumerate(line):
        before, behind = SIGNS[run.mark]
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
    return all(sum(len(run.text) for line in cell.lines for run in line) <= SHORT for cell in row.cells)
