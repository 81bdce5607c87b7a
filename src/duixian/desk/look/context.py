"""What the frame of every page is told: a context processor."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.module_loading import import_string

from .places import shown
from .preferences import SIZE, THEME, chosen
from .wording import reading

OTHER = {"zh": ("en", "English"), "en": ("zh-hans", "中文")}


def frame(request: HttpRequest) -> dict[str, object]:
    """The `look` of the frame; who reads stands in `request.user` and may say `titled(request)`."""
    language = reading()
    other_tag, other_name = OTHER[language]
    user = getattr(request, "user", None)
    inside = bool(user and user.is_authenticated)
    return {
        "look": {
            "language": language,
            "tag": "zh-Hans" if language == "zh" else "en",
            "other_tag": other_tag,
            "other_name": other_name,
            "size": chosen(request, SIZE),
            "theme": chosen(request, THEME),
            "now": getattr(request, "now", None),
            "places": shown(import_string(settings.PLACES), request) if inside else (),
            "prefer_url": reverse("look:prefer"),
            **(import_string(settings.READER)(request) if inside else {}),
        }
    }
