import pytest

from duixian.rulebook.outline.recognise.names import mechanisms
from rulebook.outline.speech_of import speech, told


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("推广“院坝夜谈”工作法。", [("院坝夜谈", "工作法", "")]),
        ("推行“夜谈工作法”、“三张清单工作法”。", [("夜谈工作法", "", ""), ("三张清单工作法", "", "")]),
        ("以“三亮三比”为抓手。", [("三亮三比", "", "")]),
        ("建立“双积双评”党员管理机制和“四位联动”村级议事机制。",
         [("双积双评", "党员管理机制", ""), ("四位联动", "村级议事机制", "")]),
        ("落实“一网三联”制度(网格联楼、楼联户、户联人)。",
         [("一网三联", "制度", "网格联楼、楼联户、户联人")]),
        ("做到“两个结合”。一要把甲与乙结合。先做。二要把丙与丁结合。再做。",
         [("两个结合", "", "把甲与乙结合；把丙与丁结合")]),
        ("实施农家书屋提升工程。", [("农家书屋提升工程", "", "")]),
        ("继续完善民情台账销号制度。", [("民情台账销号制度", "", "")]),
        ("广泛开展设岗定责、积分兑换等活动。", [("设岗定责", "", ""), ("积分兑换", "", "")]),
    ],
)  # fmt: skip
def test_a_name_is_known_by_its_marks_and_its_neighbours(body, found):
    assert told(mechanisms(speech(body)), "noun", "content") == found


@pytest.mark.parametrize(
    "body",
    [
        "以“扎根一线”为主题。",
        "他说:“干部要多走夜路。”",
        "结合迎“七一”开展慰问。",
        "把“先”和“优”具体化。",
        "存在“两张皮”现象。",
        "做到“三个好”。",
        "抓好“四项活动”。",
        "开展暖心强基活动。",
        "加强社会管理。",
        "采取听取汇报、随机抽查等形式。",
    ],
)
def test_themes_sayings_feasts_standards_and_common_words_are_no_names(body):
    assert list(mechanisms(speech(body))) == []


def test_a_name_said_twice_stands_once():
    said = speech("推广“院坝夜谈”工作法。要把“院坝夜谈”工作法用好。")
    assert told(mechanisms(said)) == [("院坝夜谈",)]
