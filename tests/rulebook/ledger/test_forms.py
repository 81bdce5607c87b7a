"""The columns of a kind's table follow from its fields."""

from __future__ import annotations

from duixian.rulebook.ledger.forms import record_form
from duixian.rulebook.ledger.schema import RECORD_COLUMNS
from rulebook.ledger.cast import PLEDGE, TASK

BASE = [c.name for c in RECORD_COLUMNS]


def own_columns(kind):
    columns = [c for c in record_form(kind).columns if c.name not in BASE]
    return [(c.name, c.form.value, c.scale, c.refers, c.allowed) for c in columns]


def test_each_field_type_has_its_form():
    assert own_columns(TASK) == [
        ("fields", "codes", 0, "", ("road", "water")),
        ("cost", "scaled", 2, "", ()),
        ("target", "whole", 0, "", ()),
        ("planned_on", "day", 0, "", ()),
        ("urgent", "code", 0, "", ("yes", "no")),
        ("leader", "code", 0, "units", ()),
        ("checker", "code", 0, "persons", ()),
        ("reporter", "code", 0, "", ()),
    ]


def test_a_tally_has_a_count_for_each_part_and_persons_and_links_have_none():
    counts = ("due", "present", "issued", "returned", "invalid", "good", "bad")
    assert own_columns(PLEDGE) == [
        ("maker", "code", 0, "", ("team", "member")),
        ("text", "text", 0, "", ()),
        *((f"verdict_{word}", "whole", 0, "", ()) for word in counts),
    ]


def test_the_base_columns_come_first_and_the_states_are_the_kinds():
    form = record_form(PLEDGE)
    assert [c.name for c in form.columns[: len(BASE)]] == BASE
    assert form.column("state").allowed == ("shown", "kept", "broken", "drawn", "taken_back")


def test_numbers_that_begin_at_nothing_or_above_and_all_counts_cannot_be_negative():
    least = {c.name: c.least for kind in (TASK, PLEDGE) for c in record_form(kind).columns}
    assert {name for name, value in least.items() if value == 0} == {
        "seq",
        "target",
        *(f"verdict_{w}" for w in ("due", "present", "issued", "returned", "invalid")),
        "verdict_good",
        "verdict_bad",
    }
