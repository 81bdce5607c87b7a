"""Colours can be read by everyone, by day, by night and on paper."""

import re
from pathlib import Path

import pytest

import duixian.sheets.page as room

STYLE = (Path(room.__file__).parent / "style.css").read_text(encoding="utf-8")
MODES = ["light", "dark", "print"]


def tokens():
    """The colours of each mode; a mode has those of the day where it sets none of its own."""
    found = {}
    for mode, block in zip(MODES, re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL), strict=True):
        found[mode] = found.get("light", {}) | dict(re.findall(r"--(\w+): (#\w+);", block))
    return found


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_every_colour_of_text_stands_out_from_its_ground(mode, ground):
    colours = tokens()[mode]
    weak = {
        t: c
        for t in ("ink", "soft", "due", "dot")
        if (c := contrast(colours[t], colours[ground])) < 4.5
    }
    assert weak == {}


def test_vermilion_means_needs_you_and_nothing_else():
    users = re.findall(r"([^{}]+)\{[^{}]*var\(--due\)", STYLE)
    assert [u.strip() for u in users] == [".due"]


def test_nothing_of_the_style_comes_from_outside():
    assert re.findall(r"url\(|@import|@font-face|expression\(", STYLE) == []
