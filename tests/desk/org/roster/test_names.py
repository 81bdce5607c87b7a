import pytest

from duixian.desk.org.roster.identity import born_by, check_digit, gender_by
from duixian.desk.org.roster.names import folded, shortened
from duixian.desk.org.roster.words import type_by_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("张　三", "张三"),
        ("张 三", "张三"),
        ("阿依・古丽", "阿依·古丽"),
        ("阿依•古丽", "阿依‧古丽"),
        ("葛\U000e0100", "葛"),
        ("张\u200b三", "张三"),
        ("ＡＢ", "ab"),
        ("\uf9ff", "\u523a"),
    ],
)
def test_names_that_look_the_same_compare_equal(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"), [("张三", "张叁"), ("吉", "𠮷"), ("阿依古丽", "阿依·古丽")]
)
def test_names_that_differ_stay_apart(one, other):
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("中共虚乡甲村支部委员会", "虚乡甲村党支部"),
        ("中国共产党虚乡委员会", "虚乡党委"),
        ("虚县农机局党总支", "虚县农机局总支部委员会"),
    ],
)
def test_a_unit_is_known_with_and_without_the_usual_words(one, other):
    assert shortened(one) == shortened(other)


def test_a_branch_is_no_general_branch_and_no_committee():
    names = ("甲村党支部", "甲村党总支", "甲村党委")
    assert len({shortened(name) for name in names}) == 3


def test_the_identity_number_tells_day_and_sex():
    number = "11010519491231002X"
    assert (check_digit(number[:17]), born_by(number), gender_by(number)) == (
        "X",
        "1949-12-31",
        "female",
    )
    assert born_by("510999198513010017") == ""


def test_the_end_of_a_name_says_what_a_unit_is():
    names = ("甲村党支部", "乙局党总支", "丙乡党委", "丁组党小组", "戊办公室")
    assert [type_by_name(name) for name in names] == [
        "branch",
        "general_branch",
        "committee",
        "group",
        "branch",
    ]
