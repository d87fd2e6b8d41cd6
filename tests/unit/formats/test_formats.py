import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from duidu.errors import InputError
from duidu.formats import SUFFIXES, extract, suffix_of
from duidu.formats.markdown import marks
from duidu.formats.plain import decode, detect, plausibility

SIMPLE = "我区经济社会发展取得新成绩,人民生活水平不断提高,各项工作都在有序推进。\r\n第二行内容"
OTHER = "我區經濟社會發展取得新成績,人民生活水平不斷提高,各項工作都在有序推進。\n第二行內容"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk", "utf-32"]
)
def test_simplified_text_in_every_encoding(encoding: str):
    found = extract(SIMPLE.encode(encoding), "a.txt")
    assert found.text == SIMPLE.replace("\r\n", "\n")
    assert found.notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "big5hkscs", "gb18030", "utf-16-le"])
def test_traditional_text_in_every_encoding(encoding: str):
    assert extract(OTHER.encode(encoding), "a.txt").text == OTHER


def test_the_encoding_is_said():
    assert extract(SIMPLE.encode("utf-8-sig"), "a.txt").encoding == "utf-8"
    assert extract(SIMPLE.encode("gbk"), "a.txt").encoding == "gb18030"
    assert extract(OTHER.encode("big5"), "a.txt").encoding == "big5hkscs"


def test_bytes_that_cannot_be_read_are_replaced_and_counted():
    data = SIMPLE.encode() * 20 + b"\xff\xfe\xfd" + "尾".encode()
    found = extract(data, "a.txt")
    ((code, values, line),) = found.notes
    assert (code, values, line) == ("undecodable", ("3",), 21)
    assert found.text.endswith("\ufffd尾")
    assert decode(b"\x81", "gb18030")[1][0].values == ("1",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02PNG" * 50, "binary"),
        (b"text\x00text" * 9, "binary"),
        (b"\x01\x02a" * 9, "binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, words: str):
    with pytest.raises(InputError, match=words):
        extract(data, "a.txt")


def test_an_unknown_format_is_refused_by_name():
    with pytest.raises(InputError, match=r"a\.xls: unknown format"):
        extract(b"x", "a.xls")


def test_suffixes():
    assert {".txt", ".md"} <= SUFFIXES
    assert suffix_of("a/b.c/plan") == ""
    assert suffix_of(".txt") == ""
    assert suffix_of("C:\\x\\报告.Md") == ".md"


def test_ascii_and_other_encodings():
    assert detect(b"plain words only") == "utf-8"
    assert extract("Привет, мир! Как дела у вас сегодня?".encode("cp1251"), "a.txt").text
    assert plausibility("") == 0.0
    assert plausibility("的一是") == 1.0


def test_wide_text_without_its_last_byte():
    assert extract(SIMPLE.encode("utf-16-le")[:-1], "a.txt").text.startswith("我区")


def test_noise_that_looks_wide_is_binary():
    assert detect(bytes(range(1, 200, 2)).replace(b"\x0b", b"\x01") + b"\x00\x07" * 100) is None


def test_markdown_marks():
    text = "---\ntitle: 甲\n---\n# 一\n\n标题\n===\n\n二级\n---\n\n| 甲 | 乙 |\n<!-- 注 -->\n正文 # 不是\n"
    found = [(text[a:b], role, value) for (a, b), role, value in marks(text)]
    assert found[0] == ("---\ntitle: 甲\n---", "meta", 0)
    assert ("# 一", "heading", 1) in found
    assert ("标题", "heading", 1) in found
    assert ("二级", "heading", 2) in found
    assert ("| 甲 | 乙 |", "row", 0) in found
    assert ("<!-- 注 -->", "nav", 0) in found
    assert extract(text.encode(), "a.md").format == "md"


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes):
    try:
        found = extract(data, "a.txt")
    except InputError:
        return
    assert "\r" not in found.text
    assert not found.text.startswith(codecs.BOM_UTF8.decode())


# -- hard cases: short, cut, broken, without a mark

PLAN = (
    "深化行政审批制度改革，完善社区服务体系，新增养老床位三百张。\n"
    "推进老旧小区改造，加快轨道交通建设，提升城市管理水平，确保居民收入稳步增长。\n"
    "统筹发展和安全，健全监测预警机制，做好防汛抗旱工作，维护社会大局和谐稳定。\n"
)


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le", "utf-16-be"])
def test_a_dozen_characters_tell_the_encoding(encoding: str):
    pieces = [PLAN[start : start + 12] for start in range(len(PLAN) - 12)]
    wrong = [piece for piece in pieces if extract(piece.encode(encoding), "a.txt").text != piece]
    assert len(pieces) > 80
    assert wrong == []


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_text_cut_inside_a_character_loses_only_that(encoding: str):
    for length in range(8, len(PLAN)):
        piece = PLAN[:length].rstrip()
        text = extract(piece.encode(encoding)[:-1], "a.txt").text
        assert text.startswith(piece[:-1])
        assert len(text) <= len(piece) + 1


@pytest.mark.parametrize("encoding", ["gb18030", "big5hkscs"])
@pytest.mark.parametrize("byte", [0x7F, 0x80, 0xFF])
def test_a_broken_byte_costs_the_character_it_stands_in(encoding: str, byte: int):
    text = PLAN if encoding == "gb18030" else OTHER * 3
    data = text.encode(encoding)
    for at in range(0, len(data), 5):
        if data[at] > 0x7F:
            broken = data[:at] + bytes([byte]) + data[at + 1 :]
            found = extract(broken, "a.txt")
            assert found.encoding == encoding
            assert Levenshtein.distance(found.text, text) <= 3, (at, found.text)


def test_broken_bytes_are_counted_with_the_line_of_the_first():
    lines = [line.encode("gb18030") for line in PLAN.split("\n")]
    lines[1] = lines[1][:9] + b"\xff" + lines[1][10:20] + b"\x7f" + lines[1][21:]
    (note,) = extract(b"\n".join(lines), "a.txt").notes
    assert (note.code, note.line) == ("undecodable", 2)
    assert 2 <= int(note.values[0]) <= 4


def test_letters_in_pairs_are_no_ideographs():
    assert detect(b"this app can break" * 9) == "utf-8"
    assert detect(b"this app\x00can break" * 9) is None


def test_other_languages_old_encodings_are_asked_for():
    french = (
        "Le conseil municipal a décidé d'améliorer la sécurité des élèves près des écoles, où la circulation gêne. "
    )
    read = extract((french * 6).encode("latin-1"), "a.txt").text
    assert "décidé d'améliorer" in read  # as one of Europe's code pages, which one is anybody's guess
    assert extract("Zür Zeit".encode("latin-1"), "a.txt").text.startswith("Z")  # too short to tell: never refused


def test_noise_with_letters_beyond_ascii_is_read_in_some_way():
    assert detect(bytes([0xFE, 0x80, 0xFD, 0x81]) * 100) is not None
    assert detect(b"\xfe\x80") is not None
