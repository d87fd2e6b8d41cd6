"""Finding a passage however it is written: an `Index` of passages, then `search` and `count`; `find` in one document.

Script, width and quotation marks never matter; a word of four characters or more may hold a slip; letters may be
pinyin. Site lines, contents and titles said again are looked at only when the query asks for them.
"""

from duidu.search.hits import count, find, marks, search
from duidu.search.passages import Passage, Texts, texts
from duidu.search.query import Query, parse
from duidu.search.schema import Index, prepare

__all__ = ["Index", "Passage", "Query", "Texts", "count", "find", "marks", "parse", "prepare", "search", "texts"]
