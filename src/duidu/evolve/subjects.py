"""Which sections of two documents are about the same subject, by the links of their paragraphs.

The idea: a chapter's counterpart is every chapter that its paragraphs are linked to. Something stands elsewhere only
where both its old and its new chapter are known to correspond to others. The limit: of what has no links nothing is
said.
"""

from collections import defaultdict

from duidu.model import HEAD_KINDS, Alignment, Document
from duidu.text.outline import section_path


class Subjects:
    """The chapters of two documents."""

    def __init__(self, earlier: Document, later: Document, alignment: Alignment | None) -> None:
        """Prepare.

        Args:
            earlier: One document.
            later: The other.
            alignment: Their links, the earlier one first; None if they were not aligned.
        """
        self._documents = earlier, later
        self._links: set[tuple[int, int]] = set()
        self._there: dict[int, set[int]] = defaultdict(set)
        self._here: dict[int, set[int]] = defaultdict(set)
        for link in alignment.links if alignment else ():
            if link.verdict == "rejected":
                continue
            self._links.add((link.a.block, link.b.block))
            chapters = self._chapter(0, link.a.block), self._chapter(1, link.b.block)
            self._there[chapters[0]].add(chapters[1])
            self._here[chapters[1]].add(chapters[0])

    def _path(self, side: int, block: int) -> list[int]:
        """The headings above a block, at most two: of a plan's chapters the second tells the subject."""
        document = self._documents[side]
        path = [one for one in section_path(document, block) if document.blocks[one].kind in HEAD_KINDS]
        return path[:2]

    def _chapter(self, side: int, block: int) -> int:
        """A block's chapter, -1 if it has none."""
        return (self._path(side, block) or [-1])[-1]

    def are_linked(self, a: int, b: int) -> bool:
        """Return whether two blocks are linked."""
        return (a, b) in self._links

    def correspond(self, a: int, b: int) -> bool:
        """Return whether paragraphs of the one's chapter are linked to some of the other's."""
        here, there = self._chapter(0, a), self._chapter(1, b)
        return -1 not in {here, there} and there in self._there.get(here, ())

    def elsewhere(self, a: int, b: int) -> bool:
        """Return whether a block of the later document stands under another subject than one of the earlier."""
        here, there = self._chapter(0, a), self._chapter(1, b)
        deep = len(self._path(0, a)), len(self._path(1, b))  # an overall part has no subject of its own
        if -1 in {here, there} or (a, b) in self._links or deep[0] != deep[1]:
            return False
        return bool(self._there[here]) and bool(self._here[there]) and there not in self._there[here]
