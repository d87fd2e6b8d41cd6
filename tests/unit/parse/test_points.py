from duidu.model import Span
from duidu.parse.points import points


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in points(text, (Span(0, len(text)),))]


def test_points_count_up_from_one():
    text = "做好三件事。一是修路,方便出行。二是种树。三是治水,还清于民。"
    assert cut(text) == ["一是修路,方便出行。", "二是种树。", "三是治水,还清于民。"]


def test_points_of_the_other_sign_and_beyond_ten():
    signs = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    assert len(cut("".join(f"{sign}要抓落实;" for sign in signs))) == 12


def test_what_does_not_count_is_no_point():
    assert cut("这一是事实,二是推测") == []
    assert cut("一是修路。三是治水。") == []
    assert cut("只有一件:一是修路。") == []
