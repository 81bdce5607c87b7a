"""Two rosters as an office keeps them: title rows above, signatures below; one with ten mistakes."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

UNITS = "党组织"
MEMBERS = "党员"
UNIT_ROWS = (
    ("党组织名称", "组织代码", "上级党组织", "组织类型", "组织类别", "党组织书记", "成立时间"),
    ("云岫镇党委", "T1", "绛桐县委", "党委", "农村", "柏青", "1998.07"),
    ("榆树湾村党支部", "B11", "云岫镇党委", "党支部", "农村", "田丰", "1999年6月"),
    ("芦花村党支部", "B12", "云岫镇党委", "党支部", "农村", "江月", "1999-06-01"),
    ("双井村党支部", "B13", "云岫镇党委", "党支部", "农村", "", "199906"),
    ("古渡村党支部", "B14", "云岫镇党委", "党支部", "农村", "", "2001.05"),
)
MEMBER_ROWS = (
    (
        "序号",
        "姓名",
        "所在党支部",
        "公民身份证号",
        "性别",
        "民族",
        "出生日期",
        "人员类别",
        "加入党组织日期",
        "手机号",
    ),
    (
        1,
        "田丰",
        "榆树湾村党支部",
        "110101197001010011",
        "男",
        "汉",
        "1970.01",
        "正式党员",
        "1995-07-01",
        "13000000001",
    ),
    (
        2,
        "米　禾",
        "榆树湾村党支部",
        "110101198002020026",
        "女",
        "汉族",
        "1980-02-02",
        "正式党员",
        "2005年6月",
        "13000000002",
    ),
    (
        3,
        "江月",
        "芦花村党支部",
        "110101197503030034",
        "女",
        "汉",
        "197503",
        "正式党员",
        "1999.07",
        "13000000003",
    ),
    (
        4,
        "石泉",
        "芦花村党支部",
        "110101199004040042",
        "男",
        "汉",
        "1990-04-04",
        "预备党员",
        "2026-01-05",
        "—",
    ),
    (
        5,
        "柏青",
        "云岫镇党委",
        "110101198505050055",
        "男",
        "汉",
        "1985.05",
        "正式党员",
        "2008.07",
        "13000000005",
    ),
    (
        6,
        "程岚",
        "榆树湾村党支部",
        "110101198606060068",
        "女",
        "汉",
        "1986.06",
        "正式党员",
        "2009.07",
        "无",
    ),
    (
        7,
        "常乐",
        "芦花村党支部",
        "110101198707070071",
        "男",
        "汉",
        "1987.07",
        "正式党员",
        "2010.07",
        "13000000007",
    ),
    (
        8,
        "严平",
        "榆树湾村党支部",
        "110101198808080084",
        "女",
        "汉",
        "1988.08",
        "正式党员",
        "2011.07",
        "13000000008",
    ),
)
# Where the mistakes stand, one in a row, by sheet and cell, and what stands there instead.
MISTAKES = {
    (UNITS, "C8"): "云岫乡党委",  # no such unit above
    (UNITS, "G9"): "1999年13月",  # no such month
    (MEMBERS, "J5"): "1300000000x",  # no telephone
    (MEMBERS, "D6"): 110101198002020000,  # a spreadsheet has eaten the last digits
    (MEMBERS, "G7"): "1975年3月40日",  # no such day
    (MEMBERS, "H8"): "群众代表",  # no such category
    (MEMBERS, "E9"): "里",  # neither
    (MEMBERS, "C10"): "榆树弯村党支部",  # no such branch
    (MEMBERS, "B11"): "",  # nobody
    (MEMBERS, "D12"): "110101198808080080",  # the last digit does not fit
}


def checked(number: str) -> str:
    """An identity number with its check digit (GB 11643) in place of the last."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    rest = sum(w * int(d) for w, d in zip(weights, number, strict=False)) % 11
    return number[:17] + "10X98765432"[rest]


def cells() -> list[str]:
    """The cells with mistakes, as they are named on the page."""
    return [f"{sheet}!{cell}" for sheet, cell in MISTAKES]


def write(path: Path, *, mistakes: bool) -> None:
    """The workbook: both sheets, each under a title and a line of who filled it in."""
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in ((UNITS, UNIT_ROWS), (MEMBERS, MEMBER_ROWS)):
            sheet = book.add_worksheet(name)
            sheet.merge_range(0, 0, 0, len(rows[0]) - 1, f"绛桐县云岫镇{name}花名册")
            sheet.write(1, 0, "填报单位：云岫镇党委")
            sheet.write(1, 4, "填报日期：2026年11月")
            for below, row in enumerate(rows):
                for beside, value in enumerate(row):
                    cell = f"{chr(ord('A') + beside)}{below + 4}"
                    wrong = mistakes and (name, cell) in MISTAKES
                    shown = MISTAKES[name, cell] if wrong else _right(rows[0][beside], value, below)
                    sheet.write(below + 3, beside, shown)
            sheet.write(len(rows) + 3, 0, "填表人：苏棠")


def _right(heading: object, value: object, below: int) -> object:
    return checked(str(value)) if heading == "公民身份证号" and below else value
