"""Documents side by side: `compare` makes the one Comparison that screens, exports and counts read."""

from duidu.compare.chosen import linked_by_reader, narrowed
from duidu.compare.columns import counterparts
from duidu.compare.rows import changes, compare
from duidu.compare.states import unfound
from duidu.compare.summary import Summary, summary

__all__ = ["Summary", "changes", "compare", "counterparts", "linked_by_reader", "narrowed", "summary", "unfound"]
