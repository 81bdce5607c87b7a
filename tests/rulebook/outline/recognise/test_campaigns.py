from duixian.rulebook.outline.items import Speech
from duixian.rulebook.outline.recognise.campaigns import campaigns
from duixian.rulebook.outline.segments import segment
from rulebook.outline.speech_of import speech, told


def test_this_campaign_is_the_one_of_the_title_with_its_two_tracks():
    said = speech(
        "开展暖心强基活动,就是开展创建先进基层党组织、争当优秀共产党员。开展读书活动,开展读书活动。"
    )
    assert told(campaigns(said), "relation", "organisation", "member") == [
        ("暖心强基活动", "own", "先进基层党组织", "优秀共产党员")
    ]


def test_campaigns_before_beside_and_combined():
    said = speech(
        "开展暖心强基活动,是继走村问计教育活动之后的大事。要把暖心强基活动与扩大覆盖面结合起来。"
        "与开展讲团结、重实干活动紧密结合。干部作风建设年活动成效明显。"
    )
    assert told(campaigns(said), "relation") == [
        ("暖心强基活动", "own"),
        ("走村问计教育活动", "predecessor"),
        ("扩大覆盖面", "combined"),
        ("讲团结、重实干活动", "parallel"),
        ("干部作风建设年活动", "parallel"),
    ]


def test_a_set_of_campaigns_with_the_names_the_text_gives():
    said = speech("抓好“四项活动”。清洁家园、敬老助残、冬学夜校等“四项活动”都要见效。")
    assert told(campaigns(said), "relation", "count", "set") == [
        ("暖心强基活动", "own", "", ""),
        ("四项活动", "set", "4", ""),
        ("清洁家园", "parallel", "", "四项活动"),
        ("敬老助残", "parallel", "", "四项活动"),
        ("冬学夜校", "parallel", "", "四项活动"),
    ]


def test_the_longer_of_two_names_stands():
    said = speech("走村问计教育活动已结束,继走村问计主题教育活动之后再出发。")
    assert told(campaigns(said), "relation")[1:] == [("走村问计主题教育活动", "predecessor")]


def test_without_a_name_of_its_own_a_speech_is_about_the_set():
    text = "在党建大会上的讲话\n同志们:\n抓好“四项活动”。"
    assert told(campaigns(Speech(text, segment(text))), "relation", "count") == [
        ("四项活动", "own", "4")
    ]
