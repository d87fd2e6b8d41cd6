"""Codes of the core in the reader's words: kinds of folded lines, scripts, states, doubts, reasons, cautions."""

from collections.abc import Mapping
from pathlib import Path

from duidu.model import Correction, Document, Hit, Note, Reason
from duidu.settings.words import _, ngettext
from duidu.store.corpus import Entry
from duidu.text.cells import clip
from duidu.text.safe import safe_line

MOST_QUOTED = 60
"""Cells of a passage that is quoted."""


def folded_words(kind: str, count: int) -> str:
    """Say what is folded."""
    texts = {
        "furniture": ngettext("site furniture, {n} line (z)", "site furniture, {n} lines (z)", count),
        "toc": ngettext("contents, {n} line (z)", "contents, {n} lines (z)", count),
        "meta": ngettext("about this document, {n} line (z)", "about this document, {n} lines (z)", count),
    }
    return texts[kind].format(n=count)


def script_words(name: str) -> str:
    """Say which script is shown."""
    return {"given": _("as given"), "t2s": "简", "s2t": "繁"}[name]


def provenance_words(code: str) -> str:
    """Say in a word or two where a text comes from; nothing for the issuer's own copy."""
    return {"report": _("news report"), "reprint": _("reprint")}.get(code, "")


def caution_words(entry: Entry) -> list[str]:
    """Say what is to be minded about a document."""
    words = {"report": _("a news report, not the document"), "reprint": _("a reprint, not the issuer's copy")}
    found = words.get(entry.meta.provenance.value)
    return [found] if found else []


def doubt_words(code: str) -> str:
    """Say why a block may be damaged."""
    words = {
        "no_punctuation": _("punctuation lost in the source"),
        "fused_digits": _("figures may have run together"),
        "converter": _("damaged by a converter"),
        "alien": _("may be a fragment of another paper"),
    }
    return words.get(code, code)


def state_words(state: str) -> str:
    """Say what became of a passage."""
    return {
        "same": _("same"),
        "edited": _("edited"),
        "reworded": _("reworded"),
        "moved": _("moved"),
        "added": _("only here"),
        "dropped": _("dropped"),
        "other_kind": _("not found, another kind"),
        "damaged": _("not found, damaged source"),
    }[state]


def role_words(role: str) -> str:
    """Say what part a passage plays."""
    return {
        "review": _("review"),
        "situation": _("situation"),
        "target": _("target"),
        "plan": _("plan"),
        "vision": _("vision"),
        "measure": _("measure"),
        "opening": _("opening"),
        "closing": _("closing"),
        "definition": _("definition"),
    }.get(role, "")


def path_words(path: Path) -> str:
    """Say where a file is, the user's own folder as ``~``."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def origin_words(origin: str, line: int = 0) -> str:
    """Say where a fact comes from."""
    return {
        "reader": _("corrected by you"),
        "manifest": _("line {n}, and corpus.toml").format(n=line) if line else _("from corpus.toml"),
        "text": _("line {n}").format(n=line) if line else _("read from the text"),
        "name": _("from the file's name"),
        "": _("not known"),
    }[origin]


def verdict_words(verdict: str) -> str:
    """Say how the reader judges a link."""
    return {"checked": _("✔ checked"), "rejected": _("✘ rejected"), "": _("no verdict")}[verdict]


def ruling_words(says: str) -> str:
    """Say what the reader ruled of two passages."""
    return {
        "link": _("✎ linked by you"),
        "unlink": _("≠ unlinked by you"),
        "alone": _("○ no counterpart, as you ruled"),
        "checked": _("✔ checked"),
        "rejected": _("✘ rejected"),
        "note": _("note"),
    }[says]


def correction_words(document: Document, one: Correction) -> str:
    """Say what stands in a text and what should."""
    there = clip(safe_line(document.text[one.span.start : one.span.end]), MOST_QUOTED)
    return f"“{there}” → “{clip(safe_line(one.text), MOST_QUOTED)}”"


def lost_words(reason: str) -> str:
    """Say why something the reader said is not shown."""
    return {
        "gone": _("its place is not found in the text any more"),
        "changed": _("other words stand there now"),
        "mended": _("the source itself has been mended"),
        "covered": _("a later correction stands over it"),
    }[reason]


def undone_words(kind: str) -> str:
    """Say what was taken back, by the name of its kind."""
    return {
        "roles": _("Undone: the role is as it was."),
        "corrections": _("Undone: the passage reads as it did."),
        "facts": _("Undone: the document is described as it was."),
        "links": _("Undone: the row is ruled as it was."),
        "joins": _("Undone: the two figures are joined as they were."),
        "promises": _("Undone: the promise is ruled as it was."),
    }[kind]


def reason_words(reason: Reason) -> str:
    """Say why two blocks are linked."""
    if reason.code == "roles":
        a, b = (role_words(role) or _("text") for role in reason.values)
        return _("mind: {a} beside {b}").format(a=a, b=b)
    if reason.code == "meaning":
        pairs = zip(reason.values[::2], reason.values[1::2], strict=True)
        return _("like meaning: {values}").format(values="、".join(f"{a} ⇄ {b}" for a, b in pairs))
    values = (" ⇄ " if reason.code in {"title", "chapter"} else "、").join(reason.values)
    texts = {
        "words": _("shared words: {values}"),
        "title": _("like titles: {values}"),
        "contents": _("what stands below them corresponds"),
        "chapter": _("their chapters correspond: {values}"),
        "neighbours": _("their neighbours correspond"),
        "identical": _("the same text"),
        "reader": _("put side by side by the reader"),
    }
    return texts.get(reason.code, f"{reason.code}: {{values}}").format(values=values)


def hit_words(hit: Hit) -> str:
    """Say why a passage was found."""
    return " · ".join(filter(None, map(_hit_reason, hit.reasons)))


def _hit_reason(reason: Reason) -> str:
    """One reason of a hit."""
    value = reason.values[0] if reason.values else ""
    if reason.code in {"slips", "figures"}:
        texts = {
            "slips": ngettext("{n} character differs", "{n} characters differ", int(value)),
            "figures": ngettext("{n} figure differs", "{n} figures differ", int(value)),
        }
        return texts[reason.code].format(n=value)
    return {
        "exact": _("as typed"),
        "pinyin": _("by its pinyin"),
        "begun": _("by its pinyin, begun"),
        "initials": _("by its initials"),
        "title": _("{value} of a title"),
        "close": _("words {value} dense"),
    }[reason.code].format(value=value)


def note_words(note: Note) -> str:
    """Say what the parser or converter noted."""
    values = note.values[-1] if note.code.endswith("_missing") else "、".join(note.values)
    texts = {
        "undecodable": _("{values} bytes could not be decoded"),
        "boxes_missing": _("boxes are missing: {values}"),
        "chapters_missing": _("chapters are missing: {values}"),
        "entries_missing": _("glossary entries are missing: {values}"),
        "punctuation_lost": _("paragraphs lost their punctuation: {values}"),
    }
    text = texts.get(note.code, f"{note.code} {{values}}").format(values=values)
    return f"L{note.line} {text}" if note.line else text


def citation_words() -> Mapping[str, str]:
    """Say how each part of a citation is written."""
    return {
        "quote": _("“{text}”\n— "),
        "issuer": "{issuer}",
        "title": _("“{title}”"),
        "adopted": _("adopted {date}"),
        "published": _("published {date}"),
        "section": "{path}",
        "step": " › ",
        "page": _("p. {page} of the PDF"),
        "pages": _("pp. {first}–{last} of the PDF"),
        "line": _("source line {line}"),
        "lines": _("source lines {first}–{last}"),
        "via": _("via {via}"),
        "url": "{url}",
        "report": _("a news report, not the document itself"),
        "doubt": _("the source is damaged here"),
        "between": _(", "),
        "end": _("."),
    }
