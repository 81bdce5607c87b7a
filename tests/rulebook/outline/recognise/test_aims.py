from duixian.rulebook.outline.recognise.aims import requirements, themes
from rulebook.outline.speech_of import speech, told


def test_themes_and_goals_are_known_by_the_role_they_are_given():
    said = speech(
        "活动以“扎根一线”为主题,以“又快又好”为主线,以“进入前列”为最终目标,以“服务、团结”为努力方向。"
        "围绕促进果农稳定增收这一中心任务,把争创全市十强这个奋斗目标扛在肩上。"
    )
    assert told(themes(said), "role", "called") == [
        ("扎根一线", "theme", "主题"),
        ("又快又好", "theme", "主线"),
        ("进入前列", "goal", "最终目标"),
        ("服务、团结", "direction", "努力方向"),
        ("促进果农稳定增收", "goal", "中心任务"),
        ("争创全市十强", "goal", "奋斗目标"),
    ]


def test_what_a_speech_is_about_is_its_subject():
    assert told(themes(speech("下面,就抓好冬季清淤,我讲三点意见。")), "role") == [
        ("抓好冬季清淤", "subject")
    ]


def test_requirements_come_phrase_by_phrase_with_the_part_each_plays():
    said = speech("把握“建强组织、温暖民心、促进增收”三句话的总体要求。温暖民心,是活动的落脚点。")
    assert told(requirements(said), "role") == [
        ("建强组织", ""),
        ("温暖民心", "落脚点"),
        ("促进增收", ""),
    ]


def test_a_goal_that_is_a_list_of_phrases_is_the_requirement():
    said = speech("围绕建强组织、温暖民心、促进增收这个总体目标。")
    assert told(requirements(said)) == [("建强组织",), ("温暖民心",), ("促进增收",)]
    assert list(themes(said)) == []


def test_the_header_gives_no_theme():
    assert list(themes(speech(""))) == []


def test_a_theme_may_stand_under_its_own_name():
    said = speech("三、活动主题“携手向前”。工作主题：“又快又好”。")
    assert told(themes(said), "role") == [("携手向前", "theme"), ("又快又好", "theme")]
