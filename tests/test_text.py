"""The normal form: what is dropped, what is kept, and that it is a normal form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lectern.text import code_points, normalise, with_double_quotes


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ("2017 年，增加\n500 多人", "2017年，增加500多人"),
        ("做 “ 宣传队 ”", "做“宣传队”"),
        ("the  Party\ncommittee", "the Party committee"),
        ("\u3000同志们：\u00a0", "同志们："),
        ("５００", "５００"),
    ],
)
def test_space_goes_beside_han_and_stays_single_between_words(original: str, expected: str) -> None:
    assert normalise(original) == expected


@given(st.text())
def test_normal_form_is_idempotent(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.text())
def test_nothing_but_space_goes(text: str) -> None:
    assert "".join(normalise(text).split()) == "".join(text.split())


def test_inner_quotation_marks_may_be_single() -> None:
    assert with_double_quotes("当好‘代言人’") == "当好“代言人”"
    assert with_double_quotes("the Party’s work") == "the Party’s work"


def test_look_alikes_are_told_apart() -> None:
    assert code_points("，") == "， (U+FF0C FULLWIDTH COMMA)"
    assert code_points("地") == "地 (U+5730)"
