"""An exhibit as a Word document: A4 in landscape, a table of passages, changes struck out or underlined and coloured.

python-docx brings the package and its styles; the tables are written as XML, row by row, since its own take time that
grows with the square of their length. The same exhibit gives the same bytes: the parts bear no time. The limit: what
changed is formatted, not tracked, so that no program can accept or reject evidence.
"""

import io
from collections.abc import Iterator, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from duidu.errors import InputError
from duidu.export.exhibit import Cell, Exhibit, Omission, Passages
from duidu.export.parts import CORRECTED, MOVED, as_one, counted, heads, is_short, legend, moves
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
WIDTH = A4[1] - 2 * MARGIN
"""What stands between the margins."""
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
_BODY, _PLACE, _CLOSED = "word/document.xml", b"<w:tbl/>", "</w:tbl>"
"""The part of the package that is read, and where the tables go in it."""
_PLAIN: dict[str, str] = {}
_STRONG = {"b": ""}
_SMALL = {"sz": f'w:val="{SMALL}"'}


def docx(exhibit: Exhibit) -> Iterator[bytes]:
    """Yield an exhibit as the bytes of a Word document: nothing for each row that is done, at last all of it.

    Raises:
        InputError: if python-docx is not installed.
    """
    try:
        import docx as library  # noqa: PLC0415  (an extra)
        from docx.oxml import OxmlElement  # noqa: PLC0415
    except ImportError as error:
        raise InputError("a Word document needs python-docx; install it with: pip install 'duidu[docs]'") from error
    made: WordDocument = library.Document()
    _set_up(made, exhibit)
    made.add_heading(exhibit.title, 0)
    _front(made, exhibit)
    body = made.element.body
    body.insert(list(body).index(body.sectPr), OxmlElement("w:tbl"))
    made.add_heading(exhibit.words["methods"], 1)
    made.add_paragraph(exhibit.words["sentence"].join(exhibit.methods))
    parts = []
    for part in _digests(exhibit) if exhibit.digests else _table(exhibit):
        parts.append(part.encode())
        yield b""
    out = io.BytesIO()
    made.save(out)
    yield from _filled(out, parts)


def _set_up(made: "WordDocument", exhibit: Exhibit) -> None:
    """Page, fonts, and what the file says of itself."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt, RGBColor, Twips  # noqa: PLC0415

    section = made.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Twips(A4[1]), Twips(A4[0])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(MARGIN)
    for name in ("Normal", "Title", "Heading 1", "Heading 2"):
        style = made.styles[name]
        style.font.name = LATIN
        style.font.color.rgb = RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), HAN)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # else signs are drawn as in another country
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


def _table(exhibit: Exhibit) -> Iterator[str]:
    """The passages, row by row."""
    words, named = exhibit.words, heads(exhibit)
    yield _heading(words["unified" if exhibit.unified else "passages"], 1)
    columns = len(named)
    widths = [NUMBER_WIDTH, *[(WIDTH - NUMBER_WIDTH) // columns] * columns]
    head = _row([_paragraph((Run(text),), _STRONG) for text in (words["row"], *named)], widths, repeated=True)
    yield _opened(widths) + head
    for row in exhibit.rows:
        yield _row(_cells(row, exhibit), widths, together=_together(row))
    yield _CLOSED


def _digests(exhibit: Exhibit) -> Iterator[str]:
    """A summary: what became of sections, passages and figures, a table for each group."""
    words = exhibit.words
    widths = [NUMBER_WIDTH, WIDTH // 2, WIDTH - WIDTH // 2 - NUMBER_WIDTH]
    for digest in exhibit.digests:
        yield _heading(f"{words['summary']} {digest.base} \u2194 {digest.label}", 1)
        if not digest.groups:
            yield _paragraph((Run(words["nothing_listed"]),), _PLAIN)
        for group in digest.groups:
            yield _heading(f"{group.said} {len(group.items)}", 2) + _opened(widths)
            for item in group.items:
                named = zip((digest.base, digest.label), item.places, strict=True)
                places = [_paragraph((Run(f"{label} {place}"),), _SMALL) for label, place in named if place]
                said = _paragraph((Run(item.said),), _PLAIN)
                sign = _paragraph((Run(item.sign),), _PLAIN)
                yield _row([sign, said, "".join(places) or _paragraph((), _PLAIN)], widths)
            yield _CLOSED


def _heading(text: str, level: int) -> str:
    """A heading."""
    return f'<w:p><w:pPr><w:pStyle w:val="Heading{level}"/></w:pPr>{_runs((Run(text),))}</w:p>'


def _opened(widths: list[int]) -> str:
    """The beginning of a table."""
    edge = 'w:val="single" w:sz="4" w:space="0" w:color="777777"'
    borders = "".join(f"<w:{side} {edge}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
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
    cells = (as_one(row, exhibit, full=exhibit.full),) if exhibit.unified else row.cells
    return [number, *(_cell(cell, strong=row.heading, full=exhibit.full) for cell in cells)]


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


def _filled(made: io.BytesIO, parts: Sequence[bytes]) -> Iterator[bytes]:
    """The package with the tables in their place, its parts without times; nothing as long as it is packed."""
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo  # noqa: PLC0415

    out = io.BytesIO()
    with ZipFile(made) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            info, data = ZipInfo(name), old.read(name)
            info.compress_type = ZIP_DEFLATED
            if name != _BODY:
                new.writestr(info, data)
                continue
            before, place, behind = data.partition(_PLACE)
            assert place, "the tables have their place"
            with new.open(info, "w") as body:
                for part in (before, *parts, behind):
                    body.write(part)
                    yield b""
    yield out.getvalue()
