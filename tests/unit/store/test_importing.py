import os
from pathlib import Path

import pytest
from tests.unit.store.brought import FIRST, TEXT, TODAY, bring, held, said, statuses
from tests.unit.store.folders import put

from duidu import formats
from duidu.errors import InputError, SettingError, StoreError
from duidu.store import importing, scan, sources
from duidu.store.corpus import Corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    return put(tmp_path / "inbox", {"east-2019.txt": FIRST})


# -- what is written


def test_the_original_its_text_and_a_block(corpus: Path, inbox: Path):
    data = FIRST.replace("\n", "\r\n").encode("gb18030")
    put(inbox, {"east-2019.txt": data})
    (outcome,) = bring(corpus, inbox / "east-2019.txt")
    assert (outcome.status, outcome.file, outcome.original) == (
        "imported",
        "east-2019.txt",
        "originals/east-2019.txt",
    )
    assert outcome.overview is not None
    assert outcome.overview.encoding == "gb18030"
    files = held(corpus)
    assert files["originals/east-2019.txt"] == data
    assert files["east-2019.txt"].decode() == FIRST
    assert said(corpus) == {
        "east-2019.txt": {
            "title": "城东区2019年工作要点",
            "place": "城东区",
            "kind": "工作要点",
            "covers": [{"role": "plan", "from": 2019, "to": 2019}],
            "source": "east-2019.txt",
            "retrieved": TODAY,
        }
    }


def test_markdown_stays_markdown_and_folders_stay_folders(corpus: Path, inbox: Path):
    put(inbox, {"sub/deep/plan.markdown": "# 城东区2020年工作要点\n\n## 平安建设\n\n加快平安城东建设。\n"})
    assert statuses(bring(corpus, inbox)) == ["imported", "imported"]
    assert set(held(corpus)) == {
        "corpus.toml",
        "east-2019.txt",
        "originals/east-2019.txt",
        "sub/deep/plan.md",
        "originals/sub/deep/plan.markdown",
    }
    headings = [block for block in Corpus.open(corpus).document("sub/deep/plan").blocks if block.kind == "heading"]
    assert len(headings) == 1


def test_a_document_is_read_as_its_original_says(corpus: Path, inbox: Path):
    put(inbox, {"east-2019.txt": FIRST.encode("utf-16")})
    bring(corpus, inbox)
    assert Corpus.open(corpus).document("east-2019").encoding == "utf-16"
    (corpus / "east-2019.txt").write_text(FIRST + "读者补记。\n", encoding="utf-8")
    changed = Corpus.open(corpus).document("east-2019")
    assert (changed.encoding, "读者补记" in changed.text) == ("utf-8", True)
    (corpus / "originals" / "east-2019.txt").unlink()
    assert Corpus.open(corpus).document("east-2019").encoding == "utf-8"


@pytest.mark.parametrize("source", ["../inbox/east-2019.txt", "/etc/hosts", "a\0b", "据某报改写", ""])
def test_a_source_that_is_no_original_is_left_alone(corpus: Path, inbox: Path, source: str):
    put(corpus, {"a.txt": FIRST, "originals/b.txt": FIRST})
    assert scan.original_of(corpus / "a.txt", "a.txt", source) is None


@pytest.mark.parametrize("text", ["\ufeff\ufeff" + FIRST, "平\0安" * 9, "a"])
def test_a_text_comes_back_as_it_was_read(corpus: Path, inbox: Path, text: str):
    put(inbox, {"east-2019.txt": b"\xff\xfe" + text.encode("utf-16-le")})
    (outcome,) = bring(corpus, inbox)
    assert outcome.status == "imported"
    (corpus / "originals" / "east-2019.txt").unlink()
    assert formats.extract((corpus / "east-2019.txt").read_bytes(), "a.txt").text == text


def test_what_a_person_wrote_in_corpus_toml_stays(corpus: Path, inbox: Path):
    mine = "# 我的语料\n\n[[document]]   # 第一份\nfile = \"mine.txt\"\ntitle = '我的'\n# 完"
    put(corpus, {"corpus.toml": mine, "mine.txt": FIRST + "另一份。"})
    bring(corpus, inbox)
    text = (corpus / "corpus.toml").read_text(encoding="utf-8")
    assert text.startswith(mine + "\n")
    assert list(said(corpus)) == ["mine.txt", "east-2019.txt"]


def test_a_block_that_was_there_is_not_doubled(corpus: Path, inbox: Path):
    put(corpus, {"corpus.toml": '[[document]]\nfile = "east-2019.txt"\ntitle = "我改的题"\nsource = "区政府寄来"\n'})
    assert statuses(bring(corpus, inbox)) == ["imported"]
    found = said(corpus)["east-2019.txt"]
    assert (found["title"], found["source"], found["retrieved"]) == ("我改的题", "区政府寄来", TODAY)
    assert statuses(bring(corpus, inbox)) == ["unchanged"]


# -- again, and instead


def test_twice_is_once(corpus: Path, inbox: Path):
    bring(corpus, inbox)
    before = held(corpus)
    assert [(o.status, o.file) for o in bring(corpus, inbox)] == [("unchanged", "east-2019.txt")]
    assert statuses(bring(corpus, inbox, replace=True)) == ["unchanged"]
    assert held(corpus) == before


def test_the_same_bytes_under_another_name_are_the_same(corpus: Path, inbox: Path):
    put(inbox, {"east-2019 (1).txt": FIRST})
    outcomes = bring(corpus, inbox)
    assert [(outcome.status, outcome.file) for outcome in outcomes] == [
        ("imported", "east-2019 (1).txt"),
        ("unchanged", "east-2019 (1).txt"),
    ]
    put(inbox, {"third.txt": FIRST})
    assert [o.file for o in bring(corpus, inbox / "third.txt")] == ["east-2019 (1).txt"]


def test_nothing_is_overwritten_without_leave(corpus: Path, inbox: Path):
    bring(corpus, inbox)
    before = held(corpus)
    put(inbox, {"east-2019.txt": FIRST + "补充一条。\n", "good.txt": TEXT.format(year=2021)})
    failed, good = bring(corpus, inbox)
    assert (failed.status, good.status) == ("failed", "imported")
    assert str(failed.error).endswith(
        "east-2019.txt: east-2019.txt is there already and differs; --replace puts this one in its place"
    )
    assert before.items() - held(corpus).items() == {("corpus.toml", before["corpus.toml"])}


def test_a_text_that_somebody_put_there_is_not_overwritten(corpus: Path, inbox: Path):
    put(corpus, {"east-2019.txt": "别人的文字。\n"})
    assert statuses(bring(corpus, inbox)) == ["failed"]
    put(corpus, {"east-2019.txt": FIRST})
    assert statuses(bring(corpus, inbox)) == ["imported"]
    assert set(held(corpus)) == {"corpus.toml", "east-2019.txt", "originals/east-2019.txt"}


def test_a_new_text_replaces_the_old_and_what_was_read_of_it(corpus: Path, inbox: Path):
    bring(corpus, inbox)
    path = corpus / "corpus.toml"
    path.write_text("# 我的\n" + path.read_text(encoding="utf-8").replace('"城东区"', '"东城"'), encoding="utf-8")
    put(inbox, {"east-2019.txt": TEXT.format(year=2022) + "补充一条。\n"})
    assert statuses(bring(corpus, inbox, replace=True)) == ["replaced"]
    found = said(corpus)["east-2019.txt"]
    assert (found["title"], found["place"]) == ("城东区2022年工作要点", "东城")  # the reader's word stays
    assert path.read_text(encoding="utf-8").startswith("# 我的\n")
    assert held(corpus)["originals/east-2019.txt"].decode().endswith("补充一条。\n")
    assert held(corpus)["east-2019.txt"].decode().endswith("补充一条。\n")


def test_a_text_that_was_edited_is_made_anew_from_the_same_bytes_only_with_leave(corpus: Path, inbox: Path):
    bring(corpus, inbox)
    put(corpus, {"east-2019.txt": "改坏了\n"})
    assert statuses(bring(corpus, inbox)) == ["unchanged"]
    assert statuses(bring(corpus, inbox, replace=True)) == ["replaced"]
    assert held(corpus)["east-2019.txt"].decode() == FIRST


def test_two_files_of_one_name_in_one_run_do_not_replace_each_other(corpus: Path, tmp_path: Path):
    for year in (2019, 2020):
        put(tmp_path / str(year), {"plan.txt": TEXT.format(year=year)})
    outcomes = bring(corpus, tmp_path / "2019", tmp_path / "2020", replace=True)
    assert statuses(outcomes) == ["imported", "failed"]
    assert "another of these files became plan.txt" in str(outcomes[1].error)


def test_two_originals_of_one_stem_are_two_documents(corpus: Path, tmp_path: Path):
    put(tmp_path / "in", {"plan.text": TEXT.format(year=2019), "plan.txt": TEXT.format(year=2020)})
    assert [outcome.file for outcome in bring(corpus, tmp_path / "in")] == ["plan.txt", "plan.txt.txt"]
    assert set(said(corpus)) == {"plan.txt", "plan.txt.txt"}


def test_many_at_once(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importing, "BATCH_FILES", 4)
    put(tmp_path / "in", {f"{year}.txt": TEXT.format(year=year) for year in range(1990, 2010)})
    assert set(statuses(bring(corpus, tmp_path / "in"))) == {"imported"}
    assert len(said(corpus)) == len(Corpus.open(corpus).entries) == 20
    put(tmp_path / "in", {f"{year}.txt": TEXT.format(year=year) + "改。\n" for year in range(1990, 2010)})
    assert set(statuses(bring(corpus, tmp_path / "in", replace=True))) == {"replaced"}
    assert all("改。" in document.decode() for name, document in held(corpus).items() if name != "corpus.toml")


def test_another_import_between_two_batches_is_seen(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importing, "BATCH_FILES", 1)
    put(tmp_path / "in", {f"{year}.txt": TEXT.format(year=year) for year in (2001, 2002)})
    put(tmp_path / "other", {"2003.txt": TEXT.format(year=2003)})
    ours = importing.bring(corpus, sources.gather([tmp_path / "in"]).sources, TODAY)
    next(ours)
    bring(corpus, tmp_path / "other")
    list(ours)
    assert sorted(said(corpus)) == ["2001.txt", "2002.txt", "2003.txt"]


# -- what goes wrong


def test_a_bad_file_keeps_no_other_out(corpus: Path, inbox: Path):
    put(inbox, {"bad.txt": b"\x7fELF\x02\0\0\0" * 40, "empty.txt": ""})
    outcomes = {Path(outcome.shown).name: outcome for outcome in bring(corpus, inbox)}
    assert {name: outcome.status for name, outcome in outcomes.items()} == {
        "bad.txt": "failed",
        "empty.txt": "failed",
        "east-2019.txt": "imported",
    }
    assert isinstance(outcomes["bad.txt"].error, InputError)


def test_a_file_that_vanishes_is_a_failure(corpus: Path, inbox: Path):
    found = sources.gather([inbox])
    (inbox / "east-2019.txt").unlink()
    (outcome,) = importing.bring(corpus, found.sources, TODAY)
    assert outcome.status == "failed"
    assert not corpus.exists()


@pytest.mark.parametrize("name", ["east-2019.txt", "originals/east-2019.txt"])
def test_a_folder_in_the_way(corpus: Path, inbox: Path, name: str):
    (corpus / name).mkdir(parents=True)
    (outcome,) = bring(corpus, inbox)
    assert f"in the way of {name} is a file or folder" in str(outcome.error)


def test_a_file_in_the_way_of_a_folder(corpus: Path, tmp_path: Path):
    put(corpus, {"sub": "a file"})
    put(tmp_path / "in", {"sub/a.txt": FIRST, "b.txt": TEXT.format(year=2020)})
    assert statuses(bring(corpus, tmp_path / "in")) == ["imported", "failed"]
    assert held(corpus)["sub"] == b"a file"


def test_a_link_that_leads_out_of_the_corpus(corpus: Path, tmp_path: Path):
    put(tmp_path / "in", {"sub/a.txt": FIRST})
    (tmp_path / "elsewhere").mkdir()
    corpus.mkdir()
    (corpus / "sub").symlink_to(tmp_path / "elsewhere")
    assert statuses(bring(corpus, tmp_path / "in")) == ["failed"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_of_the_corpus_that_cannot_be_read(corpus: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch):
    put(corpus, {"east-2019.txt": FIRST})
    really = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.parent == corpus and path.suffix == ".txt":
            raise PermissionError(13, "Permission denied", str(path))
        return really(path)

    monkeypatch.setattr(Path, "read_bytes", refused)
    (outcome,) = bring(corpus, inbox)
    assert "Permission denied" in str(outcome.error)


def test_a_full_disk_ends_the_import(corpus: Path, inbox: Path, monkeypatch: pytest.MonkeyPatch):
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        bring(corpus, inbox)
    assert held(corpus) == {}


def test_a_corpus_that_is_a_file(corpus: Path, inbox: Path):
    corpus.write_text("x")
    with pytest.raises(InputError, match="not a folder"):
        bring(corpus, inbox)


@pytest.mark.parametrize(
    ("text", "place"),
    [("[[document]]\nfile = \n", "2:8"), ('# x\ndocument = [{ file = "a.txt" }]\n', "2:1"), ("x = 1\n", "1:1")],
)
def test_a_corpus_toml_that_is_wrong_stops_before_anything_is_written(corpus: Path, inbox: Path, text: str, place: str):
    put(corpus, {"corpus.toml": text})
    with pytest.raises(SettingError, match=f"corpus.toml:{place}"):
        bring(corpus, inbox)
    assert held(corpus) == {"corpus.toml": text.encode()}


def test_a_corpus_toml_that_cannot_be_read(corpus: Path, inbox: Path):
    (corpus / "corpus.toml").mkdir(parents=True)
    with pytest.raises(SettingError, match="cannot be read"):
        bring(corpus, inbox)
