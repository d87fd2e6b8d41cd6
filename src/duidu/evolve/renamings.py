"""Which names of statistics follow one another, and whether what they count stayed the same.

A small table of changes that official statistics made known, each with its source, beside likeness of names for all
others. `renamed` means another word for the same figure, `redefined` that a different thing is counted under it, so
that values may stand side by side but not be subtracted. The limit: districts follow the national rules later or not
at all, and a likeness of names is no proof; such joins are marked as unverified.
"""

import re
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from duidu.text.fold import fold

Change = Literal["renamed", "redefined"]


class Renaming(NamedTuple):
    """That a name follows another: patterns of both, what changed, whether the scope is known to agree, the source."""

    old: re.Pattern[str]
    new: re.Pattern[str]
    change: Change
    verified: bool
    source: str


class Redefinition(NamedTuple):
    """That a name counts something else from a year on."""

    name: re.Pattern[str]
    year: int
    source: str


def _renaming(old: str, new: str, change: Change, source: str, *, verified: bool = True) -> Renaming:
    """A row of the table; patterns match whole keys."""
    return Renaming(re.compile(old), re.compile(new), change, verified, source)


_GDP = r"(?:地区|全区|全市|全省|本地)?(?:生产总值|gdp)"
RENAMINGS: Final = (
    _renaming(
        "国内生产总值",
        "地区生产总值",
        "renamed",
        "国家统计局2004年1月20日公布的地区GDP核算三项规范: 地区的GDP自2004年起称生产总值",
    ),
    _renaming(
        "(?:地区|全区|全市)增加值",
        _GDP,
        "renamed",
        "国家统计局《中国国民经济核算体系(2002)》: 按生产法, 生产总值是各行业增加值之和",
    ),
    _renaming("国民生产总值", "国内生产总值", "redefined", "国家统计局《中国国民经济核算体系(试行方案)》(1992)"),
    _renaming(
        "(?:工农业|社会)总产值",
        "国(?:内|民)生产总值",
        "redefined",
        "国家统计局《中国国民经济核算体系(试行方案)》(1992)",
    ),
    _renaming(
        "(?:国家|地方|区级|市级|本级|全口径)?(?:公共)?财政(?:一般预算)?收入|财政总收入",
        "(?:地方|区级|市级|本级)?(?:地方)?(?:财政)?(?:一般公共预算|公共财政预算|一般预算)收入",
        "renamed",
        "《中华人民共和国预算法》(2014年修正)",
        verified=False,
    ),
    _renaming(
        "(?:地方)?(?:财政一般预算|一般预算|公共财政预算|公共财政)收入",
        "(?:地方)?一般公共预算收入",
        "renamed",
        "财政部《关于完善政府预算体系有关问题的通知》(财预〔2014〕368号): 自2015年起转入十一项政府性基金",
        verified=False,
    ),
    _renaming(
        "社会商品零售额?",
        "社会消费品零售额?",
        "redefined",
        "国家统计局贸易统计制度(1993): 不再包括售给农民的农业生产资料",
    ),
    _renaming(
        "农(?:民|村居民)(?:家庭)?人均纯收入",
        "农(?:民|村居民)(?:家庭)?人均可支配收入",
        "redefined",
        "国家统计局城乡一体化住户收支与生活状况调查(2013)",
    ),
    _renaming(
        ".{0,4}登记失业率",
        ".{0,6}调查失业率",
        "redefined",
        "国家统计局劳动力调查: 自2018年起按月发布城镇调查失业率; 登记失业率只计在就业服务机构登记者",
    ),
    _renaming(
        "空气质量(?:达到)?(?:和好于)?二级.{0,6}天数.{0,2}",
        "空气(?:质量)?优良天数.{0,4}",
        "redefined",
        "GB 3095-2012《环境空气质量标准》与HJ 633-2012《环境空气质量指数(AQI)技术规定(试行)》",
    ),
)
"""In folded keys (`key`). The sources are official documents and announcements, named as they call themselves, with
what they changed. Of the budget's revenue names changed with the scope (2015), so that no difference is taken."""

REDEFINITIONS: Final = (
    Redefinition(
        re.compile("规(?:模以)?上工业"), 2011, "国家统计局: 规模以上工业起点标准由500万元提高到2000万元(2011)"
    ),
    Redefinition(re.compile("固定资产投资"), 2011, "国家统计局: 固定资产投资统计起点由50万元提高到500万元(2011)"),
    Redefinition(
        re.compile("农村贫困人口|^贫困人口"), 2011, "2011年国家扶贫标准提高到农民人均纯收入2300元(2010年不变价)"
    ),
    Redefinition(
        re.compile("第[一二三]产业|服务业增加值"), 2013, "国家统计局《三次产业划分规定》(国统字〔2012〕108号)"
    ),
)
"""Thresholds and limits that national statistics moved under an unchanged name."""

LEAST_LIKENESS: Final = 0.6
"""Share of common pairs of characters from which two names may be one indicator's."""
KEPT: Final = 16_384
"""Names whose pairs are kept: those of a hundred reports."""
LEAST_SIGNS: Final = 4
"""Characters a name must have to be known by likeness."""
_APART: Final = (
    (
        "工业",
        "农业",
        "服务业",
        "制造业",
        "建筑业",
        "旅游",
        "商业",
        "第一产业",
        "第二产业",
        "第三产业",
        "一产",
        "二产",
        "三产",
    ),
    ("进口", "出口", "进出口"),
    ("登记", "调查"),
    ("农村", "城镇", "城乡"),
    ("民间", "房地产", "技改", "基础设施"),
    ("内资", "外资"),
    ("高新", "科技型", "高技术", "战略性", "专精特新", "瞪羚", "雏鹰", "领军", "小巨人"),
    ("人均", "单位", "每万", "每千"),
    ("占", "率", "比重"),
    ("国家", "省级", "市级", "区级"),
    ("协议", "实际", "到位", "注册"),
    ("开工", "竣工", "在施"),
    ("对外", "外商"),
    ("高速",),
    ("中央", "地方"),
    ("医疗", "养老", "失业", "工伤", "生育"),
    ("存款", "贷款"),
    ("小学", "中学", "中等", "初中", "初级", "高中", "高等", "大专", "幼儿园"),
    ("在校", "招生", "毕业"),
    ("生产资料", "生活资料"),
    ("强度",),
    ("货运", "客运", "周转"),
)
"""Words of which two names of one indicator have the same ones."""
_ONE_MAY_LACK: Final = frozenset({"国家", "省级", "市级", "区级"})
"""Of these, what often goes without saying."""
_FILLERS = re.compile(r"[“”\"'‘’()\s]|的|总额$|总数$|总量$|数量$|(?<=[人户业司构])数$|总规模$|规模$|情况$")
_LEADS = re.compile(
    r"^(?:全社会|全年|累计|完成|实现|新增|净增|新建|引进|新引进|新认定|培育|新培育|建设|建成|打造|实施|拟|安排|合计|预计|年[度末底]?|我区|全国|全区|全市|前[一二三四五]年)+(?=.{2,})"
)
_FLOWS = re.compile(r"新增|净增|新引进|新认定|新建")
_URBAN = re.compile(r"城镇(?=登记失业率|调查失业率|就业)")
"""What goes without saying of these."""
_RATE = re.compile(r"(?:增速|增长速度|增长率|增幅|涨幅|增长|降幅|降低|下降|降)$")


def key(name: str) -> str:
    """Return a name as series compare it: folded, without fillers, verbs that begin it and words of growth.

    >>> key("地區生產總值增速"), key("全社会固定资产投资总额"), key("城镇新增就业")
    ('地区生产总值', '固定资产投资', '就业')
    """
    plain = _FILLERS.sub("", fold(name).replace("gdp", "地区生产总值"))
    plain = _LEADS.sub("", _FLOWS.sub("", plain) or plain)
    plain = _URBAN.sub("", plain)
    short = _FILLERS.sub("", _RATE.sub("", plain))
    return short or plain or fold(name)


def known(old: str, new: str) -> Renaming | None:
    """Return the row of the table that leads from one key to another."""
    return next((row for row in RENAMINGS if row.old.fullmatch(old) and row.new.fullmatch(new)), None)


def redefined_between(name: str, first: int, last: int) -> Redefinition | None:
    """Return what a name's redefinition between two years was, None if there was none."""
    return next((row for row in REDEFINITIONS if row.name.search(name) and 0 < first < row.year <= last), None)


def likeness(a: str, b: str) -> float:
    """Return how alike two keys are, 0 to 1; 0 if they name parts that differ.

    >>> likeness("城建重点项目", "城建重点项目建设") > 0.8, likeness("工业增加值", "农业增加值")
    (True, 0.0)
    """
    if min(len(a), len(b)) < LEAST_SIGNS or apart(a, b):
        return 0.0
    whole = _shared(a, b)
    (of_a, _, in_a), (of_b, _, in_b) = a.partition("占"), b.partition("占")
    return min(whole, _shared(of_a, of_b), _shared(in_a, in_b)) if in_a and in_b else whole


def apart(a: str, b: str) -> bool:
    """Return whether two keys name parts that differ, however alike they are.

    >>> apart("铁路通车里程", "公路通车里程"), apart("城建重点项目", "重点项目")
    (True, False)
    """
    return any(_differ(a, b, words) for words in _APART) or _begin_apart(a, b)


def _shared(a: str, b: str) -> float:
    """The share of common pairs of characters."""
    in_a, in_b = pairs(a), pairs(b)
    return 2 * len(in_a & in_b) / (len(in_a) + len(in_b)) if in_a or in_b else 0.0


def _begin_apart(a: str, b: str) -> bool:
    """Whether names end alike and begin with different words: 铁路里程 and 公路里程, but not 水稻产量 and 稻谷产量."""
    size = 0
    while size < min(len(a), len(b)) and a[-1 - size] == b[-1 - size]:
        size += 1
    own_a, own_b = a[: len(a) - size], b[: len(b) - size]
    return bool(own_a and own_b) and not set(own_a) & set(own_b)


_THIN: Final = re.compile(
    r"[0-9]+|.{0,1}|(?:按|比|如果|平均|每|此|其中|这)[^率量额值]{0,8}|(?:支出|收入|产量|产值|总产值|资金|投资|投入|全国|受益|部分|计划|预算数?|规模|总量|面积|人口|指标"
    r"|中央财政(?:拟|为此)?(?:投入|安排|支出|将)+|.{6,}(?:改善|全国|作用))"
)
"""Names that say too little for two figures of them to be of one thing."""


def is_thin(name: str) -> bool:
    """Return whether a key says too little for figures under it to be subtracted.

    >>> is_thin("支出"), is_thin("平均每天"), is_thin("平均气温"), is_thin("财政支出")
    (True, True, True, False)
    """
    return _THIN.fullmatch(name) is not None


@lru_cache(maxsize=KEPT)
def pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of a key."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _differ(a: str, b: str, words: tuple[str, ...]) -> bool:
    """Whether one name has a word of a group that the other has not, where that says something."""
    in_a, in_b = ({word for word in words if word in text} for text in (a, b))
    more = in_a ^ in_b
    return bool(more) and not (more <= _ONE_MAY_LACK and (not in_a or not in_b))
