"""What the register can be narrowed to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duixian.desk.look.wording import reading
from duixian.rulebook.kinds import Kind

from .queries import AGES, CLOSED, EVERY, RISEN, SORT, SOURCE, Wanted

STATES = (
    ("", _("not closed")),
    (RISEN, _("come up to somebody above")),
    (CLOSED, _("closed")),
    (EVERY, _("open or closed")),
)


class Filters(forms.Form):
    """State, source, unit and age; nothing has to be filled."""

    state = forms.ChoiceField(label=_("State"), required=False)
    source = forms.ChoiceField(label=pgettext_lazy("problem", "Source"), required=False)
    sort = forms.ChoiceField(label=pgettext_lazy("problem", "Sort"), required=False)
    age = forms.ChoiceField(label=_("Age"), required=False)
    unit = forms.CharField(label=_("Unit"), required=False, max_length=100)

    def __init__(self, data: Any, kind: Kind) -> None:
        super().__init__(data)
        own = [
            (state.id, state.name.in_(reading()))
            for state in kind.states
            if state.stage.value == "open"
        ]
        ages = [(str(days), _("over %(n)s days") % {"n": days}) for days in AGES]
        choices = {
            "state": [*STATES[:2], *own, *STATES[2:]],
            "source": [("", _("any source")), *options(kind, SOURCE)],
            "sort": [("", pgettext_lazy("problem", "any sort")), *options(kind, SORT)],
            "age": [("", pgettext_lazy("age", "any")), *ages],
        }
        for name, found in choices.items():
            self.fields[name].choices = found  # type: ignore[attr-defined]

    def shown(self, *, several: bool) -> list[BoundField]:
        """The fields; the unit only where there are several."""
        return [
            self[name]
            for name in ("state", "source", "sort", "age", *(["unit"] if several else []))
        ]

    def wanted(self) -> Wanted:
        """What is asked for; a field that says nothing known asks for nothing."""
        self.full_clean()
        given = self.cleaned_data
        return Wanted(
            given.get("state", ""),
            given.get("source", ""),
            int(given.get("age") or 0),
            given.get("unit", ""),
            given.get("sort", ""),
        )


def options(kind: Kind, name: str) -> list[tuple[str, str]]:
    """What a choice of the kind offers."""
    field = kind.field(name)
    return [(o.id, o.name.in_(reading())) for o in field.options] if field else []
