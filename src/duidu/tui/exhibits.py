"""Exhibits as the reader gets them: their words, the formats they can have, the file they are written to.

No Textual here: the command line makes exhibits with this too.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple, get_args

from duidu import disk
from duidu.errors import InputError, StoreError
from duidu.export.exhibit import Exhibit
from duidu.export.summed import SORTS, Sort
from duidu.model import Change, State
from duidu.settings.words import N_, _, language
from duidu.tui.words import citation_words, doubt_words, ruling_words, state_words, verdict_words

Written = Iterator[str] | bytes
"""Something in some format: text piece by piece, or bytes."""
Parts = Written | Iterator[bytes]
"""An exhibit in some format, piece by piece, of which some may be empty."""


class Format(NamedTuple):
    """A format: the option that asks for it, the suffix of its files, what it is called."""

    name: str
    suffix: str
    label: str


FORMATS: Final = (
    Format("html", ".html", N_("HTML: one file for any browser, and for printing")),
    Format("docx", ".docx", N_("Word document")),
    Format("markdown", ".md", N_("Markdown")),
    Format("csv", ".csv", N_("CSV for a spreadsheet")),
    Format("json", ".json", N_("JSON for programs")),
)


def format_of(file: str) -> Format | None:
    """Return the format that a file's suffix stands for."""
    suffix = Path(file).suffix.lower()
    return next((one for one in FORMATS if one.suffix == {".htm": ".html"}.get(suffix, suffix)), None)


def rendered(name: str, exhibit: Exhibit) -> Parts:
    """Return an exhibit in the format of a name (JSON is no form of an exhibit).

    Raises:
        InputError: if what the format needs is not installed.
    """
    return _RENDERERS[name](exhibit)


def _html(exhibit: Exhibit) -> Written:
    from duidu.export.html import html

    return html(exhibit)


def _markdown(exhibit: Exhibit) -> Written:
    from duidu.export.markdown import markdown

    return markdown(exhibit)


def _csv(exhibit: Exhibit) -> Written:
    from duidu.export.sheet import sheet

    return sheet(exhibit)


def _docx(exhibit: Exhibit) -> Parts:
    from duidu.export.docx import docx

    return docx(exhibit)


_RENDERERS: Final[Mapping[str, Callable[[Exhibit], Parts]]] = {
    "html": _html,
    "markdown": _markdown,
    "csv": _csv,
    "docx": _docx,
}


def write(path: Path, content: str | Parts, *, replace: bool) -> None:
    """Write a file as a whole or not at all, with the rights that new files have.

    Args:
        path: Where to; its folder must be there.
        content: What.
        replace: Whether it may take the place of a file of that name.

    Raises:
        InputError: as `check`, or if it cannot be written.
    """
    check(path, replace=replace)
    try:
        disk.write_atomic(path, pieces(content), disk.usual_rights())
    except StoreError as error:
        why = error.values["reason"]
        raise InputError("{file}: cannot be written ({reason}); name another file", file=path, reason=why) from error


def check(path: Path, *, replace: bool) -> None:
    """Make sure that a file may be written.

    Raises:
        InputError: if there is a file of that name and it may not be replaced, or there is no folder for it.
    """
    if path.is_dir():
        raise InputError("{file}: is a folder; name a file", file=path)
    if not path.parent.is_dir():
        raise InputError("{file}: there is no such folder; make it, or name another file", file=path)
    if path.exists() and not replace:
        raise InputError("{file}: is there already; --replace puts the new one in its place", file=path)


def pieces(content: str | Parts) -> Iterator[bytes]:
    """Yield something as it is written, piece by piece."""
    for part in (content,) if isinstance(content, str | bytes) else content:
        yield part.encode() if isinstance(part, str) else part


# -- words


def change_words(change: str) -> str:
    """Say what an edit changes."""
    return {
        "script": _("script"),
        "punctuation": _("punctuation"),
        "numbering": _("numbering"),
        "year": _("years"),
        "figure": _("figures"),
        "name": _("names"),
        "wording": _("wording"),
    }[change]


def sort_words(sort: Sort) -> str:
    """Say what a group of a summary lists."""
    return {
        "added": _("Sections only here"),
        "dropped": _("Sections dropped (same kind of document)"),
        "other_kind": _("Sections not found: another kind of document"),
        "damaged": _("Sections not found: the source is damaged"),
        "renamed": _("Sections renamed"),
        "renumbered": _("Sections renumbered"),
        "moved": _("Sections moved"),
        "split": _("Passages split"),
        "merge": _("Passages merged"),
        "many": _("Passages recut"),
        "passages": _("Passages moved"),
        "figures": _("Figures changed"),
    }[sort]


def nothing_words() -> str:
    """Say that a summary has no lines."""
    return _("Nothing to list: no section, passage or figure changed its place or value.")


def exhibit_words() -> Mapping[str, str]:
    """Say everything that an exhibit says, citations included."""
    states = {f"state_{state}": state_words(state) for state in get_args(State)}
    changes = {f"change_{change}": change_words(change) for change in get_args(Change) if change}
    sorts = {f"sort_{sort}": sort_words(sort) for sort in SORTS}
    return {
        **citation_words(),
        **states,
        **changes,
        **sorts,
        **_heads(),
        **_remarks(),
        **_facts(),
        **_legend(),
        **_methods(),
    }


def _heads() -> dict[str, str]:
    """Names of parts and columns."""
    return {
        "language": {"zh_Hans": "zh-Hans"}.get(language(), language()),
        "exhibit": _("Comparison: {documents}"),
        "exhibit_summary": _("What changed: {documents}"),
        "with": " / ",
        "list": _("; "),
        "sentence": "" if language() == "zh_Hans" else " ",
        "row": _("row"),
        "passages": _("Passages side by side"),
        "unified": _("Passages, both in one text"),
        "summary": _("Summary"),
        "nothing_listed": nothing_words(),
        "sources": _("Sources"),
        "counts": _("Counts"),
        "legend": _("Marks"),
        "methods": _("How this was made"),
        "state": _("what became of it"),
        "remarks": _("remarks"),
        "source": _("source"),
        "place": _("where it stands"),
        "omitted": _("[… rows without a change left out: {n}]"),
        "omitted_states": _("[… rows of states that are not shown: {n}]"),
        "omitted_figures": _("[… rows without a changed figure: {n}]"),
        "omitted_outline": _("[… rows without a title: {n}]"),
        "count_rows": _("Rows: "),
        "count_clauses": _("Clauses: "),
        "count_changes": _("Changes within clauses: "),
        "count_kept": _("Of the {all} characters of the base {kept} stand here too ({percent}%)."),
    }


def _remarks() -> dict[str, str]:
    """What is said of a passage."""
    doubts = ("no_punctuation", "fused_digits", "converter", "alien")
    return {
        **{code: doubt_words(code) for code in doubts},
        "moved": _("moved: from {old} to {new}"),
        "section_line": _("“{section}” line {line}"),
        "line_only": _("line {line}"),
        "elsewhere": _("moved text stands at: {places}"),
        "also": _("see also: {places}"),
        "split": _("split into several"),
        "merge": _("several made one"),
        "many": _("several made several"),
        "by_reader": _("✎ linked by a reader"),
        "alone": ruling_words("alone"),
        "checked": verdict_words("checked"),
        "rejected": verdict_words("rejected"),
        "note": _("» note: {note}"),
        "correction": _("corrected: {note}"),
        "figure": "{old} → {new}",
        "figure_by": _("{old} → {new} ({difference})"),
    }


def _facts() -> dict[str, str]:
    """What is said of a document."""
    return {
        "base": _("the base: the rows follow it"),
        "file": _("file: {file}"),
        "kind": _("kind: {kind}"),
        "provenance": _("provenance: {provenance}"),
        "original": _("the issuer's own text"),
        "report_of": _("a news report, not the document"),
        "reprint": _("a reprint, not the issuer's copy"),
        "hash": _("checksum of the text: {hash}"),
        "doubtful": _("passages that may be damaged: {n}"),
        "corrected": _("corrections by readers: {n}"),
        "noted": _("note: {note}"),
        "undecodable": _("{values} bytes could not be decoded"),
        "boxes_missing": _("boxes are missing: {values}"),
        "chapters_missing": _("chapters are missing: {values}"),
        "entries_missing": _("glossary entries are missing: {values}"),
        "punctuation_lost": _("paragraphs lost their punctuation: {values}"),
    }


def _legend() -> dict[str, str]:
    """What the marks mean."""
    return {
        "sample": _("sample"),
        "legend_deleted": _("stands only in the base"),
        "legend_inserted": _("stands only in the other document"),
        "legend_moved": _("stands elsewhere in the other document"),
        "legend_unfound": _("not found in the other document, which need not mean that it was dropped or is new"),
        "legend_corrected": _("a reader's correction: the source has the first, and should have the second"),
        "legend_elided": _("left out here; it did not change"),
    }


def _methods() -> dict[str, str]:
    """How an exhibit was made."""
    return {
        "method_made": _("Made with duidu {version} on {date}."),
        "method_linked": _(
            "Passages stand side by side by the words and characters they share, by likeness of meaning, and by "
            "their titles, sections and neighbours; no text stands on two rows."
        ),
        "method_marked": _(
            "Within them clauses were paired whatever their order, and what differs is marked at the edges of words; "
            "script, punctuation and numbering alone make no change of state."
        ),
        "method_links": _(
            "Document {document}: {links} links are shown, {checked} of them checked by readers, {rejected} rejected, "
            "{hand} made by hand."
        ),
        "method_without_hand": _("What readers ruled was left aside."),
        "method_dropped": _(
            "Document {document} does not have {n} rows of the base; it is of the same kind and its source is whole."
        ),
        "method_other_kind": _(
            "In document {document} {n} rows of the base were not found; it is of another kind, or a report, so this "
            "does not mean that they were dropped."
        ),
        "method_damaged": _(
            "In document {document} {n} rows of the base were not found; its source is damaged or not complete, so "
            "they may have stood there."
        ),
        "method_hidden": _("Changes of these classes are not shown: {classes}."),
        "hidden_class": "{change} {n}",
        "method_states": _("{n} rows are left out, since rows of these states are not shown: {states}."),
        "method_figures": _("Only rows with a changed figure are given; {n} others are left out."),
        "method_outline": _("Only rows with a title are given; {n} others are left out."),
        "method_script": _("Passages are quoted in their original characters, whatever script they were read in."),
        "method_brief": _("What did not change is left out and marked […]."),
    }
