from duidu.model import Document, Extracted
from duidu.parse import parse

PROSE = "办好群众身边的实事,把钱花在刀刃上,年底逐项对账,办不完的说明原因。"
RUN = "加快建设步伐优化空间布局完善基础设施提升服务水平强化要素保障" * 2


def document(body: str) -> Document:
    return parse(Extracted(f"规划\n\n一、任务\n\n{body}\n\n二、保障\n\n{PROSE}"), "d")


def codes(body: str) -> list[str]:
    return [doubt.code for block in document(body).blocks for doubt in block.doubts]


def test_lost_punctuation():
    assert codes(RUN) == ["no_punctuation"]
    assert codes(PROSE) == []


def test_digits_that_ran_together():
    assert codes("新增住房225523.08万平方米,安置居民三千户,配套道路同步建成。") == ["fused_digits"]
    assert codes("面向1718岁青年,开展技能培训,全年不少于二十场次。") == ["fused_digits"]
    assert codes("按照20212025年规划,分年度推进,每年评估一次。") == ["fused_digits"]
    assert codes("产值分别增长3.95.2%和4%,均好于预期,结构更优。") == ["fused_digits"]


def test_honest_numbers_are_not_doubted():
    assert codes("产值10318.6亿元,面积12345678平方米,日期20210401,版本1.2.3。") == []


def test_what_a_converter_damaged():
    assert codes("推進中國小思政課一體化,城區文明不斷髮展,選優配強班子。") == ["converter", "converter"]
    assert codes("中國小麥產量連年增長,品質穩步提升,農民收入增加。") == []


def test_a_fragment_of_another_paper_is_alien():
    found = document(f"{PROSE}\n\n2020228\n\n(此件主动公开)\n\n{PROSE}")
    assert [b.kind for b in found.blocks if b.doubts] == ["furniture", "furniture"]
    assert {d.code for b in found.blocks for d in b.doubts} == {"alien"}


def test_missing_boxes_chapters_and_entries_are_noted():
    heads = ["第一章 目标", "专栏1 平台", "专栏4 人才", "第三章 保障"]
    terms = "附件\n\n名词解释\n\n1.甲法:一种办法。\n\n2.乙法:又一种办法。\n\n5.丙法:第三种办法。"
    text = "规划\n\n" + "".join(f"{head}\n\n{PROSE}\n\n" for head in heads) + terms
    notes = {note.code: note.values for note in parse(Extracted(text), "d").notes}
    assert notes == {
        "boxes_missing": ("1, 4", "2, 3"),
        "chapters_missing": ("1, 3", "2"),
        "entries_missing": ("1, 2, 5", "3, 4"),
    }


def test_lost_punctuation_is_noted_for_the_document():
    (note,) = document(RUN).notes
    assert (note.code, note.values, note.line) == ("punctuation_lost", ("1",), 5)
