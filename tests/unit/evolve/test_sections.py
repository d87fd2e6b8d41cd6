"""Sections without ancestor and without descendant, in our own words."""

from dataclasses import replace

from duidu.align import align
from duidu.evolve.sections import begun, ended
from duidu.model import Fact
from duidu.store import vectors
from duidu.text.outline import title

OLD = """江陵区2019年工作要点

一、修缮石桥

1、加固桥墩。石桥两头加固桥墩,桥面铺上青石板,夜里点灯。

二、种植油茶

2、扩大茶园。山坡上新种油茶五百亩,请老师傅教嫁接。
"""
NEW = """江陵区2020年工作要点

一、修缮石桥

1、加固桥墩。石桥两头加固桥墩,桥面铺上青石板,夜里点灯。

二、铺设光缆

2、光缆入村。家家户户接通光缆,学校先用上。
"""


def test_what_is_wholly_without_link_is_told_once_with_what_it_means(parsed):
    held = parsed({"river-2019": OLD, "river-2020": NEW})
    old, new = held["river-2019"], held["river-2020"]
    made = align(old, new, vectors.load())
    (section,) = begun(new, [made])
    assert (title(new, new.blocks[section.block]), section.meaning) == ("铺设光缆", "added")
    (gone,) = ended(old, new, made)
    assert (title(old, old.blocks[gone.block]), gone.meaning) == ("种植油茶", "dropped")
    report = replace(new, meta=replace(new.meta, kind=Fact("公告")))
    assert [one.meaning for one in ended(old, report, made)] == ["other_kind"]
    assert begun(new, []) == begun(new, [replace(made, links=())])
    assert len(begun(new, [])) == 2
