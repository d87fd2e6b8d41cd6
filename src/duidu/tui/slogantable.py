"""A family of slogans as a table: how often and how high each stands in each document, of which roles. No Textual here.

Counts of what was done and of what is planned are told apart: a star stands at a count with places in reviews.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from duidu.evolve.slogans import Sort, Suggested, Use
from duidu.evolve.standing import Standing, highest, standing
from duidu.evolve.trace import LEAST_DOCUMENTS
from duidu.evolve.works import Witness
from duidu.export.trace import Matrix
from duidu.settings.words import _, ngettext
from duidu.text.outline import children
from duidu.tui.cited import At
from duidu.tui.columned import NOT_HELD, Head, heads
from duidu.tui.ranked import Line, number_rank
from duidu.tui.rows import Cell, Column
from duidu.tui.tracewords import DOT, short_standings, standing_words
from duidu.tui.words import role_words

SORTS: Final[tuple[Sort, ...]] = ("slogan", "name", "plain")
REVIEWED: Final = "*"
"""Stands at a count with places in reviews."""
NAMED: Final = 3
"""Places named of those that have nothing."""
FIXED: Final = 2
"""Columns before those of documents: the slogan, and how often it is in all of them."""


class Key(NamedTuple):
    """A row: a slogan, name or mention of a sort."""

    sort: Sort
    row: str


class Counted(NamedTuple):
    """A cell: its places, how many are of each role, how high the highest stands."""

    places: tuple[At, ...] = ()
    roles: tuple[tuple[str, int], ...] = ()
    standing: Standing = ""
    shows: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """The cell in short."""
        if not self.places:
            return "0"
        review = REVIEWED if "review" in dict(self.roles) else ""
        return f"{len(self.places)}{review} {short_standings()[self.standing]}".strip()


@dataclass(frozen=True)
class SloganTable:
    """What the screen shows: the patterns a corpus offers, or the matrix of one."""

    offered: tuple[Suggested, ...] = ()
    matrix: Matrix | None = None
    heads: tuple[Head, ...] = ()
    silent: tuple[Witness, ...] = ()
    """Documents of places in which nothing of the pattern stands: no columns, but counted."""
    cells: Mapping[tuple[Key, str], Counted] | None = None

    def cell(self, key: Key, document: str) -> Counted:
        """Return a cell of the matrix."""
        return (self.cells or {}).get((key, document), Counted())


def tabled(matrix: Matrix, roles: frozenset[str]) -> SloganTable:
    """Return the table of a matrix; with roles only the places of these."""
    below = {name: children(document) for name, document in matrix.documents.items()}
    cells: dict[tuple[Key, str], list[tuple[Use, str, Standing]]] = {}
    counted = {one.document for one in matrix.columns}
    role: str
    stands: Standing
    for use in matrix.family.uses:
        document = matrix.documents.get(use.document)
        if use.document not in counted:
            continue
        role, stands = "", ""
        if document is not None:
            block = document.blocks[use.block]
            role, stands = block.role, standing(document, below[use.document], block, use.span)
        if not roles or role in roles:
            cells.setdefault((Key(use.sort, use.row), use.document), []).append((use, role, stands))
    speaking, silent = _parted(matrix.columns, {name for _key, name in cells})
    counts = {key: _counted(uses) for key, uses in cells.items()}
    return SloganTable((), matrix, tuple(heads(speaking)), silent, counts)


def _parted(columns: Sequence[Witness], holders: Collection[str]) -> tuple[list[Witness], tuple[Witness, ...]]:
    """Documents of places where something of the pattern stands, and the others; all of them where it is nowhere."""
    places = {one.meta.place.value for one in columns if one.document in holders}
    speaking = [one for one in columns if not places or one.meta.place.value in places]
    return speaking, tuple(one for one in columns if one not in speaking)


def _counted(uses: Sequence[tuple[Use, str, Standing]]) -> Counted:
    """The cell of some uses."""
    return Counted(
        tuple(At(use.document, use.block, use.span) for use, _role, _stands in uses),
        tuple(Counter(role for _use, role, _stands in uses).most_common()),
        highest([stands for _use, _role, stands in uses]),
        tuple(dict.fromkeys(use.shows for use, _role, _stands in uses if use.shows)),
    )


# -- columns and rows


def columns(table: SloganTable) -> Sequence[Column]:
    """Return the columns."""
    if table.matrix is None:
        return (
            Column(_("pattern"), 12),
            Column(_("slogans"), 7, right=True),
            Column(_("docs"), 4, right=True),
            Column(_("such as"), 60),
        )
    return (Column(_("slogan"), 20), Column(_("all"), 4, right=True), *(Column(one.title, 12) for one in table.heads))


def rows(table: SloganTable) -> Sequence[Line]:
    """Return the rows: slogans first, then names, then plain mentions."""
    if table.matrix is None:
        return [_offer(one) for one in table.offered]
    found = []
    for sort in SORTS:
        shown = [Key(sort, row) for row in table.matrix.family.rows(sort)]
        lines = [line for key in shown if (line := _line(table, key)) is not None]
        group = _group(sort, len(lines))
        found += [line._replace(group=group) for line in lines]
    return found


def _offer(one: Suggested) -> Line:
    """The row of a pattern that the corpus offers."""
    examples = " ".join(one.examples)
    cells = (one.pattern.text, str(one.slogans), str(one.documents), examples)
    ranks = ((0, 0.0, one.pattern.text), number_rank(one.slogans), number_rank(one.documents), (0, 0.0, examples))
    return Line(tuple(map(Cell, cells)), one.pattern, ranks=ranks)


def _group(sort: Sort, count: int) -> str:
    """The heading of a sort."""
    return {
        "slogan": ngettext("{n} slogan", "{n} slogans", count),
        "name": ngettext("{n} proper name, set apart", "{n} proper names, set apart", count),
        "plain": ngettext("{n} plain mention, no slogan anywhere", "{n} plain mentions, no slogans anywhere", count),
    }[sort].format(n=count)


def _line(table: SloganTable, key: Key) -> Line | None:
    """The row of a slogan, None where no place of it counts."""
    counted = [table.cell(key, head.document) if head.document else None for head in table.heads]
    every = sum(len(cell.places) for cell in counted if cell is not None)
    if not every:
        return None
    cells, ranks = [Cell(key.row, ("strong",)), Cell(str(every))], [(0, 0.0, key.row), number_rank(every)]
    for cell in counted:
        if cell is None:
            cells.append(Cell(NOT_HELD, ("dim",)))
            ranks.append(number_rank(None))
        else:
            cells.append(Cell(cell.said, () if cell.places else ("dim",)))
            ranks.append(number_rank(len(cell.places) or None))
    return Line(tuple(cells), key, ranks=tuple(ranks))


def places(table: SloganTable, key: Key, column: int) -> Sequence[At]:
    """Return the places behind a cell; behind the first columns those of the row."""
    if column >= FIXED:
        head = table.heads[column - FIXED]
        return table.cell(key, head.document).places if head.document else ()
    return [at for head in table.heads if head.document for at in table.cell(key, head.document).places]


def begins(table: SloganTable, key: Key) -> int:
    """Return the column of the first document that has a row's slogan."""
    held = (i for i, head in enumerate(table.heads) if head.document and table.cell(key, head.document).places)
    return FIXED + next(held, -FIXED)


# -- what it rests on


def basis(table: SloganTable) -> Iterator[tuple[str, str]]:
    """Say how many slogans in how many documents, and what they cannot bear."""
    if table.matrix is None:
        offer = _("Patterns that the documents offer of themselves; Enter opens one, or type one above.")
        yield f"{offer} ", "dim"
        return
    counted = [(key.row, name) for key, name in table.cells or {} if key.sort == "slogan"]
    slogans = len({row for row, _name in counted})
    said = ngettext("{n} slogan", "{n} slogans", slogans).format(n=slogans)
    held = len(table.matrix.columns)
    holders = len({name for _row, name in counted})
    yield _("{slogans} in {n} of {all} documents").format(slogans=said, n=holders, all=held) + "  ", "strong"
    yield _("0 = none, {sign} = not held, {star} = some in reviews").format(sign=NOT_HELD, star=REVIEWED) + " ", "dim"
    if held < LEAST_DOCUMENTS:
        few = _("few documents: examples, not a trend")
        yield f" \u26a0 {few} (i)", "caution"
    if table.silent:
        yield f" {_silent(table)}", "dim"


def _silent(table: SloganTable) -> str:
    """Say which places have nothing of the pattern."""
    places = list(dict.fromkeys(one.meta.place.value or "?" for one in table.silent))
    named = _(", ").join(places[:NAMED]) + ("\u2026" if len(places) > NAMED else "")
    count = len(table.silent)
    return ngettext("none in {n} document of {places}", "none in {n} documents of {places}", count).format(
        n=count, places=named
    )


def account(table: SloganTable, narrowed: str) -> Iterator[str]:
    """Say how the table was made."""
    assert table.matrix is not None
    kinds = Counter(one.meta.kind.value or "?" for one in table.matrix.columns)
    said = DOT.join(f"{kind} {count}" for kind, count in kinds.most_common())
    count = len(table.matrix.columns)
    yield ngettext("{n} document: {kinds}.", "{n} documents: {kinds}.", count).format(n=count, kinds=said)
    yield _(
        "Looked for {pattern}, exactly, in either script. Site lines, contents and repeated titles do not count; of "
        "drafts and reprints of one text one counts."
    ).format(pattern=table.matrix.family.pattern.text)
    yield _(
        "What stands in a cell is how often and how high at most; {star} marks counts with places in reviews of what "
        "was done; 0 is said of documents held, {sign} of years of which none is."
    ).format(star=REVIEWED, sign=NOT_HELD)
    yield _(
        "A slogan shows itself at least once in quotation marks, in line with its likes, as what is to be built, or "
        "before \u201cconstruction\u201d and the like; a name grows into a longer word; the rest are plain mentions."
    )
    if table.silent:
        yield _("{sentence}.").format(sentence=_silent(table))
    if narrowed:
        yield _("Only places of this role count: {role}.").format(role=narrowed)
    if count < LEAST_DOCUMENTS:
        yield _("With fewer than {n} documents these are examples and no trend.").format(n=LEAST_DOCUMENTS)


def about(table: SloganTable, key: Key | None, column: int) -> Iterator[tuple[str, str]]:
    """Explain a cell."""
    assert table.matrix is not None
    head = table.heads[column - FIXED] if column >= FIXED else None
    if key is not None and head is not None:
        yield from _about_cell(table, key, head)
    elif key is not None:
        for one in table.heads:
            cell = table.cell(key, one.document)
            if one.document and cell.places:
                yield one.title, _said_of(cell)


def _said_of(cell: Counted) -> str:
    """What a cell counts, in full."""
    none = _("no role")
    roles = DOT.join(f"{role_words(role) or none} {count}" for role, count in cell.roles)
    return f"{len(cell.places)} ({roles}){DOT}{standing_words(cell.standing)}"


def _about_cell(table: SloganTable, key: Key, head: Head) -> Iterator[tuple[str, str]]:
    """What one document has of a slogan, or what it has instead."""
    assert table.matrix is not None
    if not head.document:
        years = f"{head.first}" if head.first == head.last else f"{head.first}\u2013{head.last}"
        yield head.title, _("no document of {years} is held; that is no zero").format(years=years)
        return
    one = next(one for one in table.matrix.columns if one.document == head.document)
    yield _("document"), f"{one.document} \u00b7 {one.meta.title.value}"
    yield _("kind"), one.meta.kind.value
    cell = table.cell(key, head.document)
    if cell.places:
        yield key.row, _said_of(cell)
        yield _("how it shows"), DOT.join(map(show_words, cell.shows)) or _("not here; elsewhere it does")
        return
    mine = [other for other, name in table.cells or {} if name == head.document]
    slogans = [
        f"{other.row} {len(table.cell(other, head.document).places)}" for other in mine if other.sort == "slogan"
    ]
    others = sum(len(table.cell(other, head.document).places) for other in mine if other.sort != "slogan")
    yield key.row, _("0 places; tried: the phrase exactly, in either script")
    yield _("instead"), DOT.join(slogans) or _("no slogan of this pattern")
    yield _("besides"), ngettext("{n} name or plain mention", "{n} names and plain mentions", others).format(n=others)


def show_words(code: str) -> str:
    """Say how a place shows a slogan."""
    return {
        "quoted": _("in quotation marks"),
        "in_line": _("in line with its likes"),
        "governed": _("as what is to be built"),
        "built": _("before \u201cconstruction\u201d and the like"),
    }[code]
