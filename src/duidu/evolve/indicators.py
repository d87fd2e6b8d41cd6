"""The figures of a document with their indicators, from running text and from rebuilt tables.

A clause is read figure by figure: the name stands before it or behind it, 分别 shares figures out among names, and
where a clause has no name the sentence's last one goes on. Which figures count at all says `counting`, what they are
called `names`, aim and year `when`. The limit: no grammar and no knowledge of statistics; what a figure's name leaves
out (of which place, at which prices) stands in the sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from duidu.evolve import counting, names
from duidu.evolve.stated import Measure, Stated
from duidu.evolve.tablefigures import of_table
from duidu.evolve.when import Times, aim, horizon, span_of, times, unmarked_review, years_named
from duidu.model import BODY_KINDS, Block, Document, Span
from duidu.text.clauses import clauses, sentences
from duidu.text.corrected import Corrected, corrected
from duidu.text.figures import PERCENT, POINTS, Figure, as_read, figures, measure
from duidu.text.lines import line_of, line_starts
from duidu.text.outline import title

_READ_KINDS = BODY_KINDS | {"heading"}
_JOINS = "、"
_REACH = 2000
"""Characters of a paragraph before a figure in which the year may stand that it is for."""
_MOVES = frozenset({PERCENT, POINTS, "‰", "倍", counting.DOUBLED})
"""Units in which a growth is given; of other units 增长 gives an amount added."""


class Named(NamedTuple):
    """A figure of a clause with its name as read, how it is measured, if it counts what is added, if it falls."""

    figure: Figure
    name: str
    measure: Measure
    scope: str = ""
    flow: bool = False
    falls: bool = False


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
    head = title(document, block)
    for sentence in sentences(passage.read, Span(0, len(passage.read))):
        carried = names.lead(as_read(head)).name if block.kind in {"item", "lead"} else ""
        last: Named | None = None
        before = ""
        for clause in clauses(passage.read, sentence):
            said = passage.read[clause.start : clause.end]
            if about := names.subject(said, before):
                carried, last = about, None
            for named in _of_clause(passage, clause, last):
                last = named if named.name else named._replace(name=carried)
                if last.name:
                    yield _stated(document, passage, (sentence, clause), last, (when, starts))
            carried, before = names.wanted(said) or carried, said


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


# -- names


def _of_clause(passage: Passage, clause: Span, last: Named | None) -> Iterator[Named]:
    """The figures of a clause with their names; `last` is the sentence's last figure before it."""
    found = [figure for figure in passage.amounts if clause.start <= figure.span.start < clause.end]
    at = 0
    while at < len(found):
        start = clause.start if at == 0 else _border(passage.read, found[at - 1], found[at])
        shared = _shared(passage.read, Span(start, clause.end), found[at:])
        if shared:
            yield from shared
            last = shared[-1]
            at += len({named.figure.span for named in shared})
            continue
        if at + 1 < len(found) and _qualifies(passage.read, start, found[at], found[at + 1]):
            at += 1
            continue
        end = _border(passage.read, found[at], found[at + 1], first=True) if at + 1 < len(found) else clause.end
        last = _single(passage.read, Span(start, end), found[at], last, unsure=_is_unsure(passage.block))
        if at + 1 < len(found):
            last = _with_rest(passage.read, last, found[at + 1 :], clause)
        yield last
        at += 1


def _qualifies(read: str, start: int, figure: Figure, following: Figure) -> bool:
    """Whether a figure only says of how many the next one speaks: 35个断面水质达标率达到100%."""
    between = read[figure.span.end : following.span.start]
    own, before = names.lead(between), names.lead(read[start : figure.span.start])
    bare = not before.name and not names.REACHED.search(before.tail) and not names.GROWTH.search(before.tail)
    return bare and _JOINS not in between and bool(own.name) and bool(own.tail)


def _is_unsure(block: Block) -> bool:
    """Whether a block has lost its punctuation, so that where one name ends and the next begins is a guess."""
    return any(doubt.code == "no_punctuation" for doubt in block.doubts)


def _with_rest(read: str, named: Named, following: Sequence[Figure], clause: Span) -> Named:
    """A name with what only the last one of a list says in full: 2处成片、7处零散点房屋征收."""
    own = read[named.figure.span.end : following[0].span.start]
    last = following[0]
    for figure in following[1:]:
        if figure.unit != last.unit or not read[last.span.end : figure.span.start].endswith(_JOINS):
            break
        last = figure
    full = names.behind(read[last.span.end : clause.end])
    short = own.removesuffix(_JOINS)
    listed = own.endswith(_JOINS) and named.figure.unit == last.unit and named.name.endswith(short)
    if not listed or not names.is_half(short, full):
        return named
    return named._replace(name=named.name.removesuffix(short) + names.completed(short, full))


def _border(read: str, figure: Figure, following: Figure, *, first: bool = False) -> int:
    """Where the words of a figure end and those of the next begin; `first` asks for the former."""
    between = read[figure.span.end : following.span.start]
    at = between.find(_JOINS)
    if at >= 0:
        return figure.span.end + at + (0 if first else 1)
    bounded = names.BEHIND.match(between)
    joined = bounded.end() if bounded else 0
    own = names.lead(between[joined:])
    if own.tail or not first:  # 7500亿元增长6%: what is between leads to the next
        return figure.span.end + joined
    return following.span.start


def _shared(read: str, clause: Span, found: Sequence[Figure]) -> list[Named]:
    """The figures that 分别 shares out among names, or a growth that several names have each; none if it is not so."""
    left = read[clause.start : found[0].span.start]
    lead = names.lead(left)
    if not names.EACH.search(lead.tail):
        return []
    run = _run(read, found) if "分别" in lead.tail or "依次" in lead.tail else [found[0]]
    listed = names.split(lead.name, len(run))
    if len(listed) == 1:
        listed *= len(run)
    if len(listed) < 2:  # noqa: PLR2004  (a pair at least)
        return []
    measures = [_measure(lead, read[f.span.end : clause.end], f) for f in run]
    pairs = (
        zip(run * len(listed), listed, measures * len(listed), strict=False)
        if len(run) == 1
        else zip(run, listed, measures, strict=False)
    )
    falls = _falls(lead, "")
    return [Named(figure, name, how, lead.scope, _flows(left), falls) for figure, name, how in pairs]


def _falls(lead: names.Lead, after: str) -> bool:
    """Whether the words of growth point downwards."""
    moved = names.GROWTH.search(lead.tail)
    rate = names.RATES.search(lead.name)
    return any(names.FALLS.search(found[0]) for found in (moved, rate) if found) or names.FALLS.match(after) is not None


def _run(read: str, found: Sequence[Figure]) -> list[Figure]:
    """The figures that follow one another with nothing but a join between them."""
    run = [found[0]]
    for figure in found[1:]:
        between = read[run[-1].span.end : figure.span.start]
        bounded = names.BEHIND.match(between)
        if between[bounded.end() if bounded else 0 :].strip("、和与及,") and not names.TAIL.fullmatch(
            between[bounded.end() if bounded else 0 :]
        ):
            break
        run.append(figure)
    return run


def _single(read: str, clause: Span, figure: Figure, last: Named | None, *, unsure: bool) -> Named:
    """A figure with the name before or behind it, or the sentence's last one."""
    left, right = read[clause.start : figure.span.start], read[figure.span.end : clause.end]
    lead = names.lead(left)
    after = "" if unsure and lead.name and not _is_verbal(lead.name) else names.behind(right)
    how = _measure(lead, right, figure)
    falls = _falls(lead, after)
    if names.is_growing(after) and lead.name:
        return Named(figure, lead.name, "growth", lead.scope, falls=falls)
    name = _put_together(lead, after, figure)
    flow = _flows(left)
    if names.TOTAL.search(lead.tail) and last is not None and not name:
        return Named(figure, names.FLOW.sub("", last.name), how, last.scope)
    if last is not None and (lead.name.startswith("占") or names.PART.fullmatch(name)):
        name = names.FLOW.sub("", last.name) + name
    elif not name and last is not None:
        return Named(figure, last.name, how, last.scope, last.flow and not names.REACHED.search(lead.tail), falls)
    elif not flow and last is not None and last.flow and _parallel(last, figure, left, lead):
        flow = True
    return Named(figure, name, how, lead.scope, flow, falls)


def _parallel(last: Named, figure: Figure, left: str, lead: names.Lead) -> bool:
    """Whether a clause goes on with the verb of the one before: 新增甲320家, 乙20家."""
    same = last.figure.unit == figure.unit and left.strip("、,") == lead.name
    return same and bool(lead.name) and not _verbs(lead.name)


def _flows(left: str) -> bool:
    """Whether the words before a figure say that it counts what is added."""
    return bool(names.FLOW.search(left[-names.MOST :]))


def _put_together(lead: names.Lead, after: str, figure: Figure) -> str:
    """The name from the words before and behind."""
    if figure.unit in _MOVES and lead.name:
        return lead.name
    before = lead.name
    if after:
        if names.LISTED.search(before) or len(before) > names.MOST // 2:
            before = _verbs(before)
        return (before + after)[: 2 * names.MOST]
    return before if len(before) <= names.MOST else _end(before)


def _is_verbal(name: str) -> bool:
    """Whether a run of words is verbs, or a list of places, so that what is counted stands behind the figure."""
    return name.endswith("等") or _verbs(name) == name


def _verbs(name: str) -> str:
    """The verbs a run of words begins with: of 提升改造东风路、西湖道等 the first four signs."""
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s)

    kept = ""
    for word, tag in rjieba.tag(name):
        if tag[0] not in "vd":
            break
        kept += word
    return kept


def _end(name: str) -> str:
    """The last words of a long run, from the last verb if there is one in reach."""
    import rjieba  # noqa: PLC0415

    kept = ""
    for word in reversed(rjieba.cut(name)):
        if len(kept) + len(word) > names.MOST:
            break
        kept = word + kept
    return names.trimmed(kept)


def _measure(lead: names.Lead, right: str, figure: Figure) -> Measure:
    """Growth or level."""
    if figure.unit == counting.DOUBLED:
        return "growth"
    if names.ARRIVED.search(lead.tail):
        return "growth" if names.RATES.search(lead.name) else "level"
    moved = names.GROWTH.search(lead.tail)
    if figure.unit not in _MOVES:
        counted = names.behind(right) and (not lead.name or _is_verbal(lead.name))  # 增加5000个学位
        return "growth" if moved and not counted and not names.NET.search(moved[0]) else "level"
    grows = moved or names.is_growing(names.behind(right)) or names.RATES.search(lead.name)
    return "growth" if grows else "level"


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
