"""The few small drawings that stand beside words, never instead of them."""

from __future__ import annotations

from types import MappingProxyType

from django.utils.html import format_html
from django.utils.safestring import SafeString

# Paths on a square of 24, drawn as lines.
PATHS = MappingProxyType(
    {
        "add": "M12 5v14M5 12h14",
        "alert": "M12 4 2.8 20h18.4zM12 10v4.5M12 17.4v.1",
        "back": "M14.5 5.5 8 12l6.5 6.5",
        "clock": "M12 7v5l3.2 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17",
        "cross": "M6.5 6.5l11 11M17.5 6.5l-11 11",
        "dash": "M6 12h12",
        "done": "M5 12.5l4.7 4.7L19.5 7",
        "fetch": "M12 4v11M7 10.5l5 5 5-5M5 20h14",
        "find": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20.5 20.5",
        "lock": "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
        "on": "M9.5 5.5 16 12l-6.5 6.5",
        "open": "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14",
        "person": "M12 4.5a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4M4.5 20c.8-3.8 3.8-5.5 7.5-5.5s6.7 1.7 7.5 5.5",
        "print": "M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z",
        "undo": "M4 9h10.5a5.5 5.5 0 0 1 0 11H9M8 4.5 3.8 9 8 13.5",
        "waiting": "M12 5a7 7 0 1 0 0 14 7 7 0 0 0 0-14M12 12V5a7 7 0 0 1 0 14z",
        "write": "M4.5 19.5l1-4.2L16 4.8l3.2 3.2L8.7 18.5z",
    }
)


def icon(name: str) -> SafeString:
    """A drawing as SVG that is not read out; KeyError for a name that is not drawn."""
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>',
        PATHS[name],
    )
