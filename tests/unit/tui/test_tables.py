"""What the tables of slogans and of new and gone say over a dozen years, without a screen."""

from pathlib import Path

import pytest

from duidu.evolve import slogans
from duidu.evolve.sections import Section
from duidu.store import newgone, traces
from duidu.store.corpus import Corpus
from duidu.store.index import finished, index_of
from duidu.text.outline import title
from duidu.tui import newgonetable, slogantable
from duidu.tui.newgonetable import Key, NewGone
from duidu.tui.rows import Column

YEARLY = """\
江陵区{year}年工作要点

一、水利

继续修建水库。继续修建水库,疏通{year}年淤塞的沟渠。
"""
LAST = """\
江陵区2021年工作要点

一、社区

推进智慧社区。推进智慧社区,建设智慧江陵。

二、回顾

去年建成“智慧江陵”样板。
"""


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("dozen")
    for year in range(2009, 2021):
        (folder / f"r{year}.txt").write_text(YEARLY.format(year=year), encoding="utf-8")
    (folder / "r2021.txt").write_text(LAST, encoding="utf-8")
    (folder / "other.txt").write_text("白石区2021年工作要点\n\n一、河道\n\n清理河滩。\n", encoding="utf-8")
    return Corpus.open(folder)


@pytest.fixture(scope="module")
def value(corpus: Corpus) -> NewGone:
    made = NewGone(newgone.told(corpus, finished(index_of(corpus)), "r2021", 20))
    made.documents = {name: corpus.document(name) for name in ("r2020", "r2021")}
    here = made.documents["r2021"]
    block = next(block.id for block in here.blocks if title(here, block) == "社区")
    made.begun, made.ended = [Section("r2021", block, "added")], [Section("r2020", 1, "dropped")]
    return made


def titles(columns: "list[Column] | tuple[Column, ...]") -> list[str]:
    return [column.title for column in columns]


def test_with_ten_documents_there_are_measures(value: NewGone):
    assert value.compared is not None
    assert value.compared.enough
    assert value.compared.before == tuple(f"r{year}" for year in range(2011, 2021))
    assert value.compared.earlier == 12
    heads = titles(tuple(newgonetable.columns(value)))
    assert heads[4:7] == ["G²", "ratio", "spread"]
    lines = {(line.key.sort, line.key.text): line for line in newgonetable.rows(value, frozenset())}
    new = lines["new", "智慧"]
    gone = next(line for (sort, text), line in lines.items() if sort == "gone" and "水库" in text)
    assert [cell.text for cell in new.cells][1:4] == ["4", "0", "0"]
    assert [cell.text for cell in gone.cells][-2:] == ["2009", "2020"]
    assert all(len(line.ranks) == len(line.cells) == len(heads) for line in lines.values())
    assert {line.key.sort for line in newgonetable.rows(value, frozenset({"begun"}))} == {"begun"}
    assert "2020" in lines["ended", newgonetable.rows(value, frozenset({"ended"}))[0].key.text].group


def test_cells_lead_to_the_documents_they_count(value: NewGone):
    (new,) = [line for line in newgonetable.rows(value, frozenset({"new"})) if line.key.text == "智慧"]
    gone = next(line for line in newgonetable.rows(value, frozenset({"gone"})) if "水库" in line.key.text)
    width = len(newgonetable.columns(value))
    assert {at.document for at in newgonetable.places(value, new.key, 0)} == {"r2021"}
    assert newgonetable.places(value, gone.key, 1) == []
    assert len(newgonetable.places(value, gone.key, 2)) == int(gone.cells[2].text)
    assert {at.document for at in newgonetable.places(value, gone.key, width - 2)} == {"r2009"}
    assert {at.document for at in newgonetable.places(value, gone.key, width - 1)} == {"r2020"}
    for line in newgonetable.rows(value, frozenset({"begun", "ended"})):
        (at,) = newgonetable.places(value, line.key, 0)
        assert at.document == line.key.section.document


def test_every_number_is_explained(value: NewGone):
    words = newgonetable.rows(value, frozenset({"gone"}))[0]
    said = dict(newgonetable.about(value, words.key, 0))
    assert said["G²"] == f"{float(said['G²']):.2f}"
    assert said["by document"].count("·") == 10
    section = newgonetable.rows(value, frozenset({"ended"}))[0]
    assert dict(newgonetable.about(value, section.key, 0))["document"] == "r2020"
    assert list(newgonetable.about(value, None, 0)) == []
    account = " ".join(newgonetable.account(value))
    assert "Rayson and Garside" in account
    assert "r2011" in account
    assert "against 10 documents of 2011–2020" in "".join(text for text, _style in newgonetable.basis(value))


def test_years_twins_and_places_are_told_apart(corpus: Corpus, tmp_path: Path):
    order = newgone.ordered(corpus, "r2021")
    assert [one.document for one in order.works][-1] == "r2021"
    assert newgone.near(order) == ["r2018", "r2019", "r2020"]
    alone = newgone.told(corpus, finished(index_of(corpus)), "other", 5)
    assert alone.compared is None
    value = NewGone(alone)
    assert newgonetable.rows(value, frozenset()) == []
    assert "白石区 stands before other (2021)" in newgonetable.nothing(value, "other")[0]
    more = "".join(f"第{n}座桥归第{n}组照看,桥头立碑{n}块,刻上{n}家的名字。\n\n" for n in range(1, 40))
    for name in ("draft", "final"):
        (tmp_path / f"{name}.txt").write_text(YEARLY.format(year=2020) + more, encoding="utf-8")
    (tmp_path / "also.txt").write_text(LAST.replace("2021", "2020"), encoding="utf-8")
    doubles = newgone.ordered(Corpus.open(tmp_path), "final")
    assert sorted(name for one in doubles.works for name in (one.document, *one.same_work)) == [
        "also",
        "draft",
        "final",
    ]
    assert len(doubles.works) == 2
    assert doubles.before == ()


def test_slogans_mark_reviews_and_leave_out_silent_places(corpus: Corpus):
    index = finished(index_of(corpus))
    matrix, problems = traces.matrix(corpus, index, slogans.pattern("*江陵"))
    assert not problems
    table = slogantable.tabled(matrix, frozenset())
    (line,) = [one for one in slogantable.rows(table) if one.key.row == "智慧江陵"]
    assert line.cells[1].text == "2"
    assert line.cells[-1].text.startswith("2*")
    assert [one.document for one in table.silent] == ["other"]
    assert "none in 1 document of 白石区" in "".join(text for text, _style in slogantable.basis(table))
    assert "none in 1 document" in " ".join(slogantable.account(table, "plan"))
    assert slogantable.begins(table, line.key) == len(line.cells) - 1
    whole = dict(slogantable.about(table, line.key, 1))
    assert whole == {"2021": "2 (plan 1 · review 1) · sentence"}
    assert "slogan of this pattern" in dict(slogantable.about(table, line.key, 2))["instead"]
    reviews = slogantable.tabled(matrix, frozenset({"review"}))
    assert [one.cells[1].text for one in slogantable.rows(reviews) if one.key == line.key] == ["1"]
    assert list(slogantable.about(table, None, 0)) == []
    assert Key("new", "x").section is None
