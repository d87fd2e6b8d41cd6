"""Likeness of meaning, on a few vectors of our own: words of one subject point one way."""

import numpy as np
import pytest

from duidu.align import align, meaning, mirrored
from duidu.align.links import prepare
from duidu.align.meaning import FEW, Lexicon, Meaning, alike, chosen, coverage, meanings, nearest, without
from duidu.align.passage import likeness, passage
from duidu.align.terms import Terms, numbered
from duidu.align.vectors import Pairs
from duidu.align.view import view
from duidu.text.steps import finished
from duidu.text.wordvectors import packed, read

SUBJECTS = (("码头", "泊位", "航道", "港口"), ("教师", "学校", "课程"), ("社区", "食堂", "老人"))
WORDS = [word for subject in SUBJECTS for word in subject]
ROWS = np.array(
    [np.eye(3)[i] + 0.05 * np.eye(3)[(i + k) % 3] for i, subject in enumerate(SUBJECTS) for k, _ in enumerate(subject)]
)
VECTORS = read(packed(WORDS, np.full(len(WORDS), 5.0), ROWS))


def pairs(*chosen_pairs: tuple[int, int]) -> Pairs:
    return Pairs(np.array([a for a, _ in chosen_pairs]), np.array([b for _, b in chosen_pairs]))


@pytest.fixture(scope="module")
def harbour(plan):
    a = view(plan("# 一、港口\n新建码头。招聘教师。\n# 二、学校\n新办学校,改革课程。\n# 三、其他\n一二三四。", "甲"))
    b = view(plan("# 一、交通\n扩大泊位,疏浚航道。\n# 二、教育\n配齐教师。\n# 三、民生\n社区开办食堂。", "乙"))
    return a, b


@pytest.fixture(scope="module")
def sides(harbour) -> tuple[Meaning, Meaning]:
    a, b = harbour
    terms = numbered(a, b)
    whole = finished(meanings(Lexicon(VECTORS, terms), (a, b), terms))
    return chosen(whole[0], a.of("body"), a.units), chosen(whole[1], b.of("body"), b.units)


def test_texts_in_other_words_come_near_each_other(sides):
    a, b = sides
    found = alike(a.units, b.units, pairs((1, 0), (1, 1), (1, 2)))
    assert found[1] > 0.9
    assert max(found[0], found[2]) < 0.3


def test_what_the_vectors_do_not_know_is_like_nothing(sides):
    a, b = sides
    assert alike(a.units, b.units, pairs((2, 0), (2, 1), (2, 2))).tolist() == [0, 0, 0]


def test_coverage_finds_the_sentence_inside(sides):
    a, b = sides
    found = finished(coverage((a, b), (np.ones(len(a.pieces)), np.ones(len(b.pieces))), pairs((0, 0), (0, 1), (0, 2))))
    assert found.best[:2] == pytest.approx([1, 1], abs=0.1)
    assert found.best[2] < 0.3
    assert found.b[1] > found.a[1]


def test_titles_and_sections_have_vectors_of_their_own(harbour):
    terms = numbered(*harbour)
    one, other = (
        chosen(m, v.of("head"), v.units)
        for m, v in zip(finished(meanings(Lexicon(VECTORS, terms), harbour, terms)), harbour, strict=True)
    )
    assert not one.titles[2].any()
    below = alike(one.sections, other.sections, pairs((2, 2), (2, 1)))
    assert below[0] > 0.8 > below[1]


def test_nearest_are_found_in_small_steps_too(sides, monkeypatch):
    a, b = sides
    found = finished(nearest(a.units, b.units, 1))
    assert (1, 1) in set(zip(found.a.tolist(), found.b.tolist(), strict=True))
    assert 2 not in found.a
    monkeypatch.setattr(meaning, "CELLS", 1)
    again = finished(nearest(a.units, b.units, 1))
    assert (found.a.tolist(), found.b.tolist()) == (again.a.tolist(), again.b.tolist())
    assert len(finished(nearest(a.units, b.units[:0], 1)).a) == 0


def test_the_best_of_many_columns_are_those_of_all():
    likeness = np.random.default_rng(7).random((5, 32 * 9 + 5)).astype(np.float32)
    likeness[:, -1] = 2.0
    for width in (2, 40, 32 * 9, 32 * 9 + 5):
        part = likeness[:, :width]
        found = np.take_along_axis(part, meaning._best(part, 4), axis=1)
        assert np.array_equal(np.sort(found), np.sort(part)[:, -4:])


def test_long_lists_of_texts_are_summed_in_steps(monkeypatch, harbour):
    terms = numbered(*harbour)
    lexicon = Lexicon(VECTORS, terms)
    number = {word: k for k, word in enumerate(terms.words)}
    assert "其他" not in VECTORS.index
    words = ["码头", "教师", "教师", "课程", "其他"]
    texts = Terms(np.array([0, 1, 1, 4, 5]), np.array([number[word] for word in words]))
    whole = lexicon.sums(texts)
    monkeypatch.setattr(meaning, "STEP", 16)
    assert np.array_equal(whole, lexicon.sums(texts))
    assert not whole[1].any()
    assert not whole[3].any()


def test_what_all_have_in_common_is_taken_off_but_not_from_one_alone():
    rows = np.array([[1, 0.2], [1, -0.2], [0, 0]], dtype=np.float32)
    common = rows.sum(axis=0) / (3 + FEW)
    found = without(rows, common)
    assert found[0] @ found[1] < rows[0] @ rows[1] / np.linalg.norm(rows[0]) ** 2
    assert not found[2].any()


def test_kindred_words_are_named_once_and_in_turns(harbour):
    lexicon = Lexicon(VECTORS, numbered(*harbour))
    assert lexicon.kindred(["码头", "教师"], ["泊位", "航道", "教师"]) in ([("码头", "泊位")], [("码头", "航道")])
    assert lexicon.kindred(["码头"], ["教师"]) == []
    assert lexicon.kindred(["无名"], ["教师"]) == []


def test_an_alignment_tells_which_words_carried_it(plan):
    a = plan("# 一、港口\n1、码头。新建码头三座。\n# 二、学校\n2、课程。改革课程。", "甲")
    b = plan("# 一、教育\n1、教师。配齐教师。\n# 二、交通\n2、泊位。扩大泊位两个。", "乙")
    found = align(a, b, VECTORS)
    why = {(k.a.block, k.b.block): {r.code: r.values for r in k.reasons} for k in found.links}
    assert why[1, 3]["meaning"] == ("码头", "泊位")
    assert align(b, a, VECTORS) == mirrored(found)
    assert (1, 3) not in {(k.a.block, k.b.block) for k in align(a, b).links if "meaning" in {r.code for r in k.reasons}}


def test_the_passage_is_found_by_meaning_where_wording_fails(plan):
    views = view(plan("社区开办食堂。新建码头三座。招聘教师。老人。", "甲")), view(plan("疏浚航道。", "乙"))
    running = prepare(views[0].document, views[1].document, VECTORS).running
    assert running.sentences
    pair = pairs((0, 0))
    worded, _ = next(likeness(running.sentences, pair))
    meant, _ = next(likeness(running.sentences, pair, running.meant))
    pieces = views[0].of("body")[0].pieces
    assert not worded.any()
    assert passage(pieces, worded) is None
    assert passage(pieces, meant) == pieces[1]
