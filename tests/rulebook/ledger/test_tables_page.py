"""The printed contract names every table and column, in both languages."""

from __future__ import annotations

from duixian.rulebook.ledger.forms import all_forms
from duixian.rulebook.ledger.schema import FIXED, RECORD_COLUMNS
from duixian.rulebook.ledger.tables_page import print_tables, row
from rulebook.ledger.cast import KINDS, TASK


def test_every_table_and_column_is_on_the_page():
    page = print_tables(KINDS)
    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        *(f"## `{table.name}`" for table in FIXED),
        "## `records/<kind>`",
        *(f"## `records/{kind.id}`" for kind in KINDS),
    ]
    columns = {c for form in all_forms(KINDS).values() for c in form.columns}
    assert [c.name for c in columns if f"\n{row(c)}\n" not in page and c.name != "state"] == []


def test_without_kinds_the_base_columns_are_told():
    page = print_tables()
    assert all(row(column) in page for column in RECORD_COLUMNS)
    assert "records/task" not in page


def test_a_column_says_form_need_values_and_meaning_in_both_languages():
    form = all_forms([TASK])["records/task"]
    cost, target, urgent = (form.column(name) for name in ("cost", "target", "urgent"))
    assert row(target) == "| `target` | whole |  | target (≥ 0) | target (≥ 0) |"
    assert row(cost) == "| `cost` | scaled, 2 |  | cost | cost |"
    assert row(urgent) == "| `urgent` | code |  | urgent (`yes`, `no`) | urgent (`yes`, `no`) |"
