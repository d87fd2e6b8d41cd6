"""How much a word says about which sentence it stands in.

Plan language repeats its verbs: 加强, 推进 and 建设 stand in every second sentence and must not pair two sentences that
share nothing else. The list is short on purpose; a frequent word that it misses costs a weak pair, shown as reworded.
"""

from functools import lru_cache

_VERBS = """
    发展 建设 加强 推进 推动 加快 提升 提高 实施 促进 坚持 开展 完善 优化 建立 健全 深化 继续 强化 构建 形成 扩大 增强
    落实 实现 打造 做好 抓好 支持 鼓励 改善 发挥 取得 确保 力争 达到 完成 通过 围绕 管理
"""
_OTHERS = """
    工作 全面 积极 重点 进一步 深入 不断 着力 大力 切实 努力 持续 作用 体系 机制 水平 能力 力度 方面 一批 以及 同时 我们
    全区 全市 全省 全国 我区 我市
"""
COMMON = frozenset((_VERBS + _OTHERS).split())
"""Words of two characters and more that any sentence of a plan may hold."""

NAME_WEIGHT = 2
"""Per character of a word that is not common: what names the subject decides."""
COMMON_WEIGHT = 1
"""For a whole common word, and for any single character."""
FIGURE_WEIGHT = 2
"""For a whole figure: 5% made 6% must not part two clauses that say the same otherwise."""
LATIN_WEIGHT = 4
"""For a whole word in Latin letters, however long."""


@lru_cache(maxsize=32768)
def weight(word: str) -> int:
    """Return what it counts that two clauses share a word: nothing for punctuation, most for long names.

    >>> weight("网格员"), weight("推进"), weight("3.9万"), weight(",")
    (6, 1, 2, 0)
    """
    if not any(c.isalnum() for c in word):
        return 0
    if any(c.isdecimal() for c in word):
        return FIGURE_WEIGHT
    if len(word) == 1 or word in COMMON:
        return COMMON_WEIGHT
    return LATIN_WEIGHT if word.isascii() else NAME_WEIGHT * len(word)
