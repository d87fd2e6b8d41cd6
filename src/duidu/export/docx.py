"""An exhibit as a Word document: A4 in landscape, a table of passages, changes struck out or underlined and coloured.

python-docx brings the package and its styles; the table's rows are made element by element, since its own tables take
time that grows with the square of their length. The same exhibit gives the same bytes: the parts bear no time. The
limit: what changed is formatted, not tracked, so that no program can accept or reject evidence.
"""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from duidu.errors import InputError
from duidu.export.exhibit import Cell, Exhibit, Omission, Passages
from duidu.export.parts import CORRECTED, MOVED, counted, is_short, legend, moves
from duidu.export.runs import Line, Mark, Run

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

Element = Any
"""python-docx publishes no types."""

LATIN, HAN = "Times New Roman", "SimSun"
SMALL = 16
"""Half points: the size of places and remarks."""
NUMBER_WIDTH = 600
"""Twentieths of a point for the row's number; the rest is shared by the passages."""
A4 = 11906, 16838
MARGIN = 850
_LOOKS: dict[Mark, tuple[tuple[str, dict[str, str]], ...]] = {
    "equal": (),
    "deleted": (("strike", {}), ("color", {"val": "A3131F"})),
    "inserted": (("b", {}), ("color", {"val": "0B5C2B"}), ("u", {"val": "double"})),
    "unfound": (("u", {"val": "dash"}),),
    "corrected": (("shd", {"val": "clear", "color": "auto", "fill": "DDDDDD"}),),
    "elided": (("color", {"val": "5C5C58"}),),
}
"""The properties of each mark, in the order in which Word wants them."""
_MOVED: tuple[tuple[str, dict[str, str]], ...] = (
    ("color", {"val": "2A4B9B"}),
    ("u", {"val": "dotted"}),
)
_ORDER = ("b", "strike", "color", "sz", "u", "shd")


def docx(exhibit: Exhibit) -> bytes:
    """Return an exhibit as the bytes of a Word document.

    Raises:
        InputError: if python-docx is not installed.
    """
    try:
        import docx as library  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise InputError("a Word document needs python-docx; install it with: pip install 'duidu[docs]'") from error
    made: WordDocument = library.Document()
    _set_up(made, exhibit)
    made.add_heading(exhibit.title, 0)
    _front(made, exhibit)
    made.add_heading(exhibit.words["passages"], 1)
    body = made.element.body
    body.insert(list(body).index(body.sectPr), _table(exhibit))
    made.add_heading(exhibit.words["methods"], 1)
    made.add_paragraph(exhibit.words["sentence"].join(exhibit.methods))
    out = io.BytesIO()
    made.save(out)
    return _timeless(out.getvalue())


def _set_up(made: "WordDocument", exhibit: Exhibit) -> None:
    """Page, fonts, and what the file says of itself."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt, RGBColor, Twips  # noqa: PLC0415

    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(A4[1]), Twips(A4[0])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(MARGIN)
    for name in ("Normal", "Title", "Heading 1"):
        style = made.styles[name]
        style.font.name = LATIN
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), HAN)
    made.styles["Normal"].font.size = Pt(10)
    made.styles["Title"].font.size = Pt(18)
    made.core_properties.title = exhibit.title[:255]
    made.core_properties.author = made.core_properties.comments = ""


def _front(made: "WordDocument", exhibit: Exhibit) -> None:
    """Sources, counts, legend."""
    words = exhibit.words
    made.add_heading(words["sources"], 1)
    for source in exhibit.sources:
        paragraph = made.add_paragraph()
        paragraph.add_run(f"{source.label} ").bold = True
        paragraph.add_run(source.source)
        made.add_paragraph(" \u00b7 ".join(source.facts))
    made.add_heading(words["counts"], 1)
    for count in exhibit.counts:
        paragraph = made.add_paragraph()
        paragraph.add_run(f"{count.label} ").bold = True
        paragraph.add_run(count.kept)
        for name, said in counted(count, words):
            made.add_paragraph(f"{name}{said}", "List Bullet")
    samples = list(legend(exhibit))
    if samples:
        made.add_heading(words["legend"], 1)
    for run, said in samples:
        paragraph = made.add_paragraph(style="List Bullet")
        for element in _runs((run, Run(f" \u2014 {said}"))):
            paragraph._p.append(element)  # noqa: SLF001  (its documented way in)


# -- the table, element by element


def _made(tag: str, values: dict[str, str] | None = None, inner: Iterable[Element] = ()) -> Element:
    """An element of Word's with its attributes and what is in it."""
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415

    element = OxmlElement(f"w:{tag}")
    for name, value in (values or {}).items():
        element.set(qn(f"w:{name}"), value)
    element.extend(list(inner))
    return element


def _table(exhibit: Exhibit) -> Element:
    """The passages."""
    columns = len(exhibit.sources)
    width = (A4[1] - 2 * MARGIN - NUMBER_WIDTH) // columns
    widths = [NUMBER_WIDTH, *[width] * columns]
    grid = _made("tblGrid", inner=[_made("gridCol", {"w": str(each)}) for each in widths])
    edge = {"val": "single", "sz": "4", "space": "0", "color": "777777"}
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties = [
        _made("tblW", {"w": str(sum(widths)), "type": "dxa"}),
        _made("tblBorders", inner=[_made(side, edge) for side in sides]),
        _made("tblLayout", {"type": "fixed"}),
    ]
    heads = [exhibit.words["row"], *(f"{source.label} {source.title}" for source in exhibit.sources)]
    head = _row([[_paragraph((Run(text),), strong=True)] for text in heads], widths, repeated=True)
    rows = [_row(_cells(row, exhibit), widths, together=_together(row)) for row in exhibit.rows]
    return _made("tbl", inner=[_made("tblPr", inner=properties), grid, head, *rows])


def _together(row: Passages | Omission) -> bool:
    """Whether a row stays on one page."""
    return isinstance(row, Omission) or is_short(row)


def _row(cells: list[list[Element]], widths: list[int], *, repeated: bool = False, together: bool = True) -> Element:
    """One row; one cell alone spans all columns."""
    spans = len(cells) == 1
    found = []
    for cell, width in zip(cells, [sum(widths)] if spans else widths, strict=True):
        properties = [_made("tcW", {"w": str(width), "type": "dxa"})]
        if spans:
            properties.append(_made("gridSpan", {"val": str(len(widths))}))
        found.append(_made("tc", inner=[_made("tcPr", inner=properties), *cell]))
    kept = [_made("cantSplit")] * together + [_made("tblHeader")] * repeated
    return _made("tr", inner=[_made("trPr", inner=kept), *found])


def _cells(row: Passages | Omission, exhibit: Exhibit) -> list[list[Element]]:
    """What stands in the cells of a row."""
    if isinstance(row, Omission):
        return [[_paragraph((Run(row.said),), small=True)]]
    number = [_paragraph((Run(str(row.number)),), small=True)]
    return [number, *(_cell(cell, strong=row.heading, full=exhibit.full) for cell in row.cells)]


def _cell(cell: Cell, *, strong: bool, full: bool) -> list[Element]:
    """The paragraphs of a passage; a cell of Word's is never without one."""
    state = f"{cell.sign} {cell.said}" if cell.state else ""
    told = (cell.source if full else cell.place, *cell.remarks)
    return [
        *([_paragraph((Run(state),), small=True)] if state else ()),
        *(_paragraph(line, strong=strong) for line in cell.lines),
        *(_paragraph((Run(text),), small=True) for text in told if text),
    ] or [_paragraph(())]


def _paragraph(line: Line, *, strong: bool = False, small: bool = False) -> Element:
    """A paragraph without the space that a document's paragraphs have behind them."""
    properties = _made("pPr", inner=[_made("spacing", {"before": "0", "after": "40"})])
    more: dict[str, dict[str, str]] = {"b": {}} if strong else {}
    return _made("p", inner=[properties, *_runs(line, more | ({"sz": {"val": str(SMALL)}} if small else {}))])


def _runs(line: Line, more: dict[str, dict[str, str]] | None = None) -> Iterable[Element]:
    """The runs of a line."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    for i, run in enumerate(line):
        opens, closes = moves(line, i)
        text = run.text.join(CORRECTED) if run.mark == "corrected" else run.text
        looks = dict(more or {}) | (dict(_MOVED) if run.moved else {}) | dict(_LOOKS[run.mark])
        properties = [_made(name, looks[name]) for name in _ORDER if name in looks]
        inner = _made("t")
        inner.text = f"{MOVED[0] * opens}{text}{MOVED[1] * closes}"
        inner.set(qn("xml:space"), "preserve")
        yield _made("r", inner=[_made("rPr", inner=properties), inner])


def _timeless(data: bytes) -> bytes:
    """The same package with the times of its parts left out."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # noqa: PLC0415

    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return out.getvalue()
