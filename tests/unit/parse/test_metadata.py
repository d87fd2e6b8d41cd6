import pytest

from duidu.model import Fact, Period
from duidu.parse import metadata

BODY = "\n\n一、任务\n\n把年初定下的事情办完办好,年底向群众交账,让大家评判满意不满意。\n"


def test_what_is_said_as_it_was_read_keeps_its_line():
    text = "丙区2001年工作要点\n发布日期:2001-02-03\n\n" + BODY
    read = metadata(text, "x")
    said = {"title": read.title.value, "place": read.place.value, "published": "2001-02-03", "kind": "规划"}
    found = metadata(text, "x", said)
    assert (found.title, found.place, found.published) == (read.title, read.place, read.published)
    assert (found.title.line, found.published.line) == (1, 2)
    assert found.kind == ("规划", 0)


def test_a_plan_on_an_official_site():
    text = (
        "今天是:2023年05月01日 星期一\n东湖区2020年国民经济和社会发展计划\n"
        "来源:江州市东湖区发展和改革委员会 时间:2020-03-02 09:00:00\n" + BODY
    )
    found = metadata(text, "east.txt")
    assert found.title == Fact("东湖区2020年国民经济和社会发展计划", 2)
    assert found.place == Fact("东湖区", 2)
    assert found.issuer == Fact("江州市东湖区发展和改革委员会", 3)
    assert found.body.value == "department"
    assert found.kind.value == "国民经济和社会发展计划"
    assert found.provenance == Fact("original", 3)
    assert found.published == Fact("2020-03-02", 3)
    assert found.covers == (Period("plan", 2020, 2020),)


def test_a_five_year_plan_reprinted_in_the_other_script():
    text = "東湖區國民經濟和社會發展第十四個五年規劃和2035年遠景目標綱要\n\n來源:某某簡歷站 3.15W\n\n" + BODY
    found = metadata(text, "x")
    assert (found.place.value, found.kind.value) == ("东湖区", "五年规划纲要")
    assert (found.provenance.value, found.via.value) == ("reprint", "某某簡歷站")
    assert found.issuer.value == "东湖区人民政府"
    assert found.covers == (Period("plan", 2021, 2025), Period("vision", 2035, 2035))


def test_review_and_plan_of_one_report():
    text = (
        "西岭高新区2011年工作总结和2012年工作安排报告\n\n(2012年1月12日)\n\n同志们:\n\n现在报告工作,请审议,请提意见。"
        + BODY
    )
    found = metadata(text, "x")
    assert found.adopted == Fact("2012-01-12", 3)
    assert found.kind.value == "工作报告"
    assert found.covers == (Period("review", 2011, 2011), Period("plan", 2012, 2012))


def test_a_news_report_of_a_government_report():
    text = (
        "快讯:2018年北山区将办好民生实事 提升城区品质\n"
        "放大字体  缩小字体 发布日期:2018-01-10  来源:某某网\n"
        "原标题:2018年北山区将办好民生实事 提升城区品质\n\n"
        "1月9日,记者从北山区第三届人民代表大会第二次会议上获悉,今年将办成一批实事。\n"
    )
    found = metadata(text, "x")
    assert found.title == Fact("2018年北山区将办好民生实事 提升城区品质", 3)
    assert (found.provenance.value, found.via.value, found.published.value) == ("report", "某某网", "2018-01-10")
    assert found.kind.value == "政府工作报告"
    assert found.covers == (Period("review", 2017, 2017), Period("plan", 2018, 2018))


@pytest.mark.parametrize(
    ("title", "issuer", "body"),
    [
        ("中共北山区委2012年工作要点", "中共北山区委", "party"),
        ("2026年江州省政府工作报告", "江州省人民政府", "government"),
    ],
)
def test_issuers(title: str, issuer: str, body: str):
    found = metadata(title + "\n\n" + BODY, "x")
    assert (found.issuer.value, found.body.value) == (issuer, body)


def test_a_report_dated_by_its_meeting_and_by_its_file():
    text = (
        "政府工作报告\n——2026年1月27日在江州省第十四届人民代表大会第四次会议上\n省长 张三\n"
        "2026-01-31 07:00:44\n来源：\n江州日报\n各位代表：\n现在报告工作。"
    )
    found = metadata(text, "x")
    assert (found.adopted.value, found.published.value, found.place.value) == ("2026-01-27", "2026-01-31", "江州省")
    assert found.via.value == "江州日报"
    assert metadata("政府工作报告\n\n各位代表：\n\n现在报告工作，请审议。", "1999_报告.txt").covers[-1] == Period(
        "plan", 1999, 1999
    )


def test_signature_and_labels():
    signed = (
        "关于做好秋收的通知\n\n各镇人民政府:\n\n现就有关事项通知如下,请认真落实。\n\n江州市农业农村局\n2023年9月1日\n"
    )
    found = metadata(signed, "x")
    assert (found.issuer.value, found.published.value, found.kind.value) == ("江州市农业农村局", "2023-09-01", "通知")
    labelled = "索引号 1133/2012-1\n发布机构: 区办公室\n成文日期: 2012-01-13\n\n关于植树的意见\n\n" + BODY
    found = metadata(labelled, "x")
    assert (found.provenance.value, found.issuer.value, found.published.value) == ("original", "区办公室", "2012-01-13")


def test_a_range_of_years_in_the_title():
    assert metadata("江州市数字经济行动方案(2021-2023年)\n\n" + BODY, "x").covers == (Period("plan", 2021, 2023),)
    assert metadata("“十五五”智能制造发展规划\n\n" + BODY, "x").covers == (Period("plan", 2026, 2030),)


def test_the_state_council_stands_for_the_whole_country():
    found = metadata("2022年中华人民共和国国务院政府工作报告\n\n各位代表:\n\n现在报告工作。", "x")
    assert (found.place.value, found.issuer.value) == ("全国", "国务院")


def test_what_the_corpus_says_goes_before():
    given = {
        "title": "甲",
        "issuer": "乙区人民政府",
        "covers": [2012, "review 2011", {"role": "target", "from": 2013, "to": 2015}, "无"],
        "url": "https://example.org",
    }
    found = metadata("丙区2001年工作要点\n\n" + BODY, "x", given)
    assert (found.title, found.issuer, found.body.value) == (Fact("甲"), Fact("乙区人民政府"), "government")
    assert found.covers == (Period("plan", 2012, 2012), Period("review", 2011, 2011), Period("target", 2013, 2015))
    assert found.url.value == "https://example.org"
    assert metadata("丙区2001年工作要点\n\n" + BODY, "x", {"covers": "x"}).covers == (Period("plan", 2001, 2001),)


def test_an_empty_text_has_no_metadata():
    found = metadata("", "")
    assert found.title.value == found.place.value == found.kind.value == ""
    assert found.covers == ()


def test_an_adverb_before_a_unit_is_no_place():
    text = "1999年中华人民共和国国务院政府工作报告\n\n各位代表:\n\n几年来我们多快好省地办了几件大事。\n" + BODY
    assert metadata(text, "x").place.value == "全国"
