"""Which actors of a lifecycle somebody is towards a unit, a record, or a sheet of paper."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from duixian.desk.walls import ACTING, LEADING, Role, Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Actor, LinkType

WRITING = frozenset({Role.RECORDER, Role.SECRETARY, Role.CLERK, Role.OFFICE})
"""Who records for the unit of their own post."""
HEADING = frozenset({Role.SECRETARY, Role.LEADER})
"""Who is the secretary of the unit of their own post; of the county it is the leader."""

TOP = 1
"""The slashes in the path of a unit above which there is none."""


@dataclass(frozen=True)
class Paper:
    """Whose name stands on a sheet that somebody else types in, and whether they head the unit."""

    person: str
    heads: bool


@dataclass(frozen=True)
class About:
    """What a record says of persons: who entered it, whose it is or who stands in its fields."""

    entered_by: str = ""
    persons: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


def actors(
    viewer: Viewer, path: str, kind: Kind, about: About, *, me: str = "", paper: Paper | None = None
) -> frozenset[Actor]:
    """Which actors the viewer is; `path` is the owning unit's, `me` the code of the viewer's person.

    With a sheet of paper the one whose name stands on it acts, and whoever types must act for the
    unit or for one above it.
    """
    found = on_paper(viewer, path, about, paper) if paper else in_person(viewer, path, about, me)
    if meets(kind, found, path):
        found = found | {Actor.MEETING}
    return found


def on_paper(viewer: Viewer, path: str, about: About, paper: Paper) -> frozenset[Actor]:
    """What the one is whose name stands on the paper."""
    if not viewer.holds(ACTING, path):
        return frozenset()
    found = {Actor.RECORDER}
    if paper.heads:
        found.add(Actor.SECRETARY)
    if paper.person in about.persons:
        found.add(Actor.SUBJECT)
    return frozenset(found)


def in_person(viewer: Viewer, path: str, about: About, me: str) -> frozenset[Actor]:
    """What the viewer is by posts, by being named, or by having entered the record."""
    named = bool(me) and me in about.persons
    for_unit = any(viewer.holds_at(WRITING, unit) for unit in about.units)
    held = {
        Actor.RECORDER: viewer.holds_at(WRITING, path),
        Actor.SECRETARY: viewer.holds_at(HEADING, path),
        Actor.SUPERIOR: viewer.holds_above(LEADING, path),
        Actor.OFFICE: viewer.holds({Role.OFFICE}, path),
        Actor.SUBJECT: (named and viewer.sees(path)) or for_unit,
        Actor.REPORTER: bool(about.entered_by) and viewer.actor == about.entered_by,
    }
    return frozenset(actor for actor, holds in held.items() if holds)


def nearest(viewer: Viewer, path: str, kind: Kind, about: About, me: str) -> frozenset[Actor]:
    """Which actors the viewer is in the first place: above a unit, only who stands right above it.

    Everybody above may act; what waits, waits for one of them, and for whoever began it from above.
    """
    right_above = path[:-1].rpartition("/")[0] + "/"
    found = in_person(viewer, path, about, me)
    began = begins_above(kind) and bool(about.entered_by) and viewer.actor == about.entered_by
    if not began and not viewer.holds_at(LEADING, right_above):
        found = found - {Actor.SUPERIOR}
        if not viewer.holds_at({Role.OFFICE}, path):
            found = found - {Actor.OFFICE}
    return found | {Actor.MEETING} if meets(kind, found, path) else found


def begins_above(kind: Kind) -> bool:
    """Whether records of a kind are begun by somebody above the unit, as a comment is."""
    first = {actor for move in kind.moves if not move.from_ for actor in move.by}
    return bool(first & {Actor.SUPERIOR, Actor.OFFICE})


def meets(kind: Kind, found: Collection[Actor], path: str) -> bool:
    """Whether a decision of a body is typed in by this one: its own body's, at the level that writes.

    A kind that only those above may begin (a verdict on a unit) is decided by a body above, so that
    no unit decides about itself. What carries out something from above, as plans do, is decided by the
    own body only where nothing is above.
    """
    if decided_above(kind, path):
        return False
    first = {actor for move in kind.moves if not move.from_ for actor in move.by}
    own = {Actor.RECORDER, Actor.SECRETARY, Actor.SUBJECT}
    level = {Actor.RECORDER, Actor.SECRETARY} if first & own else {Actor.SUPERIOR, Actor.OFFICE}
    return bool(level & set(found))


def decided_above(kind: Kind, path: str) -> bool:
    """Whether the unit's own body has no word: what carries out something from above is decided there."""
    return comes_from_above(kind) and path.count("/") > TOP


def comes_from_above(kind: Kind) -> bool:
    """Whether its records come from others of the same kind."""
    return any(f.as_ is LinkType.COMES_FROM and f.to == (kind.id,) for f in kind.fields)
