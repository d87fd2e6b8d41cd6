"""What the corpus.toml beside the files says comes along with them, and what was said by hand stays."""

from pathlib import Path

import pytest
from tests.unit.store.brought import FIRST, TEXT, TODAY, bring, held, said, statuses
from tests.unit.store.folders import put

from duidu.errors import SettingError
from duidu.store import manifest, sources
from duidu.store.corpus import Corpus

SAID = """# whose words these are
[[document]]
file = "east-2019.txt"
title = "城东区要点"
place = "城东新区"
provenance = "reprint"
via = "某网"
published = 2019-01-20
retrieved = "2020-02-03"
covers = [{ role = "review", from = 2018 }, { role = "plan", from = 2019 }]
source = "据《要点》改写"
url = "https://east.example/2019"

[[document]]
file = "deep/west.txt"
kind = "规划"
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {
        "east-2019.txt": FIRST,
        "deep/west.txt": TEXT.format(year=2020),
        "corpus.toml": SAID,
    }
    return put(tmp_path / "library", files)


def test_what_a_folders_corpus_toml_says_comes_along(corpus: Path, library: Path):
    outcomes = bring(corpus, library)
    assert statuses(outcomes) == ["imported", "imported"]
    assert [len(outcome.carried) for outcome in outcomes] == [9, 1]
    there, here = manifest.read(SAID.encode(), "corpus.toml").blocks, said(corpus)
    for file, block in there.items():
        assert {key: here[file][key] for key in block} == dict(block)
    assert here["east-2019.txt"]["original"] == "east-2019.txt"
    assert "original" not in here["deep/west.txt"]
    assert (here["deep/west.txt"]["source"], here["deep/west.txt"]["retrieved"]) == ("west.txt", TODAY)
    before, after = (Corpus.open(folder).entry("east-2019").meta for folder in (library, corpus))
    assert after == before
    assert statuses(bring(corpus, library)) == ["unchanged", "unchanged"]


def test_of_a_single_file_too(corpus: Path, library: Path):
    bring(corpus, library / "east-2019.txt")
    assert said(corpus)["east-2019.txt"]["place"] == "城东新区"


def test_a_wrong_corpus_toml_stops_before_anything_is_lost(corpus: Path, library: Path):
    (library / "corpus.toml").write_text(SAID.replace("2019-01-20", '"soon"'), encoding="utf-8")
    with pytest.raises(SettingError, match=r"corpus.toml:8:1: published must be a date"):
        sources.gather([library])
    with pytest.raises(SettingError):
        sources.gather([library / "east-2019.txt"])


def test_a_corpus_is_brought_into_another_with_its_originals(tmp_path: Path, corpus: Path):
    page = "<html><body><h1>甲区工作要点</h1><h2>平安建设</h2><p>加快平安建设,完善群防群治。</p></body></html>"
    inbox = put(tmp_path / "inbox", {"sub/plan.html": page, "east-2019.txt": FIRST})
    bring(corpus, inbox)
    other = tmp_path / "other"
    assert statuses(bring(other, corpus)) == ["imported", "imported"]
    assert {name: data for name, data in held(other).items() if name != "corpus.toml"} == {
        name: data for name, data in held(corpus).items() if name != "corpus.toml"
    }
    assert said(other) == said(corpus)


def test_a_text_changed_by_hand_after_its_import_stays_changed(tmp_path: Path, corpus: Path):
    bring(corpus, put(tmp_path / "inbox", {"plan.html": "<p>甲区工作要点</p><p>完善群防群洽。</p>"}))
    text = (corpus / "plan.txt").read_text(encoding="utf-8").replace("群洽", "群治")
    (corpus / "plan.txt").write_text(text, encoding="utf-8")
    other = tmp_path / "other"
    assert statuses(bring(other, corpus)) == ["imported"]
    assert (other / "plan.txt").read_text(encoding="utf-8") == text
    assert (other / "originals" / "plan.html").read_bytes() == (corpus / "originals" / "plan.html").read_bytes()


def test_the_reader_s_own_words_stay_when_a_text_with_said_facts_is_replaced(corpus: Path, library: Path):
    bring(corpus, library)
    toml = (corpus / "corpus.toml").read_text(encoding="utf-8").replace('"某网"', '"另一网"')
    (corpus / "corpus.toml").write_text(toml, encoding="utf-8")
    (library / "east-2019.txt").write_text(FIRST + "\n2、新增一项。\n", encoding="utf-8")
    assert statuses(bring(corpus, library / "east-2019.txt", replace=True)) == ["replaced"]
    here = said(corpus)["east-2019.txt"]
    assert (here["via"], here["place"], here["source"]) == ("另一网", "城东新区", "据《要点》改写")
