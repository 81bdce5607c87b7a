"""Typing in a stack of paper: which sheet lies on top, and the sheet as a form without folds."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from duixian.desk.look.wording import reading
from duixian.desk.org.models import Unit
from duixian.desk.records.codes import read
from duixian.desk.records.nameable import units_seen
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.moves import Sheet

from . import RecordForm
from .fields import Nameable, Texts, Typed
from .inputs import NameInput

WRITER = "on_behalf"


class TopForm(forms.Form):
    """The code on the sheet, or its kind and its unit."""

    code = forms.CharField(required=False)
    kind = forms.ChoiceField(required=False)
    unit = forms.CharField(required=False)

    def __init__(self, data: Any, viewer: Viewer, kinds: dict[str, Kind], initial: Any) -> None:
        super().__init__(data or None, initial=initial)
        self.viewer, self.kinds = viewer, kinds
        self.units = units_seen(viewer)
        named = [(kind.id, kind.name.in_(reading())) for kind in kinds.values()]
        self.fields["code"] = forms.CharField(
            label=_("Code on the sheet"),
            required=False,
            help_text=_(
                "Below its square, such as visit-B11-C; a reader of codes types it in too."
            ),
            widget=forms.TextInput({"autocomplete": "off", "autofocus": True, "lang": "en"}),
        )
        self.fields["kind"] = forms.ChoiceField(label=_("Kind"), required=False, choices=named)
        self.fields["unit"] = forms.CharField(
            label=_("Unit"), required=False, widget=NameInput(self.units)
        )
        self.sheet: tuple[Kind, Unit] | None = None
        self.part_of = ""

    def clean(self) -> dict[str, Any]:
        """Find the kind and the unit, or say what is not known."""
        given = self.cleaned_data
        code = given.get("code", "").strip()
        named = (
            read(code)
            if code
            else (given.get("kind", ""), self.units.code(given.get("unit", "")), "")
        )
        if named is None:
            self.add_error("code", _("This is no code of a sheet; look at each sign again."))
            return given
        kind = self.kinds.get(named[0])
        unit = Unit.objects.seen_by(self.viewer).filter(code__iexact=named[1]).first()
        if unit is None:
            where, said = ("code", named[1]) if code else ("unit", given.get("unit", ""))
            self.add_error(
                where, _("No unit under yours is called %(name)s.") % {"name": said or "—"}
            )
        elif kind is None:
            self.add_error("code", _("There is no kind called %(name)s.") % {"name": named[0]})
        else:
            self.sheet, self.part_of = (kind, unit), named[2]
        return given


class StackForm(RecordForm):
    """A sheet as it lies there: first whose name stands on it, then every field in its order."""

    def __init__(
        self,
        kind: Kind,
        sheet: Sheet,
        nameable: Nameable,
        *,
        data: Any = None,
        texts: Texts | None = None,
    ) -> None:
        super().__init__(kind, sheet, nameable, data=data, texts=texts, open_=len(sheet.fields) + 1)
        writer = Typed(
            WRITER,
            _("Whose name stands on the sheet"),
            NameInput(nameable.persons),
            nameable.persons,
        )
        writer.required = True
        writer.initial = writer.shown(texts or {})
        for field in self.fields.values():
            field.widget.attrs.pop("autofocus", None)
        self.fields = {WRITER: writer, **self.fields}
        self.begin_at(WRITER)

    def writer(self) -> str:
        """The code of the person whose name stands on the sheet; nothing where none of the unit does."""
        field = self.fields[WRITER]
        assert isinstance(field, Typed)
        (code,) = field.texts(self[WRITER].value())[WRITER]
        return code if field.listed and code in field.listed.labels else ""

    def nobody(self) -> bool:
        """Say that the name is missing or on no roll of the unit; never true."""
        self.full_clean()
        said = self._unknown(WRITER) or _("Say whose name stands on the sheet.")
        self.add_error(WRITER, said)
        return False
