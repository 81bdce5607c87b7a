"""What is to be written down, and for which unit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.wording import reading
from duixian.desk.org.models import Unit
from duixian.desk.records import listing
from duixian.desk.records.forms.units import UnitForm
from duixian.desk.records.models import Record
from duixian.desk.records.queries import drafts_of, kinds_open
from duixian.desk.records.queries.needed import needed
from duixian.desk.walls import SEEING, Viewer, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.text import Text

from .drafts import address_of

FIELDS_TOLD = 3
AT_ONCE = 8
"""How many kinds stand open on the page; those further down are folded away."""


@dataclass(frozen=True)
class Card:
    """A kind as a card to press: its name, a few of its fields, by when one is owed and what has begun it."""

    id: str
    name: Text
    hint: str
    due_on: dt.date | None = None
    source: Record | None = None


def own_units(viewer: Viewer) -> list[Unit]:
    """The units at which the viewer holds a post, from above to below."""
    posts = {grant.unit for grant in viewer.holding(SEEING)}
    rows = Unit.objects.seen_by(viewer).filter(key__in=posts, closed_on=None)
    return [*rows.order_by("path")]


def card_of(kind: Kind) -> Card:
    """A kind as a card."""
    between = "、" if reading() == "zh" else ", "
    names = [field.name.in_(reading()) for field in kind.fields[:FIELDS_TOLD]]
    return Card(kind.id, kind.name, between.join(names))


@open_to(SEEING)
@require_GET
def choose(request: Asked) -> HttpResponse:
    """The kinds to write, those used last first; the unit is known where there is one post."""
    viewer = request.viewer
    own = own_units(viewer)
    form = UnitForm(request.GET.get("unit", ""), viewer, own)
    unit = form.unit
    kinds = installed_kinds()
    if unit and (kind := request.GET.get("kind", "")) in kinds:
        return redirect("records:new", kind, unit.key)
    day = request.now.date()
    open_ = kinds_open(viewer, unit, [*kinds.values()], day) if unit else []
    cards = {kind.id: card_of(kind) for kind, _move in open_}
    owed = needed(viewer, unit, kinds, day, cards) if unit else []
    first = [replace(cards.pop(each.kind), due_on=each.due_on, source=each.source) for each in owed]
    used = [cards[kind] for kind in listing.kinds_used(viewer) if kind in cards]
    others = [card for card in cards.values() if card not in used]
    drafts = [
        {
            "key": draft.key,
            "unit": draft.unit,
            "changed_at": draft.changed_at,
            "kind_name": kinds[draft.kind].name.in_(reading()),
            "url": address_of(draft),
        }
        for draft in drafts_of(viewer)
        if draft.kind in kinds
    ]
    return render(
        request,
        "records/choose.html",
        {
            "unit": unit,
            "unit_form": None if form.settled else form,
            "first": first,
            "used": used,
            "others": others[:AT_ONCE],
            "rarer": others[AT_ONCE:],
            "drafts": drafts,
        },
    )
