"""The commitments of a plan: each clause that says what will be done, with its verb, its object and its figures.

The idea: plan language leads with the verb (推进, 新建, 完成), after words of time and manner; so a clause of a plan's
text that begins with one is a commitment, and so is one that gives an indicator a figure to reach. What only says how
or why (以…为重点, 按照…, 使…) belongs to its neighbour. Several objects of one verb stay together; a further figure
under the same verb (新增甲320家, 乙20家) is a commitment of its own, since each can be kept or lost alone. Limits: no
grammar; a wish and a task are not told apart, and run-in titles count only where nothing else is said under them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from duidu.evolve import planverbs
from duidu.evolve.indicators import indicators
from duidu.evolve.stated import Stated
from duidu.model import BODY_KINDS, Block, Document, Role, Span
from duidu.text.clauses import clauses, sentences
from duidu.text.corrected import Corrected, corrected
from duidu.text.figures import as_read
from duidu.text.lines import line_of, line_starts
from duidu.text.outline import own_text, section_path

_TURNS = re.compile(
    r"(?:新的一年|今年|下一步|本年度|[12][0-9]{3}年)[,、]?(?:里|内)?[,、]?(?:我们)?[,、]?(?:要|将|必须|继续)|我们要"
)
"""Where a paragraph that began by looking back begins to look ahead."""
ROLES: Final[frozenset[Role]] = frozenset({"plan", "target", "vision", "measure"})
"""Roles of text that says what is to be done."""
_LOOKS_BACK: Final[frozenset[Role]] = frozenset({"review", "situation", "definition"})
"""Roles of tables that set no targets, whatever their columns say."""
LEAST_SIGNS: Final = 5
"""Signs of a clause that promises anything to be looked for: 开拓进取 and 综合施策 do not."""
_PUNCTUATION: Final = " \t\n\u3000,.;:!?、。\uff0c\uff1b\uff1a\uff01\uff1f…"
_NUMBERED = re.compile(
    r"(?:[\s\u3000]|[一二三四五六七八九十]+(?:是(?:要|着力)?|要(?!素|点|求))|第[一二三四五六七八九十][,、]?"
    r"|[(（]?[0-9一二三四五六七八九十]{1,2}[)）]|[0-9]{1,2}[.、](?![0-9])|[\u2460-\u2473]|[-\u2014\u2015\u2500·]+)+"
)
_FILLERS = (
    r"(?:一方面|另一方面|与此同时|同时|此外|另外|下一步|接下来|特别是|尤其是|首先|其次|再次|最后|其中|总之|并且?|还会?|也|又|再(?!建|生|造)"
    r"|(?:19|20)[0-9]{2}年(?:底|末|前|内)?|今年(?:内|底)?|明年|本年度?|全年|年内|年底前?|到(?:20[0-9]{2}年|年底)(?:底|末|前)?|未来[0-9一二三四五]年|“?十[一二三四五六]五”?期间"
    r"|据了解|从[0-9]{1,2}月[0-9]{1,2}日起|从今年(?:开始|起)|连续[几0-9]+年|先(?!行|进|导)|多(?=出|措(?!并举)|办|做)|国家(?=支持|鼓励|保护|实行|推进|加大|设立)|我们|我国|我省|我市|我区|我县|全国|全省|全市|全区|全县|全社会)"
)
_FILLER = re.compile(rf"(?:{_FILLERS}[,、]?)+")
_SAYS_MORE = re.compile(
    r"^(?:[\s\u3000]|第)?[一二三四五六七八九十]+[是要]|,\S|[0-9]+(?:[.][0-9]+)?(?:%|[万亿]|[^\W0-9、.)])"
)
_MODAL = re.compile(
    r"(?:(?<![重主需只首必摘纪概紧扼次])要(?![素求点闻务件害塞道领旨义案地职])|还会|必须|应当|应该|务必|须|将会?(?!近|军|来)|拟)"
)
_REACH: Final = 24
"""Signs up to a modal verb that may be the clause's subject (各级政府要…)."""
_MANNER = re.compile(
    r"以(?!旧换新|工代|点带|奖代|电代|气代)|按照?(?!时|期|需)|围绕|根据|针对|瞄准|通过|依托|随着|本着|为(?:系统|切实|更好)?(?:解决|应对|适应|满足)|遵循|结合|对标|对照|面对|为了|为.{0,12}(?:提供|作出|做出|奠定|打下|注入|创造|营造)?(?:支撑|保障|贡献|基础|动力)$"
    r"|使(?!用)|让|从而|不断?使|有了|凡|如果|只有|只要|虽然|由于|因为|尽管|无论|既"
)
_MEANS_END = re.compile(
    r"为(?:\S{0,4}(?:重点|抓手|核心|引领|主线|目标|主体|导向|突破口|契机|基础|载体|依托|支撑|底色|纽带|龙头|中心|方向|动力|牵引|保障|根本|原则|先导|统领))$|的同时$|的?基础上$|的?前提下$"
)
_TOWARDS = re.compile(r"(?:对|为|把|将|向|给|与|同|在|用(?![好足活于]))(?!接|外开放|标|口|于)")
"""Prepositions whose clause still says what is done: 对十条道路进行整治."""
_STATED = re.compile(
    r"是(?!否)|预计|习惯|有(?!序|效|力|机|关|利|条件)|没有|存在|面临|面对|认为|认识|看到|回顾|表示|代表|请|感谢|来自|成为(?:了|全)|意味|值得|关系|包括|属于|位居|位列|仍|取得了|实现了|完成了|得到|得益|感到|知道|相信|可谓"
)
"""Verbs that tell how things are, or speak to the audience."""
_DONE = re.compile(r"(?:已经?|曾)(?!有|建|开工)|了$|[成到成现得展]了(?!解)")
_FROM = re.compile(r"[由从].*[0-9].*[到至]")
_MOVING = re.compile(
    r"(?:基本|明显|全面|稳步|持续|大幅|进一步|不断|逐步|有效|显著)?(?:增长|提高|提升|下降|降低|减少|改善|平衡|同步|向好|稳定|完成|达到|缩小|优化"
    r"|实现|保持|控制|增加|达标|覆盖|建成|形成|健全|完善|扩大|增强|上升|不变)"
)
"""What an aim without a figure says of its indicator."""
_KEEPS_UP = re.compile(r"(?:[同与和].{2,})(?:相匹配|基本匹配|相适应|基本同步|相协调)$")
"""What a plan says of two things that are to go together: 甲增长同乙目标相匹配."""
_VERBAL: Final = frozenset({"v", "vn", "vd", "vi", "vg", "vq"})
_BEFORE_VERBS: Final = frozenset({"d", "ad", "a", "ag", "z", "zg", "i", "l", "b", "t", "f"})
"""What the dictionary calls words that may stand before a verb it knows."""
_MOST_BEFORE: Final = 3
"""Such words at most."""
_LATER: Final = re.compile(
    r"(?:不断|着力|加快|继续|切实|进一步|全面|积极|大力|持续|深入|推动|推进|扎实|有序|分类|稳步|努力)(?=\S{3})"
)
"""Behind words of manner (根据新形势不断…): here begins what will be done."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A clause that says what will be done.

    `verb` and `object` are as written (the verb of an aim is what its indicator is to do; that of a further figure is
    its predecessor's); `figures` are what it states, `section` the block ids it stands under, outermost first.
    """

    document: str
    block: int
    line: int
    span: Span
    role: Role
    verb: str
    object: str
    written: str
    figures: tuple[Stated, ...] = ()
    section: tuple[int, ...] = ()


class Parts(NamedTuple):
    """Offsets in a clause: where what is promised begins, and where its verb ends."""

    start: int
    verb_end: int


def commitments(document: Document, blocks: frozenset[int] | None = None) -> tuple[Commitment, ...]:
    """Return the commitments of a document in order of place.

    Args:
        document: The document; a review and what only describes are left out.
        blocks: Only those in these blocks.
    """
    stated: dict[int, list[Stated]] = {}
    for one in indicators(document):
        if not one.doubt:
            stated.setdefault(one.block, []).append(one)
    starts = line_starts(document.text)
    titled = _titled(document)
    found: list[Commitment] = []
    for block in document.blocks:
        if blocks is not None and block.id not in blocks:
            continue
        own = stated.get(block.id, [])
        ahead = looks_ahead(document, block)
        if block.kind in BODY_KINDS and ahead is not None:
            reader = _Reader(document, block, own, starts)
            found += (one for one in reader.commitments(skipping=block.id in titled) if one.span.start >= ahead)
        elif block.kind in {"cell", "row"} and block.role not in _LOOKS_BACK:
            found += [_of_cell(document, block, one, starts) for one in own if one.aim == "target"]
    return tuple(found)


def looks_ahead(document: Document, block: Block) -> int | None:
    """Return the offset from which a paragraph says what is to be done; None if it does not.

    One that looks back only by its own first words (过去一年…) may turn to what comes next (新的一年，我们要…).
    """
    if block.role in ROLES:
        return block.span.start
    above = document.blocks[block.parent].role if block.parent >= 0 else ""
    if block.role != "review" or above not in ROLES or block.kind not in BODY_KINDS:
        return None
    source = corrected(document, block)
    read = as_read(source.text)
    turn = next((at for at, _ in sentences(read, Span(0, len(read))) if _TURNS.match(read, at)), 0)
    return source.source(turn, turn + 1).start if turn else None


def _titled(document: Document) -> frozenset[int]:
    """The blocks whose run-in title only sums up what follows, in the block or below it.

    One that is a point of its own (一是…), has several clauses or a figure says more than that.
    """
    above = {block.parent for block in document.blocks if block.kind in BODY_KINDS}
    return frozenset(
        block.id
        for block in document.blocks
        if block.kind in BODY_KINDS
        and block.title
        and (block.body or block.id in above)
        and not _SAYS_MORE.search(as_read(own_text(document, block)[: sum(end - at for at, end in block.title)]))
    )


def _of_cell(document: Document, block: Block, one: Stated, starts: Sequence[int]) -> Commitment:
    """The target that a table gives an indicator."""
    written = document.text[one.span.start : one.span.end]
    path = section_path(document, block.id)
    return Commitment(document.id, block.id, one.line, one.span, block.role, "", one.indicator, written, (one,), path)


class _Reader:
    """One block, read clause by clause."""

    def __init__(self, document: Document, block: Block, stated: Sequence[Stated], starts: Sequence[int]) -> None:
        self.document, self.block, self.stated, self.starts = document, block, stated, tuple(starts)
        self.source: Corrected = corrected(document, block)
        self.read = as_read(self.source.text)
        self.section = section_path(document, block.id)

    def commitments(self, *, skipping: bool) -> Iterator[Commitment]:
        """Yield the commitments of the block, without those of its title if that is to be skipped."""
        title_end = self.block.title[-1].end if skipping and self.block.title else 0
        for sentence in sentences(self.read, Span(0, len(self.read))):
            last: Commitment | None = None
            for start, end in clauses(self.read, sentence):
                if self.source.source(start, end).start < title_end:
                    continue
                made = self._of_clause(start, end, last)
                if made is not None:
                    yield made
                    last = made

    def _of_clause(self, start: int, end: int, last: Commitment | None) -> Commitment | None:
        """The commitment of a clause, if it is one."""
        start, end = _trimmed(self.read, start, end)
        clause = self.read[start:end]
        if len(clause) < LEAST_SIGNS or _DONE.search(clause):
            return None
        own = self._figures(start, end)
        parts = parts_of(clause) if not (own and _opens_with(clause, own[0].indicator)) else None
        if parts is not None:
            return self._made(start, end, parts, own)
        if own and last is not None and last.figures and not _has_verb(clause):
            made = self._made(start, end, Parts(0, 0), own)
            return replace(made, verb=last.verb)
        if own or _KEEPS_UP.search(clause) or (self.block.role == "target" and _MOVING.search(clause)):
            return None if _MANNER.match(clause) else self._aim(start, end, own)
        return None

    def _figures(self, start: int, end: int) -> tuple[Stated, ...]:
        """The figures aimed at in a clause; in a plan 由380元提高到420元 is, though it reads like something reached."""
        span = self.source.source(start, end)
        moved = _FROM.search(self.read, start, end) is not None
        inside = (one for one in self.stated if span.start <= one.span.start < span.end)
        return tuple(one for one in inside if moved or one.aim == "target")

    def _aim(self, start: int, end: int, own: tuple[Stated, ...]) -> Commitment:
        """An indicator and what it is to do."""
        clause = self.read[start:end]
        filled = _FILLER.match(clause)
        begin = filled.end() if filled and filled.end() < len(clause) else 0
        moved = _MOVING.search(clause, begin)
        made = self._made(start, end, Parts(begin, begin), own)
        if moved is None:
            return made
        name = own[0].indicator if own else self.source.text[start + begin : start + moved.start()]
        verb = self.source.text[start + moved.start() : start + moved.end()]
        return Commitment(
            made.document,
            made.block,
            made.line,
            made.span,
            made.role,
            verb,
            name or made.object,
            made.written,
            own,
            self.section,
        )

    def _made(self, start: int, end: int, parts: Parts, own: tuple[Stated, ...]) -> Commitment:
        """The commitment of a clause with its parts."""
        span = self.source.source(start + parts.start, end)
        text = self.source.text
        return Commitment(
            self.document.id,
            self.block.id,
            line_of(self.starts, span.start),
            span,
            self.block.role,
            text[start + parts.start : start + parts.verb_end],
            text[start + parts.verb_end : end],
            text[start + parts.start : end],
            own,
            self.section,
        )


def _opens_with(clause: str, indicator: str) -> bool:
    """Whether a clause begins with its indicator: 公共预算收入 has no verb in it, whatever 预算 may be."""
    filled = _FILLER.match(clause)
    name = as_read(indicator)
    if len(name) < LEAST_SIGNS or planverbs.verb_at(name, 0):
        return False
    return clause.startswith(name, filled.end() if filled else 0)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without punctuation and white space at its ends."""
    while start < end and text[start] in _PUNCTUATION:
        start += 1
    while start < end and text[end - 1] in _PUNCTUATION:
        end -= 1
    return start, end


def parts_of(clause: str) -> Parts | None:
    """Return where a clause's promise and its verb are, None if it promises nothing.

    >>> clause = "同时要大力推进老旧小区改造"
    >>> parts = parts_of(clause)
    >>> clause[parts.start : parts.verb_end], clause[parts.verb_end :]
    ('大力推进', '老旧小区改造')
    >>> parts_of("以改善民生为重点") is None
    True
    """
    start, urged = _lead(clause)
    if _MEANS_END.search(clause) or _DONE.search(clause):
        return None
    if _MANNER.match(clause, start):
        later = _LATER.search(clause, start + 2)
        if later is None:
            return None
        start = later.start()
    if len(clause) - start < LEAST_SIGNS - 1 or _STATED.match(clause, start):
        return None
    if _TOWARDS.match(clause, start):
        return Parts(start, start) if _acts(clause[start + 1 :]) else None
    end = _verb_end(clause, start)
    return Parts(start, end) if end > start or urged else None


def _lead(clause: str) -> tuple[int, bool]:
    """Where a clause begins behind its number, the words of time and the subject with its modal verb; if it has one."""
    at = 0
    for pattern in (_NUMBERED, _FILLER):
        found = pattern.match(clause, at)
        if found and found.end() < len(clause):
            at = found.end()
    modal = _MODAL.search(clause, at, min(len(clause), at + _REACH))
    if modal and modal.end() < len(clause) and _is_subject(clause[at : modal.start()]):
        at = modal.end()
        found = _FILLER.match(clause, at)
        return (found.end() if found and found.end() < len(clause) else at), True
    return at, False


def _is_subject(words: str) -> bool:
    """Whether some words may be who does it: no verb leads them."""
    return not words or not (_MANNER.match(words) or _TOWARDS.match(words) or _verb_end(words, 0))


def _verb_end(clause: str, start: int) -> int:
    """Where the verb ends that a clause begins with, words of manner and helping verbs before it; `start` for none."""
    found = planverbs.MANNER.match(clause, start)
    at = found.end() if found else start
    end = planverbs.verb_at(clause, at)
    while end > at and clause[at:end] in planverbs.AIDS and planverbs.verb_at(clause, end) > end:
        at, end = end, planverbs.verb_at(clause, end)
    return end if end > at else _known(clause, start)


def _known(clause: str, start: int) -> int:
    """Where the verb ends that the dictionary sees at the beginning; `start` for none."""
    import rjieba  # noqa: PLC0415  (its dictionary costs 0.2 s)

    at = start
    for before, (word, tag) in enumerate(rjieba.tag(clause[start:])):
        at += len(word)
        if word[-2:] in planverbs.VERBS and tag not in _VERBAL:  # 大力发展, 全面落实 are one word to it
            return at
        if len(word) > 1 and (tag in _VERBAL - {"vn"} or (tag == "vn" and not before)):
            return at
        if tag not in _BEFORE_VERBS or before >= _MOST_BEFORE:
            return start
    return start


def _acts(clause: str) -> bool:
    """Whether a clause holds a verb that does something, not only one that describes."""
    return any(planverbs.verb_at(clause, at) > at for at in range(1, len(clause))) or _has_verb(clause[1:])


def _has_verb(clause: str) -> bool:
    """Whether there is a verb in a clause."""
    import rjieba  # noqa: PLC0415

    return any(tag in _VERBAL and len(word) > 1 for word, tag in rjieba.tag(clause))
