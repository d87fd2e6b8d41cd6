"""Every format shows all of an exhibit, and nothing of a document becomes markup, formula or command."""

import csv
import io
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.unit.export.exhibits import HOSTILE, WANTED, document, hostile, made, paragraphs

from duidu.align.hand import Ruling
from duidu.errors import InputError
from duidu.export.comma import BOM, harmless
from duidu.export.docx import docx
from duidu.export.exhibit import Exhibit, Omission, Passages
from duidu.export.html import html
from duidu.export.markdown import escaped, markdown
from duidu.export.parts import SIGNS, is_short, legend, plain
from duidu.export.runs import Run, clean
from duidu.export.sheet import sheet
from duidu.model import Correction, Fact, Note, Span


def poisoned(old: Sequence[str], new: Sequence[str], poison: str, **wanted: Any) -> Exhibit:
    """An exhibit in which whatever comes from outside may be hostile."""
    one = document("old", old, title=poison, issuer=poison, via=poison, url=f"https://x.example/{poison}", kind=poison)
    two = document("new", new, title=f"{poison}乙", url=poison, published=poison)
    fix = Correction(Span(0, 1), poison, poison)
    one = replace(one, corrections=(fix,), notes=(Note(poison, (poison,), 1),), file=poison)
    rulings = [(), [Ruling("note", 0, 0, poison)]]
    return made((one, two), replace(WANTED, title=poison, **wanted), rulings)[1]


def word(found: Exhibit) -> bytes:
    """An exhibit as a Word document."""
    return b"".join(docx(found))


def rows(found: Exhibit) -> list[Passages]:
    return [row for row in found.rows if isinstance(row, Passages)]


def texts(found: Exhibit) -> Iterator[str]:
    """All lines of all passages, corrections in their brackets."""
    for row in rows(found):
        for cell in row.cells:
            yield from map(plain, cell.lines)


def without_signs(text: str) -> str:
    """A text without the signs that may stand at moved text and corrections."""
    return re.sub("[\u2197\u3014\u3015]", "", text)


def bare(line: Sequence[Run]) -> str:
    return without_signs("".join(run.text for run in line))


# -- HTML

ALLOWED = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "h1",
        "h2",
        "h3",
        "ol",
        "ul",
        "li",
        "p",
        "b",
        "a",
        "table",
        "thead",
    ),
    *("tbody", "tr", "th", "td", "del", "ins", "span"),
}
VOID = {"meta"}
ATTRIBUTES = {
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "id",
    "class",
    "href",
    "rel",
    "scope",
    "title",
    "colspan",
}


class Page(HTMLParser):
    """The tags, the attributes and the paragraphs of passages of a page; complains of what is not closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.passages: list[str] = []
        self.others: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attrs}
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
        if self.in_passage() and tag == "p":
            self.passages.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def in_passage(self) -> bool:
        tags = [tag for tag, _ in self.open]
        return "td" in tags and any(tag == "p" and "class" not in attrs for tag, attrs in self.open)

    def handle_data(self, data: str) -> None:
        if self.in_passage():
            self.passages[-1] += data
        elif data.strip():
            self.others.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def page(found: Exhibit) -> Page:
    read = Page()
    read.feed("".join(html(found)))
    read.close()
    assert read.open == []
    return read


@given(paragraphs, paragraphs, hostile)
@settings(max_examples=60)
def test_nothing_of_a_document_becomes_markup_in_html(old: list[str], new: list[str], poison: str):
    found = poisoned(old, new, poison)
    read = page(found)
    assert read.tags <= ALLOWED
    assert {name for name, _ in read.attributes} <= ATTRIBUTES
    links = {value for name, value in read.attributes if name == "href"}
    assert all(link.startswith(("#source-", "https://x.example/")) for link in links)
    lines = [line for row in rows(found) for cell in row.cells for line in cell.lines]
    assert [without_signs(text) for text in read.passages] == [bare(line) for line in lines]
    assert not set("".join(html(found))) & set("\x1b\x00\u202e\u200b\ufffe\t")


def test_a_page_needs_nothing_else_and_forbids_everything():
    text = "".join(html(poisoned(["甲"], ["乙"], "丙")))
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert "<script" not in text
    assert "url(" not in text
    assert "@import" not in text
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert "@page { size: A4 portrait" in text


def test_three_columns_print_in_landscape():
    documents = [document(name, ["甲"]) for name in "abc"]
    assert "size: A4 landscape" in "".join(html(made(documents)[1]))


def test_each_mark_differs_in_more_than_colour():
    style = "".join(html(made((document("a", ["甲"]), document("b", ["甲"])))[1]))
    printed = style[style.index("@media print") :]
    assert "--gone: #000" in printed
    assert "--new: #000" in printed
    for rule in ("del { color: var(--gone); background: var(--gone-back); text-decoration: line-through",):
        assert rule in style
    assert re.search(r"ins \{[^}]*underline double; font-weight: bold", style)
    assert re.search(r"\.moved \{[^}]*dotted", style)
    assert re.search(r"\.unfound \{[^}]*dashed", style)
    assert re.search(r"\.corrected \{[^}]*border", style)


def test_only_addresses_of_the_web_are_links():
    one = document("a", ["甲"], url="javascript:alert(1)")
    two = document("b", ["甲"], url="https://x.example/?a=1&b=<2>")
    text = "".join(html(made((one, two))[1]))
    assert 'href="javascript' not in text
    assert 'href="https://x.example/?a=1&amp;b=&lt;2&gt;"' in text


def test_only_text_with_ideographs_is_marked_as_chinese():
    found = made((document("a", ["甲"]), document("b", ["plan"])))[1]
    text = "".join(html(found))
    assert '<p lang="zh"><del>甲</del></p>' in text
    assert "<p><ins>plan</ins></p>" in text


# -- Markdown

INLINE = {"<del>", "</del>", "<ins>", "</ins>", "<b>", "</b>", "<sub>", "</sub>", "<br>"}
BLOCKS = {
    *("heading_open", "heading_close", "inline", "bullet_list_open", "bullet_list_close", "list_item_open"),
    *("list_item_close", "paragraph_open", "paragraph_close", "table_open", "table_close", "thead_open", "thead_close"),
    *("tr_open", "tr_close", "th_open", "th_close", "tbody_open", "tbody_close", "td_open", "td_close"),
}
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@given(paragraphs, paragraphs, hostile)
@settings(max_examples=60)
def test_nothing_of_a_document_becomes_markup_in_markdown(old: list[str], new: list[str], poison: str):
    found = poisoned(old, new, poison)
    tokens = READER.parse("".join(markdown(found)))
    assert {token.type for token in tokens} <= BLOCKS
    for token in tokens:
        for child in token.children or ():
            assert child.type in {"text", "html_inline", "strong_open", "strong_close", "text_special"}, child
            assert child.type != "html_inline" or child.content in INLINE
    cells = [t for i, t in enumerate(tokens) if t.type == "inline" and tokens[i - 1].type == "td_open"]
    assert len(cells) == 3 * len(found.rows)
    shown = "\n".join(map(_read, cells))
    for row in rows(found):
        for line in (line for cell in row.cells for line in cell.lines):
            assert _unfound_signed(line).strip() in without_signs(shown)


def _unfound_signed(line: Sequence[Run]) -> str:
    """A line with the signs of what was not found alone."""
    signs = {"unfound": SIGNS["unfound"]}
    return without_signs("".join(run.text.join(signs.get(run.mark, ("", ""))) for run in line))


def _read(token: Token) -> str:
    """What a reader sees of an inline token."""
    return "".join(child.content if child.type != "html_inline" else "" for child in token.children or ())


@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_text_reads_as_it_stands_in_a_cell(text: str):
    shown = clean(text)
    tokens = READER.parse(f"| a |\n| --- |\n| x {escaped(shown)} x |\n")
    (cell,) = [t for i, t in enumerate(tokens) if t.type == "inline" and tokens[i - 1].type == "td_open"]
    assert "".join(child.content for child in cell.children or ()) == f"x {shown} x"


@pytest.mark.parametrize("text", ["# 甲", "- 甲", "+ 甲", "1. 甲", "12) 甲", "=== ", "---", "甲 #", "    甲", "> 甲"])
def test_no_title_becomes_another_block(text: str):
    title = made((document("a", ["甲"]), document("b", ["甲"])), replace(WANTED, title=text))[1]
    tokens = READER.parse("".join(markdown(title)))
    assert [token.type for token in tokens[:3]] == ["heading_open", "inline", "heading_close"]
    assert tokens[0].tag == "h1"
    assert "".join(child.content for child in tokens[1].children or ()) == text.strip()


# -- CSV


@given(paragraphs, paragraphs, hostile)
@settings(max_examples=60)
def test_no_value_of_a_sheet_is_a_formula_and_none_is_lost(old: list[str], new: list[str], poison: str):
    found = poisoned(old, new, poison)
    text = "".join(sheet(found))
    assert text.startswith(BOM)
    head, *lines = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""))
    assert len(head) == 1 + 5 * 2
    assert not [
        value for line in (head, *lines) for value in line if value.startswith(("=", "+", "-", "@", "\t", "\r"))
    ]
    for row, line in zip(rows(found), lines, strict=True):
        assert line[0] == str(row.number)
        for cell, value, source in zip(row.cells, line[1::5], line[5::5], strict=True):
            assert value == harmless("\n".join(map(plain, cell.lines)))
            assert source == harmless(cell.source)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", " =", "\u3000="])
def test_what_begins_like_a_formula_gets_a_quote(sign: str):
    assert harmless(f"{sign}1").startswith("'")
    assert harmless(f"1{sign}") == f"1{sign}"


# -- DOCX


@given(paragraphs, paragraphs, hostile)
@settings(max_examples=15)
def test_a_word_document_has_all_of_it_as_text(old: list[str], new: list[str], poison: str):
    import docx as library

    found = poisoned(old, new, poison)
    read = library.Document(io.BytesIO(word(found)))
    (table,) = read.tables
    head, *lines = table.rows
    assert len(head.cells) == 3
    for row, line in zip(rows(found), lines, strict=True):
        for cell, shown in zip(row.cells, line.cells[1:], strict=True):
            inside = without_signs(shown.text)
            assert all(bare(one) in inside for one in cell.lines)
    assert read.paragraphs[0].text == found.title


def test_marks_in_word_are_seen_without_colour():
    import docx as library

    one, two = document("a", ["甲乙丙丁,戊己庚辛。"]), document("b", ["甲乙丙丁,戊己庚壬癸。"])
    one = replace(one, corrections=(Correction(Span(0, 1), "子"),))
    read = library.Document(io.BytesIO(word(made((one, two))[1])))
    cells = read.tables[0].rows[1].cells
    runs = [run for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs]
    assert any(run.font.strike and run.font.color.rgb is not None for run in runs)
    assert any(run.font.underline and run.font.bold and run.font.color.rgb is not None for run in runs)
    assert "\u3014甲\u2192子\u3015" in cells[1].text
    section = read.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)


def test_moved_text_in_word_has_signs_and_a_line():
    import docx as library

    found = made((document("a", ["甲"]), document("b", ["甲"])))[1]
    (row,) = rows(found)
    cell = row.cells[0]._replace(lines=((Run("甲", moved=True), Run("乙", "deleted", moved=True)),))
    found = replace(found, rows=(row._replace(cells=(cell, row.cells[1])), Omission(3, "略")))
    table = library.Document(io.BytesIO(word(found))).tables[0]
    assert "\u2197\u3014甲乙\u3015" in table.rows[1].cells[1].text
    assert table.rows[2].cells[0].text == "略"
    assert "\u2197\u3014<span" in "".join(html(found))
    assert "\u2197\u3014甲<del>乙</del>\u3015" in "".join(markdown(found))
    assert "\u2197\u3014甲[-乙-]\u3015" in "".join(sheet(found))
    assert [kind.moved for kind, _ in legend(found)] == [False, True]


def test_the_same_exhibit_gives_the_same_bytes():
    found = made((document("a", ["甲"]), document("b", ["乙"])))[1]
    assert word(found) == word(found)


def test_without_its_library_word_says_what_to_install(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(InputError, match=r"duidu\[docs\]"):
        word(made((document("a", ["甲"]), document("b", ["甲"])))[1])


# -- both texts in one, and summaries


@given(paragraphs, paragraphs, hostile)
@settings(max_examples=8)
def test_woven_text_is_whole_and_harmless_in_every_format(old: list[str], new: list[str], poison: str):
    import docx as library

    found = poisoned(old, new, poison, unified=True)
    lines = [line for row in rows(found) for line in row.woven]
    assert lines
    assert all(not cell.lines for row in rows(found) for cell in row.cells)
    read = page(found)
    assert read.tags <= ALLOWED
    assert [without_signs(text) for text in read.passages] == [bare(line) for line in lines]
    tokens = READER.parse("".join(markdown(found)))
    assert {token.type for token in tokens} <= BLOCKS
    assert sum(token.type == "td_open" for token in tokens) == 2 * len(found.rows)
    head, *values = csv.reader(io.StringIO("".join(sheet(found)).removeprefix(BOM), newline=""))
    assert {len(line) for line in values} == {len(head)}
    assert [line[1] for line in values] == [harmless("\n".join(map(plain, row.woven))) for row in rows(found)]
    (table,) = library.Document(io.BytesIO(word(found))).tables
    inside = without_signs("\n".join(line.cells[1].text for line in table.rows))
    assert all(bare(line) in inside for line in lines)


@given(paragraphs, paragraphs, hostile)
@settings(max_examples=8)
def test_a_summary_is_whole_and_harmless_in_every_format(old: list[str], new: list[str], poison: str):
    import docx as library

    found = poisoned(old, new, poison, summary=True)
    assert found.rows == ()
    (digest,) = found.digests
    items = [item for group in digest.groups for item in group.items]
    read = page(found)
    assert read.tags <= ALLOWED
    assert read.passages == [item.said for item in items]
    tokens = READER.parse("".join(markdown(found)))
    assert {token.type for token in tokens} <= BLOCKS
    assert sum(token.type == "td_open" for token in tokens) == 5 * len(items)
    head, *values = csv.reader(io.StringIO("".join(sheet(found)).removeprefix(BOM), newline=""))
    assert [line[4] for line in values] == [harmless(item.said) for item in items]
    assert {len(line) for line in values} <= {len(head)}
    tables = library.Document(io.BytesIO(word(found))).tables
    assert [row.cells[1].text for table in tables for row in table.rows] == [item.said for item in items]
    assert ("nothing\\_listed" in "".join(markdown(found))) == (not items)


# -- all formats


@pytest.mark.parametrize("render", [html, markdown, sheet], ids=lambda one: one.__name__)
def test_what_was_left_out_is_said_in_every_format(render: Any):
    pair = document("a", ["甲乙丙丁", "戊"]), document("b", ["甲乙丙丁", "己"])
    found = made(pair, replace(WANTED, brief=True))[1]
    assert any(isinstance(row, Omission) for row in found.rows)
    shown = "".join(render(found))
    assert "omitted 1" in shown


@pytest.mark.parametrize("render", [html, markdown], ids=lambda one: one.__name__)
def test_sources_counts_and_methods_stand_in_what_is_read(render: Any):
    found = made((document("a", ["甲乙"], issuer="某局"), document("b", ["甲丙"])))[1]
    shown = "".join(render(found)).replace("\\", "")
    for said in ("issuer 某局", "method_made 9.9 2031-02-03", "count_rows ", "hash 0000", "legend_deleted "):
        assert said in shown


def test_long_exhibits_come_piece_by_piece():
    texts = [f"第{n}段" for n in range(300)]
    found = made((document("a", texts), document("b", texts)))[1]
    for render in (html, markdown, sheet):
        assert sum(1 for _ in render(found)) > 300


def test_short_rows_stay_on_one_page():
    found = made((document("a", ["甲" * 10, "乙" * 1000]), document("b", ["甲" * 10, "乙" * 1000])))[1]
    assert [is_short(row) for row in rows(found)] == [True, False]
    assert "".join(html(found)).count('short"') == 1


def test_every_mark_has_signs_for_places_without_colour():
    assert all(any(SIGNS[mark]) for mark in SIGNS if mark not in {"equal", "elided"})


def test_plain_lines_show_their_marks():
    line = (Run("甲", "deleted"), Run("乙"), Run("丙→丁", "corrected"), Run("戊", moved=True), Run("[…]", "elided"))
    assert plain(line) == "[-甲-]乙\u3014丙→丁\u3015\u2197\u3014戊\u3015[…]"


def test_the_source_of_a_fact_may_be_unknown():
    found = made((replace(document("a", ["甲"]), file=""), document("b", ["甲"], provenance=Fact("x").value)))[1]
    assert "file a" in found.sources[0].facts
