"""The reader's hand: rulings go into an alignment, both ways alike, and nothing else of it changes."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.align import mirrored
from duidu.align.hand import (
    NOWHERE,
    Opinion,
    Ruling,
    Voices,
    are_apart,
    by_reader,
    may_link,
    pair_of,
    ruled,
    standing,
    supersedes,
)
from duidu.model import ROOT, Alignment, Block, Document, Kind, Link, Place, Reason, Span

A_KINDS: tuple[Kind, ...] = ("title", "heading", "para", "para", "heading", "item", "lead", "cell")
B_KINDS: tuple[Kind, ...] = ("title", "heading", "para", "item", "caption", "para", "furniture", "para")


def document(name: str, kinds: tuple[Kind, ...]) -> Document:
    """A document of one-sign blocks of some kinds."""
    blocks = tuple(Block(i, kind, (i + 1,), Span(2 * i, 2 * i + 1), parent=ROOT) for i, kind in enumerate(kinds))
    return Document(name, "\n".join("文" for _ in kinds), name, blocks)


A, B = document("a", A_KINDS), document("b", B_KINDS)


def aligned(*links: Link, candidates: tuple[Link, ...] = ()) -> Alignment:
    """An alignment of links, with what has none."""
    alone = [
        tuple(i for i in range(8) if i not in {pair_of(x)[side] for x in links} and (A, B)[side].blocks[i].kind != kind)
        for side, kind in enumerate(("cell", "furniture"))
    ]
    return Alignment("a", "b", tuple(sorted(links, key=pair_of)), alone[0], alone[1], candidates)


def link(a: int, b: int, score: float = 0.7, **more: Any) -> Link:
    return Link(Place(a), Place(b), score, **{"strength": "main", **more})


PLAIN = aligned(
    link(1, 1),
    link(2, 2, 0.9),
    link(3, 3, 0.8, relation="split"),
    link(3, 5, 0.6, relation="split"),
    candidates=(link(5, 7, 0.3, strength="partial", reasons=(Reason("words", ("桥",)),)),),
)


def found(alignment: Alignment) -> dict[tuple[int, int], tuple[str, str]]:
    return {pair_of(x): (x.strength, x.relation) for x in alignment.links}


def test_without_rulings_nothing_changes():
    assert ruled(PLAIN, A, B, ()) is PLAIN
    assert ruled(PLAIN, A, B, [Ruling("link", 1, 99), Ruling("link", 1, 2), Ruling("alone", -1, -1)]) is PLAIN


def test_a_link_by_hand_is_the_best_of_its_blocks_and_says_so():
    made = ruled(PLAIN, A, B, [Ruling("link", 6, 7)])
    new = next(x for x in made.links if pair_of(x) == (6, 7))
    assert (new.score, new.strength, new.relation, new.reasons) == (1.0, "main", "one", (Reason("reader"),))
    assert [x for x in made.links if x is not new] == list(PLAIN.links)
    assert 6 not in made.only_a
    assert 7 not in made.only_b
    assert set(made.only_a) | {6} == set(PLAIN.only_a)


def test_what_the_program_knew_of_the_pair_stays():
    made = ruled(PLAIN, A, B, [Ruling("link", 5, 7)])
    new = next(x for x in made.links if pair_of(x) == (5, 7))
    assert new.reasons == (Reason("reader"), Reason("words", ("桥",)))
    assert made.candidates == ()


def test_a_second_partner_makes_a_split_and_takes_nothing_away():
    made = ruled(PLAIN, A, B, [Ruling("link", 2, 7)])
    assert found(made)[2, 7] == found(made)[2, 2] == ("main", "split")


def test_who_loses_to_the_reader_at_both_ends_is_partial():
    made = ruled(PLAIN, A, B, [Ruling("link", 2, 7), Ruling("link", 5, 2)])
    assert found(made)[2, 2] == ("partial", "many")
    assert found(made)[5, 2] == ("main", "merge")


def test_unlinked_is_out_and_what_was_second_is_the_best_now():
    weak = aligned(
        link(2, 2, 0.9, relation="split"),
        link(2, 3, 0.6, strength="partial", relation="many"),
        link(3, 3, 0.8, relation="merge"),
    )
    made = ruled(weak, A, B, [Ruling("unlink", 2, 2)])
    assert found(made) == {(2, 3): ("main", "merge"), (3, 3): ("main", "merge")}
    assert made.only_a == weak.only_a
    assert made.only_b == (0, 1, 2, 4, 5, 7)
    assert ruled(PLAIN, A, B, [Ruling("unlink", 5, 7)]).candidates == ()


def test_a_block_ruled_alone_loses_its_links_and_candidates():
    made = ruled(PLAIN, A, B, [Ruling("alone", 3, NOWHERE), Ruling("alone", 5, NOWHERE)])
    assert found(made) == {(1, 1): ("main", "one"), (2, 2): ("main", "one")}
    assert made.candidates == ()
    assert {3, 5} <= set(made.only_a)
    assert {3, 5} <= set(made.only_b)
    assert found(ruled(PLAIN, A, B, [Ruling("alone", NOWHERE, 5)]))[3, 3] == ("main", "one")


def test_a_checked_link_stays_though_the_program_finds_it_no_more():
    made = ruled(PLAIN, A, B, [Ruling("checked", 6, 7), Ruling("checked", 2, 2)])
    lost, there = (next(x for x in made.links if pair_of(x) == pair) for pair in ((6, 7), (2, 2)))
    assert (lost.verdict, by_reader(lost)) == ("checked", True)
    assert (there.verdict, there.score, by_reader(there)) == ("checked", 0.9, False)
    assert ruled(PLAIN, A, B, [Ruling("alone", 6, NOWHERE), Ruling("checked", 6, 7)]).links == PLAIN.links


def test_a_rejected_link_stays_and_says_so():
    made = ruled(PLAIN, A, B, [Ruling("rejected", 2, 2), Ruling("note", 2, 2, "只是同题")])
    assert [(x.verdict, x.note) for x in made.links if pair_of(x) == (2, 2)] == [("rejected", "只是同题")]
    assert found(made) == found(PLAIN)


@pytest.mark.parametrize(
    ("later", "earlier", "ends"),
    [
        (Ruling("link", 1, 1), Ruling("unlink", 1, 1), True),
        (Ruling("unlink", 1, 1), Ruling("link", 1, 1), True),
        (Ruling("link", 1, 1), Ruling("alone", 1, NOWHERE), True),
        (Ruling("link", 1, 1), Ruling("alone", NOWHERE, 1), True),
        (Ruling("link", 1, 1), Ruling("alone", 2, NOWHERE), False),
        (Ruling("alone", 1, NOWHERE), Ruling("link", 1, 1), True),
        (Ruling("alone", 1, NOWHERE), Ruling("checked", 1, 1), True),
        (Ruling("alone", 1, NOWHERE), Ruling("checked", 1, NOWHERE), False),
        (Ruling("alone", 1, NOWHERE), Ruling("note", 1, 1), False),
        (Ruling("alone", 1, NOWHERE), Ruling("link", 2, 1), False),
        (Ruling("unlink", 1, 1), Ruling("checked", 1, 1), True),
        (Ruling("unlink", 1, 1), Ruling("note", 1, 1), False),
        (Ruling("checked", 1, 1), Ruling("rejected", 1, 1), True),
        (Ruling("checked", 1, 1), Ruling("unlink", 1, 1), False),
        (Ruling("note", 1, 1, "甲"), Ruling("note", 1, 1, "乙"), True),
        (Ruling("note", 1, 1, "甲"), Ruling("note", 1, 2, "乙"), False),
    ],
)
def test_what_ends_what(later: Ruling, earlier: Ruling, ends: bool):
    assert supersedes(later, earlier) is ends
    assert standing([earlier, later]) == ((later,) if ends else (earlier, later))


def test_who_is_ruled_apart():
    assert are_apart([Ruling("unlink", 1, 1)], (1, 1))
    assert are_apart([Ruling("alone", 1, NOWHERE)], (1, 2))
    assert not are_apart([Ruling("alone", 1, NOWHERE), Ruling("link", 1, 2)], (1, 2))


def test_like_goes_with_like():
    kinds = {(x.kind, y.kind) for x in A.blocks for y in B.blocks if may_link(A, x.id, B, y.id)}
    assert kinds == {
        ("title", "title"),
        ("heading", "heading"),
        ("heading", "caption"),
        *((one, other) for one in ("para", "item", "lead") for other in ("para", "item")),
    }


# -- laws

ENDS = st.integers(NOWHERE, 8)
RULINGS = st.lists(
    st.builds(Ruling, st.sampled_from(["link", "unlink", "alone", "checked", "rejected", "note"]), ENDS, ENDS),
    max_size=8,
)


def pairs() -> st.SearchStrategy[list[tuple[int, int]]]:
    """Pairs that an alignment may have."""
    every = [(x.id, y.id) for x in A.blocks for y in B.blocks if may_link(A, x.id, B, y.id)]
    return st.lists(st.sampled_from(every), unique=True, max_size=10)


@st.composite
def alignments(draw: st.DrawFn) -> Alignment:
    """Alignments of A and B with scores of their own, strengths and relations as the program gives them."""
    chosen = draw(pairs())
    cut = draw(st.integers(0, len(chosen)))
    links = [link(a, b, draw(st.integers(50, 100)) / 100) for a, b in chosen[:cut]]
    named = [replace(x, strength=_strength(x, links), relation=_relation(x, links)) for x in links]
    return aligned(*named, candidates=tuple(link(a, b, 0.2, strength="partial") for a, b in sorted(chosen[cut:])))


def _strength(one: Link, links: list[Link]) -> Any:
    best = [max(x.score for x in links if pair_of(x)[side] == pair_of(one)[side]) for side in (0, 1)]
    return "main" if one.score >= min(best) else "partial"


def _relation(one: Link, links: list[Link]) -> Any:
    of_a, of_b = (sum(pair_of(x)[side] == pair_of(one)[side] for x in links) > 1 for side in (0, 1))
    return {(False, False): "one", (True, False): "split", (False, True): "merge", (True, True): "many"}[of_a, of_b]


@given(alignments(), RULINGS)
def test_ruling_on_the_mirror_is_the_mirror_of_the_ruling(alignment: Alignment, rulings: list[Ruling]):
    there = ruled(alignment, A, B, rulings)
    back = ruled(mirrored(alignment), B, A, [ruling.mirrored for ruling in rulings])
    assert back == mirrored(there)


@given(alignments(), RULINGS)
def test_the_result_is_an_alignment_that_obeys(alignment: Alignment, rulings: list[Ruling]):
    made = ruled(alignment, A, B, rulings)
    shown = [pair_of(x) for x in made.links]
    assert shown == sorted(set(shown))
    assert not set(shown) & {pair_of(x) for x in made.candidates}
    for side, alone in enumerate((made.only_a, made.only_b)):
        blocks = {pair[side] for pair in shown}
        assert list(alone) == sorted(set(alone))
        assert not blocks & set(alone)
        assert set(alone) | blocks >= {pair_of(x)[side] for x in alignment.links}
    for ruling in standing(r for r in rulings if r.a < 8 and r.b < 8 and (r.a, r.b) != (-1, -1)):
        fits = NOWHERE not in {ruling.a, ruling.b} and may_link(A, ruling.a, B, ruling.b)
        if ruling.says == "link" and fits:
            assert (ruling.a, ruling.b) in shown
        if ruling.says == "unlink":
            assert (ruling.a, ruling.b) not in shown
    for x in made.links:
        assert (x.strength, x.relation) == (
            _strength(_ranked(x), [*map(_ranked, made.links)]),
            _relation(x, [*made.links]),
        )


def _ranked(one: Link) -> Link:
    """A link whose score says that the reader's goes before all others."""
    return replace(one, score=one.score + by_reader(one))


@given(alignments(), RULINGS)
def test_ruling_twice_is_ruling_once(alignment: Alignment, rulings: list[Ruling]):
    once = ruled(alignment, A, B, rulings)
    assert ruled(once, A, B, rulings) == once


# -- what is said of a row


def test_verdicts_and_notes_of_a_row():
    voices = Voices(
        [
            Ruling("checked", 2, 2),
            Ruling("rejected", 3, 5),
            Ruling("checked", 3, 3),
            Ruling("note", 3, 3, "甲"),
            Ruling("note", 3, NOWHERE, "乙"),
            Ruling("checked", 5, NOWHERE),
            Ruling("alone", 6, NOWHERE),
            Ruling("note", NOWHERE, 7, "丙"),
        ]
    )
    assert voices.opinion((2,), (2,), link(2, 2)) == Opinion("checked")
    assert voices.opinion((2,), (3,), link(2, 3)) == voices.opinion((2,), (), None) == Opinion()
    assert voices.opinion((3,), (3, 5), link(3, 5)) == Opinion("rejected", "甲 / 乙")
    assert voices.opinion((3,), (3, 5), link(3, 3)) == Opinion("checked", "甲 / 乙")
    assert voices.opinion((2, 3), (3,), link(3, 3)) == Opinion("checked", "甲 / 乙")
    assert voices.opinion((3,), (), None) == Opinion("", "甲 / 乙")
    assert voices.opinion((5,), (), None) == Opinion("checked")
    assert voices.opinion((6,), (), None) == Opinion(alone=True)
    assert voices.opinion((), (7,), None) == Opinion(note="丙")
    assert voices.opinion((), (3,), None) == Opinion()
    assert voices.about((3,), (3,)) == (voices.rulings[2], voices.rulings[3], voices.rulings[4])
