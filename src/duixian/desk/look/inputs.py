"""Inputs that need more than Django gives them."""

from __future__ import annotations

from django import forms


class DayInput(forms.DateInput):
    """A day, with the calendar of the browser; it wants 2026-11-23 in every language."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")
