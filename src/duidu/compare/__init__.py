"""Documents side by side: `compare` makes the one Comparison that screens, exports and counts read."""

from duidu.compare.chosen import linked_by_reader, narrowed
from duidu.compare.columns import counterparts
from duidu.compare.hidden import FORMAL, hidden, same_in_substance
from duidu.compare.rows import Step, changes, compare, compare_steps
from duidu.compare.sections import Section, sections
from duidu.compare.summary import Summary, summary
from duidu.text.gaps import unfound

__all__ = [
    "FORMAL",
    "Section",
    "Step",
    "Summary",
    "changes",
    "compare",
    "compare_steps",
    "counterparts",
    "hidden",
    "linked_by_reader",
    "narrowed",
    "same_in_substance",
    "sections",
    "summary",
    "unfound",
]
