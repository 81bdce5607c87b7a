"""The lot of a round: the seed is promised, published, and the draw recomputed by anybody."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.wording import reading
from duixian.desk.loop.inspections import lot, queries
from duixian.desk.loop.inspections.lot import Basis, Lots
from duixian.desk.loop.inspections.queries import DRAW, Parts
from duixian.desk.records.actions import Sent, create
from duixian.desk.records.models import Record
from duixian.desk.records.nameable import people_of
from duixian.desk.records.refusals import KeyUsed, Refused
from duixian.desk.records.rounds import name_of, names_of_rounds
from duixian.desk.walls import SEEING, Role, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.ranks.draws import commitment
from duixian.rulebook.ranks.lots import RECOMPUTE, as_file, taken

from .one import RUNNING

UNREADABLE = 422
PROMISING, DRAWING = "promise", "draw"


class SeedForm(forms.Form):
    """The seed, typed in from the sealed paper."""

    seed = forms.CharField(
        label=gettext_lazy("Seed"),
        max_length=100,
        strip=True,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text=gettext_lazy("For example eight throws of dice: 4-1-6-2-2-5-3-6"),
    )


class DrawForm(SeedForm):
    """The seed, and who stood by."""

    witness = forms.ChoiceField(label=gettext_lazy("Witness"))

    def __init__(self, *given: Any, people: Mapping[str, str], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["witness"].choices = [("", "—"), *people.items()]  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Shown:
    """What the page of a lot is about."""

    record: Record
    basis: Basis
    lots: Lots
    parts: Parts

    @property
    def may_promise(self) -> bool:
        """Whether the criteria are out and not frozen, which is when a seed is promised."""
        return self.record.state == "published"

    @property
    def may_draw(self) -> bool:
        """Whether a promised seed waits to be published."""
        promised = bool(self.record.values.get("commitment"))
        return self.record.state in RUNNING and promised and self.parts.draw is None


@open_to(SEEING)
@require_http_methods(["GET", "POST"])
def page(request: Asked, key: UUID) -> HttpResponse:
    """Seed, hash, list and units drawn; the office promises a seed and draws here."""
    shown = shown_of(request, key)
    office = request.viewer.holds_at({Role.OFFICE}, shown.record.unit.path)
    people = people_of(request.viewer, shown.record.unit).labels if office else {}
    doing = request.POST.get("do", "")
    forms_ = {
        PROMISING: SeedForm(request.POST if doing == PROMISING else None),
        DRAWING: DrawForm(request.POST if doing == DRAWING else None, people=people),
    }
    once = request.POST.get("once") or uuid.uuid4().hex
    freeze = ""
    if request.method == "POST":
        if not office:
            raise PermissionDenied
        if doing == PROMISING and shown.may_promise and forms_[PROMISING].is_valid():
            freeze = freezing(request, shown, forms_[PROMISING].cleaned_data["seed"])
        elif doing == DRAWING and shown.may_draw and forms_[DRAWING].is_valid():
            if drawn := draw(request, shown, forms_[DRAWING], once):
                return redirect("records:one", drawn.key)
            once = uuid.uuid4().hex
    context = {
        **described(shown),
        "promise": forms_[PROMISING] if office and shown.may_promise else None,
        "drawing": forms_[DRAWING] if office and shown.may_draw else None,
        "freeze": freeze,
        "once": once,
    }
    wrong = request.method == "POST" and not freeze
    return render(request, "inspections/lot.html", context, status=UNREADABLE if wrong else 200)


def shown_of(request: Asked, key: UUID) -> Shown:
    """The round, its list on the day of its draw (today before), and its draws."""
    record = queries.one(request.viewer, key)
    parts, basis = queries.parts_of(request.viewer, record), lot.basis_of(record)
    day = parts.draw.record.occurred_on if parts.draw else None
    return Shown(record, basis, lot.lots_of(record, basis, day or request.now.date()), parts)


def described(shown: Shown) -> dict[str, Any]:
    """What the page shows of a lot."""
    record, lots, held = shown.record, shown.lots, shown.parts.draw
    seed = str(held.record.values.get("seed", "")) if held else ""
    drawn = [unit.code for unit in held.units] if held else []
    names = lot.names_of_groups(lots, shown.basis)
    groups: dict[str, list[Any]] = {}
    for unit in lots.units:
        groups.setdefault(lots.groups[unit.code], []).append(unit)
    return {
        "record": record,
        "name": name_of(record, names_of_rounds()),
        "lots": lots,
        "groups": [
            (names[group], units, [u for u in units if u.code in drawn])
            for group, units in sorted(groups.items())
        ],
        "held": held,
        "untold": shown.parts.untold,
        "annulled": [d for d in shown.parts.draws if d.record.stage == queries.VOID],
        "seed": seed,
        "checked": lot.checked(record, lots, seed, drawn) if held else None,
        "recompute": RECOMPUTE,
    }


def freezing(request: Asked, shown: Shown, seed: str) -> str:
    """The form that freezes the criteria, with the hashes of seed, list and pack filled in."""
    known = {
        "commitment": commitment(seed),
        "listed": shown.lots.hash,
        "known_on": (request.now.date() + dt.timedelta(days=1)).isoformat(),
        "fingerprint": shown.basis.pack.fingerprint if shown.basis.pack else "",
    }
    return f"{reverse('records:move', args=(shown.record.key, 'freeze_lot'))}?{urlencode(known)}"


def draw(request: Asked, shown: Shown, form: forms.Form, once: str) -> Record | None:
    """Publish the seed with the units it gives; told in the form where something stands in the way."""
    record, given = shown.record, form.cleaned_data
    if commitment(given["seed"]) != record.values.get("commitment"):
        form.add_error("seed", _("This is not the seed that was promised: its hash is another."))
        return None
    texts = {
        "round": [record.code],
        "seed": [given["seed"]],
        "witness": [given["witness"]],
        "drawn": taken(given["seed"], shown.lots.groups, shown.lots.take),
        "occurred_on": [request.now.date().isoformat()],
    }
    try:
        done = create(
            viewer=request.viewer, now=request.now, unit=record.unit,
            kind=installed_kinds()[DRAW], move="hold", sent=Sent(texts, once=once),
        )  # fmt: skip
    except Refused as refused:
        for text in (*refused.whole, *(t for some in refused.fields.values() for t in some)):
            form.add_error(None, text.in_(reading()))
    except KeyUsed as used:
        form.add_error(None, used.text.in_(reading()))
    else:
        return done.record
    return None


@open_to(SEEING)
@require_GET
def listing(request: Asked, key: UUID) -> HttpResponse:
    """The list as a file, of which the hash was published: the same bytes for everybody."""
    shown = shown_of(request, key)
    answer = HttpResponse(as_file(shown.lots.groups), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="list-{shown.record.code}.csv"'
    return answer


@open_to(SEEING)
@require_GET
def script(_request: Asked) -> HttpResponse:
    """The ten lines as a file."""
    answer = HttpResponse(RECOMPUTE, content_type="text/x-python; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="recompute.py"'
    return answer
