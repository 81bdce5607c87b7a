import pytest

from duixian.rulebook.outline.items import Speech
from duixian.rulebook.outline.recognise.times import dates, vague
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


def test_time_words_without_a_number_are_found_and_their_look_alikes_are_not():
    said = speech("要定期通报、适时点评、限期整改;这是经常性工作,体现在日常。从现在起抓紧。")
    assert [m.group() for m in vague(said)] == ["定期", "适时", "限期", "现在起", "抓紧"]
