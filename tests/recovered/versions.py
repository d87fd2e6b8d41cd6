"""A document in two versions made of shared atoms, and how both are written out with what is known of them."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from duidu.model import Alignment, Block, Document, Link, Place, Relation, Span

WORD_KINDS = ("replace", "insert", "drop", "figure", "script", "punctuation")
CLAUSE_KINDS = ("clause_added", "clause_dropped", "clause_moved", "clause_moved_edited")
PARAGRAPH_KINDS = ("numbering", "split", "merge", "moved")
KINDS = (*WORD_KINDS, *CLAUSE_KINDS, *PARAGRAPH_KINDS)

CHAPTERS = ("夯实底盘", "擦亮品牌", "补齐短板", "守牢底线")


@dataclass
class Atom:
    """A word, figure or sign; `old` and `new` say in which version it stands."""

    text: str
    touched: bool = False


@dataclass
class Clause:
    """The atoms of a clause, its sign last."""

    atoms: list[Atom]
    touched: bool = False

    @property
    def text(self) -> str:
        return "".join(atom.text for atom in self.atoms)

    def words(self) -> list[int]:
        return [i for i, atom in enumerate(self.atoms) if is_word(atom.text)]


@dataclass
class Truth:
    """One edit: its kind and the atoms it took away and brought, by identity."""

    kind: str
    old: list[Atom] = field(default_factory=list)
    new: list[Atom] = field(default_factory=list)


@dataclass
class Paragraph:
    """A paragraph in both versions; the versions share the atoms that were left alone."""

    sign: Atom
    old: list[Clause]
    new: list[Clause]
    new_sign: Atom
    cut: int = 0
    joined: bool = False
    touched: bool = False


@dataclass
class Known:
    """An edit as offsets of the two documents; an empty list where a side has nothing of it."""

    kind: str
    old: list[Span]
    new: list[Span]


@dataclass
class Pair:
    """Two versions, what was done, and which paragraphs belong together."""

    old: Document
    new: Document
    known: list[Known]
    alignment: Alignment


@dataclass
class Work:
    """The new version as it grows: chance, its chapters, what was done."""

    chance: random.Random
    chapters: list[list[Paragraph]]
    done: list[Truth]

    def order(self) -> list[str]:
        """The kinds in the order in which to try them: those done least often first."""
        times = Counter(truth.kind for truth in self.done)
        return sorted(self.chance.sample(KINDS, len(KINDS)), key=lambda kind: times[kind])


def is_word(text: str) -> bool:
    """Whether an atom is a word of two ideographs and more that counts nothing."""
    return (
        len(text) > 1
        and all("\u4e00" <= c <= "\u9fff" for c in text)
        and not re.search("[一二三四五六七八九十百千万亿两]", text)
    )


@dataclass
class _Line:
    """A line of a version: its atoms, its number of signs, whose paragraphs they are."""

    kind: str
    atoms: list[Atom]
    sign: Atom | None
    of: list[int]


def written(made: list[Paragraph], chapters: list[list[Paragraph]], work: Work) -> Pair:
    index = {id(paragraph): i for i, paragraph in enumerate(made)}
    old = _document("old", [_old_lines(chapter, index) for chapter in chapters])
    new = _document("new", [_new_lines(chapter, index) for chapter in work.chapters])
    known = [Known(t.kind, _spans(t.old, old), _spans(t.new, new)) for t in work.done]
    return Pair(old.document, new.document, _together(known), _alignment(old, new))


def _together(known: Sequence[Known]) -> list[Known]:
    """What was done, with replacements that touch as one: that is how anyone would mark them."""
    replaced = sorted((one for one in known if one.kind == "replace"), key=lambda one: one.old[0])
    found: list[Known] = []
    for one in replaced:
        last = found[-1] if found else None
        if last and last.old[-1].end == one.old[0].start and last.new[-1].end == one.new[0].start:
            last.old[-1] = Span(last.old[-1].start, one.old[0].end)
            last.new[-1] = Span(last.new[-1].start, one.new[0].end)
        else:
            found.append(one)
    return [one for one in known if one.kind != "replace"] + found


def _old_lines(chapter: Sequence[Paragraph], index: dict[int, int]) -> list[_Line]:
    return [_Line("item", [p.sign, *(a for c in p.old for a in c.atoms)], p.sign, [index[id(p)]]) for p in chapter]


def _new_lines(chapter: Sequence[Paragraph], index: dict[int, int]) -> list[_Line]:
    lines: list[_Line] = []
    for p in chapter:
        cut = p.cut or len(p.new)
        head, rest = ([a for c in part for a in c.atoms] for part in (p.new[:cut], p.new[cut:]))
        if p.joined and lines:
            lines[-1].atoms += head
            lines[-1].of.append(index[id(p)])
        else:
            lines.append(_Line("item", [p.new_sign, *head], p.new_sign, [index[id(p)]]))
        if rest:
            lines.append(_Line("para", rest, None, [index[id(p)]]))
    return lines


@dataclass
class _Written:
    """A version: the document, where each atom stands, which blocks hold each paragraph."""

    document: Document
    places: dict[int, Span]
    blocks: dict[int, list[int]]


def _document(name: str, chapters: Sequence[Sequence[_Line]]) -> _Written:
    text = ""
    blocks: list[Block] = []
    places: dict[int, Span] = {}
    held: dict[int, list[int]] = {}
    for title, lines in zip(CHAPTERS, chapters, strict=False):
        head = len(blocks)
        span = Span(len(text), len(text) + len(title))
        blocks.append(Block(head, "heading", (head + 1,), span, title=(span,), level=1))
        text += title + "\n"
        for line in lines:
            start, id_ = len(text), len(blocks)
            for atom in line.atoms:
                places[id(atom)] = Span(len(text), len(text) + len(atom.text))
                text += atom.text
            number = Span(start, start + len(line.sign.text) - 1) if line.sign else None
            kind = "item" if line.kind == "item" else "para"
            blocks.append(Block(id_, kind, (id_ + 1,), Span(start, len(text)), parent=head, number=number))  # type: ignore[arg-type]
            for paragraph in line.of:
                held.setdefault(paragraph, []).append(id_)
            text += "\n"
    return _Written(Document(name, text, name.ljust(16, "0"), tuple(blocks)), places, held)


def _spans(atoms: Sequence[Atom], written: _Written) -> list[Span]:
    """Where some atoms stand, neighbours together."""
    found: list[Span] = []
    for span in (written.places[id(atom)] for atom in atoms if id(atom) in written.places):
        if found and found[-1].end == span.start:
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _alignment(old: _Written, new: _Written) -> Alignment:
    """The links that a perfect aligner would give."""
    links = list(_heads(old.document, new.document))
    for paragraph, blocks in old.blocks.items():
        for block in blocks:
            for there in new.blocks[paragraph]:
                parts = len(new.blocks[paragraph]), sum(there in some for some in new.blocks.values())
                relation: Relation = (
                    "many" if min(parts) > 1 else "split" if parts[0] > 1 else "merge" if parts[1] > 1 else "one"
                )
                links.append(Link(Place(block), Place(there), 0.9, "main", relation))
    return Alignment("old", "new", tuple(sorted(links, key=lambda link: (link.a.block, link.b.block))), (), ())


def _heads(old: Document, new: Document) -> Iterator[Link]:
    heads = [[block.id for block in document.blocks if block.kind == "heading"] for document in (old, new)]
    for a, b in zip(*heads, strict=True):
        yield Link(Place(a), Place(b), 1.0, "main")
