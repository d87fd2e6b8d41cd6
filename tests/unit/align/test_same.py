"""Self-tests that need no reader: a document against itself, changed in ways that leave what it says alone.

The texts are made up sentence by sentence from the vocabulary of plans, so every paragraph has words of its own and
words that half of the others have too.
"""

import random
from collections.abc import Iterator
from typing import NamedTuple

import opencc
import pytest

from duidu.align import align
from duidu.model import Alignment, Document
from duidu.store import vectors

VERBS = ("推进", "完善", "加快", "健全", "实施", "扩大", "优化", "落实", "强化", "支持", "整治", "新建", "改造", "培育")
NOUNS = (
    "养老服务", "社区食堂", "老旧小区", "河道水质", "园林绿化", "垃圾分类", "公交线路", "停车泊位",
    "中小学校", "课后托管", "幼儿园", "职业培训", "创业孵化", "招聘活动", "社会保险", "低保救助",
    "家庭医生", "基层医院", "疾病防控", "体育场馆", "文化馆", "非遗保护", "博物馆", "民宿旅游",
    "夜间经济", "商业街区", "冷链物流", "跨境电商", "保税仓库", "港口码头", "招商引资", "营商环境",
    "政务服务", "信用体系", "专利转化", "科研院所", "中试基地", "人才公寓", "楼宇经济", "企业上市",
    "普惠金融", "国企改革", "安全生产", "消防设施", "食品监管", "治安巡逻", "信访调解", "法律援助",
    "网格管理", "应急演练", "燃气管网", "供水设施", "污水处理", "扬尘治理", "新能源车", "充电设施",
    "光伏发电", "碳排放", "高标准农田", "种业振兴",
)  # fmt: skip
WAYS = ("扎实", "全面", "稳步", "深入", "有序", "着力")
THINGS = ("项目", "工程", "机制", "网络")
LEVEL = 0.98


class Part(NamedTuple):
    """A section: its title and its paragraphs, each a list of sentences with names of their own."""

    title: str
    paragraphs: list[list[str]]


def seeded(seed: int) -> random.Random:
    """The same chances every time."""
    return random.Random(seed)  # noqa: S311  (sample text, no secret)


def parts(chance: random.Random) -> list[Part]:
    """Sections of a plan, each noun in one section only, so that the right partner is known."""
    nouns = list(NOUNS)
    chance.shuffle(nouns)
    groups = [nouns[at : at + 10] for at in range(0, len(nouns), 10)]
    return [Part(f"{chance.choice(VERBS)}{own[0]}和{own[1]}", list(paragraphs(own, chance))) for own in groups]


def paragraphs(own: list[str], chance: random.Random) -> Iterator[list[str]]:
    """Paragraphs of four sentences about two subjects."""
    for at in range(0, len(own), 2):
        yield [sentence(own[at + k // 2], chance) for k in range(4)]


def sentence(noun: str, chance: random.Random) -> str:
    """A sentence about one thing."""
    one, other = chance.sample(VERBS, 2)
    what, count = chance.choice(THINGS), chance.randint(2, 90)
    return f"{chance.choice(WAYS)}{one}{noun},{other}{noun}{what}{count}个。"


def written(sections: list[Part], numbers: str = "一二三四五六") -> str:
    """The text of a plan."""
    lines = []
    for number, part in zip(numbers, sections, strict=True):
        lines += [f"# {number}、{part.title}", *("".join(paragraph) for paragraph in part.paragraphs)]
    return "\n".join(lines)


def f1(a: Document, b: Document, found: Alignment, wanted: set[tuple[str, str]]) -> float:
    """F1 of the links, as pairs of texts."""
    pairs = {(words(a, k.a.block), words(b, k.b.block)) for k in found.links}
    return 2 * len(pairs & wanted) / (len(pairs) + len(wanted))


def words(document: Document, block: int) -> str:
    """A block's text without its number."""
    at = document.blocks[block]
    return document.text[at.number.end if at.number else at.span.start : at.span.end]


def texts(sections: list[Part]) -> list[str]:
    """Everything that can be linked."""
    return [text for part in sections for text in (part.title, *("".join(p) for p in part.paragraphs))]


def shuffled(sections: list[Part], chance: random.Random) -> list[Part]:
    """Sections and the paragraphs in them in another order."""
    moved = [Part(part.title, chance.sample(part.paragraphs, len(part.paragraphs))) for part in sections]
    return chance.sample(moved, len(moved))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("meant", [True, False])
def test_shuffled_and_renumbered(plan, seed, meant):
    chance = seeded(seed)
    own = parts(chance)
    a, b = plan(written(own), "甲"), plan(written(shuffled(own, chance), "三五一六二四"), "乙")
    found = align(a, b, vectors.load() if meant else None)
    assert f1(a, b, found, {(text, text) for text in texts(own)}) >= LEVEL


@pytest.mark.parametrize("seed", range(4))
def test_in_the_other_script(plan, seed):
    own = parts(seeded(seed))
    turn = opencc.OpenCC("s2t", include_tofu_risk_dictionaries=False).convert
    a, b = plan(written(own), "甲"), plan(turn(written(own)), "乙")
    found = align(a, b, vectors.load())
    assert f1(a, b, found, {(text, turn(text)) for text in texts(own)}) >= LEVEL


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("meant", [True, False])
def test_split_and_merged_at_random(plan, seed, meant):
    chance = seeded(seed)
    own = parts(chance)
    turned, wanted = [], set()
    for part in own:
        cut, pairs = recut(part.paragraphs, chance)
        turned.append(Part(part.title, cut))
        wanted |= pairs | {(part.title, part.title)}
    a, b = plan(written(own), "甲"), plan(written(shuffled(turned, chance)), "乙")
    found = align(a, b, vectors.load() if meant else None)
    assert f1(a, b, found, wanted) >= LEVEL


def recut(given: list[list[str]], chance: random.Random) -> tuple[list[list[str]], set[tuple[str, str]]]:
    """Paragraphs of which one is split and two are merged, with the pairs that correspond."""
    order = chance.sample(given, len(given))
    split, one, other, *rest = order
    halves = [split[:2], split[2:]]
    merged = [*one, *other]
    pairs = {("".join(split), "".join(half)) for half in halves}
    pairs |= {("".join(p), "".join(merged)) for p in (one, other)} | {("".join(p), "".join(p)) for p in rest}
    return [*halves, merged, *rest], pairs


@pytest.mark.parametrize("seed", range(2))
def test_itself_one_to_one_and_sure(plan, seed):
    document = plan(written(parts(seeded(seed))), "甲")
    found = align(document, document, vectors.load())
    assert [(k.a.block, k.b.block, k.relation, k.score) for k in found.links] == [
        (block.id, block.id, "one", 1.0) for block in document.blocks
    ]
