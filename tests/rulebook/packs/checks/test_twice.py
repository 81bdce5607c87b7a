"""A deed that would be scored twice, and a problem that would cost points, are told where they stand."""

from __future__ import annotations

import pytest

from duixian.rulebook.packs import read_pack
from rulebook.packs.small import FILES, told, write

PACK, DEED = "pack.yaml", "kinds/deed.yaml"
POINTS = "points: {each: {start: 0, each: 1, least: 0, most: 5, none_gives: out}}"
MORE = """\
  - id: more
    name: {zh: 又, en: More}
    heading: results
    line: %s
    clause: {zh: 条}
    measure: count
    of: deed
    in: [%s]
    window: {period: year}
    when_none: 0
"""
WORDS = {
    "the same deeds": ("done", "done", f"    {POINTS}\n", [(PACK, 39, "E235")]),
    "the same deeds for a reason": ("done", "done", f"    {POINTS}\n    again: {{work: {{zh: 因, en: Why}}}}\n", []),
    "a reason that names nothing": ("done", "open", f"    {POINTS}\n    again: {{idle: {{zh: 因, en: Why}}}}\n", [(PACK, 40, "E106")]),
    "a reason for nothing": ("done", "open", f"    {POINTS}\n    again: {{work: {{zh: 因, en: Why}}}}\n", [(PACK, 40, "E236")]),
    "other deeds": ("done", "open", f"    {POINTS}\n", []),
    "another line": ("voice", "done", f"    {POINTS}\n", []),
    "no points": ("done", "done", "", []),
}  # fmt: skip


def with_more(line, stage, words, tmp_path):
    text = FILES[PACK].replace("examples:\n", MORE % (line, stage) + words + "examples:\n")
    number = "1" if stage == "done" else "0"
    text = text.replace(
        "expect: {work: {a: '1'}}", f"expect: {{work: {{a: '1'}}, more: {{a: '{number}'}}}}"
    )
    return read_pack(write(tmp_path, **{PACK: text}))


def errors(found):
    return [each for each in told(found) if each[2].startswith("E")]


@pytest.mark.parametrize("name", sorted(WORDS))
def test_a_deed_scored_twice_is_told_unless_the_pack_says_why(name, tmp_path):
    *words, wanted = WORDS[name]
    assert errors(with_more(*words, tmp_path)) == wanted


def test_the_finding_names_both_and_how_to_part_them(tmp_path):
    found = next(
        f for f in with_more("done", "done", f"    {POINTS}\n", tmp_path).findings if f.id == "E235"
    )
    assert found.what("en") == "“work” and “more” may both score the same deed."
    assert found.hint("en").endswith(
        "or drop the points of one. If it must be, give one of them `again: {work: reason}` in both languages."
    )
    assert found.hint("zh").endswith("在其中一项写 again: {work: 理由}，两种语言。")


PROBLEM = FILES[DEED].replace(
    "name: {zh: 实事, en: Deed}\n", "name: {zh: 问题, en: Problem}\nnever_lowers: yes\n"
)
REPORTED = FILES[DEED].replace("to: noted, by: [recorder]", "to: noted, by: [recorder, reporter]")


@pytest.mark.parametrize("kind", [PROBLEM, REPORTED])
@pytest.mark.parametrize(("each", "wanted"), [("1", []), ("-1", [(PACK, 28, "E237")])])
def test_points_that_a_problem_could_lower_are_refused(kind, each, wanted, tmp_path):
    text = FILES[PACK].replace("each: 1,", f"each: {each},").replace("start: 0,", "start: 4,")
    text = text.replace("points: {work: {a: '1'}}", f"points: {{work: {{a: '{4 + int(each)}'}}}}")
    assert errors(read_pack(write(tmp_path, **{PACK: text, DEED: kind}))) == wanted
