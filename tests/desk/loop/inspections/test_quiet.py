"""Five ways of inspecting: each is declared, printed and entered; an unannounced visit is not announced."""

from __future__ import annotations

import pytest

from desk.loop.inspections.conftest import DECLARED, SEED
from duixian.desk.loop.inspections.lot import Basis, lots_of
from duixian.desk.records.models import Record
from duixian.rulebook.ranks.draws import commitment

WAYS = {
    "report": "report", "survey": "survey", "exchange": "exchange", "visit": "unannounced",
    "look_back": "look_back",
}  # fmt: skip
"""Each way of a round, and how a finding in it says it was found."""


def address(record, more=""):
    return f"/records/inspections/{record.key}/{more}"


def drawn(desk, way, **more):
    """A round held in one way, drawn and confirmed; the reeds are among the units drawn."""
    texts = {**DECLARED, "ways": [way], **more}
    if way == "look_back":
        texts["earlier"] = before(desk).code
    move = "look_back" if way == "look_back" else "declare"
    record = desk.make("office", "round", move, unit="county", **texts).record
    record = desk.move("second", record, "publish", criteria="公开栏").record
    hashes = {
        "fingerprint": "f" * 64, "known_on": "2027-01-05", "commitment": commitment(SEED),
        "listed": lots_of(record, Basis(), desk.now.date()).hash,
    }  # fmt: skip
    record = desk.move("office", record, "freeze_lot", **hashes).record
    sent = {"do": "draw", "seed": SEED, "witness": "P1", "once": "a" * 32}
    assert desk.cast.browser("office").post(address(record, "lot/"), sent).status_code == 302
    draw = Record.objects.unscoped().filter(kind="draw").latest("seq")
    desk.move("second", draw, "confirm")
    return record


def before(desk):
    """A round that is over."""
    record = desk.make("office", "round", "declare", unit="county", **DECLARED).record
    record = desk.move("second", record, "publish", criteria="公开栏").record
    record = desk.move("office", record, "freeze", fingerprint="f" * 64, known_on="2027-01-05")
    later = desk.later(days=14)
    started = later.move("second", record.record, "start").record
    return later.move("office", started, "close", result="督查通报").record


@pytest.mark.parametrize("way", WAYS)
def test_each_way_is_declared_printed_and_entered_at_a_unit_drawn(desk, way):
    round_ = drawn(desk, way)
    browser = desk.cast.browser("office")
    page = browser.get(address(round_))
    stand = next(s for s in page.context["stands"] if s.stop.unit.code == "B12")
    sheets = browser.get(address(round_, "sheets/")).text
    assert sheets.count(f"finding-B12+{round_.code}-") == 1
    form = browser.get(stand.note).context
    assert form["form"]["way"].value() == WAYS[way]
    known = {name: form["form"][name].value() or "" for name in ("way", "round")}
    sent = {
        **known, "once": form["once"], "fault": "uneven", "text": "两件没有动工",
        "occurred_on": "2026-11-23",
    }  # fmt: skip
    assert browser.post(stand.note, sent).status_code == 302
    stand = next(
        s for s in browser.get(address(round_)).context["stands"] if s.stop.unit.code == "B12"
    )
    assert [node.record.values["way"] for node in stand.found] == [WAYS[way]]


@pytest.fixture
def secret(desk):
    return drawn(desk, "visit")


PAGES = ("/", "/records/", "/records/waiting/", "/records/inspections/")


@pytest.mark.parametrize("who", ["reed_branch", "secretary"])
def test_a_unit_to_be_visited_unannounced_reads_of_it_nowhere(desk, secret, who):
    browser = desk.cast.browser(who)
    for url in PAGES:
        answer = browser.get(url)
        assert answer.status_code == 200
        assert SEED not in answer.text
        assert "抽中" not in answer.text, url
    page = browser.get(address(secret))
    assert page.context["stands"] == []
    assert "这一轮有暗访，抽中谁不事先告知，结束以后在这里公布。" in page.text
    lot = browser.get(address(secret, "lot/"))
    assert lot.context["held"] is None
    assert SEED not in lot.text
    draw = Record.objects.unscoped().get(kind="draw")
    assert browser.get(f"/records/{draw.key}/").status_code == 404
    assert browser.get(address(secret, "sheets/")).text.count("finding-") == 0


def test_who_was_visited_sees_the_finding_and_still_not_who_else_was_drawn(desk, secret):
    desk.make(
        "office", "finding", "note", unit="reed", round=secret.code, way="unannounced",
        fault="uneven", text="两件没有动工", occurred_on="2026-11-23",
    )  # fmt: skip
    page = desk.cast.browser("reed_branch").get(address(secret))
    stands = [(s.stop.unit.code, len(s.found)) for s in page.context["stands"]]
    assert stands == [("B12", 1)]
    assert "未抽中" not in page.text


def test_when_the_round_is_over_seed_and_units_drawn_are_open_to_all_below(desk, secret):
    later = desk.later(days=14)
    secret.refresh_from_db()
    started = later.move("second", secret, "start").record
    later.move("office", started, "close", result="督查通报")
    lot = desk.cast.browser("reed_branch").get(address(secret, "lot/"))
    assert [unit.code for unit in lot.context["held"].units] == ["B12", "B21", "T1"]
    assert lot.context["checked"].holds


def test_an_inspector_from_below_knows_where_to_go(desk):
    round_ = drawn(desk, "visit", team=["P5"])
    page = desk.cast.browser("secretary").get(address(round_))
    assert sorted(s.stop.unit.code for s in page.context["stands"]) == ["B12", "B21", "T1"]
