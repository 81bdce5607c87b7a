"""What the office says when it starts a campaign."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duixian.desk.look.inputs import DayInput
from duixian.desk.look.wording import reading
from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer

from .actions import Answered, forbidden
from .packs import looked_at, offered
from .rules import STARTING


class StartForm(forms.Form):
    """Which pack, where, from when to when; and what is answered to findings of law."""

    pack = forms.ChoiceField(label=_("Which campaign"), choices=())
    unit: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label=_("In which part of the tree"),
        queryset=None,
        help_text=_("It concerns this unit and all below it."),
    )
    starts_on = forms.DateField(label=_("Starts on"), widget=DayInput)
    ends_on = forms.DateField(
        label=_("Ends on"),
        widget=DayInput,
        required=False,
        help_text=_("Leave it empty while the end is open."),
    )
    basis = forms.CharField(label=_("On what basis it goes on"), max_length=300, required=False)
    approver = forms.CharField(label=_("Who approved it"), max_length=100, required=False)

    def __init__(self, viewer: Viewer, today: dt.date, data: Any = None) -> None:
        super().__init__(data, initial={"starts_on": today})
        self.fields["pack"].choices = _packs()  # type: ignore[attr-defined]
        self.fields["unit"].queryset = _units(viewer)  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = None  # type: ignore[attr-defined]
        chosen = self["pack"].value() or next(iter(offered()), "")
        self.law = list(forbidden(looked_at(chosen))) if chosen in offered() else []
        for name in ("basis", "approver"):
            self.fields[name].required = bool(self.law)

    def clean(self) -> dict[str, Any]:
        """The last day does not lie before the first."""
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first; choose a later one."))
        return given

    @property
    def answered(self) -> Answered | None:
        """What was answered to findings of law; nothing unless both were."""
        given = self.cleaned_data
        if not (given["basis"] and given["approver"]):
            return None
        return Answered(given["basis"], given["approver"])


def _packs() -> list[tuple[str, str]]:
    language = reading()
    found = ((name, looked_at(name).pack) for name in offered())
    return [(name, pack.name.in_(language) if pack else name) for name, pack in found]


def _units(viewer: Viewer) -> Any:
    """The units that may be chosen: those above others, from the top down."""
    units = Unit.objects.seen_by(viewer).filter(children__isnull=False, closed_on=None)
    reached = [grant.path for grant in viewer.holding(STARTING)]
    wanted = [u.pk for u in units.distinct() if any(u.path.startswith(p) for p in reached)]
    return Unit.objects.seen_by(viewer).filter(pk__in=wanted).order_by("path")
