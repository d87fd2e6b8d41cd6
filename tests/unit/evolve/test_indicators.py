"""The figures of a document with their indicators: names, measures, bounds, aims, years; on sentences of our own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.evolve.indicators import indicators
from duidu.evolve.stated import Stated
from duidu.model import Correction, Document, Extracted, Span
from duidu.parse import parse as parse_extracted


def parse(text: str, name: str, file: str) -> Document:
    return parse_extracted(Extracted(text), name, file)


HEAD = "城东区2019年工作要点\n\n一、主要任务\n\n"


def stated(sentence: str, head: str = HEAD) -> tuple[Stated, ...]:
    return indicators(parse(f"{head}1、综合事项。{sentence}\n", "east", "east.txt"))


def short(found: tuple[Stated, ...]) -> list[tuple[str, str, str, str, str]]:
    return [(s.indicator, s.measure, s.value, s.unit, s.bound) for s in found]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("全区税收收入增长8%。", [("税收收入", "growth", "8", "%", "=")]),
        ("苗木产量达到12.5万株以上。", [("苗木产量", "level", "12.5", "万株", ">=")]),
        ("空置率控制在6%以内。", [("空置率", "level", "6", "%", "<=")]),
        ("茶园面积稳定在3000亩左右。", [("茶园面积", "level", "3000", "亩", "~")]),
        ("新建6个社区食堂。", [("新建社区食堂", "level", "6", "个", "=")]),
        ("力争培育龙头企业20家。", [("培育龙头企业", "level", "20", "家", "=")]),
        ("渔业保持9%以上增长速度。", [("渔业", "growth", "9", "%", ">=")]),
        ("新建2—3座泵站。", [("新建泵站", "level", "2-3", "座", "=")]),
        ("茶叶产值翻一番。", [("茶叶产值", "growth", "1", "番", "=")]),
        ("客流量提高到三百二十万人次。", [("客流量", "level", "320", "万人次", "=")]),
        ("绿化率由38%提高到41%。", [("绿化率", "level", "41", "%", "=")]),
        ("粮田单产比上年增长百分之四至五。", [("粮田单产", "growth", "4-5", "%", "=")]),
        ("修缮东一路、东二路等10条道路。", [("修缮道路", "level", "10", "条", "=")]),
        ("对30余条次干道开展清扫。", [("次干道开展清扫", "level", "30", "条", ">=")]),
        ("开放检测仪器2万台(套)以上。", [("开放检测仪器", "level", "2", "万台(套)", ">=")]),
        ("公用经费不低于预算总额的30%。", [("公用经费", "level", "30", "%", ">=")]),
        ("完成裁减编外人数2万等任务。", [("裁减编外人数", "level", "2", "万", "=")]),
        ("要逐年增加冷链投资,今年拟先增加3亿元。", [("冷链投资", "growth", "3", "亿元", "=")]),
        ("全县茶园面积,由2012年的3万亩增加到5万亩。", [("茶园面积", "level", "5", "万亩", "=")]),
        ("绿茶占比由2012年的30%提高到2018年的45%。", [("绿茶占比", "level", "45", "%", "=")]),
        ("净增商户40家以上。", [("净增商户", "level", "40", "家", ">=")]),
        ("确保年底90%以上的社区都有食堂。", [("社区都有食堂", "level", "90", "%", ">=")]),
        ("解决3000人出行问题。", [("解决出行问题", "level", "3000", "人", "=")]),
        ("办结积案118起。", [("办结积案", "level", "118", "起", "=")]),
        ("茶园产值首次超过12亿元。", [("茶园产值", "level", "12", "亿元", ">=")]),
        ("推动6个镇(街道)整体达标。", [("镇整体达标", "level", "6", "个", "=")]),
        ("形成20家拥有自主品牌、持续创新能力的领军商户。", [("形成领军商户", "level", "20", "家", "=")]),
        ("今年安排3亿元,用于补助茶农转产。", [("补助茶农转产", "level", "3", "亿元", "=")]),
        ("实施村道提升行动,新(改)建60公里。", [("新(改)建村道提升行动", "level", "60", "公里", "=")]),
        ("首次突破10亿元的茶企3家。", [("首次突破10亿元的茶企", "level", "3", "家", "=")]),
        ("发芽率≥95%。", [("发芽率", "level", "95", "%", ">=")]),
        ("误差不大于 5%,如图2所示。", [("误差", "level", "5", "%", "<=")]),
        ("茶叶产量继续增长,达到5万吨。", [("茶叶产量", "level", "5", "万吨", "=")]),
        ("两次提高茶叶收购价,提价幅度超过20%。", [("茶叶收购价提价幅度", "level", "20", "%", ">=")]),
    ],
)
def test_one_figure(sentence: str, wanted: list[tuple[str, ...]]):
    assert short(stated(sentence)) == wanted


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "建成2座公园、1座体育场和5个停车场。",
            [
                ("建成公园", "2"),
                ("体育场", "1"),
                ("停车场", "5"),
            ],
        ),
        (
            "建设30处口袋公园、20处驿站。",
            [("建设口袋公园", "30"), ("驿站", "20")],
        ),
        (
            "开工人才公寓1200套,竣工800套。",
            [("开工人才公寓", "1200"), ("竣工人才公寓", "800")],
        ),
        (
            "茶农收入1.5万元,渔民收入2万元,增长8%和9%。",
            [
                ("茶农收入", "1.5"),
                ("渔民收入", "2"),
                ("茶农收入", "8"),
                ("渔民收入", "9"),
            ],
        ),
        (
            "茶农、渔民参保人数分别增加3万和5万。",
            [("茶农参保人数", "3"), ("渔民参保人数", "5")],
        ),
        (
            "培育6个国家级、7个省级、9个市级茶业集群。",
            [("培育国家级茶业集群", "6"), ("省级茶业集群", "7"), ("市级茶业集群", "9")],
        ),
        (
            "养殖收入、林业产值分别增长15%。",
            [("养殖收入", "15"), ("林业产值", "15")],
        ),
        (
            "城镇、农村居民储蓄分别增长4.5%、5.5%左右。",
            [("城镇居民储蓄", "4.5"), ("农村居民储蓄", "5.5")],
        ),
        ("雏燕、飞鹰企业分别达到80家和18家。", [("雏燕企业", "80"), ("飞鹰企业", "18")]),
        (
            "商贸15个重点项目、旅游25个重点项目、农业9个项目建设。",
            [("商贸重点项目", "15"), ("旅游重点项目", "25"), ("农业项目建设", "9")],
        ),
        ("原木、锯材、竹制品产量分别达到7吨、8吨、9吨。", [("原木产量", "7"), ("锯材产量", "8"), ("竹制品产量", "9")]),
        ("城乡居民储蓄分别增长5%、6.5%左右。", [("城镇居民储蓄", "5"), ("农村居民储蓄", "6.5")]),
        ("二是完成管网改造12公里。", [("管网改造", "12")]),
        ("茶叶产值达到20亿元,增长8%。", [("茶叶产值", "20"), ("茶叶产值", "8")]),
        ("新增茶企12家,总量达到90家。", [("新增茶企", "12"), ("茶企总量", "90")]),
        ("新增国家级、省级示范社5个。", [("新增国家级、省级示范社", "5")]),
        ("加快4处连片、9处分散型房屋修缮。", [("连片房屋修缮", "4"), ("分散型房屋修缮", "9")]),
        ("家具、灯具产业规模分别达1.2万亿、8000亿元。", [("家具产业规模", "1.2"), ("灯具产业规模", "8000")]),
        ("35个断面水质达标率达到100%。", [("断面水质达标率", "100")]),
    ],
)
def test_several_figures(sentence: str, wanted: list[tuple[str, str]]):
    assert [(s.indicator, s.value) for s in stated(sentence)] == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "增强“四个意识”,落实“两个责任制”。",
        "推进地铁7、8号线征收。",
        "打造“15分钟便民圈”。",
        "开展三年行动,弘扬八一精神。",
        "落实20条具体举措。",
        "引进民营500强及知名品牌。",
        "举办第23届运动会。",
        "依托19个重点实验室开展攻关。",
        "服务60岁以上老年人。",
        "产值增速高于全市1.8个百分点。",
        "做强零部件产业。",
    ],
)
def test_numbers_that_are_no_figures(sentence: str):
    assert stated(sentence) == ()


def test_criteria_belong_to_the_name():
    assert short(stated("引进投资1000万元以上项目11个。")) == [("引进投资1000万元以上项目", "level", "11", "个", "=")]


def test_what_is_added_and_what_falls():
    added, after, falling = stated("新增民宿320家,乡村酒店20家。单位产值能耗下降3%。")
    assert (added.flow, after.flow, falling.flow) == (True, True, False)
    assert (falling.measure, falling.falls) == ("growth", True)


def test_the_aim_follows_the_section_and_the_words():
    text = "城东区2020年政府工作报告\n\n一、2019年工作回顾\n\n全年新建公园3个。到2021年建成水厂2座。\n\n"
    text += "二、2020年工作安排\n\n新建公园5个。2018年已完成改造8个院落。\n"
    found = indicators(parse(text, "east", "east.txt"))
    assert [(s.value, s.aim, s.year) for s in found] == [
        ("3", "achieved", 2019),
        ("2", "target", 2021),
        ("5", "target", 2020),
        ("8", "achieved", 2018),
    ]


def test_years_of_plans_and_comparisons():
    text = "城东区国民经济和社会发展第十四个五年规划纲要\n\n(2021—2025年)\n\n一、主要任务\n\n"
    text += "茶园面积比2020年增加30%。累计新增绿道40公里。“十五五”时期粮食产量达到8万吨。\n"
    found = indicators(parse(text, "east", "east.txt"))
    assert [(s.value, s.first_year, s.year) for s in found] == [
        ("30", 2025, 2025),
        ("40", 2021, 2025),
        ("8", 2026, 2030),
    ]


def test_a_table_of_indicators():
    cells = ["序号", "指标", "单位", "2020年实际", "2025年目标", "属性"]
    cells += ["1", "旅游收入", "亿元", "12.5", "30", "预期性", "2", "森林覆盖率", "%", "38", "超过40%", "约束性"]
    cells += ["3", "茶叶产量增速", "%", "完成下达任务", "6", "预期性", "4", "民宿数量", "家", "120", "300", "预期性"]
    text = (
        "城东区国民经济和社会发展第十四个五年规划纲要\n\n表1 主要指标\n\n"
        + "\n\n".join(cells)
        + "\n\n二、其他\n\n正文。\n"
    )
    document = parse(text, "east", "east.txt")
    assert document.tables
    found = indicators(document)
    assert [(s.indicator, s.value, s.unit, s.year, s.aim, s.bound) for s in found] == [
        ("旅游收入", "12.5", "亿元", 2020, "achieved", "="),
        ("旅游收入", "30", "亿元", 2025, "target", "="),
        ("森林覆盖率", "38", "%", 2020, "achieved", "="),
        ("森林覆盖率", "40", "%", 2025, "target", ">="),
        ("茶叶产量增速", "6", "%", 2025, "target", "="),
        ("民宿数量", "120", "家", 2020, "achieved", "="),
        ("民宿数量", "300", "家", 2025, "target", "="),
    ]
    assert found[0].low == 1_250_000_000
    assert found[4].measure == "growth"
    assert all(document.text[s.span.start : s.span.end].strip("超过%") for s in found)


def test_traditional_script_stays_as_written():
    (one,) = stated("全區茶葉產量達到3萬噸。")
    assert (one.indicator, one.unit, one.scope, int(one.low)) == ("茶葉產量", "萬噸", "全區", 30_000)


def test_a_corrected_figure_is_read_as_corrected():
    text = HEAD + "1、综合事项。新建公园8个。\n"
    document = parse(text, "east", "east.txt")
    at = text.index("8个")
    mended = Document(
        **{name: getattr(document, name) for name in Document.__slots__}
        | {"corrections": (Correction(Span(at, at + 1), "18"),)}
    )
    (one,) = indicators(mended)
    assert (one.value, one.span) == ("18", Span(at, at + 2))


def test_fused_digits_are_told():
    (one,) = stated("建成安置房225523.08万平方米。")
    assert one.doubt in {"", "fused_digits"}


@given(st.text(alphabet="新建增长达到分别15.%、,。和万亿元个家以上左右由占比年“”第一二十2020到\n", max_size=60))
def test_no_text_breaks_the_reading(text: str):
    document = parse(HEAD + text, "east", "east.txt")
    for one in indicators(document):
        assert 0 <= one.span.start < one.span.end <= len(document.text)
        assert one.sentence.start <= one.span.start
        assert one.indicator
        assert document.text.count("\n", 0, one.span.start) + 1 == one.line


@pytest.mark.parametrize(
    "pattern", ["超过", "不超过", "年均增长", "到2025年的", "由1", "\u201c", "比1年", "5%、", "新建3个"]
)
def test_endless_repetition_is_read_to_its_end(pattern: str):
    text = HEAD + "1、事项。" + pattern * 400 + "达到5%。\n"
    assert indicators(parse(text, "east", "east.txt"))
