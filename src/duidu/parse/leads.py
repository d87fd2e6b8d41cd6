"""Run-in titles: the first words of a paragraph that name what it is about.

The idea: after a number the first sentence (or what stands before a colon) is the title when it is short and more
follows. Without a number a short first sentence alone proves nothing; it is a lead only in company: other paragraphs
of the same section begin the same way. The limit: a section of one paragraph shows no lead.
"""

import re

RUN_IN = 50
"""After a number, a first sentence up to this long is a title."""

WHOLE = 30
"""A numbered line that is one clause up to this long is all title."""

SHORT_LEAD = 22
LEAD = 40
"""Without a number: a first sentence is surely short up to 22 characters, never longer than 40."""

_STOP = re.compile(r"[。!?](?![\")>])|[。!?][\")>]|[;](?=.)")
_CLAUSE = re.compile(r"[。!?;:]")
_COLON = re.compile(r":")
_TIME = re.compile(
    r"^(?:20[0-9]{2}年|[一二三四五六七八九十两]+年来|今年|去年|明年|当前|目前|同时|此外|另外|其中|一方面|另一方面|总体|据了解|下一步|到20|近年|截至"
    r"|过去|回顾|展望|实践|我们(?:也|还|将|要|必须)|在|从|按照|根据|围绕|为了?|面对|对于|对此|坚持以|以|通过|随着|由于|因此|这(?!五年)|各位|同志"
    r"|全[区市省县](?:各|上下)|区委|市委|省委)"
)


def run_in(head: str, start: int, definition: bool) -> tuple[int, int] | None:
    """Return where the run-in title of a numbered paragraph stands in its head, None when it has none.

    Args:
        head: The paragraph's beginning as `lines.plain` gives it.
        start: Where its number ends.
        definition: Whether it stands in a glossary, where the term ends at the first colon.
    """
    colon = _COLON.search(head, start)
    if definition and colon and colon.start() - start <= RUN_IN:
        return start, colon.start()
    stop = _STOP.search(head, start)
    if stop is None and len(head) - start <= WHOLE and not _COLON.search(head, start, len(head) - 1):
        return start, start + len(head[start:].rstrip("。;:,!? "))
    if colon and (stop is None or colon.start() < stop.start()) and colon.start() - start <= LABEL:
        return (start, colon.start()) if "," not in head[start : colon.start()] else None
    if stop is None or stop.start() - start > RUN_IN:
        return None
    whole = stop.end() >= len(head.rstrip())
    return None if whole and stop.start() - start > WHOLE else (start, stop.start())


LABEL = 20


def first_sentence(head: str) -> int | None:
    """Return where a first sentence that could be a lead ends in an unnumbered paragraph, None if it is no such one."""
    stop = _STOP.search(head)
    if stop is None or head[stop.start()] != "。" or not MIN_LEAD <= stop.start() <= LEAD:
        return None
    if stop.start() + REST > len(head) or _CLAUSE.search(head, 0, stop.start()):
        return None
    return stop.start()


MIN_LEAD = 4
REST = 12
"""After a lead there is more: at least twelve characters."""


def commas(head: str, end: int) -> int:
    """How many commas stand before an offset."""
    return head.count(",", 0, end)


def speaks_of_time(head: str) -> bool:
    """Tell whether a paragraph begins as narration does (今年…, 同时…, 按照…) and not with a title."""
    return bool(_TIME.match(head))


def leads(heads: list[str]) -> list[int | None]:
    """Return where the lead of each paragraph of one section ends, None for paragraphs without.

    Args:
        heads: The beginnings of the section's unnumbered paragraphs, in order.
    """
    ends = [first_sentence(head) for head in heads]
    return [
        end if alike else found
        for end, alike, found in zip(ends, _parallel(heads, ends), _by_company(heads, ends), strict=True)
    ]


def _by_company(heads: list[str], ends: list[int | None]) -> list[int | None]:
    """Where the leads end that stand in a section where enough first sentences look like titles."""
    sure = [end is not None and _sure(head, end) for head, end in zip(heads, ends, strict=True)]
    loose = [end is not None and _loose(head, end) for head, end in zip(heads, ends, strict=True)]
    if sum(sure) >= COMPANY and sum(sure) * 3 >= len(heads):
        named = [end is not None and _names_a_way(head, end) for head, end in zip(heads, ends, strict=True)]
        return [end if ok or way else None for end, ok, way in zip(ends, loose, named, strict=True)]
    rest = len(heads) - (not loose[0])  # the first paragraph may introduce the others
    if sum(loose) >= COMPANY and sum(loose) * 5 >= rest * 4:
        return [end if ok else None for end, ok in zip(ends, loose, strict=True)]
    return [None] * len(heads)


def broken_off(head: str, size: int) -> int | None:
    """Return where a lead ends that stands on the first line of its paragraph, given that line's length."""
    end = first_sentence(head)
    return end if end == size - 1 and not speaks_of_time(head) else None


COMPANY = 2
_CLAIM = re.compile(r"必须|应当|[^但凡]是[^否]|就(?:能|要)|[吗呢]$|^我们(?:主张|认为|希望|相信|讲|说)")
_STATEMENT = re.compile(rf"^我们|^要|{_CLAIM.pattern}")


_WAY = re.compile(r"^(?:从|在|以|通过|围绕)(?=.{6})")


def _names_a_way(head: str, end: int) -> bool:
    """Whether a short first sentence says how and what in one breath (以…推动…): among leads it is one."""
    return end <= SHORT_LEAD and bool(_WAY.match(head)) and not commas(head, end)


def _parallel(heads: list[str], ends: list[int | None]) -> list[bool]:
    """Which paragraphs stand in a row of three or more whose first sentences are built alike (就业是…。社保是…。)."""
    found = [False] * len(heads)
    run = 1
    for at in range(1, len(heads) + 1):
        if at < len(heads) and _alike(heads[at - 1 : at + 1], ends[at - 1 : at + 1]):
            run += 1
            continue
        if run >= ROW:
            found[at - run : at] = [True] * run
        run = 1
    return found


def _alike(heads: list[str], ends: list[int | None]) -> bool:
    """Whether two first sentences are built alike: half of the shorter one's signs stand in the other, in order."""
    if None in ends or any(speaks_of_time(head) for head in heads):
        return False
    one, other = (head[:end] for head, end in zip(heads, ends, strict=True))
    if _opening(one) and _opening(one) == _opening(other):
        return not (_CLAIM.search(one) or _CLAIM.search(other))
    return len(one) == len(other) and 2 * sum(a == b for a, b in zip(one, other, strict=True)) >= len(one)


def _opening(sentence: str) -> str:
    """The words with which sentences of a row call on each other: we, or must."""
    found = _CALL.match(sentence)
    return found[0] if found else ""


ROW = 3
"""So many first sentences built alike are no chance."""
_CALL = re.compile("我们|要|必须|坚持|着力|聚焦")


def _loose(head: str, end: int) -> bool:
    """Whether a first sentence could be a title: it does not narrate, and states nothing."""
    return commas(head, end) <= 1 and not speaks_of_time(head) and not _STATEMENT.search(head, 0, end)


def _sure(head: str, end: int) -> bool:
    """Whether a first sentence is as short as titles are and does not narrate."""
    return end <= SHORT_LEAD and _loose(head, end)
