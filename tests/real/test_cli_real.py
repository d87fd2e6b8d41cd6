"""The commands on the real documents, which are no part of the project."""

import json

import pytest

from duidu.cli import main


@pytest.fixture
def corpus(real_texts, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("LANGUAGE", "")
    return str(real_texts / "corpus")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str):
    assert main([*arguments, "--json"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    return json.loads(captured.out)


@pytest.mark.parametrize("query", ["平安南开", "平安南開", "平安南幵"])
def test_a_slogan_is_found_in_three_years_and_two_scripts(capsys, corpus, query: str):
    hits = printed(capsys, "search", query, "-c", corpus)
    places = [(hit["document"], hit["line"], hit["text"][hit["start"] - hit["text_start"] :][:4]) for hit in hits]
    assert sorted(places) == [
        ("nankai-2012", 62, "平安南开"),
        ("nankai-2018", 57, "平安南开"),
        ("nankai-2021", 55, "平安南開"),
        ("nankai-2021", 91, "平安南開"),
        ("nankai-2021", 1528, "平安南開"),
        ("nankai-2021", 1534, "平安南開"),
    ]
    assert all(hit["end"] - hit["start"] == 4 for hit in hits)


def test_outline_of_the_item_on_public_order(capsys, corpus):
    blocks = printed(capsys, "outline", "nankai-2012", "-c", corpus)["blocks"]
    (item,) = [block for block in blocks if block["line"] == 62]
    assert (item["kind"], item["number"], item["title"], item["parent"]) == ("item", "19、", "维护社会和谐稳定", 60)


def test_align_and_diff_answer(capsys, corpus):
    links = printed(capsys, "align", "nankai-2012", "nankai-2018", "-c", corpus)["links"]
    assert {63} <= {link["b"]["line"] for link in links if link["a"]["line"] == 62}
    rows = printed(capsys, "diff", "nankai-2012:62", "nankai-2018", "-c", corpus)["rows"]
    assert 62 in [row["cells"][0]["line"] for row in rows]
    assert any(segment["edits"] for row in rows for segment in row["cells"][1]["segments"])
