"""Making and editing word sets on the screen."""

from pathlib import Path

from tests.tui.driver import Driver, on_screen, opened

from duidu.store import wordsets
from duidu.tui.screens.search import SearchScreen
from duidu.tui.screens.wordset import WordSetScreen

COMMAND = "word sets: make or edit"


async def new(at: Driver, name: str) -> WordSetScreen:
    """Make a set."""
    await at.do(COMMAND)
    await at.press("enter")
    assert isinstance(at.screen, WordSetScreen)
    await at.type(name)
    await at.press("enter")
    return at.screen


def ticked(at: Driver) -> list[str]:
    """The words with a tick."""
    return [row.split("■")[1].split()[0] for row in at.rows() if "■" in row]


@on_screen
async def test_a_set_is_made_filled_and_searched_for(plans: Path):
    async with opened(plans) as at:
        screen = await new(at, "茶事")
        assert wordsets.load().sets == {"茶事": ("茶事",)}
        await at.type("茶园")
        await at.press("enter")
        await at.type("茶农")
        await at.press("enter")
        assert ticked(at) == ["茶农", "茶园", "茶事"]
        assert "@茶事 · 3 words" in at.bar("title")
        await at.press("enter", "G", "g", "j", "j", "space")
        assert wordsets.load().sets == {"茶事": ("茶园", "茶农")}
        assert screen.words == ("茶园", "茶农")
        await at.press("q", "s")
        await at.type("@茶事")
        assert isinstance(at.screen, SearchScreen)
        assert {hit.document for hit in at.screen.hits} == {"qinghe-2019", "qinghe-2020", "qinghe-2022"}
        await at.press("escape", "escape", "b")
        assert "0 bookmarks · 1 word set" in at.bar("title")
        await at.press("D")
        assert wordsets.load().sets == {}
        await at.press("U")
        assert wordsets.load().sets == {"茶事": ("茶园", "茶农")}
        assert any("@茶事" in row for row in at.rows())
        await at.press("enter")
        form: object = at.screen
        assert isinstance(form, WordSetScreen)
        await at.press("space", "q")
        assert wordsets.load().sets == {"茶事": ("茶农",)}
        assert "word set  茶农" in at.shown


@on_screen
async def test_suggestions_come_from_the_corpus_and_from_meaning_and_enter_takes_one_in(plans: Path):
    async with opened(plans) as at:
        screen = await new(at, "养老")
        assert any("like in meaning" in row for row in at.rows())
        like = next(one.word for one in screen.listed if one.likeness)
        await at.press("enter", "j", "enter")
        assert like in wordsets.load().sets["养老"] or len(wordsets.load().sets["养老"]) == 2
        assert len(ticked(at)) == 2
        await at.press("q")
        await new(at, "监控点")
        assert "beside it in" in at.shown


@on_screen
async def test_a_set_is_deleted_and_brought_back(plans: Path):
    wordsets.save("茶事", ["茶园", "茶农"])
    async with opened(plans) as at:
        await at.do(COMMAND)
        await at.press("j", "enter")
        assert ticked(at) == ["茶园", "茶农"]
        await at.press("U")
        assert at.last_told == "Nothing to undo."
        await at.press("D")
        assert wordsets.load().sets == {}
        assert "U brings back “茶事”" in at.bar("status")
        await at.press("U")
        assert wordsets.load().sets == {"茶事": ("茶园", "茶农")}
        await at.press("d", "u", "k", "/", "escape", "tab", "shift+tab", "escape")
        assert not isinstance(at.screen, WordSetScreen)


@on_screen
async def test_a_name_that_cannot_be_typed_is_refused(plans: Path):
    async with opened(plans) as at:
        screen = await new(at, "两 词")
        assert "not a name for a word set" in at.last_told
        assert screen.set_name == ""
        await at.press("escape")
        assert not isinstance(at.screen, WordSetScreen)
