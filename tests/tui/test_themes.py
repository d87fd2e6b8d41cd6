"""Themes: worn at once, the user's own, ANSI colours, and files that are none."""

from pathlib import Path

from rich.color import ColorType
from tests.tui.driver import Driver, on_screen, opened

from duidu.store.places import themes_folder

SHIPPED = sorted(path.stem for path in themes_folder().glob("*.toml"))


def colours(at: Driver) -> set[ColorType]:
    """The kinds of colour on the screen."""
    found = set()
    for strip in at.screen._compositor.render_strips():
        for segment in strip:
            for colour in (segment.style and segment.style.color, segment.style and segment.style.bgcolor):
                if colour:
                    found.add(colour.type)
    return found


@on_screen
async def test_each_theme_is_worn_at_once_by_all_screens_that_are_open(plans: Path):
    assert len(SHIPPED) > 3
    async with opened(plans, start="qinghe-2020:13") as at:
        before = [at.style_of("扩大茶叶基地")]
        await at.press("c")
        before.append(at.style_of("评出十位能手"))
        await at.press("s", "茶", "tab")
        looks = set()
        for name in SHIPPED:
            await at.press(":")
            await at.type(f"theme: {name}")
            await at.press("enter")
            assert at.app.spec.name == at.app.theme == name
            looks.add(at.style_of("茶叶基地"))
        assert len(looks) == len(SHIPPED)
        assert SHIPPED[-1] != "ink"
        await at.press("escape", "escape")
        after = [at.style_of("评出十位能手")]
        await at.press("q")
        after.append(at.style_of("扩大茶叶基地"))
        assert not set(before) & set(after)


@on_screen
async def test_the_ansi_theme_uses_the_terminals_own_colours_in_text(plans: Path):
    async with opened(plans, theme="ansi") as at:
        assert at.app.ansi_color
        line = next(s for s in at.screen._compositor.render_strips()[1:] if "白石镇" in s.text)
        kinds = {seg.style.color.type for seg in line if seg.style and seg.style.color and "白石镇" in seg.text}
        assert kinds <= {ColorType.STANDARD, ColorType.DEFAULT}


@on_screen
async def test_a_change_of_theme_keeps_the_place_and_the_open_sections(plans: Path):
    async with opened(plans, start="qinghe-2019:13") as at:
        await at.press("tab", "l", "tab", ":")
        assert "一、 做强山地农业" in at.shown
        await at.type("theme: night")
        await at.press("enter")
        assert at.here.startswith("3、打通断头路")
        assert "一、 做强山地农业" in at.shown


@on_screen
async def test_the_users_own_theme_is_listed_and_wins_over_a_shipped_one(plans: Path, home: Path):
    own = home / "config" / "themes"
    own.mkdir(parents=True)
    text = (themes_folder() / "ink.toml").read_text(encoding="utf-8")
    (own / "mine.toml").write_text(text.replace('"ink"', '"mine"'), encoding="utf-8")
    async with opened(plans, theme="mine") as at:
        assert at.app.spec.name == "mine"


@on_screen
async def test_a_broken_theme_is_passed_over_with_a_message(plans: Path, home: Path):
    own = home / "config" / "themes"
    own.mkdir(parents=True)
    (own / "broken.toml").write_text("name = [", encoding="utf-8")
    async with opened(plans) as at:
        assert any("broken.toml" in message for message in at.told)
        assert at.app.spec.name == "ink"
