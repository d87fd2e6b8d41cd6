"""What is new and gone, in our own words."""

from duidu.evolve.newgone import compared, counted
from duidu.search.passages import passages


def _counted(parsed, name: str, sentence: str, times: int):
    text = "城东区2019年工作要点\n\n" + "".join(f"{sentence}\n\n" for _ in range(times))
    return counted(name, passages(parsed({name: text})[name]))


def test_new_phrases_stand_first_and_gone_ones_are_told(parsed):
    before = [_counted(parsed, f"d{n}", "继续修建水库,发展茶园。", 6) for n in range(2)]
    here = _counted(parsed, "now", "推进智慧社区,发展茶园。", 6)
    found = compared(here, before)
    more, less = {one.text: one for one in found.more}, {one.text: one for one in found.less}
    assert any("智慧" in text for text in more)
    assert any("水库" in text for text in less)
    assert not any("茶园" in text for text in (*list(more)[:1], *list(less)[:1]))
    gone = next(one for text, one in less.items() if "水库" in text)
    assert (gone.here, gone.documents, gone.first, gone.last) == (0, 2, "d0", "d1")
    assert not found.enough


def test_a_phrase_that_is_always_longer_is_told_once(parsed):
    before = [_counted(parsed, "d0", "照看河道。", 5)]
    found = compared(_counted(parsed, "now", "推进智慧社区建设。", 5), before)
    texts = [one.text for one in found.more]
    assert len([text for text in texts if "智慧" in text]) == 1


def test_dates_and_grammar_are_no_words(parsed):
    counts = _counted(parsed, "d", "一九五八年我们的水库和茶园。", 3).counts
    assert ("水库",) in counts
    assert not {("一九五八年",), ("我们",), ("的", "水库")} & counts.keys()
