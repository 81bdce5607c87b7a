"""The table of times agrees with what was counted at our own forms, and every value says where it comes from."""

from __future__ import annotations

import pytest

from duixian.rulebook.norms import times
from duixian.rulebook.norms.life import steps
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.vocabulary.words import FieldType

TABLE = times()
FILLED = ("household", "heard", "occasion")
"""What the counted visit was filled with, beside the day that stood there."""


@pytest.fixture(scope="module")
def visit():
    return open_pack(find("chuangxianzhengyou")).kinds["visit"]


def test_the_taps_and_characters_of_the_table_are_those_counted_at_the_form(visit):
    (step,) = steps(visit, ("occasion",))
    assert step.fields == ("household", "heard", "occurred_on", "occasion")
    acts = [
        TABLE.around["entry"],
        TABLE.fields["known_day"],
        *(TABLE.fields[visit.field(name).type.value] for name in FILLED),
    ]
    counted = TABLE.counted["visit"]
    assert sum(act.get("taps", 0) for act in acts) == counted["taps"] == 5
    assert sum(act.get("characters", 0) for act in acts) == counted["characters"] == 14


def test_the_keys_of_a_sheet_are_those_counted():
    assert TABLE.around["sheet"]["presses"] == TABLE.counted["sheet"]["presses"] == 7


def test_a_visit_takes_just_under_a_minute(visit):
    from duixian.rulebook.norms import Assumed

    fields = [visit.field(name) for name in FILLED]
    hundredths = TABLE.takes(TABLE.around["entry"]) + TABLE.field("occurred_on", Assumed())
    hundredths += sum(TABLE.field(each, Assumed()) for each in fields)
    assert hundredths == 5 * 130 + 14 * 300 + 5 * 135 + 3 * 100 == 5825


def test_every_type_of_field_has_its_time():
    assert {each.value for each in FieldType} <= set(TABLE.fields)


@pytest.mark.parametrize("operator", TABLE.operators.values(), ids=TABLE.operators)
def test_every_value_has_a_day_a_source_and_says_what_was_seen_of_it(operator):
    assert operator.since.year == 2026
    assert operator.meaning.zh
    assert operator.meaning.en
    assert operator.source.zh
    assert operator.source.unverified == bool(operator.seen)
    assert isinstance(operator.hundredths, int)
