"""The vectors that ship: small enough, read once, and they know what plan language is about."""

from duidu.store import vectors


def test_they_are_at_most_eight_megabytes():
    assert vectors.FILE.stat().st_size <= 8_000_000


def test_they_are_read_once():
    assert vectors.load() is vectors.load()


def test_neighbours_make_sense():
    near = {word for word, _ in vectors.load().nearest("养老", 8)}
    assert {"居家", "老年", "医养", "护理"} <= near
    assert {"园林绿化", "绿地"} <= {word for word, _ in vectors.load().nearest("绿化", 8)}
