import pytest

from duixian.rulebook.outline.items import Speech
from duixian.rulebook.outline.recognise.times import dates, phases, vague
from duixian.rulebook.outline.segments import segment
from rulebook.outline.speech_of import speech, told


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("4月6日下午开会。", ("4月6日", "04-06", "", "")),
        ("2027年3月启动。", ("2027年3月", "03", "2027", "")),
        ("××××年7月启动。", ("××××年7月", "07", "damaged", "")),
        ("到今年10月底完成。", ("今年10月底", "10-31", "", "")),
        ("二月底前报送。", ("二月底", "02-28", "", "")),
        ("“七一”前公示。", ("“七一”前", "07-01", "", "")),
        ("××××年“七一”前公示。", ("××××年“七一”前", "07-01", "damaged", "")),
        ("县党代会召开前收官。", ("县党代会召开前", "", "", "县党代会")),
        ("明年底见效。", ("明年底", "", "", "")),
    ],
)
def test_a_date_says_what_is_written_and_no_more(body, found):
    assert told(dates(speech(body)), "day", "year", "event") == [found]


@pytest.mark.parametrize("body", ["今年以来成效明显。", "谋划明年的工作。", "分三步走。"])
def test_words_that_fix_no_day_are_no_dates(body):
    assert list(dates(speech(body))) == []


def test_beside_the_title_only_month_and_day_are_taken():
    text = "2019年范文\n在会上的讲话\n李某2019年6月5日\n同志们:\n正文。"
    assert told(dates(Speech(text, segment(text))), "day", "year", "where") == [
        ("2019年6月5日", "06-05", "", "head")
    ]


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


def test_time_words_without_a_number_are_found_and_their_look_alikes_are_not():
    said = speech("要定期通报、适时点评、限期整改;这是经常性工作,体现在日常。从现在起抓紧。")
    assert [m.group() for m in vague(said)] == ["定期", "适时", "限期", "现在起", "抓紧"]
