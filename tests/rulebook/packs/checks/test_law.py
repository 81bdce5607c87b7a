"""What a policy forbids, and what it lets stand."""

from __future__ import annotations

import pytest

from duixian.rulebook.findings import Findings, Level
from duixian.rulebook.findings.register.law import LAW
from duixian.rulebook.packs import read_pack, shipped
from duixian.rulebook.packs.checks.law import forbidden, in_force
from duixian.rulebook.packs.checks.wording import prohibited
from duixian.rulebook.packs.pages import page_of
from rulebook.packs.laid_over import laid_over
from rulebook.packs.small import FILES, reading, told, write

STRICT = ("policy: '2010'", "policy: '2026'")
ALWAYS = {"L101"}
IDS = sorted(rule.id for rule in LAW)


def test_the_small_pack_stands_under_2026(tmp_path):
    assert told(reading(tmp_path, *STRICT)) == []


def test_a_phase_is_forbidden_under_2026_and_allowed_under_2010(tmp_path):
    phase = ("type: node", "type: phase")
    found = reading(tmp_path, *phase)
    assert told(found) == []
    under = forbidden(found.pack, "2026", found.reader, Findings())
    assert [(f.where.line, f.id) for f in under] == [(6, "L103")]


def test_points_of_persons_are_forbidden_under_2026(tmp_path):
    found = reading(tmp_path, "heading: results", "heading: own")
    under = forbidden(found.pack, "2026", found.reader, Findings())
    assert [(f.where.line, f.id) for f in under] == [(28, "L102")]


def test_the_shipped_pack_says_what_of_it_2026_forbids():
    found = read_pack(shipped() / "chuangxianzhengyou")
    assert found.findings.of(Level.ERROR, Level.WARNING, Level.LAW) == []
    assert list(forbidden(found.pack, "2010", found.reader, Findings())) == []
    under = forbidden(found.pack, "2026", found.reader, Findings())
    assert [(f.id, dict(f.values)) for f in under] == [
        (
            "L103",
            {
                "zh": "动员部署、全面争创、整改提升、总结和长效",
                "en": "Launch, Striving, Mending, Closing and lasting rules",
            },
        )
    ]


def test_every_finding_of_law_names_instruments_that_are_known_with_their_year():
    known = prohibited()
    assert sorted(known.keys() - {"sources", "unless"}) == IDS
    assert all(set(known[id_]["sources"]) <= known["sources"].keys() for id_ in IDS)
    assert {s["year"] for s in known["sources"].values()} == {2019, 2023, 2024, 2026}


@pytest.mark.parametrize("id_", IDS)
def test_the_rules_of_2010_know_nothing_of_what_came_later(id_, tmp_path):
    found = read_pack(laid_over(page_of(id_).wrong, tmp_path))
    older = {f.id for f in forbidden(found.pack, "2010", found.reader, Findings())}
    today = {f.id for f in forbidden(found.pack, "2026", found.reader, Findings())}
    assert (older, today) == ({id_} & ALWAYS, {id_})
    assert (in_force(id_, "2010"), in_force(id_, "2026")) == (id_ in ALWAYS, True)


CLOCK = "\nclocks: [%s]\n"
SHORT = {
    "{period: month}": 1,
    "{period: quarter}": 1,
    "{period: half}": 0,
    "{rolling: {days: 179}}": 1,
    "{rolling: {days: 180}}": 0,
    "{rolling: {months: 5}}": 1,
    "{rolling: {months: 6}}": 0,
    "{phase: year}": 0,
    "standing": 0,
}


@pytest.mark.parametrize("window", SHORT)
def test_points_are_for_half_a_year_or_more(tmp_path, window):
    found = reading(tmp_path, "window: {period: year}", f"window: {window}")
    under = forbidden(found.pack, "2026", found.reader, Findings())
    assert [f.id for f in under] == ["L110"] * SHORT[window]


@pytest.mark.parametrize(
    ("clock", "many"),
    [
        ("{due: {move: confirm, from: note, days: 0}}", 1),
        ("{due: {move: confirm, from: note, working_days: 0}}", 1),
        ("{due: {move: confirm, from: note, working_days: 1}}", 0),
        ("{due: {move: confirm, from: due_on, days: 0}}", 0),
        ("{due: {move: confirm, from: due_on, days: -3}}", 0),
        ("{escalate: {after: {days: 0}, to: superior, levels: 2}}", 1),
        ("{escalate: {after: {working_days: 5}, to: superior, levels: 2}}", 0),
    ],
)
def test_an_answer_on_the_day_of_the_question_is_no_answer(tmp_path, clock, many):
    kind = FILES["kinds/deed.yaml"] + CLOCK % clock
    found = read_pack(write(tmp_path, **{"kinds/deed.yaml": kind}))
    under = forbidden(found.pack, "2026", found.reader, Findings())
    assert [f.id for f in under] == ["L112"] * many


def test_a_pack_that_brings_no_form_of_its_own_needs_no_number_for_it(tmp_path):
    pack = FILES["pack.yaml"].partition("indicators:")[0].replace("uses: []", "uses: [grassroots]")
    path = write(tmp_path, **{"pack.yaml": pack + "basis: {zh: 方案}\n"})
    (path / "kinds/deed.yaml").unlink()
    found = read_pack(path)
    assert list(forbidden(found.pack, "2026", found.reader, Findings())) == []


def test_where_a_file_cannot_be_read_nothing_is_said_to_be_missing(tmp_path):
    whole, _, last = FILES["pack.yaml"].partition("basis:")
    files = {"pack.yaml": whole.replace(*STRICT), "more.yaml": f"basis: [{last}"}
    assert [rule for *_, rule in told(read_pack(write(tmp_path, **files)))] == ["E101"]


def test_all_that_is_forbidden_is_told_at_once_and_in_the_order_of_the_files(tmp_path):
    snippets = [s for id_ in IDS for s in page_of(id_).wrong if s.file == "kinds/deed.yaml"]
    chosen = [s for s in snippets if s.text.startswith("fields:")]
    found = read_pack(laid_over(tuple(chosen), tmp_path))
    assert [f.id for f in found.findings] == ["L104", "L105", "L106", "L107", "L108", "L114"]
    assert [f.where.line for f in found.findings] == sorted(f.where.line for f in found.findings)
