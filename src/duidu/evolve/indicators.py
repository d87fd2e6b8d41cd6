"""The figures of a document with their indicators, from running text and from rebuilt tables.

A clause is read figure by figure: the name stands before it or behind it, 分别 shares figures out among names, and
where a clause has no name the sentence's last one goes on (`figurenames`). Which figures count at all says `counting`,
what they are called `names`, aim and year `when`. The limit: no grammar and no knowledge of statistics; what a figure's
name leaves out (of which place, at which prices) stands in the sentence.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from duidu.evolve import counting, names
from duidu.evolve.figurenames import Context, Named, completed, of_clause
from duidu.evolve.stated import Stated
from duidu.evolve.tablefigures import of_table
from duidu.evolve.when import Times, aim, horizon, span_of, times, unmarked_review, years_named
from duidu.model import BODY_KINDS, Block, Document, Span
from duidu.text.clauses import clauses, sentences
from duidu.text.corrected import Corrected, corrected
from duidu.text.figures import PERCENT, Figure, as_read, figures, measure
from duidu.text.lines import line_of, line_starts
from duidu.text.outline import title

_READ_KINDS = BODY_KINDS | {"heading"}
_REACH = 2000
"""Characters of a paragraph before a figure in which the year may stand that it is for."""


class Passage(NamedTuple):
    """A block's text as corrected, as figures are read, with its figures and years."""

    block: Block
    source: Corrected
    read: str
    amounts: tuple[Figure, ...]
    years: tuple[Figure, ...]


def indicators(document: Document) -> tuple[Stated, ...]:
    """Return the figures of a document that say something of an indicator, in order of place.

    Those that a doubt of the source touches (fused digits) are among them, with its code.
    """
    when = times(document)
    starts = line_starts(document.text)
    back = unmarked_review(document, when)
    found = [
        stated
        for block in document.blocks
        if block.kind in _READ_KINDS
        for stated in _of_block(document, replace(block, role="review") if block.id in back else block, when, starts)
    ]
    for table in document.tables:
        found += of_table(document, table, when)
    return tuple(sorted(found, key=lambda stated: stated.span))


def _of_block(document: Document, block: Block, when: Times, starts: tuple[int, ...]) -> Iterator[Stated]:
    """The figures of a block."""
    passage = _passage(document, block)
    if not passage.amounts:
        return
    if block.role == "definition":  # they explain words; what is counted there is no one's figure
        return
    head, unsure = title(document, block), _is_unsure(block)
    for sentence in sentences(passage.read, Span(0, len(passage.read))):
        carried = names.lead(as_read(head)).name if block.kind in {"item", "lead"} else ""
        known: list[Named] = []
        before = wanted = ""
        for clause in clauses(passage.read, sentence):
            said = passage.read[clause.start : clause.end]
            if about := names.subject(said, before):
                carried, known = about, []
            found = [figure for figure in passage.amounts if clause.start <= figure.span.start < clause.end]
            for named in of_clause(passage.read, clause, found, known, unsure=unsure):
                end = named.figure.span.end
                right = passage.read[end : min(sentence.end, end + names.AFTER)]
                known.append(completed(named, known, Context(carried, wanted, before, right)))
                if known[-1].name:
                    yield _stated(document, passage, (sentence, clause), known[-1], (when, starts))
            wanted, before = names.wanted(said), said
            carried = wanted or carried


def _passage(document: Document, block: Block) -> Passage:
    """A block's text with its figures; of its numbering none."""
    source = corrected(document, block)
    read = as_read(source.text)
    found = figures(source.text)
    quotes = counting.quoted(read)
    numbered = block.number
    amounts = [*counting.doubled(read), *(f for f in found if counting.counts(read, f, quotes))]
    if numbered is not None:
        amounts = [f for f in amounts if source.source(*f.span).start >= numbered.end]
    amounts.sort(key=lambda figure: figure.span)
    for at in range(len(amounts) - 2, -1, -1):
        amounts[at] = _with_unit(read, amounts[at], amounts[at + 1])
    years = tuple(figure for figure in found if figure.sort == "year" and not counting.within(quotes, figure.span))
    return Passage(block, source, read, tuple(amounts), years)


def _with_unit(read: str, figure: Figure, following: Figure) -> Figure:
    """A figure that leaves its unit to the next one: 1.2万亿、8000亿元."""
    if figure.unit or figure.scale == 1:
        return figure
    joined = read[figure.span.end : following.span.start] in {"、", "和"}
    return figure._replace(unit=following.unit) if joined else figure


def _is_unsure(block: Block) -> bool:
    """Whether a block has lost its punctuation, so that where one name ends and the next begins is a guess."""
    return any(doubt.code == "no_punctuation" for doubt in block.doubts)


# -- the value


def _stated(
    document: Document, passage: Passage, around: tuple[Span, Span], named: Named, at: tuple[Times, tuple[int, ...]]
) -> Stated:
    """A figure as the document states it."""
    (sentence, clause), (when, starts) = around, at
    figure, block, read = named.figure, passage.block, passage.read
    span = passage.source.source(*figure.span)
    inside = tuple(
        year._replace(span=Span(year.span.start - sentence.start, year.span.end - sentence.start))
        for year in passage.years
        if sentence.start <= year.span.start < sentence.end
    )
    years = years_named(read[sentence.start : sentence.end], figure.span.start - sentence.start, inside, when)
    before = read[max(0, figure.span.start - _REACH) : figure.span.start]
    found = aim(block.role, read[clause.start : clause.end], years, when)
    if years is None and found == "target":
        years = horizon(before)
    first, last = years or span_of(found, block.role, before, when)
    return Stated(
        document=document.id,
        block=block.id,
        line=line_of(starts, span.start),
        span=span,
        indicator=_as_written(passage, named.name),
        measure=named.measure,
        low=figure.low,
        high=figure.high,
        scale=figure.scale,
        unit=_unit(passage, figure),
        bound=figure.bound,
        aim=found,
        role=block.role,
        first_year=first,
        year=last,
        place=document.meta.place.value,
        sentence=passage.source.source(*sentence),
        scope=_as_written(passage, named.scope),
        flow=named.flow,
        falls=named.falls and named.measure == "growth",
        doubt=next((d.code for d in block.doubts if _touches(d.span, span) and d.code == "fused_digits"), ""),
    )


def _touches(a: Span, b: Span) -> bool:
    """Whether two stretches share a character."""
    return a.start < b.end and b.start < a.end


def _as_written(passage: Passage, name: str) -> str:
    """A name in the document's own characters, piece by piece where it was put together."""
    written, left = "", name
    while left:
        size = next((n for n in range(len(left), 0, -1) if left[:n] in passage.read), 0)
        if not size:
            return written + left
        at = passage.read.index(left[:size])
        written, left = written + passage.source.text[at : at + size], left[size:]
    return written


def _unit(passage: Passage, figure: Figure) -> str:
    """The unit with its magnitude, in the document's own characters."""
    unit = measure(figure.scale, figure.unit)
    start = figure.span.end - len(unit)
    here = passage.read[start : figure.span.end] == unit
    return passage.source.text[start : figure.span.end] if here and unit != PERCENT else unit
