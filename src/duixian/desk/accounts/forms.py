"""What is typed to sign in, to choose a password, to answer with the telephone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .models import Account
from .passwords import MOST, refusals

DIGITS = 6


def secret(autocomplete: str) -> forms.PasswordInput:
    """A field whose content is not shown and never sent back."""
    return forms.PasswordInput(attrs={"autocomplete": autocomplete})


class Secret(forms.Form):
    """A form whose words are never sent back, and which says so when something is wrong."""

    template_name = "accounts/form.html"


class SignIn(Secret):
    """An account and its password, or the code of its slip."""

    login = forms.CharField(
        label=_("Account"),
        max_length=64,
        help_text=_("It stands on your slip, for example B11-1."),
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=2 * MOST,
        strip=False,
        help_text=_("The first time: the one-time code of your slip, in capitals or not."),
        widget=secret("current-password"),
    )


class Choose(Secret):
    """A new password, typed twice."""

    new = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_("At least 10 characters; a short sentence is easy to remember."),
        widget=secret("new-password"),
    )
    again = forms.CharField(
        label=_("The same once more"), strip=False, widget=secret("new-password")
    )

    def __init__(self, *given: Any, account: Account, **named: Any) -> None:
        super().__init__(*given, **named)
        self.account = account

    def clean_new(self) -> str:
        """The new password, if nothing speaks against it."""
        new: str = self.cleaned_data["new"]
        wrong = list(refusals(new, self.account))
        if wrong:
            raise forms.ValidationError(wrong)
        return new

    def clean(self) -> dict[str, Any]:
        """Both times the same."""
        found: dict[str, Any] = super().clean() or {}
        if "new" in found and "again" in found and found["new"] != found["again"]:
            self.add_error("again", gettext("The two are not the same; type it once more."))
        return found


class Change(Choose):
    """The password until now, and the new one."""

    old = forms.CharField(
        label=_("Password until now"), strip=False, widget=secret("current-password")
    )
    field_order = ("old", "new", "again")


class Answer(Secret):
    """The six digits that the telephone shows."""

    digits = forms.CharField(
        label=_("Six digits"),
        max_length=12,
        help_text=_("As the telephone shows them now; they change every 30 seconds."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_digits(self) -> str:
        """Six digits, however they were set apart."""
        digits = "".join(str(int(c)) for c in self.cleaned_data["digits"] if c.isdecimal())
        if len(digits) != DIGITS:
            raise forms.ValidationError(gettext("These are not six digits; type them as shown."))
        return digits
