"""A figure that a document states: of what, how much, how strictly, for when and where, aimed at or reached.

The value every reader of figures hands on: running text and tables make it, series join it, exports print it.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from duidu.model import Role, Span
from duidu.text.figures import Bound, plain_number

Measure = Literal["growth", "level"]
Aim = Literal["target", "achieved"]


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure with its indicator.

    `low` and `high` are whole amounts (3.9万个 is 39000), the same unless it is a range; `scale` is the magnitude as
    written, and `unit` the unit with it, in the document's script (``万个``). `bound` is ``~`` for 左右.
    `first_year` and `year` are the years it is for, 0 unknown, the same for one year. `scope` is the word for a wider
    or the own area that stood before the indicator (全国, 全区). `flow` says that it counts what is added (新增, 引进)
    and not what there is, `falls` that a growth is one downwards (下降3%). `doubt` is the code of a doubt of the
    source that touches the figure itself.
    """

    document: str
    block: int
    line: int
    span: Span
    indicator: str
    measure: Measure
    low: Decimal
    high: Decimal
    scale: int
    unit: str
    bound: Bound
    aim: Aim
    role: Role
    first_year: int
    year: int
    place: str
    sentence: Span
    scope: str = ""
    flow: bool = False
    falls: bool = False
    doubt: str = ""

    @property
    def value(self) -> str:
        """The number as written before its magnitude and unit; a range with a hyphen."""
        ends = dict.fromkeys(str(plain_number(end / self.scale)) for end in (self.low, self.high))
        return "-".join(ends)
