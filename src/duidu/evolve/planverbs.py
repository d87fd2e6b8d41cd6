"""The words a commitment opens with: the verbs of plan language, and the words of manner that stand before them.

The general dictionary takes many of them for nouns, adjectives or names (深化, 落实, 健全, 规范), so the commonest are
listed; what is not listed is judged by the dictionary. The lists are of the language of plans at large, not of any one
text.
"""

import re
from typing import Final

_VERBS = """
    安排 安置 把握 把好 帮扶 保持 保护 保障 保证 编制 补齐 布局 部署 采取 参与 查处 拆除 畅通 倡导 撤销
    承办 承接 惩治 充实 筹办 筹备 筹划 筹建 出台 处置 创办 创建 创立 创新 促成 促进 促使 达到 打好 打击
    打响 打造 打赢 打通 带动 淘汰 调动 调减 调整 调优 动员 督促 对接 夺取 遏制 发布 发放 发挥 发掘 发行
    发扬 发展 翻新 繁荣 反对 防范 防止 防治 放大 放开 放宽 放活 丰富 扶持 扶植 服务 辅导 改革 改建 改进
    改善 改造 改组 给予 根治 更新 公布 公开 巩固 构建 构筑 购置 鼓励 关闭 关爱 关心 关注 管好 管控 贯彻
    规范 规划 合并 弘扬 呼应 化解 恢复 汇聚 惠及 活跃 积累 激发 激活 集聚 集成 加大 加紧 加快 加强 加深
    加速 坚持 坚守 兼顾 监督 监管 检查 减轻 减少 简化 建成 建好 建立 建设 建造 健全 降低 讲好 奖励 接受
    接轨 揭榜 节约 解决 紧抓 紧盯 精简 警惕 纠正 举办 聚力 聚集 开办 开辟 开发 开放 开工 开建 开拓 开设
    开通 开展 勘察 抗击 考核 控制 扩大 扩建 扩展 拉动 理顺 力促 力争 立足 联合 量化 领跑 落地 落实 满足
    美化 密切 免除 明确 谋划 凝聚 扭转 拍卖 排查 培训 培养 培育 配备 配齐 配套 评选 平衡 普及 启动 启用
    迁建 牵头 强化 抢抓 抢占 切断 清理 清退 取缔 取消 取得 确保 确立 壮大 融合 融入 入驻 扫除 设立 设置
    申报 申办 深耕 深化 审定 升级 实施 实现 实行 收储 收购 守护 守牢 守住 疏解 疏通 树立 树牢 搜集 提标
    提倡 提档 提高 提供 提炼 提升 提速 提质 替换 添置 停止 统筹 投放 投入 投用 突出 突破 推出 推动 推广
    推介 推进 推举 推行 拓宽 拓展 完成 完善 挽回 维护 维修 慰问 稳定 稳控 稳住 吸纳 吸收 吸引 狠抓 下放
    下达 限制 消除 消化 协调 协助 新建 新增 新设 新开 兴办 兴建 修复 修订 修建 修缮 修编 削减 宣传 选派
    选树 选优 压减 压实 压缩 延伸 延长 严打 严防 严管 严控 严惩 严禁 严肃 研发 研究 验收 养护 邀请 移交
    抑制 引导 引进 引领 引入 引育 应对 迎接 营造 拥护 永葆 优化 预防 预留 运用 增加 增进 增强 增设 增添
    扎紧 扎牢 展示 占领 招聘 招引 珍惜 振兴 争创 争取 整顿 整改 整合 整治 织密 织牢 支持 执行 指导 制定
    制订 制止 治理 铸牢 铸造 抓好 抓紧 抓住 抓实 抓细 转变 转化 转移 追究 遵守 组建 组织 做大 做好 做强
    做实 做细 做优 做精 做深 做活 搭建 盘活 擦亮 厚植 赋能 筑牢 夯实 兜牢 兜住 托底 缓解 缩小 补足 补强
    挖掘 释放 延续 传承 继承 保留 开启 谋求 重塑 再造 唱响 擘画 办好 办理 办成 用好 用足 用活 管住 守好
    看好 建强 配强 配优 选好 育强 育好 引聚 留住 盯紧 善用 严明 扛牢 扛起 担当 助力 助推 赶超 冲刺 跻身
    进入 迈向 走出 走在 当好 种好 扩容 扩面 增收 降本 增效 减税 去产能 去库存 去杠杆 降成本 补短板 消纳
    规避 回应 答复 办结 兑现 履行 践行 恪守 遵循 培树 征集 征拆 回迁 续建 复垦 退耕 造林 植树 播种 加密
    贯通 连通 联通 互通 共建 共享 协作 互认 承诺 落细 落小 细化 固化 倾斜 侧重 着眼 着手 启迪 试点 试行
    探索 尝试 摸清 摸排 普查 核查 调查 考察 走访 调解 仲裁 裁减 审查 审核 巡查 督查 督察 督导 问责 追责
    查办 侦破 破获 打掉 铲除 肃清 整饬 规制 约束 激励 褒奖 表彰 奖补 资助 赞助 捐赠 发动 号召 引荐 推荐
    举荐 聘请 聘用 录用 招收 招录 扩招
"""
VERBS: Final = frozenset(_VERBS.split())
"""Verbs that open what will be done."""
_AIDS = """
    加快 加速 加紧 继续 力争 争取 确保 抓紧 推动 推进 促进 支持 鼓励 引导 协调 帮助 组织 启动 力促 助推
    保证 努力 带动 坚持 做好 抓好 实现 完成
"""
_GENERIC = """
    工程 项目 行动 计划 任务 活动 制度 机制 体系 政策 措施 举措 水平 能力 方面 领域 问题 作用 力度 进程
    格局 功能 质量 效率 规模 结构 事业 工作 标准 重点 目标 要求 成果 成效
"""
_MANNER = """
    大力 积极 着力 切实 进一步 继续 扎实 全面 深入 全力 努力 坚决 严格 依法 认真 充分 广泛 不断 持续 稳步
    有序 精准 科学 精心 统筹 始终 更加 更好 重点 逐步 大幅 大幅度 有效 严厉 加紧 稳妥 合理 优先 统一
    千方百计 多渠道 因地制宜 因城施策 分类 分步 分级 适时 适度 适当 及时 定期 严肃 从严 从重 从快 率先 主动
    自觉 坚定不移 坚定 毫不动摇 毫不放松 持之以恒 一以贯之 驰而不息 锲而不舍 久久为功 全力以赴 强力 强势
    深度 高效 高水平 高标准 高质量 高起点 加力 同步 协同 系统 整体 集中 集中力量 普遍 普惠 最大限度 尽快
    尽早 尽力 大胆 先行先试 平稳 滚动 压茬 常态化 长期 牢牢 紧紧 紧密 牢固 稳慎 审慎 创造性 针对性 有针对性
    有计划 有步骤 有力 积极稳妥 积极主动 扎扎实实 实实在在 切切实实 依规 依法依规 健康 均衡 平等 公平 公正
    严密 周密 灵活 精细 科学合理 多措并举 多方 多点 综合 着眼 基本 完全 彻底 坚持不懈 加大力度 务必 一定
    切莫 鼓足干劲 再 年内 今年 全年 共同 联合 抢抓机遇 因势利导 用心 用情 用力 真正 全方位 全链条 全过程
    全流程 全领域 多层次 多形式 多元 深层次
"""
_FORMAL = "工作 工程 行动 任务 水平 能力 力度 活动 方面 领域 问题 作用"
_SORTS = "制度 机制 体系 政策 措施 举措 格局 功能 结构 标准 试点 改革 规划"
_NOUNS_TOO = """
    研究 布局 规划 改革 创新 服务 开发 培训 管控 保障 保护 治理
    监管 宣传 传承 培养 监督 统筹 普查 调查 配套 安置 试点 改造 整治
"""
_IN_PIECES = "坚定 不移 毫不 动摇 扎扎 实实 在在 切切 更 地 的"
_NAMES_TOO = "统筹 健康 系统 均衡 平等 公平 公正 基本 综合 协同 联合 集中 普惠 同步 整体 多元 灵活 今年 全年 年内"
_WORDS = "|".join(sorted(_MANNER.split(), key=lambda word: (-len(word), word)))
MANNERS: Final = frozenset(_MANNER.split() + _IN_PIECES.split()) - frozenset(_NAMES_TOO.split())
"""Words of manner as they are cut, without those that also name something (健康)."""
MANNER: Final = re.compile(rf"(?:(?:{_WORDS})(?:地|而)?[、,]?(?=[^,、的]))*")
"""Words of manner before a verb, which may be none."""
AIDS: Final = frozenset(_AIDS.split())
"""Verbs that say how strongly the next one is meant, and are followed by it (加快建设)."""
GENERIC: Final = frozenset(_GENERIC.split())
"""Nouns that any commitment may end in, and that name nothing by themselves."""
FORMAL: Final = frozenset(_FORMAL.split())
"""Those of them that make no difference at the end of an object (科普, 科普工作)."""
SORTS: Final = frozenset(_SORTS.split())
"""Nouns that make of an object another one: to have its mechanism, policy or pilot done is not to have it done."""
NOUNS_TOO: Final = frozenset(_NOUNS_TOO.split())
"""Verbs that as often are what is done something about (基础研究, 全国统筹)."""
LONGEST: Final = max(map(len, VERBS))


def verb_at(text: str, at: int) -> int:
    """Return where the listed verb ends that begins at an offset, the same offset if none does.

    >>> verb_at("深化改革", 0), verb_at("老城改造", 0)
    (2, 0)
    """
    for end in range(min(len(text), at + LONGEST), at + 1, -1):
        if text[at:end] in VERBS:
            return end
    return at
