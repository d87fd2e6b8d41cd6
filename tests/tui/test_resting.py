"""Memory is tidied while the reader rests, and only then."""

import gc
from pathlib import Path

import pytest
from tests.tui.driver import on_screen, opened

from duidu.tui import resting
from duidu.tui.app import DuiduApp


@on_screen
async def test_memory_is_tidied_when_no_key_has_come_for_a_while(plans: Path, monkeypatch: pytest.MonkeyPatch):
    looks: list[str] = []
    monkeypatch.setattr(gc, "collect", lambda: looks.append("look"))
    monkeypatch.setattr(gc, "freeze", lambda: None)
    monkeypatch.setattr(gc, "unfreeze", lambda: looks.append("deep"))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, resting.WORTH))
    before = gc.get_threshold()
    async with opened(plans) as at:
        app = at.pilot.app
        assert isinstance(app, DuiduApp)
        await at.press("j")
        app.tidy_while_resting()
        assert gc.get_threshold() == resting.THRESHOLDS
        app._tidy()
        assert looks == []
        app.last_event -= resting.REST + 1
        app._tidy()
        assert looks == ["look"]
        app.last_event -= resting.LONG_REST
        app._tidy()
        assert looks == ["look", "deep", "look"]
        app._tidy()
        assert looks[3:] == ["look"]
    gc.set_threshold(*before)
