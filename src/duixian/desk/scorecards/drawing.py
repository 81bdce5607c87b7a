"""A number beside the middle of its peers: a quiet mark on a line, its words stand beside it."""

from __future__ import annotations

from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString


def beside(own: Fraction, median: Fraction, ends: tuple[Fraction, Fraction]) -> SafeString:
    """A line from nought (or the least below it) to the most, a ring at the median, a dot at one's own."""
    low, high = min(ends[0], own, Fraction(0)), max(ends[1], own)
    return format_html(
        '<svg class="drawing beside" height="13" aria-hidden="true">'
        '<line class="rail" x1="0%" x2="100%" y1="6.5" y2="6.5"/>'
        '<circle class="peer" cx="{}" cy="6.5" r="5"/><circle class="dot" cx="{}" cy="6.5" r="4"/></svg>',
        across(median - low, high - low),
        across(own - low, high - low),
    )


def across(value: Fraction, full: Fraction) -> str:
    """A part of the width in tenths of a per cent, a little off both ends."""
    part = min(max(value / full, Fraction(0)), Fraction(1)) if full else Fraction(0)
    whole, tenth = divmod(15 + int(970 * part), 10)
    return f"{whole}.{tenth}%"
