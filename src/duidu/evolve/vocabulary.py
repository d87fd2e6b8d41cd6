"""Words that traces, slogans and new words know as a class: grammar, verbs of building, things that bear names.

The limit: short lists of common words; what is on none of them is judged by rjieba's tags alone.
"""

from typing import Final


def _listed(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


GRAMMAR: Final = _listed("""
    我们 他们 你们 它们 这个 那个 这些 那些 这样 以及 并且 而且 或者 因为 所以 因此 但是 如果 由于 为了 对于
    关于 通过 根据 按照 同时 已经 可以 能够 必须 应当 应该 需要 还要 就是 不是 没有 一个 一些 一定 一样 一切
    各个 其他 其中 之间 以来 以后 以上 以下 以内 左右 方面 进行 实行 不断 进一步 更加 十分 非常 特别 继续
    要求 有关 面向 这是 也是 都是 的话 什么 怎样
""")
"""Words that stand anywhere and say nothing of what stands beside them."""

GOVERNING: Final = _listed("""
    建设 打造 推进 构建 创建 加快 实现 提升 深化 建成 塑造 擦亮 实施 共建 共创 争创 迈向 培育 围绕 助力 建立
    创造 营造 发展 推动 促进 奋进 唱响 叫响
""")
"""Verbs whose object is what a plan is building."""

BUILT: Final = _listed("""
    建设 行动 工程 战略 品牌 目标 名片 创建 计划 事业
""")
"""Beginnings of words after a slogan that say it is being built (建设, 建设工程)."""

BEARERS: Final = _listed("""
    省 市 区 县 州 盟 旗 镇 乡 村 街 街道 路 道 桥 站 湖 河 江 山 岛 港 园 园区 开发区 新区 高新区 分园
    科技园 大学 学院 中学 小学 学校 幼儿园 医院 卫生院 公司 集团 银行 酒店 宾馆 饭店 大厦 广场 公园 博物馆
    图书馆 文化馆 体育馆 体育场 体育中心 法院 检察院 分局 支行 分行 日报 电视台 大道 大街 小区 社区 区委
    区政府 人民政府 二马路 马路 南路 北路 东路 西路 地铁站 人
""")
"""Words for things that bear names: what stands before one of them is a name."""

WITH_VERBS: Final = _listed("""
    不 也 都 就 还 又 再 已 将 要 是 全力 大力 积极 深入 努力 全面 加快 着力 扎实 切实 坚定 持续 进一步
""")
"""Words that go with the verb before, not with the phrase after."""
