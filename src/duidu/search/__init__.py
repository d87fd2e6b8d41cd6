"""Finding a passage however it is written: `prepare` once, then `search`, `count`, `find` or `marks`.

Script, width and quotation marks never matter; a word of four characters or more may hold a slip. Furniture, contents
tables and site lines are left out, because they are not in the index.
"""

from duidu.search.hits import count, find, marks, search
from duidu.search.index import Index, Passage, prepare
from duidu.search.query import Query, Term, parse

__all__ = ["Index", "Passage", "Query", "Term", "count", "find", "marks", "parse", "prepare", "search"]
