"""Real PDFs (they stand beside the checkout): Chinese without stray spaces, headings, contents, pages."""

import itertools
import pathlib
import re
from functools import cache

import pytest

from duidu.formats import extract
from duidu.formats.plain import plausibility
from duidu.model import Document, Extracted
from duidu.parse import parse
from duidu.text.outline import own_text, title

STRAY = re.compile(r"[\u4e00-\u9fff] [\u4e00-\u9fff]")
SPEECH, ADDRESS = "readable-zh-hant.pdf", "unreadable-fonts.pdf"


@cache
def read(path: pathlib.Path) -> tuple[Extracted, Document]:
    found = extract(path.read_bytes(), path.name)
    return found, parse(found, path.stem, path.name)


@pytest.fixture(params=[SPEECH, ADDRESS])
def both(real_texts: pathlib.Path, request: pytest.FixtureRequest) -> tuple[Extracted, Document]:
    """Both; the second's fonts name no characters, only their collection, which many tools do not look up."""
    return read(real_texts / "data" / "formats" / request.param)


def test_running_text_is_chinese_without_stray_spaces(both: tuple[Extracted, Document]):
    found, document = both
    assert plausibility(found.text) > 0.5
    assert found.notes == ()
    speech = itertools.takewhile(lambda block: title(document, block) != "附錄", document.blocks)  # then come tables
    running = [own_text(document, block) for block in speech if block.kind in {"para", "item", "lead"}]
    assert sum(map(len, running)) > 20_000
    spaces = sum(len(STRAY.findall(text)) for text in running)
    assert spaces * 2_000 < sum(map(len, running))


def test_paragraphs_are_whole(both: tuple[Extracted, Document]):
    _, document = both
    numbered = [own_text(document, block) for block in document.blocks if block.kind == "item"]
    long = [text for text in numbered if len(text) > 60]
    assert len(long) > 100
    assert sum(text[-1] in "。：；」）" or text.endswith("以及") for text in long) >= 0.93 * len(long)


def test_contents_and_running_heads_are_set_aside(both: tuple[Extracted, Document]):
    found, document = both
    assert sum(block.kind == "toc" for block in document.blocks) > 80
    assert sum(mark.role == "nav" for mark in found.marks) > 60
    assert not [b for b in document.blocks if b.kind == "para" and own_text(document, b).isdecimal()]


def test_headings_of_the_speech(real_texts: pathlib.Path):
    _, document = read(real_texts / "data" / "formats" / SPEECH)
    heads = {title(document, block): block.level for block in document.blocks if block.kind == "heading"}
    for chapter in ("引言", "二零二一年經濟回顧", "攜手抗疫", "公共財政", "結語"):
        assert heads.get(chapter) == 1
    for section in ("加強控疫防疫", "紓解民困", "支援企業", "創造職位"):
        assert heads.get(section) == 2
    pages = [mark.value for mark in read(real_texts / "data" / "formats" / SPEECH)[0].marks if mark.role == "page"]
    assert pages == sorted(pages)
    assert len(pages) > 100


# -- a report as it is copied from a site, with what the site puts around it


@pytest.fixture
def page(real_texts: pathlib.Path) -> Document:
    return read(real_texts / "data" / "formats" / "web-furniture.txt")[1]


def test_what_the_site_put_around_the_report_is_set_aside(page: Document):
    texts = {own_text(page, block): block.kind for block in page.blocks}
    buttons = ("【字体：", "大", "分享：", "责任编辑：", "扫一扫在手机打开当前页", "打印本页", "关闭窗口")
    assert {texts[words] for words in (*buttons, "相关附件>>", "相关链接>>")} == {"furniture"}
    last = max(block.line for block in page.blocks if block.kind not in {"furniture", "meta"})
    below = [block for block in page.blocks if block.line > last]
    assert len(below) == 15
    assert any("决议" in own_text(page, block) for block in below)  # headlines of other pages
    assert len([block for block in page.blocks if block.kind == "furniture"]) == 21


def test_the_report_itself_is_kept_whole(page: Document):
    heads = [title(page, block) for block in page.blocks if block.kind == "heading"]
    assert heads == ["2025年工作回顾和“十四五”发展主要成绩", "“十五五”发展的主要考虑", "2026年工作安排", "名词解释"]
    items = {own_text(page, page.blocks[block.parent])[:6]: 0 for block in page.blocks if block.kind == "item"}
    for block in page.blocks:
        if block.kind == "item":
            items[own_text(page, page.blocks[block.parent])[:6]] += 1
    assert list(items.values()) == [6, 4, 10, 20]
    running = [block for block in page.blocks if block.kind in {"para", "item", "lead"}]
    assert sum(len(own_text(page, block)) for block in running) > 0.97 * len(page.text)
    assert sum(block.kind == "lead" for block in page.blocks) >= 30


def test_the_report_is_known_by_its_own_dates_not_the_sites(page: Document):
    meta = page.meta
    assert (meta.title.value, meta.title.line) == ("2026年四川省人民政府工作报告", 1)
    assert (meta.kind.value, meta.published, meta.adopted) == ("政府工作报告", ("2026-02-10", 2), ("2026-02-03", 11))
    assert meta.issuer.value == "四川省人民政府"
    assert meta.place.value.startswith("四川")
    assert (meta.via.value, meta.via.line) == ("四川日报", 4)
    assert {(period.role, period.first, period.last) for period in meta.covers} == {
        ("review", 2025, 2025),
        ("plan", 2026, 2026),
    }
