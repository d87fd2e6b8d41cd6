"""Parsing a document in a process of its own: the same document, the same errors, here where there is none."""

import io
import pickle
import sys

import pytest
from tests.unit.store.folders import TEXT, put

from duidu.errors import InputError
from duidu.store import apart, scan
from duidu.store.corpus import Corpus


def test_apart_is_the_same_document(tmp_path, monkeypatch):
    corpus = Corpus.open(put(tmp_path, {"a.txt": TEXT}))
    here = scan.load(corpus.entry("a"))
    monkeypatch.setattr(scan, "load", lambda _entry: pytest.fail("parsed here"))
    found = corpus.parse_apart("a")
    assert found == here
    assert corpus.document("a") is found
    assert corpus.parse_apart("a") is found


def test_apart_tells_what_is_wrong_too(tmp_path, monkeypatch):
    corpus = Corpus.open(put(tmp_path, {"a.txt": TEXT, "b.txt": TEXT}))
    (tmp_path / "a.txt").write_bytes(b"")
    monkeypatch.setattr(scan, "load", lambda _entry: pytest.fail("parsed here"))
    with pytest.raises(InputError) as caught:
        corpus.parse_apart("a")
    assert str(caught.value).startswith("a.txt: ")


@pytest.mark.parametrize("program", ["/no/such/program", "false"])
def test_where_there_is_no_process_it_is_parsed_here(tmp_path, monkeypatch, program):
    monkeypatch.setattr(sys, "executable", program)
    corpus = Corpus.open(put(tmp_path, {"a.txt": TEXT}))
    assert corpus.parse_apart("a").text == TEXT


def test_the_childs_side(tmp_path, monkeypatch):
    corpus = Corpus.open(put(tmp_path, {"a.txt": TEXT, "b.txt": b""}))
    for id_ in "ab":
        out = io.TextIOWrapper(io.BytesIO())
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(pickle.dumps(corpus.entry(id_)))))
        monkeypatch.setattr(sys, "stdout", out)
        apart.answer()
        found = pickle.loads(out.buffer.getvalue())  # noqa: S301
        assert str(found) == str(corpus.entry("b").error) if id_ == "b" else found == corpus.document("a")
