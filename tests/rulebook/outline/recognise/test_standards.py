import pytest

from duixian.rulebook.outline.recognise.standards import standards
from rulebook.outline.speech_of import parts, speech


def test_headings_are_taken_from_the_points_after_the_name():
    said = speech(
        "做到“三个好”:一是班子好。遇事商量,分工补位。二是队伍好。办事利落。三是口碑好。邻里都信服。"
    )
    assert [parts(s) for s in standards(said)] == [
        (
            "三个好",
            [
                ("班子好", ["遇事商量", "分工补位"]),
                ("队伍好", ["办事利落"]),
                ("口碑好", ["邻里都信服"]),
            ],
        )
    ]


@pytest.mark.parametrize(
    "body",
    [
        "努力做到“三个好”:即班子好、队伍好、口碑好。",
        "按照班子好、队伍好、口碑好的“三个好”的要求去做。",
        "落实“三个好”(班子好、队伍好,口碑好)。",
        "要做到班子好,队伍好,口碑好等“三个好”。",
    ],
)
def test_headings_are_taken_from_a_list_beside_the_name(body):
    assert [parts(s) for s in standards(speech(body))] == [
        ("三个好", ["班子好", "队伍好", "口碑好"])
    ]


def test_a_list_of_another_length_is_not_taken():
    assert [parts(s) for s in standards(speech("做到“四个好”:即班子好、队伍好。"))] == ["四个好"]


def test_a_name_of_two_counts_has_their_sum_of_headings():
    said = speech("落实“两强一化”(组织强、服务强,管理信息化)。")
    assert [parts(s) for s in standards(said)] == [("两强一化", ["组织强", "服务强", "管理信息化"])]


def test_functions_before_a_name_without_quotation_marks():
    said = speech("社区要着力发挥议事、调解、互助三大功能。")
    assert [parts(s) for s in standards(said)] == [("三大功能", ["议事", "调解", "互助"])]


def test_qualities_stand_under_the_one_that_is_to_have_them():
    said = speech(
        "选出办事公道、作风正派、群众信任的村班子。按照有利于办事,有利于参加的原则。突出加强网格管理、服务老人需求的工作重点。"
    )
    assert [parts(s) for s in standards(said)] == [
        ("对村班子的要求", ["办事公道", "作风正派", "群众信任"]),
        ("原则", ["有利于办事", "有利于参加"]),
        ("工作重点", ["网格管理", "服务老人需求"]),
    ]


def test_three_long_parallel_phrases_in_a_clause_are_three_points():
    said = speech(
        "做到“两个好”:一是干得好。急事难事冲在前、大事小事干在前、好事实事争在前,不怕苦、不怕累。二是管得好。纪律严明。"
    )
    assert parts(next(iter(standards(said))))[1][0] == (
        "干得好", ["急事难事冲在前", "大事小事干在前", "好事实事争在前", "不怕苦、不怕累"]
    )  # fmt: skip
