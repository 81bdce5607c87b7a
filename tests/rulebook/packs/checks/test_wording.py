"""Words that today's rules do not want are seen, and the everyday words beside them are left alone."""

from __future__ import annotations

import pytest

from duixian.rulebook.packs import read_pack, shipped
from duixian.rulebook.packs.checks.law import BY_WORDS
from duixian.rulebook.packs.checks.wording import length, prohibited, said, word_in
from duixian.rulebook.vocabulary.text import Text
from rulebook.packs.small import reading

WORDED = (*BY_WORDS, "L114", "L119")
SEEN = {
    "L104": [
        "每日打卡",
        "会议扫码签到",
        "网上签到",
        "签到率",
        "群接龙",
        "Daily check-in",
        "clock in",
    ],
    "L105": ["走访轨迹", "GPS定位", "手机定位", "经纬度", "实时位置", "Geolocation of the visit"],
    "L106": ["在线时长", "在线学习时长", "学习时间", "登录时长", "Time online"],
    "L107": [
        "登录率",
        "每日登录",
        "平台使用率",
        "APP下载量",
        "公众号关注量",
        "组织下载",
        "Downloads",
    ],
    "L108": ["点赞数", "转发量", "评论数", "文章阅读量", "网络投票得票", "Likes received"],
    "L109": ["网上答题参与率", "问卷完成率", "满意度调查参与率", "知识竞赛参加率", "答题得分"],
    "L111": [
        "每日报告",
        "每天上报",
        "零报告制度",
        "于25日前报送贯彻落实情况",
        "签订责任状",
        "一票否决",
    ],
    "L112": ["群内即时响应", "秒回", "24小时在线", "立即回复"],
    "L113": [
        "简报期数",
        "会议记录完整率",
        "心得体会篇数",
        "报送信息条",
        "材料上报数",
        "信息采用数",
    ],
    "L114": ["现场照片", "截图", "视频链接", "合影"],
    "L119": ["五星级支部", "示范村", "达标验收", "评星定级", "党员示范岗", "挂牌"],
}
LEFT_ALONE = [
    "集中学习学时", "功能定位", "分类定级", "双报到", "会议签到表", "到会人数", "实到人数", "成长轨迹", "发展轨迹",
    "体育设施使用率", "天然气安装率", "注册志愿者人数", "文明单位占比", "志愿服务时长", "在线时间表", "转发文件", "领导点评", "群众关注的问题",
    "民主评议党员参加率", "党员参与率", "投票表决", "发出票数", "公开承诺", "承诺兑现率", "民情调查报告", "日常报告", "人民日报",
    "每日报到", "每日一练", "每天走访", "快速响应", "接诉即办", "限时办结", "台账", "学习笔记", "信息公开", "材料费", "政务信息化",
    "不搞打卡签到", "整治“打卡”接龙", "取消每日报告", "严禁签订责任状", "不以点赞论英雄", "Check by the office", "Checked in June", "share of deeds", "people liked it",
]  # fmt: skip


@pytest.mark.parametrize(("rule", "words"), [(r, w) for r, ws in SEEN.items() for w in ws])
def test_a_word_that_is_not_wanted_is_seen(rule, words):
    assert word_in(rule, Text(words, words)) is not None


@pytest.mark.parametrize("words", LEFT_ALONE)
def test_an_everyday_word_is_left_alone(words):
    assert {rule: word_in(rule, Text(words, words)) for rule in BY_WORDS} == dict.fromkeys(BY_WORDS)


def test_every_list_of_words_is_tried():
    assert {id_ for id_, known in prohibited().items() if "words" in known} == SEEN.keys()
    assert set(WORDED) == SEEN.keys()


def test_every_pattern_of_every_list_finds_something():
    import re

    for rule, examples in SEEN.items():
        for pattern in prohibited()[rule]["words"]:
            found = re.compile(pattern, re.IGNORECASE)
            tried = [*examples, *MORE.get(rule, ())]
            assert any(found.search(words) for words in tried), (rule, pattern)


MORE = {
    "L104": ["签到次数"],
    "L105": ["共享位置", "地理位置", "位置共享"],
    "L106": ["online time"],
    "L107": ["下载任务", "日活", "安装使用率", "log-in rate", "每周登录"],
    "L108": ["浏览量", "点击量", "关注量", "粉丝数"],
    "L111": ["日报表", "军令状"],
    "L112": ["随叫随到"],
    "L113": ["痕迹管理"],
    "L114": ["录像", "影像", "录音"],
    "L119": ["星级评定", "命名", "授牌"],
}


def test_the_shipped_packs_say_nothing_of_the_kind():
    for folder in sorted(p.parent for p in shipped().glob("*/pack.yaml")):
        found = read_pack(folder)
        told = [
            (rule, each.text.zh)
            for each in said(found.pack, found.reader)
            for rule in BY_WORDS
            if word_in(rule, each.text)
        ]
        assert told == []


def test_all_that_a_pack_says_is_looked_at(tmp_path):
    found = reading(tmp_path)
    names = {each.text.zh for each in said(found.pack, found.reader)}
    assert {"小", "年", "农村", "好", "业绩", "办事", "实事", "文", "甲", "记", "认", "实"} <= names
    assert "条" not in names  # a source may quote what it likes


def test_the_length_of_a_plan_is_that_of_its_own_sentences(tmp_path):
    spoken = ("小", "年", "农村", "好", "业绩", "带头", "个人", "办事")
    assert length(reading(tmp_path).pack) == len("".join(spoken))
