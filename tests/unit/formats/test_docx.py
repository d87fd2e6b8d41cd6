"""Word documents: styles, numbers that Word counts, tables, revisions, and packages made to do harm."""

import io
import re
import struct
import sys
import tracemalloc
import zipfile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from hypothesis import given, settings
from hypothesis import strategies as st

from duidu.errors import InputError
from duidu.formats import extract
from duidu.formats.docxlists import FORMATS, Lists, chinese, circled, letter, roman
from duidu.formats.docxstyles import Listed
from duidu.model import Extracted
from duidu.parse import parse
from duidu.text.outline import number, title

LONG = "坚持稳中求进工作总基调，统筹发展和安全，着力扩大有效投资，确保全年各项目标任务如期完成。"


def saved(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: "docx.document.Document") -> Extracted:
    return extract(saved(document), "a.docx")


def with_body(xml: str) -> Extracted:
    document = docx.Document()
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        document.element.body.insert_element_before(element, "w:sectPr")
    return read(document)


def roles(found: Extracted) -> dict[str, tuple[str, int]]:
    return {found.text[a:b]: (role, value) for (a, b), role, value in found.marks}


def numbering(document: "docx.document.Document", levels: str, extra: str = "") -> None:
    """Give a document one list definition (9) and two lists (91, 92); the second starts anew."""
    part = document.part.numbering_part.element
    for old in list(part):
        part.remove(old)
    part.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="9">{levels}</w:abstractNum>'))
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="91"><w:abstractNumId w:val="9"/></w:num>'))
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="92"><w:abstractNumId w:val="9"/>{extra}</w:num>'))


def level(depth: int, format: str, pattern: str) -> str:
    shown = f'<w:numFmt w:val="{format}"/><w:lvlText w:val="{pattern}"/>'
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>{shown}</w:lvl>'


def counted(document: "docx.document.Document", text: str, depth: int, number: int = 91) -> None:
    paragraph = document.add_paragraph(text)
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def test_styles_become_marks_and_the_outline_follows():
    document = docx.Document()
    document.add_paragraph("甲区2024年工作要点", style="Title")
    document.add_paragraph(LONG)
    document.add_heading("一、总体要求", level=1)
    document.add_heading("（一）指导思想", level=2)
    document.add_paragraph(LONG)
    document.add_heading("二、重点任务", level=1)
    document.add_paragraph(LONG + LONG)
    document.add_heading(LONG + LONG, level=2)  # a paragraph in a heading's style is a paragraph
    found = read(document)
    known = roles(found)
    assert known["甲区2024年工作要点"] == ("title", 0)
    assert known["（一）指导思想"] == ("heading", 2)
    assert LONG + LONG not in known
    assert (found.format, found.encoding) == ("docx", "utf-8")
    parsed = parse(found, "a", "a.docx")
    assert [(b.level, title(parsed, b)) for b in parsed.blocks if b.kind == "heading"] == [
        (1, "总体要求"),
        (2, "指导思想"),
        (1, "重点任务"),
    ]
    assert parsed.meta.title.value == "甲区2024年工作要点"


def test_outline_levels_styles_based_on_headings_and_contents():
    document = docx.Document()
    own = document.styles.add_style("公文小标题", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = document.styles["Heading 2"]
    document.add_paragraph("重点工作", style="公文小标题")
    outlined = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="2"/>')
    document.add_paragraph("保障措施")._p.get_or_add_pPr().append(outlined)
    body = parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="9"/>')
    document.add_paragraph("正文级别")._p.get_or_add_pPr().append(body)
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("重点工作\t3", style="toc 1")
    known = roles(read(document))
    assert known == {"重点工作": ("heading", 2), "保障措施": ("heading", 3), "重点工作 3": ("toc", 0)}


def test_styles_that_are_based_on_each_other_end():
    document = docx.Document()
    one = document.styles.add_style("甲", WD_STYLE_TYPE.PARAGRAPH)
    two = document.styles.add_style("乙", WD_STYLE_TYPE.PARAGRAPH)
    one.base_style, two.base_style = two, one
    document.add_paragraph("一段文字", style="甲")
    assert read(document).text == "一段文字"


def test_numbers_that_word_counts_are_written_out():
    document = docx.Document()
    levels = level(0, "chineseCountingThousand", "第%1章") + level(1, "chineseCounting", "%2、")
    numbering(document, levels + level(2, "decimal", "%2.%3") + level(3, "bullet", "") + level(4, "none", ""))
    for depth, text in enumerate(("总则", "目标", "增长", "要点", "无号")):
        counted(document, text, depth)
    counted(document, "就业", 1)
    counted(document, "稳岗", 2)
    counted(document, "保障", 0)
    counted(document, "组织", 1)
    counted(document, "没有这一级", 8)
    counted(document, "没有这一列", 0, 77)
    lines = read(document).text.split("\n\n")
    assert lines == [
        "第一章 总则",
        "一、目标",
        "一.1 增长",
        "• 要点",
        "无号",
        "二、就业",
        "二.1 稳岗",
        "第二章 保障",
        "一、组织",
        "没有这一级",
        "没有这一列",
    ]


def test_two_lists_count_on_unless_one_starts_anew():
    on, anew = docx.Document(), docx.Document()
    numbering(on, level(0, "decimal", "%1."))
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride><w:lvlOverride w:ilvl="7"/>'
    numbering(anew, level(0, "decimal", "%1."), start)
    for document in (on, anew):
        counted(document, "甲", 0)
        counted(document, "乙", 0, 92)
    assert read(on).text.split("\n\n") == ["1. 甲", "2. 乙"]
    assert read(anew).text.split("\n\n") == ["1. 甲", "5. 乙"]


def test_a_list_may_say_a_level_differently_and_a_style_may_count():
    document = docx.Document()
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering(document, level(0, "decimal", "%1."), own)
    style = document.styles["List Number"]
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="92"/></w:numPr>'))
    document.add_paragraph("由样式编号", style="List Number")
    counted(document, "取消编号", 0, 0)
    assert read(document).text.split("\n\n") == ["A) 由样式编号", "取消编号"]


def test_a_document_without_lists_counts_nothing():
    assert Lists(None).number(Listed("1", 0)) == ""
    assert Lists(None).number(None) == ""


def test_ways_of_counting():
    assert [chinese(n) for n in (1, 10, 11, 20, 99, 100, 111, 1010, 10_000)] == [
        "一", "十", "十一", "二十", "九十九", "一百", "一百一十一", "一千〇一十", "10000",
    ]  # fmt: skip
    assert [roman(n) for n in (0, 49, 1999)] == ["0", "XLIX", "MCMXCIX"]
    assert [circled(n) for n in (1, 20, 21)] == ["①", "⑳", "21"]
    assert [letter(n) for n in (0, 26, 27)] == ["0", "Z", "AA"]
    shown = {name: count(12) for name, count in FORMATS.items()}
    assert shown["ideographDigital"] == "一二"
    assert shown["decimalFullWidth"] == "１２"
    assert (shown["lowerRoman"], shown["lowerLetter"], shown["decimalZero"]) == ("xii", "l", "12")


def test_tables_with_merged_cells_and_frames_of_one_column():
    document = docx.Document()
    document.add_paragraph("表1 主要指标")
    table = document.add_table(rows=3, cols=3)
    for i, words in enumerate(("指标 单位 目标", "就业 万人 3", "失业率 % 5")):
        for cell, word in zip(table.rows[i].cells, words.split(), strict=True):
            cell.text = word
    table.cell(1, 0).merge(table.cell(2, 0)).text = "就业"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "目标"
    frame = document.add_table(rows=1, cols=1)
    frame.cell(0, 0).text = "专栏1 重大工程"
    found = read(document)
    assert found.text == "表1 主要指标\n\n| 指标 | 目标 ||\n| 就业 | 万人 | 3 |\n|  | % | 5 |\n\n专栏1 重大工程"
    parsed = parse(found, "a", "a.docx")
    assert len(parsed.tables[0].rows) == 2
    assert [parsed.text[start:end] for start, end in parsed.tables[0].header] == ["指标", "目标", "目标"]
    assert parsed.blocks[parsed.tables[0].caption].kind == "caption"


def test_empty_rows_and_rows_in_content_controls():
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    row = f"<w:tr>{cell.format('甲')}{cell.format('乙')}</w:tr>"
    empty = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val='x'/></w:tcPr><w:p/></w:tc></w:tr>"
    held = f"<w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt>"
    assert with_body(f"<w:tbl>{empty}{row}{held}</w:tbl>").text == "| 甲 | 乙 |\n| 甲 | 乙 |"


def test_revisions_controls_fields_and_breaks():
    paragraphs = (
        "<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        "<w:r><w:t>的话</w:t><w:br/><w:t>第二行</w:t><w:tab/><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t></w:r>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>控件里的段落</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    assert with_body(paragraphs + control).text == "新增的话\n第二行 甲-乙\n\n控件里的段落"


def test_text_boxes_are_read_once():
    box = "<w:txbxContent><w:p><w:r><w:t>{}</w:t></w:r>{}</w:p></w:txbxContent>"
    inner = box.format("内框", "")
    outer = f"<w:pict>{box.format('外框', inner)}</w:pict>"
    old = f'<mc:Fallback xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{outer}</mc:Fallback>'
    found = with_body(f"<w:p><w:r><w:t>正文</w:t>{outer}{old}</w:r></w:p>")
    assert found.text.split("\n\n") == ["正文", "外框", "内框"]


def test_running_heads_are_the_pages_and_notes_follow_the_text():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "甲区文件"
    document.sections[0].footer.paragraphs[0].text = "内部资料"
    document.add_paragraph(LONG)
    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote w:type='separator'><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>"
        "<w:footnote w:id='2'><w:p><w:r><w:t>指标口径见附件。</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    uri, kind = PackURI("/word/footnotes.xml"), RELATIONSHIP_TYPE.FOOTNOTES
    part = Part(uri, CONTENT_TYPE.WML_FOOTNOTES, notes.encode(), document.part.package)
    document.part.relate_to(part, kind)
    found = read(document)
    assert found.text == f"甲区文件\n\n{LONG}\n\n[1] 指标口径见附件。\n内部资料"
    assert roles(found) == {"甲区文件": ("nav", 0), "内部资料": ("nav", 0)}


def package(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name.replace("__", "/") + ".xml", data)
    return out.getvalue()


GOOD = saved(docx.Document())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "encrypted, or an old .doc"),
        (b"%PDF-1.7", "damaged"),
        (b"PK\x03\x04" + bytes(80), "damaged"),
        (package(a=b"<a/>"), "damaged"),
        (GOOD, "no text"),
        (GOOD.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"), "encrypted"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, says: str):
    with pytest.raises(InputError, match=rf"^a\.docx: .*{re.escape(says)}"):
        extract(data, "a.docx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    bomb = package(word__document=bytes(200_000_000))
    tracemalloc.start()
    with pytest.raises(InputError, match="more than any document"):
        extract(bomb, "a.docx")
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_a_directory_that_lies_about_sizes_gains_nothing():
    bomb = bytearray(package(word__document=bytes(60_000_000)))
    for at in (found.start() for found in re.finditer(re.escape(struct.pack("<L", 60_000_000)), bytes(bomb))):
        bomb[at : at + 4] = struct.pack("<L", 100)
    with pytest.raises(InputError, match="damaged"):
        extract(bytes(bomb), "a.docx")


def test_too_many_parts_or_characters_are_refused(monkeypatch: pytest.MonkeyPatch):
    document = docx.Document()
    document.add_paragraph(LONG)
    monkeypatch.setattr("duidu.formats.docx.MAX_CHARACTERS", 3)
    with pytest.raises(InputError, match="more than any document"):
        read(document)
    monkeypatch.setattr("duidu.formats.docx.MAX_PARTS", 3)
    with pytest.raises(InputError, match="more than any document"):
        read(document)


def test_entities_are_not_unfolded():
    lol = '<!DOCTYPE d [<!ENTITY a "哈哈哈哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    source = io.BytesIO(GOOD)
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                body = (
                    f"<w:document {nsdecls('w')}><w:body><w:p><w:r><w:t>前&b;后</w:t></w:r></w:p></w:body></w:document>"
                )
                data = (lol + body).encode()
            new.writestr(name, data)
    assert "哈" not in extract(out.getvalue(), "a.docx").text


def test_without_the_library_the_message_names_the_extra(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(InputError, match=r"a.docx: reading .docx needs the extra docs; pip install 'duidu\[docs\]'"):
        extract(GOOD, "a.docx")


def _sample() -> bytes:
    document = docx.Document()
    numbering(document, level(0, "decimal", "%1."))
    document.add_heading("一、总体要求", level=1)
    counted(document, LONG, 0)
    document.add_table(rows=2, cols=2).cell(0, 0).text = "甲"
    return saved(document)


SAMPLE = _sample()


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(SAMPLE) - 1), st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255))))
def test_a_document_cut_off_or_damaged_is_read_or_refused(cut: int, flips: list[tuple[int, int]]):
    damaged = bytearray(SAMPLE)
    for at, byte in flips:
        damaged[at] = byte
    for data in (SAMPLE[:cut], bytes(damaged)):
        try:
            said = extract(data, "a.docx").text
        except InputError as error:
            said = str(error)
        assert said


def test_numbers_are_the_parsers_numbers():
    document = docx.Document()
    numbering(document, level(0, "chineseCounting", "%1、"))
    for text in ("总体要求", "重点任务"):
        counted(document, text, 0)
        document.add_paragraph(LONG)
    parsed = parse(read(document), "a", "a.docx")
    heads = [block for block in parsed.blocks if block.kind == "heading"]
    assert [(number(parsed, head), title(parsed, head)) for head in heads] == [
        ("一、", "总体要求"),
        ("二、", "重点任务"),
    ]
