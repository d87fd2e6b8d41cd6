"""Classes of change: script, punctuation, numbering, year, figure, name, wording.

A changed run is cut where figures of one unit stand on both sides, so that 5% made 6% is a change of its own beside a
reworded verb. What is left is a class by form: signs, counting signs, names as the dictionary tags them, else wording.
The limits: a name the dictionary does not know is wording, and so is a figure that only one side has among words.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from duidu.diff.pieces import Clause, parts, substance, tokens
from duidu.diff.runs import Run, common
from duidu.diff.tidy import is_crumb
from duidu.model import Change, Span
from duidu.text.figures import Figure, Sort, figures
from duidu.text.fold import fold

_NUMERALS = "0123456789一二三四五六七八九十百零两"
_NUMERAL = f"[{_NUMERALS}]+"
_ORDINAL = re.compile(rf"{_NUMERAL}\w?")
_COUNTING = re.compile(rf"第{_NUMERAL}[编章节条款项篇]+|{_NUMERAL}[是要]|[\u2460-\u2487\u3220-\u3229]")
_COUNTED = re.compile(r"[是要]|\s*[),.:](?!\d)")
"""What stands behind a counting sign that is a number alone: 一是, (一), 1."""
_SERIAL = re.compile("[编章节条款项篇届次轮批期号讲部卷册]")
"""What an ordinal counts that only says which one: a part of a paper, a meeting, a round."""
_RANKED = re.compile(r"[位名]|\W*$|[,.;](?!\d)")
"""What makes an ordinal a rank, which is an achievement and no number of anything."""
_APPENDED = re.compile("(?:附[件表录图]|专栏)$")
_FRACTION = re.compile(rf"{_NUMERAL}(?:分之|/){_NUMERAL}(?:点{_NUMERAL})?")
_PERIOD = re.compile(r"十?[一二三四五六七八九]五")
_DATE = re.compile(r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}")
_PLAN_BEFORE, _PLAN_BEHIND = re.compile(rf"第?{_NUMERAL}个?"), re.compile("个?五年")
"""The two halves of 第十四个五年规划, of which only the first changes."""
_CONGRESS = re.compile(
    "(?:十[一二三四五六七八九]|[二三]十[一二三四五六七八九]?)(?:大|届(?:[一二三四五六七八九]中(?:全会)?)?)"
)
_NUMBER = re.compile(_NUMERAL)
_BOUNDS = re.compile(
    "控制在|不?(?:低于|少于|高于|超过|大于|小于)|至少|突破|达到?|左右|上下|以[上内下]|之内|约|近|余|多|逾|超|及"
)
_MAY_COUNT = re.compile(r"[\d一二三四五六七八九十百千万亿两]")
_BOUND_BEFORE = re.compile(rf"(?:{_BOUNDS.pattern})+$")
_NAMES = ("nr", "ns", "nt", "nz")
_AROUND_NAMES = frozenset({"x", "c", "uj", "p", "u"})


BRACKETED = 4
"""Characters between two brackets that are both written otherwise, up to which they are one change."""
_SPELT: tuple[Change, ...] = ("", "punctuation", "script")
"""What may differ in a word that folds to the same; the last that does is what the word is said to change."""


class Classed(NamedTuple):
    """A run and what it changes; equal runs of different characters have a class too."""

    run: Run
    change: Change


def classed(runs: Sequence[Run], a: Clause, b: Clause) -> list[Classed]:
    """Return the runs cut by class, still touching end to end.

    Args:
        runs: The tidied runs from a to b.
        a: One clause.
        b: The other; swapping them mirrors the result if their runs are mirrored.
    """
    found: list[Classed] = []
    for run in runs:
        if run.equal:
            found.extend(_spellings(run, a, b))
        elif a.numbering or b.numbering:
            found.append(Classed(run, "numbering"))
        else:
            found.extend(Classed(part, _class(part, a, b)) for part in _at_figures(run, a, b))
    return found


# -- equal to matching, written otherwise -----------------------------------------------------------------------------


def _spellings(run: Run, a: Clause, b: Clause) -> Iterator[Classed]:
    """An equal run cut at the words that are spelled otherwise; a crumb between two of them belongs to them.

    So the brackets of a counting sign that became narrow are one change with the number they hold, and those around a
    word or two with these.
    """
    folded = a.text
    old, new = a.raw[run.a0 : run.a1], b.raw[run.b0 : run.b1]
    if old == new:
        yield Classed(run, "")
        return
    at, found = 0, list[_Spelt]()
    for word in tokens(folded[run.a0 : run.a1]):
        end = at + len(word)
        change = max(map(_spelling, old[at:end], new[at:end]), key=_SPELT.index)
        found[-1:] = _both(found[-1:], _Spelt(change, at, end))
        at = end
    for joins in (_is_crumb, _is_short, _is_bracketed):
        found = _joined(found, old, joins)
    if a.numbering:
        found = _joined(found, old, _is_any)
    for one in found:
        yield Classed(Run(True, run.a0 + one.start, run.a0 + one.end, run.b0 + one.start, run.b0 + one.end), one.change)


class _Spelt(NamedTuple):
    """A stretch of an equal run, and what differs in it."""

    change: Change
    start: int
    end: int


def _both(before: Sequence[_Spelt], one: _Spelt) -> list[_Spelt]:
    """A part and the one before it, as one where the same differs in both."""
    if before and before[0].change == one.change:
        return [_Spelt(one.change, before[0].start, one.end)]
    return [*before, one]


def _joined(parts: Sequence[_Spelt], text: str, joins: Callable[[str, _Spelt, _Spelt], bool]) -> list[_Spelt]:
    """The parts, two of one class made one with what lies between them where that is too little."""
    found: list[_Spelt] = []
    for one in parts:
        if len(found) > 1 and one.change and found[-2].change == one.change and joins(text, found[-2], one):
            found[-2:] = [_Spelt(one.change, found[-2].start, one.end)]
        else:
            found.append(one)
    return found


def _is_crumb(text: str, before: _Spelt, behind: _Spelt) -> bool:
    """Whether what lies between two parts is a crumb."""
    return is_crumb(text[before.end : behind.start])


def _is_short(_text: str, before: _Spelt, behind: _Spelt) -> bool:
    """Whether what lies between two parts is no longer than either."""
    return behind.start - before.end <= min(before.end - before.start, behind.end - behind.start)


def _is_bracketed(text: str, before: _Spelt, behind: _Spelt) -> bool:
    """Whether two parts are the brackets around a word or two."""
    signs = text[before.end - 1], text[behind.start]
    return fold(signs[0]) in "([<" and fold(signs[1]) in ")]>" and behind.start - before.end <= BRACKETED


def _is_any(_text: str, _before: _Spelt, _behind: _Spelt) -> bool:
    """Whether two parts are both of one counting sign: whatever lies between them is its number."""
    return True


@lru_cache(maxsize=8192)
def _spelling(old: str, new: str) -> Change:
    """What differs between two characters that fold to the same."""
    if old == new:
        return ""
    width = unicodedata.normalize("NFKC", old) == unicodedata.normalize("NFKC", new)
    return "script" if old.isalnum() and new.isalnum() and not width else "punctuation"


# -- figures ----------------------------------------------------------------------------------------------------------


def _at_figures(run: Run, a: Clause, b: Clause) -> list[Run]:
    """A changed run cut around the figures of one unit that both sides have, at edges of words: not 第|十条."""
    old, new = _inside(a, run.a0, run.a1), _inside(b, run.b0, run.b1)
    if not old or not new or all(map(_CONGRESS.fullmatch, (a.text[run.a0 : run.a1], b.text[run.b0 : run.b1]))):
        return [run]
    pairs = [
        (old[i], new[i - a0 + b0])
        for equal, a0, a1, b0, _ in common(list(map(_kin, old)), list(map(_kin, new)))
        if equal
        for i in range(a0, a1)
    ]
    places = [(_clipped(x.span, run.a0, run.a1), _clipped(y.span, run.b0, run.b1)) for x, y in pairs]
    edges = _edges(a.text), _edges(b.text)
    whole = [(x, y) for x, y in places if edges[0].issuperset(x) and edges[1].issuperset(y)]
    inner = [cut for x, y in whole for cut in ((x.start, y.start), (x.end, y.end))]
    cuts = pairwise([(run.a0, run.b0), *inner, (run.a1, run.b1)])
    found = [Run(False, a0, a1, b0, b1) for (a0, b0), (a1, b1) in cuts if a0 < a1 or b0 < b1]
    return _without_equal(found, a.text, b.text)


def _edges(folded: str) -> set[int]:
    """Where the words of a folded clause begin and end, as edits see them."""
    return {0, *accumulate(map(len, parts(folded)))}


def _inside(one: Clause, start: int, end: int) -> list[Figure]:
    """The figures that stand, in part at least, in a stretch of a clause, with the words that bound them."""
    if not _MAY_COUNT.search(one.text, start, end):
        return []
    return [figure for figure in _figures(one.raw) if figure.span.start < end and start < figure.span.end]


@lru_cache(maxsize=1024)
def _figures(raw: str) -> tuple[Figure, ...]:
    """The figures of a clause, each as long as the words that bound it reach; one between two belongs to the first."""
    found: list[Figure] = []
    for figure in figures(raw):
        start, end = _bounded(raw, figure.span)
        found.append(figure._replace(span=Span(max(start, found[-1].span.end) if found else start, end)))
    return tuple(found)


def _bounded(raw: str, span: Span) -> Span:
    """A figure's span with the words before and behind it that bound it."""
    before, behind = _BOUND_BEFORE.search(raw[: span.start]), _BOUNDS.match(raw, span.end)
    return Span(before.start() if before else span.start, behind.end() if behind else span.end)


def _kin(figure: Figure) -> str:
    """What makes two figures comparable."""
    return f"{figure.sort} {figure.unit}"


def _clipped(span: Span, start: int, end: int) -> Span:
    """The part of a span inside a stretch."""
    return Span(max(span.start, start), min(span.end, end))


def _without_equal(parts: list[Run], a: str, b: str) -> list[Run]:
    """The parts with those whose texts are the same joined to the one before, or else behind."""
    found: list[Run] = []
    for part in parts:
        same = a[part.a0 : part.a1] == b[part.b0 : part.b1]
        if found and (same or a[found[-1].a0 : found[-1].a1] == b[found[-1].b0 : found[-1].b1]):
            found[-1] = found[-1]._replace(a1=part.a1, b1=part.b1)
        else:
            found.append(part)
    return found


# -- the class of one run ---------------------------------------------------------------------------------------------


class _Stretch(NamedTuple):
    """One side of a changed run: its substance, its clause, where it stands there."""

    text: str
    side: Clause
    start: int
    end: int


def _class(run: Run, a: Clause, b: Clause) -> Change:
    """The class of a changed run: the first that both sides, as far as they say anything, bear."""
    old, new = substance(a.text[run.a0 : run.a1]), substance(b.text[run.b0 : run.b1])
    if old == new:
        return "punctuation"
    sides = [s for s in (_Stretch(old, a, run.a0, run.a1), _Stretch(new, b, run.b0, run.b1)) if s.text]
    return next((change for bears, change in _TESTS if all(map(bears, sides))), "wording")


def _is_counting(one: _Stretch) -> bool:
    """Whether a stretch is a counting sign: 第三章, ②, 一是, or the 一 of (一)."""
    if _COUNTING.fullmatch(one.text):
        return True
    before = one.side.text[: one.start].strip()
    alone = not before or before.endswith("(")
    own = one.side.text[one.start : one.end].removeprefix("(").removeprefix(one.text)
    if not _NUMBER.fullmatch(one.text.removeprefix("第")):
        return False
    return bool(_APPENDED.search(before) or (alone and _COUNTED.match(own + one.side.text[one.end :])))


def _is_year(one: _Stretch) -> bool:
    """Whether a stretch is a year, a date or the name of a plan's period."""
    if _PERIOD.fullmatch(one.text) or _DATE.fullmatch(one.text) or _only_figures(one) in {"year", "date"}:
        return True
    return bool(_PLAN_BEFORE.fullmatch(one.text) and _PLAN_BEHIND.match(one.side.text, one.end))


def _is_figure(one: _Stretch) -> bool:
    """Whether a stretch is figures alone, or says how strictly the one beside it is meant."""
    if _is_ordinal_number(one):
        return _counts(_RANKED, one)
    if _only_figures(one):
        return True
    beside = any(figure.span.start <= one.end and one.start <= figure.span.end for figure in _figures(one.side.raw))
    return beside and bool(_BOUNDS.fullmatch(one.text))


def _only_figures(one: _Stretch) -> Sort | None:
    """The sort of figure that a stretch is, with nothing but what bounds it; None if it says more."""
    found = _inside(one.side, one.start, one.end)
    if not found:
        return "amount" if _NUMBER.fullmatch(one.text) or _FRACTION.fullmatch(one.text) else None
    edges = [one.start, *(at for figure in found for at in _clipped(figure.span, one.start, one.end)), one.end]
    between = "".join(one.side.text[low:high] for low, high in list(pairwise(edges))[::2])
    return None if substance(_BOUNDS.sub("", between)) else found[0].sort


def _is_ordinal(one: _Stretch) -> bool:
    """Whether a stretch is an ordinal that says which one of a series: 第5届, and not 第三产业."""
    return _is_ordinal_number(one) and _counts(_SERIAL, one)


def _is_ordinal_number(one: _Stretch) -> bool:
    """Whether a stretch is an ordinal, with what it counts or without, or its number alone."""
    after = one.text.startswith("第") or one.side.text.endswith("第", 0, one.start)
    return after and bool(_ORDINAL.fullmatch(one.text.removeprefix("第")))


def _counts(what: re.Pattern[str], one: _Stretch) -> bool:
    """Whether an ordinal counts such a thing, in its stretch or right behind it."""
    counted = one.text.removeprefix("第").lstrip(_NUMERALS)
    return bool(what.match(counted) if counted else what.match(one.side.text, one.end))


def _is_named(one: _Stretch) -> bool:
    """Whether a stretch is names, a part of a paper's title, or a party congress."""
    return bool(_CONGRESS.fullmatch(one.text)) or _in_title(one.side.text, one.start) or _is_name(one.text)


_TESTS: tuple[tuple[Callable[[_Stretch], bool], Change], ...] = (
    (_is_counting, "numbering"),
    (_is_year, "year"),
    (_is_ordinal, "numbering"),
    (_is_figure, "figure"),
    (_is_named, "name"),
)


def _in_title(folded: str, at: int) -> bool:
    """Whether a place stands inside the name of a paper, between its marks."""
    return folded.rfind("<", 0, at) > folded.rfind(">", 0, at)


@lru_cache(maxsize=8192)
def _is_name(folded: str) -> bool:
    """Whether a text is names of people, places, bodies or brands, or in Latin letters."""
    if folded.isascii() and any(map(str.isalpha, folded)):
        return True
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s, so only those who need words pay)

    flags = [flag for word, flag in rjieba.tag(folded)]
    names = [flag for flag in flags if flag.startswith(_NAMES)]
    return bool(names) and all(flag.startswith(_NAMES) or flag in _AROUND_NAMES for flag in flags)
