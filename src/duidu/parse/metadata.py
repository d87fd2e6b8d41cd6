"""What a document is: title, place, issuer, kind, dates, the years it speaks of; each with the line it was read from.

The idea: read labels (发布日期, 来源 …), title lines and signatures at both ends of the page, and derive the rest from
the title. A site's clock (今天是…) and page numbers are not looked at, because those lines are furniture. Place and
kind are given in simplified characters, so that documents of one place stand together; titles stay as written. What
corpus.toml says goes before. The limit: a place that only the body names is not found.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from duidu.model import Fact, Metadata, Period, Role
from duidu.parse import front
from duidu.parse.lines import Line, plain, read
from duidu.parse.numerals import value as count

HEAD_LINES = 80
TAIL_LINES = 40
HEAD_SIZE = 16_000
TAIL_SIZE = 6_000
BODY_LINES = 12
"""So much of a text's ends is read: lines, and characters at most."""


class Source(NamedTuple):
    """The lines that metadata are read from: the front by kind, the first of the text, the last of the page."""

    titles: tuple[Line, ...]
    metas: tuple[Line, ...]
    body: tuple[Line, ...]
    end: tuple[Line, ...]
    text: str
    name: str


def metadata(text: str, name: str, given: Mapping[str, object] | None = None) -> Metadata:
    """Return what a document is, from its first and last lines, its file's name and what corpus.toml says.

    Args:
        text: The document's text; only its ends are read.
        name: The file's name or the id; a year in it may help.
        given: The document's block of corpus.toml.
    """
    return of_lines(read(text[:HEAD_SIZE], HEAD_LINES), text, name, given)


def of_lines(lines: list[Line], text: str, name: str, given: Mapping[str, object] | None) -> Metadata:
    """Return what a document is, as `metadata` does, from lines that are read already."""
    kinds = front.front_kinds(lines)
    titles = tuple(line for line, kind in zip(lines, kinds, strict=False) if kind == "title")
    metas = tuple(line for line, kind in zip(lines, kinds, strict=False) if kind == "meta")
    source = Source(titles, metas, tuple(lines[len(kinds) : len(kinds) + BODY_LINES]), _end(text), text, name)
    title = _title(source)
    kind = _kind(source, title)
    provenance, via = _provenance(source)
    place = _place(source, title)
    issuer = _issuer(source, title, place, kind)
    published, adopted = _published(source), _adopted(source)
    found = Metadata(
        title=title,
        place=place,
        issuer=issuer,
        body=Fact(_body(issuer.value), issuer.line) if _body(issuer.value) else Fact(""),
        kind=kind,
        provenance=provenance,
        via=via,
        published=published,
        adopted=adopted,
        covers=_covers(title, kind, (published, adopted), source),
    )
    return override(found, given)


def _end(text: str) -> tuple[Line, ...]:
    """The last lines of a text, numbered and placed in the whole."""
    cut = max(0, len(text) - TAIL_SIZE)
    before = text.count("\n", 0, cut)
    lines = [
        line._replace(number=line.number + before, start=line.start + cut, end=line.end + cut)
        for line in read(text[cut:])
    ]
    return tuple(lines[-TAIL_LINES:])


def _raw(source: Source, line: Line) -> str:
    """A line as written."""
    return source.text[line.start : line.end]


_ORIGINAL_TITLE = re.compile(r"^\W*(?:原标题|标题|文件名称|名称)\s*:\s*(\S.*)$")
_PREFIX = re.compile(r"^\S{2,6}:(?=.{8})")


def _title(source: Source) -> Fact:
    """The title: what a label calls so, else the first title line, with the lines that belong to it."""
    for line in source.metas:
        found = _ORIGINAL_TITLE.match(line.head)
        if found:
            return Fact(_raw(source, line)[found.start(1) :], line.number)
    if not source.titles:
        return Fact("")
    first = source.titles[0]
    value = _raw(source, first).lstrip("# ")
    for after in source.titles[1:]:
        if after.number != first.number + 1 or not (
            value.count("《") > value.count("》") or plain(value).endswith("-")
        ):
            break
        value += _raw(source, after)
    prefix = _PREFIX.match(plain(value))
    return Fact(value[prefix.end() :] if prefix else value, first.number)


_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "五年规划纲要",
        re.compile(
            r"(?:第?十[一二三四五六七八九]?个?五年?|第[一二三四五六七八九十]+个五年)[^解读]{0,4}(?:规划|计划)(?!.{0,12}(?:建议|报告|决议))"
        ),
    ),
    ("政府工作报告", re.compile(r"政府工作报告")),
    ("工作要点", re.compile(r"工作要点")),
    ("国民经济和社会发展计划", re.compile(r"国民经济和社会发展.{0,12}计划")),
    (
        "工作报告",
        re.compile(r"工作总结.{0,12}(?:安排|计划|打算)|工作报告|在.{2,20}(?:大会|会议|全会)上的(?:政治)?报告"),
    ),
    ("规划", re.compile(r"规划|纲要")),
    ("行动计划", re.compile(r"行动计划|行动方案")),
    ("实施方案", re.compile(r"方案")),
    ("意见", re.compile(r"意见")),
    ("措施", re.compile(r"措施|政策")),
    ("计划", re.compile(r"计划|安排")),
    ("办法", re.compile(r"办法|细则|规定|条例|规则|法$")),
    ("指南", re.compile(r"指南|指引")),
    ("建议", re.compile(r"建议")),
    ("通知", re.compile(r"通知|通告|公告|函$|批复")),
)
_CONGRESS = re.compile(r"人民代表大会第\S{1,4}次会议")


def _kind(source: Source, title: Fact) -> Fact:
    """The kind of paper, by its title, by a site's classification, or by the congress it was given to."""
    for name, words in _KINDS:
        if words.search(plain(title.value)):
            return Fact(name, title.line)
    for line in (*source.metas, *source.titles):
        for name, words in _KINDS[:5]:
            if words.search(line.head):
                return Fact(name, line.number)
    for line in source.body[:3]:
        if _CONGRESS.search(line.head):
            return Fact("政府工作报告", line.number)
    return Fact("")


_FROM = re.compile(r"(?:信息|文章|稿件)?来源\s*:\s*([^\s:]{2,30})")
_OFFICIAL = re.compile(r"人民政府|政府网|发展和?改革|委员会|办公[厅室]|(?:局|厅|部)$|管委会|区委|市委|省委|人大")
_REPORTED = re.compile(r"记者|获悉|据了解|新华社.{0,12}电|本报.{0,8}讯")
_HOST = re.compile(r"(?:主办|版权所有|主办单位)\s*:\s*\S{0,20}(?:人民政府|委员会|办公)")


def _provenance(source: Source) -> tuple[Fact, Fact]:
    """Whether the page is the paper itself, a reprint or a report of it; and the site or paper that carries it."""
    via = Fact("")
    lines = (*source.metas, *source.titles)
    for index, line in enumerate(lines):
        found = _FROM.search(line.head)
        if found:
            raw = _raw(source, line)
            via = Fact(raw[found.start(1) : found.end(1)], line.number)
            break
        if re.match(r"^来源\s*:$", line.head) and index + 1 < len(lines):
            via = Fact(_raw(source, lines[index + 1]), lines[index + 1].number)
            break
    for line in source.body[:3]:
        if _REPORTED.search(line.head):
            return Fact("report", line.number), via
    if via.value:
        official = _OFFICIAL.search(plain(via.value))
        return Fact("original" if official else "reprint", via.line), Fact("") if official else via
    labelled = next((line for line in source.metas if re.search(r"发布机构|索\s?引\s?号|发文机关", line.head)), None)
    hosted = labelled or next((line for line in source.end if _HOST.search(line.head)), None)
    return (Fact("original", hosted.number) if hosted else Fact("")), via


_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,9}?(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|经济技术开发区|开发区|高新区|新区|省|市|州|区|县|旗)(?!域|间|位|级|场|划|直|内|属|长|政)"
)
_NOT_PLACE = re.compile(
    r"^(?:结合|根据|为|对|将|由|中共|中国共产党|关于|印发|在|和|与|全|各|我|本|共和国|推进|加快|建设|年|月|日|实施)+"
)
_GENERIC = re.compile(
    r"^\S{0,2}自治区$|[我各全本][省市区县州旗]$|^(?:示范|园|社|地|城|郊|山|灾|片|街|老|新|城乡社|先导|试验|集聚)区$|^(?:城|都|超大城|人民城|智慧城)市$|(?:示范|先导|试验|先行|集聚)区$"
)


def _place(source: Source, title: Fact) -> Fact:
    """The place that a title names, else a label, else the file's name; the smallest of several units."""
    named = [(title.value, title.line)]
    named += [(_raw(source, line), line.number) for line in (*source.titles, *source.metas[:8])]
    named += [(_raw(source, line)[:60], line.number) for line in source.body[:3]]
    named.append((source.name, 0))
    for value, line in named:
        place = _first_place(plain(value))
        if place:
            return Fact(place, line)
    if "中华人民共和国" in plain(title.value) or "中国共产党" in plain(title.value) or "国务院" in plain(title.value):
        return Fact("全国", title.line)
    return Fact("")


def _first_place(value: str) -> str:
    """The first place in a text; of units that stand in each other the smallest."""
    for found in re.finditer(r"[\u4e00-\u9fff]+", value):
        rest = _NOT_PLACE.sub("", found[0])
        place = ""
        match = _PLACE.match(rest)
        while match:
            name = _NOT_PLACE.sub("", match[0])
            if len(name) < MIN_PLACE or _GENERIC.search(name):
                break
            place, rest = name, rest[match.end() :]
            match = _PLACE.match(rest)
        if place:
            return place
    return ""


MIN_PLACE = 3
_ISSUER_LABEL = re.compile(r"(?:发布机构|发文机关|发文单位|制发机关)\s*:?\s*([^\s:]{2,24})")
_PARTY = re.compile(r"(中共\S{0,20}?委(?:员会)?)")


def _issuer(source: Source, title: Fact, place: Fact, kind: Fact) -> Fact:
    """Who issued the paper: a party committee in the title, an official source, the kind's usual issuer, a label."""
    party = _PARTY.search(plain(title.value))
    if party:
        return Fact(title.value[party.start() : party.end()], title.line)
    for line in source.metas:
        found = _FROM.search(line.head)
        if found and _OFFICIAL.search(found[1]):
            return Fact(_raw(source, line)[found.start(1) : found.end(1)], line.number)
    if kind.value in {"政府工作报告", "五年规划纲要"} and place.value:
        return Fact("国务院" if place.value == "全国" else place.value + "人民政府", place.line)
    for line in source.metas:
        found = _ISSUER_LABEL.search(line.head)
        if found:
            return Fact(_raw(source, line)[found.start(1) : found.end(1)], line.number)
    signed = next((line for line in reversed(source.end) if front.names_body(line) and line.size > MIN_PLACE), None)
    return Fact(_raw(source, signed), signed.number) if signed else Fact("")


def _body(issuer: str) -> str:
    """Which body an issuer is: party, congress, government or department."""
    name = plain(issuer)
    if re.search(r"中共|区委|市委|省委|县委|党委|党工委", name):
        return "party"
    if re.search(r"人大|人民代表大会", name):
        return "congress"
    if re.search(r"人民政府$|国务院$|管委会|管理委员会", name):
        return "government"
    return "department" if re.search(r"委|局|厅|部|办公|院|中心", name) else ""


_DATE = re.compile(r"((?:19|20)[0-9]{2})\s?[-年./]\s?([0-9]{1,2})\s?(?:[-月./]\s?([0-9]{1,2}))?")
_PUBLISHED = re.compile(r"(?:发布日期|发布时间|发表时间|成文日期|成文时间|印发日期|时间|日期)\s*:")


def _iso(value: str) -> str:
    """The first date in a text as ISO, as far as it goes; empty when there is none."""
    found = _DATE.search(value)
    if found is None or not 1 <= int(found[2]) <= 12:  # noqa: PLR2004
        return ""
    month = f"{found[1]}-{int(found[2]):02}"
    return f"{month}-{int(found[3]):02}" if found[3] and 1 <= int(found[3]) <= 31 else month  # noqa: PLR2004


def _published(source: Source) -> Fact:
    """When it was published: a label, a bare date before the text, a date where it is signed."""
    for line in source.metas:
        found = _PUBLISHED.search(line.head)
        if found and (date := _iso(line.head[found.end() :])):
            return Fact(date, line.number)
    bare = [line for line in source.metas if front.dated(line) and "(" not in line.head]
    bare += [line for line in reversed(source.end) if front.dated(line)]
    for line in bare:
        if date := _iso(line.head):
            return Fact(date, line.number)
    return Fact("")


_ADOPTED = re.compile(r"(?:会议|大会|全会).{0,12}(?:上|通过|批准)|^\W*\(")


def _adopted(source: Source) -> Fact:
    """When it was given or adopted: the date in brackets under the title, or of the meeting named there."""
    for line in (*source.titles, *source.metas):
        if _ADOPTED.search(line.head) and (date := _iso(line.head)):
            return Fact(date, line.number)
    return Fact("")


_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_ROLE_YEAR = re.compile(
    r"((?:19|20)[0-9]{2})年?(?:度)?(?:工作|经济社会发展|国民经济和社会发展)?\S{0,10}?(总结|回顾|执行情况|完成情况|工作要点|安排|计划|任务|要点|打算|建议)"
)
_RANGE = re.compile(r"((?:19|20)[0-9]{2})年?\s?(?:-+|~|至|到)\s?((?:19|20)[0-9]{2})")
_FIVE_YEARS = re.compile(
    r"第([一二三四五六七八九十]{1,3})个五年|[\"“]?([一二三四五六七八九十]{1,2})五[\"”]?(?:时期)?\S{0,12}(?:规划|计划|纲要|发展)"
)
_VISION = re.compile(r"(2035|二[〇0零]三五)年?远景")
_CHINESE_YEAR = str.maketrans("〇零一二三四五六七八九", "00123456789")
_REVIEWS = frozenset({"总结", "回顾", "执行情况", "完成情况"})


def _covers(title: Fact, kind: Fact, dates: tuple[Fact, Fact], source: Source) -> tuple[Period, ...]:
    """The periods a paper speaks of, by its title; else by its date or its file's name."""
    words = plain(title.value)
    found = _five_years(words)
    span = _RANGE.search(words)
    if not found and span:
        found = [Period("plan", int(span[1]), int(span[2]))]
    if not found:
        found = _yearly(words)
    year = _year(words, kind, dates, source)
    if kind.value == "政府工作报告" and year:
        found = [Period("review", year - 1, year - 1), Period("plan", year, year)]
    if not found and year:
        found = [Period("plan", year, year)]
    if _VISION.search(words):
        found.append(Period("vision", 2035, 2035))
    return tuple(sorted(set(found), key=lambda p: (p.first, p.last, p.role)))


def _five_years(words: str) -> list[Period]:
    """The five years of a five-year plan: the first began in 1953, the sixth in 1981."""
    match = _FIVE_YEARS.search(words)
    if match is None:
        return []
    number = count(match[1] or match[2]) or 0
    first = SIXTH + 5 * (number - 6) if number >= 6 else 0  # noqa: PLR2004  # earlier plans did not follow on each other
    return [Period("plan", first, first + 4)] if first else []


SIXTH = 1981


def _yearly(words: str) -> list[Period]:
    """The years that a title gives a role: 2011年工作总结和2012年工作安排."""
    return [
        Period("review" if found[2] in _REVIEWS else "plan", int(found[1]), int(found[1]))
        for found in _ROLE_YEAR.finditer(words)
    ]


def _year(words: str, kind: Fact, dates: tuple[Fact, Fact], source: Source) -> int | None:
    """The one year that a paper stands for: in its title, its date, or its file's name."""
    values = [words]
    if kind.value in {"政府工作报告", "工作要点", "国民经济和社会发展计划", "工作报告"}:
        values += [dates[1].value, dates[0].value, plain(source.name)]
    for value in values:
        found = _YEAR.search(value.translate(_CHINESE_YEAR) if value is words else value.replace("_", " "))
        if found:
            return int(found[1])
    return None


_TEXT_KEYS = (
    "title",
    "place",
    "issuer",
    "kind",
    "provenance",
    "published",
    "adopted",
    "source",
    "url",
    "retrieved",
    "via",
    "body",
)


def override(meta: Metadata, given: Mapping[str, object] | None) -> Metadata:
    """Return metadata with what corpus.toml says in place of what was read (line 0)."""
    if not given:
        return meta
    facts = {key: Fact(str(given[key])) for key in _TEXT_KEYS if key in given}
    meta = replace(meta, **facts)  # type: ignore[arg-type]
    if "issuer" in facts and "body" not in facts:
        meta = replace(meta, body=Fact(_body(facts["issuer"].value)))
    periods = _given_periods(given.get("covers"))
    return replace(meta, covers=periods) if periods else meta


_PERIOD = re.compile(r"(?:([a-z]+)\s*:?\s*)?((?:19|20)[0-9]{2})(?:\s*[-–—~]+\s*((?:19|20)[0-9]{2}))?")


def _given_periods(value: object) -> tuple[Period, ...]:
    """Periods as corpus.toml may write them: ``2012``, ``"review 2011"``, ``"2021-2025"``, tables, or a list of these."""
    if isinstance(value, list | tuple):
        return tuple(period for entry in value for period in _given_periods(entry))
    if isinstance(value, Mapping):
        first = value.get("from", value.get("first"))
        if not str(first).isdecimal():
            return ()
        last = value.get("to", value.get("last", first))
        return (
            Period(
                _role(str(value.get("role", ""))),
                int(str(first)),
                int(str(last)) if str(last).isdecimal() else int(str(first)),
            ),
        )
    found = _PERIOD.fullmatch(str(value).strip()) if value is not None else None
    return (Period(_role(found[1] or ""), int(found[2]), int(found[3] or found[2])),) if found else ()


def _role(name: str) -> Role:
    """A role by its name; plan when it is none."""
    return {"review": "review", "vision": "vision", "target": "target", "situation": "situation"}.get(name, "plan")  # type: ignore[return-value]
