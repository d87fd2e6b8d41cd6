"""The rows of a timeline: years true to scale, gaps, plans as bars, and what is said of each document."""

from duidu.evolve.phrase import phrase
from duidu.evolve.trace import Basis, Column, Occurrence, Series, Trace
from duidu.evolve.works import Witness
from duidu.model import Metadata, Span
from duidu.tui.timeline import Heads, rows


def column(name: str, year: int, last: int, count: int) -> Column:
    place = Occurrence(name, 1, Span(0, 2), 0, "para", "plan", "sentence", (), "平安", "平安")
    return Column(Witness(name, Metadata(), year, last, year), (place,) * count)


def drawn(width: int, more: dict[str, str]) -> dict[str, str]:
    """The rows by their heads."""
    columns = (column("a", 2012, 2012, 1), column("b", 2015, 2015, 0), column("c", 2016, 2020, 4))
    series = Series("城东", ("a", "b", "c"), (2012, 2015, 2016), (2013, 2014), "a", "c", "c")
    found = Trace(phrase("平安"), columns, (series,), Basis(3, 5, (), (), enough=False))
    heads = Heads("城东", "次数", "", "位置", {"sentence": "句子", "": ""}, [("语温", more)])
    made = ["".join(text for text, _style in pieces) for pieces in rows(found, series, width, heads)]
    return {row.split(" ", 1)[0]: row for row in made}


def test_a_year_not_held_is_a_dot_and_a_plan_a_bar():
    made = drawn(100, {})
    assert made["城东"].split()[1:4] == ["2012", "13", "14"]
    assert made["城东"].count("━") > 20
    assert made["次数"].split()[1:] == ["1", "·", "·", "0", "4"]


def test_what_is_said_of_a_document_runs_on_where_no_other_stands():
    words = {"a": "区委的工作要点", "c": "五年规划纲要 · 用语属 2016 年"}
    made = drawn(100, words)
    assert words["a"] in made["语温"]
    assert words["c"] in made["语温"]
    assert made["语温"].index("五年") > made["语温"].index("区委")


def test_short_words_stand_under_narrow_years_and_long_ones_do_not():
    assert drawn(26, {"a": "冷", "c": "沸"})["语温"].split() == ["语温", "冷", "沸"]
    assert "语温" not in drawn(26, {"a": "区委的工作要点", "c": "五年规划纲要"})
