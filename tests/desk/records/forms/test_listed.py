"""Names that are typed."""

from __future__ import annotations

from duixian.desk.records.forms.listed import Listed

PEOPLE = Listed.of(
    [("P1", "田丰"), ("P2", "米禾"), ("P3", "王芳"), ("P4", "王芳"), ("P5", "阿依古丽·买买提")]
)


def test_a_name_that_two_bear_is_told_apart_by_the_code():
    assert PEOPLE.labels == {
        "P1": "田丰",
        "P2": "米禾",
        "P3": "王芳（P3）",
        "P4": "王芳（P4）",
        "P5": "阿依古丽·买买提",
    }


def test_names_and_codes_become_codes_and_what_is_neither_stays():
    typed = [" 田丰 ", "P2", "王芳（P4）", "王芳", "无此人"]
    assert [PEOPLE.code(text) for text in typed] == ["P1", "P2", "P4", "王芳", "无此人"]


def test_those_who_share_a_name_are_offered():
    assert PEOPLE.alike("王芳") == ["王芳（P3）", "王芳（P4）"]
    assert PEOPLE.alike("田丰") == []


def test_several_names_are_read_whatever_stands_between_them():
    typed = ["田丰、米禾 王芳（P3）,阿依古丽·买买提；田丰", "P4"]
    assert PEOPLE.codes(typed) == ["P1", "P2", "P3", "P5", "P4"]


def test_nothing_typed_names_nobody():
    assert PEOPLE.codes(["", " 、 "]) == []
