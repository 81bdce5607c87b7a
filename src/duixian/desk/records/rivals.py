"""What other records have to say to a move: those that `only_one` and `quota` ask about, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db.models import Q

from duixian.desk.org.models import Person, Unit
from duixian.rulebook.lifecycle.needs import OnlyOne, Quota
from duixian.rulebook.vocabulary.words import Stage

from .models import Record

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.lifecycle import Move
    from duixian.rulebook.moves import Asked, Value

BASE = {
    "unit": "unit__code",
    "person": "person__code",
    "due_on": "due_on",
    "occurred_on": "occurred_on",
}


def with_others(question: Asked, kind: Kind, move: Move, unit: Unit, own: int = 0) -> Asked:
    """The question with what its needs ask of other records; `own` is the record itself."""
    if not any(isinstance(need, OnlyOne | Quota) for need in move.needs):
        return question
    others = Record.objects.unscoped().filter(kind=kind.id).exclude(pk=own)
    rivals, shares = question.rivals, dict(question.shares or {})
    for need in move.needs:
        if isinstance(need, OnlyOne):
            standing = others.filter(state__in=kind.states_in(need.in_))
            rivals = (rivals or 0) + same(
                standing, need.per, {**question.values, "unit": unit.code}
            )
        elif isinstance(need, Quota):
            value = str(question.values.get(need.field, ""))
            got = others.filter(state__in=(move.to, *kind.states_in((Stage.DONE.value,))))
            shares[need.field, value] = share(got, need, value, unit)
    return replace(question, rivals=rivals, shares=shares)


def same(others: QuerySet[Record], per: tuple[str, ...], values: Mapping[str, Value]) -> int:
    """How many of these records hold the same values in some columns."""
    base = {BASE[name]: values.get(name) for name in per if name in BASE}
    rest = {name: plain(values.get(name)) for name in per if name not in BASE}
    held = others.filter(**base).values_list("values", flat=True)
    return sum(1 for row in held if all(plain(row.get(name)) == rest[name] for name in rest))


def plain(value: object) -> object:
    """A value as it is kept: several codes are a list, days and the like a text."""
    if isinstance(value, (tuple, list)):
        return [str(each) for each in value]
    return "" if value is None else str(value)


def share(others: QuerySet[Record], need: Quota, value: str, unit: Unit) -> tuple[int, int]:
    """How many others of the group got the value by this move, and how many are in the group."""
    standing = Unit.objects.unscoped().filter(closed_on=None)
    peers = standing.filter(type=unit.type, category=unit.category)
    there = others.filter(**{f"values__{need.field}": value})
    if need.among == "full_members":
        members = Person.objects.unscoped().filter(unit=unit, status="full")
        return there.filter(Q(unit=unit)).count(), members.count()
    group = standing if need.among == "scope" else peers
    return there.filter(unit__in=group).count(), group.count()
