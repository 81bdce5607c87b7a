"""Findings about rosters: rows and cells of units and members (E8, W8)."""

from __future__ import annotations

from .rule import rule

CELLS = (
    rule(
        "E801",
        "缺“{title}”。",
        "{title_en} is missing.",
        "补上再交；整行不要的，删去这一行。",
        "Fill it in; delete the row if it is not needed.",
    ),
    rule(
        "E802",
        "不是日期：{value}。",
        "Not a day: {value}.",
        "写作 1985-06-01；只知道年月的，写 1985.06。",
        "Write 1985-06-01, or 1985.06 where only the month is known.",
    ),
    rule(
        "E803",
        "{value} 可能是 1 月，也可能是 10 月（表格会去掉末尾的 0）。",
        "{value} may be January or October: spreadsheets drop the last zero.",
        "写作 {year}-01 或 {year}-10。",
        "Write {year}-01 or {year}-10.",
    ),
    rule(
        "E804",
        "日期 {value} 还没有到。",
        "The day {value} is still to come.",
        "看一看年份。",
        "Check the year.",
    ),
    rule(
        "E805",
        "身份证号被表格改坏了，后几位已经丢了：{value}。",
        "The spreadsheet has damaged this identity number; its last digits are lost: {value}.",
        "先把这一栏设成“文本”，再照证件重新填这一格。",
        "Format the column as text first, then type this number again from the card.",
    ),
    rule(
        "E806",
        "身份证号是 {digits} 位，应为 18 位。",
        "The identity number has {digits} digits; it should have 18.",
        "照证件重新填。",
        "Type it again from the card.",
    ),
    rule(
        "E807",
        "身份证号有错：{why_zh}。",
        "The identity number is wrong: {why_en}.",
        "照证件核对，多半是错了一位。",
        "Compare it with the card; mostly one digit is wrong.",
    ),
    rule(
        "E808",
        "电话号码不对：{value}。",
        "Not a telephone number: {value}.",
        "手机号 11 位；座机带区号。",
        "A mobile number has 11 digits; a landline has its area code.",
    ),
    rule(
        "E809",
        "“{value}”不在可填的词里。",
        "{value} is not among the words for this column.",
        "可填：{known}。",
        "The words are: {known}.",
    ),
    rule(
        "E810",
        "姓名里有数字、问号或别的符号：{value}。",
        "The name holds digits, question marks or other signs: {value}.",
        "照证件写全；生僻字显示成问号的，重新输入。",
        "Write it as on the card; a rare character that became a question mark has to be typed again.",
    ),
    rule(
        "E811",
        "这一格太长，有 {length} 个字，最多 {most} 个。",
        "This cell is too long: {length} characters, at most {most}.",
        "写短一些。",
        "Write it shorter.",
    ),
    rule(
        "E812",
        "统一社会信用代码应为 18 位：{value}。",
        "The unified social credit code has 18 characters: {value}.",
        "照证照重新填，或留空。",
        "Type it again from the certificate, or leave it blank.",
    ),
)

ROWS = (
    rule(
        "E820",
        "没有名为“{value}”的党组织。{near}",
        "There is no unit called {value}. {near}",
        "改成名册里的全称，或先交党组织表。",
        "Use the name as it stands, or hand in the list of units first.",
    ),
    rule(
        "E821",
        "名为“{value}”的党组织有 {many} 个，分不清是哪一个。",
        "There are {many} units called {value}; it is not clear which.",
        "改填组织代码，或写成“上级/名称”。",
        "Give the unit's code, or write it as superior/name.",
    ),
    rule(
        "E822",
        "和第 {first} 行是同一个{what_zh}。",
        "The same {what_en} stands in row {first}.",
        "只留一行。",
        "Keep one of the rows.",
    ),
    rule(
        "E823",
        "这几个党组织互为上级，成了一圈：{names}。",
        "These units are superior to one another in a circle: {names}.",
        "改正“上级党组织”一栏。",
        "Mend the column of superiors.",
    ),
    rule(
        "E824",
        "本支部已有 {many} 个叫“{value}”的人，都没有身份证号，分不清是哪一个。",
        "The branch has {many} people called {value} without an identity number; it is not clear which.",
        "补上身份证号再交。",
        "Add the identity number.",
    ),
    rule(
        "E825",
        "{later_zh}早于{earlier_zh}。",
        "{later_en} is earlier than {earlier_en}.",
        "核对这两个日期。",
        "Check the two days.",
    ),
    rule(
        "E826",
        "“{value}”不在你管的范围里，不能由这个文件改动。",
        "{value} is outside your part of the tree; this file cannot change it.",
        "请管它的上一级来交。",
        "Ask the office above to hand it in.",
    ),
    rule(
        "W801",
        "出生日期和身份证号不一致（证号里是 {value}）。",
        "The day of birth differs from the identity number (which says {value}).",
        "照证件核对。",
        "Compare both with the card.",
    ),
    rule(
        "W802",
        "性别和身份证号不一致。",
        "The sex differs from the identity number.",
        "照证件核对。",
        "Compare both with the card.",
    ),
    rule(
        "W803",
        "入党时不满 18 岁。",
        "Not yet 18 years old on joining.",
        "核对出生和入党日期。",
        "Check the days of birth and of joining.",
    ),
    rule(
        "W804",
        "本支部已有一个叫“{value}”的人，身份证号不同；这一行当作另一个人。",
        "The branch has somebody called {value} with another identity number; this row is taken as another person.",
        "若是同一个人，先改正身份证号。",
        "If it is the same person, mend the identity number first.",
    ),
    rule(
        "W805",
        "按“{read}”读作{unit}。",
        "{read} was taken as {unit}.",
        "不对的话，改成全称。",
        "Use the full name if that is wrong.",
    ),
    rule(
        "W806",
        "民族“{value}”不在五十六个民族里，照原样收下。",
        "{value} is not among the fifty-six nationalities; it was taken as it stands.",
        "看一看是不是写错了。",
        "See whether it is misspelt.",
    ),
    rule(
        "W807",
        "同一上级下已有一个叫“{value}”的党组织，代码是 {code}；这一行代码不同，当作另一个。",
        "A unit called {value} stands there already with the code {code}; this row has another code and is taken as another unit.",
        "若是同一个组织，改正代码，或把代码一格留空。",
        "If it is the same unit, mend the code or leave that cell blank.",
    ),
)

ROSTER = (*CELLS, *ROWS)
