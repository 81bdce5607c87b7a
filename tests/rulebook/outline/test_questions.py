from duixian.rulebook.outline.lexicon import table
from duixian.rulebook.outline.recognise.times import vague
from rulebook.outline.speech_of import drafted


def asked(name, *abouts):
    return [q.text.zh for q in drafted(name).questions if q.about in abouts]


def test_every_time_word_of_a_directive_is_asked_about():
    draft = drafted("plain.txt")
    words = [m.group() for m in vague(draft.speech)]
    assert words == ["定期", "限期", "及时", "适时"]
    assert [q.text.zh for q in draft.questions if q.about == "vague"] == [
        "“定期”没有数字：“县活动办要定期编发简报”。多久一次（每周、每月还是每季度）？",
        "“限期”没有数字：“限期整改”。限多少天？从哪一天算起？",
        "“及时”没有数字：“要及时发现、总结、推广典型”。几个工作日以内？",
        "“适时”没有数字：“适时表彰一批先进基层党组织和优秀党员”。什么时间或者由什么事情触发？",
    ]


def test_a_name_without_content_is_asked_about_and_one_with_content_is_not():
    assert asked("plain.txt", "content") == [
        f"“{name}”只有名称，没有内容：由哪些步骤、哪些标准组成？"
        for name in ("三亮三比活动", "院坝夜谈工作法", "设岗定责", "积分兑换")
    ]


def test_damaged_years_and_years_that_count_from_the_speech_are_asked_about():
    assert asked("milled.txt", "year", "speech_year", "phase_dates") == [
        "“明年”以讲话那一年推算，而文中没有写明：讲话是哪一年？（网页标题、上传时间不可作准。）",
        "年份缺损：“××××年4月”。是哪一年？",
        "“整个活动”从“××××年4月”到“明年6月”：具体是哪年哪月哪日？定下后写进 calendar。",
    ]


def test_an_end_bound_to_an_event_is_asked_about():
    assert asked("plain.txt", "event_date") == ["“县党代会召开前”取决于一件事。以哪一天为准？"]


def test_phases_announced_but_not_all_named_are_asked_about():
    assert asked("plain.txt", "phase_names") == [
        "文中说有 3 个阶段，但没有逐个写明名称和起止时间。各是什么？"
    ]


def test_inferred_repairs_and_doubtful_words_are_asked_about():
    questions = asked("milled.txt", "repair", "doubt")
    assert [q[:14] for q in questions] == ["“改回被同义词替换的词”共 ", "“补上丢失的后引号，位置按用", "原文的‘标准化’可能是‘规范", "原文的‘标准化’可能是‘规范"]  # fmt: skip
    assert "四位联动村级议事→四位联动’村级议事" in questions[1]


def test_a_text_that_is_not_whole_is_asked_about():
    assert asked("traditional.txt", "cut_start") == [
        "文字从“第二,要积极创新方式”开始，前面的内容缺失。请找到全文核对。"
    ]


def test_every_question_speaks_both_languages_without_blanks_left():
    for name in ("plain.txt", "milled.txt", "web.html", "traditional.txt"):
        for question in drafted(name).questions:
            assert question.about in table("questions")
            assert question.text.zh
            assert question.text.en
            assert "{" not in question.text.zh + question.text.en


def test_questions_are_numbered_in_the_order_of_the_page():
    order = [about for group in table("questions")["groups"] for about in group["abouts"]]
    for name in ("plain.txt", "milled.txt"):
        places = [order.index(q.about) for q in drafted(name).questions]
        assert places == sorted(places)
