"""What the reader rules of two documents: kept, found again, taken back, brought together with a colleague's."""

from dataclasses import replace
from pathlib import Path

import pytest

from duidu.align.hand import NOWHERE, Ruling
from duidu.model import Document
from duidu.store import hand, joining, kept
from duidu.store.corpus import Corpus
from duidu.store.hand import Change, Record
from duidu.store.joining import Finder
from duidu.store.links import KIND, Placed, Statement, placed, said, statement, taken_back, undone
from duidu.text.outline import by_line

FIRST = """青溪县2019年工作要点

一、推进水利建设

1、疏浚河道。清淤河道八公里,加固堤岸三处,新建水闸一座。
2、修缮水库。加固石门水库大坝,更换老化启闭机。

二、发展特色农业

扩大茶园面积,引进加工企业两家,办好采茶节。
"""
SECOND = """青溪县2020年工作要点

一、发展特色农业

1、扩大茶园。新增茶园五百亩,培训茶农三百人。

二、推进水利建设

2、疏浚河道。清淤河道十公里,加固堤岸五处。
3、修缮水库。石门水库大坝完工,启闭机全部更换。
"""


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "y2019.txt").write_text(FIRST, encoding="utf-8")
    (folder / "y2020.txt").write_text(SECOND, encoding="utf-8")
    return folder


def both(plans: Path) -> tuple[Corpus, Document, Document]:
    corpus = Corpus.open(plans)
    return corpus, corpus.document("y2019"), corpus.document("y2020")


def keep(corpus: Corpus, changes: tuple[Change[Statement], ...]) -> tuple[Record[Statement], ...]:
    corpus.change(KIND, changes)
    return corpus.said.links


def between(corpus: Corpus, a: Document, b: Document) -> Placed:
    return placed(corpus.said.links, a, b, corpus.ids)


def at(document: Document, line: int) -> int:
    return by_line(document)[line]


def test_what_was_ruled_is_there_after_a_restart_from_both_sides(plans: Path):
    corpus, a, b = both(plans)
    rulings = (
        Ruling("link", at(a, 5), at(b, 9)),
        Ruling("unlink", at(a, 6), at(b, 9)),
        Ruling("alone", at(a, 10), NOWHERE),
        Ruling("checked", NOWHERE, at(b, 10)),
        Ruling("note", at(a, 6), at(b, 10), "大坝已完工"),
    )
    keep(corpus, said((), rulings, a, b))
    corpus, a, b = both(plans)
    assert between(corpus, a, b).rulings == rulings
    assert between(corpus, b, a).rulings == tuple(ruling.mirrored for ruling in rulings)
    assert between(corpus, a, a).rulings == ()


def test_a_shifted_text_is_found_again_and_what_is_gone_is_listed(plans: Path):
    corpus, a, b = both(plans)
    keep(corpus, said((), [Ruling("link", at(a, 5), at(b, 9)), Ruling("alone", at(a, 10), NOWHERE)], a, b))
    shifted = "来源:县政府网\n发布日期:2019-01-05\n\n" + FIRST.replace("八公里", "九公里")
    (plans / "y2019.txt").write_text(shifted, encoding="utf-8")
    corpus, a, b = both(plans)
    assert between(corpus, a, b).rulings == (
        Ruling("link", at(a, 8), at(b, 9)),
        Ruling("alone", at(a, 13), NOWHERE),
    )
    (plans / "y2019.txt").write_text(
        shifted.replace("扩大茶园面积,引进加工企业两家,办好采茶节。", "今年没有这一条。"), "utf-8"
    )
    corpus, a, b = both(plans)
    found = between(corpus, a, b)
    assert [ruling.says for ruling in found.rulings] == ["link"]
    assert [record.what.says for record in found.lost] == ["alone"]
    assert len(corpus.said.links) == 2


def test_a_renamed_document_is_known_by_its_text(plans: Path):
    corpus, a, b = both(plans)
    keep(corpus, said((), [Ruling("link", at(a, 5), at(b, 9))], a, b))
    (plans / "y2019.txt").rename(plans / "before.txt")
    corpus = Corpus.open(plans)
    a, b = corpus.document("before"), corpus.document("y2020")
    assert between(corpus, a, b).rulings == (Ruling("link", at(a, 5), at(b, 9)),)


def test_of_a_guest_nothing_is_kept(plans: Path, tmp_path: Path):
    corpus, a, b = both(plans)
    keep(corpus, said((), [Ruling("link", at(a, 5), at(b, 9))], a, b))
    assert placed(corpus.said.links, a, b, corpus.ids).rulings
    assert placed(corpus.said.links, a, b, {"y2019"}) == Placed()
    files = Corpus.of_files()
    ids = [files.resolve(str(plans / name))[0] for name in ("y2019.txt", "y2020.txt")]
    assert between(files, *map(files.document, ids)) == Placed()


def test_within_one_document_a_pair_is_seen_both_ways(plans: Path):
    corpus, a, _ = both(plans)
    keep(corpus, said((), [Ruling("link", at(a, 5), at(a, 6))], a, a))
    found = between(corpus, a, a)
    assert found.rulings == (Ruling("link", at(a, 5), at(a, 6)), Ruling("link", at(a, 6), at(a, 5)))
    assert len(taken_back(placing.record for placing in found.found)) == 1


def test_a_new_word_takes_the_place_of_what_it_ends_and_undo_leads_back(plans: Path):
    corpus, a, b = both(plans)
    one, other = at(a, 5), at(b, 9)
    first = keep(corpus, said((), [Ruling("alone", one, NOWHERE), Ruling("note", one, other, "甲")], a, b))
    step = said(between(corpus, a, b).found, [Ruling("link", one, other), Ruling("note", one, other, "乙")], a, b)
    assert [record.what.says for record in keep(corpus, step)] == ["link", "note"]
    assert [r.note for r in between(corpus, a, b).rulings] == ["", "乙"]
    assert keep(corpus, undone(step)) == first


def test_a_table_of_nonsense_is_damaged(plans: Path):
    _corpus, a, b = both(plans)
    good = KIND.table(statement(Ruling("note", at(a, 5), NOWHERE, "注"), a, b))
    assert KIND.table(KIND.value(good)) == good
    assert KIND.value({**good, "one": good["other"], "other": good["one"]}) == KIND.value(good)
    pair = KIND.table(statement(Ruling("link", at(a, 5), at(b, 9)), a, b))
    wrong: list[kept.Table] = [
        {**good, "says": "perhaps"},
        {**good, "says": "link"},
        {**good, "one": "y2019"},
        {**good, "one": {}},
        {**good, "one": good["other"]},
        {**pair, "says": "alone"},
    ]
    for table in wrong:
        with pytest.raises(kept.Damaged):
            KIND.value(table)


# -- two people


def statements(a: Document, b: Document, *rulings: Ruling) -> list[Record[Statement]]:
    return [hand.new(statement(ruling, a, b)) for ruling in rulings]


def test_what_a_colleague_says_is_added_known_or_in_conflict(plans: Path):
    corpus, a, b = both(plans)
    finder = Finder(corpus.ids, corpus.document)
    one, other, third = at(a, 5), at(b, 9), at(b, 10)
    mine = statements(
        a,
        b,
        Ruling("link", one, other),
        Ruling("checked", one, other),
        Ruling("alone", at(a, 10), NOWHERE),
        Ruling("note", one, other, "甲"),
    )
    theirs = statements(
        b,
        a,
        Ruling("rejected", third, at(a, 6)),
        Ruling("checked", third, at(a, 6)),
        Ruling("link", other, one),
        Ruling("rejected", other, one),
        Ruling("link", at(b, 5), at(a, 10)),
        Ruling("note", other, one, "乙"),
        Ruling("note", NOWHERE, one, "整行"),
    )
    found = joining.merged(mine, theirs, finder)
    assert list(found.added) == [theirs[1], theirs[6]]
    assert list(found.same) == [theirs[2]]
    assert list(found.conflicts) == [(mine[1], theirs[3]), (mine[2], theirs[4]), (mine[3], theirs[5])]

    keep(corpus, tuple(Change(None, record) for record in mine))
    kept_mine = keep(corpus, hand.taking_in(found, theirs=False))
    assert set(kept_mine) == {*mine, theirs[1], theirs[6]}
    kept_theirs = keep(corpus, hand.taking_in(found, theirs=True))
    assert set(kept_theirs) == {mine[0], theirs[1], theirs[6], theirs[3], theirs[4], theirs[5]}
    again = joining.merged(kept_theirs, theirs, finder)
    assert (again.added, again.conflicts) == ((), ())


def test_a_colleague_with_a_slightly_other_text_speaks_of_the_same_paragraph(plans: Path, tmp_path: Path):
    corpus, a, b = both(plans)
    there = tmp_path / "theirs"
    there.mkdir()
    (there / "要点2019.txt").write_text(FIRST, encoding="utf-8")
    (there / "y2020.txt").write_text("\n\n" + SECOND.replace("五处", "六处"), encoding="utf-8")
    other = Corpus.open(there)
    c, d = other.document("要点2019"), other.document("y2020")
    finder = Finder(corpus.ids, corpus.document)
    mine = statements(a, b, Ruling("checked", at(a, 5), at(b, 9)))
    theirs = statements(c, d, Ruling("rejected", at(c, 5), at(d, 11)), Ruling("alone", at(c, 10), NOWHERE))
    found = joining.merged(mine, theirs, finder)
    assert list(found.conflicts) == [(mine[0], theirs[0])]
    assert list(found.added) == [theirs[1]]


def test_of_documents_that_are_not_here_the_anchor_counts(plans: Path):
    corpus, a, b = both(plans)
    finder = Finder({"elsewhere"}, corpus.document)
    mine = statements(a, b, Ruling("link", at(a, 5), at(b, 9)))
    theirs = statements(a, b, Ruling("link", at(a, 5), at(b, 9)), Ruling("unlink", at(a, 6), at(b, 9)))
    found = joining.merged(mine, theirs, finder)
    assert [list(found.same), list(found.added), list(found.conflicts)] == [[theirs[0]], [theirs[1]], []]
    assert finder.block(mine[0].what.one) is None


def test_a_colleagues_record_never_takes_the_id_of_mine(plans: Path):
    corpus, a, b = both(plans)
    (mine,) = statements(a, b, Ruling("link", at(a, 5), at(b, 9)))
    edited = replace(mine, what=statement(Ruling("link", at(a, 6), at(b, 10)), a, b))
    found = joining.merged([mine], [edited], Finder(corpus.ids, corpus.document))
    assert [record.what for record in found.added] == [edited.what]
    assert found.added[0].id != mine.id
    assert found.added[0].made == mine.made
