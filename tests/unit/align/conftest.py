"""Small plans of our own, as documents, without the parser: alignment is tested on what it is given."""

import hashlib
import re
from collections.abc import Callable

import pytest

from duidu.model import ROOT, Block, Document, Kind, Role, Span

Plan = Callable[..., Document]

HEADING = re.compile(r"(#+) (?:<(\w+)>)?([一二三四五六七八九十]+、|第.章 )?")
ITEM = re.compile(r"(\d+、)([^。]+)。")


def build(text: str, name: str = "甲") -> Document:
    r"""A document: ``= `` opens a title, ``# `` and ``## `` a heading (with ``<role>``).

    ``~ `` opens furniture, ``| `` a cell; a line ``1、…。`` is an item with a run-in title, any other a paragraph.
    """
    blocks: list[Block] = []
    above: dict[int, int] = {0: ROOT}
    roles: dict[int, Role] = {ROOT: ""}
    at = 0
    for line, raw in enumerate(text.split("\n"), 1):
        span, at = Span(at, at + len(raw)), at + len(raw) + 1
        if not raw.strip():
            continue
        kind, start, level, role, number, title = read(raw)
        above = {depth: block for depth, block in above.items() if not level or depth < level}
        parent = above[max(above)] if kind != "title" else ROOT
        blocks.append(
            Block(
                id=len(blocks),
                kind=kind,
                lines=(line,),
                span=Span(span.start + start, span.end),
                level=level,
                parent=parent,
                role=role or roles[parent],
                number=Span(span.start + number[0], span.start + number[1]) if number else None,
                title=(Span(span.start + title[0], span.start + title[1]),) if title else (),
            )
        )
        roles[len(blocks) - 1] = blocks[-1].role
        if level:
            above[level] = len(blocks) - 1
    return Document(name, text, hashlib.sha256(text.encode()).hexdigest()[:16], tuple(blocks), file=f"{name}.txt")


def read(raw: str) -> tuple[Kind, int, int, Role, tuple[int, int] | None, tuple[int, int] | None]:
    """Kind, start, level, role, number and title of one line."""
    for sign, kind in (("= ", "title"), ("~ ", "furniture"), ("| ", "cell")):
        if raw.startswith(sign):
            return kind, 2, 0, "", None, (2, len(raw)) if kind == "title" else None  # type: ignore[return-value]
    if found := HEADING.match(raw):
        start = found.start(3) if found[3] else found.end()
        number = (found.start(3), found.end(3)) if found[3] else None
        return "heading", start, len(found[1]), found[2] or "", number, (found.end(), len(raw))  # type: ignore[return-value]
    if found := ITEM.match(raw):
        return "item", 0, 0, "", (found.start(1), found.end(1)), (found.start(2), found.end(2))
    return "para", 0, 0, "", None, None


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The builder of documents."""
    return build


FIRST = """= 临江区2015年工作要点
今年是规划收官之年,全区上下要认清形势、坚定信心、真抓实干。
地区生产总值增长8%,财政收入增长9%,固定资产投资120亿元。
# 一、推动产业转型
1、做强临港物流。扩建保税仓库,引进冷链企业六家,开通江海联运班列。
2、培育民营企业。设立小微企业信贷风险池,减免房租,评选优秀民营企业家。
# 二、建设宜居城区
3、治理河道水质。清淤疏浚青石河,封堵排污口十二处,沿岸补种水杉和芦苇。
4、改造老旧小区。加装电梯三十部,更换供水管网,增设停车泊位。整修农贸市场。建成社区食堂八个,为高龄老人送餐上门。
# 三、保障民生
5、稳定就业。开办技能夜校,帮扶零就业家庭,举办春季招聘会。
6、发展教育。新建江畔小学,招聘音乐体育教师,课后托管全覆盖。
全区干部群众要团结一心,圆满完成各项任务。
"""
SECOND = """= 临江区2016年工作要点
今年是新规划开局之年,全区上下要认清形势、抢抓机遇、真抓实干。
地区生产总值增长7.5%,财政收入增长8%,固定资产投资135亿元。
# 一、增进民生福祉
1、促进充分就业。技能夜校扩大到五所,零就业家庭动态清零,举办专场招聘会。
2、办好人民教育。江畔小学开学,音乐体育教师配齐,课后托管提质。
3、关爱高龄老人。社区食堂增至十二个,送餐上门服务覆盖全部高龄老人。
# 二、提升城区品质
4、加装电梯。老旧小区再加装电梯四十部,供水管网更换完毕。
5、河道治理。青石河排污口全部封堵,清淤疏浚支流三条,沿岸芦苇补种。
# 三、壮大实体经济
6、临港物流。保税仓库投入使用,江海联运班列每周三列,冷链企业达到十家。
7、乡村旅游。发展民宿集群,举办杨梅采摘节。
"""


@pytest.fixture(scope="session")
def first(plan: Plan) -> Document:
    """One year's plan."""
    return plan(FIRST, "临江2015")


@pytest.fixture(scope="session")
def second(plan: Plan) -> Document:
    """The next year's: reordered, one item split, one dropped, one new."""
    return plan(SECOND, "临江2016")
