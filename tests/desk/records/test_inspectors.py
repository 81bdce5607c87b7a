"""Who inspects: those named in the team of a round, from the freezing of its criteria to its end."""

from __future__ import annotations

import pytest

from desk.conftest import OPENED
from duixian.desk.accounts.models import Account
from duixian.desk.org.models import Person, Post
from duixian.desk.records.judged import code_of, inspecting, rounds_of
from duixian.desk.records.models import Record
from duixian.desk.records.queries import first_moves
from duixian.desk.walls import Role

pytestmark = pytest.mark.django_db

DAY = "2026-11-23"
FROZEN = {"fingerprint": "f" * 64, "known_on": "2027-01-05"}


@pytest.fixture
def office(desk):
    """The desk with a second person in the office, since nobody checks themselves."""
    cast = desk.cast
    person = Person(code="P90", name="文岭", unit=cast.units["county"], status="full")
    person.save()
    account = Account(login="second", name="文岭", person=person.key, password="!")
    account.save()
    Post(
        unit=cast.units["county"], role=Role.OFFICE, person=person, account=account, from_day=OPENED
    ).save()
    cast.persons["second"], cast.accounts["second"] = person, account
    return desk


def declared(desk, at: str = "county", team: tuple[str, ...] = ("leader", "clerk")) -> Record:
    codes = [desk.cast.persons[name].code for name in team]
    texts = {"round": "half", "day": "2026-12-31", "occurred_on": DAY, "team": codes}
    return desk.make("office", "round", "declare", at, **texts).record


def published(desk, **given: object) -> Record:
    first = declared(desk, **given)
    return desk.move("second", first, "publish", state_on=DAY, criteria="公开栏").record


def frozen(desk, **given: object) -> Record:
    return desk.move("office", published(desk, **given), "freeze", state_on=DAY, **FROZEN).record


def inspects(desk, who: str, unit: str) -> bool:
    place = desk.cast.units[unit]
    viewer = desk.cast.viewer(who)
    return inspecting(viewer, code_of(viewer), place.path)


def notes(desk, who: str, unit: str = "elm") -> bool:
    """Whether somebody may note a problem as an inspector: a county leader has no other way."""
    kind = desk.kinds["problem"]
    found = first_moves(desk.cast.viewer(who), desk.cast.units[unit], kind, desk.now.date())
    return "register" in {move.id for move in found}


@pytest.mark.parametrize("stage", [declared, published])
def test_before_the_criteria_are_frozen_nobody_inspects(office, stage):
    stage(office)
    assert not inspects(office, "leader", "elm")
    assert not notes(office, "leader")


def test_from_the_freezing_on_the_team_inspects_every_unit_below_its_posts(office):
    frozen(office)
    assert notes(office, "leader")
    assert {unit for unit in office.cast.units if inspects(office, "leader", unit)} == {
        "north", "south", "elm", "reed", "well", "ferry",
    }  # fmt: skip
    assert {unit for unit in office.cast.units if inspects(office, "clerk", unit)} == {
        "elm",
        "reed",
    }


def test_who_is_not_in_the_team_does_not_inspect(office):
    frozen(office, team=("clerk",))
    assert not inspects(office, "leader", "elm")
    assert not notes(office, "leader")
    assert not inspects(office, "secretary", "elm")
    assert not inspects(office, "south_clerk", "well")


def test_a_round_of_one_township_gives_no_word_in_another(office):
    frozen(office, at="north", team=("leader",))
    assert inspects(office, "leader", "elm")
    assert inspects(office, "leader", "north")
    assert not inspects(office, "leader", "well")
    assert not inspects(office, "leader", "south")


def test_another_round_that_runs_names_others(office):
    frozen(office, team=("clerk",))
    declared(office, team=("leader",))
    assert not inspects(office, "leader", "elm")
    assert inspects(office, "clerk", "elm")


def test_it_holds_while_the_round_runs_and_ends_with_it(office):
    held = frozen(office, team=("leader",))
    later = office.later(days=21)
    started = later.move("second", held, "start", state_on="2026-12-08").record
    assert inspects(later, "leader", "elm")
    closed = later.move("office", started, "close", state_on="2026-12-14", result="公开栏").record
    assert closed.state == "closed"
    assert not inspects(later, "leader", "elm")
    assert not notes(later, "leader")


def test_a_round_that_was_called_off_gives_no_word(office):
    held = frozen(office, team=("leader",))
    office.move("office", held, "drop", state_on=DAY, reason="汛情")
    assert not inspects(office, "leader", "elm")


def test_nobody_inspects_the_own_unit_nor_without_being_a_person_of_the_roll(office):
    frozen(office, at="county", team=("branch", "leader"))
    assert not inspects(office, "branch", "elm")
    assert not inspecting(office.cast.viewer("leader"), "", office.cast.units["elm"].path)


def test_where_somebody_inspects_is_told_by_the_places_of_the_rounds(office):
    frozen(office, at="north", team=("leader",))
    frozen(office, at="south", team=("clerk",))
    north = office.cast.units["north"].path
    assert rounds_of(office.cast.viewer("leader")) == [north]
    assert rounds_of(office.cast.viewer("clerk")) == []
