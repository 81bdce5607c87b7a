"""Pledges of two branches at every step, made by the hands that may make them."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from desk.records.conftest import NOW, Desk, desk, kinds
from duixian.desk.records.models import Record

__all__ = ["desk", "kinds"]

VERDICT = {"verdict_satisfied": 12, "verdict_basically": 2, "verdict_dissatisfied": 1}
MADE = {"occurred_on": "2026-01-05", "amount": "2"}


@dataclass
class Promises:
    """Pledges by what they promise; each helper takes one as far as its name says."""

    desk: Desk
    made: dict[str, Record] = field(default_factory=dict)

    def proposed(self, text: str, due: str, unit: str = "elm", **texts: object) -> Record:
        by = {"elm": "recorder", "reed": "reed_branch", "well": "well_branch"}[unit]
        sheet = {"maker": "organisation", "person": "P8", "due_on": due, **MADE, **texts}
        self.made[text] = self.desk.make(by, "pledge", "propose", unit, text=text, **sheet).record
        return self.made[text]

    def reviewed(self, text: str, due: str, unit: str = "elm", **texts: object) -> Record:
        first = self.proposed(text, due, unit, **texts)
        held = {name: first.values[name] for name in ("text", "amount")}
        by = "south_clerk" if unit == "well" else "secretary"
        person = first.person.code if first.person else ""
        self.made[text] = self.desk.move(
            by, first, "review", person=person, due_on=due, state_on="2026-01-12", **held
        ).record
        return self.made[text]

    def shown(self, text: str, due: str, unit: str = "elm", **texts: object) -> Record:
        by = {"elm": "branch", "reed": "reed_branch", "well": "well_branch"}[unit]
        done = self.reviewed(text, due, unit, **texts)
        self.made[text] = self.desk.move(by, done, "show", state_on="2026-01-15").record
        return self.made[text]

    def kept(self, text: str, due: str, on: str, **more: object) -> Record:
        verdict = {name: more.pop(name, many) for name, many in VERDICT.items()}
        done = self.shown(text, due, **more)
        self.made[text] = self.desk.move("secretary", done, "keep", state_on=on, **verdict).record
        return self.made[text]

    def broken(self, text: str, due: str, on: str, reason: str, **more: object) -> Record:
        done = self.shown(text, due, **more)
        self.made[text] = self.desk.move("branch", done, "break", reason=reason, state_on=on).record
        return self.made[text]


@pytest.fixture(autouse=True)
def today(monkeypatch):
    """Pages are read on the day on which the pledges were made."""
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: NOW)


@pytest.fixture
def promises(desk: Desk) -> Promises:
    return Promises(desk)


@pytest.fixture
def year(promises: Promises) -> Promises:
    """What was to be kept in 2026 at the elms: 2 kept, 1 owned up to, 2 past their day in silence."""
    promises.kept("修渠", "2026-03-20", "2026-03-10")
    promises.kept("装路灯", "2026-05-31", "2026-06-09", maker="team")
    promises.broken("办夜校", "2026-08-31", "2026-08-20", "教室漏雨")
    promises.shown("清公账", "2026-09-21")
    promises.shown("植树", "2026-11-22", maker="member", person="P9")
    promises.shown("修桥", "2026-12-31")
    promises.reviewed("通水", "2026-12-31")
    promises.proposed("帮春耕", "2027-03-31")
    return promises
