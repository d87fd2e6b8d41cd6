"""A trace as a table: how often, in which roles, how high, with which figures and where, document by document.

No Textual here: `cli` asks it, too. A phrase has one row a document; several words have a row each in every document,
so that the whole can be taken over into a draft. A document without the phrase says what stands there instead; a year
that is not held has no row.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from duidu.evolve.figurebeside import Beside, all_beside
from duidu.evolve.standing import highest
from duidu.evolve.stated import Stated
from duidu.evolve.trace import Column, Occurrence, Trace
from duidu.export.figures import written
from duidu.export.svg import Row, timeline
from duidu.export.tabled import Tabled
from duidu.export.trace import Traced
from duidu.settings.words import _
from duidu.text.outline import label
from duidu.tui import cited, tables, traceaccount
from duidu.tui.cited import At, Shelf
from duidu.tui.ranked import Line, number_rank
from duidu.tui.rows import Cell
from duidu.tui.rows import Column as Head
from duidu.tui.tracewords import DOT, basis_words, nearest_words, place_words, standing_words, years_of
from duidu.tui.words import provenance_words, role_words

MOST_FIGURES, MOST_LINES = 12, 24
"""Figures and lines named in a cell; all are behind it."""
TIMES: Final = "times"
FIGURES: Final = "figures"


class Key(NamedTuple):
    """A row: a document and one of the words, or all of them where it is but one phrase."""

    document: str
    word: str = ""


@dataclass(frozen=True)
class TraceTable:
    """A trace with the figures beside its places; `shown` is the trace with only some roles, or all of it."""

    traced: Traced
    shown: Trace
    beside: Beside

    @property
    def several(self) -> bool:
        """Whether there are several words to be told apart."""
        return len(self.shown.phrase.words) > 1 and bool(self.shown.occurrences)

    def occurrences(self, key: Key) -> tuple[Occurrence, ...]:
        """Return the places of a row."""
        every = self.shown.column(key.document).occurrences
        return tuple(one for one in every if key.word in {"", one.word})

    def column(self, key: Key) -> Column:
        """Return the document of a row with the places of the row alone."""
        every = self.shown.column(key.document)
        again = tuple(one for one in every.repeated if key.word in {"", one.word})
        return replace(every, occurrences=self.occurrences(key), repeated=again)

    def figures(self, key: Key) -> tuple[Stated, ...]:
        """Return the figures of a row, each once, in the order of the text."""
        return tuple(dict.fromkeys(figure for one in self.occurrences(key) for figure in self.beside.get(one, ())))


def made(traced: Traced, shown: Trace) -> TraceTable:
    """Return the table of a trace."""
    return TraceTable(traced, shown, all_beside(shown, traced.documents))


# -- columns and rows


def heads(table: TraceTable) -> list[tuple[str, Head]]:
    """Return the columns with their names."""
    found = [
        ("year", Head(_("year"), 8)),
        ("document", Head(_("document"), 24)),
        ("word", Head(_("word"), 12)),
        (TIMES, Head(_("times"), 5, right=True)),
        ("roles", Head(_("roles"), 24)),
        ("standing", Head(_("standing"), 12)),
        (FIGURES, Head(_("figures beside it"), 40)),
        ("where", Head(_("where"), 40)),
    ]
    return found if table.several else [one for one in found if one[0] != "word"]


def rows(table: TraceTable) -> list[Line]:
    """Return the rows by place of the map, in order of year."""
    found = []
    for series in table.shown.series:
        for name in series.documents:
            column = table.shown.column(name)
            there = {one.word: None for one in column.occurrences} if table.several else {}
            words = sorted(there, key=lambda word: _asked_at(table, word))
            found += [_row(table, column, series.place, Key(name, word)) for word in words or ("",)]
    return found


def _asked_at(table: TraceTable, word: str) -> int:
    """Where a word stands among those asked for."""
    asked = table.shown.phrase.words
    return asked.index(word) if word in asked else len(asked)


def _row(table: TraceTable, column: Column, place: str, key: Key) -> Line:
    """The row of a document, or of a word in it."""
    own = table.occurrences(key)
    named = DOT.join(
        part
        for part in (
            column.witness.meta.kind.value or column.witness.meta.title.value or column.document,
            provenance_words(column.witness.meta.provenance.value),
            _("source incomplete") if column.damaged else "",
        )
        if part
    )
    words = {
        "year": years_of(column),
        "document": named,
        "word": key.word,
        TIMES: str(len(own)),
        "roles": _roles(own),
        "standing": standing_words(highest([one.standing for one in own])),
        FIGURES: DOT.join(figure_words(one) for one in table.figures(key)[:MOST_FIGURES]),
        "where": _where(table, own) if own else nearest_words(table.traced, column),
    }
    styles = {"year": ("strong",), TIMES: ("strong",) if own else ("caution",), "where": () if own else ("caution",)}
    names = [name for name, _head in heads(table)]
    ranks = {"year": number_rank(column.witness.year or None), TIMES: number_rank(len(own))}
    return Line(
        tuple(Cell(words[name], styles.get(name, ())) for name in names),
        key,
        place_words(place) if len(table.shown.series) > 1 else "",
        tuple(ranks.get(name, (not words[name], 0.0, words[name])) for name in names),
    )


def _roles(own: Sequence[Occurrence]) -> str:
    """How many places are in which role."""
    counted = Counter(one.role for one in own).most_common()
    return DOT.join(f"{role_words(role) or _('no role')} {count}" for role, count in counted)


def figure_words(stated: Stated) -> str:
    """Say a figure with its indicator, and whether it is aimed at or reached."""
    aim = _("target") if stated.aim == "target" else _("achieved")
    return f"{stated.scope}{stated.indicator} {written(stated)} ({aim})"


def _where(table: TraceTable, own: Sequence[Occurrence]) -> str:
    """The lines and sections of some places."""
    document = table.traced.documents[own[0].document]
    found = Counter(f"L{one.line} {label(document, one.block)}".strip() for one in own)
    said = [f"{where} \u00d7{times}" if times > 1 else where for where, times in found.items()]
    more = [f"+{len(said) - MOST_LINES}"] if len(said) > MOST_LINES else []
    return DOT.join([*said[:MOST_LINES], *more])


def places(table: TraceTable, key: Key, column: int) -> list[At]:
    """Return the places behind a cell: behind the figures these, behind all others those of the words."""
    if heads(table)[column][0] == FIGURES:
        return [At(one.document, one.block, one.span) for one in table.figures(key)]
    return [At(one.document, one.block, one.span) for one in table.occurrences(key)]


# -- handing on


def title(table: TraceTable) -> str:
    """Say what the table is of."""
    return _("Trace: {phrase}").format(phrase=table.shown.phrase.typed)


def account(table: TraceTable) -> list[str]:
    """Return how the table was made, what it rests on, and what happened; no degrees of temperature."""
    said = (
        *traceaccount.counting(table.shown),
        *traceaccount.resting(table.traced, table.shown),
        *traceaccount.beside(table.traced, table.shown),
    )
    return list(traceaccount.sentences(said))


def chart(table: TraceTable) -> str:
    """Return the years as an SVG element."""
    lanes = []
    for series in table.shown.series:
        columns = [table.shown.column(name) for name in series.documents]
        drawn = [
            Row(
                column.document,
                column.witness.year,
                column.witness.last,
                column.count,
                DOT.join((years_of(column), str(column.count), _roles(column.occurrences))),
            )
            for column in columns
        ]
        if series.first:
            lanes.append((place_words(series.place), drawn))
    return timeline(title(table), lanes, basis_words(table.shown)) if lanes else ""


def tabled(table: TraceTable, shelf: Shelf, lines: Sequence[Line] | None = None) -> Tabled:
    """Return the table as it is handed on, with every passage quoted.

    Args:
        table: The table.
        shelf: What gives the documents.
        lines: Its rows as they are shown; all for None.
    """
    shown = rows(table) if lines is None else lines
    titles = tuple(head.title for _name, head in heads(table))
    groups = [(i, line.group) for i, line in enumerate(shown) if not i or line.group != shown[i - 1].group]
    return Tabled(
        title=title(table),
        account=(*account(table), tables.made_words()),
        head=titles,
        rows=tuple(tuple(cell.text for cell in line.cells) for line in shown),
        groups=tuple(groups) if any(head for _at, head in groups) else (),
        passages=tuple(cited.passages(shelf, _quoted(table, shown))),
        chart=chart(table),
        fixed=2,
        group_head=_("place"),
    )


def _quoted(table: TraceTable, lines: Sequence[Line]) -> Iterator[tuple[int, int, Sequence[At]]]:
    """The cells that passages stand behind: how often, whose sentences hold the figures too."""
    times = [name for name, _head in heads(table)].index(TIMES)
    for row, line in enumerate(lines):
        yield row, times, places(table, line.key, times)
