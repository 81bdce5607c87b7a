"""What the office says when it starts a campaign."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duixian.desk.look.inputs import DayInput
from duixian.desk.look.wording import reading
from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer

from .actions import Answered, Arranged, forbidden
from .models import Campaign
from .packs import OWN, looked_at, startable
from .queries import LEVELS, running_beside, umbrellas
from .rules import STARTING

if TYPE_CHECKING:
    from duixian.rulebook.scorecards.standard import Pack

MOST_DAYS = 366


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
    umbrella: forms.ModelChoiceField[Campaign] = forms.ModelChoiceField(
        label=_("Under which campaign it stands"),
        queryset=None,
        required=False,
        empty_label=_("Under none"),
        help_text=_("One campaign may lead the others; all read the same records."),
    )
    launch_1 = forms.IntegerField(
        label=_("Units right below launch within so many days"),
        min_value=1,
        max_value=MOST_DAYS,
        required=False,
        help_text=_("By then each has a plan of its own. Empty: as the pack has it."),
    )
    launch_2 = forms.IntegerField(
        label=_("Those below them within so many days"),
        min_value=1,
        max_value=MOST_DAYS,
        required=False,
    )
    basis = forms.CharField(label=_("On what basis it goes on"), max_length=300, required=False)
    approver = forms.CharField(label=_("Who approved it"), max_length=100, required=False)

    def __init__(self, viewer: Viewer, today: dt.date, data: Any = None) -> None:
        super().__init__(data, initial={"starts_on": today})
        self.fields["pack"].choices = _packs()  # type: ignore[attr-defined]
        self.fields["unit"].queryset = _units(viewer)  # type: ignore[attr-defined]
        self.fields["unit"].empty_label = None  # type: ignore[attr-defined]
        self.fields["umbrella"].queryset = umbrellas(viewer)  # type: ignore[attr-defined]
        self.fields["umbrella"].label_from_instance = _called  # type: ignore[attr-defined]
        names = startable()
        chosen = self["pack"].value() or next(iter(names), "")
        self.law = list(forbidden(looked_at(chosen))) if chosen in names else []
        for name in ("basis", "approver"):
            self.fields[name].required = bool(self.law)

    def clean(self) -> dict[str, Any]:
        """The last day does not lie before the first."""
        given: dict[str, Any] = super().clean() or {}
        first, last = given.get("starts_on"), given.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day lies before the first; choose a later one."))
        above, below = given.get("launch_1"), given.get("launch_2")
        if above and below and below < above:
            self.add_error("launch_2", _("They cannot launch before the units above them."))
        umbrella, unit = given.get("umbrella"), given.get("unit")
        if umbrella and unit and not unit.path.startswith(umbrella.unit.path):
            self.add_error("umbrella", _("It does not run in all of this part of the tree."))
        return given

    @property
    def arranged(self) -> Arranged:
        """The umbrella, and the days for each level that were given."""
        given = self.cleaned_data
        days = {level: given[f"launch_{level}"] for level in LEVELS}
        return Arranged(given["umbrella"], {level: n for level, n in days.items() if n})

    @property
    def answered(self) -> Answered | None:
        """What was answered to findings of law; nothing unless both were."""
        given = self.cleaned_data
        if not (given["basis"] and given["approver"]):
            return None
        return Answered(given["basis"], given["approver"])


class UmbrellaForm(forms.Form):
    """Under which campaign one that runs is to stand from now on."""

    umbrella: forms.ModelChoiceField[Campaign] = forms.ModelChoiceField(
        label=_("Under which campaign it stands"),
        queryset=None,
        required=False,
        empty_label=_("Under none"),
        help_text=_("One campaign may lead the others; all read the same records."),
    )

    def __init__(self, viewer: Viewer, campaign: Campaign, data: Any = None) -> None:
        super().__init__(data, initial={"umbrella": campaign.umbrella_id})
        others = running_beside(viewer).exclude(pk=campaign.pk)
        self.fields["umbrella"].queryset = others  # type: ignore[attr-defined]
        self.fields["umbrella"].label_from_instance = _called  # type: ignore[attr-defined]


def _called(campaign: Campaign) -> str:
    return campaign.name.in_(reading())


def called(name: str, pack: Pack | None) -> str:
    """What a pack is called; one that could not be read by the name of its folder."""
    said = pack.name.in_(reading()) if pack else name.removeprefix(OWN)
    return gettext("%(name)s (our own)") % {"name": said} if name.startswith(OWN) else said


def _packs() -> list[tuple[str, str]]:
    found = ((name, looked_at(name).pack) for name in startable())
    return [(name, called(name, pack)) for name, pack in found]


def _units(viewer: Viewer) -> Any:
    """The units that may be chosen: those above others, from the top down."""
    units = Unit.objects.seen_by(viewer).filter(children__isnull=False, closed_on=None)
    reached = [grant.path for grant in viewer.holding(STARTING)]
    wanted = [u.pk for u in units.distinct() if any(u.path.startswith(p) for p in reached)]
    return Unit.objects.seen_by(viewer).filter(pk__in=wanted).order_by("path")
