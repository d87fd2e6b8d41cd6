r"""Where a form stands in a text: exactly, with a few slips of the pen, with wildcards, or by its sound.

The idea for slips: cut a word that forgives k of them into k + 1 pieces. Wherever it stands with at most k characters
wrong, missing, too many or swapped with their neighbour, one piece stands there untouched, or a swap lies across the
border of two. So the places of pieces and swapped borders (`str.find`, very fast) are all the places worth a look;
rapidfuzz drops most of them in one call, and the rest are settled to the character by edit distance. Nothing is missed,
and no aligner's window has to be trusted.

A slip in a number is counted apart, because 十三五 is no misspelling of 十四五: it is another
fact, shown last if at all.
A ``\n`` in the text separates passages; no match runs over it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA, LCSseq, Levenshtein

from duidu.search.forms import SLIPS_FROM, Form, Heard, Plain, Way, Wild
from duidu.search.passages import Texts

NUMERALS = frozenset("0123456789〇零一二三四五六七八九十百千万亿")
"""Characters that say how many or which one: a slip here is another fact."""


class Match(NamedTuple):
    """A stretch of the text, the slips between it and the word, and how it is heard.

    `figures` counts the slips in numbers, `lost` the word's characters that are not there: where none is lost, the word
    was only swapped or not whole, and to say so takes no guess.
    """

    start: int
    end: int
    slips: int = 0
    figures: int = 0
    lost: int = 0
    way: Way = ""


def matches(texts: Texts, form: Form) -> list[Match]:
    """Return all places of a form, in order and apart from each other; an exact one wins over a slip beside it."""
    if isinstance(form, Heard):
        text = texts.initials if form.way == "initials" else texts.sounds
        return [Match(*found.span(), way=form.way) for found in re.finditer(form.pattern, text)]
    if isinstance(form, Wild):
        return [Match(*found.span()) for found in re.finditer(form.pattern, texts.text) if found[0]]
    return near(texts.text, form)


def near(text: str, form: Plain, most: int | None = None) -> list[Match]:
    """Return all places of a word in folded text.

    Args:
        text: Folded.
        form: The word, not empty.
        most: The most exact places to look at, from the start of the text; None for all.
    """
    exact = [Match(at, at + len(form.text)) for at in islice(places(text, form.text), most)]
    if not form.slips or len(exact) == most:
        return exact
    if len(form.text) < SLIPS_FROM[0]:
        return _apart([*exact, *_with_one_more(text, form.text)])
    return _apart([*exact, *_near(text, form, {m.start for m in exact})])


def places(text: str, piece: str) -> Iterator[int]:
    """Yield the offsets at which a piece stands, left to right, none inside the one before."""
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + len(piece))


def pieces(word: str, count: int) -> list[tuple[int, str]]:
    """Return a word cut into nearly equal pieces, each with its offset.

    >>> pieces("平安南开区", 2)
    [(0, '平安'), (2, '南开区')]
    """
    cuts = [len(word) * i // count for i in range(count + 1)]
    return [(a, word[a:b]) for a, b in pairwise(cuts)]


def borders(word: str, count: int) -> list[tuple[int, str]]:
    """Return the two characters at each border of such pieces, swapped, with the first one's offset.

    >>> borders("平安南开区", 2)
    [(1, '南安')]
    """
    return [(at - 1, word[at] + word[at - 1]) for at, _ in pieces(word, count)[1:]]


def _with_one_more(text: str, word: str) -> Iterator[Match]:
    """Where a short word stands with a letter inside that it lacks."""
    ways = (rf"{re.escape(word[:at])}[^\W_]{re.escape(word[at:])}" for at in range(1, len(word)))
    for found in re.finditer("|".join(ways), text):
        yield Match(*found.span(), 1, _figures(word, found[0]))


def _near(text: str, form: Plain, exact: set[int]) -> Iterator[Match]:
    """Matches with at least one slip, found around untouched pieces and swapped borders."""
    word, slips = form
    looked_for = [*pieces(word, slips + 1), *borders(word, slips + 1)]
    expected = sorted({at - offset for offset, piece in looked_for for at in places(text, piece)}.difference(exact))
    windows = [text[max(0, start - slips) : max(0, start + len(word) + slips)] for start in expected]
    common = len(word) - slips
    for _, _, index in process.extract(word, windows, scorer=LCSseq.similarity, score_cutoff=common, limit=None):
        found = _settle(text, word, expected[index], slips)
        if found is not None:
            yield found


def _settle(text: str, word: str, expected: int, slips: int) -> Match | None:
    """The best stretch near the expected start, None when every one has too many slips.

    Fewest slips first, then ends that are letters (a wrong last character may be a comma), then the word's length.
    """
    best: tuple[int, int, bool, int, int, int] | None = None
    line_start = text.rfind("\n", 0, max(0, expected + len(word) // 2)) + 1
    line_end = text.find("\n", line_start)
    line_end = len(text) if line_end < 0 else line_end
    for start in range(max(line_start, expected - slips), expected + slips + 1):
        for end in range(start + len(word) - slips, min(start + len(word) + slips, line_end) + 1):
            cost = OSA.distance(word, text[start:end], score_cutoff=slips)
            if 0 < cost <= slips:
                ragged = not (text[start].isalnum() and text[end - 1].isalnum())
                found = (cost, _lost(word, text[start:end]), ragged, abs(end - start - len(word)), start, end)
                best = found if best is None else min(best, found)
    if best is None:
        return None
    cost, lost, _, _, start, end = best
    return Match(start, end, cost, min(cost, _figures(word, text[start:end])), lost)


def _lost(word: str, piece: str) -> int:
    """How many characters of the word are not in the piece."""
    return (Counter(word) - Counter(piece)).total()


def _figures(word: str, piece: str) -> int:
    """How many slips make one number of another: a figure in place of a figure, or one more or less in a number."""
    found = 0
    for step in Levenshtein.editops(word, piece):
        if step.tag == "replace":
            found += word[step.src_pos] in NUMERALS and piece[step.dest_pos] in NUMERALS
        elif step.tag == "delete":
            found += _in_number(word, step.src_pos)
        else:
            found += _in_number(piece, step.dest_pos)
    return found


def _in_number(text: str, at: int) -> bool:
    """Whether a character is a figure beside another."""
    beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
    return text[at] in NUMERALS and not NUMERALS.isdisjoint(beside)


def _apart(found: list[Match]) -> list[Match]:
    """The matches in order of the text without those that overlap one with fewer slips or an earlier one."""
    kept: list[Match] = []
    for match in sorted(found, key=lambda m: (m.start, m.slips)):
        while kept and match.start < kept[-1].end and match.slips < kept[-1].slips:
            kept.pop()
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept
