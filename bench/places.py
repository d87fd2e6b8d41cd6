"""Where the benches find things, and what they say of the machine."""

import os
import platform
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent


def real_texts() -> Path | None:
    """Return the folder of the real documents and data, None where it is not there."""
    folder = Path(os.environ.get("DUIDU_REAL_TEXTS", ROOT.parent / "shared"))
    return folder if (folder / "data").is_dir() else None


def machine() -> str:
    """Return the machine, the Python and the commit that figures belong to."""
    run = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    processor = platform.processor() or platform.machine()
    return f"{processor}, {os.cpu_count()} cores, Python {platform.python_version()}, commit {run.stdout.strip()}"
