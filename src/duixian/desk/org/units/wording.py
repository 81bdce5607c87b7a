"""What stands in the tree, said as an office says it."""

from __future__ import annotations

from collections.abc import Mapping

from duixian.desk.look.wording import reading
from duixian.desk.org.roster.headings import MEMBER, UNIT
from duixian.rulebook.vocabulary.text import Text

UNIT_TYPES = {
    "committee": Text("党委", "Party committee"),
    "general_branch": Text("党总支", "general branch"),
    "branch": Text("党支部", "branch"),
    "group": Text("党小组", "group"),
}
CATEGORIES = {
    "committee": Text("党委", "Party committee"),
    "rural": Text("农村", "rural"),
    "community": Text("社区", "community"),
    "office": Text("机关", "office"),
    "bureau": Text("县直部门", "county bureau"),
    "economic": Text("经济部门", "bureau of the economy"),
    "farming": Text("农口部门", "bureau of farming"),
    "enterprise": Text("企业", "enterprise"),
    "private_enterprise": Text("非公有制经济", "private enterprise"),
    "social_organisation": Text("社会组织", "social organisation"),
    "school": Text("学校", "school"),
}
STATUSES = {
    "full": Text("正式党员", "full member"),
    "probationary": Text("预备党员", "probationary member"),
    "none": Text("不是党员", "no member"),
}
GENDERS = {"male": Text("男", "male"), "female": Text("女", "female")}
SCHOOLING = {
    "primary": Text("小学", "primary school"),
    "junior": Text("初中", "junior secondary"),
    "senior": Text("高中", "senior secondary"),
    "college": Text("大专", "college"),
    "bachelor": Text("本科", "bachelor"),
}
YES_NO = {True: Text("是", "yes"), False: Text("否", "no")}
CALLED: Mapping[str, Mapping[str, Text]] = {
    "units": {each.field: each.called for each in UNIT},
    "members": {each.field: each.called for each in MEMBER},
}
BY_FIELD: Mapping[str, Mapping[str, Text]] = {
    "type": UNIT_TYPES,
    "category": CATEGORIES,
    "status": STATUSES,
    "gender": GENDERS,
    "education": SCHOOLING,
}


def said(field: str, value: object) -> str:
    """A value as the page says it, in its language."""
    return _words(field, value).in_(reading())


def written(field: str, value: object) -> str:
    """A value as a sheet that is handed in says it, always in Chinese."""
    return _words(field, value).zh


def _words(field: str, value: object) -> Text:
    if isinstance(value, bool):
        return YES_NO[value]
    text = "" if value is None else str(value)
    return BY_FIELD.get(field, {}).get(text) or Text(text, text)


def heading(field: str, of: str) -> str:
    """The heading of a field of units or of members, in the language of the page."""
    return CALLED[of][field].in_(reading())
