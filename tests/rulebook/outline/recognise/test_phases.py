from duixian.rulebook.outline.recognise.phases import phases
from rulebook.outline.speech_of import speech, told


def test_phases_are_named_by_what_they_are_directed_to():
    said = speech(
        "一是从现在起到明年7月,以迎接县庆50周年活动为重点,抓好筹备;二是从明年7月到党代会召开前,提升水平。"
    )
    assert told(phases(said), "start", "end") == [
        ("迎接县庆50周年", "现在", "明年7月"),
        ("迎接党代会", "明年7月", "党代会召开前"),
    ]


def test_the_term_of_the_whole_campaign_and_the_count_of_its_phases():
    said = speech("活动从2027年3月开始到2028年6月,分三个阶段进行。")
    assert told(phases(said), "start", "end", "count", "whole") == [
        ("整个活动", "2027年3月", "2028年6月", "", "yes"),
        ("分三个阶段", "", "", "3", ""),
    ]


def test_a_numbered_phase_takes_its_term_from_its_sentence():
    said = speech("第一阶段:宣传动员(2027年3月至5月)。第二阶段:全面推进,到2028年5月底结束。")
    assert told(phases(said), "number", "start", "end") == [
        ("宣传动员", "1", "2027年3月", "5月"),
        ("全面推进", "2", "", "2028年5月底"),
    ]


def test_every_step_is_no_phase():
    assert list(phases(speech("抓好每一个步骤、每一个环节。"))) == []


def test_a_term_at_the_head_of_a_point_is_a_phase_of_that_name():
    said = speech("（一）摸底。4月20日前摸清底数。\n（二）集中整治。4月21日至6月30日，逐户整治。\n")
    assert told(phases(said), "start", "end", "content") == [
        ("集中整治", "4月21日", "6月30日", "逐户整治")
    ]


def test_a_phase_that_runs_on_until_an_end_has_that_end():
    said = speech("活动从2027年5月开始,分步实施,一直到2028年底。")
    assert told(phases(said), "start", "end") == [("整个活动", "2027年5月", "2028年底")]


def test_the_term_of_a_campaign_may_stand_under_its_own_name():
    said = speech("活动时间：2027年3月1日至12月31日。第一阶段:摸底(××××年3月—××××年4月底)。")
    assert told(phases(said), "start", "end", "whole") == [
        ("整个活动", "2027年3月1日", "12月31日", "yes"),
        ("摸底", "××××年3月", "××××年4月底", ""),
    ]
