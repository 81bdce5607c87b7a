"""What a list can be narrowed to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from duixian.desk.look.inputs import DayInput
from duixian.desk.look.wording import reading
from duixian.desk.records.listing import Wanted
from duixian.rulebook.kinds import Kind

STAGES = (
    ("", _("any state")),
    ("open", _("in hand")),
    ("done", _("done")),
    ("draft", _("being drawn up")),
    ("failed", _("not achieved")),
    ("void", _("void")),
)
PERIODS = (
    ("", _("any time")),
    ("month", _("this month")),
    ("before", _("last month")),
    ("quarter", _("this quarter")),
    ("year", _("this year")),
    ("days", _("from ... to ...")),
)


class FilterForm(forms.Form):
    """Words, kind, unit, state and time; nothing here has to be filled."""

    text = forms.CharField(
        label=_("Words"), required=False, widget=forms.TextInput({"type": "search"})
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    unit = forms.CharField(label=_("Unit"), required=False)
    stage = forms.ChoiceField(label=_("State"), required=False, choices=STAGES)
    period = forms.ChoiceField(label=_("When"), required=False, choices=PERIODS)
    since = forms.DateField(label=_("From"), required=False, widget=DayInput)
    until = forms.DateField(label=_("To"), required=False, widget=DayInput)
    under = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, kinds: Iterable[Kind], today: dt.date) -> None:
        super().__init__(data)
        self.today = today
        names = [(kind.id, kind.name.in_(reading())) for kind in kinds]
        self.fields["kind"].choices = [("", _("all kinds")), *names]  # type: ignore[attr-defined]

    def narrow(self, *, several: bool) -> list[BoundField]:
        """The fields beside the words; the unit only where there are several, days only if wanted."""
        names = ["kind", *(["unit"] if several else []), "stage", "period"]
        days = ["since", "until"] if self["period"].value() == "days" else []
        return [self[name] for name in (*names, *days)]

    def wanted(self) -> Wanted:
        """What is asked for; a field that says nothing known asks for nothing."""
        self.full_clean()
        given: dict[str, Any] = {k: v for k, v in self.cleaned_data.items() if v}
        period: str = given.pop("period", "")
        since, until = days_of(period, self.today)
        under: UUID | None = given.pop("under", None)
        return Wanted(
            **{
                **given,
                "since": since or given.get("since"),
                "until": until or given.get("until"),
                "under": under,
            }
        )


def days_of(period: str, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of a period around today; nothing where none is named."""
    first = today.replace(day=1)
    match period:
        case "month":
            return first, today
        case "before":
            last = first - dt.timedelta(days=1)
            return last.replace(day=1), last
        case "quarter":
            return first.replace(month=(today.month - 1) // 3 * 3 + 1), today
        case "year":
            return first.replace(month=1), today
        case _:
            return None, None
