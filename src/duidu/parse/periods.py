"""The years a paper speaks of: one year, last year and this, five years, a distant goal.

The limit: only the title, the date and the file's name are asked, never the running text.
"""

import re
from collections.abc import Mapping

from duidu.model import Fact, Period, Role
from duidu.parse.lines import plain
from duidu.parse.numerals import value

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


def covers(title: Fact, kind: Fact, dates: tuple[Fact, Fact], name: str) -> tuple[Period, ...]:
    """Return the periods a paper speaks of, by its title; else by its date or its file's name."""
    words = plain(title.value)
    found = _five_years(words)
    span = _RANGE.search(words)
    if not found and span:
        found = [Period("plan", int(span[1]), int(span[2]))]
    if not found:
        found = _yearly(words)
    year = _year(words, kind, dates, name)
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
    number = value(match[1] or match[2]) or 0
    first = SIXTH + 5 * (number - 6) if number >= 6 else 0  # noqa: PLR2004  # earlier plans did not follow on each other
    return [Period("plan", first, first + 4)] if first else []


SIXTH = 1981


def _yearly(words: str) -> list[Period]:
    """The years that a title gives a role: 2011年工作总结和2012年工作安排."""
    return [
        Period("review" if found[2] in _REVIEWS else "plan", int(found[1]), int(found[1]))
        for found in _ROLE_YEAR.finditer(words)
    ]


def _year(words: str, kind: Fact, dates: tuple[Fact, Fact], name: str) -> int | None:
    """The one year that a paper stands for: in its title, its date, or its file's name."""
    values = [words]
    if kind.value in {"政府工作报告", "工作要点", "国民经济和社会发展计划", "工作报告"}:
        values += [dates[1].value, dates[0].value, plain(name)]
    for text in values:
        found = _YEAR.search(text.translate(_CHINESE_YEAR) if text is words else text.replace("_", " "))
        if found:
            return int(found[1])
    return None


_ROLES: dict[str, Role] = {"review": "review", "situation": "situation", "target": "target", "vision": "vision"}
_PERIOD = re.compile(r"(?:([a-z]+)\s*:?\s*)?((?:19|20)[0-9]{2})(?:\s*[-–—~]+\s*((?:19|20)[0-9]{2}))?")


def given_periods(given: object) -> tuple[Period, ...]:
    """Return periods as corpus.toml may write them: ``2012``, ``"review 2011"``, ``"2021-2025"``, tables, or a list."""
    if isinstance(given, list | tuple):
        return tuple(period for entry in given for period in given_periods(entry))
    if isinstance(given, Mapping):
        years = [str(given.get(key, "")) for key in ("from", "to")]
        words = f"{given.get('role', '')} {years[0]}-{years[1] or years[0]}"
        return given_periods(words.strip())
    found = _PERIOD.fullmatch(str(given).strip())
    return (Period(_ROLES.get(found[1] or "", "plan"), int(found[2]), int(found[3] or found[2])),) if found else ()
