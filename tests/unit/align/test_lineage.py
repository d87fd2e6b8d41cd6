"""Lineage: groups of at most one block a document, whatever the order; gaps; never one giant component."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.align import mirrored
from duidu.align.hand import BY_READER
from duidu.align.lineage import (
    FEW,
    NOTHING,
    REACH,
    SURE,
    Group,
    Lineage,
    Node,
    beside,
    cell,
    lineage,
    order,
    pairs,
    surety,
)
from duidu.model import Alignment, Block, Document, Fact, Link, Metadata, Period, Place, Span

SIZE = 6
"""Blocks of a document here; block 0 is its title."""


def document(name: str, year: int | None, place: str = "甲") -> Document:
    """A document of a title and headings of one sign."""
    blocks = tuple(Block(i, "heading" if i else "title", (i + 1,), Span(2 * i, 2 * i + 1)) for i in range(SIZE))
    covers = () if year is None else (Period("plan", year, year),)
    return Document(name, "\n".join("文" * SIZE), name, blocks, Metadata(place=Fact(place), covers=covers))


def years(*some: int) -> list[Document]:
    """Documents of one place, called after their years."""
    return [document(str(year), year) for year in some]


def link(a: int, b: int, score: float = 0.9, **more: Any) -> Link:
    return Link(Place(a), Place(b), score, **{"strength": "main", **more})


def aligned(a: str, b: str, *links: Link, candidates: Sequence[Link] = ()) -> Alignment:
    return Alignment(a, b, links, (), (), tuple(candidates))


def members(found: Lineage) -> set[frozenset[tuple[str, int]]]:
    return {frozenset((node.document, node.block) for node in group.members) for group in found.groups}


A, B, C = years(2012, 2018, 2020)


def test_a_chain_of_links_is_one_group_in_the_order_of_years():
    found = lineage([C, A, B], [aligned("2012", "2018", link(1, 2)), aligned("2018", "2020", link(2, 3))])
    assert found.documents == ("2012", "2018", "2020")
    assert found.groups == (Group((Node("2012", 1), Node("2018", 2), Node("2020", 3))),)


def test_a_theme_may_be_silent_for_a_year():
    found = lineage([A, B, C], [aligned("2012", "2020", link(1, 1)), aligned("2012", "2018"), aligned("2018", "2020")])
    assert found.group(Node("2012", 1)).members == (Node("2012", 1), Node("2020", 1))
    assert cell(found, Node("2012", 1), "2018") is NOTHING


def test_one_document_gives_at_most_one_block_and_the_rest_is_also():
    """A split: the better half is the partner, the other is told, and starts a group of its own."""
    found = lineage([A, B], [aligned("2012", "2018", link(1, 1, 0.9), link(1, 2, 0.8))])
    assert members(found) == {frozenset({("2012", 1), ("2018", 1)}), frozenset({("2018", 2)})}
    there = cell(found, Node("2012", 1), "2018")
    assert (there.node, there.standing, [x.b.block for x in there.also]) == (Node("2018", 1), "main", [2])
    back = cell(found, Node("2018", 2), "2012")
    assert (back.node, back.shared) == (Node("2012", 1), True)


def test_links_away_from_a_group_keep_it_from_joining():
    """2012 and 2020 are surely linked elsewhere; one weak link between must not draw two groups together."""
    found = lineage(
        [A, B, C],
        [
            aligned("2012", "2018", link(1, 1, 0.95), link(2, 2, 0.95)),
            aligned("2012", "2020", link(1, 1, 0.9), link(2, 2, 0.9)),
            aligned("2018", "2020", link(1, 2, 0.6)),
        ],
    )
    assert members(found) == {frozenset({(y, n) for y in ("2012", "2018", "2020")}) for n in (1, 2)}


def test_what_only_a_chain_joins_is_considered_if_every_step_is_sure():
    sure = lineage([A, B, C], [aligned("2012", "2018", link(1, 1, 0.95)), aligned("2018", "2020", link(1, 1, SURE))])
    there = cell(sure, Node("2012", 1), "2020")
    assert (there.node, there.standing, there.link, there.score) == (Node("2020", 1), "considered", None, SURE)
    weak = lineage(
        [A, B, C], [aligned("2012", "2018", link(1, 1, 0.95)), aligned("2018", "2020", link(1, 1, SURE - 0.01))]
    )
    assert cell(weak, Node("2012", 1), "2020") is NOTHING
    assert surety(weak, Node("2012", 1), Node("2020", 1)) == SURE - 0.01
    assert surety(weak, Node("2012", 1), Node("2012", 5)) == 0


def test_where_two_were_compared_what_is_no_candidate_is_not_considered():
    chain = [aligned("2012", "2018", link(1, 1, 0.95)), aligned("2018", "2020", link(1, 1, 0.95))]
    near = link(1, 1, 0.2, strength="partial")
    with_it = lineage([A, B, C], [*chain, aligned("2012", "2020", candidates=[near])])
    assert cell(with_it, Node("2012", 1), "2020").standing == "considered"
    assert cell(with_it, Node("2020", 1), "2012").standing == "considered"
    without = lineage([A, B, C], [*chain, aligned("2012", "2020")])
    assert cell(without, Node("2012", 1), "2020") is NOTHING


def test_the_best_way_counts_not_the_first():
    d = document("2021", 2021)
    found = lineage(
        [A, B, C, d],
        [
            aligned("2012", "2018", link(1, 1, 0.75)),
            aligned("2018", "2021", link(1, 1, 0.75)),
            aligned("2012", "2020", link(1, 1, 0.95)),
            aligned("2020", "2021", link(1, 1, 0.85)),
        ],
    )
    assert cell(found, Node("2012", 1), "2021").score == 0.85


def test_partial_links_join_nothing_but_are_shown():
    found = lineage([A, B], [aligned("2012", "2018", link(1, 1, 0.6, strength="partial"))])
    assert members(found) == {frozenset({("2012", 1)}), frozenset({("2018", 1)})}
    assert cell(found, Node("2012", 1), "2018").standing == "partial"


def test_titles_and_rejected_links_are_no_themes():
    found = lineage([A, B], [aligned("2012", "2018", link(0, 0), link(1, 1, verdict="rejected"))])
    assert found.groups == ()
    assert cell(found, Node("2012", 1), "2018") is NOTHING


def test_a_link_by_hand_comes_first_and_is_never_outvoted():
    found = lineage(
        [A, B, C],
        [
            aligned("2012", "2018", link(1, 1, 0.99)),
            aligned("2018", "2020", link(1, 1, 0.99)),
            aligned("2012", "2020", link(1, 2, 1.0, reasons=(BY_READER,)), link(2, 1, 0.9)),
        ],
    )
    assert cell(found, Node("2012", 1), "2020").node == Node("2020", 2)
    assert Node("2020", 2) in found.group(Node("2012", 1)).members


def test_candidates_are_kept_in_both_directions():
    found = lineage([A, B], [aligned("2012", "2018", candidates=[link(3, 4, 0.3, strength="partial")])])
    assert [x.b.block for x in found.candidates[Node("2018", 4)]["2012"]] == [3]
    assert found.aligned == {("2012", "2018"), ("2018", "2012")}


def test_a_block_without_links_is_alone():
    found = lineage([A, B], [aligned("2012", "2018")])
    assert found.group(Node("2012", 5)) == Group((Node("2012", 5),))


def test_alignments_of_other_documents_are_passed_over():
    assert lineage([A, B], [aligned("2012", "2020", link(1, 1))]).groups == ()


# -- laws


some_links = st.lists(
    st.builds(
        link,
        st.integers(1, SIZE - 1),
        st.integers(1, SIZE - 1),
        st.sampled_from([0.55, 0.7, 0.9, 1.0]),
        strength=st.sampled_from(["main", "main", "partial"]),
    ),
    max_size=8,
    unique_by=lambda x: (x.a.block, x.b.block),
)


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Document], list[Alignment]]:
    documents = years(*range(2010, 2010 + draw(st.integers(2, 4))))
    made = [aligned(a.id, b.id, *draw(some_links)) for a, b in itertools.combinations(documents, 2)]
    return documents, made


def shown(found: Lineage) -> Iterable[object]:
    nodes = sorted(found.links)
    return [
        (node, name, cell(found, node, name)) for node in nodes for name in found.documents if name != node.document
    ]


@given(corpora(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_given_changes_nothing(given_: Any, chance: Any):
    documents, made = given_
    first = lineage(documents, made)
    turned = [mirrored(one) if chance.random() < 0.5 else one for one in made]
    chance.shuffle(documents)
    chance.shuffle(turned)
    second = lineage(documents, turned)
    assert first.groups == second.groups
    assert shown(first) == shown(second)


@given(corpora())
def test_every_linked_block_is_in_one_group_and_a_group_has_one_block_a_document(given_: Any):
    documents, made = given_
    found = lineage(documents, made)
    held = [node for group in found.groups for node in group.members]
    assert len(held) == len(set(held))
    assert set(held) == set(found.links) == set(found.home)
    for group in found.groups:
        assert len({node.document for node in group.members}) == len(group.members)


@given(corpora())
def test_a_link_shows_in_the_cell_of_both_of_its_blocks(given_: Any):
    documents, made = given_
    found = lineage(documents, made)
    for node, to in found.links.items():
        for name, links in to.items():
            there = cell(found, node, name)
            held = {there.node} | {Node(name, x.b.block) for x in there.also}
            assert held >= {Node(name, x.b.block) for x in links}


# -- which documents


def test_columns_stand_by_year_then_place_and_unknown_years_come_last():
    some = [document("z", None), document("y", 2018, "乙"), document("x", 2018, "丙"), document("w", 2012)]
    assert [d.id for d in order(some)] == ["w", "x", "y", "z"]


def test_few_documents_are_all_aligned():
    some = years(*range(2000, 2000 + FEW))
    assert len(pairs(reversed(some))) == FEW * (FEW - 1) // 2
    assert beside(some, some[0]) == some


def test_of_many_only_those_that_stand_near_each_other():
    some = years(*range(2000, 2020))
    found = pairs(some)
    assert {(int(b.id) - int(a.id)) for a, b in found} == set(range(1, REACH + 1))
    assert len(found) == 19 + 18 + 17


def test_two_places_meet_where_they_are_nearest_in_time():
    some = [*years(*range(2000, 2010)), document("p", 2004, "乙"), document("q", None, "丙")]
    across = [(a.id, b.id) for a, b in pairs(some) if a.meta.place != b.meta.place]
    assert ("p", "2004") in across
    assert len(across) == 3


def test_beside_a_document_stand_its_place_and_the_nearest_of_the_others():
    other = [document(f"乙{year}", year, "乙") for year in (1990, 2003, 2030)]
    many = [document(f"place{i}", 2003, f"place{i}") for i in range(2 * FEW)]
    some = [*years(*range(2000, 2005)), *other, *many]
    found = [d.id for d in beside(some, some[2])]
    assert [name for name in found if name.isdigit()] == ["2000", "2001", "2002", "2003", "2004"]
    assert len([name for name in found if not name.isdigit()]) == FEW
    assert not {"乙1990", "乙2030"} & set(found)


def test_a_long_chain_is_one_group_and_no_more():
    """Every year splits in two and merges again: groups grow by years, never within one."""
    some = years(*range(1990, 2020))
    made = [
        aligned(a.id, b.id, *(link(i, j, 0.6 + 0.3 * (i == j)) for i in (1, 2, 3) for j in (1, 2, 3)))
        for a, b in itertools.pairwise(some)
    ]
    assert sorted(len(group.members) for group in lineage(some, made).groups) == [30, 30, 30]


@pytest.mark.parametrize("score", [0.3, 0.99])
def test_two_alone_are_joined_whatever_their_score(score):
    assert len(lineage([A, B], [aligned("2012", "2018", link(1, 1, score))]).groups) == 1
