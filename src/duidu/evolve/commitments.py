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
from typing import Final

from duidu.evolve.indicators import indicators
from duidu.evolve.opening import LEAST_SIGNS, Parts, has_verb, is_done, is_manner, opens_with, parts_of, without_fillers
from duidu.evolve.stated import Stated
from duidu.model import BODY_KINDS, Block, Document, Role, Span
from duidu.text.clauses import clauses, sentences
from duidu.text.corrected import Corrected, corrected
from duidu.text.figures import as_read, figures
from duidu.text.lines import line_of, line_starts
from duidu.text.outline import own_text, section_path

_TURNS = re.compile(
    r"(?:新的一年|今年|下一步|本年度|[12][0-9]{3}年)[,、]?(?:里|内)?[,、]?(?:我们)?[,、]?(?:要|将|必须|继续)|我们要"
)
"""Where a paragraph that began by looking back begins to look ahead."""
_TWO: Final = 2
ROLES: Final[frozenset[Role]] = frozenset({"plan", "target", "vision", "measure"})
"""Roles of text that says what is to be done."""
_LOOKS_BACK: Final[frozenset[Role]] = frozenset({"review", "situation", "definition"})
"""Roles of tables that set no targets, whatever their columns say."""
_PUNCTUATION: Final = " \t\n\u3000,.;:!?、。\uff0c\uff1b\uff1a\uff01\uff1f…"
_SAYS_MORE = re.compile(
    r"^(?:[\s\u3000]|第)?[一二三四五六七八九十]+[是要]|,\S|[0-9]+(?:[.][0-9]+)?(?:%|[万亿]|[^\W0-9、.)])"
)
_FROM = re.compile(r"[由从].*[0-9].*[到至]")
_MOVING = re.compile(
    r"(?:基本|明显|全面|稳步|持续|大幅|进一步|不断|逐步|有效|显著)?(?:增长|提高|提升|下降|降低|减少|改善|平衡|同步|向好|稳定|完成|达到|缩小|优化"
    r"|实现|保持|控制|增加|达标|覆盖|建成|形成|健全|完善|扩大|增强|上升|不变)"
)
"""What an aim without a figure says of its indicator."""
_KEEPS_UP = re.compile(
    r"[同与和].{2,}(?:相匹配|基本匹配|相适应|基本同步|相协调)$|只[增减升降]不[增减升降]$|零增长$|不得(?:新|再|超|低|改|高|少)|决不反弹$"
)
"""What a plan says of two things that are to go together (甲增长同乙目标相匹配), or of one that is to be held."""
_BETWEEN = re.compile(r"[、]|以及|和|及|与")
"""What stands between indicators that share a verb."""
_EACH = re.compile(r"^(?:分别|均|都|各)+")


@dataclass(frozen=True, slots=True)
class Commitment:
    """A clause that says what will be done.

    `verb` and `object` are as written (the verb of an aim is what its indicator is to do; that of a further figure is
    its predecessor's); `figures` are what it states, `section` the block ids it stands under, outermost first.
    `before` is the last clause before it in its sentence that has its verb, else the last one: what it is about if it
    names nothing itself (今年先发行1万亿元).
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
    before: str = ""


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
            before: list[str] = []
            for start, end in clauses(self.read, sentence):
                if self.source.source(start, end).start < title_end:
                    continue
                for made in self._of_clause(*_trimmed(self.read, start, end), last):
                    last = replace(made, before=_last_with(made.verb, before))
                    yield last
                before.append(self.source.text[start:end].strip(_PUNCTUATION))

    def _of_clause(self, start: int, end: int, last: Commitment | None) -> Sequence[Commitment]:
        """The commitments of a clause: most have none or one, several where indicators share a verb."""
        clause = self.read[start:end]
        if len(clause) < LEAST_SIGNS or is_done(clause):
            return ()
        own = self._figures(start, end)
        parts = parts_of(clause)
        if parts is not None and not _aims(clause, parts, own):
            return (self._made(start, end, parts, own),)
        if own and last is not None and last.figures and not has_verb(clause):
            return (replace(self._made(start, end, Parts(0, 0), own), verb=last.verb),)
        if own or _KEEPS_UP.search(clause) or (self.block.role == "target" and _MOVING.search(clause)):
            return () if is_manner(clause) else self._aim(start, end, own)
        return ()

    def _figures(self, start: int, end: int) -> tuple[Stated, ...]:
        """The figures aimed at in a clause; in a plan 由380元提高到420元 is, though it reads like something reached."""
        span = self.source.source(start, end)
        moved = _FROM.search(self.read, start, end) is not None
        inside = (one for one in self.stated if span.start <= one.span.start < span.end)
        return tuple(one for one in inside if moved or one.aim == "target")

    def _aim(self, start: int, end: int, own: tuple[Stated, ...]) -> Sequence[Commitment]:
        """An indicator and what it is to do; of several that share a verb each is for itself."""
        clause = self.read[start:end]
        begin = without_fillers(clause)
        named = max((clause.find(name) + len(name) for name in (as_read(one.indicator) for one in own)), default=0)
        moved = _MOVING.search(clause, max(begin, named)) or _MOVING.search(clause, begin)
        made = self._made(start, end, Parts(begin, begin), own)
        if moved is None:
            return (made,)
        verb = clause[moved.start() : moved.end()]
        every = list(_pieces(clause, begin, named))
        amounts = sum(one.sort == "amount" for one in figures(clause[max(begin, named) :]))
        if len(own) < _TWO or len(every) != len(own) or amounts != len({one.span for one in own}):
            name = own[0].indicator if own else self.source.text[start + begin : start + moved.start()]
            return (replace(made, verb=verb, object=name or made.object),)
        rest = _EACH.sub("", self.source.text[start + named : end])
        shared = len({one.span for one in own}) == 1
        found = []
        for one, (at, after) in zip(own, every, strict=True):
            piece = self._made(start + at, start + after, Parts(0, 0), (one,))
            written = piece.written + (rest if shared else verb + one.value + one.unit)
            found.append(replace(piece, verb=verb, object=one.indicator, written=written))
        return found

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


def _last_with(verb: str, before: Sequence[str]) -> str:
    """The last of some clauses that has a verb, else the last one."""
    return next((one for one in reversed(before) if verb and verb in one), before[-1] if before else "")


def _aims(clause: str, parts: Parts, own: Sequence[Stated]) -> bool:
    """Whether a clause with a verb gives an indicator a figure, so that its subject is what it is about."""
    if not own:
        return False
    name = as_read(own[0].indicator)
    subject, rest = clause[: parts.start], clause[parts.start :]
    return opens_with(clause, name) or (name[:_TWO] in subject and name[:_TWO] not in rest)


def _pieces(clause: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the things stand that a stretch of a clause lists."""
    at = begin
    for found in _BETWEEN.finditer(clause, begin, end):
        yield at, found.start()
        at = found.end()
    if at < end:
        yield at, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without punctuation and white space at its ends."""
    while start < end and text[start] in _PUNCTUATION:
        start += 1
    while start < end and text[end - 1] in _PUNCTUATION:
        end -= 1
    return start, end
