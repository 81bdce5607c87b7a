"""What may be named out of sight: what is announced to all, the other side of a pair; and whom it waits for."""

from __future__ import annotations

import pytest

from desk.records.conftest import NOW, refused
from desk.records.views.pages import new, said
from duixian.desk.ledger.models import Entry
from duixian.desk.records.models import Record
from duixian.rulebook.packs import open_pack
from house.tree import ROOT

pytestmark = pytest.mark.django_db

FOUND = {
    "sort": "practice",
    "title": "小院议事",
    "solves": "没人来开会",
    "occurred_on": "2026-02-02",
}
PROOF = {"steps": "把会开到院子里", "effect": "来的人多了一倍", "opinion": "愿意来"}
PAIR = {
    "need": "缺一台抽水机",
    "item": "帮买一台抽水机",
    "due_on": "2026-12-20",
    "person": "P8",
    "occurred_on": "2026-11-20",
}


@pytest.fixture(scope="session")
def kinds():
    return dict(open_pack(ROOT / "packs/chuangxianzhengyou").kinds)


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch) -> None:
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: NOW)


@pytest.fixture
def verified(desk) -> Record:
    """An exemplar of a branch in the south, verified and not yet published."""
    made = desk.make("well_branch", "exemplar", "find", "well", **FOUND).record
    made = desk.move("south_clerk", made, "raise", state_on="2026-03-02").record
    return desk.move("office", made, "verify", state_on="2026-04-02", **PROOF).record


@pytest.fixture
def exemplar(desk, verified) -> Record:
    """The same, published by the county."""
    return desk.move("office", verified, "publish", state_on="2026-05-06").record


def begun(desk, exemplar: Record) -> dict[str, str]:
    return {
        "exemplar": exemplar.code,
        "what": "到会人数",
        "before": "12",
        "occurred_on": "2026-11-20",
    }


def test_a_branch_takes_over_the_exemplar_of_another_township(desk, exemplar):
    browser = desk.cast.browser("branch")
    assert "小院议事（双井村党支部）" in browser.get(new(desk.cast, "adoption")).content.decode()
    made = desk.make("branch", "adoption", "begin", **begun(desk, exemplar)).record
    page = said(browser.get(f"/records/{made.key}/"))
    assert "学哪个典型 小院议事" in page


def test_an_exemplar_that_is_not_published_is_named_by_nobody_elsewhere(desk, verified):
    fields, _ = refused(lambda: desk.make("branch", "adoption", "begin", **begun(desk, verified)))
    assert list(fields) == ["exemplar"]
    page = desk.cast.browser("branch").get(new(desk.cast, "adoption")).content.decode()
    assert "小院议事" not in page
    assert desk.cast.browser("branch").get(f"/records/{verified.key}/").status_code == 404


def test_what_is_announced_is_read_in_short_by_every_unit(desk, exemplar):
    answer = desk.cast.browser("branch").get(f"/records/{exemplar.key}/")
    page = said(answer)
    assert "小院议事 已推介 · 双井村党支部 · 石梁镇党委 · 绛桐县委" in page
    assert "怎么做的 把会开到院子里" in page
    assert "愿意来" not in page  # what people said is not of the class that is published
    assert "经过" not in page
    assert f"?exemplar={exemplar.code}" in answer.content.decode()


def test_one_that_is_retired_is_no_longer_offered(desk, exemplar):
    desk.move("office", exemplar, "retire", state_on="2026-06-01", reason="没有人学成")
    fields, _ = refused(lambda: desk.make("branch", "adoption", "begin", **begun(desk, exemplar)))
    assert list(fields) == ["exemplar"]


def test_a_pair_names_the_other_side_anywhere_and_waits_on_its_day(desk):
    browser = desk.cast.browser("branch")
    assert "古渡村党支部" in browser.get(new(desk.cast, "pair")).content.decode()
    made = desk.make("branch", "pair", "agree", other="B21", **PAIR).record
    reported = desk.move("recorder", made, "report", result="抽水机已装好").record
    page = said(desk.cast.browser("well_branch").get("/"))
    assert "帮买一台抽水机" in page or "缺一台抽水机" in page
    assert "受助方认可" in said(desk.cast.browser("well_branch").get("/records/waiting/"))
    done = desk.move("well_branch", reported, "confirm").record
    assert done.state == "fulfilled"
    assert "抽水机" not in said(desk.cast.browser("well_branch").get("/"))


def test_a_problem_passed_to_another_unit_waits_on_its_day(desk):
    made = desk.make(
        "branch", "problem", "register", text="水渠漏水", source="self", occurred_on="2026-11-02"
    ).record
    made = desk.move(
        "office",
        made,
        "assign",
        solver="B21",
        person="P11",
        due_on="2026-12-01",
        state_on="2026-11-03",
    ).record
    assert "水渠漏水" in said(desk.cast.browser("well_branch").get("/"))
    claimed = desk.move("well_branch", made, "claim", changed="换了两段渠板").record
    assert claimed.state == "claimed"
    assert "水渠漏水" not in said(desk.cast.browser("well_branch").get("/"))


def test_the_unit_it_is_passed_to_reads_no_reporter_and_its_moves_take_none_away(desk):
    """Neither on the page nor in its story; what the solver writes leaves the name where it was."""
    reported = {"text": "水渠漏水", "source": "masses", "reporter": "闻守渠"}
    made = desk.make("branch", "problem", "register", occurred_on="2026-11-02", **reported).record
    passed = {"solver": "B21", "person": "P11", "due_on": "2026-12-01"}
    made = desk.move("office", made, "assign", state_on="2026-11-03", **passed).record
    browser = desk.cast.browser("well_branch")
    for at in ("", "move/claim/", "correct/"):
        page = said(browser.get(f"/records/{made.key}/{at}"))
        assert "闻守渠" not in page, at
    page = said(browser.get(f"/records/{made.key}/"))
    assert "水渠漏水" in page
    assert "群众反映" in page  # of class internal
    assert "反映人" not in page
    assert not Entry.objects.filter(kind="record.problem.read").exists()
    claimed = desk.move("well_branch", made, "claim", changed="换了两段渠板").record
    assert "闻守渠" not in said(browser.get(f"/records/{claimed.key}/"))
    for who in ("branch", "office"):
        assert "闻守渠" in said(desk.cast.browser(who).get(f"/records/{claimed.key}/")), who


def test_a_problem_is_not_put_to_itself(desk):
    made = desk.make(
        "branch", "problem", "register", text="水渠漏水", source="self", occurred_on="2026-11-02"
    ).record
    fields, _ = refused(lambda: desk.move("office", made, "gather", common=made.code))
    assert f"{made.code} 就是这一条自己，不能指向自己；换另一条。" in str(fields["common"])
    common = desk.make(
        "branch", "problem", "register", text="水渠", source="self", occurred_on="2026-11-02"
    ).record
    assert desk.move("office", made, "gather", common=common.code).record.version == 2


def test_other_kinds_name_units_in_sight_only(desk):
    page = desk.cast.browser("branch").get(new(desk.cast, "problem")).content.decode()
    assert "古渡村党支部" not in page
