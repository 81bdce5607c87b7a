"""The data contract as a page: `docs/reference/tables.md` and `duixian words --tables`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.rulebook.vocabulary.text import Text

from .forms import record_form
from .schema import FIXED, RECORD_COLUMNS, Form, TableForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duixian.rulebook.kinds import Kind

    from .schema import Column

FORMS: dict[Form, tuple[str, str]] = {
    Form.CODE: ("string", "T1"),
    Form.TEXT: ("string", "修路三里"),
    Form.CODES: ("list of string", "road;water"),
    Form.DAY: ("date32", "2010-06-01, 2010/6/1"),
    Form.MOMENT: ("timestamp", "2010-06-01T08:30:00"),
    Form.WHOLE: ("int64", "12"),
    Form.SCALED: ("decimal128", "12.50"),
}
OPENING = (
    Text(
        "数据是一个文件夹，每张表一个文件：`units.parquet` 或 `units.csv`，记录放在 "
        "`records/<类型>.parquet` 或 `.csv`。同一张表不能两种都给。不必需的表可以不给，"
        "不必需的列可以不写。",
        "Data is a folder with one file for each table, `units.parquet` or `units.csv`; "
        "records are "
        "in `records/<kind>.parquet` or `.csv`. No table may be given both ways. A table "
        "or column "
        "that is not required may be left out.",
    ),
    Text(
        "CSV 用 UTF-8（有无 BOM 均可）或 GB18030，一个文件只用一种；第一行是列名；空格子表示没有；"
        "全空的行略过。代码、日期、数字前后的空格不计。Parquet 用所列的类型，或者文字；"
        "不收浮点数。",
        "CSV is in UTF-8, with or without BOM, or in GB18030, one of them for a whole "
        "file; the first "
        "row names the columns; an empty cell means there is nothing; rows without "
        "anything are "
        "passed over. Blanks around codes, days and numbers do not count. Parquet has "
        "the types "
        "named, or text; floating point numbers are refused.",
    ),
    Text(
        "问题一次全部列出，带文件、行号（表头是第 1 行）和列名；同一文件、同一列、同一种问题"
        "最多列 200 处，其余报数。有一处错误就一行也不用。",
        "All that is wrong is told at once, with file, row (the header is row 1) and "
        "column; of one "
        "thing in one column of one file 200 are listed and the rest is counted. With "
        "any error "
        "nothing is used.",
    ),
    Text(
        "记录表一行是一条记录的一次录入（版本），只增不改：事实（组织、人员、字段）以顺序号最大的"
        "一行为准；状态、时限以生效日期不晚于统计日的行中顺序号最大的一行为准。更正就是再录一行。"
        "每条记录只有一行也可以用，但答不出“当时所知”。",
        "A row of a records table is one version of a record, and none is ever changed: "
        "facts (unit, "
        "person, fields) are those of the row with the highest seq; state and due date "
        "those of the "
        "row with the highest seq among the rows whose state holds by the day asked for. "
        "A correction "
        "is one more row. One row for each record will do, but cannot say what was known when.",
    ),
)
FORM_HEAD = "| 写法 form | Parquet | CSV |\n|---|---|---|"
COLUMN_HEAD = "| 列 column | 写法 form | 必填 required | 说明 | meaning |\n|---|---|---|---|---|"
BASE = TableForm(
    "records/<kind>",
    Text("记录：每次录入一行", "Records: one row for each version"),
    RECORD_COLUMNS,
)


def print_tables(kinds: Sequence[Kind] = ()) -> str:
    """The contract in both languages; with kinds, also the columns of each kind's own fields."""
    return "\n".join(page(kinds)) + "\n"


def page(kinds: Sequence[Kind]) -> Iterator[str]:
    """The lines of the page."""
    yield "# 数据表 Tables"
    for text in OPENING:
        yield from ("", text.zh, "", text.en)
    yield from ("", FORM_HEAD)
    for form, (parquet, csv) in FORMS.items():
        yield f"| `{form.value}` | {parquet} | {csv} |"
    for table in FIXED:
        yield from section(table, table.columns)
    base = {c.name for c in RECORD_COLUMNS}
    yield from section(BASE, RECORD_COLUMNS)
    for kind in kinds:
        table = record_form(kind)
        yield from section(table, [c for c in table.columns if c.name not in base or c.allowed])
        yield from elsewhere(kind)


def section(table: TableForm, columns: Sequence[Column]) -> Iterator[str]:
    """One table: what it is, what may occur once, and its columns."""
    meaning = table.meaning
    yield from ("", f"## `{table.name}`", "", f"{meaning.zh}", "", f"{meaning.en}", "")
    if table.required:
        yield from ("必需的表。Required.", "")
    if table.key:
        key = " + ".join(f"`{k}`" for k in table.key)
        yield from (f"不得重复 only once: {key}", "")
    yield COLUMN_HEAD
    for column in columns:
        yield row(column)


def row(column: Column) -> str:
    """One column as a row of the page."""
    required = "是 yes" if column.required else ""
    form = f"{column.form.value}, {column.scale}" if column.scale else column.form.value
    values = f" ({', '.join(f'`{v}`' for v in column.allowed)})" if column.allowed else ""
    values += " (≥ 0)" if column.least == 0 else ""
    zh, en = column.meaning.zh, column.meaning.en
    return f"| `{column.name}` | {form} | {required} | {zh}{values} | {en}{values} |"


def elsewhere(kind: Kind) -> Iterator[str]:
    """The fields of a kind that are kept in tables of their own."""
    kept = [
        (f"`{f.id}` → `{f.elsewhere}`") for f in kind.fields if f.elsewhere not in ("", "files")
    ]
    if kept:
        yield from ("", f"另存他表 kept elsewhere: {', '.join(kept)}")
