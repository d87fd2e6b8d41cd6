"""``duidu words``: sets of words, kept, listed, deleted, suggested."""

import pytest

from duidu.text.safe import safe


def test_sets_are_kept_listed_and_deleted(duidu):
    assert duidu("words", "list") == (1, "", "")
    assert duidu("words", "set", "养老", "居家养老", "日间照料", "居家养老").status == 0
    assert duidu("words", "set", "@安", "平安").status == 0
    assert duidu("words", "list").out == "@养老 居家养老 日间照料\n@安 平安\n"
    assert duidu("words", "list", "--json").json == {"养老": ["居家养老", "日间照料"], "安": ["平安"]}
    assert [duidu("words", "delete", "安").status for _ in range(2)] == [0, 1]
    assert duidu("words", "list").out == "@养老 居家养老 日间照料\n"


@pytest.mark.parametrize("arguments", [["", "平安"], ["两 词", "平安"], ["@@安", "平安"], ["安", " "]])
def test_a_name_that_cannot_be_typed_and_a_set_of_nothing_are_refused(duidu, arguments: list[str]):
    run = duidu("words", "set", *arguments)
    assert run.status == 2
    assert len(run.err.splitlines()) == 1
    assert safe(run.err.strip()) == run.err.strip()


def test_words_that_keep_company_are_suggested(duidu, tmp_path):
    line = "发展居家养老,新建日间照料中心。\n\n"
    (tmp_path / "a.txt").write_text(line * 4 + "修建道路桥梁。\n\n" * 9, encoding="utf-8")
    run = duidu("words", "suggest", "养老", "-c", str(tmp_path))
    assert run.status == 0
    assert "照料" in run.out
    assert "道路" not in run.out
    assert duidu("words", "suggest", "核电站", "-c", str(tmp_path)) == (1, "", "")
