"""What became of promises: every state once, on two plans written for this test."""

import pathlib
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.evolve.conftest import Parsed

from duidu.align import align
from duidu.evolve.indicators import indicators
from duidu.evolve.measured import measured, same_amount
from duidu.evolve.passages import telling
from duidu.evolve.promises import Promise, Promises, promises
from duidu.evolve.promisesaid import STATES, placed, promise_ruling, state_of
from duidu.evolve.worth import Meaning, Rarity
from duidu.formats import extract
from duidu.model import Document, Extracted, Note
from duidu.parse import parse
from duidu.text.wordvectors import WordVectors, packed, read

EARLIER = """城东区2019年政府工作报告

一、2019年预期目标

地区生产总值增长6%,新增就业2万人,固定资产投资完成80亿元。

二、办好民生实事

1、办好养老服务。新建日间照料中心6个,发展居家养老助餐服务。
2、推进旧楼改造。改造老旧楼房120栋,为45个小区加装充电桩。
3、打造书香城东。建设云杉路图书馆,举办第三届读书节。

三、推动绿色发展

1、治理水体污染。完成雁栖河清淤工程,新增绿地12万平方米。
2、倡导绿色出行。打造幸福城东,开通雨燕专线公交。
"""
LATER = """城东区2020年政府工作报告

一、2019年工作回顾

一年来,雁栖河清淤工程完成,水质明显好转。

二、2020年预期目标

地区生产总值增长6%,新增就业3万人,固定资产投资增长5%。

三、办好民生实事

1、办好养老服务。新建日间照料中心4个,推动助餐服务覆盖居家老人。
2、推进旧楼改造。持续改造老旧楼房,提升物业服务。
3、开通雨燕专线公交。繁荣群众文化,举办第四届读书节。

四、推动绿色发展

1、治理水体污染。新增绿地18万平方米,建设云杉路图书馆。
2、加强垃圾分类。法治城东建设不断推进。
"""


@pytest.fixture(scope="module")
def pair() -> tuple[Document, Document]:
    return parse(Extracted(EARLIER), "a", "a.txt"), parse(Extracted(LATER), "b", "b.txt")


@pytest.fixture(scope="module")
def found(pair: tuple[Document, Document]) -> Promises:
    return promises(*pair, align(*pair))


def row(found: Promises, words: str) -> Promise:
    return next(one for one in found.rows if words in one.commitment.written)


@pytest.mark.parametrize(
    ("words", "state", "line"),
    [
        ("生产总值", "repeated", 9),
        ("新增就业", "raised", 9),
        ("固定资产", "reworded", 9),
        ("照料中心", "lowered", 13),
        ("助餐服务", "reworded", 13),
        ("老旧楼房", "reworded", 14),
        ("读书节", "repeated", 15),
        ("新增绿地", "raised", 19),
        ("雁栖河", "done", 5),
        ("充电桩", "dropped", 0),
        ("幸福城东", "dropped", 0),
    ],
)
def test_states(found: Promises, words: str, state: str, line: int):
    one = row(found, words)
    assert (one.state, one.evidence.line if one.evidence else 0) == (state, line)


def test_reasons_and_evidence(pair: tuple[Document, Document], found: Promises):
    later = pair[1]
    for one in found.rows:
        for shown in (one.evidence, one.nearest, one.done):
            if shown is not None:
                assert later.text[shown.span.start : shown.span.end].strip() == shown.written
                assert 0 < shown.share <= 1
                assert 0 <= shown.back <= 1
    codes = {
        words: [reason.code for reason in row(found, words).reasons] for words in ("固定资产", "老旧楼房", "雁栖河")
    }
    assert "unlike" in codes["固定资产"]
    assert "figure_gone" in codes["老旧楼房"]
    assert codes["雁栖河"][0] == "review"
    lost = row(found, "充电桩")
    assert [reason.code for reason in lost.reasons] == ["tried"]
    assert "充电" in "".join(lost.reasons[0].values)


def test_figures_then_and_now(found: Promises):
    care = row(found, "照料中心").measured
    assert care is not None
    assert (care.direction, str(care.difference), care.old.value, care.new.value) == ("down", "-2", "6", "4")
    money = row(found, "固定资产").measured
    assert money is not None
    assert (money.direction, money.why, money.difference) == ("unlike", "measure", None)


def test_counts_and_the_readers_word(pair: tuple[Document, Document], found: Promises):
    assert sum(count for _, count in found.counts) == len(found.rows)
    spans = [one.commitment.span for one in found.rows]
    at = found.rows.index(row(found, "幸福城东"))
    said = [
        promise_ruling(pair[0], spans[at], pair[1], "checked"),
        promise_ruling(pair[0], spans[at], pair[1], "reworded", "另一处"),
        promise_ruling(pair[1], spans[0], pair[0], "checked"),
    ]
    on = placed(said, *pair, spans)
    assert {index: (one.says, one.note) for index, one in on.items()} == {at: ("reworded", "另一处")}
    assert state_of(found.rows[at].state, on[at]) == "reworded"
    assert state_of("done", said[0]) == "done"
    assert dict(found.counts_with(on))["dropped"] == dict(found.counts)["dropped"] - 1
    assert [state for state, _ in found.counts] == sorted((s for s, _ in found.counts), key=STATES.index)


def test_what_is_counted_without_being_an_indicator(parsed: Parsed):
    texts = {"a": "修通七条村道,聘请两名护林员。", "b": "修通九条村道,聘请两名护林员。"}
    both = parsed(
        {name: f"城东区201{i}年工作要点\n\n一、重点工作\n\n{text}\n" for i, (name, text) in enumerate(texts.items())}
    )
    found = promises(both["a"], both["b"]).rows
    assert [(one.state, one.commitment.written) for one in found] == [
        ("raised", "修通七条村道"),
        ("repeated", "聘请两名护林员"),
    ]
    assert dict(found[0].reasons)["figure"] == ("七条", "九条")
    back = promises(both["b"], both["a"]).rows
    assert back[0].state == "lowered"


def test_what_silence_means(parsed: Parsed):
    texts = parsed({"a": EARLIER, "b": LATER.replace("政府工作报告", "国民经济和社会发展计划")})
    states = {one.state for one in promises(texts["a"], texts["b"]).rows}
    assert "other_kind" in states
    assert not states & {"dropped", "damaged"}


def test_a_move_needs_another_subject(found: Promises, pair: tuple[Document, Document]):
    library = row(found, "云杉路")
    assert library.state == "moved"
    assert "elsewhere" in [reason.code for reason in library.reasons]
    assert row(promises(*pair), "云杉路").state == "repeated"


def test_bad_input(parsed: Parsed):
    texts = parsed({"empty": "", "a": EARLIER, "odd": "。。。\n\n???\n\n\u200b5%\n"})
    assert promises(texts["empty"], texts["a"]).rows == ()
    alone = promises(texts["a"], texts["empty"])
    assert {one.nearest for one in alone.rows} == {None}
    assert promises(texts["odd"], texts["odd"]).counts == ()


def test_of_itself_every_promise_is_repeated(pair: tuple[Document, Document]):
    one = pair[0]
    assert {found.state for found in promises(one, one, align(one, one)).rows} == {"repeated"}


@settings(max_examples=20)
@given(st.text(alphabet="新建改造公园养老服务中心,。3万个 \n", max_size=40))
def test_telling_words_are_words_of_the_text(text: str):
    assert all(word in text.replace("\n", "") or len(word) == 1 or word in text for word in telling(text))


def test_words_of_like_meaning_stand_for_each_other(parsed: Parsed):
    import numpy as np

    words = ["护理", "照护", "道路"]
    vectors: WordVectors = read(packed(words, np.ones(3), np.array([[1.0, 0.1], [1.0, 0.2], [0.0, 1.0]])))
    means = Meaning(["照护", "道路", "推进"], vectors)
    assert [word for word, _ in means.nearest("护理")] == ["照护"]
    assert Meaning(["照护"], None).nearest("护理") == []
    assert means.nearest("无此词") == []
    texts = parsed(
        {
            "a": "城东区2019年工作要点\n\n一、重点工作\n\n开展居家护理上门指导。\n",
            "b": "城东区2020年工作要点\n\n一、重点工作\n\n开展居家照护上门指导。\n",
        }
    )
    assert promises(texts["a"], texts["b"], vectors=vectors).rows[0].state != "dropped"


def test_rarity_falls_with_every_block_that_has_a_word(parsed: Parsed):
    text = "城东区2019年工作要点\n\n一、公园\n\n新建公园。\n\n改造公园。\n\n修缮泵站。\n"
    weight = Rarity([parsed({"a": text})["a"]]).weight
    assert weight("泵站") > weight("公园") > weight("推进") > 0


def test_figures_that_cannot_be_compared(parsed: Parsed):
    texts = parsed(
        {
            "a": "城东区2019年工作要点\n\n一、重点工作\n\n绿地面积达到5%—8%,新建公园3个。\n",
            "b": "城东区2020年工作要点\n\n一、重点工作\n\n绿地面积达到6%—7%,新建泵站3座。\n",
        }
    )
    (range_a, parks), (range_b, pumps) = (indicators(texts[name]) for name in "ab")
    both = measured([range_a], [range_b])
    assert both is not None
    assert (both.direction, both.why) == ("unlike", "range")
    assert measured([parks], [pumps]) is None
    assert measured([], [pumps]) is None
    same = same_amount([parks], "公园建成3个")
    assert same is not None
    assert same.direction == "same"
    assert same_amount([parks], "公园建成4个") is None


LISTS = """城东区2019年政府工作报告

一、重点工作

1、办好市场准入。放宽电力、邮政、水运等领域市场准入,发展循环经济和节能装备产业。

过去一年,双拥工作再上台阶。新的一年,我们要深入开展双拥活动,支持驻地部队建设。
"""
KEPT = """城东区2020年政府工作报告

一、重点工作

1、办好市场准入。进一步放宽非公经济市场准入,大力发展循环经济。

过去一年,双拥活动广泛开展。新的一年,我们要继续办好开放日。
"""


def test_lists_and_turns_to_the_new_year(parsed: Parsed):
    texts = parsed({"a": LISTS, "b": KEPT})
    found = promises(texts["a"], texts["b"], align(texts["a"], texts["b"]))
    states = {one.commitment.written: one.state for one in found.rows}
    assert states["放宽电力、邮政、水运等领域市场准入"] == "reworded"
    assert states["发展循环经济和节能装备产业"] == "reworded"
    assert states["深入开展双拥活动"] == "done"
    assert not any("再上台阶" in words for words in states)


@pytest.mark.parametrize(
    ("old", "new", "direction", "why"),
    [
        ("整治农田30亩", "整治农田4公顷", "up", ""),
        ("新增就业岗位2万个", "新增就业1万人", "down", ""),
        ("地区增加值增长8%", "地区生产总值增长6%", "down", ""),
        ("登记失业率控制在4%以内", "城镇调查失业率控制在5%以内", "unlike", "redefined"),
        ("进出口总额预期增长7%", "进出口增长7%", "same", ""),
    ],
)
def test_figures_of_one_thing_under_other_names_and_units(parsed: Parsed, old: str, new: str, direction: str, why: str):
    sides = [f"城东区201{year}年工作要点\n\n一、预期目标\n\n{said}。\n" for year, said in ((2, old), (3, new))]
    then, now = (indicators(one) for one in parsed(dict(zip("ab", sides, strict=True))).values())
    found = measured(then, now)
    assert found is not None
    assert (found.direction, found.why) == (direction, why)


TABLED = """城东区“十四五”规划纲要

一、主要目标

| 指标 | 2023年 | 2025年 |
| --- | --- | --- |
| 地区生产总值增速(%) | 6.6 | 5.5 |
| 新增公园(个) | 12 | 20 |

二、重点任务

做好服务业项目规划,完善重大项目推动机制。突出科技研发功能,提升科技研发和项目服务功能。
工业增加值、商品销售额分别增长8%、9%。繁荣文化事业,扩大文化事业供给,传承历史。
"""


@pytest.mark.parametrize("text", [EARLIER, LATER, TABLED])
def test_a_document_makes_all_its_own_promises_again(parsed: Parsed, text: str):
    one = parsed({"a": text})["a"]
    rows = promises(one, one, align(one, one)).rows
    assert rows
    assert {(row.commitment.written, row.state) for row in rows if row.state != "repeated"} == set()


@pytest.mark.parametrize("name", ["nankai-2012", "nankai-2018", "nankai-2020", "ningbo-2012"])
def test_so_does_the_sample(name: str):
    path = pathlib.Path(__file__).parents[3] / "corpus" / f"{name}.txt"
    one = parse(extract(path.read_bytes(), path.name), path.stem, path.name)
    assert {row.state for row in promises(one, one, align(one, one)).rows} == {"repeated"}


@pytest.mark.parametrize(
    ("later", "gap"),
    [
        (LATER, "dropped"),
        (LATER.replace("城东区", "江宁市城东区"), "dropped"),
        (LATER.replace("城东区", "河西区"), "other_kind"),
        (LATER.replace("政府工作报告", "工作要点"), "other_kind"),
        (LATER.replace("2020年政府工作报告", "国民经济和社会发展第十四个五年规划纲要"), "other_kind"),
    ],
)
def test_what_not_found_means(parsed: Parsed, later: str, gap: str):
    one, other = parsed({"a": EARLIER, "b": later}).values()
    states = {row.state for row in promises(one, other).rows}
    assert states & {"dropped", "other_kind", "damaged"} == {gap}
    torn = replace(other, notes=(Note("boxes_missing", ("2",)),))
    assert {row.state for row in promises(one, torn).rows} & {"dropped", "other_kind", "damaged"} == {"damaged"}


def test_a_clause_without_a_noun_is_about_what_stands_before_it(parsed: Parsed):
    said = "连续三年发行河道债券,今年先发行2亿元", "安排专项资金8亿元,发行河道债券3亿元"
    first, second = (
        parsed({"a": f"城东区{year}年政府工作报告\n\n一、重点工作\n\n{one}。\n\n改造旧桥。\n"})["a"]
        for year, one in zip((2019, 2020), said, strict=True)
    )
    row = next(one for one in promises(first, second).rows if one.commitment.figures)
    assert row.commitment.before == "连续三年发行河道债券"
    assert row.nearest is not None
    assert "河道债券3亿元" in row.nearest.written


def test_a_target_of_a_table_is_found_in_a_table(parsed: Parsed):
    first, second = parsed({"a": TABLED, "b": TABLED.replace("| 12 | 20 |", "| 12 | 25 |")}).values()
    rows = {row.commitment.written: row for row in promises(first, second).rows if row.commitment.section}
    assert rows["20"].state == "raised"
    assert rows["20"].evidence is not None
    assert rows["20"].evidence.written == "新增公园 25个"
    assert rows["5.5"].state == "repeated"
