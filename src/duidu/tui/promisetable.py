"""The table of promises: its rows and columns, how it was made, what explains a row. No Textual: `cli` asks it, too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from duidu.evolve.commitments import Commitment
from duidu.evolve.promises import Evidence, Promise, Promises
from duidu.evolve.promisesaid import NOT_FOUND, STATES, PromiseRuling, PromiseState, state_of
from duidu.export.figures import written
from duidu.export.tabled import Tabled
from duidu.model import Document, State
from duidu.settings.promisewords import reason_words, sign_of, state_about, state_words, verdict_words
from duidu.settings.words import _, ngettext
from duidu.text.gaps import unfound
from duidu.text.outline import label, section_of, title, year
from duidu.tui import cited, tables
from duidu.tui.cited import At
from duidu.tui.ranked import Line, Rank, number_rank
from duidu.tui.rows import Cell, Column
from duidu.tui.words import role_words

FIXED: Final = 2
"""Columns before those of the later documents: the promise, its figures."""
_ENDS: Final = ",.;:\uff0c\u3002\uff1b\uff1a"
EACH: Final = 2
"""Columns of each later document: the state, the passage."""
STYLES: Final[Mapping[PromiseState, str]] = {
    "repeated": "",
    "raised": "added",
    "lowered": "caution",
    "reworded": "edited",
    "moved": "moved",
    "done": "strong",
    "dropped": "dropped",
    "other_kind": "dim",
    "damaged": "damaged",
}


@dataclass(frozen=True, slots=True)
class Promised:
    """The promises of a document against later ones, with what the reader says, for each by the promise's index."""

    earlier: Document
    laters: tuple[Document, ...]
    found: tuple[Promises, ...]
    rulings: tuple[Mapping[int, PromiseRuling], ...]

    @property
    def commitments(self) -> Sequence[Commitment]:
        """The promises."""
        return [row.commitment for row in self.found[0].rows] if self.found else []

    def row(self, at: int, later: int) -> Promise:
        """Return what became of a promise in a later document."""
        return self.found[later].rows[at]

    def ruling(self, at: int, later: int) -> PromiseRuling | None:
        """Return what the reader says of it."""
        return self.rulings[later].get(at)

    def state(self, at: int, later: int) -> PromiseState:
        """Return the state that stands."""
        return state_of(self.row(at, later).state, self.ruling(at, later))


def name_of(document: Document) -> str:
    """Return what a document is called at the head of a column: its year, else its id."""
    return str(year(document) or document.id)


# -- columns and rows


def columns(value: Promised) -> list[Column]:
    """Return the columns."""
    found = [Column(_("promise"), 24), Column(_("figures"), 10)]
    for one in value.laters:
        name = f" {name_of(one)}" if len(value.laters) > 1 else ""
        found += [Column(_("state") + name, 16), Column((_("passage in {name}")).format(name=name_of(one)), 40)]
    return found


def rows(value: Promised, wanted: frozenset[str] = frozenset()) -> list[Line]:
    """Return the rows in order of the text under their sections; with states, those of which any has one."""
    found = []
    for at, commitment in enumerate(value.commitments):
        states = [value.state(at, later) for later in range(len(value.laters))]
        if not wanted or wanted.intersection(states):
            found.append(_line(value, at, commitment))
    return found


def _line(value: Promised, at: int, commitment: Commitment) -> Line:
    """The row of a promise."""
    figures = _("; ").join(map(written, commitment.figures))
    text = said(commitment)
    cells = [Cell(text), Cell(figures)]
    ranks: list[Rank] = [(0, float(commitment.span.start), ""), (not figures, 0.0, figures)]
    for later in range(len(value.laters)):
        state, row = value.state(at, later), value.row(at, later)
        sign = sign_of(value.ruling(at, later))
        cells.append(Cell(f"{sign}{state_words(state)}", (STYLES[state],) if STYLES[state] else ()))
        ranks.append(number_rank(STATES.index(state)))
        shown = _shown(row)
        cells.append(Cell(passage(row), () if row.evidence else ("dim",)))
        ranks.append(number_rank(shown.span.start if shown else None))
    return Line(tuple(cells), at, group_of(value, commitment), tuple(ranks))


def said(commitment: Commitment) -> str:
    """Return a promise as it is shown; what shares the verb of the one before has it in brackets."""
    if commitment.verb and not commitment.written.startswith(commitment.verb) and commitment.figures:
        return (
            commitment.written if commitment.verb in commitment.written else f"({commitment.verb}) {commitment.written}"
        )
    return commitment.written or commitment.object


def passage(row: Promise) -> str:
    """Return the passage a state rests on, with its line; in brackets the nearest where none was near enough."""
    shown = _shown(row)
    if shown is None:
        return ""
    said_there = f"L{shown.line} {shown.written.rstrip(_ENDS)}"
    return said_there if row.evidence else f"({said_there})"


def group_of(value: Promised, commitment: Commitment) -> str:
    """Return the heading a promise stands under: its section's path and title."""
    section = section_of(value.earlier, commitment.block)
    if section < 0:
        return f"L{commitment.line} {role_words(commitment.role)}"
    own = value.earlier.blocks[section]
    above = label(value.earlier, own.parent) + "\u203a" if own.parent >= 0 else ""
    return above + title(value.earlier, own)


def places(value: Promised, at: int, column: int) -> list[At]:
    """Return the places behind a cell: the promise, or the passage; behind the first all of them."""
    own = value.commitments[at]
    here = [At(value.earlier.id, own.block, own.span)]
    wanted = range(len(value.laters)) if column == 0 else [(column - FIXED) // EACH] if column >= FIXED else []
    there = [shown for later in wanted if (shown := _shown(value.row(at, later))) is not None]
    beside = [At(one.document, one.block, one.span) for one in there]
    return here + beside if column == 0 else beside if column >= FIXED else here


def _shown(row: Promise) -> Evidence | None:
    """The passage that is shown of a promise."""
    return row.evidence or row.nearest


# -- in words


def basis(value: Promised) -> Iterator[tuple[str, str]]:
    """Return what the table rests on, and how many promises have each state."""
    n = len(value.commitments)
    counted_all = ngettext("{n} promise", "{n} promises", n).format(n=n)
    yield f" {counted_all}  ", "strong"
    for one, found, rulings in zip(value.laters, value.found, value.rulings, strict=True):
        counted = found.counts_with(rulings)
        counts = " \u00b7 ".join(f"{state_words(state)} {count}" for state, count in counted)
        yield f"{name_of(one)}: {counts}  ", "dim"
        if any(state in NOT_FOUND - {"dropped"} for state, _count in counted):
            yield "\u26a0 " + caution(unfound(value.earlier, one)), "caution"
        if (year(one) or 0) < (year(value.earlier) or 0) and year(one):
            older = _("{document} is the older of the two: what it does not have came later and was not dropped")
            yield "\u26a0 " + older.format(document=name_of(one)), "caution"


def caution(gap: State) -> str:
    """Say what silence means in two documents."""
    return {
        "dropped": _("whole document of the same kind"),
        "other_kind": _("a document of another kind or place: \u201cnot found\u201d is not \u201cdropped\u201d"),
        "damaged": _("a damaged source: \u201cnot found\u201d says nothing"),
    }[gap]


def account(value: Promised) -> Iterator[str]:
    """Say how the table was made."""
    yield _(
        "Promises of {earlier}, against {laters}: each clause of a plan, target or measure that says what will be "
        "done, by its verb or by a figure aimed at. Reviews, situations and words of purpose are left out."
    ).format(earlier=_named(value.earlier), laters=_("; ").join(map(_named, value.laters)))
    yield _(
        "The nearest passage anywhere in the later document decides: its words, weighed by how rare they are, words of "
        "like meaning, shared names, links of the paragraphs; figures only where unit and measure agree."
    )
    yield _("A passage in brackets is the nearest one to a promise that was not found: a place to look.")
    for state in STATES:
        if any(
            state in dict(found.counts_with(said_)) for found, said_ in zip(value.found, value.rulings, strict=True)
        ):
            yield _("{name}: {words}.").format(name=state_words(state), words=state_about(state))
    ruled = sum(bool(ruling.says) for said_ in value.rulings for ruling in said_.values())
    if ruled:
        yield ngettext("{n} promise was ruled by a reader.", "{n} promises were ruled by a reader.", ruled).format(
            n=ruled
        )
    yield _(
        "States are found by a program. Against labels made by hand they agreed for six to nine promises in ten: "
        "read the passage before you quote one."
    )


def _named(document: Document) -> str:
    """A document by its title and id."""
    return document.meta.title.value or document.id


def about(value: Promised, at: int, column: int) -> Iterator[tuple[str, str]]:
    """Explain a promise: its parts, and for each later document, or the one of the column, why it has its state."""
    one = value.commitments[at]
    yield _("promise"), said(one)
    yield _("verb"), one.verb or _("none")
    yield _("object"), one.object
    yield _("place"), f"{value.earlier.id} L{one.line} {label(value.earlier, one.block)} {role_words(one.role)}"
    laters = range(len(value.laters)) if column < FIXED else [(column - FIXED) // EACH]
    for later in laters:
        yield from _about_state(value, at, later)


def _about_state(value: Promised, at: int, later: int) -> Iterator[tuple[str, str]]:
    """Explain a state."""
    row, ruling, state = value.row(at, later), value.ruling(at, later), value.state(at, later)
    yield f"{name_of(value.laters[later])}: {state_words(state)}", ""
    yield _("meaning"), state_about(state)
    if ruling is not None and ruling.says:
        yield _("reader"), verdict_words(ruling)
        yield _("program"), state_words(row.state)
    if ruling is not None and ruling.note:
        yield _("note"), ruling.note
    for reason in row.reasons:
        yield reason_words(reason)
    shown = _shown(row)
    if shown is not None:
        yield _("passage") if row.evidence else _("nearest"), passage(row)
        yield (
            _("nearness"),
            _("{share:.0%} of the promise, {back:.0%} of the passage").format(share=shown.share, back=shown.back),
        )
    elif row.evidence is None:
        yield _("nearest"), _("nothing shares a telling word")


def notes(value: Promised, shown: Iterable[int]) -> Iterator[str]:
    """Say what readers ruled and noted of the promises shown."""
    for at in shown:
        for later, document in enumerate(value.laters):
            ruling = value.ruling(at, later)
            if ruling is not None:
                words = _(", ").join(part for part in (verdict_words(ruling), ruling.note) if part)
                yield f"{said(value.commitments[at])} ({name_of(document)}): {words}"


def tabled(shelf: cited.Shelf, value: Promised, lines: Sequence[Line]) -> Tabled:
    """Return the table as it is handed on, with the rows given.

    Args:
        shelf: What gives the documents.
        value: The promises.
        lines: The rows.
    """
    width = FIXED + EACH * len(value.laters)
    groups = [(i, line.group) for i, line in enumerate(lines) if not i or line.group != lines[i - 1].group]
    behind = (
        (row, column, places(value, line.key, column))
        for row, line in enumerate(lines)
        for column in (0, *range(FIXED + 1, width, EACH))
        if column == 0 or value.row(line.key, (column - FIXED) // EACH).evidence is not None
    )
    wanted = ((row, column, found[:1] if column == 0 else found) for row, column, found in behind)
    return Tabled(
        title=heading(value),
        account=(*account(value), tables.made_words()),
        head=tuple(column.title for column in columns(value)),
        rows=tuple(tuple(cell.text for cell in line.cells) for line in lines),
        groups=tuple(groups) if any(head for _at, head in groups) else (),
        passages=tuple(cited.passages(shelf, wanted)),
        notes=tuple(notes(value, [line.key for line in lines])),
        group_head=_("section"),
    )


def heading(value: Promised) -> str:
    """Return what the table is called."""
    return _("Promises of {earlier} in {laters}").format(
        earlier=name_of(value.earlier), laters=_(", ").join(map(name_of, value.laters))
    )
