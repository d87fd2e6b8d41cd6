"""What an exhibit is made of: the comparison, what readers said of it, what was asked for, and the words.

The core has codes only, so every word of an exhibit comes from the caller, as a format string for each key of `WORDS`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from duidu.align.hand import Opinion, Voices
from duidu.compare import Narrowing
from duidu.export.summed import SORTS
from duidu.model import Change, Comparison, Document, State

WORDS = (
    {
        "language": "",
        "exhibit": "documents",
        "exhibit_summary": "documents",
        "with": "",
        "row": "",
        "passages": "",
        "unified": "",
        "summary": "",
        "nothing_listed": "",
        "sources": "",
        "counts": "",
        "legend": "",
        "methods": "",
        "remarks": "",
        "source": "",
        "place": "",
        "state": "",
        "base": "",
        "omitted": "n",
        "omitted_states": "n",
        "omitted_figures": "n",
        "omitted_outline": "n",
        "file": "file",
        "kind": "kind",
        "provenance": "provenance",
        "original": "",
        "report_of": "",
        "reprint": "",
        "hash": "hash",
        "doubtful": "n",
        "corrected": "n",
        "noted": "note",
        "moved": "old new",
        "section_line": "section line",
        "line_only": "line",
        "elsewhere": "places",
        "also": "places",
        "split": "",
        "merge": "",
        "many": "",
        "by_reader": "",
        "alone": "",
        "checked": "",
        "rejected": "",
        "note": "note",
        "correction": "note",
        "figure": "old new",
        "figure_by": "old new difference",
        "no_punctuation": "",
        "fused_digits": "",
        "converter": "",
        "alien": "",
        "undecodable": "values",
        "boxes_missing": "values",
        "chapters_missing": "values",
        "entries_missing": "values",
        "punctuation_lost": "values",
        "count_rows": "",
        "count_clauses": "",
        "count_changes": "",
        "count_kept": "kept all percent",
        "sample": "",
        "legend_deleted": "",
        "legend_inserted": "",
        "legend_moved": "",
        "legend_unfound": "",
        "legend_corrected": "",
        "legend_elided": "",
        "method_made": "version date",
        "method_linked": "",
        "method_marked": "",
        "method_links": "document links checked rejected hand",
        "method_without_hand": "",
        "method_dropped": "document n",
        "method_other_kind": "document n",
        "method_damaged": "document n",
        "method_hidden": "classes",
        "method_states": "n states",
        "method_figures": "n",
        "method_outline": "n",
        "method_script": "",
        "method_brief": "",
        "hidden_class": "change n",
        "list": "",
        "sentence": "",
    }
    | {f"state_{state}": "" for state in get_args(State)}
    | {f"change_{x}": "" for x in get_args(Change) if x}
    | {f"sort_{sort}": "" for sort in SORTS}
)
"""The words an exhibit needs besides those of a citation, and the values each may use in braces."""

ALPHABET = 26
ALL_ROWS = Narrowing()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an exhibit should be like, and what is known of its making.

    `version` is the program's, `made` the date. `focus` is the column that the base is marked against. `brief` leaves
    out what did not change, `unified` weaves base and focus into one text and leaves other documents aside, `summary`
    gives lines in place of passages, `gbt7714` sources in that form. `by_hand` says whether what readers ruled counted;
    `hidden` are classes of change that the comparison leaves out, each with how many there are. `rows` says which rows
    are left out. `converted` says that the reader saw the text in another script than it is quoted in. An empty `title`
    is made of the documents.
    """

    version: str
    made: str
    focus: int
    title: str = ""
    brief: bool = False
    unified: bool = False
    summary: bool = False
    gbt7714: bool = False
    by_hand: bool = True
    hidden: tuple[tuple[Change, int], ...] = ()
    rows: Narrowing = ALL_ROWS
    converted: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """All that an exhibit is made of; `voices` has one entry for each document."""

    documents: Sequence[Document]
    comparison: Comparison
    voices: Sequence[Voices]
    wanted: Wanted
    words: Mapping[str, str]

    @property
    def base(self) -> int:
        """The base's column."""
        return self.comparison.base

    @property
    def columns(self) -> tuple[int, ...]:
        """The columns that the exhibit has, the base first where there are but two of several."""
        return (self.base, self.wanted.focus) if self.wanted.unified else tuple(range(len(self.documents)))

    @property
    def others(self) -> tuple[int, ...]:
        """Those besides the base."""
        return tuple(column for column in self.columns if column != self.base)

    def opinion(self, row: int, column: int) -> Opinion:
        """Return what readers said of a cell."""
        one = self.comparison.rows[row]
        return self.voices[column].opinion(one.cells[self.base], one.cells[column], one.links[column])


def label(column: int) -> str:
    """Return what a column is called.

    >>> label(0), label(25), label(26)
    ('A', 'Z', 'AA')
    """
    tens, ones = divmod(column, ALPHABET)
    return (label(tens - 1) if tens else "") + chr(ord("A") + ones)
