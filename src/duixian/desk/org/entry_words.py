"""What the entries of this room are called in the journal."""

from __future__ import annotations

from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

ENTRIES = MappingProxyType(
    {
        "org.post.began": _("post filled"),
        "org.post.ended": _("post ended"),
        "org.post.joined": _("post joined to an account in use"),
        "org.roster.taken": _("roster taken over"),
        "org.list.fetched": _("list fetched as a file"),
        "org.unit.arrived": _("unit taken over"),
        "org.unit.entered": _("unit entered"),
        "org.unit.changed": _("unit changed"),
        "org.person.arrived": _("person taken over"),
        "org.person.entered": _("person entered"),
        "org.person.changed": _("person changed"),
    }
)
