"""The ledger as tables: every entry a row, nothing that was taken back, quickly added to."""

from __future__ import annotations

import pytest

from desk.records.conftest import VISIT
from desk.records.strict import ledger_of
from duixian.desk.org.models import Heir, Post, Stay, UnitMove
from duixian.desk.records.export import export, extend

pytestmark = pytest.mark.django_db


def rows(exported, table):
    return [
        {name: value for name, value in row.items() if value is not None}
        for row in exported.tables[table].to_pylist()
    ]


def test_every_entry_is_a_row_of_the_contract(desk):
    kinds = list(desk.kinds.values())
    record = desk.visit(person="P8", occasion="mood")
    desk.later(hours=1).move("clerk", record, "return", question="哪天？")
    found = rows(export(kinds), "records/visit")
    base = {
        "record": record.code, "unit": "B11", "person": "P8", "occurred_on": "2026-11-20",
        "household": record.values["household"], "heard": VISIT["heard"], "occasion": "mood",
    }  # fmt: skip
    first, second = (row.pop("seq") for row in found)
    assert first < second
    assert found == [
        base | {"known_at": "2026-11-23T09:30:00", "state": "noted", "state_on": "2026-11-20"},
        base
        | {"known_at": "2026-11-23T10:30:00", "state": "returned", "state_on": "2026-11-23"}
        | {"question": "哪天？"},
    ]


def test_numbers_keep_their_places_and_fields_of_many_stand_beside(desk):
    kinds = list(desk.kinds.values())
    problem = desk.make(
        "recorder", "problem", "register", text="漏水", source="self", reporter="田家",
        occurred_on="2026-11-20",
    ).record  # fmt: skip
    deed = desk.make(
        "recorder", "deed", "note", text="修渠", money="12.5", helped="0", hands=["P8", "P9"],
        problem=[problem.code], occurred_on="2026-11-21",
    ).record  # fmt: skip
    exported = export(kinds)
    (row,) = rows(exported, "records/deed")
    assert (row["money"], row["helped"]) == ("12.50", 0)
    assert rows(exported, "participants") == [
        {"record": deed.code, "role": "hands", "person": "P8"},
        {"record": deed.code, "role": "hands", "person": "P9"},
    ]
    assert rows(exported, "links") == [
        {"record": deed.code, "field": "problem", "other": problem.code}
    ]
    stored = ledger_of(exported, kinds).tables["records/deed"].to_pylist()
    assert (stored[0]["money"], stored[0]["helped"]) == (1250, 0)


def test_what_was_taken_back_is_in_no_table_also_when_it_was_before(desk):
    kinds = list(desk.kinds.values())
    kept, gone = desk.visit(), desk.visit(household="江家")
    before = export(kinds)
    desk.undo("recorder", gone)
    after = extend(before, kinds)
    assert [row["record"] for row in rows(before, "records/visit")] == [kept.code, gone.code]
    assert [row["record"] for row in rows(after, "records/visit")] == [kept.code]
    assert rows(export(kinds), "records/visit") == rows(after, "records/visit")


def test_the_tree_the_people_and_the_moves_stand_around(desk):
    units, persons = desk.cast.units, desk.cast.persons
    UnitMove(unit=units["reed"], on="2026-01-01", parent=units["south"]).save()
    units["ferry"].closed_on = "2026-02-01"
    units["ferry"].save()
    Heir(unit=units["ferry"], into=units["well"], on="2026-02-01").save()
    person = persons["recorder"]
    person.born, person.gender = "1985-06", "女"
    person.save()
    Stay(person=person, unit=units["elm"], status="full", joined_on="2021-03-01").save()
    exported = export(list(desk.kinds.values()))
    assert rows(exported, "unit_moves") == [{"code": "B12", "on": "2026-01-01", "parent": "T2"}]
    assert rows(exported, "heirs") == [{"code": "B22", "into": "B21", "on": "2026-02-01"}]
    held = Post(unit=units["elm"], role="secretary", person=person, from_day="2021-03-01")
    held.save()
    Post(unit=units["elm"], role="clerk", from_day="2021-03-01").save()
    ended = {"from_day": "2020-03-01", "to_day": "2021-03-01"}
    Post(unit=units["well"], role="recorder", person=person, **ended).save()
    exported = export(list(desk.kinds.values()))
    assert rows(exported, "posts")[-2:] == [
        {"person": "P9", "unit": "B11", "role": "secretary", "from_on": "2021-03-01"},
        {
            "person": "P9",
            "unit": "B21",
            "role": "recorder",
            "from_on": "2020-03-01",
            "to_on": "2021-03-01",
        },
    ]
    by_code = {row["code"]: row for row in rows(exported, "persons")}
    assert by_code["P9"] == {
        "code": "P9", "unit": "B11", "status": "full", "joined_on": "2021-03-01",
        "birth_year": "1985", "gender": "女",
    }  # fmt: skip
    assert by_code["P8"] == {
        "code": "P8", "unit": "B11", "status": "full", "joined_on": "2020-01-01",
    }  # fmt: skip
    parents = {row["code"]: row.get("parent") for row in rows(exported, "units")}
    assert parents["B12"] == "T1"
    assert ledger_of(exported, list(desk.kinds.values())).warnings == ()
