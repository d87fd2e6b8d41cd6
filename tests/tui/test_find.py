"""Finding in the document on screen."""

from pathlib import Path

from tests.tui.driver import SMALL, on_screen, opened


@on_screen
async def test_find_goes_to_the_first_match_while_typing_and_counts(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("/")
        assert at.screen.query_one("#find").display
        await at.type("护路")
        assert "每村请两名护路员" in at.here
        assert "/护路 1/1" in at.bar("status")
        await at.press("backspace", "backspace")
        await at.type("平安")
        assert at.here == "三、守护平安山村"
        assert "/平安 1/2" in at.bar("status")
        assert "bold" in at.style_of("平安")


@on_screen
async def test_enter_keeps_the_walk_and_n_goes_round(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("slash")
        await at.type("平安")
        await at.press("enter")
        assert not at.screen.query_one("#find").display
        assert at.reader.view.has_focus
        await at.press("n")
        assert "/平安 2/2" in at.bar("status")
        assert at.here.startswith("5、建设平安青河")
        await at.press("n")
        assert "/平安 1/2" in at.bar("status")
        await at.press("N")
        assert "/平安 2/2" in at.bar("status")
        await at.press("ｎ")
        assert "/平安 1/2" in at.bar("status")


@on_screen
async def test_finding_begins_at_the_cursor(plans: Path):
    async with opened(plans, start="qinghe-2019:19") as at:
        await at.press("/")
        await at.type("平安")
        assert "/平安 2/2" in at.bar("status")


@on_screen
async def test_escape_in_the_box_returns_to_where_finding_began(plans: Path):
    async with opened(plans, start="qinghe-2019:9") as at:
        await at.press("/")
        await at.type("巡逻")
        assert at.here.startswith("5、建设平安青河")
        await at.press("escape")
        assert at.here.startswith("2、办好山货集市")
        assert at.reader.view.has_focus


@on_screen
async def test_escape_on_the_text_clears_the_walk(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("/")
        await at.type("平安")
        await at.press("enter", "escape")
        assert "/平安" not in at.bar("status")
        await at.press("n")
        assert at.last_told.startswith("Nothing to walk")


@on_screen
async def test_the_other_script_and_a_wrong_character_are_found(plans: Path):
    async with opened(plans, start="qinghe-2022") as at:
        await at.press("/")
        await at.type("监控点")
        assert "六十個監控點" in at.here
        await at.press("escape", "/")
        await at.type("组织茶农学习制荼")
        assert "組織茶農學習製茶" in at.here
        assert " 1/1" in at.bar("status")


@on_screen
async def test_what_is_not_there_is_said_with_what_was_tried(plans: Path):
    async with opened(plans, start="qinghe-2019:9") as at:
        await at.press("/")
        await at.type("港口码头")
        assert at.here.startswith("2、办好山货集市")
        await at.press("enter")
        assert at.last_told.startswith("“港口码头” is not here")


@on_screen
async def test_the_ruler_marks_where_matches_are(sample: Path):
    async with opened(sample, SMALL, start="nankai-2012") as at:
        assert "◆" not in at.shown
        await at.press("/")
        await at.type("南开")
        await at.press("enter")
        assert sum(row.endswith("◆") for row in at.rows()) > 1


@on_screen
async def test_a_walk_ends_when_another_document_is_opened(plans: Path):
    async with opened(plans, start="qinghe-2019") as at:
        await at.press("/")
        await at.type("平安")
        await at.press("enter", "tab", "G", "enter")
        assert at.reader.name_shown == "qinghe-2022"
        assert "/平安" not in at.bar("status")
