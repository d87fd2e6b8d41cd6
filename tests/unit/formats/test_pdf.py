"""PDFs: lines, columns, paragraphs, headings, running heads; and files that cannot or should not be read."""

import io
import re
import sys
import zlib
from collections.abc import Iterable
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from duidu.errors import InputError
from duidu.export.outline import outline_json
from duidu.formats import extract, pdf
from duidu.formats.pdf import decoded
from duidu.formats.pdflines import PageLines
from duidu.formats.pdftext import written
from duidu.model import Extracted, Mark, Span
from duidu.parse import parse
from duidu.text.lines import page_of
from duidu.text.outline import own_text, title

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
LONG = (
    "坚持稳中求进工作总基调，完整准确全面贯彻新发展理念，着力推动高质量发展，统筹发展和安全，确保各项目标任务如期完成。"
)
Piece = tuple[float, float, str]
Page = list[tuple[float, list[Piece]]]  # the size, then pieces: x, y, text


def drawn(pages: Iterable[Page], encrypt: StandardEncryption | None = None, font: str = "STSong-Light") -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True, encrypt=encrypt)
    for page in pages:
        for size, pieces in page:
            canvas.setFont(font, size)
            for x, y, text in pieces:
                canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(*pages: Page) -> Extracted:
    return extract(drawn(pages), "a.pdf")


def wrapped(text: str, y: float, x: float = 100, width: int = 25, indent: int = 2) -> list[Piece]:
    """A paragraph at 16 points, hard-wrapped; the lines 26 apart."""
    first, rest = text[: width - indent], text[width - indent :]
    lines = [first, *(rest[i : i + width] for i in range(0, len(rest), width))]
    return [(x + (0 if i else indent * 16), y - 26 * i, line) for i, line in enumerate(lines) if line]


def roles(found: Extracted) -> dict[str, tuple[str, int]]:
    return {found.text[a:b]: (role, value) for (a, b), role, value in found.marks if a < b}


def report(pages: int) -> list[Page]:
    """A report: cover title, chapters, paragraphs that run over the page's end, running heads, page numbers."""
    made: list[Page] = []
    for number in range(1, pages + 1):
        body = wrapped(LONG, 560) + wrapped(LONG * 6, 456)
        last = min(y for _, y, _ in body)
        page: Page = [(16, [*body, (100, last - 26, "本页最后一段接到下一页继续写下去直到写满二十五个")])]
        page.append((10, [(290, 40, f"— {number} —")]))
        page.append((10, [(100, 800, "甲区工作要点")]) if number > 1 else (24, [(180, 740, "甲区2024年工作要点")]))
        page.append((20, [(132, 640, f"第{'一二三四'[number - 1]}章 总体要求")]))
        made.append(page)
    return made


@cache
def sample() -> bytes:
    return drawn(report(3))


def test_a_report_is_put_together():
    found = extract(sample(), "a.pdf")
    known = roles(found)
    assert known["甲区2024年工作要点"] == ("title", 0)
    assert known["甲区工作要点"] == ("nav", 0)
    assert known["— 2 —"] == ("nav", 0)
    assert known["第二章 总体要求"] == ("heading", 1)
    lines = found.text.split("\n")
    assert LONG in lines
    assert LONG * 6 + "本页最后一段接到下一页继续写下去直到写满二十五个" not in lines  # the last line stands alone
    assert found.format == "pdf"
    document = parse(found, "a", "a.pdf")
    heads = [(block.level, title(document, block)) for block in document.blocks if block.kind == "heading"]
    assert heads == [(1, "总体要求")] * 3
    assert document.meta.title.value == "甲区2024年工作要点"


def test_pages_are_places_in_the_text_and_paragraphs_run_over_them():
    first = wrapped(LONG * 7, 700)
    cut = len(first) - 5
    rest = [(x, 780 - 26 * i, text) for i, (x, _, text) in enumerate(first[cut:])]
    found = read(
        [(16, first[:cut]), (10, [(290, 40, "1")])], [(16, [*rest, *wrapped(LONG, 600)]), (10, [(290, 40, "2")])]
    )
    assert found.text.split("\n") == [LONG * 7, "1", "", LONG, "2"]
    turned = sum(len(text) for _, _, text in first[:cut])
    places = [mark for mark in found.marks if mark.role == "page"]
    assert places == [Mark(Span(0, 0), "page", 1), Mark(Span(turned, turned), "page", 2)]
    document = parse(found, "a", "a.pdf")
    assert [block.kind for block in document.blocks] == ["para", "furniture", "para", "furniture"]
    assert document.pages == ((0, 1), (turned, 2))
    assert [block["page"] for block in outline_json(document)["blocks"]] == [1, 2, 2, 2]  # the first foot waited


def test_the_lines_at_the_edges_of_a_page_are_on_it_where_no_paragraph_runs_over_them():
    document = parse(read(*report(4)), "a", "a.pdf")
    on = [(own_text(document, b), page_of(document.pages, b.span.start)) for b in document.blocks if b.number]
    assert on == [("第一章 总体要求", 1), ("第二章 总体要求", 2), ("第三章 总体要求", 3), ("第四章 总体要求", 4)]
    assert [page.number for page in document.pages] == [1, 2, 3, 4]
    alone: list[Page] = [[(10, [(100, 800, "甲区工作要点"), (290, 40, f"{n}")])] for n in range(1, 4)]
    between: Page = [(16, wrapped(LONG, 700))]
    document = parse(read(*alone[:2], between, alone[2]), "a", "a.pdf")
    assert document.text.count("\n", 0, document.pages[1].start) == 2
    assert [page.number for page in document.pages] == [1, 2, 3, 4]


def test_lines_below_a_number_hang():
    hanging = [
        (100.0, 700.0, "（一）"),
        *[(164.0, 700.0 - 26 * i, text) for i, text in enumerate([LONG[:20], LONG[20:40], LONG[40:]])],
    ]
    after = [(100.0, 596.0, "（二）"), (164.0, 596.0, "完善机制。")]
    filler = wrapped(LONG * 4, 500)
    assert read([(16, [*hanging, *after, *filler])]).text.split("\n\n")[:2] == [f"（一） {LONG}", "（二） 完善机制。"]


def test_paragraphs_parted_by_distance_alone():
    block = [piece for i in range(4) for piece in wrapped(LONG, 760 - 120 * i, indent=0)]
    assert read([(16, block)]).text.split("\n\n") == [LONG] * 4


def test_two_columns_are_read_one_after_the_other():
    left = [(60.0, 700.0 - 22 * i, text) for i, text in enumerate(re.findall(".{1,13}", LONG * 2))]
    right = [(320.0, y, text) for _, y, text in left]
    page: Page = [(16, [*left, *right]), (22, [(60, 760, "甲区2024年工作要点一图读懂（上下两栏）")])]
    lines = read(page).text.split("\n\n")
    assert lines[0].startswith("甲区")
    assert lines[1:] == [LONG * 2 + LONG * 2] or lines[1:] == [LONG * 2, LONG * 2]


def test_contents_and_tables():
    entries = [(100.0, 760.0 - 26 * i, f"第{i}项工作") for i in range(8)]
    numbers = [(480.0, y, str(3 + i)) for i, (_, y, _) in enumerate(entries)]
    contents: Page = [(16, [(100, 790, "目录"), *entries, *numbers])]
    cells = [
        [(100.0 + 120 * j, 700.0 - 26 * i, word) for j, word in enumerate(row.split())]
        for i, row in enumerate(["指标 单位 目标", "就业 万人 3", "失业率 % 5"])
    ]
    table: Page = [
        (16, [(100, 726, "表1 主要指标"), *[cell for line in cells for cell in line], *wrapped(LONG * 3, 560)])
    ]
    found = read(contents, table)
    known = roles(found)
    assert known["第3项工作 6"] == ("toc", 0)
    assert known["| 就业 | 万人 | 3 |"] == ("row", 0)
    document = parse(found, "a", "a.pdf")
    assert len(document.tables[0].rows) == 2


def test_headings_numbered_in_several_ways_are_left_to_the_parser():
    page: Page = [(16, wrapped(LONG * 4, 560)), (20, [(132, 700, "一、总体要求"), (132, 660, "（一）指导思想")])]
    other: Page = [(16, wrapped(LONG * 4, 600)), (20, [(132, 720, "二、重点任务")])]
    document = parse(read(page, other), "a", "a.pdf")
    heads = [(block.level, title(document, block)) for block in document.blocks if block.kind == "heading"]
    assert heads == [(1, "总体要求"), (2, "指导思想"), (1, "重点任务")]


def test_a_page_of_numbers_only_is_kept():
    assert read([(10, [(290, 40, "1")])]).text == "1"
    assert written([PageLines([])]) == []


def cmapless(text: bytes = b"", content: bytes = b"", filters: bytes = b"") -> bytes:
    """A PDF whose font has neither a table of characters nor a known collection."""
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType2"
        b"/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b"/FontDescriptor<</Type/FontDescriptor/FontName/X/Flags 4>>>>]>>"
    )
    content = content or b"BT /F 12 Tf 90 700 Td <" + text.hex().encode() + b"> Tj ET"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    stream = b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content)
    return built(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, font, stream)


def coded(font: bytes, text: bytes) -> bytes:
    """A PDF that draws bytes in a simple font; `font` is what its dictionary says besides."""
    content = b"BT /F 12 Tf 90 700 Td <" + text.hex().encode() + b"> Tj ET"
    head = b"<</Type/Font/BaseFont/ABCDEF+Song/FirstChar 0/LastChar 255/Widths[" + b"600 " * 256 + b"]"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 4 0 R>>>>>>"
    stream = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
    kids = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    return built(b"<</Type/Catalog/Pages 2 0 R>>", kids, page, head + font + b">>", stream)


SIGNS = b"/FontDescriptor<</Type/FontDescriptor/FontName/ABCDEF+Song/Flags 4>>"
LATIN = SIGNS.replace(b"Flags 4", b"Flags 32")
OWN_NAMES = b"/Encoding<</Type/Encoding/Differences[33 " + b"".join(b"/g%d" % n for n in range(33, 127)) + b"]>>"


def built(*objects: bytes) -> bytes:
    """A PDF of objects; the first is the catalog."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def bomb(packed: bytes, filters: bytes, count: int = 1, form: bytes = b"") -> bytes:
    """A PDF whose pages draw a packed stream."""
    kids = b" ".join(b"%d 0 R" % (4 + i) for i in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</XObject<</X 3 0 R>>>>>>"
    stream = b"<</Length %d/Filter%s%s>>stream\n%s\nendstream" % (len(packed), filters, form, packed)
    return built(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count), stream, *[page] * count
    )


BIG = zlib.compress(bytes(100_000_000), 9)


REFUSED = {
    "nothing": (b"", "empty"),
    "another format": (b"no pdf at all", "no PDF"),
    "only a beginning": (b"%PDF-1.7\n" + b"x" * 500, "damaged"),
    "cut off": (sample()[: len(sample()) // 3], "damaged"),
    "pictures only": (drawn([[]]), "no text"),
    "password": (drawn([[(16, wrapped(LONG, 700))]], encrypt=StandardEncryption("geheim", strength=128)), "encrypted"),
    "unknown fonts": (cmapless(bytes(range(1, 200)) * 2), "fonts do not say"),
    "a font of signs without names": (
        coded(b"/Subtype/TrueType" + SIGNS, bytes(range(33, 127)) * 3),
        "fonts do not say",
    ),
    "names that only the font knows": (
        coded(b"/Subtype/Type1" + LATIN + OWN_NAMES, b"Rural roads"),
        "fonts do not say",
    ),
    "drawn letters without names": (
        coded(b"/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]/CharProcs<<>>" + OWN_NAMES, b"Rural roads"),
        "fonts do not say",
    ),
    "bomb": (bomb(BIG, b"/FlateDecode"), "more than any document"),
    "bomb in a bomb": (bomb(zlib.compress(BIG), b"[/FlateDecode/FlateDecode]"), "more than any document"),
    "old way of packing": (bomb(b"\x00a" * 1_500_000, b"/RunLengthDecode"), "more than any document"),
    "much drawing": (bomb(zlib.compress(b"q Q " * 5_000_000), b"/FlateDecode", 3), "more than any document"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused(case: str, monkeypatch: pytest.MonkeyPatch):
    data, says = REFUSED[case]
    if case == "much drawing":
        monkeypatch.setattr("duidu.formats.pdf.MAX_DRAWN", 1_000_000)
    with pytest.raises(InputError, match=rf"^a\.pdf: .*{re.escape(says)}"):
        extract(data, "a.pdf")


@pytest.mark.parametrize(
    "font",
    [
        b"/Subtype/TrueType" + LATIN,
        b"/Subtype/TrueType/Encoding/WinAnsiEncoding" + SIGNS,
        b"/Subtype/Type1/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[200/g1]>>" + SIGNS,
        b"/Subtype/Type1/Encoding<</Differences[82/g1 82/R/g1 117/u]>>" + LATIN,
    ],
)
def test_a_font_that_says_its_characters_is_read(font: bytes):
    assert extract(coded(font, b"Rural roads"), "a.pdf").text == "Rural roads"


def test_signs_of_a_font_of_pictures_are_unknown_not_letters():
    letters, signs = coded(b"/Subtype/TrueType" + LATIN, b"Rural"), coded(b"/Subtype/Type1", b"lll")
    assert extract(letters, "a.pdf").text == "Rural"
    with pytest.raises(InputError, match="fonts do not say"):
        extract(signs.replace(b"ABCDEF+Song", b"ZapfDingbats"), "a.pdf")


def test_all_streams_together_have_a_limit(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("duidu.formats.pdfdraw.MAX_UNPACKED", 100)
    with pytest.raises(InputError, match="more than any document"):
        extract(sample(), "a.pdf")


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("duidu.formats.pdf.MAX_PAGES", 1)
    with pytest.raises(InputError, match="more than any document"):
        extract(sample(), "a.pdf")


def test_forms_that_draw_themselves_end():
    data = bomb(zlib.compress(b"/X Do /X Do"), b"/FlateDecode", 1, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    with pytest.raises(InputError, match="no text"):
        extract(data, "a.pdf")


def test_a_copy_that_only_forbids_printing_is_read():
    rights = StandardEncryption("", "owner", canPrint=0, strength=128)
    data = drawn([[(16, [(100, 700, "Work plan of the district")])]], rights, "Helvetica")
    assert extract(data, "a.pdf").text == "Work plan of the district"


def test_a_few_unknown_characters_are_counted():
    assert decoded(LONG * 3 + "\ufffd" * 5)
    assert not decoded(LONG + "\ufffd" * 20)
    assert not decoded("Б֜ڗ݁ϋ݄݁జѓ" * 10)
    assert not decoded("鿿鿾鿽鿼" * 80)
    assert decoded("plain English text")


def test_data_whose_checksum_is_wrong_and_text_on_its_side():
    content = b"BT /F 12 Tf 90 700 Td <00010002> Tj 0 1 -1 0 20 20 Tm <0003> Tj ET"
    packed = zlib.compress(content)
    for damaged in (packed[:-4] + b"\0\0\0\0", packed[:-4]):
        (glyphs,) = pdf._pages(cmapless(content=damaged, filters=b"/Filter/FlateDecode"), "a.pdf")
        assert len(glyphs) == 2


def test_unknown_characters_become_a_note(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("duidu.formats.pdf.UNREADABLE", 1.0)
    found = extract(cmapless(bytes([0, 1, 0, 2])), "a.pdf")
    assert found.text == "\ufffd\ufffd"
    assert [(note.code, note.values, note.line) for note in found.notes] == [("undecodable", ("2",), 1)]


def test_without_the_library_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "pdfminer.pdfinterp", None)
    with pytest.raises(InputError, match=r"a.pdf: reading .pdf needs the extra docs; pip install 'duidu\[docs\]'"):
        extract(sample(), "a.pdf")


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 4_000), st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 255)), max_size=12))
def test_a_file_cut_off_or_damaged_is_read_or_refused(cut: int, flips: list[tuple[int, int]]):
    whole = sample()
    damaged = bytearray(whole)
    for at, byte in flips:
        damaged[at % len(whole)] = byte
    for data in (whole[: cut % len(whole)], bytes(damaged)):
        try:
            said = extract(data, "a.pdf").text
        except InputError as error:
            said = str(error)
        assert said


def test_lines_are_read_from_the_top():
    document = parse(extract(sample(), "a.pdf"), "a", "a.pdf")
    assert own_text(document, document.blocks[0]) == "甲区2024年工作要点"
