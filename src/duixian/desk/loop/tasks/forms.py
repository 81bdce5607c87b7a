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
    """The field of work, key items alone, the unit; nothing here has to be filled."""

    field = forms.ChoiceField(label=_("Field of work"), required=False)
    only = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[
            ("", _("all tasks")),
            ("key", _("key items")),
            ("secretary", _("in the secretary’s own hands")),
        ],
    )
    unit = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any, kind: Kind, viewer: Viewer) -> None:
        super().__init__(data)
        self.viewer = viewer
        declared = kind.field("field")
        options = declared.options if declared else ()
        named = [(option.id, option.name.in_(reading())) for option in options]
        self.fields["field"].choices = [("", _("all fields")), *named]  # type: ignore[attr-defined]
        self.full_clean()

    def chosen(self) -> str:
        """The field of work asked for; one that is not known asks for nothing."""
        return str(self.cleaned_data.get("field") or "")

    def key_alone(self) -> bool:
        """Whether only key items are asked for."""
        return self.cleaned_data.get("only") == "key"

    def by_secretary(self) -> bool:
        """Whether only what secretaries have in their own hands is asked for."""
        return self.cleaned_data.get("only") == "secretary"

    def under(self) -> Unit | None:
        """The unit asked for, if it is in sight."""
        key = self.cleaned_data.get("unit")
        return Unit.objects.seen_by(self.viewer).filter(key=key).first() if key else None
