"""What a document is: title, place, issuer, kind, dates, the years it speaks of; each with the line it was read from.

The idea: read labels (发布日期, 来源 …), title lines and signatures at both ends of the page, and derive the rest from
the title. A site's clock (今天是…) and page numbers are not looked at, because those lines are furniture. Place and
kind are given in simplified characters, so that documents of one place stand together; titles stay as written. What
corpus.toml says goes before. The limit: a place that only the body names is not found.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from duidu.model import Fact, Mark, Metadata
from duidu.parse import dates, front, periods, places
from duidu.parse.lines import plain, read
from duidu.parse.source import HEAD_LINES, HEAD_SIZE, Source, ending, gather, raw
from duidu.parse.zones import hints, known, unmarked


def metadata(text: str, name: str, given: Mapping[str, object] | None = None, marks: tuple[Mark, ...] = ()) -> Metadata:
    """Return what a document is, from its first and last lines, its file's name and what corpus.toml says.

    Args:
        text: The document's text; only its ends are read.
        name: The file's name or the id; a year in it may help.
        given: The document's block of corpus.toml.
        marks: What a converter knows of the text.
    """
    if marks:
        lines = read(text)
        sure = known(hints(marks, lines))
        lines = unmarked(lines, sure)[:HEAD_LINES]
    else:
        lines, sure = read(text[:HEAD_SIZE], HEAD_LINES), {}
    return of_source(gather(lines, front.front_kinds(lines, sure), ending(text), text, name), given)


def of_source(source: Source, given: Mapping[str, object] | None) -> Metadata:
    """Return what a document is, as `metadata` does, from lines that are read already."""
    name = source.name
    title = _title(source)
    kind = _kind(source, title)
    provenance, via = _provenance(source)
    place = places.place(source, title)
    issuer = _issuer(source, title, place, kind)
    published, adopted = dates.published(source), dates.adopted(source)
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
        covers=periods.covers(title, kind, (published, adopted), name),
    )
    return override(found, given)


_ORIGINAL_TITLE = re.compile(r"^\W*(?:原标题|标题|文件名称|名称)\s*:\s*(\S.*)$")
_PREFIX = re.compile(r"^\S{2,6}:(?=.{8})")


def _title(source: Source) -> Fact:
    """The title: what a label calls so, else the first title line, with the lines that belong to it."""
    for line in source.metas:
        found = _ORIGINAL_TITLE.match(line.head)
        if found:
            return Fact(raw(source, line)[found.start(1) :], line.number)
    if not source.titles:
        return Fact("")
    first = source.titles[0]
    value = raw(source, first).lstrip("# ")
    for after in source.titles[1:]:
        if after.number != first.number + 1 or not (
            value.count("《") > value.count("》") or plain(value).endswith("-")
        ):
            break
        value += raw(source, after)
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
_FROM_NEXT = re.compile(r"^(?:信息|文章)?来源\s*:$")
_FILED = re.compile(r"发布机构|索\s?引\s?号|发文机关")
_REPORTED = re.compile(r"记者|获悉|据了解|新华社.{0,12}电|本报.{0,8}讯")
_HOST = re.compile(r"(?:主办|版权所有|主办单位)\s*:\s*\S{0,20}(?:人民政府|委员会|办公)")


def _provenance(source: Source) -> tuple[Fact, Fact]:
    """Whether the page is the paper itself, a reprint or a report of it; and the site or paper that carries it."""
    via = _carrier(source)
    for line in source.body[:3]:
        if _REPORTED.search(line.head):
            return Fact("report", line.number), via
    if via.value:
        official = _OFFICIAL.search(plain(via.value))
        return Fact("original" if official else "reprint", via.line), Fact("") if official else via
    labelled = next((line for line in source.metas if _FILED.search(line.head)), None)
    hosted = labelled or next((line for line in source.end if _HOST.search(line.head)), None)
    return (Fact("original", hosted.number) if hosted else Fact("")), via


def _carrier(source: Source) -> Fact:
    """What a label calls the source, on its line or on the next."""
    lines = sorted((*source.metas, *source.titles), key=lambda line: line.number)
    for index, line in enumerate(lines):
        found = _FROM.search(line.head)
        if found:
            return Fact(raw(source, line)[found.start(1) : found.end(1)], line.number)
        if _FROM_NEXT.match(line.head) and index + 1 < len(lines):
            return Fact(raw(source, lines[index + 1]), lines[index + 1].number)
    return Fact("")


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
            return Fact(raw(source, line)[found.start(1) : found.end(1)], line.number)
    if kind.value in {"政府工作报告", "五年规划纲要"} and place.value:
        return Fact("国务院" if place.value == "全国" else place.value + "人民政府", place.line)
    for line in source.metas:
        found = _ISSUER_LABEL.search(line.head)
        if found:
            return Fact(raw(source, line)[found.start(1) : found.end(1)], line.number)
    signed = next(
        (line for line in reversed(source.end) if front.names_body(line) and line.size > places.MIN_PLACE), None
    )
    return Fact(raw(source, signed), signed.number) if signed else Fact("")


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
    """Return metadata with what corpus.toml says in place of what was read (line 0).

    Where both say the same, as after an import, the line stays.
    """
    if not given:
        return meta
    facts = {key: Fact(str(given[key])) for key in _TEXT_KEYS if key in given}
    facts = {key: fact for key, fact in facts.items() if getattr(meta, key).value != fact.value}
    meta = replace(meta, **facts)  # type: ignore[arg-type]
    if "issuer" in facts and "body" not in given:
        meta = replace(meta, body=Fact(_body(facts["issuer"].value)))
    covers = periods.given_periods(given["covers"]) if "covers" in given else ()
    return replace(meta, covers=covers) if covers else meta
