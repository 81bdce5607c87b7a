"""The first sheet, 说明: what this is, as of when, how to read it, how to check it."""

from __future__ import annotations

from duixian.rulebook.vocabulary.text import Text
from duixian.sheets.county import County
from duixian.sheets.figures import day
from duixian.sheets.origin import origin

from .cards import NAME as CARDS
from .looks import Book, tall
from .parameters import NAME as RULES
from .row import NAME as BASIS
from .townships import NAME as TOWNSHIPS
from .whole import NAME as WHOLE

NAME = Text("说明", "About")
WIDE = 100


def title(county: County) -> Text:
    """What the workbook is called."""
    name = county.pack.name
    return Text(f"{name.zh} 成绩单", f"{name.en}: scorecards")


def about(book: Book, units: int) -> None:
    """Write the sheet; so many units have their numbers as formulas."""
    county = book.county
    as_of = Text(f"截至{day(county.day, 'zh')}", f"As of {day(county.day, 'en')}")
    sheet = book.sheet(NAME, title(county), as_of)
    sheet.set_portrait()
    text = book.look(text_wrap=True)
    for row, (name, said) in enumerate([*_reading(book, units), *_making(book)], 3):
        book.put(sheet, row, 0, name, book.label)
        book.put(sheet, row, 1, said, text)
        sheet.set_row(row, tall([(book.text(said), WIDE)], line=18))
    sheet.set_column(0, 0, 16 if book.language == "zh" else 21)
    sheet.set_column(1, 1, WIDE)


def _reading(book: Book, units: int) -> list[tuple[Text, str | Text]]:
    """What the sheets say, and how."""
    pack, known, many = book.county.pack, book.county.cut.known_at, len(book.county.scored)
    at = f"{known:%Y-%m-%d %H:%M}" if known else ""
    return [
        (
            Text("这是什么", "What this is"),
            Text(
                f"按方案包“{pack.name.zh}”算出的成绩单，共 {many} 个组织。做了什么、做成什么、群众怎么说，三条线分开看，从不相加。",
                f"Scorecards of {many} units, worked out by the pack “{pack.name.en}”. What was done, what came of it and what people say are three lines, read apart and never added up.",
            ),
        ),
        *origin(pack),
        (
            Text("所知", "As known"),
            Text(f"只用到 {at} 为止录入的记录。", f"Only records entered until {at} are used.")
            if known
            else Text("用到数据中最后一次录入。", "Everything entered in the data is used."),
        ),
        (
            WHOLE,
            Text(
                "每个组织一行，欠着到期未办的事的排在前面。“—”表示没有数，不是零。",
                "Each unit has a row; those who owe something past its date come first. A dash means that there is no number; it is not nought.",
            ),
        ),
        (
            TOWNSHIPS,
            Text(
                "每个乡镇（和其他有下级的组织）下面最差的、中间的（中位数）、最好的，有几个没有数。",
                "The worst, the middle (median) and the best below each township and every other unit that has units below it, and how many have no number.",
            ),
        ),
        (
            RULES,
            Text(
                "每项指标怎样算、算哪些日子、怎样计分、出处。满分、目标这些数可以改，成绩单跟着变。",
                "How each number is worked out, which days count, how points are given, and the source. Full points, targets and the like can be changed, and the scorecards follow.",
            ),
        ),
        (
            CARDS,
            Text(
                f"{units} 个组织的每一个数都是公式，可以点开看。要看别的组织，重算时写上它的代码。",
                f"Every number of {units} units is a formula that can be opened. For other units name their codes and score again.",
            ),
        ),
        (
            Text("依据（表）", BASIS.en),
            Text(
                "这些数背后的每一条记录。改一个日期、一个时限或一个状态，成绩单上的数立刻变。党员只编序号，不写姓名和代码。",
                "Every record behind these numbers. Change a date, a deadline or a state, and the number on the scorecard moves at once. Members have numbers only, no names and no codes.",
            ),
        ),
    ]


def _making(book: Book) -> list[tuple[Text, str | Text]]:
    """How it was worked out, of what, and by whose rules."""
    pack, run = book.county.pack, book.county.run
    versions = (f"{name} {version}" for name, version in sorted(run.get("versions", {}).items()))
    return [
        (
            Text("四舍五入", "Rounding"),
            Text(
                "得分四舍五入到两位小数。公式先乘成整数再除，所以和系统算的一分不差；等同于 ROUND(满分×MIN(1,数÷目标),2)。",
                "Points are rounded half up to two places. The formulas multiply to whole numbers before they divide, so they agree with the program to the last hundredth; it is the same as ROUND(full×MIN(1,value÷target),2).",
            ),
        ),
        (
            Text("谁定的规则", "Whose rules"),
            Text(
                "规则在方案包里，由活动办公室写定；本程序只照着算。未核对原文的出处都注明了，以本级规定为准。",
                "The rules stand in the pack and are settled by the campaign's office; this program only follows them. A source that was not checked against its original says so; the rules of your own level prevail.",
            ),
        ),
        (Text("方案包指纹", "Fingerprint of the pack"), pack.fingerprint),
        (Text("程序版本", "Versions"), book.say("，", ", ").join(versions)),
        *(
            (
                Text("数据文件", "Data file"),
                Text(f"{name}　SHA-256 {sum_}", f"{name}, SHA-256 {sum_}"),
            )
            for name, sum_ in sorted(run.get("inputs", {}).items())
        ),
    ]
