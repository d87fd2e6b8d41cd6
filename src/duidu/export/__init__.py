"""Results as text for people and programs: JSON, plain text, citations."""

from duidu.export.align import align_json
from duidu.export.citation import citation
from duidu.export.diff import diff_json
from duidu.export.outline import outline_json
from duidu.export.overview import Overview, overview, overview_json
from duidu.export.search import search_json
from duidu.export.text import diff_text

__all__ = [
    "Overview",
    "align_json",
    "citation",
    "diff_json",
    "diff_text",
    "outline_json",
    "overview",
    "overview_json",
    "search_json",
]
