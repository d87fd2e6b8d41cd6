"""Sentences and clauses tile any text; figures stay whole; signs of either width end them, and closing quotes stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.model import Span
from duidu.text.clauses import clauses, sentences

FULL = {
    ",": "\uff0c",
    ";": "\uff1b",
    ":": "\uff1a",
    "!": "\uff01",
    "?": "\uff1f",
    "(": "\uff08",
    ")": "\uff09",
    "0": "\uff10",
    "1": "\uff11",
    "2": "\uff12",
}
TEXTS = st.text() | st.text(st.sampled_from("平安1230,;:!?()。…、“”’」\"'.a\n " + "".join(FULL.values())))


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, Span]:
    text = draw(TEXTS)
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    return text, Span(start, end)


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in clauses(text, Span(0, len(text)))]


def full_sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, Span(0, len(text)))]


@given(stretches())
def test_both_tile_any_stretch_and_none_is_empty(given_: tuple[str, Span]):
    text, span = given_
    for parts in (sentences(text, span), clauses(text, span)):
        assert all(start < end for start, end in parts)
        assert [span.start, *(part.end for part in parts)] == [*(part.start for part in parts), span.end]


@given(stretches())
def test_every_sentence_is_made_of_whole_clauses(given_: tuple[str, Span]):
    text, span = given_
    assert {part.end for part in sentences(text, span)} <= {part.end for part in clauses(text, span)}


@given(stretches())
def test_a_stretch_is_cut_by_what_is_in_it_alone(given_: tuple[str, Span]):
    text, span = given_
    piece = text[span.start : span.end]
    moved = tuple(Span(start + span.start, end + span.start) for start, end in clauses(piece, Span(0, len(piece))))
    assert clauses(text, span) == moved


@given(TEXTS)
def test_width_decides_nothing(text: str):
    narrow = text.translate({ord(wide): sign for sign, wide in FULL.items()})
    wide = narrow.translate({ord(sign): wide for sign, wide in FULL.items()})
    span = Span(0, len(text))
    assert clauses(narrow, span) == clauses(wide, span)
    assert sentences(narrow, span) == sentences(wide, span)


@given(st.integers(0, 10**12), st.integers(0, 999), st.sampled_from(["家", "万元", "%", ""]))
def test_a_figure_is_never_cut(whole: int, part: int, unit: str):
    for figure in (f"{whole:,}.{part}", f"{whole}.{part}", f"{whole:,}", f"{part}:{whole}", f"{whole}"):
        assert cut(f"共{figure}{unit}、其中")[0] == f"共{figure}{unit}、其中"


@pytest.mark.parametrize("sign", [*"。!?;\n…", "\uff01", "\uff1f", "\uff1b", "?!", "……", "。\n"])
def test_what_ends_a_sentence(sign: str):
    assert (
        full_sentences(f"推进改革{sign}改善民生") == cut(f"推进改革{sign}改善民生") == [f"推进改革{sign}", "改善民生"]
    )


@pytest.mark.parametrize("sign", [*",:", "\uff0c", "\uff1a", ",\n", ",,"])
def test_what_ends_a_clause_only(sign: str):
    assert cut(f"推进改革{sign}改善民生") == [f"推进改革{sign}", "改善民生"]
    if "\n" not in sign:
        assert len(full_sentences(f"推进改革{sign}改善民生")) == 1


@pytest.mark.parametrize("text", ["教育、卫生、养老", "1.", "3.9万个", "A.1", "《规划(草案)》", "·", "(一)总要求"])
def test_what_ends_nothing(text: str):
    assert cut(text) == full_sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("他说:“干得好!”大家笑。", ["他说:", "“干得好!”", "大家笑。"]),
        ("(见附件。)下一步,", ["(见附件。)", "下一步,"]),
        ("「好。」」再。", ["「好。」」", "再。"]),
        ("“甲。”,乙", ["“甲。”,", "乙"]),
        ("“甲。”。乙", ["“甲。”。", "乙"]),
        ('提出,"十四五"时期。"十五五"时期', ["提出,", '"十四五"时期。', '"十五五"时期']),
        ('他说:"干得好。"大家笑', ["他说:", '"干得好。"', "大家笑"]),
        ("it's: 'so.' don't;", ["it's:", " 'so.' don't;"]),
        ("到2015年,2016年再", ["到2015年,", "2016年再"]),
        ("2015,2016年", ["2015,", "2016年"]),
        ("新增2012,200人", ["新增2012,", "200人"]),
        ("12:30开会:议题", ["12:30开会:", "议题"]),
        ("8:加快", ["8:", "加快"]),
        ("!。?", ["!。?"]),
        ("\n\n甲", ["\n\n", "甲"]),
    ],
)
def test_cases(text: str, parts: list[str]):
    assert cut(text) == parts


def test_long_runs_of_signs_are_cut_in_one_pass():
    text = "。" * 50_000 + "”" * 50_000 + "," * 50_000 + '"' * 50_000 + "1,000" * 20_000
    assert "".join(cut(text)) == text
    assert cut("。" * 100_000) == ["。" * 100_000]
