from duixian.rulebook.outline.recognise.consequences import honours, sanctions
from duixian.rulebook.outline.recognise.evaluation import channels, evaluations
from rulebook.outline.speech_of import names, speech, told


def test_forms_measures_ranks_comments_registers_and_what_weighs_nothing():
    said = speech(
        "采取听取汇报、入户走访等形式。成效要用群众的满意度来检验。把完成年度任务作为考核的重要标准。"
        "排名靠前的3个乡镇进行经验发言。肯定成绩,指出问题和努力方向。对突出问题和信访积案实行挂号。"
        "不能停留在台账上、展板上。组织党员和群众评议。"
    )
    assert told(evaluations(said), "role") == [
        ("听取汇报", "form"),
        ("入户走访", "form"),
        ("群众的满意度", "measure"),
        ("完成年度任务", "measure"),
        ("排名靠前的3个乡镇进行经验发言", "ranked"),
        ("肯定成绩", "comment"),
        ("指出问题", "comment"),
        ("努力方向", "comment"),
        ("突出问题", "register"),
        ("信访积案", "register"),
        ("台账", "no weight"),
        ("展板", "no weight"),
        ("党员和群众", "rater"),
        ("群众评议", "form"),
    ]


def test_a_sanction_has_the_faults_of_its_sentence_with_whose_they_are():
    said = speech(
        "对基层组织行动迟缓、措施不实,党员干部情绪松懈的,限期整改;对弄虚作假的,通报批评,问题严重的要派驻工作组。"
    )
    assert [(s.name, s.fact("level"), told(s.parts, "of")) for s in sanctions(said)] == [
        ("限期整改", "2", [("行动迟缓", "unit"), ("措施不实", "unit"), ("情绪松懈", "person")]),
        ("通报批评", "3", [("弄虚作假", "")]),
        ("派驻工作组监督整改", "4", [("问题严重", "")]),
    ]


def test_honours_and_the_stages_of_an_exemplar():
    said = speech(
        "适时表彰一批先进基层党组织和优秀党员,评选岗位标兵。要及时发现、总结、推广先进典型。"
    )
    found = list(honours(said))
    assert told(found, "act") == [
        ("先进基层党组织和优秀党员", "表彰"),
        ("岗位标兵", "评选"),
        ("典型", ""),
    ]
    assert names(next(h for h in found if h.name == "典型").parts) == ["发现", "总结", "推广"]


def test_channels_stand_once_each():
    assert names(channels(speech("用好广播、简报,编好简报。"))) == ["广播", "简报"]


def test_honours_with_their_numbers():
    said = speech("年底评选表彰10个“先锋支部”和20名“服务标兵”。")
    assert told(honours(said), "act", "number") == [
        ("先锋支部", "评选", "10"),
        ("服务标兵", "评选", "20"),
    ]


def test_a_fault_may_be_said_of_the_unit_itself():
    said = speech("实行排名,连续两次末位的村,由书记约谈。")
    assert [(s.name, told(s.parts)) for s in sanctions(said)] == [("约谈", [("连续两次末位",)])]
