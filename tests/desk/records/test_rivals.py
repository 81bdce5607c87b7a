"""What other records say to a move: only one of a kind, and not more than a part of the peers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from desk.conftest import DAY
from desk.records.conftest import refused
from duixian.rulebook.lifecycle.needs import OnlyOne, Quota

DEED = {"text": "修桥", "area": "post", "helped": "3", "occurred_on": "2026-11-20"}


def with_need(desk, kind, move, need):
    """The desk with one more need of one move."""
    old = desk.kinds[kind]
    moves = tuple(replace(m, needs=(*m.needs, need)) if m.id == move else m for m in old.moves)
    desk.kinds = {**desk.kinds, kind: replace(old, moves=moves)}
    return desk


@pytest.mark.parametrize(
    ("per", "area", "unit", "stands_in_the_way"),
    [
        (("unit", "area"), "post", "elm", True),
        (("unit", "area"), "giving", "elm", False),
        (("area",), "post", "reed", True),
        (("unit",), "giving", "reed", False),
    ],
)
def test_only_one_record_stands_for_the_same_values(desk, per, area, unit, stands_in_the_way):
    desk = with_need(desk, "deed", "note", OnlyOne(per, in_=("open", "done", "draft")))
    desk.make("recorder", "deed", "note", **DEED)
    who = "recorder" if unit == "elm" else "reed_branch"
    texts = {**DEED, "area": area, "text": "另一件"}
    if not stands_in_the_way:
        assert desk.make(who, "deed", "note", unit=unit, **texts).record.version == 1
        return
    fields, _ = refused(lambda: desk.make(who, "deed", "note", unit=unit, **texts))
    assert next(iter(fields.values()))[0].endswith("相同的记录已经有了，只能有一条。")


def test_a_record_is_no_rival_of_itself(desk):
    desk = with_need(desk, "deed", "confirm", OnlyOne(("unit",), in_=("open", "done", "draft")))
    record = desk.make("recorder", "deed", "note", **DEED).record
    assert desk.move("clerk", record, "confirm", state_on=DAY).record.stage == "done"


@pytest.mark.parametrize(("most", "many"), [((1, 2), 2), ((1, 4), 1), ((3,), 3)])
def test_not_more_than_a_part_of_the_peers_get_a_value(desk, most, many):
    """Four branches are peers: of type and category alike."""
    quota = Quota("area", {"post": most}, "peers")
    desk = with_need(desk, "deed", "confirm", quota)
    done = 0
    units = {
        "elm": ("recorder", "clerk"),
        "reed": ("reed_branch", "clerk"),
        "well": ("well_branch", "south_clerk"),
    }
    for unit, (who, above) in units.items():
        record = desk.make(who, "deed", "note", unit=unit, **DEED).record
        if done < many:
            done += desk.move(above, record, "confirm", state_on=DAY).record.stage == "done"
        else:
            fields, _ = refused(partial(desk.move, above, record, "confirm", state_on=DAY))
            assert fields == {
                "area": [
                    f"“爱岗敬业干在前”至多 {many} 个（4 × {most[0]}/{most[-1]}），已有 {many} 个。"
                ]
            }
    assert done == min(many, 3)
