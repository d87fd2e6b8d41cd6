"""Places are found again: where they were, where they went, what became of them; and said to be lost when they are."""

from dataclasses import replace

import pytest
import rapidfuzz
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from duidu.model import Anchor, Document, Span
from duidu.text import anchor as anchors

LINES = [
    "一、总体要求",
    "坚持以人民为中心,统筹发展和安全,加快建设美丽城区。",
    "二、主要任务",
    "为老旧小区加装电梯45部,改造供水管网12公里。",
    "新建社区食堂八处,发放助餐补贴,让老人吃得放心。",
    "实施河道清淤工程,建成口袋公园六处。",
    "三、工作要求",
    "各部门要明确责任,按月报送进度。",
]
TEXT = "\n".join(LINES)
TEXTS = st.text() | st.text(st.sampled_from("平安南开。\n"), min_size=1, max_size=60)


def document(text: str, version: str = "1") -> Document:
    return Document("a", text, version, ())


def span_of(words: str, text: str = TEXT, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def make(words: str, text: str = TEXT, nth: int = 0) -> Anchor:
    return anchors.make(document(text), span_of(words, text, nth))


def found(anchor: Anchor, text: str) -> tuple[str, str] | None:
    result = anchors.find(anchor, document(text, "2"))
    return (text[result.span.start : result.span.end], result.how) if result else None


@given(TEXTS, st.data())
def test_in_the_same_text_a_place_is_where_it_was(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    anchor = anchors.make(document(text), Span(start, end))
    assert anchor.line == text.count("\n", 0, start) + 1
    assert anchors.find(anchor, document(text)) == (Span(start, min(end, start + anchors.MOST_EXACT)), "same")


@given(TEXTS, st.text(max_size=40), st.data())
@example("平安", "", None)
def test_text_put_before_shifts_a_place(text: str, before: str, data: st.DataObject | None):
    start, end = (0, len(text)) if data is None else sorted(data.draw(st.integers(0, len(text))) for _ in range(2))
    anchor = anchors.make(document(text), Span(start, end))
    whole = anchor.before + anchor.exact + anchor.after
    assume(start < end and (before + text).count(whole) == 1)
    result = anchors.find(anchor, document(before + text, "2"))
    assert result == (Span(start + len(before), end + len(before)), "shifted" if before else "same")


@given(TEXTS, TEXTS, st.data())
def test_whatever_happens_the_place_lies_in_the_text(text: str, new: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    anchor = anchors.make(document(text), Span(start, data.draw(st.integers(start, len(text)))))
    result = anchors.find(anchor, document(new, "2"))
    if result is not None:
        assert 0 <= result.span.start <= result.span.end <= len(new)
        assert (result.how == "changed") or new[result.span.start : result.span.end] == anchor.exact


def test_the_hash_alone_proves_nothing():
    wrong = replace(make(LINES[3]), start=3)
    assert anchors.find(wrong, document(TEXT)) == (span_of(LINES[3]), "shifted")


@pytest.mark.parametrize("line", LINES)
def test_lines_that_went_elsewhere_are_found(line: str):
    mixed = "\n".join(reversed(LINES))
    assert found(make(line), mixed) == (line, "shifted" if mixed.index(line) != TEXT.index(line) else "same")


def test_of_two_places_with_the_same_words_the_surroundings_decide():
    text = "一月\n完成立项\n开工建设\n二月\n完成招标\n开工建设\n三月"
    for nth, before in enumerate(["完成立项\n", "完成招标\n"]):
        anchor = make("开工建设", text, nth)
        new = "前言。" * 30 + text
        result = anchors.find(anchor, document(new, "2"))
        assert result is not None
        assert new[: result.span.start].endswith(before)
        assert result.how == "shifted"


def test_a_twin_that_took_the_old_offset_is_not_the_place():
    text = "甲乙丙丁戊己庚辛,完成\n子丑寅卯辰巳午未,完成\n尾声"
    anchor = make("完成", text, 1)
    new = "子丑寅卯辰巳午未,完成\n" + "甲乙丙丁戊己庚辛,完成\n尾声"
    result = anchors.find(anchor, document(new, "2"))
    assert result == (span_of("完成", new, 0), "shifted")


def test_of_equal_places_the_nearest_is_taken():
    row = "本区本街道各单位照此办理,\n" * 60
    anchor = make("各单位", row, 30)
    new = row[:-1]
    assert anchors.find(anchor, document(new, "2")) == (span_of("各单位", row, 30), "same")


@pytest.mark.parametrize(
    ("line", "edited"),
    [
        (LINES[3], "为老旧小区加装电梯60部,改造供水管网18公里。"),
        (LINES[4], "新建社区食堂十处,发放助餐补贴,让老人吃得安心。"),
        (LINES[1], "坚持以人民为中心,统筹发展与安全,建设美丽城区。"),
        (LINES[0], "一、总体的要求"),
    ],
)
def test_an_edited_line_is_found(line: str, edited: str):
    new = "序言\n" + TEXT.replace(line, edited)
    assert found(make(line), new) == (edited, "changed")


def test_an_edited_line_is_found_in_the_other_script():
    new = TEXT.replace(LINES[3], "為老舊小區加裝電梯45部,改造供水管網12公里。")
    assert found(make(LINES[3]), new) == ("為老舊小區加裝電梯45部,改造供水管網12公里。", "changed")


def test_an_edited_stretch_of_a_line_is_found():
    new = "序言\n" + TEXT.replace("加装电梯45部", "加装新电梯60部").replace("\n", "")
    result = found(make("为老旧小区加装电梯45部"), new)
    assert result is not None
    assert result[1] == "changed"
    assert "为老旧小区加装新电梯" in result[0]
    far = "前言,与此无关。" * 2000 + new
    result = found(make("为老旧小区加装电梯45部"), far)
    assert result is not None
    assert "为老旧小区加装新电梯" in result[0]


def test_of_two_lines_alike_the_surroundings_decide():
    text = "甲街\n新建停车场两处,泊位100个。\n乙街\n新建停车场两处,泊位300个。\n丙街"
    new = "前言\n" + text.replace("100", "120").replace("300", "320")
    assert found(make("新建停车场两处,泊位100个。", text), new) == ("新建停车场两处,泊位120个。", "changed")
    assert found(make("新建停车场两处,泊位300个。", text), new) == ("新建停车场两处,泊位320个。", "changed")


@pytest.mark.parametrize("words", [*LINES, "电梯", "八", "电梯45部", "\n\n", ""])
def test_what_is_gone_is_lost(words: str):
    text = TEXT.replace(LINES[4], "\n\n" + LINES[4])
    anchor = make(words, text)
    assert found(anchor, "") is None
    assert found(anchor, "完全不同的另一份文件\n\n讲的是别的事情\n" * 50) is None


def test_a_short_word_alone_is_no_proof():
    assert found(make("电梯"), "商场更新了自动扶梯和电梯设备") is None
    assert found(make("电梯"), "又及:" + TEXT) == ("电梯", "shifted")
    assert found(make("电梯", "电梯"), "新电梯") == ("电梯", "shifted")  # there was nothing around it


def test_an_empty_place_is_found_by_what_follows():
    at = TEXT.index("二、")
    anchor = anchors.make(document(TEXT), Span(at, at))
    assert anchors.find(anchor, document("序\n" + TEXT, "2")) == (Span(at + 2, at + 2), "shifted")
    end = anchors.make(document(TEXT), Span(len(TEXT), len(TEXT)))
    assert anchors.find(end, document("别的", "2")) is None


def test_the_first_words_stand_for_a_passage():
    anchor = anchors.make(document("\n" + TEXT), Span(0, len(TEXT) + 1))
    assert found(anchor, "序\n" + TEXT.replace("总体", "总的").replace("六处", "七处")) == ("一、总的要求", "changed")
    long = "平安南开" * 300
    assert anchors.make(document(long), Span(0, len(long))).exact == long[: anchors.MOST_EXACT]


@settings(max_examples=20)
@given(st.integers(0, 40), st.text(st.sampled_from("甲乙"), max_size=3))
def test_only_so_many_places_are_weighed(start: int, words: str):
    text = "甲" * 5000
    places = [*anchors._nearest(text, "甲" + words, start, 7)]
    expected = [i for i in range(len(text)) if text.startswith("甲" + words, i)]
    before, after = [i for i in expected if i < start][-7:], [i for i in expected if i >= start][:7]
    assert sorted(places) == before + after


def test_a_large_text_is_bounded(monkeypatch: pytest.MonkeyPatch):
    weighed = compared = 0
    shared, partial = anchors._shared, rapidfuzz.fuzz.partial_ratio_alignment

    def counted_shared(anchor: Anchor, text: str, at: int) -> int:
        nonlocal weighed
        weighed += 1
        return shared(anchor, text, at)

    def counted_partial(words: str, text: str, score_cutoff: float) -> object:
        nonlocal compared
        compared += len(text)
        return partial(words, text, score_cutoff=score_cutoff)

    monkeypatch.setattr(anchors, "_shared", counted_shared)
    monkeypatch.setattr(rapidfuzz.fuzz, "partial_ratio_alignment", counted_partial)
    text = "甲" * 1_000_000
    anchor = anchors.make(document("乙" + text), Span(500_000, 500_005))
    assert found(replace(anchor, before="丙" * 32), text) == ("甲" * 5, "same")
    assert weighed <= 2 * anchors.MOST_PLACES
    anchor = anchors.make(document("子丑寅卯" * 300), Span(41, 900))
    assert found(anchor, text) is None
    assert 0 < compared <= 3 * 2 * anchors.WINDOW
