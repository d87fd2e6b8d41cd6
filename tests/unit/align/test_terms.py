"""Terms as numbers: the same n-grams and words as the strings, one numbering for both documents."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from duidu.align.terms import BITS, Terms, named, numbered
from duidu.align.view import view
from duidu.text.grams import grams

texts = st.lists(st.text("港桥路学医田,。 _5gé\U00020000", min_size=1, max_size=12).filter(str.strip), max_size=5)


def of(terms: Terms, text: int) -> list[int]:
    return [int(number) for number in terms.ids[terms.starts[text] : terms.starts[text + 1]]]


def spelt(side, text: int, known: list[int]) -> list[str]:
    codes = [known[number] for number in of(side.grams, text)]
    return [chr(code >> BITS) + chr(code & ((1 << BITS) - 1)) for code in codes]


@given(texts, texts)
def test_grams_are_those_of_each_piece(plan, one, other):
    a, b = view(plan("\n".join(one), "甲")), view(plan("\n".join(other), "乙"))
    found = numbered(a, b)
    expected = [
        [list(grams(side.folded[start:end], 2)) for unit in side.units for start, end in unit.pieces] for side in (a, b)
    ]
    known = sorted({(ord(gram[0]) << BITS) | ord(gram[1]) for side in expected for text in side for gram in text})
    assert found.grams == len(known)
    for side, wanted in zip(found.sides, expected, strict=True):
        assert [spelt(side, text, known) for text in range(len(wanted))] == wanted


def test_words_of_pieces_and_titles_have_one_numbering(plan):
    a, b = view(plan("# 一、港口\n新建码头。招聘教师。", "甲")), view(plan("# 一、教师\n码头。", "乙"))
    found = numbered(a, b)
    names = [[found.words[k] for k in side.titles.ids] for side in found.sides]
    assert names == [["港口"], ["教师"]]
    side = found.sides[0]
    assert [found.words[k] for k in of(side.of(side.words), 1)] == list(a.units[1].words)
    assert [found.words[k] for k in side.of(side.words, np.array([1, 0])).ids] == [*a.units[1].words, "港口"]
    assert [found.words[k] for k in found.sides[1].words.ids] == ["教师", "码头"]


def test_nothing_has_no_terms(plan):
    nothing = view(plan("", "甲"))
    found = numbered(nothing, nothing)
    assert (found.grams, found.words) == (0, ())
    assert [side.grams.ids.size for side in found.sides] == [0, 0]


def test_texts_are_joined_and_picked():
    (terms, _), names = named([["港", "路"], [], ["路"]], [])
    assert names == ("港", "路")
    joined = terms.joined(np.array([0, 2, 3]))
    assert [of(joined, text) for text in (0, 1)] == [[0, 1], [1]]
    assert [of(terms.picked(np.array([2, 0])), text) for text in (0, 1)] == [[1], [0, 1]]
