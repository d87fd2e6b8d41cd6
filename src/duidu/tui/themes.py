"""Which themes there are: those that came with the program and those in the user's own folder."""

from duidu import disk
from duidu.errors import DuiduError
from duidu.settings.themes import ThemeSpec, load
from duidu.store.places import themes_folder


def available() -> tuple[dict[str, ThemeSpec], tuple[DuiduError, ...]]:
    """Return themes by name and what was wrong with files that gave none; one's own win over the shipped."""
    found = load((themes_folder(), disk.config_folder() / "themes"))
    return found.specs, found.problems
