"""A fixed sample of the real texts: every line with something on it is in one block (all of them: bench/torture.py)."""

import hashlib
import pathlib
import tarfile

import pytest

from duidu.errors import InputError
from duidu.formats import extract
from duidu.parse import parse

SAMPLE = 60
SEED = "lossless-1"
SUFFIXES = (".md", ".txt")


def _dice(name: str) -> str:
    return hashlib.sha256(f"{SEED}/{name}".encode()).hexdigest()


def test_a_sample_loses_no_line(real_texts: pathlib.Path):
    archives = sorted((real_texts / "data").glob("*.tar.xz"))
    if not archives:
        pytest.skip("no data/*.tar.xz beside the real texts")
    checked, read = 0, 0
    for archive in archives:
        with tarfile.open(archive) as tar:
            members = [member for member in tar if member.isfile() and member.name.endswith(SUFFIXES)]
            for member in sorted(members, key=lambda member: _dice(member.name))[: SAMPLE // len(archives)]:
                file = tar.extractfile(member)
                assert file is not None
                checked += 1
                read += _lossless(file.read(), member.name)
    assert checked == SAMPLE
    assert read >= SAMPLE * 9 // 10  # the rest is refused with a message


def _lossless(data: bytes, name: str) -> bool:
    """Check one text; False when it cannot be read as text."""
    try:
        extracted = extract(data, pathlib.PurePosixPath(name).name)
    except InputError:
        return False
    document = parse(extracted, name)
    owned = sorted(line for block in document.blocks for line in block.lines)
    assert owned == [n for n, line in enumerate(extracted.text.split("\n"), 1) if line.strip()], name
    return True
