"""Reading the ledger as the auditor may: kind, unit, actor, moment; never a payload."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.module_loading import import_string

from duixian.desk.accounts.models import Account
from duixian.desk.ledger.models import Entry
from duixian.desk.org.models import Unit
from duixian.desk.walls import Role, Viewer

READ = ("seq", "unit", "kind", "subject", "actor", "on_behalf", "at")


@dataclass(frozen=True)
class Line:
    """One entry as the journal tells it."""

    seq: int
    at: dt.datetime
    what: str | Promise
    unit: str
    actor: str
    on_behalf: str
    whom: str


@dataclass(frozen=True)
class Wanted:
    """What of the journal is asked for: of which unit, by whom, before which entry."""

    unit: str = ""
    who: str = ""
    before: int | None = None


def lines(viewer: Viewer, wanted: Wanted, most: int) -> list[Line]:
    """The latest entries that were asked for, newest first."""
    return _told(viewer, _found(viewer, wanted).order_by("-seq")[:most])


def words() -> Mapping[str, str | Promise]:
    """What entries are called, by their kind; each room tells its own."""
    told: dict[str, str | Promise] = {}
    for place in settings.ENTRY_WORDS:
        words_of_room = import_string(place)
        told |= words_of_room() if callable(words_of_room) else words_of_room
    return told


def unnamed() -> tuple[str, ...]:
    """How the kinds of entries begin that do not say for whom they were written (decision 0037)."""
    found: tuple[str, ...] = import_string(settings.ENTRY_UNNAMED)()
    return found


def in_words(kind: str, told: Mapping[str, str | Promise]) -> str | Promise:
    """A kind in words: its own, else those of `record.*.note`, else of `record.*`, else itself."""
    first, last = kind.split(".", maxsplit=1)[0], kind.rsplit(".", maxsplit=1)[-1]
    fitting = (kind, f"{first}.*.{last}", f"{first}.*")
    return next((told[name] for name in fitting if name in told), kind)


def _found(viewer: Viewer, wanted: Wanted) -> QuerySet[Entry]:
    """Entries of the units that an auditor's post reaches, and those that belong to no unit."""
    if not viewer.roles & {Role.AUDITOR}:
        return Entry.objects.none()
    seen = Unit.objects.seen_by(viewer)
    if wanted.unit:
        named = seen.filter(Q(name__icontains=wanted.unit) | Q(code=wanted.unit))
        found = Entry.objects.filter(unit__in=named.values("code"))
    else:
        found = Entry.objects.filter(Q(unit="") | Q(unit__in=seen.values("code")))
    if wanted.who:
        called = Q(name__icontains=wanted.who) | Q(login__iexact=wanted.who)
        actors = Account.objects.filter(called).values("actor")
        near = Q(pk__in=[])
        for prefix in unnamed():
            near |= Q(kind__startswith=prefix)
        found = found.filter(Q(actor__in=actors) | (Q(on_behalf__in=actors) & ~near))
    return found.filter(seq__lt=wanted.before) if wanted.before else found


def _told(viewer: Viewer, entries: QuerySet[Entry]) -> list[Line]:
    rows = list(entries.values_list(*READ))
    units = dict(
        Unit.objects.seen_by(viewer).filter(code__in={row[1] for row in rows})
        .values_list("code", "name")
    )  # fmt: skip
    people = _names(rows)
    told, near = words(), unnamed()
    return [
        Line(seq, at, in_words(kind, told), units.get(unit, unit), people.get(actor, actor),
             "" if kind.startswith(near) else people.get(behalf, behalf), people.get(subject, ""))
        for seq, unit, kind, subject, actor, behalf, at in rows
    ]  # fmt: skip


def _names(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """Names by which the ledger knows accounts: of who acted, for whom, and on whom."""
    actors = {name for row in rows for name in (row[3], row[4], row[5]) if name}
    found = Account.objects.filter(actor__in=actors)
    return {
        actor: f"{name} ({login})"
        for actor, name, login in found.values_list("actor", "name", "login")
    }
