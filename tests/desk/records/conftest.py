"""The kinds we ship, and a way to write records in a few words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from desk.conftest import Cast
from duixian.desk.records.actions import Done, Sent, correct, create, make_move, undo
from duixian.desk.records.models import Draft, Record
from duixian.desk.records.queries import correction_of
from duixian.desk.records.refusals import Refused
from duixian.rulebook.kinds import Kind
from duixian.rulebook.packs import open_pack
from house.tree import ROOT

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8)))
FOUND = {
    "way": "unannounced",
    "fault": "carrier",
    "text": "台账与现场对不上",
    "occurred_on": "2026-11-20",
}
VISIT = {"household": "田家", "heard": "水渠漏水，盼早点修", "occurred_on": "2026-11-20"}


@pytest.fixture(scope="session")
def kinds() -> dict[str, Kind]:
    return dict(open_pack(ROOT / "packs/chuangxianzhengyou").kinds)


def lists(texts: dict[str, object]) -> dict[str, list[str]]:
    return {k: v if isinstance(v, list) else [str(v)] for k, v in texts.items()}


@dataclass(repr=False)
class Desk:
    """Somebody's hands: the cast, the kinds, and the clock."""

    cast: Cast
    kinds: dict[str, Kind]
    now: dt.datetime = NOW

    def __repr__(self) -> str:
        return f"Desk at {self.now}"

    def later(self, **span: int) -> Desk:
        return Desk(self.cast, self.kinds, self.now + dt.timedelta(**span))

    def make(self, who: str, kind: str, move: str, unit: str = "elm", **texts: object) -> Done:
        more = {k: str(texts.pop(k)) for k in ("once", "on_behalf") if k in texts}
        return create(
            viewer=self.cast.viewer(who), now=self.now, unit=self.cast.units[unit],
            kind=self.kinds[kind], move=move, sent=Sent(lists(texts), **more),
        )  # fmt: skip

    def visit(self, who: str = "recorder", **texts: object) -> Record:
        return self.make(who, "visit", "note", **{**VISIT, **texts}).record

    def move(self, who: str, record: Record, move: str, **texts: object) -> Done:
        more = {k: str(texts.pop(k)) for k in ("once", "on_behalf") if k in texts}
        version = int(str(texts.pop("version", record.version)))
        return make_move(
            viewer=self.cast.viewer(who), now=self.now, record=record,
            kind=self.kinds[record.kind], move=move, version=version,
            sent=Sent(lists(texts), **more),
        )  # fmt: skip

    def correct(self, who: str, record: Record, **texts: object) -> Done:
        kind = self.kinds[record.kind]
        held = {**correction_of(record, kind).texts, **lists(texts)}
        return correct(
            viewer=self.cast.viewer(who), now=self.now, record=record, kind=kind,
            version=record.version, sent=Sent(held),
        )  # fmt: skip

    def undo(self, who: str, record: Record) -> Draft:
        return undo(
            viewer=self.cast.viewer(who), now=self.now, record=record,
            kind=self.kinds[record.kind], minutes=10,
        )  # fmt: skip


def refused(work: Callable[[], object]) -> tuple[dict[str, list[str]], list[str]]:
    """What was refused: sentences by field, and those about the step itself."""
    with pytest.raises(Refused) as error:
        work()
    fields = {name: [t.zh for t in texts] for name, texts in error.value.fields.items()}
    return fields, [text.zh for text in error.value.whole]


@pytest.fixture
def desk(cast, kinds) -> Desk:
    return Desk(cast, kinds)


@pytest.fixture
def finding(desk: Desk) -> Record:
    """A finding about the branch of the elms, confirmed by somebody else."""
    noted = desk.make("secretary", "finding", "note", **FOUND).record
    return desk.move("office", noted, "confirm").record


def rated(desk: Desk, round_: Record, **texts: object) -> Record:
    """A rating that a meeting has decided: it stands on notice."""
    first = desk.make("office", "rating", "score", grading="stars", **texts).record
    second = desk.move("office", first, "assess", round=round_.code, proposed="5").record
    return desk.move("leader", second, "decide", decided="5", reason="会议一致同意").record


@pytest.fixture
def round_(desk: Desk) -> Record:
    return desk.make(
        "office", "round", "declare", "county", round="half_year", day="2026-06-30"
    ).record
