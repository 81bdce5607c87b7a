"""A few tasks: a key item with milestones at a branch, a late one, drafts that lack something."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from desk.records.conftest import NOW, Desk, desk, kinds
from duixian.desk.records.models import Record

__all__ = ["desk", "kinds"]

WHOLE = {
    "text": "修通榆树湾到镇上的路",
    "result": "路面验收通过",
    "check_by": "number",
    "target": "6",
    "field": "town_country",
    "key_number": "3",
    "occurred_on": "2026-02-02",
}


@dataclass
class Work:
    """Hands that draw tasks up and give them out, and what came of it."""

    desk: Desk
    made: dict[str, Record] = field(default_factory=dict)

    def draft(self, name: str, unit: str = "elm", **texts: object) -> Record:
        """A task being drawn up by the office."""
        held = {"text": name, "occurred_on": "2026-02-02", **texts}
        self.made[name] = self.desk.make("office", "task", "draw_up", unit, **held).record
        return self.made[name]

    def given(self, name: str, unit: str = "elm", **texts: object) -> Record:
        """A task given to the branch's secretary."""
        needed = {
            "text": name,
            "check_by": "yes_no",
            "result": "做到",
            "person": "P8",
            "due_on": "2026-12-31",
            **texts,
        }
        record = self.draft(name, unit, **{k: v for k, v in needed.items() if k != "state_on"})
        way = "assign_number" if needed["check_by"] == "number" else "assign"
        self.made[name] = self.desk.move("office", record, way, **needed).record
        return self.made[name]

    def done(self, name: str, unit: str = "elm", **texts: object) -> Record:
        """A task done and accepted."""
        reported = self.desk.move("branch", self.given(name, unit, **texts), "report").record
        self.made[name] = self.desk.move("secretary", reported, "accept").record
        return self.made[name]


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """The desk's clock stands at the moment at which the hands write."""
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: NOW)


@pytest.fixture
def work(desk: Desk) -> Work:
    return Work(desk)


@pytest.fixture
def key_item(work: Work) -> Record:
    """A key item past two of its four milestones, one of them done; put off once."""
    whole = work.given("修通榆树湾到镇上的路", **{**WHOLE, "due_on": "2026-11-30"})
    whole = work.desk.move(
        "secretary", whole, "extend", extension_reason="等材料", due_on="2026-12-31"
    ).record
    work.done("一季度勘测", whole=whole.code, due_on="2026-03-31")
    work.given("二季度铺路基", whole=whole.code, due_on="2026-06-30")
    work.given("四季度铺路面", whole=whole.code, due_on="2026-12-20")
    work.given("四季度验收", whole=whole.code, due_on="2026-12-31")
    work.made["whole"] = whole
    return whole
