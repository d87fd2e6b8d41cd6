"""Two versions of a document and the list of what was done to the first to get the second.

Paragraphs are cut into clauses and words; each known edit is applied to words of its own. Words replaced one right
after the other are one edit; otherwise a word of two characters is left alone on both sides of an edit, so that what
was done can be told from the result. Imports nothing of what it tests: the clauses are cut here. One seed gives one
pair of documents.
"""

import random
import re
from collections.abc import Sequence

import rjieba
from tests.recovered.doers import DOERS, FIGURE, converter
from tests.recovered.versions import CHAPTERS, KINDS, Atom, Clause, Known, Pair, Paragraph, Work, written

__all__ = ["KINDS", "Known", "Pair", "pair", "paragraphs_of"]

ENDS = frozenset(",;:。!?\uff0c\uff1b\uff1a\uff01\uff1f")
NUMBERED = re.compile(r"^[\s\u3000]*(?:[0-9]+|[一二三四五六七八九十]+|[\uff08(][^)\uff09]{1,3}[)\uff09])[、.\uff0e]?")


def clauses_of(text: str) -> list[Clause]:
    """The clauses of a paragraph, each word an atom, figures whole."""
    found: list[Clause] = []
    for piece in re.split(f"(?<=[{''.join(ENDS)}])(?!(?<=[0-9].)[0-9])", text):
        atoms, at = [], 0
        for figure in FIGURE.finditer(piece):
            atoms += _words(piece[at : figure.start()])
            atoms.append(Atom(figure[0]))
            at = figure.end()
        atoms += _words(piece[at:])
        if atoms:
            found.append(Clause(atoms))
    return found


def _words(text: str) -> list[Atom]:
    """The words of a stretch without figures; Traditional text is cut as its Simplified form is."""
    simple = converter("t2s").convert(text)
    atoms, at = [], 0
    for word in rjieba.cut(simple if len(simple) == len(text) else text):
        atoms.append(Atom(text[at : at + len(word)]))
        at += len(word)
    return atoms


def paragraphs_of(texts: Sequence[str]) -> list[str]:
    """The lines of some texts that make good paragraphs: unnumbered, of several clauses that are not endless."""
    found = []
    for text in texts:
        for line in text.split("\n"):
            body = NUMBERED.sub("", line).strip()
            cut = clauses_of(body)
            if len(cut) >= 5 and max(len(clause.text) for clause in cut) <= 45 and body[-1] in "。":
                found.append(body)
    return list(dict.fromkeys(found))


def pair(paragraphs: Sequence[str], edits: int, seed: int) -> Pair:
    """Two documents of the paragraphs given, with so many edits in each."""
    chance = random.Random(f"{seed} {edits}")  # noqa: S311  (the same seed gives the same edits)
    made = [_paragraph(i, text) for i, text in enumerate(paragraphs)]
    per = max(1, -(-len(made) // len(CHAPTERS)))
    chapters = [made[i : i + per] for i in range(0, len(made), per)]
    work = Work(chance, [list(chapter) for chapter in chapters], [])
    for paragraph in made:
        done = 0
        for kind in work.order() * 2:
            done += done < edits and DOERS[kind](work, paragraph, kind)
    return written(made, chapters, work)


def _paragraph(index: int, text: str) -> Paragraph:
    cut = clauses_of(text)
    sign = Atom(f"{index + 1}、")
    return Paragraph(sign, cut, [Clause(list(c.atoms)) for c in cut], sign)
