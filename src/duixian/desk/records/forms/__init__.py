"""The form of a move, made from the kind: it holds what was typed and shows what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _

from duixian.desk.look.wording import reading
from duixian.rulebook.kinds import Kind
from duixian.rulebook.moves import Sheet
from duixian.rulebook.moves.sheet import asked_of_drafts
from duixian.rulebook.vocabulary.text import Text

from .fields import Nameable, Texts, Typed, field_for
from .inputs import TallyInput
from .listed import Listed

__all__ = ["OPEN", "Listed", "Nameable", "RecordForm", "Texts"]

OPEN = 6
"""So many fields stand open; the rest are folded."""


class RecordForm(forms.Form):
    """The fields of a sheet, filled with texts; nothing is judged here, only told."""

    template_name = "records/fields.html"
    use_required_attribute = False

    def __init__(
        self,
        kind: Kind,
        sheet: Sheet,
        nameable: Nameable,
        *,
        data: Any = None,
        texts: Texts | None = None,
        open_: int = OPEN,
    ) -> None:
        super().__init__(data)
        self.nameable = nameable
        follow = asked_of_drafts(kind)
        for name in sheet.fields:
            found = field_for(kind, name, nameable, needed=name in sheet.needed)
            found.initial = found.shown(texts or {})
            found.follows = not found.required and name in follow
            self.fields[name] = found
        idle = [n for n, found in self.fields.items() if isinstance(found, Typed) and found.idle]
        self.order_fields([*(n for n in self.fields if n not in idle), *idle])
        self.open = min(open_, len(self.fields) - len(idle))
        empty = (name for name, field in self.fields.items() if not field.initial)
        self.begin_at(next(empty, None))

    def begin_at(self, name: str | None) -> None:
        """Put the caret into a field when the page opens."""
        if name and not self.is_bound:
            self.fields[name].widget.attrs["autofocus"] = True

    @property
    def shown(self) -> list[BoundField]:
        """The fields that stand open."""
        return [self[name] for name in [*self.fields][: self.open]]

    @property
    def folded(self) -> list[BoundField]:
        """The fields that are folded away until they are wanted."""
        return [self[name] for name in [*self.fields][self.open :]]

    @property
    def unfolded(self) -> bool:
        """Whether something stands in a folded field, or is wrong with it."""
        return any(field.value() or field.errors for field in self.folded)

    def texts(self) -> dict[str, list[str]]:
        """All that was typed, by column."""
        found: dict[str, list[str]] = {}
        for field in self:
            if isinstance(field.field, Typed):
                found |= field.field.texts(field.value())
        return found

    def said(self, name: str) -> str:
        """What stands in a field, as people say it."""
        field = self.fields[name]
        value = self[name].value()
        if isinstance(value, dict) and isinstance(field.widget, TallyInput):
            counts = ((field.widget.columns[column], text) for column, text in value.items())
            return "，".join(f"{label} {text}" for label, text in counts if text)
        codes = value if isinstance(value, list) else [str(value or "")]
        names = dict(getattr(field.widget, "choices", ()))
        listed = field.listed.labels if isinstance(field, Typed) and field.listed else names
        return "、".join(str(listed.get(code, code)) for code in codes if code)

    def tell(self, fields: Mapping[str, Iterable[Text]], whole: Iterable[Text]) -> None:
        """Say at each field what is wrong with it, and above all fields what lies elsewhere."""
        self.full_clean()
        for name, texts in fields.items():
            for text in texts:
                self._at(name, self._unknown(name) or text.in_(reading()))
        for text in whole:
            self._at(None, text.in_(reading()))

    def _at(self, name: str | None, said: str) -> None:
        where = name if name in self.fields else None
        if said not in self.errors.get(where or "__all__", ()):
            self.add_error(where, said)

    def _unknown(self, name: str) -> str:
        """What to say of names that are on no list, or that several bear."""
        field = self.fields.get(name)
        if not isinstance(field, Typed):
            return ""
        listed = field.listed or Listed({})
        choices = dict(getattr(field.widget, "choices", ()))
        if field.listed is None and not choices:
            return ""
        known = choices or listed.labels
        typed = field.texts(self[name].value())[name]
        strange = [text for text in typed if text and text not in known]
        alike = [label for text in strange for label in listed.alike(text)]
        if alike:
            words = {"names": "、".join(alike)}
            return _("Several bear this name; say which of them: %(names)s") % words
        if strange:
            words = {"names": "、".join(strange)}
            return _("Not on the list: %(names)s. Choose from what is offered.") % words
        return ""
