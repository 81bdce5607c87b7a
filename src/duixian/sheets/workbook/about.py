"""The first sheet, 说明: what this is, as of when, how to read it, how to check it."""

from __future__ import annotations

from duixian.sheets.county import County
from duixian.sheets.figures import day

from .looks import Book, tall

WIDE = 100


def about(book: Book, county: County, units: int) -> None:
    """Write the sheet."""
    sheet = book.sheet("说明", f"{county.pack.name.zh} 成绩单", f"截至{day(county.day, 'zh')}")
    sheet.set_portrait()
    label = book.look(font_name="黑体")
    text = book.look(text_wrap=True)
    for row, (name, said) in enumerate(_lines(county, units), 3):
        sheet.write_string(row, 0, name, label)
        sheet.write_string(row, 1, said, text)
        sheet.set_row(row, tall([(said, WIDE)], line=18))
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, WIDE)


def _lines(county: County, units: int) -> list[tuple[str, str]]:
    pack, run = county.pack, county.run
    versions = run.get("versions", {})
    basis = pack.basis.in_("zh") if pack.basis else "方案包没有写依据。"
    known = county.cut.known_at
    return [
        ("这是什么", f"按方案包“{pack.name.zh}”算出的成绩单，共 {len(county.scored)} 个组织。做了什么、做成什么、群众怎么说，三条线分开看，从不相加。"),
        ("依据", basis),
        ("所知", f"只用到 {known:%Y-%m-%d %H:%M} 为止录入的记录。" if known else "用到数据中最后一次录入。"),
        ("全县", "每个组织一行，欠着到期未办的事的排在前面。“—”表示没有数，不是零。"),
        ("各乡镇", "每个乡镇（和其他有下级的组织）下面最差的、中间的（中位数）、最好的，有几个没有数。"),
        ("规则", "每项指标怎样算、算哪些日子、怎样计分、出处。满分、目标这些数可以改，成绩单跟着变。"),
        ("成绩单", f"{units} 个组织的每一个数都是公式，可以点开看。要看别的组织，重算时写上它的代码。"),
        ("依据（表）", "这些数背后的每一条记录。改一个日期、一个时限或一个状态，成绩单上的数立刻变。党员只编序号，不写姓名和代码。"),
        ("四舍五入", "得分四舍五入到两位小数。公式先乘成整数再除，所以和系统算的一分不差；等同于 ROUND(满分×MIN(1,数÷目标),2)。"),
        ("谁定的规则", "规则在方案包里，由活动办公室写定；本程序只照着算。未核对原文的出处都注明了，以本级规定为准。"),
        ("方案包指纹", pack.fingerprint),
        ("程序版本", "，".join(f"{name} {version}" for name, version in sorted(versions.items()))),
        *(("数据文件", f"{name}　SHA-256 {sum_}") for name, sum_ in sorted(run.get("inputs", {}).items())),
    ]  # fmt: skip
