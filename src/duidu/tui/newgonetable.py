"""What is new and gone in a document as a table: phrases with their numbers, sections with what became of them.

No Textual here. Measures (log-likelihood, log ratio, dispersion) stand only where there are documents enough for them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from duidu.evolve.newgone import LEAST_HERE, LEAST_NEW, LONG_NEW, Compared, Word
from duidu.evolve.sections import Section
from duidu.evolve.trace import LEAST_DOCUMENTS
from duidu.evolve.works import Witness
from duidu.model import Document, Span
from duidu.settings.words import _, ngettext
from duidu.store.newgone import Told
from duidu.text.clauses import sentences
from duidu.text.outline import own_spans, own_text, title
from duidu.tui.cited import At
from duidu.tui.ranked import Line, Rank, number_rank
from duidu.tui.rows import Cell, Column
from duidu.tui.tracewords import DOT
from duidu.tui.words import role_words, state_words

Sort = Literal["new", "more", "less", "gone", "begun", "ended"]
SORTS: Final[tuple[Sort, ...]] = ("new", "more", "less", "gone", "begun", "ended")
PHRASE, HERE, BEFORE, HOLDERS = range(4)
"""The first columns; the last two are the first and the last document before with a phrase."""
FIRST, LAST = -2, -1
BEGINNING: Final = 24
"""Characters that name a section without a title."""


class Key(NamedTuple):
    """A row: a phrase, or a section of a document."""

    sort: Sort
    text: str
    section: Section | None = None


@dataclass
class NewGone:
    """What the screen shows; `begun` and `ended` are None until the sections have been compared."""

    told: Told
    begun: Sequence[Section] | None = None
    ended: Sequence[Section] | None = None
    documents: dict[str, Document] = field(default_factory=dict)

    @property
    def compared(self) -> Compared | None:
        """The words, None where there is nothing to hold them against."""
        return self.told.compared

    def witness(self, name: str) -> Witness | None:
        """Return a document as a point in time."""
        return next((one for one in self.told.ordered.works if name in {one.document, *one.same_work}), None)

    def year(self, name: str) -> str:
        """Return a document's year, else its id; empty for none."""
        one = self.witness(name)
        return str(one.year) if one is not None and one.year else name


def columns(value: NewGone) -> Sequence[Column]:
    """Return the columns; without measures where there are few documents."""
    enough = value.compared is not None and value.compared.enough
    measures = (Column("G\u00b2", 6, right=True), Column(_("ratio"), 5, right=True), Column(_("spread"), 6, right=True))
    return (
        Column(_("phrase or section"), 30),
        Column(_("here"), 4, right=True),
        Column(_("before"), 6, right=True),
        Column(_("docs"), 4, right=True),
        *(measures if enough else ()),
        Column(_("first"), 6),
        Column(_("last"), 12),
    )


def rows(value: NewGone, shown: frozenset[str]) -> list[Line]:
    """Return the rows of some sorts, all for none, each sort under its heading."""
    made = [(sort, _words(value, sort) if sort in SORTS[:4] else _sections(value, sort)) for sort in SORTS]
    return [
        line._replace(group=_heading(value, sort, len(lines)))
        for sort, lines in made
        if not shown or sort in shown
        for line in lines
    ]


def _words(value: NewGone, sort: Sort) -> list[Line]:
    """The phrases of a sort."""
    found = value.compared
    if found is None:
        return []
    new = {one.text for one in found.new}
    some = {
        "new": found.new,
        "more": [one for one in found.more if one.text not in new],
        "less": [one for one in found.less if one.here],
        "gone": [one for one in found.less if not one.here],
    }[sort]
    return [_word(value, sort, one, enough=found.enough) for one in some]


def _word(value: NewGone, sort: Sort, one: Word, *, enough: bool) -> Line:
    """A phrase."""
    years = [value.year(name) if name else "" for name in (one.first, one.last)]
    measures = (f"{one.log_likelihood:.1f}", f"{one.log_ratio:+.1f}", f"{one.spread:.2f}") if enough else ()
    numbers = (one.log_likelihood, one.log_ratio, one.spread) if enough else ()
    said = (one.text, str(one.here), str(one.before), str(one.documents), *measures, *years)
    ranks: list[Rank] = [(0, 0.0, one.text), *map(number_rank, (one.here, one.before, one.documents, *numbers))]
    ranks += [(not year, 0.0, year) for year in years]
    return Line((Cell(one.text, ("strong",)), *map(Cell, said[1:])), Key(sort, one.text), ranks=tuple(ranks))


def _sections(value: NewGone, sort: Sort) -> list[Line]:
    """The sections of a sort."""
    found = value.begun if sort == "begun" else value.ended
    width = len(columns(value))
    made = []
    for one in found or ():
        document = value.documents[one.document]
        block = document.blocks[one.block]
        name = title(document, block) or own_text(document, block)[:BEGINNING] + "\u2026"
        said = "" if sort == "begun" else state_words(one.meaning)
        last = DOT.join(part for part in (role_words(block.role), said) if part)
        cells = (Cell(name), *(Cell(""),) * (width - 3), Cell(f"L{block.line}"), Cell(last, ("dim",)))
        ranks = [(0, 0.0, name), *(number_rank(None),) * (width - 3), number_rank(block.line), (0, 0.0, last)]
        made.append(Line(cells, Key(sort, name, one), ranks=tuple(ranks)))
    return made


def _heading(value: NewGone, sort: Sort, count: int) -> str:
    """What stands above a sort."""
    before = value.told.ordered.before[-1].document if value.told.ordered.before else ""
    return {
        "new": ngettext("{n} phrase that no document before has", "{n} phrases that no document before has", count),
        "more": ngettext("{n} phrase more frequent than before", "{n} phrases more frequent than before", count),
        "less": ngettext("{n} phrase less frequent than before", "{n} phrases less frequent than before", count),
        "gone": ngettext("{n} phrase that is gone", "{n} phrases that are gone", count),
        "begun": ngettext(
            "{n} section that nothing before leads to", "{n} sections that nothing before leads to", count
        ),
        "ended": ngettext(
            "{n} section of {year} that leads nowhere", "{n} sections of {year} that lead nowhere", count
        ),
    }[sort].format(n=count, year=value.year(before))


# -- places


def places(value: NewGone, key: Key, column: int) -> list[At]:
    """Return the places behind a cell."""
    if key.section is not None:
        return [_head(value.documents[key.section.document], key.section)]
    names = _documents(value, key, column)
    return [At(name, block, span) for name in names for block, span in value.told.places(key.text, name)]


def _head(document: Document, section: Section) -> At:
    """The title of a section, else its first sentence."""
    block = document.blocks[section.block]
    if block.title:
        return At(document.id, block.id, Span(block.title[0].start, block.title[-1].end))
    return At(document.id, block.id, sentences(document.text, own_spans(document, block)[0])[0])


def _documents(value: NewGone, key: Key, column: int) -> Sequence[str]:
    """The documents in which the places behind a cell stand."""
    found = value.compared
    assert found is not None
    word = next(one for one in (*found.new, *found.more, *found.less) if one.text == key.text)
    end = column - len(columns(value))
    if column in {PHRASE, HERE}:
        return (found.document,) if column == HERE else (*found.before, found.document)
    if end in {FIRST, LAST}:
        return [name for name in (word.first if end == FIRST else word.last,) if name]
    if column in {BEFORE, HOLDERS} or not word.here:
        return found.before
    return (found.document,)


# -- what it rests on


def basis(value: NewGone) -> Iterator[tuple[str, str]]:
    """Say what is held against what."""
    found = value.compared
    if found is None:
        return
    count = len(found.before)
    years = [value.year(found.before[0]), value.year(found.before[-1])]
    span = years[0] if years[0] == years[1] else "\u2013".join(years)
    text = ngettext(
        "{here} words against {n} document of {years} with {before}",
        "{here} words against {n} documents of {years} with {before}",
        count,
    )
    yield text.format(here=found.size, n=count, years=span, before=found.size_before) + "  ", "strong"
    if not found.enough:
        few = _("few documents: examples, not a trend; no measures are given")
        yield f"\u26a0 {few} (i)", "caution"
    elif len(_kinds(value)) > 1:
        kinds = _("documents of {n} kinds").format(n=len(_kinds(value)))
        yield f"\u26a0 {kinds} (i)", "caution"
    if value.begun is None:
        yield " " + _("comparing sections\u2026"), "dim"


def _kinds(value: NewGone) -> Counter[str]:
    """How many documents of which kinds are held against each other."""
    found = value.compared
    assert found is not None
    witnesses = (value.witness(name) for name in (*found.before, found.document))
    return Counter(one.meta.kind.value or "?" for one in witnesses if one is not None)


def account(value: NewGone) -> Iterator[str]:
    """Say how the table was made."""
    found = value.compared
    assert found is not None
    kinds = DOT.join(f"{kind} {count}" for kind, count in _kinds(value).most_common())
    yield _("{document} is held against these documents before it: {before}. Kinds: {kinds}.").format(
        document=found.document, before=_(", ").join(found.before), kinds=kinds
    )
    yield _(
        "Words and runs of words inside a clause are counted, of every role together; site lines, contents and "
        "repeated titles are not. A run that goes on alike in three of four places is told as far as it goes on."
    )
    yield _(
        "Told is what stands at least {n} times here or before and is at least twice as frequent or as rare, the "
        "strongest first; new is what none of the {all} documents before has, from {few} times on for {long} letters."
    ).format(n=LEAST_HERE, all=found.earlier, few=LEAST_NEW, long=LONG_NEW)
    if found.enough:
        yield _(
            "G\u00b2 is the log-likelihood of Rayson and Garside (2000), ratio the log ratio of Hardie (2014) in "
            "doublings, spread the deviation of proportions of Gries (2008) over the documents before."
        )
    else:
        yield _("With fewer than {n} documents no measures are given: examples, no trend.").format(n=LEAST_DOCUMENTS)
    yield _(
        "A section is told when nothing in it is linked: with any of the three documents before, or with this one. "
        "That it is not found means that it was dropped only in a document of the same kind with a whole source."
    )


def about(value: NewGone, key: Key | None, column: int) -> Iterator[tuple[str, str]]:
    """Explain a row."""
    found = value.compared
    if found is None or key is None:
        return
    if key.section is not None:
        document = value.documents[key.section.document]
        yield _("document"), document.id
        yield _("state"), state_words(key.section.meaning)
        return
    word = next(one for one in (*found.new, *found.more, *found.less) if one.text == key.text)
    yield _("here"), _("{n} of {all} words").format(n=word.here, all=found.size)
    yield (
        _("before"),
        _("{n} of {all} words, in {some} of {held} documents").format(
            n=word.before, all=found.size_before, some=word.documents, held=len(found.before)
        ),
    )
    each = [f"{value.year(name)} {len(value.told.places(word.text, name))}" for name in (*found.before, found.document)]
    yield _("by document"), DOT.join(each)
    none = _("in no document before it")
    yield _("first"), f"{value.year(word.first)}  {word.first}" if word.first else none
    yield _("last"), f"{value.year(word.last)}  {word.last}" if word.last else none
    if found.enough:
        yield "G\u00b2", f"{word.log_likelihood:.2f}"
        yield _("ratio"), f"{word.log_ratio:+.2f}"
        yield _("spread"), f"{word.spread:.2f}"


def nothing(value: NewGone, name: str) -> Sequence[str]:
    """Say why there is nothing."""
    order = value.told.ordered
    if order.at < 0:
        return (
            _("The year of {document} is not known, so nothing is before it.").format(document=name),
            _("Say it in the table of documents, or in corpus.toml."),
        )
    if value.compared is None:
        here = order.works[order.at]
        place = here.meta.place.value
        nowhere = _("No document stands before {document} ({year}).")
        said = _("No document of {place} stands before {document} ({year}).") if place else nowhere
        ways = [said.format(place=place, document=name, year=here.year)]
        same = sum(one.year == here.year for one in order.works) - 1
        if same:
            ways.append(
                ngettext(
                    "{n} other is of the same year, which is not before.",
                    "{n} others are of the same year, which is not before.",
                    same,
                ).format(n=same)
            )
        if order.every == 1:
            ways.append(_("This corpus holds one document; import more to compare them."))
        elif len(order.works) > 1:
            ways.append(_("] goes on to the next document, [ back."))
        return ways
    return (_("Nothing is twice as frequent or as rare as before."),)
