"""What a breakdown sheet can be narrowed to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from duixian.desk.look.wording import reading
from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind


class SheetForm(forms.Form):
    """The field of work and the unit; nothing here has to be filled."""

    field_of_work = forms.ChoiceField(label=_("Field of work"), required=False)
    unit_ = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, kind: Kind, viewer: Viewer) -> None:
        super().__init__(data)
        self.viewer = viewer
        declared = kind.field("field")
        options = declared.options if declared else ()
        named = [(option.id, option.name.in_(reading())) for option in options]
        self.fields["field_of_work"].choices = [("", _("all fields")), *named]  # type: ignore[attr-defined]
        self.full_clean()

    def add_prefix(self, field_name: str) -> str:
        """The names in the address: `field` and `unit`."""
        return {"field_of_work": "field", "unit_": "unit"}[field_name]

    def field(self) -> str:
        """The field of work asked for; one that is not known asks for nothing."""
        return str(self.cleaned_data.get("field_of_work") or "")

    def unit(self) -> Unit | None:
        """The unit asked for, if it is in sight."""
        key = self.cleaned_data.get("unit_")
        return Unit.objects.seen_by(self.viewer).filter(key=key).first() if key else None
