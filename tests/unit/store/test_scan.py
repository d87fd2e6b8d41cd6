"""The ends of files, which are all that a scan reads: whole lines, whole characters, in any encoding."""

import pytest
from tests.unit.store.folders import TEXT, put

from duidu import parse
from duidu.model import Metadata
from duidu.store import scan
from duidu.store.corpus import Corpus


@pytest.mark.parametrize(
    ("head", "tail", "kept"),
    [
        (b"one\ntwo", b"ee\nfour\n", b"one\nfour\n"),
        (b"one\n", b"no line end", b"one\n"),
        ("某区".encode()[:-1], b"x\ny", "某".encode()),
        ("某区".encode(), b"", "某".encode()),  # the last is not known to be whole
        (b"abc", b"\nx", b"abc"),
        (b"\xff\xfea\0\n", b"\nx", b"\xff\xfea\0"),
        (b"\x80\x80\x80\x80\x80", b"", b"\x80\x80\x80\x80\x80"),
    ],
)
def test_a_cut_leaves_whole_lines_or_characters(head, tail, kept):
    assert scan.whole_lines(head, tail) == kept


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_long_line_in_any_encoding_can_be_opened(tmp_path, encoding):
    text = "推进平安建设,完善服务。" * 4000
    put(tmp_path, {"a.txt": text.encode(encoding), "b.txt": (TEXT + text).encode(encoding)})
    corpus = Corpus.open(tmp_path)
    assert [entry.error for entry in corpus.entries] == [None, None]
    assert corpus.document("a").text == text


def test_only_the_ends_of_a_file_are_read(tmp_path, monkeypatch):
    put(tmp_path, {"a.txt": "开头\n" + TEXT * 10_000 + "末尾"})
    seen = []

    def metadata(text, _name, _given, _marks):
        seen.append(text)
        return Metadata()

    monkeypatch.setattr(parse, "metadata", metadata)
    Corpus.open(tmp_path)
    assert len(seen) == 1
    assert seen[0].startswith("开头\n")
    assert seen[0].endswith("\n末尾")
    assert 1000 < len(seen[0].encode()) <= scan.HEAD + scan.TAIL
