"""Info: what is known of a passage and its document, where from, what is doubtful, what the reader said."""

import re
from pathlib import Path

from tests.tui.driver import SMALL, Driver, on_screen, opened
from tests.tui.test_ruling import choose, rewrite

DOUBTFUL = "存疑县2020年工作要点\n\n一、粮食\n\n产量225523.08亿斤,增长一成,仓里都满了。\n\n二、道路\n\n修路百里。\n"


def said(at: Driver) -> str:
    """All that stands on the screen, spaces drawn together."""
    return re.sub(r"\s+", " ", at.shown)


@on_screen
async def test_the_passage_comes_first_with_why_it_is_doubtful(plans: Path):
    (plans / "doubtful.txt").write_text(DOUBTFUL)
    async with opened(plans, start="doubtful:5") as at:
        assert "!" in at.row("产量225523.08")
        await at.press("i")
        assert at.row("where").split()[1:3] == ["§一›¶1", "L5"]
        assert "role plan (as it was read)" in said(at)
        assert "doubt figures may have run together (225523.08)" in said(at)
        assert said(at).index("This passage") < said(at).index("The document") < said(at).index("L5 figures may")
        assert "Your own word" not in said(at)


@on_screen
async def test_what_the_reader_said_is_listed_with_where_it_is_kept(plans: Path):
    (plans / "doubtful.txt").write_text(DOUBTFUL)
    async with opened(plans, start="doubtful:3") as at:
        await choose(at, "review")
        await at.press("j")
        await rewrite(at, "产量2255.23亿斤,增长一成,仓里都满了。", "据统计年鉴")
        assert "225523.08〔2255.23〕亿斤" in at.shown
        assert "✎" in at.row("〔2255.23〕")
        await at.press("i")
        assert "role review (your word on 一; read as plan)" in said(at)
        assert "correction L5 “225523.08” → “2255.23” (据统计年鉴)" in said(at)
        own = said(at).split("Your own word")[1]
        assert "role 一: review" in own
        assert own.count("saved in") == 2
        await at.press("q", "k", "i")
        assert "role review (your word; read as plan)" in said(at)


@on_screen
async def test_what_is_not_found_any_more_is_listed_with_the_reason(plans: Path):
    (plans / "doubtful.txt").write_text(DOUBTFUL)
    async with opened(plans, start="doubtful:7") as at:
        await choose(at, "review")
        await at.press("k")
        await rewrite(at, "产量2255.23亿斤,增长一成,仓里都满了。")
    (plans / "doubtful.txt").write_text(DOUBTFUL.replace("225523.08", "2255.23").split("二、")[0])
    async with opened(plans, start="doubtful:5") as at:
        await at.press("i")
        own = said(at).split("Your own word")[1]
        assert "not shown L7 “二、道路”: review (its place is not found in the text any more)" in own
        assert "not shown L5 “225523.08” → “2255.23” (the source itself has been mended)" in own


@on_screen
async def test_facts_say_where_they_are_from(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("i")
        assert "place 青河 (from corpus.toml)" in said(at)
        assert "title 青河县2019年工作要点 (line 1, and corpus.toml)" in said(at)
        assert "covers 2019 plan (from corpus.toml)" in said(at)


@on_screen
async def test_long_lines_are_broken_beside_the_names_at_any_size(plans: Path):
    (plans / "long.txt").write_text("修路。\n")
    with (plans / "corpus.toml").open("a") as manifest:
        manifest.write(f'\n[[document]]\nfile = "long.txt"\ntitle = "{"进一步把山里的路修好把河里的水治清" * 6}"\n')
    async with opened(plans, SMALL, start="long") as at:
        await at.press("i")
        before = at.row("title")
        row = at.rows().index(before)
        assert re.match(r" {14}\S", at.rows()[row + 1])
        await at.resize(140, 24)
        assert len(at.row("title").strip()) > len(before.strip())
