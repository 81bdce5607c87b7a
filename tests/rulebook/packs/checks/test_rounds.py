"""Rounds of packs, checked: what may bar, what is about units only, what changes by date."""

from __future__ import annotations

import pytest

from duixian.rulebook.packs import read_pack
from duixian.rulebook.packs.pages import Snippet, folder
from rulebook.packs.laid_over import laid_over

POLL = "  - {id: liked, name: {zh: 满意率, en: Liked}, heading: results, line: voice, clause: {zh: 第六条}, measure: satisfaction, of: deed, tally: votes, good: [good], at_least: 5, window: {period: year}, when_none: none}\n"
FOUND = "  - {id: found, name: {zh: 督查发现, en: Found}, heading: results, line: done, clause: {zh: 第七条}, measure: count, of: rating, in: [open, done], window: {period: year}, when_none: 0}\n"
NOTED = "  - {id: noted, name: {zh: 自己登记的, en: Noted}, heading: results, line: done, clause: {zh: 第七条}, measure: count, of: deed, window: {period: year}, when_none: 0}\n"
GRADES = "grades:\n  - id: stars\n"


def told(tmp_path, *texts):
    found = read_pack(laid_over(tuple(Snippet("pack.yaml", text) for text in texts), tmp_path))
    return sorted({f.id for f in found.findings} - {"E219"})


def test_the_small_pack_of_the_pages_has_a_sound_round():
    assert list(read_pack(folder() / "small").findings) == []


@pytest.mark.parametrize(
    ("indicator", "veto", "ids"),
    [
        (POLL, "{indicator: liked, below: 90, bars: ['5']}", []),
        (
            POLL.replace("at_least: 5", "at_least: 4"),
            "{indicator: liked, below: 90, bars: ['5']}",
            ["E248"],
        ),
        (FOUND, "{indicator: found, above: 2, bars: ['5']}", []),
        (NOTED, "{indicator: noted, above: 2, bars: ['5']}", ["E248"]),
        (POLL, "{indicator: liked, below: 90, bars: ['9']}", ["E106"]),
        (POLL, "{indicator: liked, below: 90, bars: []}", ["E247"]),
        (POLL, "{indicator: nobody, below: 90, bars: ['5']}", ["E106"]),
    ],
)
def test_only_a_poll_with_enough_answers_or_what_others_enter_may_bar(
    tmp_path, indicator, veto, ids
):
    assert told(tmp_path, f"indicators:\n{indicator}{GRADES}    veto: [{veto}]\n") == ids


@pytest.mark.parametrize(
    ("bands", "ids"),
    [
        ("[{from: [{since: 2026-01-01, value: 90}, {since: 2026-07-01, value: 85}], grade: '5'}, {from: 60, grade: '3'}]", []),
        ("[{from: [{since: 2026-01-01, value: 90}, {since: 2026-07-01, value: 55}], grade: '5'}, {from: 60, grade: '3'}]", ["E244"]),
        ("[{from: 90, grade: '5'}, {from: 60, grade: '5'}]", ["E244"]),
        ("[]", ["E220", "E244"]),
    ],
)  # fmt: skip
def test_bands_fall_at_every_date_and_no_grade_stands_twice(tmp_path, bands, ids):
    assert set(told(tmp_path, f"{GRADES}    bands: {bands}\n")) >= set(ids) - {"E220"}
    assert set(told(tmp_path / "again", f"{GRADES}    bands: {bands}\n")) <= {*ids, "E220"}


@pytest.mark.parametrize(
    ("quota", "ids"),
    [
        ("{grade: '5', most: [3, 10]}", []),
        ("{grade: '5', most: [0, 10]}", ["E249"]),
        ("{grade: '5', most: [3]}", ["E249"]),
        ("{grade: '9', most: [3, 10]}", ["E106"]),
    ],
)
def test_a_quota_is_a_part_of_a_grade_there_is(tmp_path, quota, ids):
    examples = "examples:\n  - name: 一次评定 / one rating\n    grades: {stars: {a: '3'}}\n"
    below = examples if not ids else ""
    assert set(told(tmp_path, f"{GRADES}    quota: [{quota}]\n{below}")) >= set(ids)
    if not ids:
        assert told(tmp_path / "again", f"{GRADES}    quota: [{quota}]\n{below}") == []


def test_a_grade_promised_wrongly_is_told_with_what_it_comes_to(tmp_path):
    text = "examples:\n  - name: 一次评定 / one rating\n    grades: {stars: {a: '3'}}\n"
    found = read_pack(laid_over((Snippet("pack.yaml", text),), tmp_path))
    assert [f.what("en") for f in found.findings] == [
        "Example “一次评定 / one rating”: stars of a should be 3 but comes to 5."
    ]
