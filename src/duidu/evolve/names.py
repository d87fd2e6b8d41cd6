r"""What a figure is of: the words before and behind it, without verbs, adverbs and the words of comparison.

Chinese plans say it in two ways: the name first (地区生产总值增长5%) or behind (新建8个公园); either may lack, and then
the sentence's last name goes on (产值达到20亿元, 增长8%). Patterns are for text as figures are read (`as_read`).
The limit: no grammar; a long run of words before a figure is cut to its end, and what a name leaves out stays out.
"""

import re
from itertools import pairwise
from typing import NamedTuple

_GROW = (
    r"(?:年均|平均|同比|环比|累计|分别|均|各|再|净|需|要)*"
    r"(?:递增|递减|增长|增加(?!值)|增幅|提高|提升|上升|上涨|增速|下降|降低|减少|减排|削减|压减|压缩|回落|缩小|扩大|增产|减产|增收|压降|(?<!新)增|降|涨)(?:幅度|率)?"
)
_FIRM = (
    r"(?:达到|达|实现|完成|突破|超过|超|保持|稳定|维持|控制|力争|争取|确保|锁定|占|逾|为|是|到|至|在|于|了|约|近|有|个)"
)
_YEAR = r"(?:(?:19|20)[0-9]{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2})年"
_SOFT = (
    r"(?:分别|均|各|都|也|共|只|仅|(?<![规原准守法细])则|(?<![退冷忘])却|(?<![归偿])还|大幅度?|连年|已经|已|将|可|要|应|又|拟(?:定|按|安排)?|全年|同口径|按可比价格?|按可比口径|再(?!建)|首次|双双|稳步|逐步|持续|进一步|继续|有望|预计|估计|计划(?=增|安排|完成|达)|实际|逆势|总计|累计|合计"
    r"|年均|平均|每年|同比|大约|接近|不少|不低|不超过|不高|多|过|连续[0-9一二三四五六七八九十]+年"
    rf"|{_YEAR}[末底]?|(?:[0-9]{{1,2}}|[两三四五六七八九十])年[来间内]?"
    rf"|[到至](?:{_YEAR}|去年|目前|今年|上年)[末底]?的(?:平均)?"
    r"|(?:年度?|序时|预期|全年|预算|目标|任务)+(?:计划|目标|任务|预算|进度)*的)"
)
_NOT = (
    r"(?:不(?:低于|少于|小于|高于|超过|大于|多于|得低于|得少于|得超过)"
    r"|高于|低于|大于|小于|少于|多于|至少|最少|至多|最多)"
)
_SINCE = rf"(?:{_YEAR}|去年|目前|今年|上年)[末底]?的(?:平均)?"
TAIL = re.compile(rf"(?:{_NOT}|{_GROW}|[到至]{_SINCE}|{_FIRM}|{_SOFT}|[、,:≥≤<>\s])++$")
"""The words between a name and its figure."""
GROWTH = re.compile(_GROW)
_RATE_NOUN = re.compile(r"(?:年均|平均|同比)?(?:增速|增幅|增长率|增长速度|增长幅度|涨幅|降幅|下降率|提高幅度)")
FALLS = re.compile(r"降|减(?!排)|缩|回落|压")
"""In words of growth: downwards."""
ARRIVED = re.compile(rf"{_GROW}(?:了)?(?:到|至|为)(?:{_SINCE}|{_FIRM}|{_NOT})*$")
"""提高到, 降至: the figure says where it ends, not by how much it moved."""
EACH = re.compile(r"分别|双双|各自|依次|均|都|各(?!类|项|级|种|街|区|镇|部)")
RATES = re.compile(
    r"(?:增长预期目标|增长目标|预期增长|增速|增长速度|增长率|增幅|涨幅|降幅|升幅|增长|下降|降低|降|上涨幅度|下降率|上升幅度|上涨|增长幅度)(?:\(.*\))?$"
)
"""Names that are themselves of a growth."""
_THAN = re.compile(
    r"(?:比|较|与|同|相比)[^,、;]{0,14}?(?:年|期|末|底|均水平|平均|相比|初|规划|目标|计划|基数|月|前)(?:同期|相比|水平|期|末|底|初|时)?(?:增长)?,?$"
)
_SHARE_OF = re.compile(r"不(?:低于|少于|小于|高于|超过|大于)[^,;:。0-9]{1,14}$")
"""Between a name and the share of something that it must reach: 不低于绩效总量的70%."""
_COMPARED = re.compile(r"(?:分别|又)?(?<!占)(?:比|较|与|同)(?:上一?|前)?$")
"""What is left of a comparison when its year has gone."""
BEYOND = re.compile(r"(?:高于|低于|快于|高出|好于|领先|超出|超过|超|慢于|优于)[^,、;0-9]{1,16}$")
"""Before 1.8个百分点: a comparison with others, no figure of the indicator."""
_LIGHT = (
    r"(?:确保|力争|争取|努力|促成|推动|促进|全力|加快|扎实|大力|积极|进一步|继续|推进|预计|实现|完成|保持|其中|同时|启动|办好|"
    r"实施|开展|落实|安排|深入|着力|稳步|有序|全面|支持|推行|促使|加强|将|使得?(?!用)|让|把|对(?!接|外|口)|为|以|并|和|与|及(?!时)|到(?!位|户|账|期)|在(?!施|建|册|校|岗|职|线|营|库|外)|(?:全年|当年|今年|去年)(?![底末初])|年内|我们|"
    r"要求|拟(?:定|安排)?|要(?!素|点)|再(?!建|生|造)|还(?!迁|贷|款)|共(?!享|建|有|同|青)|也|已|有(?=望)|用好|抓好|抓住|围绕|突出|做好|高质量|高标准|高水平|组织|统筹|严格|坚持|主要是|包括|如(?![期何果同此])|即|另外|此外)"
)
LEADING = re.compile(
    rf"^(?:[一二三四五六七八九十]+[是要]|\([一二三四五六七八九十0-9]{{1,3}}\)|{_LIGHT}|[0-9]{{1,2}}\.(?![0-9])|[、,:;。\s\u2014\u2015\u2500\-(])+"
)
_WHEN = re.compile(
    rf"^(?:(?:到|至|在|截至|截止|力争|争取|自|从)?(?:{_YEAR[:-1]}|今|明|本|去|上|当|全|同)年"
    r"(?:年)?(?:底|末|前|内|初|以前|以来|中|期间|度)?|年[底末初]|“?[十]?[一二三四五]五”?(?:期间|时期|末|以来|规划期)?|(?:过去|近|未来|这)?(?:[0-9]{1,2}|[一二三四五两十])年(?:来|间|共)?)[,的]?"
)
SCOPE = re.compile(
    r"^(?:全国(?!重点|文明|首|百强|最|第|双拥|一流|统一)|全省|全市|全区|全县|全州|全盟|全旗|全镇|全域|我国|我省|我市|我区|我县|本市|本区)(?:实现|完成|新增(?=\S)|的)?"
)
_CUT = re.compile(r"^.*(?:力争|确保|争取|使得?|带动|促成|促使|吸引|实现)(?=[^,]{2,}$)")
BEHIND = re.compile(r"^(?:及以上|或以上|以上|以内|以下|之内|左右|上下|及以下)")
_EMPTY = re.compile(
    r"[和与及比的了由从其即按为以等个前后向约达到就只而致仅还才便先又都年]*|[比较由从自]?[一二]九[〇零○一二三四五六七八九]{2}年?"
)
_PAREN = re.compile(r"^\([^)]*\)")
_ASIDE = re.compile(r"(?<=[^,;:。、])\([^(),;:。0-9]{1,12}\)")
"""Words in brackets within a name: 县(市、区)整县."""
_OWNED = re.compile(r"(?:拥有|具有|具备|掌握|符合|达到)[^,;:。0-9]{2,40}的([^,;:。的0-9]{2,20})(?=$|[,;:。])")
"""What has something first said of it stands behind it: 拥有自主品牌、持续创新能力的领军企业."""
_STOP = re.compile(
    r"[,;:。!?(]|并(?!购|网|轨|联)|以及|用于|,以|纳入|投入使用|同比|比上年|较上年|增长|不低于|不少于|达到|较20|比20|其中|占全|占比|,|\n"
)
_ACTS = re.compile(
    r"新建|改造|建设|建成|实施|完成|推进|新增|改扩建|开展|举办|培育|打造|引进|提升|优化|达到|增长|形成|推动|创建|培训|发放|力争|确保|新|居|[0-9]"
)
"""What begins another thing to do, not another word of the same list."""
_AIMED = re.compile(r"的?(?:目标|任务|目标任务)$")
_GROWING = re.compile(r"^(?:的)?(?:增长速度|增长幅度|增长率|年均增速|速度增长|增长|增速|增幅|涨幅)")
FLOW = re.compile(
    r"新增|新建|新开(?=[^工])|新培育|新引进|新认定|净增|新设|增加(?!值|到|至)|引进|再建|新开工|新签|新登记|新注册|新改扩建|新成立|招募|增设|新改建"
)
NET = re.compile(r"净?增$")
_FROM = re.compile(r"(?:由|从)(?=[^,;、]{0,24}[0-9一二三四五六七八九十])[^,;、]{0,40}$")
"""Between a name and the figure it has arrived at: where it came from, as in 城镇化率由2010年的50%提高到."""
PART = re.compile(
    r"(?:[提降涨]价幅度|提高幅度|总量|总数|总额|余额|利润|数量|占比|比重|总值|产值|规模|增速|面积|收入|营收)"
)
"""Names that say of which indicator only with the name before them."""
REACHED = re.compile(r"达|突破|超|实现|完成|保持|稳定|控制|至|到|占")
TOTAL = re.compile(r"累计|总计|总数|合计|共|总量")
LISTED = re.compile(r"等$|、")
_REACH = 120
"""Characters before a figure that are looked at, so that a page without punctuation costs no more than a clause."""
AFTER = 400
"""Characters behind a figure that are looked at, for the same reason."""
MOST = 24
"""Characters of a name before its figure; of a longer run only the end is kept."""


class Lead(NamedTuple):
    """The words before a figure: the name, the words between name and figure, the area named first."""

    name: str
    tail: str
    scope: str


def lead(left: str) -> Lead:
    """Take the words before a figure apart.

    >>> lead("力争全区一般公共预算收入增长")
    Lead(name='一般公共预算收入', tail='增长', scope='全区')
    """
    left = left[-_REACH:]
    found = TAIL.search(left)
    tail = found[0] if found else ""
    head = left[: len(left) - len(tail)]
    head = _THAN.sub("", head)
    while (again := TAIL.search(head)) and not RATES.search(head):
        tail = again[0] + tail
        head = head[: again.start()]
    if head and (rate := _RATE_NOUN.match(tail)):
        head, tail = head + rate[0], tail[rate.end() :]
    if ARRIVED.search(tail):
        head = _FROM.sub("", head)
    name, scope = _headed(_COMPARED.sub("", _SHARE_OF.sub("", head)))
    return Lead(name, tail, scope)


def _headed(head: str) -> tuple[str, str]:
    """A name without what leads up to it, and the area that stood before it."""
    scope = ""
    while True:
        before = head
        head = _WHEN.sub("", LEADING.sub("", head))
        found = SCOPE.match(head)
        if found and len(head) > found.end():
            scope, head = found[0][:2], head[found.end() :]
        if head == before:
            break
    if len(head) > MOST // 2:
        head = _CUT.sub("", head)
    if head.endswith("的") and len(head) > 1:
        head = head[:-1]
    name = _unquoted(head.strip("、,:;。 ").removeprefix("的"))
    return ("" if _EMPTY.fullmatch(name) else name), scope


def _unquoted(name: str) -> str:
    """A name without a quotation mark or bracket that is not closed within it."""
    for opens, closes in ("“”", "()", "《》", "‘’"):
        if name.count(opens) != name.count(closes):
            name = _closed(name, opens, closes)
    return name.lstrip("”’》)")


def _closed(name: str, opens: str, closes: str) -> str:
    """A name from behind the last sign that is not closed, without those that were not opened."""
    kept, open_at = "", list[int]()
    for sign in name:
        if sign == closes and not open_at:
            continue
        if sign == opens:
            open_at.append(len(kept) + 1)
        elif sign == closes:
            open_at.pop()
        kept += sign
    return kept[open_at[-1] :] if open_at else kept


_OBJECT = re.compile(r"(?:增加|提高|扩大|减少|压缩|降低|增发|发行|调减|削减|压减)(?:对|了)?([^,;:。、0-9]{3,24})$")
"""What a clause that ends without a figure wants more or less of."""


def wanted(clause: str) -> str:
    """Return what a clause without a figure wants more or less of, empty if nothing: the next one may say how much.

    >>> wanted("要逐年增加冷链仓储投资,"), wanted("要办好集市,"), wanted("由三千亩增加到五千亩,")
    ('冷链仓储投资', '', '')
    """
    found = _OBJECT.search(clause.rstrip(",;:。"))
    return "" if found is None or _COUNTS.search(found[1]) else _headed(found[1])[0]


_COUNTS = re.compile("[一二两三四五六七八九十百千万亿]")
_FROM_HERE = re.compile(r"(?:已|又|也|将)?(?:由|从)(?=[^,;:。、]{0,24}[0-9一二三四五六七八九十])")


def subject(clause: str, before: str) -> str:
    """Return what a clause that begins with where a figure came from, or goes to, is about: what the one before says.

    >>> subject("由2012年的3万亩增加到5万亩,", "全县茶园面积,"), subject("增加5万亩,", "全县茶园面积,")
    ('茶园面积', '')
    >>> subject("达到5万亩,", "全县茶园面积继续增长,")
    '茶园面积'
    """
    if not before.endswith(",") or _AMOUNT.search(before):
        return ""
    told = lead(before.rstrip(",;:。"))
    return told.name if _FROM_HERE.match(clause) or (_TO_HERE.match(clause) and GROWTH.search(told.tail)) else ""


_TO_HERE = re.compile(
    r"(?:已|又|也|将|年末|年底)*(?:达到?|突破|超过|增[至到])[^,;:。、]{0,3}[0-9一二三四五六七八九十百]"
)


_DOES = re.compile(
    r"(?:新|改|扩|续|复|再|净|全部|力争|\([改扩]\)|年内)*(?:(?:改扩|新改扩|新改|改|扩|新|续)?建|建设|开工|竣工|投产|投用|投运|完成|完工|启动|实施|交付|分配|入住|改造|提升|整治"
    r"|修缮|更新|拆除|培育|引进|认定|创建|打造|建成|新增|培训|发放|收购|签约|落地|入库|上线|达产|收储|出让|通车)+"
)


def does(name: str) -> bool:
    """Return whether a name only says what is done, not with what.

    >>> does("新(改)建"), does("改造道路")
    (True, False)
    """
    return _DOES.fullmatch(name) is not None


def done_to(name: str) -> str:
    """Return a name without the words at its beginning for what is done.

    >>> done_to("开工人才公寓"), done_to("新建")
    ('人才公寓', '')
    """
    found = _DOES.match(name)
    return name if found is None else name[found.end() :]


_USED_FOR = re.compile(r"[,(](?:专项|主要|全部|重点|专门)?(?:用于|用来|支持|补助|扶持)([^,;:。、]{2,24})")


def used_for(right: str) -> str:
    """Return what money without a name is for, by the words behind its figure, empty if they do not say.

    >>> used_for(",用于补助公租房建设"), used_for("左右,下降3%")
    ('补助公租房建设', '')
    """
    found = _USED_FOR.match(BEHIND.sub("", right))
    return "" if found is None else found[1]


def acted_on(clause: str) -> str:
    """Return what a clause without a figure works on, empty if that is not short and clear.

    >>> acted_on("实施村道提升行动,"), acted_on("建成2座公园,")
    ('村道提升行动', '')
    """
    found = lead(clause.rstrip(",;:。"))
    return found.name if not found.tail and len(found.name) <= MOST // 2 and not _AMOUNT.search(clause) else ""


_AMOUNT = re.compile("[0-9]|[二两三四五六七八九十百千万亿]+[个项座所家条处]")


def trimmed(name: str) -> str:
    """Return the end of a longer name without what only led up to it."""
    return _unquoted(LEADING.sub("", name))


def behind(right: str) -> str:
    """Return the name that follows a figure, empty if none does.

    >>> behind("以上增长速度"), behind("公园、广场,改造管网"), behind("左右,"), behind("")
    ('增长速度', '公园、广场', '', '')
    """
    right = _PAREN.sub("", BEHIND.sub("", right[:AFTER]))
    right = _ASIDE.sub("", right.removeprefix("的"))
    if right.startswith("等"):
        return ""
    if owned := _OWNED.match(right):
        right = owned[1]
    if found := _GROWING.match(right):
        return found[0].removeprefix("的")
    parts = right.split("、")
    name = _cut(parts[0])
    if not name:
        return ""
    for before, part in pairwise(parts):
        longer = f"{name}、{_cut(part)}"
        if _cut(before) != before or _ACTS.match(part) or not _cut(part) or len(longer) > MOST:
            break
        name = longer
    name = _unquoted(_AIMED.sub("", name)).strip("的 ").strip()
    return "" if _EMPTY.fullmatch(name) else name


def _cut(words: str) -> str:
    """Words up to where another thought begins."""
    found = _STOP.search(words)
    return words[: found.start()] if found else words


def is_growing(name: str) -> bool:
    """Whether the words behind a figure say that it is a growth."""
    return bool(_GROWING.match(name))


def split(head: str, count: int) -> tuple[str, ...]:
    """Cut the names before 分别 apart; what only the last one says in full is added to short ones before it.

    Args:
        head: The names.
        count: How many figures follow; with as many names 和 joins no two of them.

    >>> split("城乡居民收入", 2)
    ('城镇居民收入', '农村居民收入')
    >>> split("城镇、农村居民人均可支配收入", 2)
    ('城镇居民人均可支配收入', '农村居民人均可支配收入')
    """
    names = [name for name in head.split("、") if name]
    if len(names) == 1 and count == _TWO and _BOTH in head:
        return tuple(head.replace(_BOTH, one) for one in ("城镇", "农村"))
    if len(names) < max(count, 2) and names:
        parts = [part for part in re.split("以及|和|与|及", names[-1]) if part]
        if count == 1 or len(names) + len(parts) - 1 == count:
            names[-1:] = parts
    return tuple(completed(name, names[-1]) for name in names)


def _more(name: str, last: str) -> str:
    """What a short name lacks of a longer one: what stands behind the sign both end their first part with, if any."""
    at = last.find(name[-1:], 0, len(name) + 2)
    if at > 0:
        return last[at + 1 :]
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s)

    begun = 0
    for word in rjieba.cut(last):
        begun += len(word)
        if begun >= len(name):
            break
    whole = begun - len(name) <= 1  # of 天然气产量 beside 原煤 it is 产量, of 农村居民储蓄 beside 城镇 居民储蓄
    return last[begun if whole else len(name) :].lstrip("级型类片散性式点")


def is_half(name: str, last: str) -> bool:
    """Whether a name behind a figure lacks what the next one says: 2处成片、7处零散房屋征收, not 3条河流、5个湖泊."""
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s)

    if not 0 < len(name) <= MOST // 6:
        return False
    alike = last.find(name[-1:], 0, len(name) + 2) > 0
    return alike or (_MODIFIER.search(name) is not None and not any(word in last for word in rjieba.cut(name)))


_MODIFIER = re.compile(r"(?:[级型类片散性式])$")
_COMPLETE = re.compile(
    r"(?:额|率|量|值|数|收入|投资|消费|[出进]口|总额|面积|比重|规模|支出|存款|贷款|税收|能耗|密度|人口|指数|就业|人次|费|合同)$"
)
_LEAST_MORE = 2
_TWO, _BOTH = 2, "城乡"
"""Two figures of what is said of town and country together are one of each, in this order."""


def completed(name: str, last: str) -> str:
    """A short name with the rest of the last one."""
    more = _more(name, last)
    bare = len(name) <= MOST // 4 and not _COMPLETE.search(name)
    return name + more if bare and len(more) >= _LEAST_MORE and name != last else name
