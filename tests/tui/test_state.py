"""What survives a restart, and what happens when it cannot."""

from pathlib import Path

import pytest
from tests.tui.driver import on_screen, opened

from duidu import disk
from duidu.errors import SettingError
from duidu.store import state
from duidu.store.corpus import Corpus
from duidu.tui.app import DuiduApp


@on_screen
async def test_document_position_theme_and_script_survive(plans: Path):
    async with opened(plans, start="qinghe-2022:11") as at:
        await at.press("S", ":")
        await at.type("theme: paper")
        await at.press("enter")
        assert at.app.spec.name == "paper"
        await at.press("q")
    async with opened(plans) as at:
        assert at.reader.name_shown == "qinghe-2022"
        assert at.here.startswith("2、擴大茶葉基地")
        assert at.app.spec.name == "paper"
        assert at.app.theme == "paper"
        assert "扩大茶叶基地" in at.shown
    assert state.load().corpus == str(plans)


@on_screen
async def test_the_place_is_found_again_in_a_text_that_shifted(plans: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("q")
    path = plans / "qinghe-2020.txt"
    path.write_text("新添的一行写在最前头。\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    async with opened(plans) as at:
        assert at.here.startswith("3、扩大茶叶基地")
        assert at.reader.view.source_line == 15


@on_screen
async def test_a_place_that_is_gone_opens_the_document_at_its_beginning(plans: Path):
    async with opened(plans, start="qinghe-2020:15") as at:
        await at.press("q")
    (plans / "qinghe-2020.txt").write_text("青河县2020年工作要点\n\n一、别的\n\n1、换了内容。\n", encoding="utf-8")
    async with opened(plans) as at:
        assert at.reader.name_shown == "qinghe-2020"
        assert at.reader.view.source_line == 1
    (plans / "qinghe-2020.txt").unlink()
    async with opened(plans) as at:
        assert at.reader.name_shown == "baishi-2020"


@on_screen
async def test_places_of_two_corpora_do_not_mix(plans: Path, sample: Path):
    async with opened(plans, start="qinghe-2020:13") as at:
        await at.press("q")
    async with opened(sample, start="nankai-2018:13") as at:
        await at.press("q")
    async with opened(plans) as at:
        assert at.reader.name_shown == "qinghe-2020"
        assert at.reader.view.source_line == 13


@on_screen
async def test_a_theme_named_on_the_command_line_wins(plans: Path):
    async with opened(plans, theme="contrast") as at:
        assert at.app.spec.name == "contrast"
    with pytest.raises(SettingError, match="there are ansi, celadon"):
        DuiduApp(Corpus.open(plans), theme="no such theme")


@on_screen
async def test_a_damaged_state_is_set_aside_with_a_message(plans: Path):
    disk.write_atomic(disk.data_folder() / state.FILE, "corpus = [broken")
    async with opened(plans) as at:
        assert any("damaged" in message for message in at.told)
        assert at.reader.name_shown == "baishi-2020"
        await at.press("q")
    assert state.load().corpus == str(plans)


@on_screen
async def test_leaving_works_where_nothing_can_be_written(plans: Path, home: Path):
    async with opened(plans) as at:
        (home / "data").write_text("a file where a folder should be", encoding="utf-8")
        await at.press("q")
        assert not at.app.is_running or at.app.return_code == 0
        assert "cannot be written" in str(at.app._exit_renderables)
