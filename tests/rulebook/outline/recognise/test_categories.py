from duixian.rulebook.outline.recognise.categories import categories
from rulebook.outline.speech_of import names, speech, told

BODY = (
    "农村党组织要以“三亮三比”活动为抓手,在建设和美乡村中创先争优;社区党组织和党员要在便民服务上创先争优。"
    "\n非公企业党组织要推广“融合工作法”。\n各单位要开展“读书月”活动。"
)


def test_each_category_is_spoken_to_until_the_next_or_the_paragraph_ends():
    found = list(categories(speech(BODY)))
    assert told(found, "id", "arena") == [
        ("农村党组织", "rural", "建设和美乡村"),
        ("社区党组织", "community", "便民服务"),
        ("非公企业党组织", "private_enterprise", ""),
    ]
    assert [names(c.parts) for c in found] == [["三亮三比"], [], ["融合工作法"]]


def test_a_category_that_is_only_mentioned_is_not_addressed():
    assert list(categories(speech("近年来农村党组织面貌一新。"))) == []
