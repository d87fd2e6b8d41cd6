"""Where the reader was: last corpus, in each corpus the last place, and what was chosen on the screen.

Loading never fails: what cannot be read gives an empty state and a note. Saving merges into what is there under a
lock, so that two duidu in two corpora do not wipe out each other's places; of one thing the last one to save counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from duidu import disk
from duidu.errors import StoreError
from duidu.model import Anchor
from duidu.store import kept
from duidu.store.kept import Damaged, Table

FILE: Final = "state.toml"
SCHEMA: Final = 1
MOST_CORPORA = 200
"""Corpora whose last place is remembered; the ones left longest ago go first."""


@dataclass(frozen=True, slots=True)
class State:
    """What is remembered; empty means nothing is.

    `positions` are the last places by corpus path, the latest last. `problems` tell what went wrong in loading;
    `loaded` is the state as it was then, so that saving adds only what this duidu changed.
    """

    corpus: str = ""
    theme: str = ""
    language: str = ""
    script: str = ""
    positions: Mapping[str, Anchor] = field(default_factory=dict)
    problems: tuple[StoreError, ...] = field(default=(), compare=False)
    loaded: "State | None" = field(default=None, compare=False, repr=False)

    def position_in(self, corpus: str) -> Anchor | None:
        """Return the last place in a corpus."""
        return self.positions.get(corpus)

    def after(self, corpus: str, position: Anchor | None, *, theme: str = "", script: str = "") -> "State":
        """Return the state after reading in a corpus up to a place; what is empty stays as it was."""
        positions = {key: value for key, value in self.positions.items() if key != corpus}
        place = position or self.positions.get(corpus)
        if place is not None:
            positions[corpus] = place
        return replace(
            self, corpus=corpus, theme=theme or self.theme, script=script or self.script, positions=positions
        )


def load(folder: Path | None = None) -> State:
    """Return what is remembered; never fails.

    Args:
        folder: Where it is kept; None is the user's data folder.
    """
    path = _path(folder)
    try:
        stored = _read(path) or _mended(path)
    except StoreError as error:
        stored = State(problems=(error,))
    return replace(stored, loaded=stored)


def _mended(path: Path) -> State:
    """An empty state in place of a damaged file, unless another duidu has mended it meanwhile."""
    with disk.locked(path):
        return _read(path) or State(problems=(kept.set_aside(path),))


def save(state: State, folder: Path | None = None) -> None:
    """Merge a state into what is remembered: what it leaves empty stays, positions and searches are added.

    Raises:
        StoreError: if it cannot be written, or a newer duidu wrote what is there.
    """
    path = _path(folder)
    with disk.locked(path):
        before = _read(path)
        if before is None:
            kept.set_aside(path)
        kept.write(path, _table(_merged(before or State(), state)))


def forget(corpus: str, folder: Path | None = None) -> None:
    """Forget the last place in a corpus, and that it was the last one opened; errors as `save`."""
    path = _path(folder)
    with disk.locked(path):
        before = _read(path)
        if before is None or (corpus not in before.positions and before.corpus != corpus):
            return
        positions = {key: place for key, place in before.positions.items() if key != corpus}
        after = replace(before, corpus="" if before.corpus == corpus else before.corpus, positions=positions)
        kept.write(path, _table(after))


def _path(folder: Path | None) -> Path:
    """The file."""
    return (folder or disk.data_folder()) / FILE


def _read(path: Path) -> State | None:
    """The state in a file, empty if there is none; None if it is damaged."""
    stored = kept.read(path, SCHEMA)
    if stored.damaged:
        return None
    try:
        return _state(stored.values)
    except Damaged:
        return None


def _merged(before: State, after: State) -> State:
    """What is on disk with what one duidu changed since it loaded."""
    seen = after.loaded or State()
    changed = {path: place for path, place in after.positions.items() if place != seen.positions.get(path)}
    positions = {path: place for path, place in before.positions.items() if path not in changed} | changed
    if after.corpus in positions:  # left last, if only because it was looked at again
        positions[after.corpus] = positions.pop(after.corpus)
    return State(
        corpus=after.corpus or before.corpus,
        theme=_chosen(before.theme, seen.theme, after.theme),
        language=_chosen(before.language, seen.language, after.language),
        script=_chosen(before.script, seen.script, after.script),
        positions=dict(list(positions.items())[-MOST_CORPORA:]),
    )


def _chosen(before: str, seen: str, after: str) -> str:
    """A choice of the reader: the new one if it was changed here, else what is on disk."""
    return after if after and after != seen else before


_WORDS: Final = ("corpus", "theme", "language", "script")


def _table(state: State) -> Table:
    """A state as tables."""
    return {
        "schema": SCHEMA,
        **{name: getattr(state, name) for name in _WORDS},
        "position": [{"corpus": path, **kept.anchor_table(place)} for path, place in state.positions.items()],
    }


def _state(values: Table) -> State:
    """The state of a file's tables."""
    places = kept.tables(values, "position")
    return State(
        **{name: kept.field(values, name, str, "") for name in _WORDS},
        positions={kept.field(place, "corpus", str): kept.anchor(place) for place in places},
    )
