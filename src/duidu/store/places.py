"""Where the sample corpus and the themes lie: inside an installed package, or beside `src` in a checkout."""

from pathlib import Path

import duidu

_PACKAGE = Path(duidu.__file__).parent


def sample_corpus() -> Path:
    """Return the folder of the sample documents that come with the program."""
    return _shipped("corpus")


def themes_folder() -> Path:
    """Return the folder of the themes that come with the program."""
    return _shipped("themes")


def _shipped(name: str) -> Path:
    """A folder that the wheel copies into the package and the checkout has at its top."""
    packed = _PACKAGE / name
    return packed if packed.is_dir() else _PACKAGE.parents[1] / name
