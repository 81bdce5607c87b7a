"""Activity stays out of effect and voice, and points need a second pair of eyes."""

from __future__ import annotations

import pytest

from duixian.rulebook.packs import read_pack
from rulebook.packs.checks.test_checks import DEED, EACH, EXPECT, PACK, measured
from rulebook.packs.small import FILES, write

COUNT, SHARE = "measure: count; of: deed", "measure: share; of: deed; in: [open, done]; part: {in: [done]}"  # fmt: skip
SEEN = ", needs: [{someone_else: [note]}]"
BY = "from: [noted], to: sure, by: [superior]"


def told(tmp_path, words, line, *, by="superior", points="", seen=True, first="recorder") -> set:
    """The ids told of one indicator on a line, over deeds that are confirmed in some way."""
    none = "0" if "count" in words or "sum" in words else "none"
    pack = (
        FILES[PACK]
        .replace(*measured(words, none))
        .replace("line: done", f"line: {line}")
        .replace(f"    points: {EACH}\n", points)
        .replace(EXPECT, "")
    )
    kind = FILES[DEED].replace(BY, BY.replace("superior", by)).replace("[recorder]", f"[{first}]")
    kind = kind if seen else kind.replace(SEEN, "")
    found = read_pack(write(tmp_path, **{PACK: pack, DEED: kind})).findings
    return {f.id for f in found} - {"E219", "W207"}


@pytest.mark.parametrize(
    ("words", "line", "how", "expected"),
    [
        (COUNT, "done", {"by": "secretary", "seen": False}, set()),
        (COUNT, "effect", {"by": "secretary", "seen": False}, {"W206"}),
        (COUNT, "effect", {"by": "superior", "seen": False}, set()),
        (COUNT, "effect", {"by": "secretary", "seen": True}, set()),
        (COUNT, "effect", {"by": "secretary", "seen": False, "first": "office"}, set()),
        ("measure: sum; of: deed; field: cost", "effect", {"by": "secretary", "seen": False}, {"W206"}),
        ("measure: coverage; of: deed; among: {roster: units}", "effect", {"by": "secretary", "seen": False}, {"W206"}),
        ("measure: ratio; top: {of: deed}; under: {roster: members}", "effect", {"by": "secretary", "seen": False}, {"W206"}),
        ("measure: ratio; top: {of: deed}; under: {of: deed, in: [open, done]}", "effect", {"by": "secretary", "seen": False}, set()),
        ("measure: count; of: deed; in: [open]", "effect", {}, set()),
        ("measure: count; of: units", "effect", {}, set()),
        (SHARE, "effect", {"by": "secretary", "seen": False}, set()),
        (COUNT, "voice", {}, {"W206"}),
        (COUNT, "voice", {"first": "recorder, reporter"}, set()),
        ("measure: satisfaction; of: deed; tally: votes; good: [yes]", "voice", {}, set()),
    ],
)  # fmt: skip
def test_what_a_unit_can_write_more_of_is_no_effect_and_no_voice(
    tmp_path, words, line, how, expected
):
    assert told(tmp_path, words, line, **how) == expected


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({"seen": True}, set()),
        ({"seen": False}, {"W209"}),
        ({"seen": False, "by": "secretary"}, {"W209"}),
    ],
)
def test_points_need_a_second_person_on_the_way_to_done(tmp_path, how, expected):
    points = f"    points: {EACH}\n"
    assert told(tmp_path, COUNT, "done", points=points, **how) == expected


def test_points_for_what_is_still_owed_need_nobody_else(tmp_path):
    points = f"    points: {EACH}\n"
    words = "measure: count; of: deed; in: [open]"
    assert told(tmp_path, words, "done", points=points, seen=False) == set()
