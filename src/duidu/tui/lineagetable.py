"""A lineage as a table that is handed on: a row for each theme, in each document its partner and what became of it.

No Textual here: `cli` asks it, too. The theme is quoted with its source where it stands; what is not found says in
which of three ways.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from duidu.align.chart import Chart, Given, Row
from duidu.align.fates import Fate
from duidu.align.lineage import Node
from duidu.export.lineage import BY_HAND, NOWHERE, STANDINGS, name_of, sign
from duidu.export.tabled import Tabled
from duidu.model import Document, Span
from duidu.settings.words import _, ngettext
from duidu.text.outline import own_spans, year
from duidu.tui import cited, tables
from duidu.tui.cited import At
from duidu.tui.fates import fate_words, way

MOST_NAME: Final = 40
"""Characters of an untitled partner; the theme itself is quoted in full."""
INDENT: Final = "\u3000"
"""Before a theme, once for each theme it stands under."""


class Shown(NamedTuple):
    """What of a lineage is handed on: its rows in order, how they were narrowed, and the base's title."""

    rows: Sequence[Row]
    narrowed: Sequence[str] = ()
    title: str = ""


class Shelf:
    """The documents of a lineage, by id."""

    def __init__(self, given: Given) -> None:
        self._documents = given.documents

    def document(self, name: str, /) -> Document:
        """Return a document."""
        return self._documents[name]


def tabled(given: Given, chart: Chart, shown: Shown) -> Tabled:
    """Return a lineage as a table."""
    cells = ((at, 0, [_place(given, row.node)]) for at, row in enumerate(shown.rows))
    return Tabled(
        title=_("Lineage: {base}").format(base=shown.title or chart.base),
        account=tuple(_account(given, chart, shown)),
        head=(_("theme"), *(_head(given, name) for name in chart.documents)),
        rows=tuple(tuple(_row(given, chart, row)) for row in shown.rows),
        groups=tuple(_groups(given, chart, shown.rows)),
        passages=tuple(cited.passages(Shelf(given), cells)),
        group_head=_("group"),
    )


def _head(given: Given, name: str) -> str:
    """What a document's column is called."""
    document = given.documents[name]
    known = year(document)
    return f"{document.meta.place.value} {known or ''} {document.meta.kind.value}".strip() or name


def _groups(given: Given, chart: Chart, rows: Sequence[Row]) -> Iterator[tuple[int, str]]:
    """The headings over what only other documents have."""
    before = ""
    for at, row in enumerate(rows):
        name = "" if row.of_base else row.node.document
        if name != before or at == 0:
            said = _("not in {base}, first in {document}").format(base=chart.base, document=name)
            if name or any(not other.of_base for other in rows):
                yield at, said if name else _head(given, chart.base)
        before = name


def _place(given: Given, node: Node) -> At:
    """Where a theme begins."""
    document = given.documents[node.document]
    own = own_spans(document, document.blocks[node.block])
    start, end = own[0] if own else document.blocks[node.block].span
    return At(node.document, node.block, Span(start, end))


def _row(given: Given, chart: Chart, row: Row) -> Iterator[str]:
    """The cells of a theme."""
    yield INDENT * row.depth + name_of(given.documents[row.node.document], row.node.block)
    for name, fate in zip(chart.documents, row.fates, strict=True):
        if name == row.node.document:
            yield f"L{given.documents[name].blocks[row.node.block].line}"
        else:
            yield _cell(given, row, name, fate)


def _cell(given: Given, row: Row, name: str, fate: Fate | None) -> str:
    """What one document has of a theme."""
    if fate is None:
        return ""
    said = fate_words(fate.kind, way(given, row.node.document, name))
    if fate.cell.node is None:
        return f"{NOWHERE} {said}"
    document, block = given.documents[name], fate.cell.node.block
    also = f" +{len(fate.cell.also)}" if fate.cell.also else ""
    return f"{sign(fate.cell)} {name_of(document, block, MOST_NAME)} L{document.blocks[block].line}{also} \u00b7 {said}"


def _account(given: Given, chart: Chart, shown: Shown) -> Iterator[str]:
    """How the table was made."""
    count = sum(row.counts and row.of_base for row in chart.rows)
    themes = ngettext("{n} theme", "{n} themes", count).format(n=count)
    yield _("{themes} of {base}, looked for in {n} other documents by aligning them pair by pair.").format(
        themes=themes, base=chart.base, n=len(chart.documents) - 1
    )
    for tally in chart.tallies:
        if chart.base in {tally.a, tally.b}:
            ways = way(given, tally.a, tally.b)
            counts = " \u00b7 ".join(f"{fate_words(kind, ways)} {many}" for kind, many in tally.counts)
            yield f"{_head(given, tally.a)} \u2192 {_head(given, tally.b)}: {counts}"
    yield _(
        "Signs: {main} a main partner, {partial} a partial one, {considered} considered but not linked, {hand} linked "
        "by a reader, {none} none; +n: further partners."
    ).format(
        main=STANDINGS["main"],
        partial=STANDINGS["partial"],
        considered=STANDINGS["considered"],
        hand=BY_HAND,
        none=NOWHERE,
    )
    yield _(
        "\u201cDropped\u201d is said only of a later document of the same place and kind whose source is whole; what "
        "is not found in another kind of document, or in a damaged source, may stand elsewhere."
    )
    yield from shown.narrowed
    yield tables.made_words()
