"""One unit as its page shows it: its place in the tree, its posts, its people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from duixian.desk.org.models import Person, Post, Unit
from duixian.desk.walls import Viewer

from .groups import may_know


@dataclass
class Node:
    """A unit in the tree beside the page, with what is unfolded below it."""

    name: str
    url: str
    current: bool
    open: bool = False
    below: list[Node] = field(default_factory=list)


def tops_of(viewer: Viewer) -> list[Unit]:
    """The units at which the viewer's sight begins, none of them below another."""
    seen = Unit.objects.seen_by(viewer).filter(path__in={grant.path for grant in viewer.grants})
    tops: list[Unit] = []
    for unit in seen.order_by("path"):
        if not any(unit.path.startswith(top.path) for top in tops):
            tops.append(unit)
    return tops


def unit_of(viewer: Viewer, key: UUID) -> Unit | None:
    """The unit of that key, if it is in sight."""
    return Unit.objects.seen_by(viewer).filter(key=key).first()


def line_of(viewer: Viewer, unit: Unit) -> list[Unit]:
    """The units above one that are in sight, from the top down."""
    numbers = [int(part) for part in unit.path.split("/")[:-2]]
    return list(Unit.objects.seen_by(viewer).filter(pk__in=numbers).order_by("path"))


def tree_of(viewer: Viewer, unit: Unit, line: Sequence[Unit]) -> list[Node]:
    """The tree in sight, unfolded down to the unit and one step below it."""
    open_ = [*line, unit]
    below: dict[int | None, list[Unit]] = {}
    seen = Unit.objects.seen_by(viewer).filter(parent__in=open_, closed_on=None)
    for each in seen.order_by("code"):
        below.setdefault(each.parent_id, []).append(each)

    def node(each: Unit) -> Node:
        url = reverse("units:unit", kwargs={"key": each.key})
        opened = each in open_
        under = [node(lower) for lower in below.get(each.pk, [])] if opened else []
        return Node(each.name, url, each == unit, opened, under)

    return [node(top) for top in tops_of(viewer)]


def posts_at(viewer: Viewer, unit: Unit, day: dt.date) -> list[Post]:
    """Who holds which post at a unit on a day."""
    held = Post.objects.seen_by(viewer).filter(
        Q(to_day=None) | Q(to_day__gt=day), unit=unit, from_day__lte=day
    )
    return list(held.select_related("person", "account").order_by("role", "pk"))


def people_below(viewer: Viewer, unit: Unit, text: str = "") -> QuerySet[Person]:
    """The people of a unit and of all below it, by branch and name.

    Whoever acts there finds them also by what they volunteer for and by their sort of post.
    """
    people = Person.objects.seen_by(viewer).filter(unit__path__startswith=unit.path)
    if text:
        named = Q(name__icontains=text) | Q(unit__name__icontains=text)
        told = Q(details__work__icontains=text) | Q(details__volunteers__icontains=text)
        people = people.filter(named | told if may_know(viewer, unit) else named)
    return people.select_related("unit").order_by("unit__path", "name", "pk")


def units_below(viewer: Viewer, unit: Unit) -> QuerySet[Unit]:
    """All units in force below one, itself included, those above first."""
    seen = Unit.objects.seen_by(viewer).filter(path__startswith=unit.path, closed_on=None)
    return seen.select_related("parent").order_by("path")


def members_by_status(viewer: Viewer, unit: Unit) -> dict[str, int]:
    """How many people of each status there are in a unit and below it."""
    people = Person.objects.seen_by(viewer).filter(unit__path__startswith=unit.path)
    counted = people.values_list("status").annotate(many=Count("pk")).order_by()
    return dict(counted)
