"""Nobody gets rows without saying for whom, and then only those of their part of the tree."""

import datetime as dt

import pytest
from django.db import connection

from duixian.desk.org.models import Person, Post, Unit
from duixian.desk.walls import NOBODY, Role, UnscopedError, line_above


def test_a_query_without_viewer_is_refused():
    with pytest.raises(UnscopedError, match=r"Unit: say for whom, \.seen_by\(viewer\)"):
        Unit.objects.all()


def test_a_reverse_relation_is_refused_too(cast):
    with pytest.raises(UnscopedError):
        list(cast.units["north"].people.all())


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("office", {"county", "north", "south", "elm", "reed", "well", "ferry"}),
        ("clerk", {"north", "elm", "reed"}),
        ("branch", {"elm"}),
        ("auditor", set()),
        ("administrator", set()),
    ],
)
def test_business_is_seen_below_ones_own_unit_only(cast, name, seen):
    people = Person.objects.seen_by(cast.viewer(name)).values_list("unit__code", flat=True)
    inhabited = {"county", "north", "south", "elm", "reed", "well"}
    assert set(people) == {cast.units[unit].code for unit in seen & inhabited}


def test_nobody_sees_nothing(cast):
    assert list(Unit.objects.seen_by(NOBODY)) == []


def test_a_sibling_whose_number_begins_alike_is_not_below(cast):
    cast.units["ferry"].path = cast.units["north"].path.rstrip("/") + "7/"
    cast.units["ferry"].save()
    codes = Unit.objects.seen_by(cast.viewer("clerk")).values_list("code", flat=True)
    assert set(codes) == {"T1", "B11", "B12"}


def test_a_post_counts_from_its_first_day_to_before_its_last(cast):
    post = Post.objects.seen_by(cast.viewer("office")).get(account=cast.accounts["branch"])
    post.from_day, post.to_day = dt.date(2026, 1, 1), dt.date(2026, 6, 1)
    post.save()
    days = [dt.date(2025, 12, 31), dt.date(2026, 1, 1), dt.date(2026, 5, 31), dt.date(2026, 6, 1)]
    held = [cast.viewer("branch", day).roles for day in days]
    assert held == [set(), {Role.SECRETARY}, {Role.SECRETARY}, set()]


def test_a_subtree_is_one_range_of_an_index(cast):
    query = Unit.objects.seen_by(cast.viewer("clerk")).values("code")
    sql, parameters = query.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", parameters)
        plan = " ".join(str(row[-1]) for row in cursor.fetchall())
    assert "(path>? AND path<?)" in plan


@pytest.mark.parametrize(
    ("path", "above"),
    [("1/", ["1/"]), ("1/12/407/", ["1/", "1/12/", "1/12/407/"])],
)
def test_the_line_above_a_unit_goes_from_the_top_down_to_it(path, above):
    assert line_above(path) == above
