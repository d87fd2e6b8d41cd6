"""What the reader says of a corpus: applied, found again, layered over what was read, taken back."""

from pathlib import Path
from typing import Any

import pytest

from duidu.errors import StoreError
from duidu.model import Document, Period, Role, Span
from duidu.store import corrections, facts, hand, roles, scan
from duidu.store.corpus import Corpus
from duidu.store.hand import Change, Kind
from duidu.store.scan import Entry

TEXT = """青河县2020年工作要点

一、去年做了什么

去年粮食产量225523.08吨,各村都有余粮。

二、今年做什么

新修水渠三十里,新开茶园五百亩。
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUIDU_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "qinghe.txt").write_text(TEXT)
    (folder / "baishi.txt").write_text("白石县2019年工作要点\n\n一、看好河道\n\n沿河十二里分段包干。\n")
    return folder


def at(document: Document, words: str) -> int:
    return next(block.id for block in document.blocks if words in document.text[block.span.start : block.span.end])


def rule(corpus: Corpus, words: str, role: Role, id_: str = "qinghe") -> Change[Any]:
    document = corpus.document(id_)
    return say(corpus, roles.KIND, roles.ruling(document, at(document, words), role))


def correct(corpus: Corpus, words: str, text: str, id_: str = "qinghe") -> Change[Any]:
    document = corpus.document(id_)
    start = document.text.index(words)
    return say(corpus, corrections.KIND, corrections.mending(document, Span(start, start + len(words)), text))


def state(corpus: Corpus, key: str, text: str, id_: str = "qinghe") -> Change[Any]:
    document = corpus.document(id_)
    value = facts.value_of(key, text, document.meta)
    return say(corpus, facts.KIND, facts.Stated(id_, document.hash, key, value))


def say(corpus: Corpus, kind: Kind[Any], what: object) -> Change[Any]:
    change: Change[Any] = Change(None, hand.new(what))
    corpus.change(kind, [change])
    return change


def role(corpus: Corpus, words: str, id_: str = "qinghe") -> str:
    document = corpus.document(id_)
    return document.blocks[at(document, words)].role


def test_a_role_is_there_at_once_and_next_time_and_can_be_taken_back(plans):
    corpus = Corpus.open(plans)
    assert role(corpus, "产量") == "plan"
    change = rule(corpus, "一、", "review")
    for again in (corpus, Corpus.open(plans)):
        assert role(again, "产量") == "review"
        assert role(again, "水渠") == "plan"
        assert again.document("qinghe").ruled == {at(again.document("qinghe"), "一、")}
        assert again.as_read("qinghe").ruled == frozenset()
    corpus.change(roles.KIND, [change.back])
    assert role(corpus, "产量") == "plan"


def test_of_two_rulings_on_a_block_the_later_counts(plans):
    corpus = Corpus.open(plans)
    rule(corpus, "一、", "review")
    rule(corpus, "一、", "target")
    assert role(corpus, "产量") == "target"


def test_a_correction_is_there_at_once_and_the_file_stays_as_it_was(plans):
    corpus = Corpus.open(plans)
    change = correct(corpus, "225523.08", "2255.23")
    for again in (corpus, Corpus.open(plans)):
        document = again.document("qinghe")
        (found,) = document.corrections
        assert document.text[slice(*found.span)] == "225523.08"
        assert found.text == "2255.23"
    assert (plans / "qinghe.txt").read_text() == TEXT
    corpus.change(corrections.KIND, [change.back])
    assert corpus.document("qinghe").corrections == ()


def test_corrections_stand_in_order_of_place_and_of_two_that_overlap_the_later(plans):
    corpus = Corpus.open(plans)
    correct(corpus, "三十里", "三十三里")
    first = correct(corpus, "225523.08吨", "2255吨")
    correct(corpus, "225523.08", "2255.23")
    assert [c.text for c in corpus.document("qinghe").corrections] == ["2255.23", "三十三里"]
    assert [(one.record, one.reason) for one in corpus.applied("qinghe").lost] == [(first.after, "covered")]


def test_places_are_found_again_in_a_text_that_has_shifted(plans):
    corpus = Corpus.open(plans)
    rule(corpus, "一、", "review")
    correct(corpus, "225523.08", "2255.23")
    (plans / "qinghe.txt").write_text("网站首页\n\n" + TEXT.replace("各村都有余粮", "村村有余粮"))
    again = Corpus.open(plans)
    document = again.document("qinghe")
    assert role(again, "产量") == "review"
    assert document.text[slice(*document.corrections[0].span)] == "225523.08"
    assert again.applied("qinghe").lost == ()


def test_what_is_not_found_again_is_listed_and_kept(plans):
    corpus = Corpus.open(plans)
    ruled = rule(corpus, "二、", "target")
    mended = correct(corpus, "225523.08", "2255.23")
    (plans / "qinghe.txt").write_text(TEXT.replace("225523.08", "2255.23").split("二、")[0])
    lost = Corpus.open(plans).applied("qinghe").lost
    assert {(one.record, one.reason) for one in lost} == {(ruled.after, "gone"), (mended.after, "mended")}
    (plans / "qinghe.txt").write_text(TEXT)
    again = Corpus.open(plans)
    assert again.applied("qinghe").lost == ()
    assert role(again, "水渠") == "target"


def test_a_correction_of_words_that_are_now_others_is_listed(plans):
    corpus = Corpus.open(plans)
    correct(corpus, "去年粮食产量225523.08吨", "去年粮食收成2255.23吨")
    (plans / "qinghe.txt").write_text(TEXT.replace("225523.08", "225523"))
    assert [one.reason for one in Corpus.open(plans).applied("qinghe").lost] == ["changed"]


def test_a_ruling_on_a_line_that_has_become_the_sites_is_listed(plans):
    corpus = Corpus.open(plans)
    entry = roles.ruling(corpus.document("qinghe"), at(corpus.document("qinghe"), "青河县"), "plan")
    say(corpus, roles.KIND, entry)
    assert [one.reason for one in corpus.applied("qinghe").lost] == ["gone"]


def test_the_reader_goes_before_corpus_toml_and_that_before_the_text(plans):
    (plans / "corpus.toml").write_text('[[document]]\nfile = "qinghe.txt"\nplace = "青江"\nkind = "计划"\n')
    corpus = Corpus.open(plans)
    place, year = state(corpus, "place", "清河"), state(corpus, "covers", "2021-2025")
    for again in (corpus, Corpus.open(plans)):
        entry, meta = again.entry("qinghe"), again.document("qinghe").meta
        assert entry.meta.place == meta.place == ("清河", 0)
        assert entry.meta.kind.value == "计划"
        assert entry.meta.covers == meta.covers == (Period("plan", 2021, 2025),)
        origins = {key: facts.origin(entry.said.values(), entry.given, meta, key) for key in facts.KEYS}
        assert origins == {
            "covers": "reader",
            "kind": "manifest",
            "place": "reader",
            "issuer": "",
            "provenance": "",
            "title": "text",
        }
        assert list(again.by_place()) == ["清河", "白石县"]
    corpus.change(facts.KIND, [place.back, year.back])
    assert corpus.entry("qinghe").meta.place.value == corpus.document("qinghe").meta.place.value == "青江"
    assert corpus.entry("qinghe").meta.covers == (Period("plan", 2020, 2020),)


def test_another_issuer_is_another_body(plans):
    (plans / "corpus.toml").write_text('[[document]]\nfile = "qinghe.txt"\nissuer = "中共青河县委"\nbody = "party"\n')
    corpus = Corpus.open(plans)
    state(corpus, "issuer", "青河县人民政府")
    assert corpus.document("qinghe").meta.body.value == "government"


def test_entries_stand_in_the_order_of_the_facts(plans):
    corpus = Corpus.open(plans)
    assert [entry.id for entry in corpus.entries] == ["baishi", "qinghe"]
    state(corpus, "place", "白石", "qinghe")
    state(corpus, "covers", "2018", "qinghe")
    assert [entry.id for entry in corpus.entries] == ["qinghe", "baishi"]


def test_what_was_said_of_a_file_holds_when_it_was_renamed(plans):
    corpus = Corpus.open(plans)
    rule(corpus, "一、", "review")
    state(corpus, "place", "清河")
    (plans / "qinghe.txt").rename(plans / "qinghe-2020.txt")
    again = Corpus.open(plans)
    assert [record.what.role for record in again.orphans().roles] == ["review"]
    assert again.document("qinghe-2020").meta.place.value == "清河"
    assert again.entry("qinghe-2020").meta.place.value == "清河"
    assert role(again, "产量", "qinghe-2020") == "review"
    assert not again.orphans()
    state(again, "kind", "要点", "qinghe-2020")
    assert role(again, "产量", "qinghe-2020") == "review"


def test_what_was_said_of_a_file_that_is_gone_is_listed(plans):
    corpus = Corpus.open(plans)
    state(corpus, "place", "清河")
    (plans / "qinghe.txt").unlink()
    again = Corpus.open(plans)
    again.document("baishi")
    assert [record.what.value for record in again.orphans().facts] == ["清河"]


def test_one_file_alone_has_what_was_said_of_it_in_its_folder(plans):
    rule(Corpus.open(plans), "一、", "review")
    corpus = Corpus.open(plans / "qinghe.txt")
    assert role(corpus, "产量") == "review"
    assert not corpus.orphans()


def test_another_process_applies_it_too(plans):
    rule(Corpus.open(plans), "一、", "review")
    corpus = Corpus.open(plans)
    assert corpus.parse_apart("qinghe") == Corpus.open(plans).document("qinghe") == scan.load(corpus.entry("qinghe"))
    assert role(corpus, "产量") == "review"


def test_a_guest_has_what_was_said_of_it_here(plans, tmp_path):
    guest = tmp_path / "guest.txt"
    guest.write_text(TEXT)
    corpus = Corpus.open(plans)
    id_, _ = corpus.resolve(str(guest))
    rule(corpus, "一、", "review", id_)
    assert role(corpus, "产量", id_) == "review"
    again = Corpus.open(plans)
    again.resolve(str(guest))
    assert role(again, "产量", id_) == "review"


def test_a_damaged_file_is_told_and_keeps_no_corpus_from_opening(plans):
    corpus = Corpus.open(plans)
    rule(corpus, "一、", "review")
    corpus.where(roles.KIND).write_text("?")
    assert any("damaged" in str(problem) for problem in Corpus.open(plans).problems)
    corpus.where(roles.KIND).write_text("schema = 9\n")
    again = Corpus.open(plans)
    assert any("newer" in str(problem) for problem in again.problems)
    with pytest.raises(StoreError):
        rule(again, "一、", "review")
    assert role(again, "产量") == "plan"


def test_what_is_said_while_a_document_is_being_read_is_not_missed(plans, monkeypatch):
    corpus = Corpus.open(plans)
    read = scan.as_read
    told = [lambda: state(corpus, "place", "清河", "baishi")]

    def slowly(entry: Entry) -> Document:
        document = read(entry)
        if entry.id == "qinghe" and told:
            told.pop()()
            corpus.change(facts.KIND, [Change(None, hand.new(facts.Stated("qinghe", document.hash, "kind", "计划")))])
        return document

    monkeypatch.setattr(scan, "as_read", slowly)
    assert corpus.document("qinghe").meta.kind.value == "计划"
    assert corpus.document("baishi").meta.place.value == "清河"
