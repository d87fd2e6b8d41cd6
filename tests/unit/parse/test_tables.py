from duidu.model import Extracted, Span
from duidu.parse import parse, tables
from duidu.parse.lines import read

HEADER = ["序号", "指标", "单位", "目标", "属性", "2021", "2023", "2025"]
ROWS = [
    ["1", "产值增速", "%", "6.6", "6.2", "5.5", "预期性"],
    ["2", "财政收入", "亿元", "38", "50", "65", "预期性"],
    ["3", "上市公司数量", "6", "8", "10", "预期性"],
    ["4", "单位能耗降幅", "%", "按市里下达任务", "约束性"],
    ["5", "参保人数", "万人", "21", "22", "23", "预期性"],
]


def rebuilt(rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    lines = ["专栏1 主要指标", *HEADER, *(cell for row in rows for cell in row)]
    text = (
        "规划\n\n第一章 目标\n\n" + "\n\n".join(lines) + "\n\n第二章 任务\n\n逐项落实各类指标,按年度分解到部门和街镇。"
    )
    document = parse(Extracted(text), "t")
    (table,) = document.tables
    cut = [[text[a:b] for a, b in row] for row in (table.header, *table.rows)]
    assert document.blocks[table.caption].kind == "caption"
    return cut[0], cut[1:]


def test_a_flattened_table_is_put_together_again():
    header, rows = rebuilt(ROWS)
    assert header == ["序号", "指标", "单位", "2021", "2023", "2025", "属性"]
    assert rows[0] == ROWS[0]
    assert rows[1] == ROWS[1]


def test_a_missing_cell_stays_empty():
    assert rebuilt(ROWS)[1][2] == ["3", "上市公司数量", "", "6", "8", "10", "预期性"]


def test_a_merged_cell_stands_in_each_of_its_columns():
    assert rebuilt(ROWS)[1][3] == ["4", "单位能耗降幅", "%", *["按市里下达任务"] * 3, "约束性"]


def test_a_row_too_long_ends_in_one_cell():
    long = ["6", "服务站点", "个", "1", "2", "3", "预期性", "备注一", "备注二"]
    last = rebuilt([*ROWS, long])[1][-1]
    assert last[:6] == long[:6]
    assert last[6].startswith("预期性")
    assert last[6].endswith("备注二")


def test_few_cells_are_no_table():
    lines = read("指标\n单位\n甲\n乙")
    assert tables.first_cell(lines, captioned=True) is None
    assert tables.rebuild([tables.Cell(Span(0, 1), "甲")]) is None


def test_rows_that_never_repeat_a_length_are_left_alone():
    cells = [tables.Cell(Span(i, i + 1), text) for i, text in enumerate(["1", "甲", "2", "乙"])]
    grid = tables.rebuild(cells)
    assert grid is not None
    assert grid.rows == ((Span(0, 1), Span(1, 2)), (Span(2, 3), Span(3, 4)))


def test_rows_with_bars_and_tabs():
    text = "# 指标\n\n| 指标 | 单位 | 2021 |\n|---|---|---|\n| 产值 | 亿元 | 38 |\n| 人口 | 万人 |\n"
    (table,) = parse(Extracted(text), "t").tables
    assert [text[a:b] for a, b in table.header] == ["指标", "单位", "2021"]
    assert [[text[a:b] for a, b in row] for row in table.rows] == [["产值", "亿元", "38"], ["人口", "万人", ""]]
    tabbed = "指标\t2021\n产值\t38"
    (table,) = parse(Extracted(tabbed), "t").tables
    assert [tabbed[a:b] for a, b in table.rows[0]] == ["产值", "38"]


def test_a_header_without_a_caption_starts_a_table_too():
    text = "规划\n\n一、指标\n\n具体指标安排见下,由各部门分头落实到位。\n\n" + "\n\n".join(
        ["序号", "指标", *(c for r in ROWS[:2] for c in r)]
    )
    kinds = [block.kind for block in parse(Extracted(text), "t").blocks]
    assert kinds.count("cell") == 16


def test_a_long_run_of_short_lines_with_numbers_is_a_table():
    run = read("\n".join(f"{n}\n标准{n}号\n已发布" for n in range(1, 9)))
    assert tables.first_cell(run, captioned=False) == 0
    assert tables.first_cell(run[:12], captioned=False) is None


def test_a_place_without_room_between_its_bars_belongs_to_the_cell_before():
    def cells(text: str) -> list[str]:
        return [text[start:end] for start, end in tables.row_cells(text, read(text)[0])]

    assert cells("| 指标 | 超过7% ||| 预期性 |") == ["指标", "超过7%", "超过7%", "超过7%", "预期性"]
    assert cells("| 指标 |  | 预期性 ||") == ["指标", "", "预期性", "预期性"]
    assert cells("|指标||预期性|") == ["指标", "", "预期性"]
