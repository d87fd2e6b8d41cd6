"""Every bench, one after the other.

usage: python -m bench
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BENCHES = ("start.py", "reader.py", "parsing.py", "importing.py", "searching.py", "aligning.py", "comparing.py")


def main() -> None:
    """Run the benches."""
    for name in BENCHES:
        print(f"== {name}", flush=True)
        subprocess.run([sys.executable, str(HERE / name)], check=True)


if __name__ == "__main__":
    main()
