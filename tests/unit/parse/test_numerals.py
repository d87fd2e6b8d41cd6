import pytest

from duidu.parse.numerals import value


@pytest.mark.parametrize(
    ("sign", "number"),
    [("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("廿三", 23), ("一百零八", 108), ("二〇一二", 2012),
     ("贰", 2), ("7", 7), ("⑫", 12),
     ("㈡", 2), ("xiv", 14), ("b", 2), ("", None), ("第", None), ("½", None), ("12345678901", None), ("ab", None)],
)  # fmt: skip
def test_value(sign: str, number: int | None):
    assert value(sign) == number
