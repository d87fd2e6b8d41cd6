"""An exhibit as one HTML file that needs nothing else: no network, no script; light and dark; A4 in black and white.

What changed is marked by line, weight and sign, and by colour only on top of that. Nothing of a document becomes
markup: every text is escaped, an address becomes a link only if it is one of the web, and the page's own policy forbids
whatever might load or run.
"""

from collections.abc import Iterator
from html import escape

from duidu.export.account import Source
from duidu.export.digest import Digest, Item
from duidu.export.exhibit import Cell, Exhibit, Omission, Passages
from duidu.export.parts import CORRECTED, MOVED, as_one, counted, is_short, legend, moves
from duidu.export.runs import Line, Mark, Run

_TAGS: dict[Mark, str] = {"equal": "span", "deleted": "del", "inserted": "ins"}
_WIDE = 2
"""Columns of passages that a page in portrait has room for."""
_HAN = range(0x3400, 0xA000)
_LOOKED_AT = 2000
"""Characters of a column in which its writing shows."""

STYLE = """\
:root { color-scheme: light dark; --ink: #1a1a1a; --paper: #fdfdfb; --quiet: #5c5c58; --line: #c9c7c0;
  --gone: #a3131f; --gone-back: #fdecec; --new: #0b5c2b; --new-back: #e6f5ea; --moved: #2a4b9b; --head: #f1efe9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #171a1c; --quiet: #a5a39c; --line: #43474a;
  --gone: #ff9a94; --gone-back: #3a1d1f; --new: #8fdca6; --new-back: #17311f; --moved: #9db8ff; --head: #22272a; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem; max-width: 96rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.65 "Noto Serif CJK SC", "Source Han Serif SC", "Songti SC", SimSun, serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.3; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 .4rem; border-bottom: 1px solid var(--line); }
h3 { font-size: 1rem; margin: 1rem 0 .3rem; }
a { color: inherit; }
ul, ol { margin: .3rem 0; padding-left: 1.4rem; }
.sources { list-style: none; padding: 0; }
.quiet, .place, .remarks, .state { color: var(--quiet); font-size: .85em; }
.facts { margin: 0 0 .5rem; } .remarks { list-style: none; padding: 0; margin: .2rem 0 0; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
.passages th, .passages td { border: 1px solid var(--line); padding: .35rem .55rem; vertical-align: top;
  text-align: left; }
.passages th { background: var(--head); font-weight: bold; }
.passages th.number { width: 3.2rem; font-weight: normal; color: var(--quiet); }
.passages td p { margin: 0; } .heading td p:not([class]) { font-weight: bold; }
.woven { max-width: 56rem; } .digest td.sign { width: 3.2rem; } .digest td:last-child { width: 36%; }
.omission td { text-align: center; color: var(--quiet); border-style: dashed; }
.place, .state { margin: 0 0 .2rem; } .state b { color: var(--ink); }
del, ins, .corrected, .unfound { border-radius: .15em; }
del { color: var(--gone); background: var(--gone-back); text-decoration: line-through; }
ins { color: var(--new); background: var(--new-back); text-decoration: underline double; font-weight: bold; }
.moved { color: var(--moved); border-bottom: 2px dotted currentcolor; }
.unfound { text-decoration: underline dashed; text-underline-offset: .25em; }
.corrected { border: 1px solid currentcolor; padding: 0 .15em; font-size: .9em; }
.elided { color: var(--quiet); }
@media print {
  :root { --ink: #000; --paper: #fff; --quiet: #000; --line: #777; --gone: #000; --gone-back: #fff; --new: #000;
    --new-back: #fff; --moved: #000; --head: #fff; }
  body { padding: 0; max-width: none; font-size: 9.5pt; }
  h2, h3 { break-after: avoid; } .woven { max-width: none; } thead { display: table-header-group; }
  .passages tr.short { break-inside: avoid; } .sources li { break-inside: avoid; }
}
"""


def opening(title: str, language: str, page: str, style: str = "") -> str:
    """Return a page as far as its title.

    Args:
        title: What it is called.
        language: The language it is in, as HTML names it.
        page: The paper it is printed on, as CSS names it.
        style: Rules besides those that all pages have.
    """
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>\n{STYLE}{style}@page {{ size: {page}; margin: 14mm; }}\n</style>\n"
        f"</head>\n<body>\n<h1>{escape(title)}</h1>\n"
    )


def html(exhibit: Exhibit) -> Iterator[str]:
    """Yield an exhibit as HTML, piece by piece."""
    words = exhibit.words
    page = "A4 landscape" if len(exhibit.sources) > _WIDE else "A4 portrait"
    yield opening(exhibit.title, words["language"], page)
    yield from _sources(exhibit)
    yield from _counts(exhibit)
    yield from _legend(exhibit)
    yield from _digests(exhibit) if exhibit.digests else _passages(exhibit)
    yield f'<h2>{escape(words["methods"])}</h2>\n<p class="methods">'
    yield escape(words["sentence"].join(exhibit.methods)) + "</p>\n</body>\n</html>\n"


def _sources(exhibit: Exhibit) -> Iterator[str]:
    """The documents."""
    yield f'<h2>{escape(exhibit.words["sources"])}</h2>\n<ol class="sources">\n'
    for source in exhibit.sources:
        facts = escape(" \u00b7 ".join(source.facts))
        yield f'<li id="source-{source.label}"><b>{source.label}</b> {_linked(source)}'
        yield f'<p class="facts quiet">{facts}</p></li>\n'
    yield "</ol>\n"


def _linked(source: Source) -> str:
    """A document's source, its address as a link if it is one of the web."""
    told, url = escape(source.source), escape(source.url)
    return told.replace(url, f'<a class="url" rel="noreferrer" href="{url}">{url}</a>', 1) if url else told


def _counts(exhibit: Exhibit) -> Iterator[str]:
    """What is counted."""
    words = exhibit.words
    yield f"<h2>{escape(words['counts'])}</h2>\n"
    for count in exhibit.counts:
        yield f"<p><b>{count.label}</b> {escape(count.kept)}</p>\n<ul>\n"
        for name, entries in counted(count, exhibit.words):
            yield f"<li>{escape(name)}{escape(entries)}</li>\n"
        yield "</ul>\n"


def _legend(exhibit: Exhibit) -> Iterator[str]:
    """What the marks mean."""
    samples = list(legend(exhibit))
    if samples:
        yield f"<h2>{escape(exhibit.words['legend'])}</h2>\n<ul>\n"
        yield from (f"<li>{_marked((run,))} \u2014 {escape(said)}</li>\n" for run, said in samples)
        yield "</ul>\n"


# -- the summary


def _digests(exhibit: Exhibit) -> Iterator[str]:
    """What became of sections, passages and figures, a table for each group."""
    words = exhibit.words
    for digest in exhibit.digests:
        yield f"<h2>{escape(words['summary'])} {digest.base} \u2194 {digest.label}</h2>\n"
        if not digest.groups:
            yield f"<p>{escape(words['nothing_listed'])}</p>\n"
        for group in digest.groups:
            yield f'<h3>{escape(group.said)} {len(group.items)}</h3>\n<table class="passages digest">\n<tbody>\n'
            yield from (_item(item, digest) for item in group.items)
            yield "</tbody>\n</table>\n"


def _item(item: Item, digest: Digest) -> str:
    """One line of it."""
    named = zip((digest.base, digest.label), item.places, strict=True)
    places = "".join(f'<p class="place">{label} {escape(place)}</p>' for label, place in named if place)
    lang = ' lang="zh"' if any(ord(char) in _HAN for char in item.said) else ""
    return (
        f'<tr class="short"><td class="sign">{escape(item.sign)}</td><td><p{lang}>{escape(item.said)}</p></td>'
        f"<td>{places}</td></tr>\n"
    )


# -- the passages


def _passages(exhibit: Exhibit) -> Iterator[str]:
    """The rows."""
    words, langs = exhibit.words, _languages(exhibit)
    named = [
        f'<a href="#source-{source.label}">{source.label}</a> {escape(source.title)}' for source in exhibit.sources
    ]
    heads = "".join(f'<th scope="col">{name}</th>' for name in ([" \u2194 ".join(named)] if exhibit.unified else named))
    kind, title = ("passages woven", "unified") if exhibit.unified else ("passages", "passages")
    yield f'<h2>{escape(words[title])}</h2>\n<table class="{kind}">\n<thead><tr><th scope="col" class="number">'
    yield f"{escape(words['row'])}</th>{heads}</tr></thead>\n<tbody>\n"
    for row in exhibit.rows:
        if isinstance(row, Omission):
            yield f'<tr class="omission"><td colspan="{len(langs) + 1}">{escape(row.said)}</td></tr>\n'
        else:
            kinds = " ".join(["heading"] * row.heading + ["short"] * is_short(row))
            yield f'<tr class="{kinds}" id="row-{row.number}"><th scope="row" class="number">{row.number}</th>'
            cells = (as_one(row, exhibit, full=exhibit.full),) if exhibit.unified else row.cells
            yield from (_cell(cell, exhibit, langs[i]) for i, cell in enumerate(cells))
            yield "</tr>\n"
    yield "</tbody>\n</table>\n"


def _languages(exhibit: Exhibit) -> list[str]:
    """For each column an attribute that has its ideographs drawn as Chinese ones."""
    rows = [row for row in exhibit.rows if isinstance(row, Passages)]
    found = []
    for column in range(1 if exhibit.unified else len(exhibit.sources)):
        texts = (row.woven or row.cells[column].lines for row in rows[:_LOOKED_AT])
        runs = (run for lines in texts for line in lines for run in line)
        found.append(' lang="zh"' if any(ord(char) in _HAN for run in runs for char in run.text) else "")
    return found


def _cell(cell: Cell, exhibit: Exhibit, lang: str) -> str:
    """One passage."""
    state = f'<p class="state"><b>{cell.sign}</b> {escape(cell.said)}</p>' if cell.state else ""
    told = cell.source if exhibit.full else cell.place
    place = f'<p class="place" title="{escape(cell.source)}">{escape(told)}</p>' if told else ""
    text = "".join(f"<p{lang}>{_marked(line)}</p>" for line in cell.lines)
    remarks = "".join(f"<li>{escape(remark)}</li>" for remark in cell.remarks)
    said = f'<ul class="remarks">{remarks}</ul>' if remarks else ""
    return f"<td>{state}{text}{place}{said}</td>"


def _marked(line: Line) -> str:
    """The runs of a line."""
    return "".join(_run(run, *moves(line, i)) for i, run in enumerate(line))


def _run(run: Run, opens: bool, closes: bool) -> str:
    """One run; signs say where moved text begins and ends."""
    text = escape(run.text)
    if run.mark == "corrected":
        text = text.join(CORRECTED)
    classes: list[str] = [run.mark] if run.mark in {"corrected", "elided", "unfound"} else []
    classes += ["moved"] * run.moved
    tag = _TAGS.get(run.mark, "span")
    kind = f' class="{" ".join(classes)}"' if classes else ""
    marked = text if tag == "span" and not classes else f"<{tag}{kind}>{text}</{tag}>"
    return f"{MOVED[0] * opens}{marked}{MOVED[1] * closes}"
