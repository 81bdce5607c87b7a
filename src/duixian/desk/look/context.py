"""What the frame of every page is told: a context processor."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from .preferences import SIZE, THEME, chosen
from .wording import reading

OTHER = {"zh": ("en", "English"), "en": ("zh-hans", "中文")}


def frame(request: HttpRequest) -> dict[str, object]:
    """The `look` of the frame: language, type size, colours, moment."""
    language = reading()
    other_tag, other_name = OTHER[language]
    return {
        "look": {
            "language": language,
            "tag": "zh-Hans" if language == "zh" else "en",
            "other_tag": other_tag,
            "other_name": other_name,
            "size": chosen(request, SIZE),
            "theme": chosen(request, THEME),
            "now": getattr(request, "now", None),
            "prefer_url": reverse("reading:prefer"),
        }
    }
