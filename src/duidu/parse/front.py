"""Where the text begins and ends, and what stands around it: titles, metadata lines, site furniture.

The idea: everything before the first salutation, numbered heading or sentence is the front; its lines are told apart
one by one. From the end, the first line that announces other things (相关链接, 免责声明, a licence) closes the text.
The limit: without such a line only what is furniture in itself is taken off the end.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from duidu.model import Kind
from duidu.parse import furniture, tables
from duidu.parse.headings import STRONG, read_sign
from duidu.parse.lines import Line

FRONT = 80
"""A front longer than this many lines is no front."""

SENTENCE = 60
"""A line this long is text even without punctuation."""

_SALUTE = re.compile(r"^(?:同志们|朋友们|(?:尊敬的)?各位\S{2,12})\s*[:!,]")
_LABEL = re.compile(
    r"^\W*(?:索\s?引\s?号|主题分类|文\s?号|发文字号|发文机关|发布机构|发文单位|公开方式|成文日期|成文时间|组配分类|公开范围|发布日期|发布时间"
    r"|发表时间|时间|日期|来源|信息来源|文章来源|稿件来源|作者|核心提示|原标题|摘要|内容提要|关键词|主题词|标题|名称|生成日期|生效日期"
    r"|有效性|体裁分类|服务对象|公文时效|责任部门|信息分类|内容概述|阅读量|浏览次数|点击数|编者按|导读|提要|签发人|印发日期"
    r"|放大字体|文件编号|统一编号|登记号|栏目|网站)\s*[:】\]]"
)
_LABELS_INSIDE = re.compile(
    r"(?:来源|发布日期|发布时间|发布机构|作者|成文日期|公开方式|公开范围|主题分类|浏览|阅读)\s*:"
)
_BARE_LABEL = re.compile(r"^(?:公开方式|公开范围|文号|索引号|主题分类|成文日期|发布机构)\s*\S{0,40}$")
_DATE = re.compile(
    r"^\W*(?:(?:19|20)[0-9]{2}|[一二][〇0一二三四五六七八九]{3})\s?[-年./]\s?[0-9一二三四五六七八九十]{1,3}\s?[-月./]\s?"
    r"[0-9一二三四五六七八九十]{1,3}\s?日?(?:\s*(?:星期|周)?\S?\s*[0-9]{1,2}[:时点][0-9]{0,2}分?(?::?[0-9]{2}秒?)?)?\W*(?:印发)?$"
)
_MONTH = re.compile(
    r"^(?:(?:19|20)[0-9]{2}|[一二][〇0一二三四五六七八九]{3})\s?年\s?[0-9一二三四五六七八九十]{1,3}\s?月$"
)
_EVENT = re.compile(
    r"^\W*(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日[^。]{0,8}(?:在|于)?[^。]{2,40}(?:会议|大会|全会)[^。]{0,16}(?:上|通过|批准|审议|修订|修正|公布)?\W*$"
)
_DOCUMENT_NUMBER = re.compile(
    r"^\W*[^\s,。]{1,16}[〔\[(<]\s?(?:19|20)[0-9]{2}\s?[〕\])>]\s?第?\s?[0-9]{1,4}号\W*$|^[a-z]{2,8}-(?:19|20)[0-9]{2}-[0-9]+\W*$"
)
_OFFICE = re.compile(
    r"^(?:\S{0,18}(?:省长|市长|区长|县长|州长|主席|总理|主任|书记|委员长|院长|局长|部长|代省长|代市长|代区长|代主席))(?:[\s,]*\S{1,4}(?:\s\S{1,2})?|\s+\S{2,12})?$"
)
_NAME = re.compile(r"^[一-鿿](?:\s{0,2}[一-鿿]){1,2}$|^[一-鿿]{1,8}·[一-鿿]{1,10}$")
_BODY_NAME = re.compile(
    r"^[^\s,。、:]{0,24}(?:人民政府|办公厅|办公室|委员会|管委会|党工委|区委|市委|县委|省委|国务院|厅|局|部|委|院|中心|总局|政府|人大|政协"
    r"|监会|协会|学会|联合会|常委会|理事会|总署|领导小组|指挥部|法院|检察院)$"
)
_TITLE_WORD = (
    "报告|要点|规划|纲要|计划|方案|意见|通知|办法|决定|总结|安排|公报|讲话|建议|条例|规定|措施|细则|指南|纪要|决议|公告|白皮书"
    "|草案|说明|规范|通告|批复|函|政策|战略|行动|标准|规则|法|案|议程|体系|清单|目录|框架|倡议|要求|解读|文稿|全文|宪法"
)
_TITLE = re.compile(rf"(?:{_TITLE_WORD})\W*(?:\([^)]{{1,24}}\)\W*)*$")
_SUBTITLE = re.compile(r"^(?:-{1,3}|·)\s*[^\s-]|^关于[^。]{4,80}的?(?:报告|说明|通知|意见|决定)")
_PHOTO = re.compile(r"(?:摄|供图|资料图片?|摄影)\)?$|^\S{2,30}作(?:政府)?工作?报告(?:。\S*记者|$)")


def salutes(line: Line) -> bool:
    """Tell whether a line begins with a salutation: 同志们: 各位代表!"""
    return bool(_SALUTE.match(line.head))


def meta_line(line: Line) -> bool:
    """Tell whether a line says something about the document: a label, a date, a document number, an office-holder."""
    head = line.head
    if _LABEL.match(head) or (line.size <= furniture.SHORT * 2 and _LABELS_INSIDE.search(head)):
        return True
    if line.size > SENTENCE:
        return False
    return dated(line) or any(rule.match(head) for rule in (_MONTH, _DOCUMENT_NUMBER, _BARE_LABEL, _OFFICE))


def dated(line: Line) -> bool:
    """Tell whether a line is nothing but a date."""
    return line.size <= furniture.SHORT and bool(_DATE.match(line.head))


def names_body(line: Line) -> bool:
    """Tell whether a line is nothing but the name of an authority (spaces between the characters aside)."""
    return line.size <= furniture.SHORT and bool(_BODY_NAME.match(line.head.replace(" ", "")))


def titled(line: Line) -> bool:
    """Tell whether a line reads like the title of a paper."""
    head = line.head.rstrip()
    return 4 <= line.size <= SENTENCE * 2 and "。" not in head and bool(_TITLE.search(head) or _SUBTITLE.match(head))  # noqa: PLR2004


def begins_text(line: Line) -> bool:
    """Tell whether the text has begun with this line."""
    if salutes(line) or _LABEL.match(line.head):
        return salutes(line)
    sign = read_sign(line.head)
    if sign is not None and sign.form not in {"dash", "markdown1", "appendix"} and not _DATE.match(line.head):
        return sign.form in STRONG | {"comma", "paren", "arabic", "ordinal", "article", "box"} or line.size > SENTENCE
    if line.size > SENTENCE and not _pictured(line):
        return not _happened(line) and not furniture.ends_text(line) and not titled(line)
    if _ADDRESSED.match(line.head) or (line.tail[-1:] == "," and line.size >= MIN_RUNNING):
        return True
    if _phrases(line) or tables.begins(line):
        return True
    return line.tail[-1:] in "。:" and line.size > MIN_SENTENCE and not _pictured(line)


_ADDRESSED = re.compile(
    r"^各[^:。]{2,60}:$"
    r"|^[^:。,]{2,30}(?:人民政府|委员会|部门|单位|企业|厅|局|院|部|大学|公司|银行|协会|办公室|中心):$"
)
_PAUSE = re.compile(r"[,、;](?=\S)")
_DATED = re.compile(r"^(?:19|20)[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日")
MIN_PAUSES = 3
"""A line of so many phrases is a piece of a paragraph."""


def _phrases(line: Line) -> bool:
    """Whether a line is a piece of a paragraph by its many phrases, though it ends without a stop."""
    if len(_PAUSE.findall(line.head)) < MIN_PAUSES or "<" in line.head or _DATED.match(line.head):
        return False
    return not (meta_line(line) or titled(line) or _pictured(line) or furniture.outside(line))


MIN_RUNNING = 16


MIN_SENTENCE = 10


NOTHING: Mapping[int, Kind] = MappingProxyType({})


def front_kinds(lines: list[Line], known: Mapping[int, Kind] = NOTHING) -> list[Kind]:
    """Return the kinds of the lines before the text begins; as many as there are.

    Args:
        lines: The document's lines.
        known: Kinds by the line's number that a converter knows for sure; a heading among them begins the text.
    """
    end = next((i for i, line in enumerate(lines[:FRONT]) if _begins(line, known.get(line.number))), 0)
    front = lines[:end]
    kinds: list[Kind | None] = [
        known.get(line.number) or ("furniture" if _crumb(front, i) else _front_kind(line))
        for i, line in enumerate(front)
    ]
    for i, line in enumerate(front[:-1]):
        if line.tail[-1:] == ":" and _LABEL.match(line.head) and kinds[i + 1] is None:
            kinds[i + 1] = "meta"
    if "title" not in kinds:
        _choose_title(front, kinds)
    return [kind or _between(front[i], i, kinds) for i, kind in enumerate(kinds)]


_ARROW = frozenset(">»›/")
CRUMB = 12
"""A part of a site's path is at most this long."""


def _crumb(front: list[Line], index: int) -> bool:
    """Whether a line is a part of the site's path, whose parts stand on lines of their own with > between."""
    beside = (front[i].head for i in (index - 1, index + 1) if 0 <= i < len(front))
    return front[index].size <= CRUMB and any(head in _ARROW for head in beside)


def _begins(line: Line, known: Kind | None) -> bool:
    """Whether the text begins with a line whose kind may be known."""
    return known == "heading" or (known is None and begins_text(line))


def _front_kind(line: Line) -> Kind | None:
    """What a line of the front is by itself; None when it depends on its neighbours."""
    if line.head.startswith("# "):
        return "title"
    labelled = line.size <= furniture.SHORT * 2 and _LABELS_INSIDE.search(line.head)
    if labelled or _LABEL.match(line.head) or _BARE_LABEL.match(line.head):
        return "meta"
    if furniture.outside(line) or furniture.page_number(line) or _pictured(line):
        return "furniture"
    if not meta_line(line) and (titled(line) or (_happened(line) and line.head.startswith("-"))):
        return "title"
    return "meta" if meta_line(line) or _happened(line) or names_body(line) else None


def _pictured(line: Line) -> bool:
    """Whether a line is the caption of a photograph."""
    return bool(_PHOTO.search(line.tail) or _PHOTO.search(line.head))


def _choose_title(front: list[Line], kinds: list[Kind | None]) -> None:
    """Make the longest line that nothing else claims the title, when it is long enough for one."""
    free = [i for i, kind in enumerate(kinds) if kind is None and front[i].size >= MIN_SENTENCE]
    if free:
        kinds[max(free, key=lambda i: (front[i].size, -i))] = "title"


_DECIDED = re.compile(r"(?:通过|批准|修订|修正|公布|发布|施行)\W*$")


def _happened(line: Line) -> bool:
    """Whether a line says when and where a paper was given, adopted, amended or made known."""
    if _EVENT.match(line.head):
        return True
    return line.size <= SENTENCE * 3 and bool(_DATED.match(line.head)) and bool(_DECIDED.search(line.tail))


def _between(line: Line, index: int, kinds: list[Kind | None]) -> Kind:
    """What an unclaimed line of the front is: a motto near the title, an author after it, else a site's word."""
    first = kinds.index("title") if "title" in kinds else len(kinds)
    if _NAME.match(line.head.strip()) and index > first:
        return "meta"
    if index + 1 < first and line.size < MIN_SENTENCE:
        return "furniture"
    return "title" if line.size >= MIN_MOTTO and index >= first - 2 else "meta" if index > first else "furniture"


MIN_MOTTO = 6


def text_end(lines: list[Line], begin: int) -> int:
    """Return the index of the first line after the text: all from there on is furniture."""
    total = sum(line.size for line in lines[begin:]) or 1
    behind, end = 0, len(lines)
    for index in range(len(lines) - 1, begin, -1):
        line = lines[index]
        behind += line.size
        if behind * TAIL_SHARE > total and behind > TAIL_SIZE:
            break
        if furniture.ends_text(line) or (index == end - 1 and furniture.outside(line)):
            end = index
        elif (sign := read_sign(line.head)) and (sign.form in STRONG or sign.form == "comma"):
            break
    return end


TAIL_SHARE = 5
TAIL_SIZE = 1500
"""What follows the text is at most a fifth of the page, or 1,500 characters."""
