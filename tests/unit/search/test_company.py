"""Words that keep company with a set's."""

from duidu.model import Block, Document, Span
from duidu.search import prepare
from duidu.search.company import companions


def plan(*paragraphs: str) -> Document:
    blocks, at = [], 0
    for number, text in enumerate(paragraphs):
        blocks.append(Block(number, "para", (number + 1,), Span(at, at + len(text))))
        at += len(text) + 1
    return Document("d", "\n".join(paragraphs), "", tuple(blocks))


INDEX = prepare([plan(*["发展居家养老,日间照料老人"] * 5, *["修建道路桥梁,照顾交通"] * 20, *["老龄工作"] * 2)])


def test_words_found_with_the_members_come_first_and_others_do_not():
    found = companions(INDEX, ["养老"])
    assert {"照料", "老人"} <= {one.word for one in found}
    assert not {"道路", "养老"} & {one.word for one in found}
    assert [one.strength for one in found] == sorted((one.strength for one in found), reverse=True)
    assert all(one.passages == 5 for one in found)


def test_two_words_hardly_ever_met_apart_are_one():
    varied = [
        f"发展养老{beside}日间照料{after}"
        for beside, after in zip("和及与、,", ["中心", "站点", "床位", "", "。"], strict=True)
    ]
    index = prepare([plan(*varied, *["修建道路桥梁,照顾交通"] * 20)])
    found = {one.word for one in companions(index, ["养老"])}
    assert "日间照料" in found
    assert not {"日间", "照料"} & found


def test_members_in_the_other_script_and_no_members():
    assert companions(INDEX, ["養老"]) == companions(INDEX, ["养老"])
    assert companions(INDEX, []) == companions(INDEX, [" "]) == companions(INDEX, ["核电站"]) == []
    assert len(companions(INDEX, ["养老"], most=1)) == 1
