"""What the entries about the tree are called in the journal."""

from __future__ import annotations

from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

ENTRIES = MappingProxyType(
    {
        "org.unit.arrived": _("unit taken over"),
        "org.unit.entered": _("unit entered from a roster"),
        "org.unit.changed": _("unit changed by a roster"),
        "org.person.arrived": _("person taken over"),
        "org.person.entered": _("person entered from a roster"),
        "org.person.changed": _("person changed by a roster"),
        "org.roster.taken": _("roster taken in"),
        "org.list.fetched": _("list fetched as a workbook"),
    }
)
