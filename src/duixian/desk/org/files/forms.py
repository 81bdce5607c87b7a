"""The form with which a roster is handed in."""

from __future__ import annotations

from django import forms
from django.core.files import File
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from duixian.intake.limits import LIMITS, MB


class HandInForm(forms.Form):
    """One file; what it is, is told by its content."""

    file = forms.FileField(
        label=_("File"),
        help_text=format_lazy(_("xlsx, xls or csv, at most {most} MB"), most=LIMITS.taken // MB),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
    )

    def clean_file(self) -> File[bytes]:
        """Refuse a file that is too large before it is read."""
        file: File[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LIMITS.taken:
            most = LIMITS.taken // MB
            raise forms.ValidationError(
                _(
                    "The file has more than %(most)s MB. Take out pictures, or hand it in as several files."
                ),
                params={"most": most},
            )
        return file
