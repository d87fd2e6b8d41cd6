"""What the program makes of a document, for people: shared by import and check, fit for 80 columns."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from duidu.export.overview import Overview
from duidu.model import Note
from duidu.settings.words import _, ngettext
from duidu.text.safe import safe_line
from duidu.tui.words import doubt_words, note_words, role_words

WIDTH: Final = 80
INDENT: Final = "    "
SHOWN: Final = 3
"""Documents named for each doubt in a summary; the others are counted."""
LOST: Final = "punctuation_lost"
"""A note that only counts what the blocks' own doubts say."""
GAPS: Final = {
    "boxes_missing": lambda: _("boxes are missing"),
    "chapters_missing": lambda: _("chapters are missing"),
    "entries_missing": lambda: _("glossary entries are missing"),
}
PROVENANCES: Final = {
    "original": lambda: _("original"),
    "report": lambda: _("news report"),
    "reprint": lambda: _("reprint"),
}


def facts(found: Overview) -> list[str]:
    """Say what a document is: kind, place, issuer, periods, dates, whence."""
    meta = found.meta
    provenance = PROVENANCES.get(meta.provenance.value)
    known = [
        meta.kind.value or _("kind unknown"),
        meta.place.value or _("place unknown"),
        meta.issuer.value,
        *periods(found),
        _dated(_("published {date}"), meta.published.value),
        _dated(_("adopted {date}"), meta.adopted.value),
        provenance() if provenance else _("provenance unknown"),
    ]
    return [part for part in known if part]


def _dated(words: str, date: str) -> str:
    """A date in words, nothing for none."""
    return words.format(date=date) if date else ""


def periods(found: Overview) -> list[str]:
    """Say which years a document speaks about, and in which role."""
    years = [
        f"{role_words(period.role)} {period.first}" + (f"–{period.last}" if period.last != period.first else "")
        for period in found.meta.covers
    ]
    return years or [_("years unknown")]


def figures(found: Overview) -> list[str]:
    """Say how a document was read, and what it consists of."""
    counts = (
        (ngettext("{n} section", "{n} sections", found.sections), found.sections),
        (ngettext("{n} paragraph", "{n} paragraphs", found.paragraphs), found.paragraphs),
        (ngettext("{n} table", "{n} tables", found.tables), found.tables),
        (ngettext("{n} site line set aside", "{n} site lines set aside", found.aside), found.aside),
    )
    return [f"{found.format} {found.encoding}", *(text.format(n=count) for text, count in counts if count)]


def roles(found: Overview) -> list[str]:
    """Say what part the paragraphs play."""
    return [f"{role_words(role)} {count}" for role, count in found.roles]


def cautions(found: Overview) -> list[str]:
    """Say what is doubtful in a document."""
    counted = [f"{doubt_words(code)} ({count})" for code, count in found.doubts]
    return [*counted, *(_noted(note) for note in found.notes if note.code != LOST)]


def _noted(note: Note) -> str:
    """Say what was noted; of what is missing in a row of numbers, which are there."""
    if note.code in GAPS:
        there, gone = note.values
        words = _("{what}: {gone} (there are {there})").format(what=GAPS[note.code](), gone=gone, there=there)
        return f"L{note.line} {words}"
    return note_words(note)


def flow(parts: Iterable[str], indent: str = INDENT, sign: str = " · ", width: int = WIDTH) -> Iterator[str]:
    """Yield lines of at most some cells, made of parts that stay whole as long as one fits on a line."""
    from rich.cells import cell_len, chop_cells

    line = ""
    for part in map(safe_line, parts):
        if line and cell_len(indent + line + sign + part) > width:
            yield indent + line
            line = ""
        line = f"{line}{sign}{part}" if line else part
        *whole, line = chop_cells(line, width - len(indent)) or [""]
        yield from (indent + piece for piece in whole)
    if line:
        yield indent + line


def summary(named: Sequence[tuple[str, Overview]]) -> Iterator[str]:
    """Yield a line for each doubt that documents have: what, how many, which."""
    found: dict[str, list[str]] = {}
    for name, each in named:
        for words in dict.fromkeys(_doubts(each)):
            found.setdefault(words, []).append(name)
    for words, names in sorted(found.items(), key=lambda pair: -len(pair[1])):
        count = ngettext("{n} document", "{n} documents", len(names)).format(n=len(names))
        shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
        yield f"{words}: {count} ({shown})"


def _doubts(found: Overview) -> Iterator[str]:
    """What is doubtful in a document, without the values that differ from one to the next."""
    yield from (doubt_words(code) for code, _count in found.doubts)
    for note in found.notes:
        if note.code != LOST:
            yield GAPS[note.code]() if note.code in GAPS else note_words(Note(note.code, ("…",)))
    if not found.meta.kind.value:
        yield _("kind unknown")
    if not found.meta.covers:
        yield _("years unknown")
    if not found.meta.place.value:
        yield _("place unknown")
