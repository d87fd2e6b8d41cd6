"""What on a page is not the document: buttons, paths, footers, page numbers, licences, neighbouring articles.

The idea: such lines are known by what they are (a registration number of a site, a row of links, a clock), never by
the site they come from. Three strengths: lines that are furniture wherever they stand, lines that are only before the
text begins or after it has ended, and lines after which nothing but furniture follows. The limit: an advertisement
written in whole sentences between two paragraphs stays text.
"""

import re

from duidu.parse.lines import Line

_ANYWHERE = re.compile(
    r"""
    ^\W*(?:您?的?(?:当前|现在|所在)(?:的)?位置|您的位置|您所在的|位置:|首页\s*>|今天是|当前时间|现在时间)
    |^\W*(?:[a-z]|京|津|沪|渝|冀|豫|云|辽|黑|湘|皖|鲁|新|苏|浙|赣|鄂|桂|甘|晋|蒙|陕|吉|闽|贵|粤|青|藏|川|宁|琼)
      ?(?:icp备|公网安备|icp证)
    |^\W*(?:无障碍(?:浏览|阅读)|适老化(?:版|模式)?|长者(?:模式|版|助手))\W*$
    |^(?:打印|关闭|打印本页|关闭窗口|打印本文|返回顶部|回到顶部|返回首页|收藏|分享|下载|全屏|复制链接|保存|朗读|语音播报)$
    |^\W*(?:打印本页|打印本文|关闭窗口|关闭本页|加入收藏|设为首页|返回顶部|扫一扫|扫描二维码|手机扫|分享到)
    |^(?:字体|字号|字體)\s*:|^[\[<(]?\s*字[体号]\s*:?\s*[\[(]?大?\s*中?\s*小?\s*[\])>]?$
    |^(?:责任|本文|本期|网络|文字|视频)?(?:编辑|校对|责编|审核|监制|制作|签发|初审|复审|终审)\s*:\s*\S{0,12}$
    |^(?:上一[篇条页]|下一[篇条页])\b|^(?:上|下)一[篇条页]\s*[:>]|^(?:首页|尾页|末页)$
    |^\(?(?:此件|本件)(?:主动|依申请|公开|不予|不|发至|删减)[^,。]{0,12}\)?$
    |^(?:public\ domain|false|true|null|undefined|nan|none)$|^[0-9a-f]{24,}:?$|^<!--.*-->$
    |^(?:javascript:|function\s*\(|var\s|document\.)
    |^[^。]{0,30}未经(?:许可|授权|书面)[^。]{0,12}(?:转载|使用|复制)
    |^\W*(?:展开全文|阅读全文|查看更多|查看全部|点击查看|点击下载|更多>*|more>*)\W*$
    |^\W*点击\S{0,8}(?:进入|查看|下载|阅读)
    |^[^\s:。]{2,6}:(?:\s*[^\s:。]{2,6}\s*[0-9]{1,6}\s*篇)+$
    """,
    re.VERBOSE,
)
_INSIDE = (
    "公网安备", "icp备", "网站标识码", "支持ipv6", "网站找错", "站点地图", "网站地图", "放大字体", "缩小字体",
    "版权所有", "copyright", "©", "all rights reserved", "> 首页", ">首页",
)  # fmt: skip
DASH = "--"
"""A line that is nothing but a dash (folded) is a separator, unless it was broken off the line below it."""

_SIGNS_ONLY = re.compile(r"^[\s|>»›·×/\[\]<…_=~+#^↑↓←→*■□●○◆.-]+$")
_PAGE = re.compile(
    r"^(?:[-·.]*\s*(?:第\s*)?[0-9]{1,4}\s*(?:页)?(?:\s*[/,]?\s*共\s*[0-9]{1,4}\s*页)?\s*[-·.]*|20[0-9]{5,6})$"
)
_OUTSIDE = re.compile(
    r"""
    ^(?:\W*(?:大|中|小|默认|加大|还原|减小|标准|正常|护眼|繁體|繁体|简体|english|微信|微博|空间|qq)\W*)+$
    |^(?:\W*(?:首页|网站首页|走进\S{2,4}|政务公开|政府信息公开|政务服务|互动交流|政民互动|新闻中心|新闻资讯|要闻动态|解读回应
       |信息公开|办事服务|公众参与|专题专栏|数据开放|登录|注册|搜索|检索|邮箱|联系我们|关于我们|隐私声明|法律声明|帮助|收藏|分享
       |打印|下载|关闭|全屏)\W*)+$
    |^(?:主办|承办|协办|版权|技术支持|地址|邮编|电话|传真|网址|联系方式|投稿)(?:单位)?\s*:
    |(?:浏览|阅读|点击)(?:次数|量|数)|^\W*(?:访问量|人气|热度)
    |^\S{0,12}(?:记者|通讯员)\s*\S{2,8}\s*(?:摄|文/图|摄影)$|(?:摄|摄影|供图|资料图|视频截图)\)?$
    |^\(?(?:来源|稿源)\s*:[^。]{0,20}\)$|^(?:分享|收藏|点赞|评论|转发|转载)\s*:?$
    |^[a-z0-9 .:/_?=&%#~-]+$
    """,
    re.VERBOSE,
)
_END = re.compile(
    r"""
    ^\W*(?:相关(?:链接|附件|文档|报道|阅读|新闻|文章|推荐|资讯|评论|解读|稿件)|推荐(?:阅读|图文|资讯|文章)|延伸阅读|热门(?:标签|文章|推荐)
      |点击排行|阅读排行|猜你喜欢|大家都在看|最新(?:文章|资讯|评论)|网友评论|发表评论|评论区|精彩推荐|为您推荐|友情链接|更多(?:新闻|资讯))
      \s*[:>]*\s*$
    |^\W*(?:免责声明|版权声明|法律声明|特别声明|郑重声明|网站声明|声明)\s*:
    |^(?:主办单位|承办单位|网站地图|站点地图|关于我们|联系我们)
    |^\W*(?:上一[篇条]|下一[篇条])\s*[:>]?
    |^(?:本|这部|此)作品(?:来自|是中华人民|在|的|根据)
    |^(?:责任)?编辑\s*:|^(?:扫一扫|扫描二维码)
    |^\W*(?:打印本页|打印本文|关闭窗口|返回顶部)\W*
    """,
    re.VERBOSE,
)
_UNSEEN = re.compile(r"[\u200b-\u200f\u2060\ufeff]+$")
_MARK = re.compile(r"#{1,6}\s+")
"""What makes a line of Markdown a heading: never a part of a row of links, nor of the sign that counts."""
_SEPARATED = re.compile(r"\s*[|>»›·/]\s*|\s{1,}")
_SENTENCE = re.compile(r"[。;!?]")
_FIGURE = re.compile(r"[0-9]")
_COUNTED = re.compile(r"[0-9]{1,2}(?:[.][0-9]{1,2})*[.、]?\s+[\u4e00-\u9fff]|第\S{1,4}[章节条]")
MENU_PARTS = 4
MENU_PART = 8
"""A row of links: at least four parts with nothing between but spaces or bars, none longer than eight characters."""

SHORT = 40
"""Furniture that can stand between two paragraphs is at most this long."""


def anywhere(line: Line) -> bool:
    """Tell whether a line is furniture wherever it stands (page numbers aside)."""
    if line.size > SHORT * 4:
        return False
    head = line.head
    if _SIGNS_ONLY.match(head):
        return True
    if _ANYWHERE.match(head) or any(word in head for word in _INSIDE):
        return line.size <= SHORT or not _SENTENCE.search(head, 0, len(head) - 1)
    return menu(line)


def unseen(line: Line) -> bool:
    """Tell whether a line has nothing on it that can be seen: what a link, a picture or an editor left of itself."""
    return bool(_UNSEEN.match(line.head))


def page_number(line: Line) -> bool:
    """Tell whether a line is nothing but a page number: a bare number, - 3 -, 第3页, a run of digits like a date."""
    return line.size < TAIL_PAGE and bool(_PAGE.match(line.head))


TAIL_PAGE = 16


def menu(line: Line) -> bool:
    """Tell whether a line is a row of links or buttons."""
    head = _MARK.sub("", line.head, count=1) if line.head.startswith("#") else line.head
    if line.size > SHORT * 2 or _SENTENCE.search(head) or _COUNTED.match(head):
        return False
    if head.count("[") >= MENU_PARTS - 1 and head.count("]") >= MENU_PARTS - 1:
        return True
    parts = [part for part in _SEPARATED.split(head) if part]
    if sum(bool(_FIGURE.search(part)) for part in parts) * 2 >= len(parts):
        return False
    if len(parts) < MENU_PARTS or max(map(len, parts)) > MENU_PART or all(len(part) == 1 for part in parts):
        return False
    bars = sum(head.count(bar) for bar in "|>»›")
    return bars >= MENU_PARTS - 1 or (min(map(len, parts)) <= MENU_PART // 2 and not any(c in head for c in ",:、"))


def outside(line: Line) -> bool:
    """Tell whether a line is furniture when it stands before the text begins or after it has ended."""
    return (line.size <= SHORT * 2 and bool(_OUTSIDE.search(line.head))) or anywhere(line)


def ends_text(line: Line) -> bool:
    """Tell whether a line says that what follows is no longer the document: 相关链接, 免责声明, a licence."""
    return bool(_END.match(line.head))
