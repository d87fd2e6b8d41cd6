"""Where a phrase of running words is whole."""

import pytest

from duidu.evolve.edges import settled, stands_free


@pytest.mark.parametrize(
    ("gram", "beside", "free"),
    [
        (("茶园",), [("修建", "面积")], True),
        (("智慧", "社区"), [("推进", "")], True),
        (("智慧", "社区"), [("", "的")], True),
        (("智慧", "社区"), [("推进", "养老"), ("建设", "食堂")], False),
        (("智慧", "社区"), [("养老", "")], False),
        (("设立", "职能"), [("", "统一")], False),
        (("设立", "职能"), [("", "和")], True),
        (("伟大", "的", "历史性"), [("", "转变")], False),
    ],
)
def test_a_phrase_stands_free_where_no_thought_goes_on(
    gram: tuple[str, ...], beside: list[tuple[str, str]], free: bool
):
    assert stands_free(gram, beside) is free


def test_words_that_stay_as_they_are():
    assert settled(["新", "茶园", "和"]) == ["新", "茶园", "和"]
    assert settled([]) == []
