"""The headings of the sheets in use (domain 9.1, 9.2, 9.4), what else offices write, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from duixian.rulebook.vocabulary.text import Text


class Form(StrEnum):
    """How the cells of a column are read."""

    NAME = "name"
    NAMES = "names"
    TEXT = "text"
    UNIT = "unit"
    CODE = "code"
    DAY = "day"
    IDENTITY = "identity"
    CREDIT = "credit"
    PHONE = "phone"
    YES_NO = "yes_no"
    SEX = "sex"
    NATION = "nation"
    STATUS = "status"
    TYPE = "type"
    CATEGORY = "category"


@dataclass(frozen=True)
class Heading:
    """One field: how it is called on our sheets, its form, and what else offices call it."""

    field: str
    form: Form
    called: Text
    also: tuple[str, ...] = ()

    @property
    def titles(self) -> tuple[str, ...]:
        """All titles that mean this field, the preferred one first."""
        return self.called.zh, *self.also, self.called.en


def heading(field: str, form: Form, zh: str, en: str, also: str = "") -> Heading:
    """A heading; what else it is called is given in one line."""
    return Heading(field, form, Text(zh, en), tuple(also.split()))


MEMBER = (
    heading("name", Form.NAME, "姓名", "Name", "党员姓名 姓名(必填)"),
    heading(
        "branch",
        Form.UNIT,
        "所在党支部",
        "Branch",
        "所属党支部 所在支部 所属支部 党支部 支部 支部名称 党支部名称 所在党组织 所属党组织 组织关系所在党支部",
    ),
    heading(
        "id_number",
        Form.IDENTITY,
        "公民身份证号",
        "Identity number",
        "公民身份号码 身份证号码 身份证号 身份证 证件号码 公民身份证号码",
    ),
    heading("gender", Form.SEX, "性别", "Sex"),
    heading("nation", Form.NATION, "民族", "Nationality"),
    heading("born", Form.DAY, "出生日期", "Day of birth", "出生年月 出生年月日 出生时间 生日"),
    heading("education", Form.TEXT, "学历", "Education", "文化程度 学历学位 最高学历 全日制学历"),
    heading(
        "status",
        Form.STATUS,
        "人员类别",
        "Full or probationary",
        "党员类别 党员类型 党员性质 类别",
    ),
    heading(
        "joined_party_on",
        Form.DAY,
        "加入党组织日期",
        "Joined on",
        "入党时间 入党日期 入党年月 加入党组织时间 加入中共组织日期",
    ),
    heading(
        "full_on",
        Form.DAY,
        "转为正式党员日期",
        "Full member since",
        "转正时间 转正日期 转正年月 转为正式党员时间",
    ),
    heading(
        "work", Form.TEXT, "工作岗位", "Work", "工作单位及职务 单位及职务 单位职务 职业 工作单位"
    ),
    heading(
        "phone",
        Form.PHONE,
        "手机号",
        "Mobile number",
        "手机号码 手机 联系电话 联系方式 移动电话 电话 电话号码",
    ),
    heading("landline", Form.PHONE, "固定电话", "Landline", "座机 固话 办公电话"),
    heading("address", Form.TEXT, "家庭住址", "Address", "现居住地 住址 家庭地址 居住地 现住址"),
    heading("standing", Form.TEXT, "党籍状态", "Standing", "党籍"),
    heading("lost", Form.YES_NO, "是否为失联党员", "Lost contact", "是否失联党员 是否失联"),
    heading("lost_since", Form.DAY, "失去联系日期", "Lost since", "失联日期 失联时间 失去联系时间"),
    heading("away", Form.YES_NO, "是否为流动党员", "Working away", "是否流动党员 流动党员"),
    heading("away_to", Form.TEXT, "外出流向", "Where away", "流入(出)地 流动去向 流出地 流入地"),
    heading("origin", Form.TEXT, "籍贯", "Place of origin"),
    heading(
        "working_since", Form.DAY, "参加工作时间", "Working since", "参加工作日期 参加工作年月"
    ),
    heading("party_post", Form.NAMES, "党内职务", "Post in the branch", "党内职务名称 支部职务"),
    heading("hardship", Form.YES_NO, "是否困难党员", "In hardship", "是否生活困难党员 困难党员"),
    heading("introducers", Form.NAMES, "入党介绍人", "Introduced by"),
    heading("dues", Form.TEXT, "党费标准(元/月)", "Dues a month", "党费标准 月党费"),
    heading("veteran", Form.YES_NO, "是否老党员", "Veteran", "老党员"),
    heading("retired", Form.YES_NO, "是否离退休", "Retired", "离退休 是否退休"),
    heading(
        "volunteers", Form.NAMES, "志愿服务特长", "Volunteers for", "志愿者特长 党员志愿者 志愿服务"
    ),
    heading("remark", Form.TEXT, "备注", "Remark", "说明"),
)

UNIT = (
    heading(
        "name",
        Form.TEXT,
        "党组织名称",
        "Name of the unit",
        "组织名称 党组织全称 支部名称 党支部名称",
    ),
    heading("code", Form.CODE, "组织代码", "Code", "党组织代码 组织编码 党组织编码 编码 代码"),
    heading(
        "parent",
        Form.UNIT,
        "上级党组织",
        "Superior",
        "上级党组织名称 上级组织 所属党委 隶属党组织 上级党委 所属上级",
    ),
    heading("type", Form.TYPE, "组织类型", "Type", "党组织类型"),
    heading("category", Form.CATEGORY, "组织类别", "Category", "党组织类别 党组织属性 类别"),
    heading("secretary", Form.NAMES, "党组织书记", "Secretary", "书记姓名 书记 党支部书记"),
    heading("deputy", Form.NAMES, "副书记", "Deputy secretary", "副书记姓名"),
    heading("committee", Form.NAMES, "委员", "Committee", "委员姓名 支委 支部委员"),
    heading("contact", Form.NAMES, "党组织联系人", "Contact", "联系人 联络员"),
    heading("phone", Form.PHONE, "联系电话", "Telephone", "电话 联系方式 联系人电话 书记电话"),
    heading("founded", Form.DAY, "成立时间", "Founded on", "成立日期 建立时间"),
    heading("elected", Form.DAY, "换届时间", "Elected on", "换届日期 本届换届时间"),
    heading("due", Form.DAY, "届满时间", "Term ends on", "届满日期 任期届满时间"),
    heading("host_situation", Form.TEXT, "党组织所在单位情况", "Kind of host", "所在单位情况"),
    heading("host", Form.TEXT, "单位名称", "Host", "所在单位名称 所在单位"),
    heading("host_nature", Form.TEXT, "单位性质类别", "Nature of the host", "单位性质"),
    heading(
        "credit",
        Form.CREDIT,
        "统一社会信用代码",
        "Unified social credit code",
        "统一社会信用代码(组织机构代码) 组织机构代码 信用代码",
    ),
    heading("host_founding", Form.TEXT, "单位建立党组织情况", "How units are formed in the host"),
    heading("place", Form.TEXT, "活动场所(㎡)", "Meeting place (m²)", "活动场所 活动场所面积"),
    heading("stars", Form.TEXT, "星级/等次", "Stars or grade", "星级 等次"),
    heading("remark", Form.TEXT, "备注", "Remark", "说明"),
)

COUNTED = {
    "members": "党员数 党员总数 党员人数",
    "full_members": "正式党员数 正式党员",
    "probationary_members": "预备党员数 预备党员",
    "women": "女党员 女党员数",
    "minorities": "少数民族 少数民族党员 少数民族党员数",
    "under_35": "35岁以下 35岁及以下",
    "over_60": "60岁以上 60岁及以上",
    "college": "大专以上 大专及以上",
    "activists": "入党积极分子 积极分子",
    "candidates": "发展对象",
    "groups": "党小组数 党小组",
}
"""Columns of 9.4 that are counted from the roster of members; they are known and never read."""

NATIONAL_MEMBERS = MEMBER[:19]
OFFICE_MEMBERS = (
    *(
        "name",
        "gender",
        "nation",
        "origin",
        "born",
        "education",
        "working_since",
        "joined_party_on",
    ),
    *("full_on", "id_number", "work", "party_post", "branch", "status", "away", "away_to"),
    *("hardship", "phone", "address", "remark"),
)
NATIONAL_UNITS = (
    *("name", "code", "parent", "secretary", "contact", "phone", "category", "host_situation"),
    *("host", "host_nature", "credit", "host_founding"),
)
LEADING_UNITS = (
    *("name", "code", "parent", "founded", "elected", "due", "secretary", "deputy", "committee"),
    *("place", "phone", "stars", "remark"),
)


@dataclass(frozen=True)
class Template:
    """A sheet to fill in: its name and its headings in order."""

    id: str
    title: Text
    headings: tuple[Heading, ...]


def chosen(of: tuple[Heading, ...], fields: tuple[str, ...]) -> tuple[Heading, ...]:
    """The headings of some fields, in the order asked for."""
    by_field = {each.field: each for each in of}
    return tuple(by_field[field] for field in fields)


TEMPLATES = (
    Template("units", Text("党组织信息采集表", "Units"), chosen(UNIT, NATIONAL_UNITS)),
    Template(
        "leaders", Text("党组织台账", "Units and who leads them"), chosen(UNIT, LEADING_UNITS)
    ),
    Template("members", Text("党员基本信息采集表", "Members"), NATIONAL_MEMBERS),
    Template("roster", Text("党员花名册", "Roster"), chosen(MEMBER, OFFICE_MEMBERS)),
)

MEMBER_TITLES: Mapping[str, tuple[str, ...]] = {each.field: each.titles for each in MEMBER}
UNIT_TITLES: Mapping[str, tuple[str, ...]] = {each.field: each.titles for each in UNIT} | {
    field: tuple(titles.split()) for field, titles in COUNTED.items()
}
