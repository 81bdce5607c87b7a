"""Inputs that the fields of a kind need beyond those that come with the framework."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from .listed import Listed


class UnitInput(forms.TextInput):
    """A number with what it counts beside it; full-width digits may be typed."""

    template_name = "records/number.html"

    def __init__(self, unit: str, *, whole: bool) -> None:
        super().__init__({"inputmode": "numeric" if whole else "decimal", "autocomplete": "off"})
        self.unit = unit

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The framework's context, and the unit."""
        return {**super().get_context(name, value, attrs), "unit": self.unit}


class NameInput(forms.TextInput):
    """Something named by typing: the browser offers the names, the server knows them by code."""

    template_name = "records/name.html"

    def __init__(self, listed: Listed) -> None:
        super().__init__({"autocomplete": "off"})
        self.listed = listed

    def format_value(self, value: Any) -> str | None:
        """The name that stands for a code."""
        return self.listed.label(value) if value else None

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The framework's context, and the names to offer."""
        context = super().get_context(name, value, attrs)
        offered = f"{context['widget']['attrs'].get('id', name)}_names"
        context["widget"]["attrs"]["list"] = offered
        return {**context, "offered": offered, "names": [*self.listed.labels.values()]}


class NamesInput(forms.TextInput):
    """Several named one after the other, or ticked on the list; what is typed stays as typed."""

    template_name = "records/names.html"

    def __init__(self, listed: Listed) -> None:
        super().__init__({"autocomplete": "off"})
        self.listed = listed

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:  # noqa: ARG002 - the library's name
        """All that was typed and ticked, codes where they are known."""
        return self.listed.codes(data.getlist(name))

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The framework's context, the list with its ticks, and what is on no list."""
        codes: Sequence[str] = value or ()
        typed = [code for code in codes if code not in self.listed.labels]
        ticks = [(code, label, code in codes) for code, label in self.listed.labels.items()]
        context = super().get_context(name, "、".join(typed), attrs)
        return {**context, "ticks": ticks, "ticked": len(codes) - len(typed)}


class TallyInput(forms.Widget):
    """A row of counts, one for each column of the tally."""

    template_name = "records/tally.html"
    use_fieldset = True

    def __init__(self, columns: Mapping[str, str]) -> None:
        super().__init__()
        self.columns = columns

    def id_for_label(self, id_: str, index: str = "0") -> str:
        """The row has no input of its own to which a label could lead."""
        return f"{id_}_{index}" if id_ else id_

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[str, str]:  # noqa: ARG002 - the library's name
        """The counts as typed, by column."""
        return {column: data.get(column, "") for column in self.columns}

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:  # noqa: ARG002 - the library's name
        """Whether no count was in the form at all."""
        return not any(column in data for column in self.columns)

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """The framework's context, and each count with its name."""
        context = super().get_context(name, None, attrs)
        id_ = context["widget"]["attrs"].get("id", name)
        counts = [
            (f"{id_}_{nth}", column, label, (value or {}).get(column, ""))
            for nth, (column, label) in enumerate(self.columns.items())
        ]
        return {**context, "counts": counts}
