import pytest

from duixian.rulebook.outline.numbers import chinese, number
from duixian.rulebook.outline.segments import segment


def tree(text):
    outline = segment(text)

    def told(node):
        return (node.style, node.number, text[slice(*node.title)], [told(c) for c in node.children])

    return [told(node) for node in outline.nodes]


def test_the_five_habits_nest_by_their_rank():
    assert tree(
        "在会上的讲话\n同志们:\n一、明确内容\n（一）标准\n第一,对标。\n1.学习。\n要做到:一是勤学。多读。二是多问。\n2.走访。\n（二）时间\n二、加强领导\n一要负责。\n二要督查。\n"
    ) == [
        ("一、", 1, "明确内容", [
            ("（一）", 1, "标准", [
                ("第一", 1, "对标", []),
                ("1.", 1, "学习", [("一是", 1, "勤学", []), ("一是", 2, "多问", [])]),
                ("1.", 2, "走访", []),
            ]),
            ("（一）", 2, "时间", []),
        ]),
        ("一、", 2, "加强领导", [("一要", 1, "负责", []), ("一要", 2, "督查", [])]),
    ]  # fmt: skip


def test_a_point_that_begins_inside_a_paragraph_ends_with_it():
    text = "讲话\n同志们:\n做到两条:一是快。不拖。二是准。不错。\n另起一段。\n"
    last = list(segment(text).walk())[-1]
    assert text[last.start : last.end] == "二是准。不错。"


def test_a_turn_of_speech_is_no_point():
    assert tree("讲话\n同志们:\n工作一是一、二是二。我们一要讲团结。\n") == []


def test_numbers_out_of_order_are_no_points():
    assert tree("讲话\n同志们:\n一、先做。\n三、再做。\n") == [("一、", 1, "先做", [])]


def test_a_cut_text_may_begin_with_any_number():
    assert tree("讲话\n第三,创新方式。\n第四,分类指导。\n三、加强领导\n一要负责。\n") == [
        ("第一", 3, "创新方式", []),
        ("第一", 4, "分类指导", []),
        ("一、", 3, "加强领导", [("一要", 1, "负责", [])]),
    ]


def test_bare_numerals_before_a_verb_are_points():
    assert tree("讲话\n同志们:\n三、加强领导\n一明确责任。甲。\n二加强宣传。乙。\n")[0][3] == [
        ("一", 1, "明确责任", []),
        ("一", 2, "加强宣传", []),
    ]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("站名\n在会上的讲话\n张某\n同志们:\n正文。", "在会上的讲话", "\n正文。"),
        ("在会上的讲话\n正文。", "在会上的讲话", "正文。"),
        ("正文第一句。正文第二句。", "正文第一句。正文第二句。", "正文第一句。正文第二句。"),
        ("", "", ""),
    ],
)
def test_the_title_and_the_body_are_told_apart(text, title, body):
    outline = segment(text)
    shown = text[slice(*outline.title)]
    assert (shown or title, text[outline.body :]) == (title, body)


def test_what_follows_the_last_point_is_the_closing():
    text = "讲话\n同志们:\n一、先做。\n二、再做。\n同志们,行动起来。\n"
    outline = segment(text)
    assert text[outline.closing :] == "同志们,行动起来。\n"
    assert text[slice(outline.nodes[-1].start, outline.nodes[-1].end)] == "二、再做。"


@pytest.mark.parametrize("value", range(1, 100))
def test_a_number_is_read_as_it_is_written(value):
    assert number(chinese(value)) == value


def test_an_address_in_the_middle_does_not_end_the_speech():
    text = "讲话\n同志们:\n一、先做。\n同志们,歇一口气。\n二、再做。\n同志们,行动起来。\n"
    outline = segment(text)
    assert [(n.number, text[n.start : n.end]) for n in outline.nodes] == [
        (1, "一、先做。\n同志们,歇一口气。"),
        (2, "二、再做。"),
    ]
    assert text[outline.closing :] == "同志们,行动起来。\n"
