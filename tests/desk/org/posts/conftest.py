"""Posts of the cast, and moments in which somebody acts."""

import datetime as dt

import pytest

from desk.conftest import DAY
from duixian.desk.org.models import Person, Post
from duixian.desk.org.posts.actions import Moment

NOW = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)
UNTIL = NOW + dt.timedelta(days=14)


@pytest.fixture
def at(cast):
    """The moment in which somebody acts."""
    return lambda name: Moment(cast.viewer(name), NOW, UNTIL)


@pytest.fixture
def post(cast):
    """Somebody's post, read afresh."""
    seen = Post.objects.seen_by(cast.viewer("administrator"))
    seen = seen.select_related("unit", "account", "person")
    return lambda name: seen.get(account=cast.accounts[name])


@pytest.fixture
def bare(cast):
    """A post as the roster brings it: a person, no account yet."""

    def made(unit, name, code, role="secretary"):
        person = Person(code=code, name=name, unit=cast.units[unit], status="full")
        person.save()
        found = Post(unit=cast.units[unit], role=role, person=person, from_day=DAY)
        found.save()
        return found

    return made
