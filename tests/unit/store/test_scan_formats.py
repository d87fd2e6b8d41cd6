"""What a folder's scan learns of pages, Word documents and PDFs, which have no ends to read."""

import io
import logging
import time
from pathlib import Path

import docx
import pytest

from duidu.errors import InputError
from duidu.store import scan
from duidu.store.corpus import Corpus

LONG = "坚持稳中求进工作总基调，统筹发展和安全，着力扩大有效投资，确保全年各项目标任务如期完成。"
PAGE = f"""<html><head><meta name="ArticleTitle" content="2024年政府工作报告"><meta name="PubDate" content="2024-02-01">
</head><body><h1>2024年政府工作报告</h1><p>{LONG}</p></body></html>"""


def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("甲区2023年工作要点", style="Title")
    document.add_paragraph(LONG)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "word.docx").write_bytes(word())
    (tmp_path / "计划2022.pdf").write_bytes(b"%PDF-1.7 what is in it is seen when it is opened")
    return tmp_path


def test_pages_and_word_documents_are_known_by_what_they_say(folder: Path):
    corpus = Corpus.open(folder)
    page, document = corpus.entry("page"), corpus.entry("word")
    assert (page.meta.title.value, page.meta.published.value) == ("2024年政府工作报告", "2024-02-01")
    assert page.meta == corpus.document("page").meta
    assert document.meta.title.value == "甲区2023年工作要点"
    assert document.meta == corpus.document("word").meta


def test_a_pdf_is_known_by_its_name_and_corpus_toml_until_it_is_opened(folder: Path):
    (folder / "corpus.toml").write_text('[[document]]\nfile = "计划2022.pdf"\nplace = "甲区"\n', encoding="utf-8")
    entry = Corpus.open(folder).entry("计划2022")
    assert entry.error is None
    assert (entry.meta.title.value, entry.meta.place.value) == ("", "甲区")


def test_a_large_page_is_not_converted_by_the_scan(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(scan, "WHOLE", 100)
    assert Corpus.open(folder).entry("page").meta.title.value == ""


def test_a_broken_word_document_is_an_entry_with_its_error(folder: Path):
    (folder / "broken.docx").write_bytes(word()[:2_000])
    entry = Corpus.open(folder).entry("broken")
    assert "damaged" in str(entry.error)


def test_a_hundred_pages_are_scanned_in_a_moment(tmp_path: Path):
    for number in range(100):
        (tmp_path / f"{number}.html").write_text(PAGE, encoding="utf-8")
    started = time.process_time()
    assert len(Corpus.open(tmp_path).entries) == 100
    assert time.process_time() - started < 10


def test_the_pdf_library_keeps_silent():
    assert not logging.getLogger("pdfminer.pdffont").isEnabledFor(logging.WARNING)


def test_a_file_larger_than_any_document_is_refused_before_it_is_read(tmp_path: Path):
    sizes = {"huge.txt": scan.MOST_TEXT + 1, "large.pdf": scan.MOST_TEXT + 1, "huge.pdf": scan.MOST_BYTES + 1}
    for name, size in sizes.items():
        with (tmp_path / name).open("wb") as file:
            file.truncate(size)
    entries = {name: scan.look(name, name, tmp_path / name, {}) for name in sizes}
    assert {name for name, entry in entries.items() if entry.error is not None} == {"huge.txt", "huge.pdf"}
    assert "too large for a document (60 MB at most); split it" in str(entries["huge.txt"].error)
    with pytest.raises(InputError, match=r"huge\.pdf: 100 MB is too large"):
        scan.extract(entries["huge.pdf"])


def test_a_pdf_costs_more_than_its_bytes_and_an_imported_text_what_its_original_costs(folder: Path):
    text, original = folder / "imported.txt", folder / scan.ORIGINALS / "plan.pdf"
    text.write_text("甲区工作要点\n", encoding="utf-8")
    original.parent.mkdir()
    original.write_bytes(b"%PDF-" + b"x" * 995)
    corpus = Corpus.open(folder)
    assert corpus.cost("page") == (folder / "page.html").stat().st_size
    assert not corpus.is_slow("page")
    given = {"source": "plan.pdf"}
    entry = scan.look("imported", "imported.txt", text, given)
    assert scan.cost(entry) == 10 * 1000
    original.unlink()
    assert scan.cost(entry) == entry.size
    assert (
        scan.cost(scan.look("a", "a.pdf", folder / "计划2022.pdf", {})) == 10 * (folder / "计划2022.pdf").stat().st_size
    )
    assert corpus.is_slow("计划2022")
