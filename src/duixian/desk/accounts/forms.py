"""What is typed to sign in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class SignIn(forms.Form):
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
        max_length=200,
        strip=False,
        help_text=_("The first time: the one-time code of your slip, in capitals or not."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
