"""Small corpora in our own words, written where each test may change them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from duidu.model import Alignment, Document, Link, Place, Reason
from duidu.settings.words import use
from duidu.text.fold import fold
from duidu.text.outline import title

TEXTS = {
    "qinghe-2019.txt": """\
青河县2019年工作要点

今年是青河建县七十周年,各乡各村要把心思放在实事上。

一、做强山地农业

1、扩大茶叶基地。新开高山茶园三百亩,改造老茶园两百亩。组织茶农学习制茶,评出十位能手。

2、办好山货集市。每月逢五开市,请邻县客商来收货。集市设公平秤一台。

二、修好乡村道路

3、打通断头路。修通七条村道,补上路灯和护栏。

4、管好养路队。每村请两名护路员,补贴按季发到手里。

三、守护平安山村

5、建设平安青河。安装四十五个监控点,夜里有人巡逻。邻里纠纷先由老支书调解。
""",
    "qinghe-2020.txt": """\
青河县2020年工作要点

去年的实事件件有着落,今年接着办。

一、修好乡村道路

1、打通断头路。修通九条村道,补上路灯和护栏。

2、管好养路队。每村请两名护路员,补贴按季发到手里。

二、做强山地农业

3、扩大茶叶基地。新开高山茶园五百亩,改造老茶园两百亩。组织茶农学习制茶,评出十位能手。

4、建一座冷库。冷库容量八百吨,果农存货头一年免租金。

三、守护平安山村

5、建设平安青河。安装六十个监控点,夜里有人巡逻。
""",
    "qinghe-2022.txt": """\
首页 > 要闻 > 正文

青河縣2022年工作要點

一、守護平安山村

1、建設平安青河。安裝六十個監控點,夜裡有人巡邏。邻里糾紛先由老支書調解。

二、做強山地農業

2、擴大茶葉基地。新開高山茶園五百畝,改造老茶園三百畝。組織茶農學習製茶,評出十位能手。

免责声明:本页文字转自县里的布告栏。
版权归布告栏所有。
""",
    "baishi-2020.txt": """\
白石镇2020年工作要点

一、照看好河道

1、清理河滩垃圾。沿河十二里分段包干,每段立一块牌子。

二、守护平安小镇

2、建设平安白石。镇口装二十个监控点,夜里有人巡逻。
""",
}

MANIFEST = """\
[[document]]
file = "qinghe-2019.txt"
title = "青河县2019年工作要点"
place = "青河"
issuer = "青河县办公室"
kind = "工作要点"
provenance = "original"
published = "2019-01-08"
url = "https://qinghe.example/2019"
covers = [{ role = "plan", from = 2019, to = 2019 }]

[[document]]
file = "qinghe-2020.txt"
title = "青河县2020年工作要点"
place = "青河"
kind = "工作要点"
provenance = "original"
covers = [{ role = "plan", from = 2020, to = 2020 }]

[[document]]
file = "qinghe-2022.txt"
title = "青河縣2022年工作要點"
place = "青河"
kind = "工作要点"
provenance = "reprint"
covers = [{ role = "plan", from = 2022, to = 2022 }]

[[document]]
file = "baishi-2020.txt"
title = "白石镇2020年工作要点"
place = "白石"
kind = "工作要点"
provenance = "original"
covers = [{ role = "plan", from = 2020, to = 2020 }]
"""


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The language is one for the whole process: each test begins in English."""
    use("en")
    yield
    use("en")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Four short plans of two places, one in Traditional script and reprinted."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "corpus.toml").write_text(MANIFEST, encoding="utf-8")
    return folder


@pytest.fixture
def aligned_by_title(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let blocks of the same name correspond, and no others, however good the alignment of small texts is by now."""

    def by_title(a: Document, b: Document, _vectors: object = None) -> Alignment:
        names = [{(block.kind == "title", fold(title(d, block))): block.id for block in d.blocks} for d in (a, b)]
        shared = sorted((names[0][name], names[1][name]) for name in names[0].keys() & names[1].keys() if name[1])
        words = (Reason("words", ("茶园",)),)
        links = tuple(Link(Place(x), Place(y), 0.9, "main", reasons=words) for x, y in shared)
        return Alignment(a.id, b.id, links, (), ())

    monkeypatch.setattr("duidu.align.align", by_title)
