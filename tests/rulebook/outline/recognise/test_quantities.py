import pytest

from duixian.rulebook.outline.recognise.quantities import numbers, obligations
from rulebook.outline.speech_of import speech, told


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("每年读一本好书。", ("每年读一本好书", "读", "1", "本", "好书", "year")),
        (
            "每季度至少走访三户群众,",
            ("每季度至少走访三户群众", "走访", "3", "户", "群众", "quarter"),
        ),
        (
            "每名党员每年写12篇民情日记。",
            ("每名党员每年写12篇民情日记", "写", "12", "篇", "民情日记", "year"),
        ),
        ("主动掌握一门技术,", ("主动掌握一门技术", "掌握", "1", "门", "技术", "")),
        ("每月到大厅值班不少于1天。", ("每月到大厅值班不少于1天", "值班", "1", "天", "", "month")),
        ("每半月调度一次。", ("每半月调度一次", "调度", "1", "次", "", "half_month")),
        ("每季度解决一个难题。", ("每季度解决一个难题", "解决", "1", "个", "难题", "quarter")),
        ("每半年上两堂党课。", ("每半年上两堂党课", "上", "2", "堂", "党课", "half_year")),
    ],
)
def test_an_obligation_is_verb_number_measure_and_thing_in_each_period(body, found):
    keys = ("verb", "number", "measure", "thing", "period")
    assert told(obligations(speech(body)), *keys) == [found]


@pytest.mark.parametrize(
    "body", ["树立一个典型。", "形成一系列制度。", "读好书、走一线。", "办成一批实事。"]
)
def test_what_cannot_be_counted_one_by_one_is_no_obligation(body):
    assert list(obligations(speech(body))) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("统筹推进86项重点工程。", ("key_items", "86")),
        ("活动分四个阶段进行。", ("phases", "4")),
        ("把握三个时间节点。", ("nodes", "3")),
        ("活动历时两年半。", ("duration_months", "30")),
        ("活动为期18个月。", ("duration_months", "18")),
        ("利用三年时间。", ("duration_months", "36")),
        ("开展“1+2”结对帮扶。", ("pair_ratio", "1+2")),
        ("组织“千人评议机关”。", ("raters", "1000")),
        ("创建五星支部。", ("stars", "5")),
        ("排名靠前的5个乡镇进行交流。", ("top_n", "5")),
        ("每月读两本书。", ("each", "2")),
        ("群众满意率达到98%以上。", ("target_percent", "98%")),
        ("占年度考核20分。", ("weight", "20分")),
    ],
)
def test_parameters_are_read_with_their_values(body, found):
    assert [(i.fact("parameter"), i.fact("value")) for i in numbers(speech(body))] == [found]


def test_a_length_of_time_belongs_to_the_campaign_named_beside_it():
    said = speech("历时一年半的走村问计活动圆满结束。暖心强基活动将利用两年时间。")
    assert [(i.fact("value"), i.fact("of")) for i in numbers(said)] == [
        ("18", "走村问计活动"),
        ("24", "暖心强基活动"),
    ]


def test_what_each_member_is_told_is_a_persons_own_for_the_whole_sentence():
    said = speech("每名党员每年读一本书,写一篇日记。每月上报一次进展。")
    assert told(obligations(said), "whose") == [
        ("每名党员每年读一本书", "person"),
        ("写一篇日记", "person"),
        ("每月上报一次进展", ""),
    ]
