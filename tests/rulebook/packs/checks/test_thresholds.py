"""Points that say nothing are told; those that tell units apart are not."""

from __future__ import annotations

import pytest

from duixian.rulebook.packs import read_pack
from rulebook.packs.checks.test_checks import EACH, EXPECT, PACK, measured
from rulebook.packs.small import FILES, write

COUNT = "measure: count; of: deed"
SHARE = "measure: share; of: deed; in: [open, done]; part: {in: [done]}"


def told(tmp_path, words, points, better="more") -> set:
    none = "none" if "share" in words else "0"
    pack = (
        FILES[PACK]
        .replace(*measured(words, none))
        .replace(f"points: {EACH}", f"better: {better}\n    points: {points}")
        .replace(EXPECT, "")
    )
    return {f.id for f in read_pack(write(tmp_path, **{PACK: pack})).findings} - {"E219"}


def target(number) -> str:
    return f"{{target: {{target: {number}, full: 5, none_gives: 0}}}}"


def each(start, step, least, most) -> str:
    return (
        f"{{each: {{start: {start}, each: {step}, least: {least}, most: {most}, none_gives: 0}}}}"
    )


@pytest.mark.parametrize(
    ("words", "points", "better", "expected"),
    [
        (SHARE, target(100), "more", set()),
        (SHARE, target("100.5"), "more", {"W210"}),
        (SHARE, target("[{since: 2010-01-01, value: 90}, {since: 2011-01-01, value: 101}]"), "more", {"W210"}),
        (COUNT, target(101), "more", set()),
        (COUNT, each(10, -2, 0, 10), "less", set()),
        (COUNT, each(8, -2, 0, 10), "less", {"W210"}),
        (COUNT, each(0, 1, 0, 5), "more", set()),
        (COUNT, each(5, 1, 0, 5), "more", {"W211"}),
        (COUNT, each(5, 0, 0, 5), "more", {"W211"}),
        (COUNT, each(3, 1, 3, 3), "more", {"W211"}),
        (COUNT, each(0, 1, 0, 5), "less", {"W212"}),
        (COUNT, each(10, -2, 0, 10), "more", {"W212"}),
        (COUNT, target(10), "less", {"W212"}),
        (SHARE, "{bands: {bands: [{from: 90, give: 5}, {from: 60, give: 3}], none_gives: 0}}", "more", set()),
        (SHARE, "{bands: {bands: [{from: 101, give: 5}, {from: 60, give: 3}], none_gives: 0}}", "more", {"W210"}),
        (COUNT, "{bands: {bands: [{from: 101, give: 5}, {from: 60, give: 3}], none_gives: 0}}", "more", set()),
        (COUNT, "{bands: {bands: [{from: 0, give: 5}], none_gives: 0}}", "more", {"W211"}),
        (SHARE.replace("in: [open, done]", "in: [done]"), target(90), "more", {"W213"}),
        (SHARE.replace("{in: [done]}", "{in: [done], has: [cost]}"), target(90), "more", set()),
    ],
)  # fmt: skip
def test_points_tell_units_apart_and_run_the_right_way(tmp_path, words, points, better, expected):
    assert told(tmp_path, words, points, better) == expected
