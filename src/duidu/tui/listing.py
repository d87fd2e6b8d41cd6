"""The table of a corpus's documents: what each cell says, and in which order the rows stand.

No Textual here. What a document's whole text must be read for (encoding, doubts) is given from outside, when it is
known; what cannot be read stands at the end with its reason.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from duidu.model import Document, Metadata, Period
from duidu.settings.words import N_, _, say
from duidu.store import facts
from duidu.store.corpus import Entry
from duidu.store.facts import Origin
from duidu.text.fold import fold
from duidu.text.outline import year_of
from duidu.tui.rows import Cell, Column, Row
from duidu.tui.words import origin_words

YEARS, KIND, PLACE, ISSUER, PROVENANCE, TITLE = facts.KEYS
NAME, FORMAT, DOUBTS = "name", "format", "doubts"
FIELDS: Final = (NAME, YEARS, KIND, PLACE, ISSUER, PROVENANCE, FORMAT, DOUBTS, TITLE)
"""The columns, in order; those that are keys of facts can be corrected."""

_TITLES: Final[Mapping[str, tuple[str, int, bool]]] = {
    NAME: (N_("document"), 22, False),
    YEARS: (N_("years"), 9, False),
    KIND: (N_("kind"), 16, False),
    PLACE: (N_("place"), 12, False),
    ISSUER: (N_("issuer"), 18, False),
    PROVENANCE: (N_("provenance"), 11, False),
    FORMAT: (N_("format"), 14, False),
    DOUBTS: (N_("doubts"), 7, True),
    TITLE: (N_("title"), 40, False),
}

PROVENANCES: Final[Mapping[str, str]] = {
    "original": N_("original"),
    "report": N_("news report"),
    "reprint": N_("reprint"),
}


class Figures(NamedTuple):
    """What only the whole of a document tells: format, encoding, how many doubts."""

    format: str
    encoding: str
    doubts: int


def figures(document: Document) -> Figures:
    """Return what the whole of a document tells."""
    doubts = sum(len(block.doubts) for block in document.blocks)
    return Figures(document.format, document.encoding, doubts)


def columns() -> tuple[Column, ...]:
    """Return the columns in the reader's language."""
    return tuple(Column(_(_TITLES[field][0]), *_TITLES[field][1:]) for field in FIELDS)


def years_shown(periods: Iterable[Period]) -> str:
    """Return the years of some periods as a reader writes them."""
    periods = tuple(periods)
    if not periods:
        return ""
    first, last = min(p.first for p in periods), max(p.last for p in periods)
    return str(first) if first == last else f"{first}–{last}"


def shown(entry: Entry, field: str, known: Figures | None = None) -> str:
    """Return what a cell says; years that the document does not plan for, or was published in, stand in brackets."""
    if field == NAME:
        return entry.id
    if field == YEARS:
        year = year_of(entry.meta.covers, entry.meta.published.value)
        return years_shown(facts.planned(entry.meta)) or (f"({year})" if year is not None else "")
    if field == PROVENANCE:
        return _(PROVENANCES.get(entry.meta.provenance.value, ""))
    if field == FORMAT:
        return f"{known.format} {known.encoding}" if known else entry.file.rpartition(".")[2].lower()
    if field == DOUBTS:
        return ("" if known.doubts == 0 else str(known.doubts)) if known else "…"
    value: str = getattr(entry.meta, field).value
    return value


def edited(meta: Metadata, field: str) -> str:
    """Return what stands in the box when a cell is edited."""
    if field == YEARS:
        return years_shown(facts.planned(meta)).replace("–", "-")
    value: str = getattr(meta, field).value
    return value


def origin(entry: Entry, field: str) -> Origin:
    """Return where a cell's fact comes from."""
    return facts.origin(entry.said.values(), entry.given, entry.meta, field) if field in facts.KEYS else ""


def row(entry: Entry, known: Figures | None, *, marked: bool) -> Row:
    """Return the row of a document."""
    sign = "◉ " if marked else ""
    if entry.error is not None:
        return Row((Cell(f"! {entry.file}", ("caution",)), Cell(say(entry.error), ("caution",))), whole=True)
    made = []
    for field in FIELDS:
        text, own = shown(entry, field, known), origin(entry, field) == "reader"
        styles = ("key",) if own else ("caution",) if field == DOUBTS and text not in {"", "…"} else ()
        made.append(Cell((sign if field == NAME else "") + text + ("✎" if own else ""), styles))
    return Row(tuple(made))


def listed(
    entries: Iterable[Entry], known: Mapping[str, Figures], words: str, order: tuple[str, bool] | None
) -> list[Entry]:
    """Return the documents in which some words stand, in order; what cannot be read comes last.

    Args:
        entries: In the corpus's own order, which holds where `order` leaves two equal.
        known: What is known of whole documents.
        words: What to look for in any cell; empty for all.
        order: The field to sort by and whether downwards; None for the corpus's own order.
    """
    wanted = fold(words.strip())
    found = [entry for entry in entries if not wanted or wanted in fold(_all_of(entry, known.get(entry.id)))]
    good = [entry for entry in found if entry.error is None]
    if order is not None:
        good.sort(key=lambda entry: _rank(entry, order[0], known.get(entry.id)), reverse=order[1])
    return [*good, *(entry for entry in found if entry.error is not None)]


def _all_of(entry: Entry, known: Figures | None) -> str:
    """All that a row says."""
    if entry.error is not None:
        return f"{entry.file} {say(entry.error)}"
    return " ".join(shown(entry, field, known) for field in FIELDS)


def _rank(entry: Entry, field: str, known: Figures | None) -> tuple[bool, int, str]:
    """By what a row is sorted: numbers as numbers, what is empty last."""
    text = shown(entry, field, known)
    if field == YEARS:
        return not text, year_of(entry.meta.covers, entry.meta.published.value) or 0, text
    if field == DOUBTS:
        return False, known.doubts if known else 0, ""
    return not text, 0, text


def group_of(entry: Entry, order: tuple[str, bool] | None, known: Figures | None) -> str:
    """Return what a row has in common with its neighbours: what it is sorted by, else its place."""
    if entry.error is not None:
        return "!"
    return shown(entry, order[0] if order else PLACE, known)


def about(entry: Entry, field: str) -> str:
    """Return where what a cell says comes from."""
    if field not in facts.KEYS or entry.error is not None:
        return ""
    fact = None if field == YEARS else getattr(entry.meta, field)
    return origin_words(origin(entry, field), fact.line if fact is not None else 0)
