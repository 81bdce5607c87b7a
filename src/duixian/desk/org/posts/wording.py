"""What the entries about posts are called in the journal."""

from __future__ import annotations

from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

ENTRIES = MappingProxyType(
    {
        "org.post.began": _("post filled"),
        "org.post.described": _("post called otherwise"),
        "org.post.ended": _("post ended"),
        "org.post.joined": _("post joined to an account in use"),
    }
)
