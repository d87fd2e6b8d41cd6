import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duidu.text import alike

CLAUSES = [f"第{n}项工作要在街道{n * 7}个社区推开,由{name}牵头。" for n, name in enumerate("甲乙丙丁戊己庚辛壬癸" * 20)]
PLAN = "\n".join(CLAUSES)


def changed(share: int) -> str:
    """The plan with every so manieth clause written anew."""
    return "\n".join("改写为全新的一句话,另作安排。" + str(n) if n % share == 0 else c for n, c in enumerate(CLAUSES))


def groups(*texts: str) -> list[tuple[int, ...]]:
    return [group.members for group in alike.groups([alike.sketch(text) for text in texts])]


def test_a_reprint_in_the_other_script_with_other_signs_is_the_same():
    other = PLAN.replace("个", "個").replace("区", "區").replace(",", ",").replace("\n", "\r\n  ")
    assert alike.sketch(other) == alike.sketch(PLAN)
    assert groups(PLAN, other) == [(0, 1)]


def test_an_edited_text_is_alike_and_another_is_not():
    assert groups(PLAN, changed(10)) == [(0, 1)]
    assert groups(PLAN, changed(2)) == []
    assert groups(PLAN, "完全不同的文字说的是别的事情," * 9) == []


def test_the_likeness_is_that_of_the_least_alike():
    found = alike.groups([alike.sketch(text) for text in (PLAN, changed(50), changed(10))])
    assert [group.members for group in found] == [(0, 1, 2)]
    least = alike.likeness(alike.sketch(PLAN), alike.sketch(changed(10)))
    assert found[0].likeness == pytest.approx(least, abs=0.005)
    assert alike.ALIKE <= found[0].likeness < 1


def test_short_texts_say_too_little():
    assert alike.sketch("太短") == ()
    assert groups("太短", "太短", "") == []


def test_signs_beyond_the_basic_plane_and_halves_of_them_do_no_harm():
    text = PLAN + "𠮷\ud800" * 40
    assert groups(text, PLAN + "𠮷\ud800" * 41) == [(0, 1)]


def test_many_copies_are_one_group_and_cost_little():
    texts = [PLAN.replace("甲", str(n)) for n in range(40)]
    assert groups(*texts, *texts) == [tuple(range(80))]


@pytest.mark.parametrize("share", [3, 5, 10, 30])
def test_the_estimate_is_near_the_share_of_runs_in_common(share: int):
    def runs(text: str) -> set[str]:
        signs = "".join(c for c in text if c.isalnum())
        return {signs[i : i + alike.SHINGLE] for i in range(len(signs) - alike.SHINGLE + 1)}

    a, b = runs(PLAN), runs(changed(share))
    exact = len(a & b) / len(a | b)
    assert alike.likeness(alike.sketch(PLAN), alike.sketch(changed(share))) == pytest.approx(exact, abs=0.1)


@given(st.lists(st.sampled_from(CLAUSES), min_size=5, max_size=60), st.lists(st.sampled_from(CLAUSES), min_size=5))
def test_likeness_is_symmetric_and_whole_for_the_same(one: list[str], other: list[str]):
    a, b = alike.sketch("".join(one)), alike.sketch("".join(other))
    assert alike.likeness(a, b) == alike.likeness(b, a)
    assert 0 <= alike.likeness(a, b) <= 1
    assert alike.likeness(a, a) == 1.0


def test_nobody_is_in_two_groups():
    dice = random.Random(7)  # noqa: S311
    texts = ["".join(dice.choices(CLAUSES, k=30)) for _ in range(20)]
    texts += [text + "另加一句结尾的话。" for text in texts]
    members = [index for group in alike.groups([alike.sketch(text) for text in texts]) for index in group.members]
    assert sorted(members) == list(range(40))
