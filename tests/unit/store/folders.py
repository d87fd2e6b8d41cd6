"""Folders of small files."""

from pathlib import Path

TEXT = "某区某年工作要点\n\n一、加快建设平安社区\n推进社区警务,完善群防群治。\n"


def put(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
