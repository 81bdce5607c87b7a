"""What the entries of this room are called in the journal."""

from __future__ import annotations

from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

ENTRIES = MappingProxyType(
    {
        "account.issue": _("account given out, slip printed"),
        "account.reset": _("account renewed, slip printed"),
        "account.shut": _("account closed"),
        "account.unlock": _("account unlocked"),
        "account.open": _("slip used, password chosen"),
        "account.password": _("password changed"),
        "account.second_step": _("second step set up"),
        "account.second_step.drop": _("second step taken away"),
    }
)
