"""What is new and gone, in our own words."""

from duidu.evolve.newgone import WINDOW, compared, counted, spans
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


def test_a_phrase_is_told_as_far_as_it_always_goes_on_and_never_as_a_fragment(parsed):
    before = [_counted(parsed, "d0", "发展茶园。", 3)]
    told = compared(_counted(parsed, "now", "全面推进高标准智慧农田和水利设施建设。", 4), before)
    assert [one.text for one in told.new] == ["全面推进高标准智慧农田和水利设施建设"]
    assert [one.here for one in told.new] == [4]


def test_what_stood_far_back_is_not_new_and_has_its_first_and_last_document(parsed):
    before = [_counted(parsed, f"d{n}", "发展茶园。", 3) for n in range(2)]
    here = _counted(parsed, "now", "开办夜校。", 3)
    earlier = {"old": "开办夜校。", "d0": "发展茶园。", "d1": "发展茶园。"}
    told = compared(here, before, earlier=earlier)
    assert not told.new
    (word,) = [one for one in told.more if "夜校" in one.text]
    assert (word.before, word.first, word.last, told.earlier) == (0, "old", "old", 3)


def test_what_is_less_than_twice_as_frequent_is_not_told(parsed):
    before = [_counted(parsed, "d0", "发展茶园。修建水库。", 6)]
    told = compared(_counted(parsed, "now", "发展茶园。修建水库。", 6), before)
    assert (told.more, told.less, told.new) == ((), (), ())


def test_places_are_those_that_were_counted():
    text = "发展茶园,茶园的人说茶。"
    assert [text[start:end] for start, end in spans(text, "茶园")] == ["茶园", "茶园"]
    assert list(spans(text, "展茶")) == []
    assert list(spans(text, "水库")) == []


def test_the_command_line_names_the_same_window():
    from duidu.cli import newgone

    assert newgone.WINDOW == WINDOW


def test_a_phrase_that_nowhere_ends_is_no_phrase(parsed):
    before = [_counted(parsed, "d0", "发展茶园。", 3)]
    text = "设立职能统一的夜校。设立职能科学的夜校。实现伟大的历史性转变。赢得伟大的历史性胜利。降到千分之五点一。"
    told = compared(_counted(parsed, "now", text, 2), before)
    found = {one.text for one in told.new}
    assert not {"设立职能", "伟大的历史性", "降到千分之"} & found
    assert any("夜校" in text for text in found)


def test_words_are_cut_as_they_are_meant(parsed):
    counts = _counted(parsed, "d", "有效应对台风灾害。", 3).counts
    assert ("应对", "台风") in counts
    assert list(spans("有效应对台风灾害。", "应对台风")) == [(2, 6)]


def test_what_lives_on_in_longer_words_is_not_gone(parsed):
    before = [_counted(parsed, f"d{n}", "居民和茶农都来了。", 6) for n in range(2)]
    told = compared(_counted(parsed, "now", "农村居民修了茶园。", 6), before)
    gone = {one.text for one in told.less}
    assert "茶农" in gone
    assert "居民" not in gone
