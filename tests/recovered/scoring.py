"""What a comparison says was done, against what is known to have been done: precision, recall and F1 per kind."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.recovered.generator import KINDS, Known, Pair

from duidu.model import Comparison, Edit, Row, Segment, Span

SLACK = 4
"""Characters that a marked stretch may be longer than what was changed: a common character or a sign beside it."""
BY_CLASS = {"figure": "figure", "script": "script", "punctuation": "punctuation", "numbering": "numbering"}
BY_KIND = {"replace": "replace", "insert": "insert", "delete": "drop"}
FORMAL = {"", "script", "punctuation"}


class Said(NamedTuple):
    """One thing a comparison says: the kind, and where in each document, None where it does not say."""

    kind: str
    old: Span | None
    new: Span | None


class Score(NamedTuple):
    """How often a kind was done, said, and said rightly."""

    known: int
    said: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.said if self.said else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.known if self.known else 1.0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.known + self.said) if self.known + self.said else 1.0


def scores(pairs: Sequence[tuple[Pair, Comparison]]) -> dict[str, Score]:
    """Return the score of each kind over some pairs and their comparisons."""
    known: Counter[str] = Counter()
    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for pair, comparison in pairs:
        _, hits, wrong = settled(pair, comparison)
        known.update(one.kind for one in pair.known)
        right.update(one.kind for one in hits)
        said.update(one.kind for one in (*hits, *wrong))
    return {kind: Score(known[kind], said[kind], right[kind]) for kind in KINDS}


def settled(pair: Pair, comparison: Comparison) -> tuple[list[Known], list[Said], list[Said]]:
    """What was missed, what was said rightly, what wrongly."""
    waiting: dict[str, list[Known]] = defaultdict(list)
    for one in pair.known:
        waiting[one.kind].append(one)
    hits, wrong = [], []
    for claim in said_of(pair, comparison):
        found = next((one for one in waiting[claim.kind] if _meets(claim, one)), None)
        if found is None:
            wrong.append(claim)
        else:
            waiting[claim.kind].remove(found)
            hits.append(claim)
    return [one for some in waiting.values() for one in some], hits, wrong


def _meets(claim: Said, known: Known) -> bool:
    """Whether a claim is about an edit: it covers it, and not much more."""
    if claim.kind in {"split", "merge", "moved", "script", "numbering", "clause_moved", "clause_moved_edited"}:
        return any(_overlap(claim.old, span) for span in known.old)
    return _covers(claim.old, known.old) and _covers(claim.new, known.new)


def _overlap(claim: Span | None, span: Span) -> bool:
    return claim is not None and claim.start < span.end and span.start < claim.end


def _covers(claim: Span | None, spans: Sequence[Span]) -> bool:
    if not spans:
        return claim is None or claim.end - claim.start <= SLACK
    start, end = spans[0].start, spans[-1].end
    if claim is None:
        return False
    return start - SLACK <= claim.start <= start and end <= claim.end <= end + SLACK


def said_of(pair: Pair, comparison: Comparison) -> Iterator[Said]:
    """Everything a comparison says was done."""
    for row in comparison.rows:
        yield from _of_row(pair, row)
        along = row.moved[1] is not None and not (row.cells[0] and row.cells[1])
        for segment in row.sides[1].base:
            yield from _of_segment(segment, along=along)
        for segment in row.sides[1].other:
            if segment.state == "added" and not _is_sign(pair, segment, 1):
                yield Said("clause_added", None, segment.span)


def _of_row(pair: Pair, row: Row) -> Iterator[Said]:
    blocks = [pair.old.blocks[i].span for i in row.cells[0]]
    if not blocks or pair.old.blocks[row.cells[0][0]].kind == "heading":
        return
    whole = Span(blocks[0].start, blocks[-1].end)
    if row.relations[1] in {"split", "merge"}:
        yield Said(row.relations[1], whole, None)
    if row.moved[1]:
        yield Said("moved", whole, None)


def _of_segment(segment: Segment, *, along: bool) -> Iterator[Said]:
    """What is said of a clause; of one that moved along with its whole row the row says so."""
    if segment.state == "dropped":
        if segment.span.end - segment.span.start > SLACK:
            yield Said("clause_dropped", segment.span, None)
        return
    if segment.state == "moved" and not along:
        edited = any(edit.change not in FORMAL for edit in segment.edits)
        yield Said("clause_moved_edited" if edited else "clause_moved", segment.span, None)
    if any(edit.change == "script" for edit in segment.edits):
        yield Said("script", segment.span, None)
    for edit in segment.edits:
        if edit.change and edit.change != "script":
            yield _of_edit(edit)


def _of_edit(edit: Edit) -> Said:
    kind = BY_CLASS.get(edit.change) or BY_KIND[edit.kind]
    old = edit.old if edit.old.start < edit.old.end else None
    new = edit.new if edit.new.start < edit.new.end else None
    return Said(kind, old, new)


def _is_sign(pair: Pair, segment: Segment, side: int) -> bool:
    document = (pair.old, pair.new)[side]
    number = document.blocks[segment.block].number
    return number is not None and segment.span.start == number.start
