"""What the office says when it closes a campaign, and which plan is the campaign's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duixian.desk.campaigns.actions import Decision
from duixian.desk.campaigns.models import Campaign
from duixian.desk.look.wording import reading
from duixian.desk.records.models import Record

STAYS = "stays"


class ClosingForm(forms.Form):
    """On what basis, who decided; and what becomes of what is open."""

    basis = forms.CharField(label=_("On what basis it closes"), max_length=300)
    approver = forms.CharField(label=_("Who decided"), max_length=100)
    left = forms.ChoiceField(
        label=_("What becomes of what is open"),
        widget=forms.RadioSelect,
        choices=(),
        error_messages={"required": _("Say what becomes of what is open; none of it is lost.")},
    )
    shown = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, takers: Sequence[Campaign], open_: int, data: Any = None) -> None:
        super().__init__(data, initial={"shown": open_})
        self.takers = {str(one.key): one for one in takers}
        language = reading()
        named = [(key, one.name.in_(language)) for key, one in self.takers.items()]
        goes = [(key, _("%(name)s goes on with it") % {"name": name}) for key, name in named]
        stays = (STAYS, _("It stays owed by the units that owe it, and is told as such"))
        self.fields["left"].choices = [*goes, stays]  # type: ignore[attr-defined]
        self.fields["left"].required = bool(open_)

    @property
    def decision(self) -> Decision:
        """What was decided."""
        given = self.cleaned_data
        return Decision(given["basis"], given["approver"], self.takers.get(given["left"]))

    @property
    def stays(self) -> bool:
        """Whether what is open stays owed."""
        return bool(self.cleaned_data["left"] == STAYS)


class PlanForm(forms.Form):
    """Which record is the plan of the campaign."""

    plan = forms.ChoiceField(label=_("Which plan is this campaign's"), choices=())

    def __init__(self, plans: Sequence[Record], data: Any = None) -> None:
        super().__init__(data)
        choices = [(record.code, record.text or record.code) for record in plans]
        self.fields["plan"].choices = choices  # type: ignore[attr-defined]
