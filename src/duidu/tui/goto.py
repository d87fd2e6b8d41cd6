"""Where words typed into the palette may lead: a source line, a section by its numbers, a document by its id."""

import re

from rapidfuzz import fuzz

from duidu.errors import DuiduError
from duidu.model import Document
from duidu.text.fold import fold
from duidu.text.lines import line_starts
from duidu.text.outline import number, section_path, title
from duidu.tui.session import Place, Session

_LINE = re.compile(r"(?:(?P<document>\S+):)?[Ll]?(?P<line>\d+)\Z")
_SECTION = re.compile(r"§\s*(?P<path>.+)\Z")
_STEPS = re.compile(r"[.›>\s]+")
LEAST_LIKENESS = 70
"""Per cent of likeness from which a document is offered."""
MOST_SECTIONS = 8


def destinations(session: Session, current: str, words: str) -> list[tuple[str, Place]]:
    """Return what words may mean as a place, best first, each with how it is called."""
    found: list[tuple[str, Place]] = []
    if line := _LINE.match(words):
        found += _line(session, line["document"] or current, int(line["line"]))
    if section := _SECTION.match(words):
        found += _sections(session, current, section["path"])
    return found + _documents(session, words)


def _line(session: Session, name: str, line: int) -> list[tuple[str, Place]]:
    """A source line of a document."""
    document = _document(session, name)
    if document is None:
        return []
    starts = line_starts(document.text)
    if not 1 <= line <= len(starts):
        return []
    return [(f"{name} L{line}", Place(name, starts[line - 1]))]


def _sections(session: Session, name: str, path: str) -> list[tuple[str, Place]]:
    """Sections whose numbers or titles end with the steps typed: 八.19, 第三章 第一节, 法治."""
    document = _document(session, name)
    if document is None:
        return []
    found: list[tuple[str, Place]] = []
    steps = [fold(step) for step in _STEPS.split(path.strip()) if step]
    for block in document.blocks:
        if block.title and len(found) < MOST_SECTIONS:
            above = [_name(document, i) for i in section_path(document, block.id)]
            if _matches(above, steps):
                found.append((" ".join(part.strip() for part in above[-2:]), Place(name, block.span.start)))
    return found


def _name(document: Document, block: int) -> str:
    """A section's number and title."""
    found = document.blocks[block]
    return number(document, found) + title(document, found)


def _matches(names: list[str], steps: list[str]) -> bool:
    """Whether the last step fits the last name and the others fit names above it, in order."""
    if not steps or not names or not _fits(names[-1], steps[-1]):
        return False
    above = iter(names[:-1])
    return all(any(_fits(name, step) for name in above) for step in steps[:-1])


def _fits(name: str, step: str) -> bool:
    """Whether a step is the number of a name, or stands in its title."""
    folded = fold(name)
    sign = re.match(r"\W*(第?[0-9一二三四五六七八九十百零]+[编篇章节条]?)", folded)
    return (sign is not None and sign[1].strip("第编篇章节条") == step) or (len(step) > 1 and step in folded)


def _documents(session: Session, words: str) -> list[tuple[str, Place]]:
    """Documents whose id or title is like the words."""
    wanted = fold(words)
    scored: list[tuple[float, str, Place]] = []
    for entry in session.corpus.entries:
        if entry.error is None:
            names = (fold(entry.id), fold(entry.meta.title.value), fold(session.year_label(entry.id)))
            score = max(100.0 if wanted in name else fuzz.ratio(wanted, name) for name in names if name)
            if score >= LEAST_LIKENESS:
                label = f"{session.year_label(entry.id)} {entry.meta.kind.value or entry.meta.title.value} ({entry.id})"
                scored.append((-score, label, Place(entry.id, 0)))
    return [(label, place) for _, label, place in sorted(scored)[:MOST_SECTIONS]]


def _document(session: Session, name: str) -> Document | None:
    """A document, None if there is none to read."""
    try:
        return session.document(name)
    except DuiduError:
        return None
