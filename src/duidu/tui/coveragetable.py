"""A coverage as a table: rows sections of the plan, columns years; for the screen, the command line and exports.

No Textual here. A cell counts passages (as a whole, in part, of how many), what is only reported, and figures; its
block says the share of clauses, so that nothing is said in percent. A section that a year does not take up is not
found there: never dropped.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from duidu.evolve.coverage import Cell, Coverage, Section
from duidu.evolve.works import in_order, witness
from duidu.export.coverage import Given, Looking
from duidu.export.figures import written
from duidu.export.tabled import Tabled
from duidu.model import ROOT, Document, Link, Span, State
from duidu.model import Place as End
from duidu.settings.words import _, ngettext
from duidu.text.clauses import clauses
from duidu.text.outline import ancestors, label, number, own_spans, title
from duidu.tui import cited, tables
from duidu.tui.cited import At
from duidu.tui.columned import heads

Rows = Literal["all", "missing", "chapters"]
"""All sections; those that the year in focus does not take up; the outermost."""
WHOLE, PARTIAL, REPORTED, FIGURES = "\u25cf", "\u25d0", "\u2713", "#"
NOT_FOUND, DAMAGED = "\u25cb", "!"
BLOCKS: Final = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588"


@dataclass(frozen=True, slots=True)
class Covered:
    """A coverage with its documents, and where to look for what is not taken up."""

    given: Given
    looking: Looking

    @classmethod
    def of(cls, found: Coverage, documents: Mapping[str, Document]) -> "Covered":
        """Return a coverage with its documents by id."""
        given = Given(found, documents)
        return cls(given, Looking(given))

    @property
    def found(self) -> Coverage:
        """The coverage."""
        return self.given.found

    @property
    def sections(self) -> tuple[Section, ...]:
        """The plan as a whole, then its sections."""
        return (self.found.total, *self.found.sections)

    def document(self, name: str, /) -> Document:
        """Return one of the documents."""
        return self.given.documents[name]


def titles(given: Covered) -> list[str]:
    """Return what the columns of years are called."""
    columns = (given.found.plan, *given.found.years)
    known = in_order(witness(name, given.document(name).meta) for name in columns)
    named = {head.document: head.title for head in heads(known)}
    return [named[name] for name in given.found.years]


def named(given: Covered, section: Section) -> str:
    """Return what a section is called."""
    if section.block == ROOT:
        return _("the whole plan")
    plan = given.given.plan
    block = plan.blocks[section.block]
    return " ".join(" ".join((number(plan, block), title(plan, block))).split())


def bare_title(given: Covered, section: Section) -> str:
    """Return a section's title without its number."""
    plan = given.given.plan
    return " ".join(title(plan, plan.blocks[section.block]).split())


def chapter(given: Covered, section: Section) -> str:
    """Return the heading of the outermost section that a section stands in; of the whole plan nothing."""
    if section.block == ROOT:
        return ""
    plan = given.given.plan
    own = {one.block for one in given.found.sections if one.depth == 0}
    above = next((i for i in (*ancestors(plan, section.block), section.block) if i in own), section.block)
    block = plan.blocks[above]
    return " ".join(" ".join((number(plan, block), title(plan, block))).split())


def row_words(given: Covered, section: Section) -> str:
    """Return the first cell of a row, deeper sections set in."""
    if section.depth == 0 and section.block != ROOT:
        return _("the whole chapter")
    back = "" if section.counts else " " + _("(looks back)")
    return "\u3000" * max(0, section.depth - 1) + named(given, section) + back


def cell_words(section: Section, cell: Cell, gap: State) -> str:
    """Return a cell: a block for the share of clauses, passages, reported ones, figures."""
    figures = f" {FIGURES}{cell.indicators}/{section.indicators}" if cell.figures else ""
    told = f" {REPORTED}{cell.reported or len(cell.achieved)}" if cell.reported or cell.achieved else ""
    if not cell.whole and not cell.partial:
        sign = DAMAGED if gap == "damaged" else NOT_FOUND
        return f"{sign}{told}{figures}"
    counts = f"{WHOLE}{cell.whole}" * bool(cell.whole) + f"{PARTIAL}{cell.partial}" * bool(cell.partial)
    return f"{_block(cell.clauses, section.clauses)} {counts}/{len(section.passages)}{told}{figures}"


def _block(part: int, whole: int) -> str:
    """A share as a block."""
    return BLOCKS[min(len(BLOCKS) - 1, part * len(BLOCKS) // max(1, whole))]


def shown(given: Covered, rows: Rows, column: int = 0) -> list[Section]:
    """Return the sections of a choice.

    Args:
        given: The coverage.
        rows: Which.
        column: The year in focus, by its index.
    """
    if rows == "missing" and given.found.years:
        at = min(column, len(given.found.years) - 1)
        return [one for one in given.found.sections if one.counts and one.cells[at].standing == "none"]
    return [one for one in given.sections if rows != "chapters" or one.depth == 0]


# -- the passages behind a cell


def head_place(given: Covered, section: Section) -> At:
    """Return where a section begins."""
    return _place(given.given.plan, End(max(0, section.block)))


def places(given: Covered, section: Section, column: int) -> list[At]:
    """Return the passages behind a cell, the plan's and the year's in turn; behind the first, the section's heading.

    Args:
        given: The coverage.
        section: The section.
        column: The year by its index, -1 for the section's own cell.
    """
    if column < 0:
        return [head_place(given, section)]
    plan, year = given.given.plan, given.document(given.found.years[column])
    cell, found = section.cells[column], list[At]()
    heading = (cell.heading,) if cell.heading is not None else ()
    for link in (*heading, *cell.links):
        found += _both(plan, year, link)
    for pair in (*cell.figures, *cell.achieved):
        found += [At(plan.id, pair.plan.block, pair.plan.span, _around(plan, pair.plan.block, pair.plan.sentence))]
        found += [At(year.id, pair.year.block, pair.year.span, _around(year, pair.year.block, pair.year.sentence))]
    return list(dict.fromkeys(found))


def _around(document: Document, block: int, sentence: Span) -> Span | None:
    """The row around a figure of a table; None where it stands in a sentence."""
    return sentence if document.blocks[block].kind in {"cell", "row", "caption"} else None


def _both(plan: Document, year: Document, link: Link) -> Iterator[At]:
    """The two ends of a link."""
    yield _place(plan, link.a)
    yield _place(year, link.b)


def _place(document: Document, end: End) -> At:
    """An end of a link; of a whole passage its first clause, so that one sees where it begins."""
    if end.span is not None:
        return At(document.id, end.block, end.span)
    block = document.blocks[end.block]
    own = block.title or own_spans(document, block) or (block.span,)
    first = clauses(document.text, own[0])
    return At(document.id, end.block, first[0] if first else own[0])


def place_to_look(given: Covered, section: Section, column: int) -> At | None:
    """Return the passage of a year that comes nearest to a section it does not take up, None for none."""
    if section.block == ROOT or not section.counts or section.cells[column].standing != "none":
        return None
    name = given.found.years[column]
    near = given.looking.nearest(name, section.block)
    return None if near.block is None else _place(given.document(name), End(near.block))


# -- saying


def gap_words(gap: State) -> str:
    """Say what it means that something is not found in a year."""
    if gap == "damaged":
        return _("not found; its source is damaged or not complete, so it may have stood there")
    if gap == "other_kind":
        return _("not found, not \u201cdropped\u201d: another kind of document, for its own year")
    return _("not found, not \u201cdropped\u201d: a year takes up what it is for")


def basis(given: Covered) -> Iterator[tuple[str, str]]:
    """Yield what the counts rest on, as parts of a bar."""
    total = given.found.total
    yield ngettext("{n} passage", "{n} passages", len(total.passages)).format(n=len(total.passages)), "strong"
    yield " \u00b7 " + _("{n} clauses").format(n=total.clauses), "dim"
    yield " \u00b7 " + _("{n} indicators with a target").format(n=total.indicators), "dim"
    outside = [name for name in given.found.years if not _is_inside(given, name)]
    if outside:
        said = _("not of the plan's years: {years}").format(years=_("; ").join(_years_outside(given, outside)))
        yield f" \u00b7 \u26a0 {said}", "caution"


def _is_inside(given: Covered, name: str) -> bool:
    """Whether a document is of the plan's years."""
    plan = witness(given.found.plan, given.given.plan.meta)
    return plan.year <= witness(name, given.document(name).meta).year <= plan.last


def _years_outside(given: Covered, names: Sequence[str]) -> Iterator[str]:
    """What those are called."""
    known = dict(zip(given.found.years, titles(given), strict=True))
    return (known[name] for name in names)


def account(given: Covered) -> Iterator[str]:
    """Say how the table was made, sentence by sentence."""
    plan = given.given.plan
    yield _("Plan: {title} ({kind}).").format(
        title=plan.meta.title.value or plan.id, kind=plan.meta.kind.value or _("kind unknown")
    )
    for name, gap in zip(given.found.years, given.found.gaps, strict=True):
        document = given.document(name)
        said = _("{title} ({kind}): what is not taken up is {gap}.")
        yield said.format(
            title=document.meta.title.value or name,
            kind=document.meta.kind.value or _("kind unknown"),
            gap=gap_words(gap),
        )
    yield _(
        "A section is its passages with all below it. {whole}: passages linked as a whole; {partial}: a sentence "
        "of them, or a weaker link; of how many. {reported}: found only where the year looks back. {figures}: "
        "indicators that the year sets a target for, too. The block is the share of clauses that stand in a link."
    ).format(whole=WHOLE, partial=PARTIAL, reported=REPORTED, figures=FIGURES)
    yield _(
        "Glossary, opening and closing words are left out; sections that look back are listed and not counted. Links "
        "are the program's, as readers ruled them; they find words and subjects, not intentions."
    )
    outside = [name for name in given.found.years if not _is_inside(given, name)]
    if outside:
        yield _("Not of the plan's years, so that they precede or follow it: {years}.").format(
            years=_("; ").join(_years_outside(given, outside))
        )


def about(given: Covered, section: Section, column: int) -> Iterator[tuple[str, str]]:
    """Explain a cell, as lines of a name and what is to be said; column -1 is the section itself."""
    yield _("section"), named(given, section)
    yield _("passages"), str(len(section.passages))
    yield _("clauses"), str(section.clauses)
    yield _("indicators with a target"), str(section.indicators)
    if not section.counts:
        yield _("mind"), _("the section looks back; it is not counted")
    if column < 0:
        return
    name, gap, cell = given.found.years[column], given.found.gaps[column], section.cells[column]
    year = given.document(name)
    yield titles(given)[column], ""
    yield _("document"), f"{year.meta.title.value or name} \u00b7 {year.meta.kind.value or _('kind unknown')}"
    yield f"{WHOLE} " + _("taken up as a whole"), str(cell.whole)
    yield f"{PARTIAL} " + _("in part"), str(cell.partial)
    yield f"{REPORTED} " + _("only reported"), str(cell.reported)
    yield _("clauses"), f"{cell.clauses}/{section.clauses}"
    if cell.heading is not None:
        yield _("its heading"), label(year, cell.heading.b.block)
    for pair in (*cell.figures, *cell.achieved):
        said = f"{pair.plan.indicator} {pair.plan.year or '?'} {written(pair.plan)}"
        yield f"{FIGURES} ", f"{said} \u2194 {pair.year.indicator} {pair.year.year or '?'} {written(pair.year)}"
    if cell.standing == "none":
        yield from _about_nothing(given, section, name, gap)


def _about_nothing(given: Covered, section: Section, name: str, gap: State) -> Iterator[tuple[str, str]]:
    """Say what was tried, and where to look."""
    yield _("mind"), gap_words(gap)
    if section.block == ROOT:
        return
    near = given.looking.nearest(name, section.block)
    yield _("tried"), _("; ").join(near.tried) or _("no words that tell it apart")
    if near.block is not None:
        year = given.document(name)
        place = f"L{year.blocks[near.block].line} {label(year, near.block)}"
        shared = _("; ").join(near.shared)
        yield _("nearest"), f"{place} ({shared})"


def absent(given: Covered, section: Section, column: int) -> list[str]:
    """Say of a cell that takes nothing up what was looked for; nothing of the others."""
    if column < 0 or section.block == ROOT or section.cells[column].standing != "none":
        return []
    tried = given.looking.nearest(given.found.years[column], section.block).tried
    words = _("; ").join(tried) or _("no words that tell it apart")
    return [_("0 passages linked; tried {words}; no passage has them").format(words=words)]


# -- handing on


def tabled(given: Covered, sections: Sequence[Section]) -> Tabled:
    """Return the table of some sections as it is handed on."""
    rows, groups, cells = list[tuple[str, ...]](), list[tuple[int, str]](), list[tuple[int, int, list[At]]]()
    for section in sections:
        at, head = len(rows), chapter(given, section)
        if not groups or groups[-1][1] != head:
            groups.append((at, head))
        rows.append((row_words(given, section), *cells_of(given, section)))
        if section.block != ROOT and section.depth:
            cells += [(at, column + 1, places(given, section, column)) for column in range(len(given.found.years))]
    return Tabled(
        title=_("Coverage: {plan}").format(plan=given.given.plan.meta.title.value or given.found.plan),
        account=(*account(given), tables.made_words()),
        head=(_("section"), *titles(given)),
        rows=tuple(rows),
        groups=tuple(groups),
        passages=tuple(cited.passages(given, [one for one in cells if one[2]])),
        group_head=_("chapter"),
    )


def cells_of(given: Covered, section: Section) -> list[str]:
    """Return a row's cells beside the first."""
    return [cell_words(section, cell, gap) for cell, gap in zip(section.cells, given.found.gaps, strict=True)]
