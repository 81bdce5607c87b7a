"""Invented names: no pair of a first and a last syllable occurs in any real place name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

# Every pair of these was looked up in the national division list (provinces to villages) and
# occurs in none of its 660,000 names; tests/demo/test_names.py looks again.
FIRST = (
    "黍鹃鹂霏蘅蔓葭菰菡莺荇耘绯粟箫皎琢澹潇洄泠橘樱槿楸棹栀柚杳暄帆"
    "黛霜霁蕙萱菱苔素笛漱漪沁樵鹭蚕菊荻绛筠檀舟砚榆麦稻棠柘雁苇芷"
)
LAST = "汀渚湄砚岚棠柘檀榆椿桐荻苇芷葭菱樱栀橘杏鹭雁鸥莺樵棹帆笛箫琴暄漪沁"
LANDFORMS = ("", "", "", "湾", "坪", "岭", "塘", "坞", "浦", "坝", "冲", "沟")
SIDES = "东西南北上下前后里外"  # none of them a landform, so that no two names meet


def _split(block: str) -> tuple[str, ...]:
    """Names written one after another."""
    return tuple(block.split())


BUREAUS = _split(
    """
    财政局 民政局 水务局 农业局 林业局 教育局 卫生局 交通局 住建局 人社局 文广局 司法局 审计局
    统计局 环保局 畜牧局 粮食局 商务局 科技局 体育局 国土局 规划局 信访局 档案局 旅游局 安监局
    物价局 扶贫办 农机局 地震办 编办 党校 总工会 团县委 妇联 残联 科协 文联 工商联 侨联 供销社
    法院 检察院 公安局 税务局 气象局 邮政局 电力公司 自来水公司 广播站 图书馆 文化馆 医院
    疾控中心 妇幼保健站 农技推广中心 招商局 开发区 城管局 房产局
    """
)
TRADES = _split(
    """
    纺织厂 面粉厂 砖瓦厂 农机厂 茶厂 果品公司 竹器厂 食品公司 印刷厂 建材公司 水泥厂 服装公司
    木业公司 药材公司 养殖公司 物流公司
    """
)
SOCIETIES = _split(
    """
    果品协会 茶叶协会 养蜂协会 农机协会 商会 志愿者协会 水产合作社 花木合作社 老年协会 运输协会
    """
)
SCHOOLS = ("小学", "中学", "中心小学", "幼儿园")
STATIONS = ("农技站", "供电所", "卫生院", "信用社", "林业站", "水管站")


def stems(rng: random.Random) -> Iterator[str]:
    """Two-syllable stems in random order, none twice; when they run out, with a side added."""
    pairs = [a + b for a in FIRST for b in LAST if a != b]
    rng.shuffle(pairs)
    yield from pairs
    for side in SIDES:
        yield from (pair + side for pair in pairs)
