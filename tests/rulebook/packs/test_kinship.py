"""A pack that completes another: what it takes as it stands, what it adds, and what it may not touch."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.findings import Findings
from duixian.rulebook.ledger import cut, read
from duixian.rulebook.packs import find, open_pack, read_pack
from duixian.rulebook.packs.kinship import LOCKED, joined
from duixian.rulebook.packs.nodes import parse
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.score import calendar_of, score, starts
from rulebook.packs.small import FILES, told, write

ROOT = Path(__file__).parents[3]
LOCAL = ROOT / "docs/guide/local-sample"
SMALL = ROOT / "tests/counties/small"

ADDED = """\
indicators:
  - id: more
    name: {zh: 多办, en: More}
    heading: results
    line: done
    clause: {zh: 本级, en: Ours}
    measure: count
    of: deed
    window: {period: year}
    when_none: 0
examples:
  - name: two
    as_of: 2010-12-31
    records: [{kind: deed, occurred_on: 2010-03-01}, {kind: deed, occurred_on: 2010-04-01}]
    expect: {more: {a: '2'}, work: {a: '2'}}
"""
HEAD = "id: town\nname: {zh: 乡, en: Town}\nparent: small\n"


def local(folder, text=HEAD + ADDED, **files):
    """A local pack beside the small one."""
    write(folder)
    place = folder / "town"
    for name, content in {"pack.yaml": text, **files}.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(content, encoding="utf-8")
    return place


def told_here(found):
    return [(file.removeprefix("town/"), line, id_) for file, line, id_ in told(found)]


def test_a_local_pack_has_all_of_its_parent_and_what_it_adds(tmp_path):
    pack = open_pack(local(tmp_path))
    above = open_pack(tmp_path / "small")
    assert [i.id for i in pack.indicators] == ["work", "more"]
    assert (pack.id, pack.name.en, pack.parent, pack.local) == ("town", "Town", "small", {"more"})
    same = ("policy", "uses", "calendar", "categories", "standards", "kinds", "basis", "theme")
    assert {name: getattr(pack, name) for name in same} == {n: getattr(above, n) for n in same}
    assert pack.indicators[0] == above.indicators[0]


def test_a_local_pack_that_adds_nothing_is_the_parent_under_its_own_name(tmp_path):
    pack = open_pack(local(tmp_path, HEAD + "theme: 自己的主题\n"))
    assert (pack.indicators, pack.local) == (open_pack(tmp_path / "small").indicators, frozenset())
    assert pack.theme == "自己的主题"


def test_a_local_pack_may_have_kinds_and_libraries_of_its_own(tmp_path):
    kind = FILES["kinds/deed.yaml"].replace("deed", "stall")
    text = (HEAD + ADDED + "uses: [grassroots]\n").replace("of: deed", "of: [stall, task]")
    text = text.replace("{kind: deed, occurred_on: 2010-03-01}", "{kind: stall}")
    text = text.replace("{kind: deed, occurred_on: 2010-04-01}", "{kind: task}")
    text = text.replace(", work: {a: '2'}", "")
    # the library has a kind of the parent's name: that is told, and no kind gives way in silence
    found = read_pack(local(tmp_path, text, **{"kinds/stall.yaml": kind}))
    assert [(f.where.file, f.id) for f in found.findings] == [
        ("grassroots/kinds/deed.yaml", "E201")
    ]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("calendar: []\n", [("pack.yaml", 4, "E260")]),
        ("policy: '2026'\ncategories: []\n", [("pack.yaml", 4, "E260"), ("pack.yaml", 5, "E260")]),
        ("standards: []\n", [("pack.yaml", 4, "E260")]),
        (ADDED.replace("id: more", "id: work"), [("pack.yaml", 5, "E261"), ("pack.yaml", 18, "E106")]),
        (
            ADDED.replace("    when_none: 0\n", "    when_none: 0\n    points: {each: {start: 0, each: 1, least: 0, most: 5, none_gives: out}}\n"),
            [("pack.yaml", 14, "E235"), ("pack.yaml", 14, "E262")],
        ),
        (ADDED.replace("heading: results", "heading: ours"), [("pack.yaml", 7, "E106")]),
        ("leave_out: [work]\n", [("pack.yaml", 4, "E115")]),
    ],
)  # fmt: skip
def test_what_is_the_parents_is_told_of_at_its_place(text, findings, tmp_path):
    assert told_here(read_pack(local(tmp_path, HEAD + text))) == findings


def test_there_is_one_level_only(tmp_path):
    local(tmp_path)
    deeper = tmp_path / "village"
    deeper.mkdir()
    (deeper / "pack.yaml").write_text(
        HEAD.replace("id: town", "id: village").replace("small", "town"), encoding="utf-8"
    )
    assert ("village/pack.yaml", 3, "E263") in told(read_pack(deeper))
    own = local(tmp_path, HEAD.replace("small", "town"))
    assert ("pack.yaml", 3, "E263") in told_here(read_pack(own))


def test_a_parent_that_is_not_there_is_told_with_those_that_are(tmp_path):
    found = read_pack(local(tmp_path, HEAD.replace("parent: small", "parent: smal")))
    (finding,) = [f for f in found.findings if f.id == "E106"]
    assert (finding.where.line, dict(finding.values)["what"]) == (3, "pack")
    assert "small" in dict(finding.values)["allowed"]


def test_a_parent_that_is_no_name_is_told(tmp_path):
    found = read_pack(local(tmp_path, HEAD.replace("parent: small", "parent: [small]")))
    assert (told_here(found), found.pack) == ([("pack.yaml", 3, "E110")], None)


def test_the_fingerprint_stands_for_both(tmp_path):
    before = open_pack(local(tmp_path)).fingerprint
    assert open_pack(local(tmp_path / "again")).fingerprint == before
    pack = local(tmp_path / "other")
    head = tmp_path / "other" / "small" / "pack.yaml"
    head.write_text(head.read_text("utf-8").replace("zh: 农村", "zh: 乡村"), encoding="utf-8")
    assert open_pack(pack).fingerprint != before
    mine = local(tmp_path / "mine", HEAD + ADDED.replace("zh: 多办", "zh: 更多"))
    assert open_pack(mine).fingerprint != before


def test_a_library_of_the_same_name_beside_the_local_pack_changes_nothing(tmp_path):
    """The parent is shipped; a doctored copy of its library lies beside the local pack."""
    library = tmp_path / "grassroots"
    (library / "kinds").mkdir(parents=True)
    for name in ("library.yaml", "kinds/pledge.yaml"):
        text = (find("weimin").parent / "grassroots" / name).read_text("utf-8")
        text = text.replace(
            "zh: 已提诺, en: Proposed}, stage: draft", "zh: 已提诺, en: X}, stage: done"
        )
        (library / name).write_text(text, encoding="utf-8")
    place = tmp_path / "town"
    place.mkdir()
    (place / "pack.yaml").write_text(
        HEAD.replace("small", "weimin") + "uses: [grassroots]\n", encoding="utf-8"
    )
    assert open_pack(place).kinds == open_pack(find("weimin")).kinds


KEYS = st.dictionaries(
    st.sampled_from(sorted(LOCKED)), st.sampled_from(["[]", "x", "{a: b}"]), max_size=4
)


@settings(max_examples=60, deadline=None)
@given(KEYS, st.sampled_from(["", ADDED, ADDED.replace("id: more", "id: work")]))
def test_whatever_a_local_pack_writes_nothing_of_its_parent_is_another(keys, added):
    """The law: what is the parent's stands in the joined pack word for word, before all that is added."""
    own_text = HEAD + "".join(
        f"{key}: {value}\n" for key, value in keys.items() if f"\n{key}:" not in HEAD
    )
    above = parse(FILES["pack.yaml"].encode(), "small", Findings())
    own = parse((own_text + added).encode(), "town", Findings())
    reader = Reader(Findings())
    found = joined(above, own, reader)
    assert {k: found.items[k] for k in LOCKED & above.items.keys()} == {
        k: above.items[k] for k in LOCKED & above.items.keys()
    }
    for key in ("indicators", "examples"):
        theirs = above.items[key].items
        assert found.items[key].items[: len(theirs)] == theirs
    assert sum(f.id == "E260" for f in reader.findings) == len(keys)


def test_a_local_pack_changes_no_number_of_its_parents_indicators_for_anybody(tmp_path):
    place = tmp_path / "town"
    place.mkdir()
    text = (HEAD + ADDED).replace("small", "chuangxianzhengyou").replace(", work: {a: '2'}", "")
    (place / "pack.yaml").write_text(text, encoding="utf-8")

    def numbers(folder):
        pack, day = open_pack(folder), dt.date(2010, 12, 31)
        ledger = read(SMALL, list(pack.kinds.values()))
        calendar = calendar_of(pack, ledger)
        kinds, first = list(pack.kinds.values()), starts(pack, day, calendar)
        known = cut(ledger, kinds, as_of=day, known_at=None, starts=first)
        rows = score(pack, known, calendar, DuckDB()).indicators.to_pylist()
        return {
            (r["track"], r["unit"], r["person"], r["indicator"]): (r["status"], r["n"], r["d"], r["points"])
            for r in rows
        }  # fmt: skip

    above, here = numbers(find("chuangxianzhengyou")), numbers(place)
    assert {key: value for key, value in here.items() if key[3] != "more"} == above
    assert any(key[3] == "more" for key in here)


def test_the_local_sample_of_the_guide_stands_under_todays_rules():
    found = read_pack(LOCAL)
    assert list(found.findings) == []
    assert found.pack.local == {"people_helped", "found_ourselves"}


AFTER = "uses: []\npredecessor: before\n"
OWES = (
    FILES["pack.yaml"]
    .replace("id: small", "id: before")
    .replace("of: deed\n", "of: deed\n    in: [open]\n")
)


def successor(folder, old="", new=""):
    """The small pack after another one, which counted deeds that stand open."""
    text = FILES["pack.yaml"].replace("uses: []\n", AFTER).replace(old, new)
    before = folder / "before"
    (before / "kinds").mkdir(parents=True)
    (before / "pack.yaml").write_text(OWES.split("examples:")[0], encoding="utf-8")
    (before / "kinds/deed.yaml").write_text(FILES["kinds/deed.yaml"], encoding="utf-8")
    return write(folder, **{"pack.yaml": text})


def test_what_the_predecessor_left_open_must_be_counted_on(tmp_path):
    found = read_pack(successor(tmp_path))
    assert told(found) == [("pack.yaml", 5, "E265")]
    assert dict(next(iter(found.findings)).values) == {"id": "before", "kind": "deed"}
    assert found.pack.left_open == {"deed"}


@pytest.mark.parametrize(
    ("more", "rules"),
    [
        ("in: [open, done]\n    carried_in: yes", []),
        ("in: [open, done]\n    carried_in: yes\n    tagged: before", []),
        ("in: [open, done]\n    carried_in: yes\n    tagged: small", ["E265"]),
        ("in: [done]\n    carried_in: yes", ["E265"]),
        ("in: [open, done]", ["E265"]),
    ],
)
def test_it_is_counted_on_by_what_carries_it_in(more, rules, tmp_path):
    found = read_pack(successor(tmp_path, "of: deed\n", f"of: deed\n    {more}\n"))
    assert [f.id for f in found.findings if f.id == "E265"] == rules


def test_a_predecessor_with_errors_or_that_is_not_there_is_told(tmp_path):
    pack = successor(tmp_path)
    (tmp_path / "before/pack.yaml").write_text("id: before\n", encoding="utf-8")
    assert told(read_pack(pack)) == [("pack.yaml", 5, "E264")]
    gone = (pack / "pack.yaml").read_text("utf-8").replace("predecessor: before", "predecessor: b4")
    (pack / "pack.yaml").write_text(gone, encoding="utf-8")
    assert told(read_pack(pack)) == [("pack.yaml", 5, "E106")]
    (pack / "pack.yaml").write_text(gone.replace("b4", "small"), encoding="utf-8")
    assert ("pack.yaml", 5, "E264") in told(read_pack(pack))
