from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.outline.mending import mend
from duixian.rulebook.outline.repairs import apply
from rulebook.outline.speech_of import SPEECHES


def repairs(text):
    return [(r.before, r.after, *r.rules) for r in mend(text).repairs]


def of(name):
    return mend((SPEECHES / name).read_text("utf-8"))


pieces = st.sampled_from(
    [*"“”〞一、。，, \n2年4月", "1、", "\n2、", "—3—", "效劳", "广阔党员", "根底", "科学开展", "20xx年", "(dòng)",
     "動", "創先爭優", "第1页 共2页", "下载文档\n", "同志们:", "在会上的讲话 ", "\r\n", "\ufeff", "三包责任机制", "发动大会"]
)  # fmt: skip


@given(st.lists(pieces, max_size=40).map("".join))
def test_the_listed_repairs_give_the_cleaned_text_whatever_the_source(source):
    mended = mend(source)
    assert apply(source, mended.repairs) == mended.text


@given(st.text(max_size=60))
def test_the_law_holds_for_any_text(source):
    mended = mend(source)
    assert apply(source, mended.repairs) == mended.text


def test_a_clean_text_is_left_alone():
    assert of("plain.txt").repairs == ()


def test_a_milled_text_is_put_back():
    assert [(r.before, r.after, *r.rules) for r in of("milled.txt").repairs if r.rules[0] != "line-lost"] == [
        ("1、", "", "page-mark"),
        ("发动", "动员", "synonym"),
        ("发动", "动员", "synonym"),
        ("根底", "基础", "synonym"),
        ("稳固", "巩固", "synonym"),
        ("开展", "发展", "synonym"),
        ("带着", "带领", "synonym"),
        ("广阔", "广大", "synonym"),
        ("开展", "发展", "synonym"),
        ("效劳", "服务", "synonym"),
        ("\n2、", "", "page-mark"),
        ("开展", "发展", "synonym"),
        ("", "”", "quote-lost"),
        ("", "”", "quote-lost"),
        ("〞", "”", "quote-odd"),
        ("那么", "则", "synonym"),
        ("靠实", "落实", "synonym"),
        ("20××年", "××××年", "year-blank"),
        ("—2—", "", "page-mark"),
        (" 第3页 共3页", "", "page-mark"),
    ]  # fmt: skip


def test_lost_line_ends_come_back_before_headings_and_points():
    assert of("milled.txt").text.splitlines() == [
        "在苍禾县暖心强基活动动员大会上的讲话",
        "同志们:",
        "今天的会议,是对暖心强基活动进行动员部署。下面,我讲两点意见。",
        "一、统一思想,认清基础性工作的分量",
        ("开展暖心强基活动,是巩固和扩大教育成果、推动科学发展的需要。各级党组织要带领广大群众,把经济社会发展的步子迈稳,更好服务人民群众。"
        "目前,我县发展环境不断改善,“三亮三比”工作法和“四位联动”村级议事机制已经建立,“敲门行动”受到欢送。各单位要开展好学习活动,遵守规则,把工作落实到户。"),
        "二、明确时间,抓好落实",
        "活动从××××年4月开始到明年6月。",
        "一要抓好督查。领导小组要经常深入村组,对工作不得力的,限期整改。",
        "二要抓好标准化建设。要推行标准化管理。",
    ]  # fmt: skip


def test_true_uses_of_a_word_stay_in_a_milled_text():
    text = of("milled.txt").text
    assert text.count("开展") == 2
    assert "各单位要开展好学习活动" in text


def test_synonyms_are_left_alone_in_a_text_that_shows_no_other_damage():
    assert repairs("要把根底打牢，科学开展活动。\n") == []


def test_traditional_characters_and_pinyin_are_put_back_and_other_brackets_stay():
    assert of("traditional.txt").text == (
        "在暖心强基活动会议上的讲话\n"
        "第二,要积极创新方式。农村党组织要开展“敲门行动”(A类户优先),及时听取群众意见。\n"
    )


def test_one_traditional_character_in_a_simplified_text_stays():
    assert (
        repairs(
            "请范仲淹學士题字，落款是乾隆年间的，大家看了都说好，村里人把它挂在祠堂的正中间。\n"
        )
        == []
    )


def test_web_lines_are_dropped_and_sentences_about_downloads_stay():
    source = "分享\n时间:2019-05-06 来源:范文网 点击:\n正文第一句。\n版权归作者所有\n3.docx\n"
    assert mend(source).text == "正文第一句。\n3.docx\n"
    long = "各单位要组织党员下载学习资料，" + "认真研读，" * 40 + "下载文档后及时传达。\n"
    assert repairs(long) == []


def test_numbers_that_begin_true_paragraphs_are_no_page_marks():
    assert repairs("1、读书要勤。\n2、走访要实。\n3、记录要真。\n") == []


def test_a_blanked_or_garbled_year_is_marked_and_not_guessed():
    assert repairs("从20xx年7月开始,202223年6月5日,××年3月,2010年5月。") == [
        ("20xx年", "××××年", "year-blank"),
        ("202223年", "××××年", "year-garbled"),
        ("××年", "××××年", "year-blank"),
    ]


def test_a_mark_that_faces_the_wrong_way_is_turned():
    assert repairs("抓好”三亮三比”活动，以〝暖心〞为题。") == [
        ("”", "“", "quote-odd"),
        ("〞", "”", "quote-odd"),
    ]


def test_a_title_told_twice_stands_once():
    assert (
        mend("在苍禾县动员会上的讲话1 在苍禾县动员会上的讲话 同志们:\n").text
        == "在苍禾县动员会上的讲话\n同志们:\n"
    )


def test_a_heading_run_into_its_text_is_parted_before_the_last_undertaking():
    source = "一、统筹推进各项工作开展暖心活动,必须紧贴实际。\n"
    assert repairs(source) == [("", "\n", "heading-run-in")]
    assert mend(source).text == "一、统筹推进各项工作\n开展暖心活动,必须紧贴实际。\n"


def test_a_lost_line_end_before_the_salutation_comes_back():
    assert (
        mend("李某2019年6月5日 同志们: 正文。 一、先做").text
        == "李某2019年6月5日\n同志们:\n正文。\n一、先做"
    )


def test_two_telling_pairs_in_three_places_show_a_milled_text():
    assert mend("推动科学开展、效劳群众,带头效劳。\n").text == "推动科学发展、服务群众,带头服务。\n"
    assert repairs("推动科学开展、效劳群众。\n") == []
    assert repairs("科学开展防控,效劳于民,甘愿效劳,乐于效劳。\n") == []


def test_question_marks_around_a_name_are_quotation_marks_and_questions_stay():
    assert mend("要以?铁的纪律?抓落实。\n").text == "要以“铁的纪律”抓落实。\n"
    assert repairs("群众满意不满意?能不能办?大家要想清楚。干什么?怎么干?谁来干?\n") == []


def test_what_editors_and_sites_put_in_is_dropped_wherever_it_stands():
    source = (
        "導(dǎo)語(yǔ):本文為范文。\n編者按:"
        + "本文共分三段。" * 40
        + "\n动员讲话\nwww.example.com六、组织领导\n本站小编精心准备了范文。\n第三,要創(chuàng)新發(fā)展,學(xué)習(xí)進(jìn)步。"
    )
    assert mend(source).text == "动员讲话\n六、组织领导\n第三,要创新发展,学习进步。"


def test_a_text_wrapped_at_one_width_is_joined_again():
    paragraphs = [
        "各级党组织要把活动抓在手上,一项一项排出来,一件一件办到底,不许走过场。" * 3,
        "二、突出重点",
        "县活动办要定期通报进度,办得慢的要说明原因,办得好的要介绍做法,让大家都学。" * 3,
    ]
    wrapped = "\n".join(p[i : i + 24] for p in paragraphs for i in range(0, len(p), 24))
    assert len(wrapped.split("\n")) > 8
    mended = mend(wrapped)
    # A line that ends with its sentence may end its paragraph, so it is left alone.
    assert [line[-1] for line in mended.text.split("\n")] == ["。", "。", "点", "。"]
    assert mended.text.replace("\n", "") == "".join(paragraphs)
    assert {r.rules for r in mended.repairs} == {("line-cut",)}


def test_a_list_of_short_lines_is_not_joined():
    assert repairs("\n".join(f"第{n}村的张书记到会" for n in "一二三四五六七八九十")) == []


def test_the_partys_centre_is_not_a_member():
    assert repairs("各级党组织和党中央保持一致。\n") == []
    assert repairs("基层党组织和党中深入开展。\n") == [("党", "党员", "word-lost")]
