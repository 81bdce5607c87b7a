"""Findings about data tables (E3, W3): files, columns, cells, and what rows say of each other."""

from __future__ import annotations

from .rule import rule

FILES = (
    rule(
        "E301",
        "缺少必需的表 {table}",
        "the table {table} is missing",
        "放入 {table}.parquet 或 {table}.csv",
        "put {table}.parquet or {table}.csv there",
    ),
    rule(
        "E302",
        "同一张表给了两份：{table}.parquet 和 {table}.csv",
        "the table {table} is given twice, as Parquet and as CSV",
        "只留一份",
        "keep one of them",
    ),
    rule(
        "E303",
        "文件无法读取：{why}",
        "the file cannot be read: {why}",
        "重新导出为 Parquet 或 CSV",
        "export it again as Parquet or CSV",
    ),
    rule(
        "E304",
        "文件混用两种编码：本行是 {this}，其余是 {rest}",
        "two encodings in one file: this row is {this}, the rest is {rest}",
        "用一种编码（UTF-8 或 GB18030）重新保存整个文件",
        "save the whole file again in one encoding, UTF-8 or GB18030",
    ),
    rule(
        "E305",
        "本行既不是 UTF-8 也不是 GB18030",
        "this row is neither UTF-8 nor GB18030",
        "用 UTF-8 重新保存文件",
        "save the file again as UTF-8",
    ),
    rule(
        "E306",
        "本行有 {cells} 格，表头有 {columns} 列",
        "this row has {cells} cells, the header has {columns}",
        "检查逗号；格内有逗号的要加引号",
        "check the commas; a cell that holds a comma needs quotes",
    ),
    rule(
        "E307",
        "没有名为 {kind} 的记录类型",
        "there is no kind of record named {kind}",
        "可用的有：{known}",
        "the kinds are: {known}",
    ),
    rule(
        "E343",
        "从本行起引号没有成对",
        "from this row on a quote is never closed",
        "补上引号；格内的引号写两个",
        "close it; a quote inside a cell is written twice",
    ),
    rule(
        "W301",
        "不认识的文件，未读",
        "a file of no known name; it was not read",
        "表只读 .parquet 和 .csv，名称见数据表说明（duixian words --tables）",
        "tables are .parquet or .csv; `duixian words --tables` lists their names",
    ),
)

COLUMNS = (
    rule(
        "E308",
        "缺少必需的列 {column}",
        "the column {column} is missing",
        "{column}：{zh}",
        "{column}: {en}",
    ),
    rule(
        "E309",
        "不认识的列 {column}",
        "unknown column {column}",
        "可用的列：{known}",
        "the columns are: {known}",
    ),
    rule(
        "E310",
        "列 {column} 出现了 {times} 次",
        "the column {column} occurs {times} times",
        "只留一列",
        "keep one of them",
    ),
    rule(
        "E311",
        "列的类型是 {has}",
        "the column's type is {has}",
        "应为 {wants}，也可用文字",
        "it should be {wants}; text will also do",
    ),
    rule(
        "E312",
        "列是浮点数（{has}），会丢失精度",
        "the column holds floating point numbers ({has}), which are not exact",
        "改为 {wants}",
        "make it {wants}",
    ),
)

CELLS = (
    rule(
        "E313",
        "不是日期：{value}",
        "not a day: {value}",
        "写作 2010-06-01",
        "write 2010-06-01",
    ),
    rule(
        "E314",
        "不是时间：{value}",
        "not a moment: {value}",
        "写作 2010-06-01T08:30:00；只写日期表示当天结束时",
        "write 2010-06-01T08:30:00; a day alone means its end",
    ),
    rule(
        "E315",
        "不是整数：{value}",
        "not a whole number: {value}",
        "只写数字，如 12",
        "write digits only, as 12",
    ),
    rule(
        "E316",
        "不是最多 {scale} 位小数的数：{value}",
        "not a number with at most {scale} decimals: {value}",
        "只写数字和小数点，如 12.50",
        "write digits and a point only, as 12.50",
    ),
    rule(
        "E317",
        "不能是负数：{value}",
        "it cannot be negative: {value}",
        "改正这一格；不知道就留空",
        "correct the cell; leave it empty if not known",
    ),
    rule(
        "E318",
        "必填的格空着",
        "the cell must be filled",
        "{column}：{zh}",
        "{column}: {en}",
    ),
    rule(
        "E319",
        "与第 {first} 行重复：{key} 相同",
        "the same {key} as in row {first}",
        "删去一行，或改正 {key}",
        "delete one of the rows, or correct {key}",
    ),
    rule(
        "E344",
        "{value} 大于 {most}",
        "{value} is more than {most}",
        "最多 {most}；改正这一格",
        "{most} at most; correct the cell",
    ),
    rule(
        "E345",
        "{value} 小于 {least}",
        "{value} is less than {least}",
        "至少 {least}；改正这一格",
        "{least} at least; correct the cell",
    ),
    rule(
        "E346",
        "有 {n} 个字，多于 {most} 个",
        "it has {n} characters, more than {most}",
        "缩短到 {most} 个字以内",
        "shorten it to {most} characters",
    ),
    rule(
        "E347",
        "填了 {n} 个，应为 {least} 到 {most} 个",
        "it has {n} values, and should have {least} to {most}",
        "删去多的，或补上缺的",
        "leave some out, or add what is missing",
    ),
    rule(
        "E328",
        "没有状态 {value}",
        "there is no state {value}",
        "可用的状态：{allowed}",
        "the states are: {allowed}",
    ),
    rule(
        "E329",
        "不认识的选项 {value}",
        "unknown option {value}",
        "可用的有：{allowed}",
        "the options are: {allowed}",
    ),
)

TREE = (
    rule(
        "E320",
        "没有上级 {value}",
        "there is no unit above of the code {value}",
        "在 units 表补上 {value}，或改正上级代码",
        "add {value} to the table units, or correct the code of the unit above",
    ),
    rule(
        "E321",
        "{day} 起上级成环：{circle}",
        "from {day} the units above form a circle: {circle}",
        "改正其中一个上级或承接",
        "correct one of the units above, or one of the heirs",
    ),
    rule(
        "E322",
        "{day} 有不止一个最上级：{tops}",
        "on {day} there is more than one top unit: {tops}",
        "只能有一个组织的上级留空；其余填上级，或填撤销日期",
        "only one unit may have none above it; fill in the others', or the day they closed",
    ),
    rule(
        "E323",
        "承接成环：{circle}",
        "the heirs form a circle: {circle}",
        "承接的组织不能是自己，也不能绕回自己",
        "no unit may be its own heir, directly or by way of others",
    ),
    rule(
        "E330",
        "撤销日期 {closed} 早于成立日期 {opened}",
        "closed on {closed}, before it opened on {opened}",
        "改正其中一个日期",
        "correct one of the two days",
    ),
    rule(
        "E340",
        "{day} 没有最上级",
        "on {day} there is no top unit",
        "应有且只有一个组织的上级留空",
        "exactly one unit must have none above it",
    ),
)

ROWS = (
    rule(
        "E324",
        "没有组织 {value}",
        "there is no unit {value}",
        "在 units 表补上，或改正代码",
        "add it to the table units, or correct the code",
    ),
    rule(
        "E325",
        "没有人员 {value}",
        "there is no person {value}",
        "在 persons 表补上，或改正代码",
        "add the person to the table persons, or correct the code",
    ),
    rule(
        "E326",
        "没有记录 {value}",
        "there is no record {value}",
        "在 records 中补上，或改正记录号",
        "add it under records, or correct its number",
    ),
    rule(
        "E327",
        "记录类型 {kind} 没有这样的字段：{value}",
        "the kind {kind} has no such field: {value}",
        "可用的有：{allowed}",
        "the fields are: {allowed}",
    ),
    rule(
        "E331",
        "人员 {person} 同一时间在两处：与第 {first} 行重叠",
        "the person {person} is in two places at once: the stay overlaps that of row {first}",
        "填上前一处的转出日期，或改正编入日期",
        "fill in the day the earlier stay ended, or correct the first day",
    ),
    rule(
        "E332",
        "转出日期 {left} 早于编入日期 {joined}",
        "left on {left}, before joining on {joined}",
        "改正其中一个日期",
        "correct one of the two days",
    ),
    rule(
        "E348",
        "免职日期 {left} 早于任职日期 {took}",
        "left the post on {left}, before taking it up on {took}",
        "改正其中一个日期",
        "correct one of the two days",
    ),
    rule(
        "E333",
        "状态日期 {state_on} 晚于录入时间 {known_at}",
        "the state holds from {state_on}, after it was entered at {known_at}",
        "一步不能先录入、后发生；改正其中一个",
        "no step is entered before it happens; correct one of the two",
    ),
    rule(
        "E334",
        "记录 {record} 的顺序号 {seq} 已用于第 {first} 行",
        "the record {record} has the place {seq} in the ledger twice, first in row {first}",
        "每次录入的顺序号不同；删去重复的行，或改正顺序号",
        "each version has a place of its own; delete the repeated row, or correct its place",
    ),
    rule(
        "E335",
        "{tally} 各项合计 {sum}，多于收回减无效 {valid}",
        "the answers of {tally} add up to {sum}, more than returned less invalid, {valid}",
        "核对票数",
        "count the ballots again",
    ),
    rule(
        "E336",
        "{tally} 收回 {returned}，多于发出 {issued}",
        "{tally}: {returned} returned, but only {issued} issued",
        "核对票数",
        "count the ballots again",
    ),
    rule(
        "E337",
        "{tally} 实到 {present}，多于应到 {due}",
        "{tally}: {present} present, but only {due} entitled",
        "核对人数",
        "count the people again",
    ),
    rule(
        "E338",
        "结束日期 {ends} 早于开始日期 {starts}",
        "it ends on {ends}, before it starts on {starts}",
        "改正其中一个日期",
        "correct one of the two days",
    ),
    rule(
        "E339",
        "{field} 不能指向类型为 {kind} 的记录 {value}",
        "{field} cannot point at {value}, a record of the kind {kind}",
        "可指向的类型：{allowed}",
        "it may point at: {allowed}",
    ),
    rule(
        "E341",
        "记录号 {record} 已用于类型 {kind}",
        "the number {record} is already used by a record of the kind {kind}",
        "记录号在整个台账中唯一；改用别的号",
        "a record's number is unique in the whole ledger; give it another",
    ),
    rule(
        "E399",
        "{which} 还有 {n} 处",
        "and {n} more of {which}",
        "先改正已列出的，再运行一次",
        "correct those listed, then run it again",
    ),
)

HOLIDAYS = (
    rule(
        "E381",
        "{day} 是星期一到星期五，本来就上班",
        "{day} is a weekday and worked anyway",
        "放假写 holiday；调休上班的只写星期六、星期日",
        "write holiday if it is off; only Saturdays and Sundays are worked for other days",
    ),
    rule(
        "E382",
        "{year} 年只有 {n} 天放假，少于 {least} 天，不是一年的全部",
        "{year} has {n} days off, less than {least}: that is not the whole year",
        "把国务院办公厅通知里的全年放假和调休上班日都写上；还没公布的年份先不写",
        "write all days off and worked of the notice for that year; leave out a year without notice",
    ),
)

DATA = (*FILES, *COLUMNS, *CELLS, *TREE, *ROWS, *HOLIDAYS)
