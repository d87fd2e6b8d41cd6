"""What duidu makes of a corpus, for people and for programs."""

import re

import pytest
from rich.cells import cell_len


@pytest.fixture
def corpus(plans):
    """Two plans, a draft of one, one that is damaged, one that cannot be read, and a word about one that is gone."""
    text = "城东区养老服务意见\n\n" + "\n".join(f"{n}、第{n}街道建成日间照料站{n * 3}个。" for n in range(1, 40))
    (plans / "final.txt").write_text(text, encoding="utf-8")
    (plans / "draft.txt").write_text(text.replace("39个", "40个"), encoding="utf-8")
    lost = "加快推进平安城东建设完善群防群治体系健全重大事项风险评估机制" * 4
    damaged = f"城东区2018年规划\n\n专栏1 工程\n\n{lost}\n\n专栏3 项目\n\n加快建设。\n"
    (plans / "damaged.txt").write_text(damaged, encoding="utf-8")
    (plans / "bad.txt").write_bytes(b"")
    (plans / "corpus.toml").write_text(
        '[[document]]\nfile = "gone.txt"\n\n[[document]]\nfile = "east-2020.txt"\nprovenance = "reprint"\n'
        'published = "2020-01-01"\ncovers = [{ from = 2020, to = 2022 }]\n',
        encoding="utf-8",
    )
    return plans


def test_every_document_has_its_paragraph(duidu, corpus):
    run = duidu("check", str(corpus))
    assert (run.status, run.err) == (0, "")
    assert re.search(r"^east-2020\n    城東區2020年工作要點\n    工作要点 · 城东区 · ", run.out, re.MULTILINE)
    assert "plan 2020–2022 · published 2020-01-01 · reprint" in " ".join(run.out.split())
    assert "txt utf-8 · 2 sections · 3 paragraphs" in run.out
    assert re.search(r"^bad\n    ✗ bad.txt: the file is empty", run.out, re.MULTILINE)
    assert "⚠ punctuation lost in the source (1)" in run.out
    assert "boxes are missing: 2 (there are 1, 3)" in run.out
    assert re.search(r"^    \d+ % alike · draft · final$", run.out, re.MULTILINE)
    assert "gone.txt is not in this folder" in run.out
    assert run.out.splitlines()[-1] == "6 documents, 1 with doubts, 1 cannot be read"


@pytest.mark.parametrize("speaks", ["en", "zh"])
def test_it_fits_a_terminal(duidu, corpus, speaks: str):
    long = "关于" + "进一步加快推进平安建设" * 8 + "的意见"
    (corpus / "long.txt").write_text(f"{long}\n\n一、平安建设\n\n加快建设。\n", encoding="utf-8")
    lines = duidu("--lang", speaks, "check", str(corpus)).out.splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert long in "".join(line.strip() for line in lines)


def test_it_speaks_chinese(duidu, corpus):
    shown = duidu("--lang", "zh", "check", str(corpus)).out
    ours = "\n".join(line for line in shown.splitlines() if not re.match(r"[a-z]|.*(/|txt|toml|draft)", line))
    assert ours.count("\n") > 10
    assert not re.search("[A-Za-z]{4}", ours)


def test_a_sound_corpus_has_nothing_to_mind(duidu, plans):
    run = duidu("check", str(plans))
    assert run.out.splitlines()[-1] == "2 documents"
    assert "⚠" not in run.out
    assert "alike" not in run.out


def test_the_corpus_may_be_named_as_everywhere(duidu, plans):
    wanted = duidu("check", str(plans)).out
    assert duidu("check", "-c", str(plans)).out == wanted
    assert duidu("-c", str(plans), "check").out == wanted
    assert duidu("check").out != wanted


def test_json(duidu, corpus):
    found = duidu("check", str(corpus), "--json").json
    documents = {document["document"]: document for document in found["documents"]}
    assert found["corpus"] == str(corpus)
    assert found["near_duplicates"] == [{"documents": ["draft", "final"], "likeness": pytest.approx(0.95, abs=0.05)}]
    assert [problem.split(": ")[1] for problem in found["problems"]] == [
        "gone.txt is not in this folder; correct the name"
    ]
    assert "empty" in documents["bad"]["error"]
    assert documents["east-2019"]["error"] is None
    assert documents["east-2019"]["sections"] == 2
    assert documents["east-2019"]["covers"] == [{"role": "plan", "from": 2019, "to": 2019}]
    assert documents["east-2019"]["read_from"]["title"] == 1
    assert documents["damaged"]["doubts"] == {"no_punctuation": 1}
    assert [note["code"] for note in documents["damaged"]["notes"]] == ["boxes_missing", "punctuation_lost"]


def test_json_does_not_depend_on_the_language(duidu, corpus):
    assert duidu("--lang", "zh", "check", str(corpus), "--json").out == duidu("check", str(corpus), "--json").out


def test_a_file_that_goes_bad_after_its_beginning(duidu, plans):
    good = (plans / "east-2019.txt").read_bytes() * 200
    (plans / "late.txt").write_bytes(good + b"\0\0\0\0" * 100 + good)
    run = duidu("check", str(plans), "--json")
    assert run.status == 0
    assert [document["document"] for document in run.json["documents"] if document["error"]] == ["late"]


def test_nothing_to_check(duidu, tmp_path):
    run = duidu("check", str(tmp_path))
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
