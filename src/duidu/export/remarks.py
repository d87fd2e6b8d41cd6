"""What is to be said of a passage of an exhibit besides its text: moves, partners, figures, doubts, the reader's word.

Each remark is a short text in the words given. The limit: of places in the other document section and line are said.
"""

from collections.abc import Iterator, Mapping

from duidu.align.hand import by_reader
from duidu.diff import figure_change
from duidu.export.given import Given
from duidu.export.runs import clean
from duidu.model import ROOT, Document, Place, Relation, Row, Segment
from duidu.text.corrected import touching
from duidu.text.figures import measure
from duidu.text.outline import own_spans, section_of, title

SECTION = 24
"""Characters of a section's title that say which one it is."""
RELATIONS: frozenset[Relation] = frozenset({"split", "merge", "many"})


def remarks(given: Given, index: int, column: int) -> tuple[str, ...]:
    """Return what is to be said of a cell.

    Args:
        given: What the exhibit is made of.
        index: The row.
        column: The cell's column.
    """
    row = given.comparison.rows[index]
    found = list(_of_passage(given, row, column))
    if column != given.base:
        found += _of_pair(given, row, column)
        found += _figures(given, row, column)
        found += _by_hand(given, index, column)
    return tuple(dict.fromkeys(found))


def _of_pair(given: Given, row: Row, column: int) -> Iterator[str]:
    """Where the text moved, how the two correspond, further partners."""
    words, own, other = given.words, given.documents[given.base], given.documents[column]
    moved = row.moved[column] if row.moved else None
    if moved is not None:
        yield words["moved"].format(old=_at(own, moved.old, words), new=_at(other, moved.new, words))
    if row.relations and row.relations[column] in RELATIONS:
        yield words[row.relations[column]]
    if moved is None:
        sides = ((other, row.sides[column].base), (own, row.sides[column].other))
        places = [_at(there, one.elsewhere, words) for there, side in sides for one in _left(side) if one.elsewhere]
        if places:
            yield words["elsewhere"].format(places=words["list"].join(dict.fromkeys(places)))
    places = [
        _at(other, Place(one.block), words) for one in row.also[column] if not moved or one.block != moved.new.block
    ]
    if places:
        yield words["also"].format(places=words["list"].join(places))


def _left(side: tuple[Segment, ...]) -> Iterator[Segment]:
    """The segments whose partner stands on another row."""
    return (segment for segment in side if segment.elsewhere is not None and segment.partner < 0)


def _at(document: Document, place: Place, words: Mapping[str, str]) -> str:
    """A place: its section and its line."""
    block = document.blocks[place.block]
    section = section_of(document, place.block)
    if section == ROOT:
        return words["line_only"].format(line=block.line)
    name = clean(" ".join(title(document, document.blocks[section]).split()))
    short = name if len(name) <= SECTION else name[: SECTION - 1] + "\u2026"
    return words["section_line"].format(section=short, line=block.line)


def _figures(given: Given, row: Row, column: int) -> Iterator[str]:
    """The figures that changed, by how much where that means something."""
    own, other = given.documents[given.base].text, given.documents[column].text
    for segment in row.sides[column].base:
        for index, edit in enumerate(segment.edits):
            if edit.change != "figure":
                continue
            found = figure_change(own, other, segment.edits, index)
            if found.old is None or found.new is None:
                continue
            ends = {
                "old": clean(own[slice(*found.old.span)]),
                "new": clean(other[slice(*found.new.span)]),
            }
            if not found.difference:
                yield given.words["figure"].format(**ends)
            else:
                difference = f"{found.difference:+f} {measure(found.scale, found.unit)}".strip()
                yield given.words["figure_by"].format(difference=difference, **ends)


def _by_hand(given: Given, index: int, column: int) -> Iterator[str]:
    """What readers said of the cell."""
    words, link = given.words, given.comparison.rows[index].links[column]
    opinion = given.opinion(index, column)
    if link is not None and by_reader(link):
        yield words["by_reader"]
    if opinion.alone:
        yield words["alone"]
    if opinion.verdict:
        yield words[opinion.verdict]
    if opinion.note:
        yield words["note"].format(note=clean(opinion.note))


def _of_passage(given: Given, row: Row, column: int) -> Iterator[str]:
    """Why the text may be damaged, and why it was corrected."""
    document = given.documents[column]
    for block in (document.blocks[i] for i in row.cells[column]):
        yield from (given.words.get(doubt.code, clean(doubt.code)) for doubt in block.doubts)
        for own in own_spans(document, block) if document.corrections else ():
            notes = (one.note for one in touching(document, own) if one.note)
            yield from (given.words["correction"].format(note=clean(note)) for note in notes)
