"""The lot of a round: promised before, drawn on the page, recomputed by a stranger with ten lines."""

from __future__ import annotations

import re
import subprocess
import sys
from urllib.parse import parse_qs, urlparse

import pytest

from desk.loop.inspections.conftest import SEED
from desk.records.conftest import refused
from duixian.desk.records.models import Partner, Record
from duixian.rulebook.ranks.draws import commitment
from duixian.rulebook.ranks.lots import RECOMPUTE

DRAWN = ["B12", "B21", "T1"]
"""What `sha256sum` gives for this seed: one under each township, one township under the county."""


def address(record, more=""):
    return f"/records/inspections/{record.key}/{more}"


def drawing(desk, record, who="office", **more):
    sent = {"do": "draw", "seed": SEED, "witness": "P1", "once": "a" * 32, **more}
    return desk.cast.browser(who).post(address(record, "lot/"), sent)


def drawn_units(record):
    rows = Partner.objects.unscoped().filter(record__links__other=record, field="drawn")
    return sorted(rows.values_list("unit__code", flat=True))


def test_the_office_draws_with_the_seed_it_promised(desk, frozen):
    assert drawing(desk, frozen).status_code == 302
    draw = Record.objects.unscoped().get(kind="draw")
    assert (draw.state, draw.values["seed"], draw.values["witness"]) == ("held", SEED, "P1")
    assert drawn_units(frozen) == DRAWN


def test_ten_lines_run_by_a_stranger_give_the_same_units(desk, frozen, tmp_path):
    drawing(desk, frozen)
    branch = desk.cast.browser("branch")
    list_, script = tmp_path / "list.csv", tmp_path / "ours.py"
    list_.write_bytes(branch.get(address(frozen, "list.csv")).content)
    script.write_bytes(branch.get("/records/inspections/recompute.py").content)
    assert len(script.read_text(encoding="utf-8").splitlines()) == 10
    said = subprocess.run(
        [sys.executable, "-I", str(script), SEED, "1", str(list_)],
        check=True, capture_output=True, text=True,
    ).stdout.splitlines()  # fmt: skip
    assert said[0] == f"commitment {frozen.values['commitment']}"
    assert sorted(unit for line in said[1:] for unit in line.split()[1:]) == drawn_units(frozen)


def test_the_hash_of_the_list_is_the_one_that_was_frozen(desk, frozen, tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(desk.cast.browser("branch").get(address(frozen, "list.csv")).content)
    said = subprocess.run(["sha256sum", str(path)], check=True, capture_output=True, text=True)
    assert said.stdout.split()[0] == frozen.values["listed"]


def test_the_page_shows_the_ten_lines_and_the_line_that_runs_them(desk, frozen):
    drawing(desk, frozen)
    page = desk.cast.browser("office").get(address(frozen, "lot/"))
    assert page.context["recompute"] == RECOMPUTE
    assert f"python3 recompute.py &#x27;{SEED}&#x27; 1 list-{frozen.code}.csv" in page.text or (
        f"python3 recompute.py '{SEED}' 1 list-{frozen.code}.csv" in page.text
    )
    assert "6 个组织里抽中 3 个；用公布的种子重算，一个不差。" in page.text


def test_another_seed_is_refused_and_nothing_is_drawn(desk, frozen):
    answer = drawing(desk, frozen, seed="4-1-6-2-2-5-3-5")
    assert answer.status_code == 422
    assert "这不是封存的那个种子：指纹对不上。" in answer.text
    assert not Record.objects.unscoped().filter(kind="draw").exists()


def test_a_seed_is_promised_by_its_hash_and_kept_nowhere(desk, published):
    answer = desk.cast.browser("office").post(
        address(published, "lot/"), {"do": "promise", "seed": SEED}
    )
    assert answer.status_code == 200
    found = re.search(r'href="([^"]*freeze_lot[^"]*)"', answer.text)
    assert found
    link = urlparse(found[1].replace("&amp;", "&"))
    known = {name: values[0] for name, values in parse_qs(link.query).items()}
    assert known["commitment"] == commitment(SEED)
    assert len(known["listed"]) == 64
    assert SEED not in answer.text.replace(f'value="{SEED}"', "")
    form = desk.cast.browser("office").get(found[1].replace("&amp;", "&")).text
    assert commitment(SEED) in form


@pytest.mark.parametrize("who", ["leader", "clerk", "branch"])
def test_nobody_but_the_office_of_the_round_draws(desk, frozen, who):
    assert drawing(desk, frozen, who).status_code == 403
    assert not Record.objects.unscoped().filter(kind="draw").exists()


def test_a_lot_is_not_drawn_twice(desk, frozen):
    drawing(desk, frozen)
    assert drawing(desk, frozen, once="b" * 32).status_code == 422
    assert Record.objects.unscoped().filter(kind="draw").count() == 1


def test_a_seed_is_not_published_before_the_criteria_are_frozen(desk, published):
    fields, _ = refused(
        lambda: desk.make(
            "office", "draw", "hold", unit="county",
            round=published.code, seed=SEED, witness="P1", occurred_on="2026-11-23",
        )
    )  # fmt: skip
    assert fields == {"round": ["要有 1 条办到这一步的关联记录，现在有 0 条。"]}


def test_somebody_else_confirms_and_then_those_below_see_who_was_drawn(desk, frozen):
    drawing(desk, frozen)
    branch = desk.cast.browser("branch")
    assert branch.get(address(frozen, "lot/")).context["held"] is None
    draw = Record.objects.unscoped().get(kind="draw")
    _, whole = refused(lambda: desk.move("office", draw, "confirm"))
    assert whole == ["您就是“公布种子”的人，这一步要换一个人办。"]
    desk.move("second", draw, "confirm")
    shown = branch.get(address(frozen, "lot/"))
    assert [unit.code for unit in shown.context["held"].units] == DRAWN
    assert shown.context["checked"].holds


def test_a_unit_that_comes_later_is_told_as_another_list(desk, frozen):
    drawing(desk, frozen)
    unit = desk.cast.units["ferry"]
    unit.category = "community"
    unit.parent = desk.cast.units["north"]
    unit.save()
    assert "和锁定时的名单不同" in desk.cast.browser("office").get(address(frozen, "lot/")).text
