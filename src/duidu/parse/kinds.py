"""Which units are headings, items, captions or paragraphs, seen from the whole document.

The idea: a number says only that something is counted. What is counted is a heading when text stands under it, an
item when it carries its own text; members of one list are judged together. A line without a number is a heading when
it is short, has no stop and text follows; short sentences are headings only in a row (short, long, short, long).
The limit: a list of bare titles without text under any of them is a list of items.
"""

import re

from duidu.model import Kind
from duidu.parse import leads
from duidu.parse.front import dated, names_body, salutes, titled
from duidu.parse.headings import CAPTIONS, RANKS, STRONG, Sign
from duidu.parse.units import Unit, extend

HEADING = 64
"""A numbered heading is at most this long; one that ends in 。 at most 60."""

STOPPED_HEADING = 60
HEADING_LINES = 2
PLAIN = 40
"""An unnumbered heading is at most this long, one that is a sentence at most 32."""

SENTENCE_HEADING = 32
LONG_PLAIN = 56
"""An unnumbered heading with a comma in it may be this long between blank lines."""

_STOP_INSIDE = re.compile(r"[。!?;](?=.)")
_ENDS = re.compile(r"[。!?:;,、\">)\]…]$")
_TEXT = re.compile(r"[一-鿿a-z]{2}")
_GLOSSARY = re.compile(
    r"^\W*(?:\S{0,14})?(?:名词|术语|词语|用语|词汇|概念)(?:解释|注释|说明|释义|解读)|^注释\W*$|^注解\W*$|(?:名词|术语)和\S{1,4}$"
)


def is_glossary(unit: Unit) -> bool:
    """Tell whether a heading opens a glossary."""
    return unit.size <= PLAIN and bool(_GLOSSARY.search(unit.head[unit.sign.length if unit.sign else 0 :]))


def bare(unit: Unit) -> bool:
    """Tell whether a numbered unit could be a heading: short, one phrase or sentence, no list stop."""
    size = unit.size
    if size > HEADING or unit.tail[-1:] in ";,、":
        return False
    if unit.tail[-1:] == "。" and size > STOPPED_HEADING:
        return False
    assert unit.sign is not None  # only numbered units are asked
    return not _STOP_INSIDE.search(unit.head, unit.sign.length)


def decide(units: list[Unit]) -> None:
    """Settle the kind of every unit that is not fixed yet; what a broken heading went on in is in its lines too."""
    after = _followers(units)
    _plain_headings(units, after)
    _numbered(units, after)
    _broken([unit for unit in units if unit.kind not in ASIDE])


ASIDE = frozenset({"furniture", "meta", "title", "toc"})
Followers = dict[int, Unit | None]


def _followers(units: list[Unit]) -> Followers:
    """What follows each unit (by its first line), furniture and contents aside; None where the text breaks off."""
    found: Followers = {}
    after: Unit | None = None
    for unit in reversed(units):
        found[unit.lines[0].number] = after
        if unit.kind in {"title", "meta"}:
            after = None
        elif unit.kind not in ASIDE:
            after = unit
    return found


def _numbered(units: list[Unit], followers: Followers) -> None:
    """Headings, items and captions among the numbered units."""
    text = [u for u in units if not u.fixed or u.kind == "heading"]
    runs: dict[str, list[int]] = {}
    glossary = False
    for index, unit in enumerate(text):
        sign = unit.sign
        if unit.kind == "heading" or (sign and sign.form in STRONG):
            glossary = is_glossary(unit)
        if glossary and not unit.fixed and unit.kind == "para":
            sign = unit.sign = sign or _entry(unit, text[index - 1].sign)
        if sign is None or unit.fixed:
            continue
        after = followers[unit.lines[0].number]
        unit.kind = _simple(unit, sign) or _counted(unit, sign, after, glossary)
        if unit.kind == "heading" and is_glossary(unit):
            glossary = True
        if sign.form not in STRONG and unit.kind in {"heading", "item"} and not glossary:
            _join_run(runs, text, index, sign)
    for run in runs.values():
        _settle_run(text, run)


_LOOSE_NUMBER = re.compile(r"([0-9]{1,3})[.](?=[0-9][^:。]{0,30}:)")
_TERM = re.compile(r"[^:。,]{0,20}:(?=.)")


def _entry(unit: Unit, before: Sign | None) -> Sign | None:
    """The sign of a glossary's entry that shows none: its number runs into digits, or was lost."""
    found = _LOOSE_NUMBER.match(unit.head)
    number = before.value + 1 if before else 1
    if found and int(found[1]) == number:
        return Sign("arabic", number, found.end())
    return Sign("arabic", number, 0) if _TERM.match(unit.head) and before is not None else None


def _simple(unit: Unit, sign: Sign) -> Kind | None:
    """The kind that a sign settles by itself."""
    if sign.form in CAPTIONS:
        return "caption" if unit.size <= HEADING and not _STOP_INSIDE.search(unit.head) else "para"
    if sign.form in STRONG:
        return "heading" if unit.size <= 2 * HEADING else "item"
    if sign.form == "appendix":
        stands = unit.size <= sign.length + 1 and not unit.head.rstrip().endswith(":")
        return (
            "heading"
            if stands or (unit.size <= HEADING and ":" not in unit.head and unit.tail[-1:] != "。")
            else "para"
        )
    return "item" if sign.form == "dash" else None


def _counted(unit: Unit, sign: Sign, after: Unit | None, glossary: bool) -> Kind:
    """The kind of a numbered unit as far as it and the next one show."""
    if glossary or not bare(unit):
        unit.in_glossary = glossary
        return "item"
    if sign.form == "article" and unit.tail[-1:] in "。:":
        return "item"
    return "heading" if _has_text(sign, after) else "item"


def _has_text(sign: Sign, after: Unit | None) -> bool:
    """Whether what follows a numbered line stands under it."""
    if after is None:
        return False
    if after.sign is None or after.sign.form in CAPTIONS or after.sign.form == "dash":
        return True
    if after.sign.form in {sign.form, "appendix"}:
        return False
    return after.sign.value <= 1 or RANKS.get(after.sign.form, 0) > RANKS.get(sign.form, 0)


def _join_run(runs: dict[str, list[int]], text: list[Unit], index: int, sign: Sign) -> None:
    """Put a unit with the members of its list that came before; 1 begins a new list, and so a new key."""
    key = sign.form
    run = runs.get(key)
    if run is not None:
        before = text[run[-1]].sign
        if before is None or sign.value != before.value + 1:
            runs[f"{key}@{run[0]}"] = run
            run = None
    if run is None:
        runs[key] = [index]
    else:
        run.append(index)


def _settle_run(text: list[Unit], run: list[int]) -> None:
    """Make the members of one list alike: headings when at least half of them are and none ends as a list does."""
    could = [i for i in run if bare(text[i])]
    found = sum(text[i].kind == "heading" for i in could)
    if found == len(run) or found == 0:
        return
    listed = any(text[i].tail[-1:] == ";" for i in run)
    for i in could:
        text[i].kind = "heading" if found * 2 >= len(could) and not listed else "item"


def _plain_headings(units: list[Unit], followers: Followers) -> None:
    """Headings without a number."""
    text = [u for u in units if not u.fixed]
    for unit in text:
        if unit.sign is None and plain_heading(unit, followers[unit.lines[0].number]):
            unit.kind, unit.fixed = "heading", True
            unit.sign = Sign("plain", 0, 0)
    rows = [_sentence_heading(unit, followers[unit.lines[0].number]) for unit in text]
    for index, unit in enumerate(text):
        if rows[index] and ((index + 2 < len(rows) and rows[index + 2]) or (index > 1 and rows[index - 2])):
            unit.kind, unit.fixed = "heading", True
            unit.sign = Sign("sentence", 0, 0)


def plain_heading(unit: Unit, after: Unit | None) -> bool:
    """Tell whether an unnumbered unit is a heading."""
    isolated = unit.gap > 0 and after is not None and after.gap > 0 and "," in unit.head
    if (
        unit.size > (LONG_PLAIN if isolated else PLAIN)
        or len(unit.lines) > HEADING_LINES
        or _ENDS.search(unit.tail)
        or "。" in unit.head
    ):
        return False
    if after is None or not _TEXT.search(unit.head) or ":" in unit.head:
        return False
    first = unit.lines[0]
    if salutes(first) or dated(first) or _POSTAL.search(unit.head):
        return False
    return is_glossary(unit) or bool(_CLOSING.match(unit.head)) or _heads(unit, after)


def _heads(unit: Unit, after: Unit) -> bool:
    """Whether what follows a short line can stand under it: a list that begins, or text."""
    if after.sign is not None and not after.fixed:
        return after.sign.value <= 1 and after.sign.form != "appendix"
    if after.kind in {"cell", "row"}:
        return True
    if after.size > max(2 * unit.size, PLAIN) or (after.tail[-1:] in "。!" and after.size >= SENTENCE):
        return True
    return after.size <= PLAIN and titled(unit.lines[0]) and not names_body(unit.lines[0])


SENTENCE = 12
"""Text under an unnumbered heading is a sentence of at least so many characters."""


_CLOSING = re.compile(r"^(?:结束语|结语|前言|引言|序言|导言|后记)$")
_POSTAL = re.compile(r"[0-9]{7,}|@|https?|www[.]|^[0-9.,%\s/-]+$|(?:\s\S{1,4}){4,}")


def _sentence_heading(unit: Unit, after: Unit | None) -> bool:
    """Whether a unit is one short sentence before a long paragraph."""
    if unit.fixed or unit.sign is not None or unit.size > SENTENCE_HEADING or unit.tail[-1:] != "。" or after is None:
        return False
    if _STOP_INSIDE.search(unit.head) or salutes(unit.lines[0]) or after.fixed:
        return False
    return after.sign is None and after.size > 2 * unit.size and leads.commas(unit.head, len(unit.head)) <= 2  # noqa: PLR2004


DIVISIONS = frozenset({"part", "chapter", "section"})
BROKEN = 24
"""The rest of a broken heading is at most this long a line."""


def _broken(units: list[Unit]) -> None:
    """Join headings that were broken over lines with blank lines between, and headings that stand twice."""
    index = 0
    while index + 1 < len(units):
        unit, after = units[index], units[index + 1]
        if _same(unit, after) or _defines(unit, after) or _rest(units, index):
            _swallow(units, index)
        else:
            index += 1


def _same(unit: Unit, after: Unit) -> bool:
    """Whether a heading stands twice, one right after the other."""
    alike = unit.kind == after.kind == "heading" and unit.head == after.head
    return alike and unit.sign is not None and unit.sign.value > 0


def _defines(unit: Unit, after: Unit) -> bool:
    """Whether a unit is a term of a glossary whose definition stands on the next line."""
    return unit.kind == "item" and unit.in_glossary and unit.tail[-1:] == ":" and after.kind == "para"


def _rest(units: list[Unit], index: int) -> bool:
    """Whether the unit after a chapter's heading is the rest of it: a short phrase, and the only one in the chapter."""
    unit, after = units[index], units[index + 1]
    if unit.sign is None or unit.sign.form not in DIVISIONS or unit.kind != "heading" or not _phrase(after):
        return False
    if unit.size <= unit.sign.length:
        return True
    for later in units[index + 2 :]:
        if later.sign and later.sign.form in DIVISIONS:
            break
        if later.kind == "heading" and later.sign and later.sign.form == "plain":
            return later is units[index + 2]
    return True


def _phrase(unit: Unit) -> bool:
    """Whether a unit is a short phrase on one line, without a number and without a stop."""
    if unit.kind not in {"heading", "para"} or (unit.sign and unit.sign.form != "plain"):
        return False
    return (
        unit.size <= BROKEN and len(unit.lines) == 1 and not _ENDS.search(unit.tail) and bool(_TEXT.search(unit.head))
    )


def _swallow(units: list[Unit], index: int) -> None:
    """Give a unit the lines of the one after it."""
    after = units.pop(index + 1)
    for line in after.lines:
        extend(units[index], line)
