"""Four phrases through fifty reports of the national government, in the years that history knows; not in the project.

By hand, by looking for the words in each text: 改革开放 is in no report up to 1987 and in every one held from 1988 on,
most often in 1992 and 1993, after the southern tour. 和谐社会 is in those of 2005, 2006 and 2007 alone. 高质量发展 is
in none up to 2017 and in every one from 2021 on (2018 to 2020 are not held), most often in 2024. 计划生育 comes in
1978, stands in every report held from 1987 to 2015, and is gone from 2016 on, when two children were allowed.
"""

import io
import tarfile
from collections.abc import Callable

import pytest

from duidu.evolve.phrase import phrase
from duidu.evolve.trace import Series, Trace
from duidu.search import prepare
from duidu.store import traces
from duidu.store.corpus import Corpus

FOLDER = "public-texts/national/"


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Trace]:
    """Follows a phrase through the national reports."""
    import os
    import pathlib

    root = pathlib.Path(__file__).parents[2].parent / "shared"
    archive = pathlib.Path(os.environ.get("DUIDU_REAL_TEXTS", root)) / "data" / "public-texts.tar.xz"
    if not archive.is_file():
        pytest.skip("no real texts; set DUIDU_REAL_TEXTS")
    folder = tmp_path_factory.mktemp("national")
    with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as tar:
        for member in tar:
            if FOLDER in member.name and member.isfile():
                taken = tar.extractfile(member)
                assert taken is not None
                (folder / pathlib.PurePosixPath(member.name).name).write_bytes(taken.read())
    corpus = Corpus.open(folder)
    index = prepare(corpus.document(entry.id) for entry in corpus.entries)
    return lambda words: traces.traced(corpus, index, phrase(words))[0].trace


def counts(found: Trace) -> dict[int, int]:
    """How often in the report of each year."""
    return {column.witness.year: column.count for column in found.columns}


def years(found: Trace) -> list[int]:
    """The years in whose report it is."""
    return [year for year, count in counts(found).items() if count]


def series(found: Trace) -> Series:
    """The one series there is: all reports are of one place."""
    (only,) = found.series
    return only


def test_a_phrase_that_comes_and_stays(followed: Callable[[str], Trace]):
    found = followed("改革开放")
    held = list(counts(found))
    assert len(held) == 50
    assert {1989, 1990, 1991, 1996, 2018, 2019, 2020} <= set(series(found).not_held)
    assert years(found) == [year for year in held if year >= 1988]
    assert sorted(counts(found).items(), key=lambda pair: -pair[1])[:2] == [(1992, 25), (1993, 23)]
    assert [event.kind for event in series(found).events if event.kind in {"began", "ended", "returned"}] == ["began"]
    assert found.basis.enough


def test_a_phrase_of_three_years(followed: Callable[[str], Trace]):
    found = followed("和谐社会")
    assert years(found) == [2005, 2006, 2007]
    assert [event.document[:4] for event in series(found).events if event.kind == "ended"] == ["2008"]
    assert not found.basis.enough


def test_a_phrase_of_these_years(followed: Callable[[str], Trace]):
    found = followed("高质量发展")
    assert years(found) == [2021, 2022, 2023, 2024, 2025]
    assert series(found).most.startswith("2024")


def test_a_phrase_that_ends(followed: Callable[[str], Trace]):
    found = followed("计划生育")
    held = list(counts(found))
    assert years(found)[0] == 1978
    assert [year for year in years(found) if year >= 1987] == [year for year in held if 1987 <= year <= 2015]
    assert series(found).events[-1].kind in {"ended", "risen", "fallen"}
    assert [e.document[:4] for e in series(found).events if e.kind == "ended"][-1] == "2016"
