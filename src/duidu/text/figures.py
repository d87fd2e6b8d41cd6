"""Figures as they stand in a text: what is counted, in what unit, from where to where, and how strictly.

3.9万个, 5%—6%, 1,200家以上, 不超过百分之三点六, 三十余项. Reading is by form alone: which indicator a figure
belongs to, and whether it was reached or is aimed at, is for others to say. The limits: Chinese numerals count only
before a unit (一是 and 千家万户 are none), a lone 一 never does, and a unit that is not on the list is read as none.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

from duidu.model import Span
from duidu.text.fold import TABLE

Bound = Literal["=", ">=", "<=", "~"]
Sort = Literal["amount", "year", "date", "ordinal"]

PERCENT = "%"
POINTS = "个百分点"
_UNITS = """
    个百分点 百分点 % ‰ 微克/立方米 毫克/立方米 毫克/升 公里/小时 元/人 元/吨 平方公里 平方千米
    平方米 立方米 平方 公里 千米 厘米 毫米 毫克 微克 公斤 千克 吨标准煤
    吨标煤 吨公里 人公里 吨 斤 公顷 亩
    亿千瓦时 千瓦时 千瓦 兆瓦 吉瓦 小时 分钟 周年 年 个月 天 周 岁 季度 美元 欧元 港元 港币
    人民币 元 人次 人 名 位 户 家次 家 个 件次 件 条次 条 项次 项 处 座 所(?![示有述属需指谓称]) 套 台次 台 辆 艘 架
    部 盏 棵 株 张 间 栋 幢 片 块 只 支 场次 场 次 批次 批 门 家庭 床 班 校 村 镇 街道 社区 标箱 班列 列 航线 车位
    泊位 倍 成 度 分 级 页 字 种 类 组 对 份 颗 头 万方 方 米 笔 例 趟 枚 篇 册 眼 宗 起(?![来草步点源飞降算施到])
    户次 架次 标准箱 学位 床位
"""
_DATED = ("月", "日", "时")
_ORDERED = ("号", "号楼", "届", "期")
_UNIT = "|".join(sorted({*_UNITS.split(), *_DATED, *_ORDERED}, key=lambda unit: (-len(unit), unit)))
_UNIT_HERE = rf"(?:{_UNIT})(?!(?<=次)[支干])(?:\((?:{_UNIT})\))?"  # 30条次干道 are 条, not 条次; 1万台(套)
_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
_SCALE = r"(?:万亿|[十百千]?[万亿]|百(?!分)|千(?![瓦米克]))"
_SIGNED = "%|‰|个?百分点"
_DASH = r"(?:[-~\u2010-\u2015\u2500]{1,2}|至|到)"
_MORE = "[多余来]"
_ARABIC = re.compile(
    rf"(?<![0-9])(?<![0-9][.:/])(?P<low>{_NUMBER})(?P<low_scale>{_SCALE})?(?P<low_unit>{_SIGNED})?"
    rf"(?:{_DASH}(?P<high>{_NUMBER})(?![.:/]?[0-9]))?(?![.:/]?[0-9]|[A-Za-z])"
    rf"(?P<more>{_MORE}(?!年))?(?P<scale>{_SCALE})?(?P<unit>{_UNIT_HERE})?"
)
_NUMERAL = "[一二两三四五六七八九十百千万亿零〇○]+(?:点[一二三四五六七八九零〇○]+)?"
_CHINESE = re.compile(
    rf"百分之(?P<percent>{_NUMERAL})(?:[至到](?:百分之)?(?P<high>{_NUMERAL}))?"
    rf"|(?P<number>{_NUMERAL})(?P<more>{_MORE})?(?P<unit>{_UNIT_HERE})(?!是|体|致|起|方面|(?<=分)之)"
)
_BOUNDS_BEFORE: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        "<=",
        re.compile(
            r"(?:[≤<]|不(?:高于|超过|大于|多于|得超过)|(?<!不)(?:低于|少于|小于)|控制在|至多|最多)[了到至在约]?$"
        ),
    ),
    (
        ">=",
        re.compile(
            r"(?:[≥>]|不(?:低于|少于|小于|得少于|得低于)|至少|最少|突破|(?<!不)(?:超过|高于|大于|多于|超)|逾)[了到至]?$"
        ),
    ),
    ("~", re.compile(r"(?:大约|约|接近|近)[为在]?$")),
)
_SHARE_OF = r"[^,;:。0-9]{1,14}的$"
_BOUNDS_OF: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("<=", re.compile(r"不(?:高于|超过|大于|多于|得超过)" + _SHARE_OF)),
    (">=", re.compile(r"不(?:低于|少于|小于|得少于|得低于)" + _SHARE_OF)),
)
"""Before a share of something: 不低于绩效总量的70%."""
_BOUNDS_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (">=", re.compile(r"(?:及|或)?以上")),
    ("<=", re.compile(r"(?:及|或)?以[内下]|之内")),
    ("~", re.compile(r"左右|上下")),
)
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
_SIGNS = frozenset([*_DIGITS, *_TENS, *_MYRIADS])
_LATIN = re.compile("[A-Za-z]")
_PLAIN = {code: to for code, to in TABLE.items() if not chr(to).isascii()} | {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)
}
"""How figures are read: simplified and half-width, but unlike in folded text 、 is no comma and 〇 is no 0."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
_REACH = 8
"""Characters before and after a figure in which a word that bounds it stands."""


class Figure(NamedTuple):
    """A figure: `low` and `high` (the same unless it is a range) are whole amounts, its 万 or 亿 counted in.

    `scale` is what the magnitude as written multiplies by (10,000 in 3.9万个), `unit` the unit behind it, simplified,
    empty if none is known. `span` covers number and unit, not the words of the bound. Of a year, a date or an
    ordinal (`sort`) differences mean nothing or something else.
    """

    span: Span
    low: Decimal
    high: Decimal
    scale: int
    unit: str
    bound: Bound = "="
    sort: Sort = "amount"


def figures(text: str, span: Span | None = None) -> tuple[Figure, ...]:
    """Return the figures of a text, or of a stretch of it, in order; they do not overlap.

    >>> [(str(f.low / f.scale), f.scale, f.unit, f.bound) for f in figures("新增就业3.9万个以上, 增速5%左右")]
    [('3.9', 10000, '个', '>='), ('5', 1, '%', '~')]
    """
    start, end = span or Span(0, len(text))
    piece = text[start:end]
    read = as_read(piece)
    found = [*_arabic(read), *_chinese(read)]
    found.sort(key=lambda figure: (figure.span.start, -figure.span.end))
    return tuple(_shifted(figure, start) for figure in _apart(found))


def as_read(text: str) -> str:
    """Return a text as figures are read, of the same length: simplified and half-width, 、 and 。 as they are."""
    return text.translate(_PLAIN)


def _apart(found: list[Figure]) -> Iterator[Figure]:
    """The figures without those that begin inside another."""
    end = 0
    for figure in found:
        if figure.span.start >= end:
            end = figure.span.end
            yield figure


def _shifted(figure: Figure, by: int) -> Figure:
    """The figure at its place in the whole text."""
    return figure._replace(span=Span(figure.span.start + by, figure.span.end + by)) if by else figure


def _arabic(plain: str) -> Iterator[Figure]:
    """Figures in digits."""
    for found in _ARABIC.finditer(plain):
        low_scale, scale = found["low_scale"] or "", found["scale"] or ""
        if _LATIN.match(plain[max(0, found.start() - 1)]) and not (found["unit"] or low_scale):  # PM2.5, but not GDP5亿
            continue
        closed = bool(found["low_unit"]) and not found["high"]  # 15%所得税 are 15%, not 15所
        unit = _unit(found["low_unit"] if closed else found["unit"] or found["low_unit"])
        factor = _factor(scale or low_scale)
        low = Decimal(found["low"].replace(",", "")) * _factor(low_scale)
        high = Decimal((found["high"] or found["low"]).replace(",", "")) * factor
        if low * factor <= high and not low_scale:  # 3-4万人, but not 9000-1万人
            low *= factor
        span = Span(found.start(), found.end("low_unit") if closed else found.end())
        bound = _bound(plain, span, more=bool(found["more"]))
        yield Figure(span, low, high, factor, unit, bound, _sort(plain, span, (low, high), unit))


def _chinese(plain: str) -> Iterator[Figure]:
    """Figures in numerals: 百分之五, 三十余项, 二〇一八年."""
    for found in _CHINESE.finditer(plain):
        numeral = found["percent"] or found["number"]
        value = numeral_value(numeral)
        if value is None or (not found["percent"] and _says_nothing(numeral, found["unit"])):
            continue
        span = Span(found.start(), found.end())
        unit = PERCENT if found["percent"] else _unit(found["unit"])
        bound = _bound(plain, span, more=bool(found["more"]))
        high = (found["high"] and numeral_value(found["high"])) or value
        yield Figure(span, value, high, _written_scale(numeral), unit, bound, _sort(plain, span, (value,), unit))


def _says_nothing(numeral: str, unit: str) -> bool:
    """Whether a numeral counts nothing: 一, digits in a row that are no year, a magnitude alone as in 千家万户."""
    if all(sign in _DIGITS for sign in numeral):
        return numeral in {"一", "零"} or (len(numeral) > 1 and unit != "年")
    return not any(sign in _DIGITS or sign == "十" for sign in numeral)


def _unit(written: str | None) -> str:
    """The unit, its two spellings of percentage points made one."""
    return POINTS if written == "百分点" else written or ""


def plain_number(value: Decimal) -> Decimal:
    """Return a number without idle noughts or an exponent.

    >>> [str(plain_number(Decimal(number))) for number in ("4.0", "3E+2", "-0.10")]
    ['4', '300', '-0.1']
    """
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral_value() else short


def measure(scale: int, unit: str) -> str:
    """Return a unit with the magnitude before it.

    >>> measure(10_000, "个"), measure(1, "%")
    ('万个', '%')
    """
    written = ""
    for sign, factor in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        if scale % factor == 0:
            written, scale = sign + written, scale // factor
    return written + unit


def numeral_value(numeral: str) -> Decimal | None:
    """Return what a Chinese numeral is worth, None if it is not one.

    >>> [str(numeral_value(sign)) for sign in ("三百二十", "一万五千", "二〇一八", "十二点五", "三万亿", "点五")]
    ['320', '15000', '2018', '12.5', '3000000000000', 'None']
    """
    whole, _, fraction = numeral.partition("点")
    if not whole or any(sign not in _SIGNS for sign in whole):
        return None
    if all(sign in _DIGITS for sign in whole):
        value = int("".join(str(_DIGITS[sign]) for sign in whole))
    else:
        value = _scaled(whole)
    digits = "".join(str(_DIGITS[sign]) for sign in fraction)
    return Decimal(f"{value}.{digits}" if digits else value)


def _scaled(whole: str) -> int:
    """The value of a numeral with 十, 百, 千, 万 or 亿 in it."""
    total = part = digit = 0
    for sign in whole:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            part += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            grown = part + digit or int(not total)  # 三万亿: nothing stands between 万 and 亿
            total = (total + grown) * _MYRIADS[sign] if sign == "亿" else total + grown * _MYRIADS[sign]
            part = digit = 0
    return total + part + digit


def _factor(scale: str) -> int:
    """What 万, 亿, 百万 or 万亿 multiplies by; 1 for nothing."""
    product = 1
    for sign in scale:
        product *= _TENS.get(sign) or _MYRIADS[sign]
    return product


def _written_scale(numeral: str) -> int:
    """The magnitude a numeral ends in."""
    return _MYRIADS.get(numeral[-1], 1)


def _bound(plain: str, span: Span, *, more: bool) -> Bound:
    """How strictly a figure is meant: by the words before and behind it."""
    behind = plain[span.end : span.end + _REACH]
    for bound, pattern in _BOUNDS_AFTER:
        if pattern.match(behind):
            return bound
    before = plain[max(0, span.start - _REACH) : span.start].rstrip()
    for bound, pattern in _BOUNDS_BEFORE:
        if pattern.search(before):
            return bound
    before = plain[max(0, span.start - 3 * _REACH) : span.start]
    for bound, pattern in _BOUNDS_OF:
        if pattern.search(before):
            return bound
    return ">=" if more else "="


def _sort(plain: str, span: Span, values: tuple[Decimal, ...], unit: str) -> Sort:
    """What sort of number it is."""
    before = plain[max(0, span.start - 1) : span.start]
    if unit in _DATED or (unit == "号" and before == "月"):
        return "date"
    if before == "第" or unit in _ORDERED:
        return "ordinal"
    years = all(FIRST_YEAR <= value <= LAST_YEAR and value == int(value) for value in values)
    if years and (unit in {"年", "起"} or (not unit and plain[span.end : span.end + 1] in {"年", "-", "/"})):
        return "year"
    return "amount"
