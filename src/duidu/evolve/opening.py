"""Where what a clause promises begins behind words of time, manner or a subject, and where its verb ends.

The idea: plan language leads with the verb; so a clause that opens with one, behind what may stand before it, promises
something, and what opens as a way of doing or with how things are does not. The limit: patterns and a dictionary's
tags, no grammar.
"""

import re
from typing import Final, NamedTuple

from duidu.evolve import planverbs
from duidu.text.figures import as_read

LEAST_SIGNS: Final = 5
"""Signs of a clause that promises anything to be looked for: 开拓进取 and 综合施策 do not."""
_NUMBERED = re.compile(
    r"(?:[\s\u3000]|[一二三四五六七八九十]+(?:是(?:要|着力)?|要(?!素|点|求))|第[一二三四五六七八九十][,、]?"
    r"|[(（]?[0-9一二三四五六七八九十]{1,2}[)）]|[0-9]{1,2}[.、](?![0-9])|[\u2460-\u2473]|[-\u2014\u2015\u2500·]+)+"
)
_FILLERS = (
    r"(?:一方面|另一方面|与此同时|同时|此外|另外|下一步|接下来|特别是|尤其是|首先|其次|再次|最后|其中|总之|并且?|还会?|也|又|再(?!建|生|造)"
    r"|(?:19|20)[0-9]{2}年(?:底|末|前|内)?|今年(?:内|底)?|明年|本年度?|全年|年内|年底前?|到(?:20[0-9]{2}年|年底)(?:底|末|前)?|未来[0-9一二三四五]年|“?十[一二三四五六]五”?期间"
    r"|据了解|从[0-9]{1,2}月[0-9]{1,2}日起|从今年(?:开始|起)|连续[几0-9]+年|(?:工作|改革|任务)?的?(?:重点|关键|核心|首要任务|主要任务)(?:是要?|在于)|重在|先(?!行|进|导)|多(?=出|措(?!并举)|办|做)|国家(?=支持|鼓励|保护|实行|推进|加大|设立)|我们|我国|我省|我市|我区|我县|全国|全省|全市|全区|全县|全社会)"
)
_FILLER = re.compile(rf"(?:{_FILLERS}[,、]?)+")
_URGES = re.compile(
    r"(?:进一步|着力(?!点)|大力|切实|不断|努力(?!程度|方向)|坚决|全力|竭诚|竭尽全力|尽快|尽力|严把|更好地?|有步骤)(?=[^,、的]{3}|、有)"
)
"""Words of manner behind which something is done whatever comes (努力使…, 坚决把…, 进一步简政放权)."""
_MODAL = re.compile(
    r"(?:(?<![重主需只首必摘纪概紧扼次])要(?![素求点闻务件害塞道领旨义案地职])|还会|必须|应当|应该|务必|须|将会?(?!近|军|来)|拟)"
)
_REACH: Final = 24
"""Signs up to a modal verb that may be the clause's subject (各级政府要…)."""
_MANNER = re.compile(
    r"以(?!旧换新|工代|点带|奖代|电代|气代)|按照?(?!时|期|需)|围绕|根据|针对|瞄准|通过|依托|随着|本着|为(?:系统|切实|更好)?(?:解决|应对|适应|满足)|遵循|结合|对标|对照|面对|为了|为.{0,12}(?:提供|作出|做出|奠定|打下|注入|创造|营造)?(?:支撑|保障|贡献|基础|动力)$"
    r"|使(?!用)|让|从而|不断?使|有了|凡|如果|只有|只要|虽然|由于|因为|尽管|无论|既"
)
_LETS = re.compile("让|使(?!用)|把|为")
"""Behind a modal verb (要让…, 必须使…) what is to come about is promised."""
_MEANS_END = re.compile(
    r"为(?:\S{0,4}(?:重点|抓手|核心|引领|主线|目标|主体|导向|突破口|契机|基础|载体|依托|支撑|底色|纽带|龙头|中心|方向|动力|牵引|保障|根本|原则|先导|统领))$|的同时$|^按照?.*的(?:要求|原则|方针|思路|部署|精神)$|的?基础上$|的?前提下$"
)
_TOWARDS = re.compile(r"(?:对|为|把|将|向|给|与|同|在|用(?![好足活于]))(?!接|外开放|标|口|于)")
"""Prepositions whose clause still says what is done: 对十条道路进行整治."""
_STATED = re.compile(
    r"是(?!否)|预计|习惯|有(?!序|效|力|机|关|利|条件)|没有|存在|面临|面对|认为|认识|看到|回顾|表示|代表|请|提请(?:本次|大会|各位|审议|审查)|感谢|来自|成为(?:了|全)|意味|值得|关系|包括|属于|位居|位列|仍|取得了|实现了|完成了|得到|得益|感到|知道|相信|可谓"
)
"""Verbs that tell how things are, or speak to the audience."""
_TELLS = re.compile(
    r"(?:正|仍|还|尚)处(?:于|在)|处于.*(?:期|阶段|关口)$|发生.{0,6}变化$|[^,、](?:持续|深入|加速|不断)(?:推进|演变|显现|释放|凸显)$"
)
"""What describes how things stand or go, not what is to be done."""
_DONE = re.compile(r"(?:已经?|曾)(?!有|建|开工)|了$|[成到成现得展]了(?!解)")
_JOINED: Final = ("业", "性", "者", "商", "员", "区")
"""Signs that make of a verb before them a name."""
_VERBAL: Final = frozenset({"v", "vn", "vd", "vi", "vg", "vq"})
_BEFORE_VERBS: Final = frozenset({"d", "ad", "a", "ag", "z", "zg", "i", "l", "b", "t", "f"})
"""What the dictionary calls words that may stand before a verb it knows."""
_MOST_BEFORE: Final = 3
"""Such words at most."""
_LATER: Final = re.compile(
    r"(?:不断|着力|加快|继续|切实|进一步|全面|积极|大力|持续|深入|推动|推进|扎实|有序|分类|稳步|努力)(?=\S{3})"
)
"""Behind words of manner (根据新形势不断…): here begins what will be done."""


class Parts(NamedTuple):
    """Offsets in a clause: where what is promised begins, and where its verb ends."""

    start: int
    verb_end: int


def parts_of(clause: str) -> Parts | None:
    """Return where a clause's promise and its verb are, None if it promises nothing.

    >>> clause = "同时要大力推进老旧小区改造"
    >>> parts = parts_of(clause)
    >>> clause[parts.start : parts.verb_end], clause[parts.verb_end :]
    ('大力推进', '老旧小区改造')
    >>> parts_of("以改善民生为重点") is None
    True
    >>> parts_of("努力使家家户户用上干净水")
    Parts(start=0, verb_end=0)
    """
    start, urged = _lead(clause)
    if _MEANS_END.search(clause) or _DONE.search(clause):
        return None
    if _URGES.match(clause, start) or (urged and _LETS.match(clause, start)):
        return Parts(start, _verb_end(clause, start))
    if _MANNER.match(clause, start):
        later = _LATER.search(clause, start + 2)
        if later is None:
            return None
        start = later.start()
    if len(clause) - start < LEAST_SIGNS - 1 or _only_tells(clause, start, urged):
        return None
    if _TOWARDS.match(clause, start):
        return Parts(start, start) if _acts(clause[start + 1 :]) else None
    end = _verb_end(clause, start)
    return Parts(start, end) if end > start or urged else None


def _only_tells(clause: str, start: int, urged: bool) -> bool:
    """Whether a clause says how things stand; one with a modal verb does not by its end."""
    return _STATED.match(clause, start) is not None or (not urged and _TELLS.search(clause, start) is not None)


def _lead(clause: str) -> tuple[int, bool]:
    """Where a clause begins behind its number, the words of time and the subject with its modal verb; if it has one."""
    at = 0
    for pattern in (_NUMBERED, _FILLER):
        found = pattern.match(clause, at)
        if found and found.end() < len(clause):
            at = found.end()
    modal = _MODAL.search(clause, at, min(len(clause), at + _REACH))
    if modal and modal.end() < len(clause) and _is_subject(clause[at : modal.start()]):
        at = modal.end()
        found = _FILLER.match(clause, at)
        return (found.end() if found and found.end() < len(clause) else at), True
    return at, False


def _is_subject(words: str) -> bool:
    """Whether some words may be who does it: no verb leads them."""
    return not words or not (_MANNER.match(words) or _TOWARDS.match(words) or _verb_end(words, 0))


def _verb_end(clause: str, start: int) -> int:
    """Where the verb ends that a clause begins with, words of manner and helping verbs before it; `start` for none."""
    found = planverbs.MANNER.match(clause, start)
    at = found.end() if found else start
    end = planverbs.verb_at(clause, at)
    while end > at and clause[at:end] in planverbs.AIDS and (after := planverbs.verb_at(clause, end)) > end:
        if clause.startswith(_JOINED, after):  # 做好服务业规划
            break
        at, end = end, after
    return end if end > at else _known(clause, start)


def _known(clause: str, start: int) -> int:
    """Where the verb ends that the dictionary sees at the beginning; `start` for none."""
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s)

    at = start
    for before, (word, tag) in enumerate(rjieba.tag(clause[start:])):
        at += len(word)
        if word[-2:] in planverbs.VERBS and tag not in _VERBAL:  # 大力发展, 全面落实 are one word to it
            return at
        if len(word) > 1 and (tag in _VERBAL - {"vn"} or (tag == "vn" and not before)):
            return at
        if tag not in _BEFORE_VERBS or before >= _MOST_BEFORE:
            return start
    return start


def _acts(clause: str) -> bool:
    """Whether a clause holds a verb that does something, not only one that describes."""
    return any(planverbs.verb_at(clause, at) > at for at in range(1, len(clause))) or has_verb(clause[1:])


def has_verb(clause: str) -> bool:
    """Whether there is a verb in a clause."""
    import rjieba  # noqa: PLC0415

    return any(tag in _VERBAL and len(word) > 1 for word, tag in rjieba.tag(clause))


def opens_with(clause: str, indicator: str) -> bool:
    """Return whether a clause begins with its indicator: 公共预算收入 has no verb in it, whatever 预算 may be."""
    name = as_read(indicator)
    if len(name) < LEAST_SIGNS or planverbs.verb_at(name, 0):
        return False
    return clause.startswith(name, without_fillers(clause))


def without_fillers(clause: str) -> int:
    """Return where a clause begins behind words of time and the like."""
    filled = _FILLER.match(clause)
    return filled.end() if filled and filled.end() < len(clause) else 0


def is_manner(clause: str) -> bool:
    """Return whether a clause only says how or why."""
    return _MANNER.match(clause) is not None


def is_done(clause: str) -> bool:
    """Return whether a clause says that something was done."""
    return _DONE.search(clause) is not None
