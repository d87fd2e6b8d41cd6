"""An exhibit as a Word document: A4 in landscape, a table of passages, changes struck out or underlined and coloured.

python-docx brings the package and its styles; the table is written as XML and read once, since its own tables take
time that grows with the square of their length. The same exhibit gives the same bytes: the parts bear no time. The
limit: what changed is formatted, not tracked, so that no program can accept or reject evidence.
"""

import io
from html import escape
from typing import TYPE_CHECKING, Any

from duidu.errors import InputError
from duidu.export.exhibit import Cell, Exhibit, Omission, Passages
from duidu.export.parts import CORRECTED, MOVED, counted, is_short, legend, moves
from duidu.export.runs import Line, Mark, Run

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

LATIN, HAN = "Times New Roman", "SimSun"
SMALL = 16
"""Half points: the size of places and remarks."""
NUMBER_WIDTH = 600
"""Twentieths of a point for the row's number; the rest is shared by the passages."""
A4 = 11906, 16838
MARGIN = 850
_LOOKS: dict[Mark, dict[str, str]] = {
    "equal": {},
    "deleted": {"strike": "", "color": 'w:val="A3131F"'},
    "inserted": {"b": "", "color": 'w:val="0B5C2B"', "u": 'w:val="double"'},
    "unfound": {"u": 'w:val="dash"'},
    "corrected": {"shd": 'w:val="clear" w:color="auto" w:fill="DDDDDD"'},
    "elided": {"color": 'w:val="5C5C58"'},
}
"""The properties of each mark."""
_MOVED = {"color": 'w:val="2A4B9B"', "u": 'w:val="dotted"'}
_ORDER = ("b", "strike", "color", "sz", "u", "shd")
"""The order in which Word wants properties."""
_PLAIN: dict[str, str] = {}
_STRONG = {"b": ""}
_SMALL = {"sz": f'w:val="{SMALL}"'}


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
    body.insert(list(body).index(body.sectPr), _read("tbl", _table(exhibit)))
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
        for each in (run, Run(f" \u2014 {said}")):
            paragraph._p.append(_read("r", _runs((each,))))  # noqa: SLF001  (its documented way in)


# -- the table, as XML


def _read(tag: str, xml: str) -> Any:
    """The element that some XML says."""
    from docx.oxml import parse_xml  # noqa: PLC0415
    from docx.oxml.ns import nsdecls  # noqa: PLC0415

    return parse_xml(xml.replace(f"<w:{tag}>", f"<w:{tag} {nsdecls('w')}>", 1))


def _table(exhibit: Exhibit) -> str:
    """The passages."""
    columns = len(exhibit.sources)
    widths = [NUMBER_WIDTH, *[(A4[1] - 2 * MARGIN - NUMBER_WIDTH) // columns] * columns]
    edge = 'w:val="single" w:sz="4" w:space="0" w:color="777777"'
    borders = "".join(f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    heads = [exhibit.words["row"], *(f"{source.label} {source.title}" for source in exhibit.sources)]
    head = _row([_paragraph((Run(text),), _STRONG) for text in heads], widths, repeated=True)
    rows = "".join(_row(_cells(row, exhibit), widths, together=_together(row)) for row in exhibit.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>'
    )


def _together(row: Passages | Omission) -> bool:
    """Whether a row stays on one page."""
    return isinstance(row, Omission) or is_short(row)


def _row(cells: list[str], widths: list[int], *, repeated: bool = False, together: bool = True) -> str:
    """One row; one cell alone spans all columns."""
    spans = f'<w:gridSpan w:val="{len(widths)}"/>' if len(cells) == 1 else ""
    found = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}</w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, [sum(widths)] if spans else widths, strict=True)
    )
    kept = "<w:cantSplit/>" * together + "<w:tblHeader/>" * repeated
    return f"<w:tr><w:trPr>{kept}</w:trPr>{''.join(found)}</w:tr>"


def _cells(row: Passages | Omission, exhibit: Exhibit) -> list[str]:
    """What stands in the cells of a row."""
    if isinstance(row, Omission):
        return [_paragraph((Run(row.said),), _SMALL)]
    number = _paragraph((Run(str(row.number)),), _SMALL)
    return [number, *(_cell(cell, strong=row.heading, full=exhibit.full) for cell in row.cells)]


def _cell(cell: Cell, *, strong: bool, full: bool) -> str:
    """The paragraphs of a passage; a cell of Word's is never without one."""
    state = f"{cell.sign} {cell.said}" if cell.state else ""
    told = (cell.source if full else cell.place, *cell.remarks)
    parts = [
        *([_paragraph((Run(state),), _SMALL)] if state else ()),
        *(_paragraph(line, _STRONG if strong else _PLAIN) for line in cell.lines),
        *(_paragraph((Run(text),), _SMALL) for text in told if text),
    ]
    return "".join(parts) or _paragraph((), _PLAIN)


def _paragraph(line: Line, looks: dict[str, str]) -> str:
    """A paragraph without the space that a document's paragraphs have behind them."""
    return f'<w:p><w:pPr><w:spacing w:before="0" w:after="40"/></w:pPr>{_runs(line, looks)}</w:p>'


def _runs(line: Line, more: dict[str, str] = _PLAIN) -> str:
    """The runs of a line."""
    return "".join(_run(run, moves(line, i), more) for i, run in enumerate(line))


def _run(run: Run, moved: tuple[bool, bool], more: dict[str, str]) -> str:
    """One run; `moved` says whether moved text begins and ends with it."""
    text = run.text.join(CORRECTED) if run.mark == "corrected" else run.text
    looks = {**more, **(_MOVED if run.moved else {}), **_LOOKS[run.mark]}
    properties = "".join(f"<w:{name} {looks[name]}/>" for name in _ORDER if name in looks)
    shown = escape(f"{MOVED[0] * moved[0]}{text}{MOVED[1] * moved[1]}")
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'


def _timeless(data: bytes) -> bytes:
    """The same package with the times of its parts left out."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # noqa: PLC0415

    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return out.getvalue()
