"""In how many passages a query stands, year by year, for a query that has more hits than are listed.

Candidates are read a page at a time, so that whoever asks can stop. Only passages that hold the query as asked count:
a query with that many is not looked for with slips.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from duidu.search.held import held
from duidu.search.passages import Texts
from duidu.search.plan import closely
from duidu.search.query import Query
from duidu.search.schema import Index

PAGE: Final = 400
"""Passages read between two chances to stop."""


def tally(index: Index, query: Query) -> Iterator[Counter[tuple[str, int]]]:
    """Yield what each page of candidates holds: by document and its year (0 unknown), how many passages."""
    asked = closely(index, query)
    for page in index.pages(asked, PAGE) if asked is not None else ():
        yield Counter((one.passage.document, one.passage.year) for one in held(Texts(tuple(page)), query, slips=False))
