"""Tables that nothing is linked to, and blocks that are nothing but a sign: what did not change must not look moved."""

import pytest

from duidu.align import align
from duidu.compare import compare
from duidu.model import Document, Extracted, State
from duidu.parse import parse

TABLE = "指标\t2019年\t2020年\n常住人口\t3万\t4万\n新增岗位\t5000\t6000"
OTHER = "街道\t电梯\t公园\n向阳路\t12\t3\n学府街\t9\t5"
PLAN = "# 某区工作要点\n\n一、推进平安社区建设。\n\n{}\n\n二、办好民生实事二十件。\n\n{}\n"


def read(text: str, name: str) -> Document:
    return parse(Extracted(text), name)


def rows(old: str, new: str) -> list[tuple[State, str, str]]:
    a, b = read(old, "a"), read(new, "b")
    found = compare([a, b], [None, align(a, b)], 0)
    return [(row.states[1], own(a, row.cells[0]), own(b, row.cells[1])) for row in found.rows]


def own(document: Document, blocks: tuple[int, ...]) -> str:
    return "\n".join(document.text[slice(*document.blocks[i].span)] for i in blocks)


@pytest.mark.parametrize(
    "text",
    [
        PLAN.format(TABLE, OTHER),
        PLAN.format(TABLE, TABLE),
        PLAN.format("| 指标 | 2019年 |\n|---|---|\n| 人口 | 3万 |", "1\t2\n3\t4"),
        "附件\n\n一、\n\n推进平安社区建设。\n\n二、\n\n办好实事。",
        "第一章\n\n第二章\n\n第三章",
        "队伍建设很好。\n\n\n第十条\n\n\n平安社区建设。",
    ],
)
def test_a_document_against_itself_has_no_change(text: str):
    assert {state for state, _, _ in rows(text, text)} == {"same"}


def test_a_table_whose_figures_changed_stands_beside_its_former_self():
    newer = TABLE.replace("6000", "7000").replace("2019", "2021")
    found = rows(PLAN.format(TABLE, OTHER), PLAN.format(OTHER, newer))
    assert [(old, new) for _, old, new in found if "\t" in old + new] == [(TABLE, newer), (OTHER, OTHER)]


def test_tables_that_name_nothing_in_common_stay_alone():
    found = rows(PLAN.format(TABLE, "新建公园。"), PLAN.format(OTHER, "新建公园。"))
    assert [state for state, old, new in found if "\t" in old + new] == ["added", "dropped"]
