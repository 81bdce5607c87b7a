"""Which actors of a lifecycle somebody is: by post, by name, on paper."""

from __future__ import annotations

import pytest

from duixian.desk.records.rules import About, Paper, actors, nearest
from duixian.rulebook.vocabulary.words import Actor

pytestmark = pytest.mark.django_db


def names(found: frozenset[Actor]) -> str:
    return " ".join(actor.value for actor in Actor if actor in found)


@pytest.mark.parametrize(
    ("who", "unit", "expected"),
    [
        ("recorder", "elm", "recorder meeting"),
        ("branch", "elm", "recorder secretary meeting"),
        ("clerk", "elm", "superior"),
        ("secretary", "elm", "superior"),
        ("secretary", "north", "recorder secretary meeting"),
        ("office", "elm", "superior office"),
        ("office", "county", "recorder office meeting"),
        ("leader", "elm", "superior"),
        ("leader", "county", "secretary meeting"),
        ("recorder", "reed", ""),
        ("recorder", "north", ""),
        ("south_clerk", "elm", ""),
        ("auditor", "elm", ""),
        ("administrator", "elm", ""),
    ],
)
def test_posts_make_actors(desk, who, unit, expected):
    path = desk.cast.units[unit].path
    assert names(actors(desk.cast.viewer(who), path, desk.kinds["pledge"], About())) == expected


def test_no_unit_decides_about_itself(desk):
    path, judgement = desk.cast.units["elm"].path, desk.kinds["judgement"]
    found = {
        who: names(actors(desk.cast.viewer(who), path, judgement, About()))
        for who in ("branch", "recorder", "clerk", "office")
    }
    assert found == {
        "branch": "recorder secretary",
        "recorder": "recorder",
        "clerk": "superior meeting",
        "office": "superior office meeting",
    }


def test_who_is_named_is_the_subject_and_who_entered_is_the_reporter(desk):
    cast, kind = desk.cast, desk.kinds["visit"]
    elm, reed = cast.units["elm"].path, cast.units["reed"].path
    viewer = cast.viewer("recorder")
    about = About(entered_by=viewer.actor, persons=frozenset({"P9"}))
    assert names(actors(viewer, elm, kind, about, me="P9")) == "recorder subject reporter meeting"
    assert names(actors(viewer, reed, kind, about, me="P9")) == "reporter"
    named = About(units=frozenset({cast.units["north"].path}))
    assert names(actors(cast.viewer("clerk"), elm, kind, named)) == "subject superior"


@pytest.mark.parametrize(
    ("who", "paper", "expected"),
    [
        ("clerk", Paper("P9", heads=False), "recorder subject meeting"),
        ("clerk", Paper("P8", heads=True), "recorder secretary meeting"),
        ("recorder", Paper("P8", heads=True), "recorder secretary meeting"),
        ("leader", Paper("P8", heads=True), ""),
        ("south_clerk", Paper("P8", heads=True), ""),
    ],
)
def test_on_paper_the_one_acts_whose_name_stands_there(desk, who, paper, expected):
    about = About(persons=frozenset({"P9"}))
    path = desk.cast.units["elm"].path
    found = actors(desk.cast.viewer(who), path, desk.kinds["visit"], about, paper=paper)
    assert names(found) == expected


@pytest.mark.parametrize(
    ("who", "unit", "expected"),
    [
        ("clerk", "elm", "superior"),
        ("office", "elm", ""),
        ("office", "north", "superior office"),
        ("office", "county", "recorder office meeting"),
        ("leader", "elm", ""),
        ("recorder", "elm", "recorder meeting"),
    ],
)
def test_what_waits_above_waits_for_who_stands_right_above(desk, who, unit, expected):
    path = desk.cast.units[unit].path
    found = nearest(desk.cast.viewer(who), path, desk.kinds["deed"], About(), "")
    assert names(found) == expected
