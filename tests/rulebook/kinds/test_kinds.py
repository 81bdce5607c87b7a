"""Where the values of a field are kept."""

from __future__ import annotations

import pytest

from rulebook.measures.chance import DEED


@pytest.mark.parametrize(
    ("field", "columns", "elsewhere"),
    [
        ("area", ("area",), ""),
        ("topics", ("topics",), ""),
        ("helper", ("helper",), ""),
        ("hands", (), "participants"),
        ("host", ("host",), ""),
        ("partners", (), "partners"),
        ("task", (), "links"),
        (
            "verdict",
            tuple(
                f"verdict_{c}"
                for c in ("due", "present", "issued", "returned", "invalid", "x", "y", "z")
            ),
            "",
        ),
    ],
)
def test_a_field_has_columns_of_its_kind_or_rows_in_a_table_of_its_own(field, columns, elsewhere):
    found = DEED.field(field)
    assert (found.columns, found.elsewhere) == (columns, elsewhere)


def test_there_is_no_field_of_another_name():
    assert DEED.field("none") is None
    assert DEED.name_of_state("reached").zh == "成"
