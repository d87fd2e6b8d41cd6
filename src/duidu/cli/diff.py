"""``duidu diff``: two documents side by side, what was kept, changed, moved, added and dropped."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from duidu.cli.output import paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, document_arguments, json_option
from duidu.cli.statuses import NOTHING_FOUND, OK
from duidu.model import ROOT, Comparison, Document, Edit, Row, Segment, Sides, Span, State
from duidu.settings.words import _, ngettext
from duidu.text.outline import join, label, own_spans, title
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.cli.pair import Pair

BASE, OTHER = 0, 1
SIGNS: dict[State, str] = {
    "same": "=",
    "edited": "~",
    "reworded": "≈",
    "moved": "↗",
    "added": "+",
    "dropped": "-",
    "other_kind": "?",
    "damaged": "!",
}


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "diff",
        callback=run,
        params=[
            *document_arguments("a", "b"),
            corpus_option(),
            json_option(),
            click.Option(["--exit-code"], is_flag=True, help=_("Exit with 1 when there are differences.")),
        ],
        help=_(
            "Print what changed from one document to another.\n\n"
            "Each row begins with its state: ~ edited, ≈ reworded, ↗ moved, + added, - dropped, "
            "? not to be expected in a document of that kind, ! not found in a damaged source. "
            "[-…-] stands only in A, {+…+} only in B."
        ),
    )


def run(a: str, b: str, corpus: str | None, as_json: bool, exit_code: bool) -> int:
    """Print the comparison and return the exit status."""
    from duidu.cli.pair import pair
    from duidu.compare import changes, compare

    found = pair(a, b, corpus)
    documents = found.a.document, found.b.document
    comparison = compare(documents, [None, found.alignment], BASE, found.scope)
    if as_json:
        from duidu.export import diff_json

        tell_json(diff_json(documents, comparison))
    else:
        _tell_rows(found, comparison)
    return NOTHING_FOUND if exit_code and changes(comparison) else OK


def _tell_rows(found: "Pair", comparison: Comparison) -> None:
    """The rows for people: runs of rows that stayed are one line."""
    a, b = found.a.document, found.b.document
    section, kept = ROOT, 0
    for row in comparison.rows:
        if row.states[OTHER] == "same":
            kept += 1
            continue
        _tell_kept(kept)
        kept = 0
        if row.section not in {section, ROOT}:
            section = row.section
            tell(paint(f"§ {label(a, section)} {title(a, a.blocks[section])}", "heading"))
        tell(SIGNS[row.states[OTHER]], " ", _where(a, b, row), " ", *_words(a, b, row))
    _tell_kept(kept)
    _tell_counts(comparison)


def _tell_kept(count: int) -> None:
    """How many rows stayed as they are, if any."""
    if count:
        tell(paint(ngettext("= {n} row unchanged", "= {n} rows unchanged", count).format(n=count), "quiet"))


def _tell_counts(comparison: Comparison) -> None:
    """How many rows there are of each state."""
    counts = [f"{SIGNS[state]} {count}" for state, count in comparison.counts[OTHER] if count]
    tell(paint(_("rows: {counts}").format(counts="  ".join(counts) or "0"), "quiet"))


def _where(a: Document, b: Document, row: Row) -> str:
    """The first line of a row on either side."""
    lines = [
        f"L{document.blocks[cell[0]].line}" if cell else "—"
        for document, cell in zip((a, b), (row.cells[BASE], row.cells[OTHER]), strict=True)
    ]
    return paint("→".join(lines), "quiet")


def _words(a: Document, b: Document, row: Row) -> Iterator[str]:
    """A row's text in one line: B's clauses in their order, with what A had before its next partner in its place."""
    sides = row.sides[OTHER]
    at = 0
    for segment in sides.other:
        if segment.partner >= at:
            yield from _dropped(a, sides, range(at, segment.partner))
            at = segment.partner + 1
        yield from _clause(a, b, segment)
    yield from _dropped(a, sides, range(at, len(sides.base)))
    if not sides.base and not sides.other:
        yield from _whole(a, row.cells[BASE], "dropped")
        yield from _whole(b, row.cells[OTHER], "added")


def _dropped(a: Document, sides: Sides, indexes: range) -> Iterator[str]:
    """Those of A's clauses that have no partner in this row; the others are shown where their partners stand."""
    for index in indexes:
        if sides.base[index].partner < 0:
            yield _marked(a, sides.base[index].span, "dropped")


def _clause(a: Document, b: Document, segment: Segment) -> Iterator[str]:
    """One of B's clauses."""
    if segment.partner < 0:
        yield _marked(b, segment.span, "added")
    elif segment.state == "same" or not segment.edits:
        yield safe_line(b.text[segment.span.start : segment.span.end])
    else:
        for edit in segment.edits:
            yield from _edit(a, b, edit)


def _edit(a: Document, b: Document, edit: Edit) -> Iterator[str]:
    """One edit: what stayed, or what was there and what is there now."""
    if edit.kind == "equal":
        yield safe_line(b.text[edit.new.start : edit.new.end])
        return
    if edit.old.end > edit.old.start:
        yield _marked(a, edit.old, "dropped")
    if edit.new.end > edit.new.start:
        yield _marked(b, edit.new, "added")


def _whole(document: Document, cell: tuple[int, ...], style: str) -> Iterator[str]:
    """All text of a cell."""
    for block in cell:
        yield _bracketed(join(document.text, own_spans(document, document.blocks[block])), style)


def _marked(document: Document, span: Span, style: str) -> str:
    """A stretch of a document that only it has."""
    return _bracketed(document.text[span.start : span.end], style)


def _bracketed(text: str, style: str) -> str:
    """A text between the brackets that say which side it stands on."""
    left, right = ("[-", "-]") if style == "dropped" else ("{+", "+}")
    return paint(f"{left}{text}{right}", style)
