"""For which unit: known where the one who writes has a single post that writes for one unit."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _

from duixian.desk.org.models import Unit
from duixian.desk.records.nameable import units_seen
from duixian.desk.walls import Viewer

from .inputs import NameInput


class UnitForm(forms.Form):
    """One field: the unit by name or code; an address may name it by key."""

    def __init__(self, asked: str, viewer: Viewer, own: Sequence[Unit]) -> None:
        super().__init__()
        self.listed = units_seen(viewer)
        self.asked = asked.strip()
        self.unit = _asked(self.asked, self.listed.code(self.asked), viewer)
        if not self.asked and own:
            self.unit = own[0]
        self.fields["unit"] = forms.CharField(
            label=_("For which unit"),
            widget=NameInput(self.listed),
            initial=self.unit.code if self.unit else self.asked,
        )

    @property
    def settled(self) -> bool:
        """Whether there is nothing to choose."""
        return len(self.listed.labels) <= 1

    @property
    def unknown(self) -> bool:
        """Whether a unit was asked for that is not in sight."""
        return bool(self.asked) and self.unit is None


def _asked(asked: str, code: str, viewer: Viewer) -> Unit | None:
    seen = Unit.objects.seen_by(viewer)
    try:
        return seen.filter(key=UUID(asked)).first()
    except ValueError:
        return seen.filter(code=code).first()
