"""Forms and fields drawn by our own templates: the value of `FORM_RENDERER`."""

from __future__ import annotations

from django.forms.renderers import TemplatesSetting


class LookRenderer(TemplatesSetting):
    """Widgets by Django, everything around them by ours."""

    form_template_name = "look/form.html"
    field_template_name = "look/field.html"
