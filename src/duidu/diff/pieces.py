"""Clauses cut from blocks, ready to be compared, and the words inside them.

A clause never crosses a block; where a paragraph is broken over lines it runs on over the break, so each of its
characters knows its own offset. The numbering sign at a block's start is a clause of its own: that 八 became 七 says
nothing about the sentence behind it. The `key` is a clause's substance: folded letters and figures, no punctuation.
"""

import re
import unicodedata
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from duidu.model import Block, Document, Span
from duidu.text.clauses import clauses
from duidu.text.fold import fold
from duidu.text.outline import own_spans
from duidu.text.steps import finished
from duidu.text.words import split

NUMBER_TAIL = re.compile(r"[,.:)\]\s]*")
"""What belongs to a numbering sign in folded text: 、 and 。 fold to comma and point."""
_APART = re.compile(r"\W+")
_DIGIT = re.compile(r"\d")
_SUBSTANCE = re.compile(r"\w|(?<=\d)[.,:/~-](?=\d)|(?<=\d)[%‰℃°]|[+-](?=\d)")
_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
"""Clauses are cut in the half-width text, so that width never decides where one ends."""
LONGEST = 1000
"""Characters of a clause; longer ones are files without punctuation, and cut by force."""
_HINGES = "".join(char for char in map(chr, range(0x3400, 0xA000)) if ord(char) % 16 == ord("三") % 16)
_CHUNK = re.compile(f"(?s:.{{40,{LONGEST - 1}}}?[{_HINGES}]|.{{1,{LONGEST}}})")
"""A piece of forty characters and more up to one of some signs: behind a change both sides soon cut alike."""
_HAN = "[一二两三四五六七八九十百千零]"
_DIGITS = r"[0-9][0-9,.]*"
_NUMBERED = re.compile(
    "第[0-9一二三四五六七八九十百零]+[编章节条款项]"
    "|(?<![0-9])[0-9]{4}([-./])[0-9]{1,2}\\1[0-9]{1,2}(?![0-9])"
    rf"|(?:{_HAN}+|[0-9]+)分之{_HAN}+(?:点{_HAN}+)?"
    rf"|{_HAN}+[万亿]+"
    rf"|{_HAN}+届{_HAN}中"
    rf"|{_DIGITS}(?:[%‰百千万亿]+-+|[%‰百千万亿]*[~至到]){_DIGITS}[%‰百千万亿]*"
    r"|(?<![/0-9])[0-9]+/[0-9]+(?![/0-9])"
)
"""Numbers that dictionaries cut in pieces: an article's, a date, a share, an amount in
Chinese figures, a plenum's, a range."""
COMPOUND = 4
AT_ONCE = 10_000
"""Clauses cut between two steps."""
TRANSLATED = 500_000
"""Characters translated between two steps."""
_JOINERS = {"Mn", "Me", "Mc"}
_LAST_ALONE = "\u02ff"
"""Before the first combining mark."""
_ZERO_WIDTH_JOINER = "\u200d"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of one side: its folded text, the offset of each character, its substance, its text as written."""

    block: int
    offsets: Sequence[int]
    text: str
    key: str
    raw: str
    numbering: bool = False

    @property
    def span(self) -> Span:
        """Where it stands; encloses a line break when the clause runs over one."""
        return Span(self.offsets[0], self.offsets[-1] + 1)


def substance(folded: str) -> str:
    """Return the letters, ideographs and figures of folded text, without what only separates them.

    >>> substance("增长3.6%, (含税)。")
    '增长3.6%含税'
    """
    return "".join(_SUBSTANCE.findall(folded)) if _DIGIT.search(folded) else _APART.sub("", folded)


def clause(text: str, offsets: Sequence[int], block: int = 0, numbering: bool = False) -> Clause:
    """Return the clause that a stretch of original text makes."""
    return _clause(fold(text), text, offsets, block, numbering)


def _clause(folded: str, raw: str, offsets: Sequence[int], block: int, numbering: bool = False) -> Clause:
    """A clause; what is the same string is held once, since there are hundreds of thousands."""
    key = substance(folded) or folded
    return Clause(block, offsets, folded, folded if key == folded else key, folded if raw == folded else raw, numbering)


def part(one: Clause, start: int, end: int) -> Clause:
    """Return a stretch of a clause as a clause of its own."""
    places = one.offsets[start:end]
    return _clause(one.text[start:end], one.raw[start:end], places, one.block)


@dataclass(frozen=True, slots=True)
class Passage:
    """The own text of a block, not yet cut: where each of its clauses begins, and where the last ends.

    A row may be a whole book on one line, of which only a part is held as clauses at a time.
    """

    block: int
    text: str
    folded: str
    offsets: Sequence[int]
    bounds: Sequence[int]
    numbered: bool
    """Whether the first clause is the numbering sign."""

    def clauses(self, start: int, end: int) -> list[Clause]:
        """Return some of the clauses, by their number."""
        return [self._clause(i, *span) for i, span in enumerate(pairwise(self.bounds[start : end + 1]), start)]

    def _clause(self, index: int, start: int, end: int) -> Clause:
        """One clause."""
        numbering = self.numbered and not index
        return _clause(self.folded[start:end], self.text[start:end], self.offsets[start:end], self.block, numbering)

    def __len__(self) -> int:
        """How many clauses there are."""
        return len(self.bounds) - 1


def cut(document: Document, blocks: Sequence[int]) -> tuple[Clause, ...]:
    """Return the clauses that tile the own text of some blocks, in the order given."""
    whole = finished(passages(document, blocks))
    return tuple(found for one in whole for found in one.clauses(0, len(one)))


def passages(document: Document, blocks: Sequence[int]) -> Generator[None, None, list[Passage]]:
    """Return the own text of some blocks, in the order given, a step every now and then."""
    found = []
    for block in blocks:
        one = yield from _passage(document, document.blocks[block])
        found.append(one)
    return found


def _passage(document: Document, block: Block) -> Generator[None, None, Passage]:
    """The own text of one block, its numbering sign a clause of its own."""
    spans = own_spans(document, block)
    text = "".join(document.text[start:end] for start, end in spans)
    offsets: Sequence[int] = range(spans[0].start, spans[0].end) if len(spans) == 1 else _places(spans)
    folded = yield from _in_parts(text, fold)
    half = yield from _in_parts(text, _halved)
    sign = _number_end(block, folded, offsets)
    bounds = [0, sign] if sign else [0]
    for _, end in _short(text, clauses(half, Span(sign, len(text)))):
        bounds.append(end)
        if len(bounds) % AT_ONCE == 0:
            yield
    return Passage(block.id, text, folded, offsets, bounds, sign > 0)


def _in_parts(text: str, translate: Callable[[str], str]) -> Generator[None, None, str]:
    """A text translated, a step after each part of it."""
    if len(text) <= TRANSLATED:
        return translate(text)
    found = []
    for start in range(0, len(text), TRANSLATED):
        found.append(translate(text[start : start + TRANSLATED]))
        yield
    return "".join(found)


def _halved(text: str) -> str:
    """The text with half-width signs."""
    return text.translate(_HALF_WIDTH)


def _places(spans: Iterable[Span]) -> list[int]:
    """The offset of each character of some spans."""
    return [at for start, end in spans for at in range(start, end)]


def _short(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The spans, with those that no person wrote as one clause cut where both sides will be cut."""
    for start, end in spans:
        if end - start <= LONGEST:
            yield Span(start, end)
        else:
            yield from (Span(start + at.start(), start + at.end()) for at in _CHUNK.finditer(text[start:end]))


def _number_end(block: Block, folded: str, offsets: Sequence[int]) -> int:
    """How many characters the numbering sign at the start takes, its punctuation and space included."""
    if block.number is None or not offsets or block.number.start != offsets[0]:
        return 0
    length = 0
    while length < len(offsets) and offsets[length] < block.number.end:
        length += 1
    tail = NUMBER_TAIL.match(folded, length)
    return tail.end() if tail else length


def letters(folded: str) -> list[Span]:
    """Return where the letters, ideographs and digits of folded text stand, combining marks with their letter."""
    found: list[Span] = []
    for at, sign in enumerate(folded):
        if sign.isalnum() or sign == "_":
            found.append(Span(at, at + 1))
        elif found and found[-1].end == at and sign > _LAST_ALONE and _joins(sign):
            found[-1] = Span(found[-1].start, at + 1)
    return found


@lru_cache(maxsize=8192)
def tokens(folded: str) -> tuple[str, ...]:
    """Return the words of a folded clause, in order and without gaps.

    A combining mark stays with its letter, and Latin letters with the digits right before them: 5g is one word.
    """
    found: list[str] = []
    for word in split(folded):
        sign = word[0]
        if found and not "\u4e00" <= sign <= "\u9fff" and (_joins(sign) or _is_model(found[-1], sign)):
            found[-1] += word
        else:
            found.append(word)
    return tuple(found)


@lru_cache(maxsize=1024)
def _joins(sign: str) -> bool:
    """Whether a sign belongs to the one before it."""
    return unicodedata.category(sign) in _JOINERS or sign == _ZERO_WIDTH_JOINER


def _is_model(word: str, sign: str) -> bool:
    """Whether a sign goes on with what begins in digits, as in 5g or 4k."""
    return word.isascii() and word.isdecimal() and sign.isascii() and sign.isalpha()


@lru_cache(maxsize=8192)
def parts(folded: str) -> tuple[str, ...]:
    """Return the words of a folded clause as edits see them: a compound of dictionary words as these, a number whole.

    So 指标体系 made 体系 has lost a word; 承上启下, which is one, is replaced as a whole, as are 第三条 and 二十万.

    >>> parts("指标体系承上启下第三条")
    ('指标', '体系', '承上启下', '第三条')
    """
    found: list[str] = []
    at = 0
    for number in _NUMBERED.finditer(folded):
        found += (part for word in tokens(folded[at : number.start()]) for part in _compound(word))
        found.append(number[0])
        at = number.end()
    found += (part for word in tokens(folded[at:]) for part in _compound(word))
    return tuple(found)


@lru_cache(maxsize=8192)
def _compound(word: str) -> tuple[str, ...]:
    """A word of four characters and more as the dictionary words of two and more that tile it, if they do."""
    if len(word) < COMPOUND or not word.isalpha() or word.isascii():
        return (word,)
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s, so only those who need words pay)

    inner = frozenset(rjieba.cut_for_search(word)) - {word}
    return _tiled(word, inner) or (word,)


def _tiled(word: str, inner: frozenset[str]) -> tuple[str, ...]:
    """Words of a set that tile a word, the longest first; none if they do not."""
    if not word:
        return ()
    for end in range(len(word), 1, -1):
        rest = _tiled(word[end:], inner) if word[:end] in inner else ()
        if word[:end] in inner and (rest or end == len(word)):
            return (word[:end], *rest)
    return ()


@lru_cache(maxsize=8192)
def grains(folded: str) -> tuple[str, ...]:
    """Return the words of a folded clause as likeness sees them: a compound of four characters as two and two.

    >>> grains("对外开放")
    ('对外', '开放')
    """
    found: list[str] = []
    for word in tokens(folded):
        found.extend((word[:2], word[2:]) if len(word) == COMPOUND and not word.isascii() else (word,))
    return tuple(found)
