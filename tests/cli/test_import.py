"""Bringing documents into a corpus from the command line."""

import datetime
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from duidu.store.corpus import Corpus


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return tmp_path / "corpus"


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch):
    def put(data: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return put


def _today() -> str:
    return datetime.datetime.now().astimezone().date().isoformat()


def test_a_folder_is_imported_and_read(duidu, plans, corpus):
    before = _today()
    run = duidu("import", str(plans), "--to", str(corpus))
    assert (run.status, run.err) == (0, "duidu: 2 imported\n")
    lines = run.out.splitlines()
    assert [line.split()[:2] for line in lines] == [["+", "east-2019.txt"], ["+", "east-2020.txt"]]
    assert lines[0].endswith(f"← {plans / 'east-2019.txt'}")
    found = Corpus.open(corpus)
    assert [entry.id for entry in found.entries] == ["east-2019", "east-2020"]
    assert found.problems == ()
    made = {entry.meta.retrieved.value for entry in found.entries}
    assert len(made) == 1
    assert made <= {before, _today()}, "it may have become midnight"


def test_a_second_time_changes_nothing_and_says_so(duidu, plans, corpus):
    duidu("import", str(plans), "--to", str(corpus))
    before = (corpus / "corpus.toml").read_bytes()
    run = duidu("import", str(plans), "--to", str(corpus))
    assert run.status == 0
    assert run.err == "duidu: 0 imported, 2 there already\n"
    assert run.out.startswith("= east-2019.txt")
    assert (corpus / "corpus.toml").read_bytes() == before


def test_what_was_read_keeps_its_line_though_corpus_toml_says_it_too(duidu, plans, corpus):
    duidu("import", str(plans), "--to", str(corpus))
    assert 'title = "城东区2019年工作要点"' in (corpus / "corpus.toml").read_text(encoding="utf-8")
    (first, _) = duidu("check", str(corpus), "--json").json["documents"]
    assert {key: first["read_from"][key] for key in ("title", "place", "kind")} == {"title": 1, "place": 1, "kind": 1}
    assert first["read_from"]["retrieved"] == 0


def test_what_the_corpus_toml_beside_the_files_says_comes_along_and_is_told(duidu, plans, corpus):
    toml = '[[document]]\nfile = "east-2019.txt"\nplace = "城东新区"\n'
    (plans / "corpus.toml").write_text(toml, encoding="utf-8")
    run = duidu("import", str(plans), "--to", str(corpus), "--json")
    assert run.err == "duidu: 2 imported, 1 with what the corpus.toml beside it says\n"
    assert [file["carried"] for file in run.json["files"]] == [["place"], []]
    assert [entry.meta.place.value for entry in Corpus.open(corpus).entries] == ["城东区", "城东新区"]
    (plans / "corpus.toml").write_text(toml + "town = 1\n", encoding="utf-8")
    run = duidu("import", str(plans), "--to", str(corpus))
    assert (run.status, run.out) == (2, "")
    assert "corpus.toml:4:1: a document has no town" in run.err


def test_replacing_needs_to_be_asked_for(duidu, plans, corpus):
    duidu("import", str(plans), "--to", str(corpus))
    (plans / "east-2019.txt").write_text("城东区2019年工作要点\n\n一、推进平安建设\n\n再改。\n", encoding="utf-8")
    run = duidu("import", str(plans / "east-2019.txt"), "--to", str(corpus))
    assert (run.status, run.out) == (2, "")
    assert "--replace" in run.err
    run = duidu("import", str(plans / "east-2019.txt"), "--to", str(corpus), "--replace")
    assert (run.status, run.err) == (0, "duidu: 0 imported, 1 replaced\n")
    assert run.out.startswith("± east-2019.txt")


def test_bad_files_have_a_line_each_and_the_good_ones_are_imported(duidu, plans, corpus, tmp_path):
    (plans / "bad.txt").write_bytes(b"\x7fELF\0\0\0\0" * 50)
    (plans / "table.xyz").write_bytes(b"1,2")
    run = duidu("import", str(plans), str(tmp_path / "none.txt"), "--to", str(corpus))
    assert run.status == 2
    assert [entry.id for entry in Corpus.open(corpus).entries] == ["east-2019", "east-2020"]
    assert run.out.count("\n") == 2
    none, bad, count = run.err.splitlines()
    assert "none.txt: cannot be read" in none
    assert "bad.txt: this is no text file" in bad
    assert count == "duidu: 2 imported, 2 not imported, 1 file of another format passed over"


def test_standard_input_has_a_name(duidu, corpus, stdin):
    stdin("城东区2021年工作要点\n\n加快平安建设。\n".encode("gb18030"))
    run = duidu("import", "-", "--name", "sub/east-2021", "--to", str(corpus), "--json")
    assert run.status == 0
    (file,) = run.json["files"]
    assert (file["name"], file["file"], file["encoding"]) == ("-", "east-2021.txt", "gb18030")
    assert (corpus / "east-2021.txt").read_text(encoding="utf-8").startswith("城东区2021年")


@pytest.mark.parametrize("arguments", [["-"], ["a.txt", "--name", "b.txt"]])
def test_a_name_is_for_standard_input(duidu, corpus, arguments: list[str]):
    run = duidu("import", *arguments, "--to", str(corpus))
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert "--name" in run.err
    assert not corpus.exists()


def test_too_much_standard_input(duidu, corpus, stdin, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("duidu.store.scan.MOST_TEXT", 1_000_000)
    stdin(b"a" * 2_000_000)
    run = duidu("import", "-", "--name", "a", "--to", str(corpus))
    assert (run.status, run.out) == (2, "")
    assert "too large" in run.err


def test_what_is_doubtful_is_summed_up(duidu, corpus, tmp_path):
    lost = "加快推进平安城东建设完善群防群治体系健全重大事项风险评估机制" * 4
    for name in "abcde":
        text = f"城东区2020年工作要点\n\n一、平安建设\n\n{name}{lost}\n\n第一条目标为225523.08亿元。\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "nameless.txt").write_bytes("加快建设。".encode() + b"\xff\n")
    names = [str(tmp_path / f"{name}.txt") for name in ("a", "b", "c", "d", "e", "nameless")]
    run = duidu("import", *names, "--to", str(corpus))
    assert run.status == 0
    assert "punctuation lost in the source: 5 documents (a.txt, b.txt, c.txt …)" in run.err
    assert "kind unknown: 1 document (nameless.txt)" in run.err
    assert "bytes could not be decoded" in run.err


def test_json_has_a_value_for_each_file(duidu, plans, corpus):
    (plans / "bad.txt").write_bytes(b"")
    run = duidu("import", str(plans), "--to", str(corpus), "--json")
    assert run.status == 2
    files = {Path(file["name"]).name: file for file in run.json["files"]}
    assert files["bad.txt"]["status"] == "failed"
    assert files["bad.txt"]["error"].endswith("the file is empty; there is nothing to read")
    assert files["east-2019.txt"]["status"] == "imported"
    assert files["east-2019.txt"]["original"] == "originals/east-2019.txt"
    assert files["east-2019.txt"]["read_from"]["title"] == 1


def test_json_speaks_no_language(duidu, plans, tmp_path):
    (plans / "bad.txt").write_bytes(b"")
    runs = [
        duidu("--lang", speaks, "import", str(plans), "--to", str(tmp_path / speaks), "--json")
        for speaks in ("en", "zh")
    ]
    assert runs[0].json["files"] == runs[1].json["files"]
    assert runs[0].err != runs[1].err


def test_what_was_done_before_a_failure_is_told(duidu, plans, corpus, monkeypatch: pytest.MonkeyPatch):
    corpus.mkdir()
    (corpus / "corpus.toml").write_text("x = 1\n", encoding="utf-8")
    run = duidu("import", str(plans), "--to", str(corpus), "--json")
    assert run.status == 2
    assert run.json["files"] == []
    assert "corpus.toml:1:1" in run.err


def test_a_bar_on_a_terminal_only(duidu, plans, corpus, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    run = duidu("import", str(plans), "--to", str(corpus))
    assert "importing" in run.err
    assert "100%" in run.err
    assert "importing" not in run.out


def test_a_file_name_cannot_command_the_terminal(duidu, corpus, tmp_path):
    nasty = tmp_path / "a\x1b[31m\u202e\n.txt"
    nasty.write_text("城东区2020年工作要点\n\n加快建设。\n", encoding="utf-8")
    run = duidu("import", str(nasty), "--to", str(corpus))
    assert run.status == 0
    assert not {"\x1b", "\u202e"} & set(run.out + run.err)
    assert run.out.count("\n") == 1


def test_from_the_shell_with_processes_that_help(tmp_path, plans):
    body = "加快建设平安社区。" * 4000
    for year in range(2000, 2010):
        (plans / f"long-{year}.txt").write_text(f"城东区{year}年工作要点\n\n{body}\n", encoding="utf-8")
    command = [sys.executable, "-m", "duidu", "import", str(plans), "--to", str(tmp_path / "c"), "--json"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert {file["status"] for file in json.loads(run.stdout)["files"]} == {"imported"}
