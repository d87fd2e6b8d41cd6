"""The same document in every format: made from a text of our own sample corpus, for the tests of `duidu.formats`.

    python tools/make_fixtures.py [FOLDER]

The idea: the text is parsed once, and what the parser made of it is written as a page, a Word document, a PDF and in
other encodings, as an office or a web editor would write it: headings as headings, tables as tables, the site's lines
around. Read again, each must give the same sections. Nothing of it is committed; the tests make what they need.
"""

import html as escaping
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from duidu import formats, parse
from duidu.model import Block, Document, Table
from duidu.text.outline import own_text, title

ROOT = Path(__file__).parent.parent
ENCODINGS = {"utf-8": "utf-8", "utf-8-bom": "utf-8-sig", "utf-16": "utf-16", "gb18030": "gb18030", "big5": "big5hkscs"}


class Part(NamedTuple):
    """What a writer has to write: a block's text, or a whole table."""

    kind: str
    level: int
    text: str
    table: Table | None = None


def document(path: Path) -> Document:
    """Return a text of the sample corpus, parsed."""
    return parse.parse(formats.extract(path.read_bytes(), path.name), path.stem, path.name)


def parts(of: Document) -> Iterator[Part]:
    """Yield what a document consists of, each table once, in the place of its first line."""
    tables = {table.lines[0]: table for table in of.tables}
    inside = {line for table in of.tables for line in range(table.lines[0], table.lines[1] + 1)}
    boxed: set[int] = set()
    for block in of.blocks:
        if block.kind == "caption" or block.parent in boxed:
            boxed.add(block.id)
        if block.line in tables:
            yield Part("table", 0, "", tables[block.line])
        elif block.line not in inside:
            kind = "para" if block.id in boxed else block.kind  # in a box nobody uses the styles of headings
            yield Part(kind, block.level, _written(of, block))


def _written(of: Document, block: Block) -> str:
    """A block as written, on one line; a heading that stands twice is written once."""
    if block.kind == "heading" and block.number is not None:
        start = block.title[0].start if block.title else block.number.end
        return of.text[block.span.start : start] + title(of, block)
    return own_text(of, block)


def cells(of: Document, table: Table) -> list[list[str | None]]:
    """Return the cells of a table, the header first; None where the cell before it reaches."""
    found = []
    for line in (table.header, *table.rows):
        row = [of.text[span.start : span.end] for span in line]
        merged = [i > 0 and line[i] == line[i - 1] and line[i].start < line[i].end for i in range(len(line))]
        found.append([None if reached else text for text, reached in zip(row, merged, strict=True)])
    return found


def runs(row: list[str | None]) -> Iterator[tuple[str, int]]:
    """Yield the cells of a row, and over how many columns each reaches."""
    starts = [i for i, text in enumerate(row) if text is not None]
    for start, end in zip(starts, [*starts[1:], len(row)], strict=True):
        yield row[start] or "", end - start


# -- html


def html(of: Document) -> str:
    """Return a document as a page of a government site."""
    body, aside, begun = [], [], False
    for part in parts(of):
        text = escaping.escape(part.text)
        begun = begun or part.kind not in {"furniture", "meta"}
        if part.kind == "furniture":
            (body if begun and part.text.isdecimal() else aside).append(f"<div class='tools'>{text}</div>")
        elif part.table is not None:
            body.append(_html_table(of, part.table))
        elif part.kind == "title":
            body.append(f"<h1>{text}</h1>")
        elif part.kind == "heading":
            body.append(f"<h{min(6, part.level + 1)}>{text}</h{min(6, part.level + 1)}>")
        else:
            body.append(f"<p>\n  &#12288;&#12288;{text}\n</p>")
    return PAGE.format(
        title=escaping.escape(of.meta.title.value),
        published=of.meta.published.value,
        source=escaping.escape(of.meta.issuer.value),
        aside="\n".join(aside),
        body="\n".join(body),
    )


PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}_政府信息公开</title>
<meta name="ArticleTitle" content="{title}"><meta name="PubDate" content="{published}">
<meta name="ContentSource" content="{source}">
<style>p {{ text-indent: 2em }}</style><script>var pages = "<p>1</p>";</script></head>
<body><div class="header"><ul><li><a href="/">首页</a></li><li><a href="/news">新闻</a></li>
<li><a href="/open">公开</a></li></ul></div>
<div class="toolbar">{aside}</div>
<div class="wrap"><div id="article">
{body}
</div></div>
<div class="footer"><p>主办单位：<a href="/about">示例</a> <a href="/map">网站地图</a></p></div>
</body></html>
"""


def _html_table(of: Document, table: Table) -> str:
    """A table as one of a page."""
    lines = []
    for index, row in enumerate(cells(of, table)):
        tag = "td" if index else "th"
        made = ""
        for text, wide in runs(row):
            made += f"<{tag}" + f' colspan="{wide}"' * (wide > 1) + f">{escaping.escape(text)}</{tag}>"
        lines.append(f"<tr>{made}</tr>")
    return "<table>\n" + "\n".join(lines) + "\n</table>"


# -- Word


def docx(of: Document) -> bytes:
    """Return a document as Word writes it: styles for title and headings, tables, the site's lines left out."""
    import docx as word

    made = word.Document()
    for part in parts(of):
        if part.table is not None:
            rows = cells(of, part.table)
            grid = made.add_table(rows=len(rows), cols=len(rows[0]))
            for line, row in zip(grid.rows, rows, strict=True):
                at = 0
                for text, wide in runs(row):
                    line.cells[at].merge(line.cells[at + wide - 1]).text = text
                    at += wide
        elif part.kind == "title":
            made.add_paragraph(part.text, style="Title")
        elif part.kind == "heading":
            made.add_heading(part.text, level=min(9, part.level))
        elif part.kind != "furniture":
            made.add_paragraph(part.text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


# -- PDF

PAGE_SIZE = (595, 842)
MARGIN = 90
BODY, LEADING = 16, 28
SIZES = {1: 18, 2: 17}
COLUMNS = (PAGE_SIZE[0] - 2 * MARGIN) // BODY
NO_BEGIN = "，。、；：？！”’）》」』〉】%"


def pdf(of: Document) -> bytes:
    """Return a document as a PDF: hard-wrapped, two characters indented, numbered pages, a running head."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=PAGE_SIZE, invariant=True)
    y, page = PAGE_SIZE[1] - MARGIN, 1
    for size, drawn in _pdf_lines(of):
        if y < MARGIN:
            _pdf_page(canvas, of, page)
            canvas.showPage()
            y, page = PAGE_SIZE[1] - MARGIN, page + 1
        canvas.setFont("STSong-Light", size)
        for x, text in drawn:
            if x < 0:
                canvas.drawCentredString(PAGE_SIZE[0] / 2, y, text)
            else:
                canvas.drawString(MARGIN + x, y, text)
        y -= LEADING
    _pdf_page(canvas, of, page)
    canvas.save()
    return out.getvalue()


def _pdf_page(canvas: "object", of: Document, page: int) -> None:
    """Write a page's number and running head."""
    canvas.setFont("STSong-Light", 10)  # type: ignore[attr-defined]
    canvas.drawCentredString(PAGE_SIZE[0] / 2, 50, f"— {page} —")  # type: ignore[attr-defined]
    if page > 1:
        canvas.drawString(MARGIN, PAGE_SIZE[1] - 50, of.meta.title.value)  # type: ignore[attr-defined]


Drawn = tuple[float, list[tuple[float, str]]]
"""A line to draw: its size, and its pieces with where they begin, right of the margin (-1 = centred)."""


def _pdf_lines(of: Document) -> Iterator[Drawn]:
    """Yield the lines to draw."""
    for part in parts(of):
        if part.table is not None:
            yield from _pdf_table([[cell or "" for cell in row] for row in cells(of, part.table)])
        elif part.kind == "title":
            yield from ((22, [(-1, line)]) for line in _wrapped(part.text, COLUMNS * BODY // 22 - 1, 0))
        elif part.kind == "heading":
            size = SIZES.get(part.level, BODY)
            yield from ((size, [(2 * BODY, line)]) for line in _wrapped(part.text, COLUMNS - 4, 0))
        elif part.kind != "furniture":
            lines = _wrapped(part.text, COLUMNS, 2)
            yield from ((BODY, [(0 if index else 2 * BODY, line)]) for index, line in enumerate(lines))


def _pdf_table(rows: list[list[str]]) -> Iterator[Drawn]:
    """Yield a table's rows in small print, columns as wide as they need."""
    wide = [max(len(row[column]) for row in rows) + 3 for column in range(len(rows[0]))]
    size = min(9.0, (PAGE_SIZE[0] - 2 * MARGIN) / sum(wide))
    starts = [sum(wide[:column]) * size for column in range(len(wide))]
    for row in rows:
        yield size, [(x, text) for x, text in zip(starts, row, strict=True) if text]


def _wrapped(text: str, width: int, indent: int) -> Iterator[str]:
    """Yield a text in lines of a width in characters, the first shorter; no line begins with a closing sign."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    text, room = text.replace("\xa0", " "), width - indent
    while text:
        end, used = 0, 0.0
        while end < len(text) and used < room:
            used += stringWidth(text[end], "STSong-Light", 1)
            end += 1
        while end < len(text) and (text[end] in NO_BEGIN or (text[end - 1] + text[end]).isascii()):
            end -= 1
        yield text[:end]
        text, room = text[end:], width


# -- all of them


LOST = "□"


def encoded(text: str, encoding: str) -> bytes:
    """Return a text in an encoding; what it cannot hold is replaced by □."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return b"".join(_sign(char, encoding) for char in text)


def _sign(char: str, encoding: str) -> bytes:
    """A character in an encoding that may not hold it."""
    try:
        return char.encode(encoding)
    except UnicodeEncodeError:
        return LOST.encode(encoding)


def traditional(text: str) -> str:
    """Return a text in Traditional characters, which Big5 holds."""
    import opencc

    return str(opencc.OpenCC("s2tw").convert(text)).translate({0xA0: " ", 0xBB: "》"})


def main() -> None:
    """Write every text of the sample corpus in every format."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "fixtures")
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((ROOT / "corpus").glob("*.txt")):
        of = document(path)
        for name, encoding in ENCODINGS.items():
            text = traditional(of.text) if name == "big5" else of.text
            (folder / f"{path.stem}.{name}.txt").write_bytes(encoded(text, encoding))
        (folder / f"{path.stem}.html").write_text(html(of), encoding="utf-8")
        (folder / f"{path.stem}.docx").write_bytes(docx(of))
        (folder / f"{path.stem}.pdf").write_bytes(pdf(of))
        print(path.stem)


if __name__ == "__main__":
    main()
