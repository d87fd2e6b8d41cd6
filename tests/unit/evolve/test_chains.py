"""Chains: which figures of a series one line may join; and what readers rule of joins."""

from decimal import Decimal

import pytest

from duidu.evolve.chains import chains, pictures, years
from duidu.evolve.indicators import indicators
from duidu.evolve.joinrulings import ends, ruled
from duidu.evolve.joinsaid import JoinRuling, Says
from duidu.evolve.series import Series, series
from duidu.model import Extracted
from duidu.parse import parse


def made(*plans: tuple[int, str]) -> Series:
    documents = [
        parse(Extracted(f"城东区{year}年工作要点\n\n一、主要任务\n\n1、综合事项。{text}\n"), f"d{year}", f"d{year}.txt")
        for year, text in plans
    ]
    return series((document, indicators(document)) for document in documents)[0]


def amounts(one: Series) -> list[tuple[str, tuple[int, ...]]]:
    return [(chain.aim, years(one, chain)) for chain in chains(one)]


def test_levels_and_growths_are_chains_of_their_own():
    plans = ((2016, "95亿元"), (2017, "增长6%"), (2018, "达到110亿元"), (2019, "增长7%"), (2020, "达到120亿元"))
    one = made(*((year, f"固定资产投资{text}。") for year, text in plans))
    assert amounts(one) == [("target", (2016, 2018, 2020)), ("target", (2017, 2019))]
    assert [(scale.measure, scale.unit) for scale, _ in pictures(one)] == [("level", "元")]


def test_a_redefinition_breaks_a_chain():
    plans = ((2009, 15), (2010, 14), (2012, 9), (2013, 8), (2014, 8))
    one = made(*((year, f"规模以上工业增加值增长{value}%。") for year, value in plans))
    assert amounts(one) == [("target", (2012, 2013, 2014)), ("target", (2009, 2010))]


def test_what_was_reached_is_no_step_to_what_is_aimed_at():
    one = made((2017, "茶园面积达到30万亩。"), (2020, "2018年茶园面积已达到31万亩。"))
    assert amounts(one) == [("target", (2017,)), ("achieved", (2018,))]
    assert list(pictures(one)) == []


LIKE = ((2017, "民宿集聚村10个。"), (2020, "民宿集聚村庄12个。"))


@pytest.mark.parametrize(
    ("says", "verified", "difference", "count"), [("checked", True, 2, 1), ("rejected", False, None, 2)]
)
def test_a_reader_rules_on_two_names(says: Says, verified: bool, difference: int | None, count: int):
    one = made(*LIKE)
    assert len(chains(one)) == 2  # only alike: not verified
    about = ends(*one.points)
    assert about == ("城东区", "民宿集聚村", "民宿集聚村庄", 0, 0)
    (after,) = ruled(
        [one], [JoinRuling(about, "checked" if says == "rejected" else "rejected"), JoinRuling(about, says)]
    )
    join = after.joins[1]
    assert join is not None
    assert (join.verdict, join.verified) == (says, verified)
    assert join.difference == (None if difference is None else Decimal(difference))
    assert len(chains(after)) == count


def test_a_ruling_on_one_name_holds_between_two_years():
    one = made((2017, "茶园面积达到30万亩。"), (2018, "茶园面积达到32万亩。"), (2019, "茶园面积达到35万亩。"))
    about = ends(one.points[0], one.points[1])
    assert about[3:] == (2017, 2018)
    (after,) = ruled([one], [JoinRuling(about, "rejected")])
    assert [join.verdict for join in after.joins if join] == ["rejected", ""]


def test_no_ruling_makes_a_growth_of_a_level():
    one = made((2017, "固定资产投资达到150亿元。"), (2020, "固定资产投资增长6%。"))
    (after,) = ruled([one], [JoinRuling(ends(*one.points), "checked")])
    join = after.joins[1]
    assert join is not None
    assert (join.label, join.difference, join.verdict) == ("level_growth", None, "checked")
