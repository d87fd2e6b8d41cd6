import tomllib

import duidu
from duidu.store import places


def test_the_checkout_has_corpus_and_themes():
    assert (places.sample_corpus() / "corpus.toml").is_file()
    assert "ink" in {tomllib.loads(p.read_text("utf-8"))["name"] for p in places.themes_folder().glob("*.toml")}


def test_what_is_packed_comes_first(monkeypatch, tmp_path):
    (tmp_path / "src" / "duidu" / "themes").mkdir(parents=True)
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "src" / "duidu")
    assert places.themes_folder() == tmp_path / "src" / "duidu" / "themes"
    assert places.sample_corpus() == tmp_path / "corpus"
    assert duidu.__file__
