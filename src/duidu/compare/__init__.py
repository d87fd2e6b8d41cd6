"""Documents side by side: `compare` makes the one Comparison that screens, exports and counts read."""

from duidu.compare.chosen import linked_by_reader, narrowed
from duidu.compare.columns import counterparts
from duidu.compare.hidden import FORMAL, concealed, hidden, same_in_substance
from duidu.compare.rows import Step, changes, compare, compare_steps
from duidu.compare.sections import Section, sections
from duidu.compare.shown import Narrowing, Why, has_figures, has_title, left_out, states_of
from duidu.compare.summary import Summary, summary
from duidu.text.gaps import unfound

__all__ = [
    "FORMAL",
    "Narrowing",
    "Section",
    "Step",
    "Summary",
    "Why",
    "changes",
    "compare",
    "compare_steps",
    "concealed",
    "counterparts",
    "has_figures",
    "has_title",
    "hidden",
    "left_out",
    "linked_by_reader",
    "narrowed",
    "same_in_substance",
    "sections",
    "states_of",
    "summary",
    "unfound",
]
