"""``duidu align``: which blocks of two documents belong side by side."""

from typing import TYPE_CHECKING

import click

from duidu.cli.output import paint, tell, tell_json
from duidu.cli.parameters import Command, corpus_option, document_arguments, hand_option, json_option
from duidu.cli.statuses import OK
from duidu.model import Block, Document, Link
from duidu.settings.words import _, ngettext
from duidu.text.outline import label, own_text, title
from duidu.text.safe import safe_line

if TYPE_CHECKING:
    from duidu.cli.pair import Pair

STRENGTHS = {"main": "●", "partial": "◐"}
SHOWN = 24
"""Characters of a block's title or text that stand in a line."""


def command() -> click.Command:
    """Return the command in the language in use."""
    return Command(
        "align",
        callback=run,
        params=[
            *document_arguments("a", "b"),
            corpus_option(),
            json_option(),
            hand_option(),
            click.Option(
                ["--candidates"], is_flag=True, help=_("Also print the next best pairs, which no screen puts together.")
            ),
        ],
        help=_(
            "Print which sections and paragraphs of two documents correspond.\n\n"
            "● the best partner, ◐ a partial one; ✎ linked by hand, ✔ checked and ✘ rejected by the reader."
        ),
    )


def run(a: str, b: str, corpus: str | None, as_json: bool, no_hand: bool, candidates: bool) -> int:
    """Print the links and return the exit status."""
    from duidu.cli.pair import pair

    found = pair(a, b, corpus, by_hand=not no_hand)
    if as_json:
        from duidu.align.hand import standing
        from duidu.export.align import align_json

        documents = found.a.document, found.b.document
        tell_json(align_json(*documents, found.alignment, standing(found.rulings), candidates=candidates))
    else:
        _tell_links(found, candidates=candidates)
    return OK


def _tell_links(found: "Pair", *, candidates: bool) -> None:
    """The links for people, in the order of A, then what has none on either side."""
    a, b = found.a.document, found.b.document
    for link in found.alignment.links:
        _tell_link(a, b, link, STRENGTHS[link.strength])
    for link in found.alignment.candidates if candidates else ():
        _tell_link(a, b, link, "?")
    for document, alone in ((a, found.alignment.only_a), (b, found.alignment.only_b)):
        count = ngettext("{n} block only in {document}", "{n} blocks only in {document}", len(alone))
        tell(paint(count.format(n=len(alone), document=document.id), "heading"))
        for block in alone:
            tell("○       ", _named(document, document.blocks[block]))


def _tell_link(a: Document, b: Document, link: Link, sign: str) -> None:
    """One link."""
    from duidu.export.marks import hand_signs

    ends = _named(a, a.blocks[link.a.block]), _named(b, b.blocks[link.b.block])
    relation = "" if link.relation == "one" else paint(f"  ({_RELATIONS[link.relation]()})", "quiet")
    note = paint(f"  “{link.note}”", "quiet") if link.note else ""
    tell(f"{sign}{hand_signs(link)}", f" {link.score:.2f}  ", ends[0], paint("  ↔  ", "quiet"), ends[1], relation, note)


_RELATIONS = {"split": lambda: _("split"), "merge": lambda: _("merged"), "many": lambda: _("split and merged")}


def _named(document: Document, block: Block) -> str:
    """A block's line, short path and first words."""
    words = title(document, block) or own_text(document, block)
    shown = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
    path = label(document, block.id)
    return paint(f"L{block.line} ", "quiet") + (safe_line(f"{path} ") if path != words else "") + safe_line(shown)
