"""Draw the running program's screens as SVG pictures with every character on its cell.

usage: python tools/screenshots.py [FOLDER] [--corpus CORPUS] [--lang en|zh_Hans] [--theme NAME] [--size WxH]

Textual's own export lets wide characters overlap, because it counts characters and not cells; here each run is placed
by its cells. Without arguments the pictures of README.md go to docs/screens.
"""

import argparse
import asyncio
import html
import itertools
import pathlib
import sys
import tempfile
from collections.abc import Awaitable, Callable

from rich.cells import get_character_cell_size
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widgets import Input

ROOT = pathlib.Path(__file__).parent.parent
CELL, LINE, FONT = 9.0, 23.0, 18.0
"""Pixels of a cell, of a line, of the font: an ideograph is as wide as the font is high, and two cells."""
FONTS = "'Sarasa Mono SC','Noto Sans Mono CJK SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',monospace"
NARROW = "'DejaVu Sans Mono','Menlo','Consolas',monospace"
MARGIN = 8


def colour(value: Color | None, default: str) -> str:
    """Return a colour as CSS writes it."""
    return value.get_truecolor().hex if value is not None and not value.is_default else default


def run(segment: Segment, x: int, y: int, ink: str, ground: str) -> list[str]:
    """Return the SVG of a run of characters that begins at a cell."""
    style = segment.style or Style.null()
    front, back = colour(style.color, ink), colour(style.bgcolor, ground)
    if style.reverse:
        front, back = back, front
    cells = sum(map(get_character_cell_size, segment.text))
    left, top = MARGIN + x * CELL, MARGIN + y * LINE
    parts = []
    if back != ground:
        parts.append(f'<rect x="{left:g}" y="{top:g}" width="{cells * CELL:g}" height="{LINE:g}" fill="{back}"/>')
    if segment.text.strip():
        marks = ' font-weight="bold"' if style.bold else ""
        lines = [name for name, on in (("underline", style.underline), ("line-through", style.strike)) if on]
        marks += f' text-decoration="{" ".join(lines)}"' if lines else ""
        parts.extend(texts(segment.text, left, top + LINE * 0.75, f'fill="{front}"{marks}'))
    return parts


def texts(text: str, left: float, base: float, marks: str) -> list[str]:
    """Return the SVG of characters on their cells; signs that fonts for Chinese draw wide come from another font."""
    parts = []
    for narrow, group in itertools.groupby(text, key=lambda c: not c.isascii() and get_character_cell_size(c) == 1):
        chars = "".join(group)
        places, at = [], left
        for char in chars:
            places.append(f"{at:g}")
            at += get_character_cell_size(char) * CELL
        font = f' font-family="{NARROW}" font-size="{FONT * 0.8:g}"' if narrow else ""
        if chars.strip():
            parts.append(f'<text x="{" ".join(places)}" y="{base:g}" {marks}{font}>{html.escape(chars)}</text>')
        left = at
    return parts


def svg(strips: list[Strip], ink: str, ground: str) -> str:
    """Return the picture of a screen's strips."""
    width = max(strip.cell_length for strip in strips)
    size = f"{width * CELL + 2 * MARGIN:g} {len(strips) * LINE + 2 * MARGIN:g}"
    w, h = size.split()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{w}" height="{h}">',
        f'<rect width="{w}" height="{h}" rx="6" fill="{ground}"/>',
        f'<g font-family="{FONTS}" font-size="{FONT:g}" xml:space="preserve">',
    ]
    for y, strip in enumerate(strips):
        x = 0
        for segment in strip:
            if not segment.control:
                parts.extend(run(segment, x, y, ink, ground))
                x += segment.cell_length
    return "\n".join([*parts, "</g>", "</svg>", ""])


Steps = Callable[[Pilot[None]], Awaitable[None]]


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let the background work finish."""
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.1)


async def goto(pilot: Pilot[None], place: str) -> None:
    """Go to a place through the palette."""
    await press(pilot, "colon")
    pilot.app.screen.query_one(Input).value = place
    await pilot.pause(0.1)
    await press(pilot, "enter")
    await pilot.pause(0.3)


async def read(pilot: Pilot[None]) -> None:
    """The reader at item 19 of 2012."""
    await goto(pilot, "§八.19")


async def search(pilot: Pilot[None]) -> None:
    """The search for a slogan."""
    await press(pilot, "s")
    await press(pilot, *"平安南开")


async def compare(pilot: Pilot[None]) -> None:
    """Item 19 of 2012 beside its counterparts."""
    await goto(pilot, "§八.19")
    await press(pilot, "c")


async def chapter(pilot: Pilot[None]) -> None:
    """A whole chapter beside its counterparts."""
    await goto(pilot, "§七")
    await press(pilot, "c")


async def summary(pilot: Pilot[None]) -> None:
    """What changed between whole documents, line by line."""
    await goto(pilot, "nankai-2018")
    await press(pilot, "tab", "c")
    await pilot.pause(0.5)


async def export(pilot: Pilot[None]) -> None:
    """The form that hands a comparison on."""
    await compare(pilot)
    await press(pilot, "e")
    box = pilot.app.screen.query_one("#file", Input)
    box.value = box.value.rsplit("/", 1)[-1]


async def bookmarks(pilot: Pilot[None]) -> None:
    """A bookmark in the list."""
    await compare(pilot)
    await press(pilot, "m")
    await press(pilot, "enter")
    await press(pilot, "b")


async def help_(pilot: Pilot[None]) -> None:
    """The reader's keys."""
    await press(pilot, "question_mark")


async def table(pilot: Pilot[None]) -> None:
    """The table of the five-year plan."""
    await goto(pilot, "nankai-2021")
    await press(pilot, "slash")
    await press(pilot, *"专栏1")
    await press(pilot, "enter")


async def lineage(pilot: Pilot[None]) -> None:
    """What became of the themes of 2012."""
    await press(pilot, "w")
    await press(pilot, "enter")
    await pilot.pause(0.3)


async def trace(pilot: Pilot[None]) -> None:
    """A slogan through the years."""
    pilot.app.open_view("trace", "平安南开")  # type: ignore[attr-defined]
    await settle(pilot)


async def tracetable(pilot: Pilot[None]) -> None:
    """Words for the care of the old, as a table."""
    pilot.app.open_view("tracetable", "养老 居家养老 日间照料")  # type: ignore[attr-defined]
    await settle(pilot)


async def kwic(pilot: Pilot[None]) -> None:
    """A word in its contexts."""
    pilot.app.open_view("kwic", "平安", {"order": "right"})  # type: ignore[attr-defined]
    await settle(pilot)


async def slogans(pilot: Pilot[None]) -> None:
    """The slogans of a pattern over the documents."""
    pilot.app.open_view("slogans", "*南开")  # type: ignore[attr-defined]
    await settle(pilot)
    await press(pilot, "l", "l")


async def patterns(pilot: Pilot[None]) -> None:
    """The patterns that the documents offer."""
    pilot.app.open_view("slogans")  # type: ignore[attr-defined]
    await settle(pilot)


async def newgone(pilot: Pilot[None]) -> None:
    """What is new and gone in the latest document of a place."""
    session = pilot.app.session  # type: ignore[attr-defined]
    dated = [entry for entry in session.corpus.entries if session.year(entry.id)]
    pilot.app.open_view("newgone", max(dated, key=lambda entry: session.year(entry.id)).id)  # type: ignore[attr-defined]
    await settle(pilot)


async def figures(pilot: Pilot[None]) -> None:
    """Indicators by years."""
    pilot.app.open_view("figures")  # type: ignore[attr-defined]
    await settle(pilot)
    await press(pilot, "j", "l", "l", "l")


async def coverage(pilot: Pilot[None]) -> None:
    """Which sections of the five-year plan the years take up."""
    pilot.app.open_view("coverage", "nankai-2021")  # type: ignore[attr-defined]
    await settle(pilot)
    await press(pilot, *"]]]jl")


async def promises(pilot: Pilot[None]) -> None:
    """The promises of 2018 against 2020."""
    pilot.app.open_view("promises", "nankai-2018", {"later": "nankai-2020"})  # type: ignore[attr-defined]
    await settle(pilot)
    await press(pilot, *"jjjj")


async def settle(pilot: Pilot[None]) -> None:
    """Let the index be made and what waits for it be gathered."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.1)


async def info(pilot: Pilot[None]) -> None:
    """What is known of a document."""
    await goto(pilot, "nankai-2018")
    await press(pilot, "i")


SCREENS: dict[str, Steps] = {
    "read": read,
    "search": search,
    "compare": compare,
    "chapter": chapter,
    "summary": summary,
    "export": export,
    "bookmarks": bookmarks,
    "help": help_,
    "table": table,
    "info": info,
    "lineage": lineage,
    "trace": trace,
    "tracetable": tracetable,
    "kwic": kwic,
    "slogans": slogans,
    "patterns": patterns,
    "promises": promises,
    "figures": figures,
    "coverage": coverage,
    "newgone": newgone,
}


async def picture(steps: Steps, corpus: pathlib.Path, theme: str, size: tuple[int, int]) -> str:
    """Return the picture of the screen that some keys lead to."""
    from duidu.store.corpus import Corpus
    from duidu.tui.app import DuiduApp

    app = DuiduApp(Corpus.open(corpus), theme=theme)
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause(0.2)
        await steps(pilot)
        for toast in app.screen.query("Toast"):
            toast.remove()
        await pilot.pause(0.2)
        strips = app.screen._compositor.render_strips()
        ink, ground = app.spec.screen["foreground"], app.spec.screen["background"]
        return svg(strips, *(("#d0d0d0", "#101010") if app.spec.ansi else (ink, ground)))


def main() -> None:
    """Draw the pictures."""
    import os

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=pathlib.Path, default=ROOT / "docs/screens")
    parser.add_argument("--corpus", type=pathlib.Path, default=ROOT / "corpus")
    parser.add_argument("--lang", default="zh_Hans")
    parser.add_argument("--theme", default="ink")
    parser.add_argument("--size", default="140x36")
    parser.add_argument("--only", choices=sorted(SCREENS))
    given = parser.parse_args()
    os.environ["DUIDU_LANG"] = given.lang
    width, height = map(int, given.size.split("x"))
    given.folder.mkdir(parents=True, exist_ok=True)
    for name, steps in SCREENS.items():
        if given.only in {None, name}:
            with tempfile.TemporaryDirectory() as home:
                os.environ["DUIDU_HOME"] = home
                drawn = asyncio.run(picture(steps, given.corpus, given.theme, (width, height)))
            (given.folder / f"{name}.svg").write_text(drawn, encoding="utf-8")
            print(name, file=sys.stderr)


if __name__ == "__main__":
    main()
