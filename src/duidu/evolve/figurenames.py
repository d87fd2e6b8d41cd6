"""The figures of a clause with their names: before or behind, shared out by 分别, or gone on from the one before.

Names themselves (which words belong to one) are for `names`; here it is told which figure has which. The limit: no
grammar; a clause whose verb has another object than its figure counts is read wrong.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from duidu.evolve import counting, names
from duidu.evolve.stated import Measure
from duidu.model import Span
from duidu.text.figures import PERCENT, POINTS, Figure

_JOINS = "、"
_NAMES_JOINED = re.compile(r"[^0-9,;:。、]{2}[和及与]$")
"""Between a thing counted and the figure of the next: 1座体育场和5个停车场."""
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


def of_clause(
    read: str, clause: Span, found: Sequence[Figure], known: Sequence[Named], *, unsure: bool
) -> Iterator[Named]:
    """Yield the figures of a clause with their names.

    Args:
        read: The text, as figures are read.
        clause: Where the clause stands.
        found: Its figures.
        known: The sentence's figures before it.
        unsure: Whether the text has lost its punctuation, so that where one name ends and the next begins is a guess.
    """
    last = known[-1] if known else None
    told = _of_each(read, clause, found, known)
    yield from told
    at = len(told)
    while at < len(found):
        start = clause.start if at == 0 else _border(read, found[at - 1], found[at])
        shared = _shared(read, Span(start, clause.end), found[at:])
        if shared:
            yield from shared
            last = shared[-1]
            at += len({named.figure.span for named in shared})
            continue
        if at + 1 < len(found) and _qualifies(read, start, found[at], found[at + 1]):
            at += 1
            continue
        end = _border(read, found[at], found[at + 1], first=True) if at + 1 < len(found) else clause.end
        last = _single(read, Span(start, end), found[at], last, unsure=unsure)
        if at + 1 < len(found):
            last = _with_rest(read, last, found[at + 1 :], clause)
        yield last
        at += 1


def _of_each(read: str, clause: Span, found: Sequence[Figure], known: Sequence[Named]) -> list[Named]:
    """The growths of as many indicators named just before, in their order: 甲5万元,乙2万元,增长8%和9%."""
    run = _run(read, found) if found else []
    lead = names.lead(read[clause.start : found[0].span.start]) if found else None
    if lead is None or lead.name or len(run) < 2 or not names.GROWTH.search(lead.tail):  # noqa: PLR2004  (a pair)
        return []
    before = known[-len(run) :]
    if len({named.name for named in before}) < len(run) or any(named.measure == "growth" for named in before):
        return []
    falls = _falls(lead, "")
    return [Named(f, one.name, "growth", one.scope, falls=falls) for f, one in zip(run, before, strict=True)]


def _qualifies(read: str, start: int, figure: Figure, following: Figure) -> bool:
    """Whether a figure only says of how many the next one speaks: 35个断面水质达标率达到100%."""
    between = read[figure.span.end : following.span.start]
    own, before = names.lead(between), names.lead(read[start : figure.span.start])
    bare = not before.name and not names.REACHED.search(before.tail) and not names.GROWTH.search(before.tail)
    return bare and _JOINS not in between and bool(own.name) and bool(own.tail)


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
    if at < 0 and _NAMES_JOINED.search(between):
        at = len(between) - 1
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


class Context(NamedTuple):
    """What stands around a clause: `carried` of the title or an earlier clause, `wanted` by the clause `before`."""

    carried: str
    wanted: str
    before: str
    right: str


def completed(named: Named, known: Sequence[Named], around: Context) -> Named:
    """Return a figure that its clause does not name in full with the rest of its name.

    Args:
        named: The figure as its clause has it.
        known: The sentence's figures before it.
        around: What may name it: the clauses beside its own, `right` the sentence behind the figure.
    """
    name = named.name
    if not name:
        return named._replace(name=names.used_for(around.right) or around.carried)
    if names.PART.fullmatch(name) and around.wanted and not known:
        return named._replace(name=around.wanted + name)
    if not names.does(name):
        return named
    if known and known[-1].figure.unit == named.figure.unit:
        return named._replace(name=name + names.done_to(known[-1].name))
    return named if known else named._replace(name=name + names.acted_on(around.before))
