"""The place that a paper is about, in simplified characters so that a place has one name.

The limit: a place is known by its unit (省, 市, 区, 县, 高新区 …); one that is named without it is not found.
"""

import re

from duidu.model import Fact
from duidu.parse.lines import plain
from duidu.parse.source import Source, raw

_PLACE = re.compile(
    r"[\u4e00-\u9fff]{2,9}?(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|经济技术开发区|开发区|高新区|新区|省|市|州|区|县|旗)(?!域|间|位|级|场|划|直|内|属|长|地(?!区)|政(?!府))"
)
_NOT_PLACE = re.compile(
    r"^(?:结合|根据|为|对|将|由|中共|中国共产党|关于|印发|在|和|与|全|各|我|本|共和国|推进|加快|建设|年|月|日|实施)+"
)
_GENERIC = re.compile(
    r"^\S{0,2}自治区$|[我各全本][省市区县州旗]$|^(?:示范|园|社|地|城|郊|山|灾|片|街|老|新|城乡社|先导|试验|集聚)区$|^(?:城|都|超大城|人民城|智慧城)市$|(?:示范|先导|试验|先行|集聚)区$"
)


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


def place(source: Source, title: Fact) -> Fact:
    """Return the place that a title names, else a label, else the file's name; the smallest of several units."""
    named = [(title.value, title.line)]
    named += [(raw(source, line), line.number) for line in (*source.titles, *source.metas[:8])]
    named += [(raw(source, line)[:60], line.number) for line in source.body[:3]]
    named.append((source.name, 0))
    for value, line in named:
        found = _first_place(plain(value))
        if found:
            return Fact(found, line)
    if "中华人民共和国" in plain(title.value) or "中国共产党" in plain(title.value) or "国务院" in plain(title.value):
        return Fact("全国", title.line)
    return Fact("")
