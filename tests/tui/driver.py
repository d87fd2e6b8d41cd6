"""Drives the program through a terminal that is not there: press keys, look at the rows of the screen."""

import asyncio
import contextlib
import functools
import unicodedata
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.events import Key, Paste
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input
from textual.worker import WorkerCancelled

from duidu.store.corpus import Corpus
from duidu.tui.app import DuiduApp
from duidu.tui.screens.compare import CompareScreen
from duidu.tui.screens.read import ReadScreen
from duidu.tui.widgets.flow_view import FlowView

_CHARACTERS = {name: char for char in map(chr, range(0x20, 0x7F)) if (name := _character_to_key(char)) != char}
"""The character behind the name of a key."""
_MOVING = frozenset("jkdugGnN[]") | {"up", "down", "left", "right", "pageup", "pagedown"}
"""Keys that move within a view and open nothing."""

WIDE, SMALL = (160, 45), (80, 24)
MOMENT = 0.5
"""Seconds: timers that wait once and no longer than this are waited for."""
MOST_ROUNDS, MOST_LOOKS = 10_000, 10_000
"""Far above what a busy machine needs: only what never comes to rest gets there."""


def on_screen(test: Callable[..., Awaitable[None]]) -> Callable[..., None]:
    """Let pytest call a coroutine."""

    @functools.wraps(test)
    def run(*args: Any, **named: Any) -> None:
        asyncio.run(_awaited(test(*args, **named)))

    return run


async def _awaited(test: Awaitable[None]) -> None:
    await test


def _is_busy(pump: MessagePump) -> bool:
    """Whether a part of the program has something before it: a message, a call, or its own beginning."""
    if pump._closing or pump._closed:
        return False
    waiting = pump.message_queue_size or pump._next_callbacks or pump._pending_message is not None
    return bool(waiting) or not pump._mounted_event.is_set()


def _is_undrawn(screen: Screen[Any]) -> bool:
    """Whether a screen has something to lay out, to draw, or to call once that is done."""
    return bool(
        screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


def _waiting(app: DuiduApp) -> bool:
    """Whether a timer that waits for a moment, once, is running: what it does is part of the answer to a key."""
    timers = (timer for pump in (app, *app._registry) for timer in tuple(pump._timers))
    return any(
        timer._repeat == 0 and timer._interval <= MOMENT and timer._task is not None and not timer._task.done()
        for timer in timers
    )


@dataclass
class Driver:
    """A running program, its keys and what stands on its screen."""

    app: DuiduApp
    _pilot: Pilot[None] = field(init=False)
    told: list[str] = field(default_factory=list)
    """Every message told, also those that no longer stand."""

    def __post_init__(self) -> None:
        notify = self.app.notify

        def noted(message: str, **options: Any) -> None:
            self.told.append(message)
            notify(message, **options)

        self.app.notify = noted  # type: ignore[method-assign]

    @property
    def pilot(self) -> Pilot[None]:
        """What moves the mouse; it waits as we do, see `quiet`."""
        return self._pilot

    @pilot.setter
    def pilot(self, pilot: Pilot[None]) -> None:
        async def pause(delay: float | None = None) -> None:
            await asyncio.sleep(delay or 0)
            await self.quiet()

        pilot.pause = pause  # type: ignore[method-assign]
        pilot.press = self.hurry  # type: ignore[method-assign]
        self._pilot = pilot

    async def settle(self) -> None:
        """Wait until background jobs are done and their answers drawn."""
        for _ in range(MOST_LOOKS):
            with contextlib.suppress(WorkerCancelled):
                await self.app.workers.wait_for_complete()
            await self.quiet()
            if not self._is_working and not _waiting(self.app):
                return
            await asyncio.sleep(MOMENT / 100)
        raise AssertionError

    @property
    def _is_working(self) -> bool:
        """Whether a background job is under way, or about to begin."""
        return not all(worker.is_finished for worker in self.app.workers)

    async def quiet(self) -> None:
        """Wait until all that was sent has been dealt with and drawn, whatever is still at work in the background.

        Textual's own pause looks at the processor's time: on a busy machine the program gets none, seems to be at rest
        and is looked at too early.
        """
        for _ in range(MOST_ROUNDS):
            await self._pilot._wait_for_screen()
            self.screen._on_timer_update()
            if not _is_undrawn(self.screen) and not any(map(_is_busy, {self.app, *self.app._registry})):
                return
            await asyncio.sleep(0)
        raise AssertionError

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds that only a background job at a standstill can bring about."""
        for _ in range(MOST_LOOKS):
            await self.quiet()
            if holds():
                return
            await asyncio.sleep(MOMENT / 100)
        raise AssertionError(self.shown)

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, as a reader who looks at what a key did before pressing the next.

        A single character comes as a terminal sends it. Keys that do nothing before an answer is there (`i` on a trace
        still being made) would otherwise be lost on a busy machine.
        """
        for key in keys:
            await self._send(key)
            if not self._typing(key) and self._is_working:
                await self.settle()
        await self.settle()

    def _typing(self, key: str) -> bool:
        """Whether a key types a character into a box."""
        return len(key) == 1 and isinstance(self.app.focused, Input)

    async def hurry(self, *keys: str) -> None:
        """Press keys and wait until they are dealt with, not until what they started has been answered."""
        for key in keys:
            await self._send(key)
        await self.quiet()

    async def _send(self, key: str) -> None:
        """Press one key; only those that may open something are waited for, since the others come in order anyway.

        Textual's pilot knows no character for the signs of an input method.
        """
        name = key if len(key) > 1 or key.isalnum() else _character_to_key(key)
        event = Key(name, key if len(key) == 1 else _CHARACTERS.get(key))
        event.set_sender(self.app)
        assert self.app._driver is not None
        focused = self.app.focused
        self.app._driver.send_message(event)
        if (isinstance(focused, Input) and len(key) == 1) or (isinstance(focused, FlowView) and key in _MOVING):
            await self.pilot._wait_for_screen()
        else:
            await self.quiet()

    async def paste(self, text: str) -> None:
        """Paste a text as a terminal does."""
        event = Paste(text)
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text character by character."""
        await self.press(*text)

    async def resize(self, width: int, height: int) -> None:
        """Give the terminal another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def do(self, command: str) -> None:
        """Run a command through the palette by its exact label, as a reader would who forgot the key."""
        await self.press("ctrl+p")
        await self.type(command)
        await self.press("enter")

    # -- what is there

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top."""
        return self.app.screen

    @property
    def reader(self) -> ReadScreen:
        """The reader."""
        return self.app.reader

    @property
    def comparison(self) -> CompareScreen:
        """The comparison, which must be on top."""
        assert isinstance(self.app.screen, CompareScreen)
        return self.app.screen

    def rows(self) -> list[str]:
        """The rows of the screen as plain text."""
        return [strip.text for strip in self.screen._compositor.render_strips()]

    @property
    def shown(self) -> str:
        """All that stands on the screen."""
        return "\n".join(self.rows())

    def row(self, words: str) -> str:
        """The first row that holds some words."""
        found = [row for row in self.rows() if words in row]
        assert found, f"{words!r} is not on the screen:\n{self.shown}"
        return found[0]

    def bar(self, name: str) -> str:
        """What a bar of the top screen says."""
        from duidu.tui.widgets.bars import Bar

        return self.screen.query_one(f"#{name}", Bar).text

    @property
    def last_told(self) -> str:
        """The message told last."""
        assert self.told, "nothing was told"
        return self.told[-1]

    @property
    def here(self) -> str:
        """The text of the display line under the reader's cursor."""
        line, document = self.reader.view.line, self.reader.view.document
        assert line is not None
        assert document is not None
        return document.text[line.span.start : line.span.end]

    def style_of(self, words: str) -> str:
        """The styles of the first segment below the bar that shows some words, as Rich writes them."""
        for strip in self.screen._compositor.render_strips()[1:]:
            for segment in strip:
                if words in segment.text and segment.style is not None:
                    return str(segment.style)
        raise AssertionError(words)

    def box(self, name: str) -> str:
        """What stands in a text box."""
        return self.screen.query_one(f"#{name}", Input).value


@contextlib.asynccontextmanager
async def opened(
    path: Path, size: tuple[int, int] = WIDE, *, start: str | None = None, theme: str | None = None
) -> AsyncIterator[Driver]:
    """The program over a corpus, settled."""
    driver = Driver(DuiduApp(Corpus.open(path), start=start, theme=theme))
    async with driver.app.run_test(size=size, notifications=True) as driver.pilot:
        await driver.settle()
        yield driver


def control_characters(text: str) -> set[str]:
    """The names of characters that could steer a terminal or turn its text round."""
    return {f"U+{ord(c):04X}" for c in text if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}}
