"""Which documents are one work, in our own words."""

import pytest

from duidu.evolve.works import works

TEXT = """江陵区{year}工作要点

一、修缮石桥

石桥两头加固桥墩,桥面铺上青石板,夜里点灯。渡口每天有人照看,江陵区的船按时开。
"""
MORE = "".join(f"第{n}座桥归第{n}组照看,桥头立碑{n}块,捐钱的{n}家都刻上名字。\n\n" for n in range(1, 40))


@pytest.mark.parametrize(
    ("years", "wanted"),
    [
        (("2015年", "2016年"), {}),
        (("2015年", "2016年", ""), {"d0": ("d2",)}),
        (("2015年", "2015年"), {"d0": ("d1",)}),
        (("", ""), {"d0": ("d1",)}),
    ],
)
def test_alike_texts_are_one_work_unless_they_are_of_two_years(
    parsed, years: tuple[str, ...], wanted: dict[str, object]
):
    held = parsed({f"d{i}": TEXT.format(year=year) + MORE for i, year in enumerate(years)})
    assert works(list(held.values())) == wanted
