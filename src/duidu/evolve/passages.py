"""The clauses in which a commitment is looked for, the words they tell, and what stands in them word for word.

The idea: a clause is about as much as one commitment says; two that follow each other in a sentence are tried together,
since a later text may say in two what the earlier said in one, and a figure of a table is a clause of its own. The
limit: what a text says over several sentences is in none of them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from duidu.diff.pieces import grains
from duidu.evolve.stated import Stated
from duidu.evolve.worth import names
from duidu.model import TEXT_KINDS, Document, Role, Span
from duidu.text.clauses import clauses, sentences
from duidu.text.corrected import corrected
from duidu.text.figures import as_read, figures
from duidu.text.fold import fold
from duidu.text.lines import line_of, line_starts

_WRITTEN = re.compile("[0-9]|百分之|[万亿]")
"""What makes a figure an amount and no name: 津八条 and 四个意识 are names."""
PARTS = re.compile("[、,;]|以及|和|及|与|\uff0c")
"""What stands between the things of a list."""


class Passage(NamedTuple):
    """A clause of a document, or two that follow each other in a sentence, its words, and those of what it lists."""

    block: int
    line: int
    span: Span
    role: Role
    written: str
    words: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()


@lru_cache(maxsize=32768)
def telling(text: str) -> tuple[str, ...]:
    """Return the words of a text that are not figures or signs, folded.

    >>> telling("新建3个公园, 改造老旧小区")
    ('新建', '公园', '改造', '老旧', '小区')
    """
    read = as_read(text)
    plain = list(fold(text))
    for figure in figures(read):
        if figure.sort != "amount" or _WRITTEN.search(read, *figure.span):
            plain[figure.span.start : figure.span.end] = [","] * (figure.span.end - figure.span.start)
    return tuple(word for word in grains("".join(plain)) if any(sign.isalpha() for sign in word))


def passages(document: Document) -> Iterator[Passage]:
    """Yield the clauses of a document, and each two neighbours of a sentence."""
    starts = line_starts(document.text)
    for block in document.blocks:
        if block.kind not in TEXT_KINDS:
            continue
        source = corrected(document, block)
        read = as_read(source.text)
        for sentence in sentences(read, Span(0, len(read))):
            last: Passage | None = None
            for start, end in clauses(read, sentence):
                words = telling(source.text[start:end])
                if not words:
                    continue
                span = source.source(start, end)
                written = source.text[start:end].strip()
                place = block.id, line_of(starts, span.start), span, block.role
                one = Passage(*place, written, words, _listed_in(written))
                yield one
                if last is not None:
                    both = last.written + written, last.words + words
                    whole = Span(last.span.start, span.end)
                    yield last._replace(span=whole, written=both[0], words=both[1], parts=last.parts + one.parts)
                last = one


def of_cell(stated: Stated) -> Passage:
    """Return a figure of a table as a passage: what it is of, and how much."""
    written = f"{stated.indicator} {stated.value}{stated.unit}"
    return Passage(stated.block, stated.line, stated.span, stated.role, written, telling(stated.indicator))


def _listed_in(text: str) -> tuple[tuple[str, ...], ...]:
    """The words of each thing that a clause lists; none where it lists nothing."""
    parts = PARTS.split(text)
    found = (telling(part) for part in parts) if len(parts) > 1 else ()
    return tuple(words for words in found if any(map(names, words)))


def stands_in(written: str, passage: str) -> bool:
    """Return whether a passage has a commitment word for word, with nothing joined to its end.

    >>> stands_in("发展科技产业", "还会加快发展科技产业, 办好园区")
    True
    >>> stands_in("发展科技产业", "发展科技产业园"), stands_in("5%", "增长5%")
    (False, False)
    """
    wanted, text = fold(written), fold(passage)
    if not any(sign.isalpha() for sign in wanted):
        return False
    return any(text.startswith(wanted, at) and ends_there(text, at + len(wanted)) for at in range(len(text)))


def ends_there(text: str, at: int) -> bool:
    """Return whether no word or figure goes on at an offset."""
    return at >= len(text) or not text[at].isalnum()


class Blocks:
    """The text of a document's blocks, folded, in which one looks for what stands outside one of them."""

    def __init__(self, document: Document) -> None:
        """Put the blocks one after another."""
        folded = {b.id: fold(corrected(document, b).text) for b in document.blocks if b.kind in TEXT_KINDS}
        self._text = "\n".join(folded.values())
        self._spans: dict[int, tuple[int, int]] = {}
        start = 0
        for id_, text in folded.items():
            self._spans[id_] = start, start + len(text)
            start += len(text) + 1

    def has_elsewhere(self, text: str, block: int) -> bool:
        """Return whether a text stands in a block other than one."""
        start, end = self._spans.get(block, (0, 0))
        return self._text.find(text, 0, start) >= 0 or self._text.find(text, end) >= 0
