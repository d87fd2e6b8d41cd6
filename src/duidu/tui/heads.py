"""What stands above the columns of a comparison."""

from collections.abc import Sequence
from dataclasses import dataclass

from duidu.model import ROOT, Comparison, Document
from duidu.settings.words import _
from duidu.text.outline import label, title
from duidu.tui.session import Request, Session
from duidu.tui.words import caution_words


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a column: its name, its year, and what it is (provenance, place in the document)."""

    name: str
    short: str
    about: str
    caution: bool = False


def head(
    session: Session, request: Request, documents: Sequence[Document], comparison: Comparison, column: int
) -> Head:
    """Return what stands above a column: number, year, kind; then what is to be minded, and the section."""
    name, _block = request.columns[column]
    entry, base = session.entry(name), request.columns[request.base][0]
    year, cautions = session.year_label(name), caution_words(entry)
    place = _place(session, name, base)
    sign = f"{column + 1}{'*' if column == comparison.base else ' '}"
    about = [*cautions, _section(request, documents, comparison, column)]
    return Head(f"{sign} {told(session, name, base)}", f"{place[:1]}{year}", " · ".join(about), bool(cautions))


def told(session: Session, name: str, base: str) -> str:
    """Return what a document is beside a base: year, place if it is another, kind."""
    meta = session.entry(name).meta
    kind = meta.kind.value or meta.title.value or name
    return " ".join(part for part in (session.year_label(name), _place(session, name, base), kind) if part)


def _place(session: Session, name: str, base: str) -> str:
    """A document's place where it is another than the base's."""
    place = session.entry(name).meta.place.value
    return place if place != session.entry(base).meta.place.value else ""


def _section(request: Request, documents: Sequence[Document], comparison: Comparison, column: int) -> str:
    """The section a column holds: the chosen one, else where its first partner stands."""
    document, block = documents[column], request.columns[column][1]
    if block is None and request.columns[request.base][1] != ROOT:
        held = [row.cells[column] for row in comparison.rows if row.cells[column]]
        return f"§{label(document, held[0][0])}" if held else _("nothing corresponds")
    if block is None or block == ROOT:
        return _("whole document")
    return f"§{label(document, block)} {title(document, document.blocks[block])}"
