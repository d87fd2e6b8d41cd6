"""Counting all passages of a query, a page at a time."""

from collections import Counter

from duidu.model import Extracted
from duidu.parse import parse as read
from duidu.search import parse, prepare
from duidu.search import tally as tallies
from duidu.search.tally import tally


def test_pages_together_count_what_stands_as_asked(monkeypatch):
    monkeypatch.setattr(tallies, "PAGE", 2)
    lines = "\n\n".join(f"{n}、修桥铺路第{n}处。" for n in range(1, 8))
    index = prepare(
        [read(Extracted(f"河口镇{year}年工作要点\n\n{lines}\n"), f"he-{year}", "") for year in (2019, 2021)]
    )
    pages = list(tally(index, parse("修桥铺路")))
    assert len(pages) == 7
    assert sum(pages, Counter()) == {("he-2019", 2019): 7, ("he-2021", 2021): 7}
    assert list(tally(index, parse(""))) == []
    assert sum(tally(index, parse("修桥补路")), Counter()) == {}
