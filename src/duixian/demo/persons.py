"""Invented names of persons, for pages on which a code would look like nothing anybody knows."""

from __future__ import annotations

import random

SURNAMES = "赵钱孙周吴郑冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹柏章苏潘葛范彭鲁韦马方任袁柳史唐薛雷贺汤罗毕郝安常乐傅齐康伍余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒屈项祝董梁杜阮闵席季江童颜郭梅盛林徐邱骆高夏蔡田樊胡霍卢莫房干丁邓石崔龚程裴陆荣翁段侯宁仇甘祖武符刘景詹龙叶白蒲邰赖卓池乔阴温庄晏柴瞿阎连习艾容向古易廖庾耿文冼聂晁冷简饶曾沙丰巢关荆游竺盖"
GIVEN = "汀渚岚棠柘榆椿桐荻苇芷葭菱樱栀橘杏鹭雁樵棹帆笛箫琴暄漪沁霁萱筠檀舟砚麦稻禾穗田耕川原野泉溪谷石松柏柳杨梧槐竹兰菊荷莲桑麻豆瓜果林森木山岭峰岩江河湖海云雨雪霜露春夏秋冬晨曦晚晴明亮光辉实诚信守正平安宁和顺勤俭朴厚"


def name_of(seed: int, code: str) -> str:
    """The name of a person of the county of that seed: always the same for a code."""
    rng = random.Random(f"{seed}:name:{code}")
    given = rng.sample(GIVEN, 1 if rng.random() < 0.3 else 2)
    return rng.choice(SURNAMES) + "".join(given)
