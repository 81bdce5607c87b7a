"""Sheets as offices hand them in, and what stands already: invented, small, whole."""

import datetime as dt

from duixian.desk.org.roster import Telling, plan_members, plan_units, read_roster
from duixian.intake import Grid, Number, address
from duixian.rulebook.findings import Findings

TODAY = dt.date(2026, 11, 23)
HOME = "T"
UNITS = {
    "T": {"name": "中共枫溪乡委员会", "code": "T01", "parent": ""},
    "A": {"name": "甲村党支部", "code": "B1", "parent": "T"},
    "B": {"name": "乙村党支部", "code": "B2", "parent": "T"},
}
NATIONAL = (
    *("姓名", "所在党支部", "公民身份证号", "性别", "民族", "出生日期", "学历", "人员类别"),
    *("加入党组织日期", "转为正式党员日期", "工作岗位", "手机号", "固定电话", "家庭住址"),
    *("党籍状态", "是否为失联党员", "失去联系日期", "是否为流动党员", "外出流向"),
)
IDENTITY = "51099919850601001X"


def text(row):
    """A row of a grid: numbers as a spreadsheet holds them."""
    return tuple(Number(cell) if isinstance(cell, int | float) else cell for cell in row)


def grid(*rows, sheet="名册"):
    return Grid(sheet, tuple(text(row) for row in rows))


def read(*grids):
    """The roster of some sheets, and what was found, as (rule, address)."""
    findings = Findings()
    return read_roster(grids, TODAY, findings), findings


def found(findings):
    return [(f.id, address(f.where)) for f in findings]


def planned(roster, findings, units=None, people=None, home=HOME):
    """The plans for units and members."""
    standing = UNITS if units is None else units
    telling = Telling.of(roster.tables, findings)
    unit_plan, directory = plan_units(roster.units, standing, home, telling)
    return unit_plan, plan_members(roster.members, people or {}, directory, home, telling)


def values(row):
    """What a row says: its fields that are told, without where it stands."""
    told = {name: getattr(row, name) for name in row.__slots__}
    return {k: v for k, v in told.items() if v is not None and k not in {"sheet", "number"}}


def carried_out(units, people, unit_plan, member_plan):
    """What stands after the plans, as plain dictionaries."""
    units = {key: dict(of) for key, of in units.items()}
    people = {key: dict(of) for key, of in people.items()}
    for plan, standing, under in ((unit_plan, units, "parent"), (member_plan, people, "branch")):
        for new in plan.new:
            standing[new.key] = {**values(new.row), under: new.under}
        for changed in plan.changed:
            standing[changed.key] |= {change.field: change.new for change in changed.changes}
    return units, people
