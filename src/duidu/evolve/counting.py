"""Which figures count: amounts of something planned or done, not parts of names, criteria, durations or dates.

“两个责任制”, 10分钟健身圈, 亿元以上企业, 60岁以上老人, 三年行动, 地铁7号线 say nothing of an indicator. The limit: by
form and neighbouring words alone; a slogan with a number that stands without quotation marks may pass.
"""

import re
from bisect import bisect_right
from decimal import Decimal

from duidu.evolve.names import BEYOND
from duidu.model import Span
from duidu.text.figures import PERCENT, POINTS, Figure

_TURNED = re.compile(r"翻(?:([一两二三四五六七八]|[1-9])[番倍]|番)")
_TIMES = {sign: value for value, sign in enumerate("零一二三四五六七八")} | {"两": 2}
DOUBLED = "番"
_QUOTED = re.compile(r"“[^“”]{1,24}”|《[^《》]{1,60}》|‘[^‘’]{1,24}’|「[^「」]{1,24}」|\"[^\"\n]{1,24}\"")
_SPANS = "年 个月 天 小时 分钟 周年 季度 周 岁 级 度 分"
_PARTS = "位 名 页 字 米 种 类 组 层 厘米 毫米"
_SPAN_UNITS = frozenset(_SPANS.split())
_PART_UNITS = frozenset(_PARTS.split())
"""Units that more often make a name than an indicator: they need a word such as 达到 before them, or ten and more."""
_LINKED = re.compile(
    r"(?:达到|达|突破|超过|提高到|提升到|提高至|提升至|增加到|增至|缩短[到至]|压缩[到至]|压减[到至]|降[到至]|控制在|不低于|不少于|不超过|稳定在|保持在"
    r"|延长[到至]|平均|约为|为|增加|增长|提高|预期寿命|天数|年限|约|累计)[了约]?$"
)
_MADE = re.compile(
    r"(?:新建|改建|扩建|建成|建设|新增|改造|完成|开工|引进|办好|办成|新设|增加|达到|突破|超过|新改扩建|培育|增设|命名|创建|再建|建立|设立)[了约近]?$"
)
_CRITERION = re.compile(r"(?:及|或)?(?:以上|以下|以内|级以上|级)的?(?=[^,;:。!?、和与及\s)的增左右])")
_OF_CRITERION = re.compile(r"的(?=\S+[0-9])")
_OF_COUNTED = re.compile(r"的[^,;:。、0-9]{1,8}(?:达到?|超过?|有)?[0-9]+[余多]?[家个户名人所座]")
"""Behind what those counted must reach: 首次突破100亿元的企业5家."""
_OR = re.compile(r"或[0-9]")
_OF = re.compile(r"(?:人民币)?的")
_GIVEN = re.compile(
    r"(?:^|[,;:。、要应])(?:充分|积极)?(?:依托|运用好?|利用好?|发挥好?|现有|原有|已有|根据|按照|结合|瞄准|面向|联合|借助)(?:[^,;:。0-9]{0,3})$"
)
"""Words before what is there already and only used."""
_MEASURES = re.compile(r"[元米吨岁人亩里度瓦床年级斤时]$")
_NAMED = re.compile(r"季度|工作日|学期|节假日|交易日|口(?![袋岸腔])|面(?!积)|\+|/|分之|字形")
"""What follows a number that is part of a name."""
_RANKED = re.compile("[居列]")
"""After 位 it is no unit but says where one stands: 4.8位居前列."""
_SAID = re.compile(
    r"[^,;:。、0-9]{0,4}(?:举措|措施|意见|原则|规定|政策|环节|要素|方面|指标|问题|之一|字方针|行动计划|条例)"
)
"""What follows a number that counts what a plan says, not what it wants."""
_PEOPLED = frozenset("人户名元")
"""Units of those whose problems or measures follow: 6000万人安全饮水问题."""
_BARE = re.compile(r"[大强化圈号版线]|[GgA]")
"""What makes a name of a number without a unit."""
_BEFORE_NAMES = re.compile(
    r"(?:第|每|前|\+|地铁|[、,]第|[A-Za-z]|近平|国道|省道|国家|附件|附表|类型|[0-9]、|逐|之|中央|同比例)$"
)
_UNKNOWN_END = re.compile(r"(?:以上|左右|以内)?(?:$|[,;。、)和])")
_MYRIAD = 10_000
_PEOPLE = re.compile(
    r"(?!以[上下])[^,;:。、0-9]{0,6}(?:人口|群众|农民|居民|游客|学生|儿童|职工|老人|老年人|家庭|企业|党员|干部|毕业生|人员|患者|用户|消费者|劳动力)"
)
"""After 万 and 亿 these need no unit (惠及20万居民)."""
_COUNTED = re.compile(r"(?:员额|人口|人数|户数|总数|总量)[约近超达]?$")
"""After these 万 and 亿 need no unit either (裁减员额20万)."""
_NEXT = re.compile(r"[、和][0-9]")
_AFTER_ONE = re.compile(r"[0-9][百千万亿]+[、和与及]$")
"""Before the last of figures without a unit: 分别增加300万和500万."""
_FROM = re.compile(r"(?:由|从)[^,;:。]*$")
_TO = re.compile(
    r"(?:以上|左右)?(?:提高|增加|提升|下降|降低|压缩|缩短|调整|增长|减少|扩大|上升|调高|增|减|降|升|扩|缩|压减)(?:到|至|为)"
)
_CHINESE = re.compile("[一二两三四五六七八九十百千]")
_SMALL = 10


def doubled(read: str) -> list[Figure]:
    """Return the figures of 翻番, 翻一番, 翻两番 in a text as figures are read."""
    found = []
    for sign in _TURNED.finditer(read):
        written = sign[1] or "一"
        value = Decimal(_TIMES.get(written) or written)
        found.append(Figure(Span(*sign.span()), value, value, 1, DOUBLED))
    return found


def quoted(read: str) -> tuple[Span, ...]:
    """Return the stretches in quotation marks that are short enough to be names."""
    return tuple(Span(*found.span()) for found in _QUOTED.finditer(read))


def within(spans: tuple[Span, ...], span: Span) -> bool:
    """Whether a stretch lies in one of others, which are in order and apart."""
    at = bisect_right(spans, (span.start, span.start + 10**9)) - 1
    return at >= 0 and spans[at].start <= span.start and span.end <= spans[at].end


def counts(read: str, figure: Figure, quotes: tuple[Span, ...]) -> bool:
    """Whether a figure is an amount of an indicator.

    Args:
        read: The text, as figures are read; offsets of the figure are into it.
        figure: The figure.
        quotes: What stands in quotation marks.
    """
    if figure.sort != "amount" or within(quotes, figure.span):
        return False
    before = read[max(0, figure.span.start - 20) : figure.span.start]
    after = read[figure.span.end : figure.span.end + 16]
    if _BEFORE_NAMES.search(before) or _NAMED.match(after) or _is_number(figure, after):
        return False
    if (figure.unit not in _PEOPLED and _SAID.match(after)) or (figure.unit == "位" and _RANKED.match(after)):
        return False
    if _GIVEN.search(before) or (_TO.match(after) and _FROM.search(before)):
        return False
    if figure.unit == POINTS and BEYOND.search(_clause_end(before)):
        return False
    return _unit_counts(read, figure, before, after)


def _is_number(figure: Figure, after: str) -> bool:
    """Whether a figure is one of a list of numbers (7、8号线) or part of a name (500强)."""
    return not figure.unit and figure.scale == 1 and (after.startswith("、") or _BARE.match(after) is not None)


def _clause_end(before: str) -> str:
    """The words since the last comma."""
    return re.split("[,;:。]", before)[-1]


def _unit_counts(read: str, figure: Figure, before: str, after: str) -> bool:
    """Whether an amount in this unit counts, by the words beside it."""
    if not figure.unit:
        large = figure.scale >= _MYRIAD and (_PEOPLE.match(after) or _COUNTED.search(before))
        after_one = _AFTER_ONE.search(before) and _UNKNOWN_END.match(after)
        listed = figure.scale > 1 and (_NEXT.match(after) or after_one or large)
        return bool(listed or (_UNKNOWN_END.match(after) and _LINKED.search(before)))
    if is_criterion(figure, before, after):
        return False
    if figure.unit in _SPAN_UNITS:
        return bool(_LINKED.search(before)) and not after.startswith(("的历史", "来", "行动"))
    numeral = read[figure.span.start : figure.span.end]
    if _CHINESE.match(numeral) and figure.unit != DOUBLED:
        return _numeral_counts(figure, before)
    if figure.unit in _PART_UNITS:
        return bool(_LINKED.search(before) or _MADE.search(before)) or figure.low >= _SMALL
    return True


def _numeral_counts(figure: Figure, before: str) -> bool:
    """Whether a figure in numerals counts: small ones are mostly parts of names (四个意识)."""
    if figure.unit in {"成", "倍"}:
        return bool(_LINKED.search(before))
    large = figure.high > _SMALL and _MEASURES.search(figure.unit) is not None
    if figure.unit == PERCENT or large or figure.scale > 1:
        return True
    return bool(_MADE.search(before)) or (bool(_LINKED.search(before)) and _MEASURES.search(figure.unit) is not None)


def is_criterion(figure: Figure, before: str, after: str) -> bool:
    """Whether a figure says which things are meant (亿元以上企业), not how many."""
    if not _MEASURES.search(figure.unit):
        return False
    if _OF_COUNTED.match(after):
        return True
    if _LINKED.search(before):
        return False
    if _OR.match(after) or (before.endswith("或") and _OF.match(after)):
        return True
    return bool(_CRITERION.match(after) or _OF_CRITERION.match(after))
