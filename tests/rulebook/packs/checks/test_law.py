"""What a policy forbids, and what it lets stand."""

from __future__ import annotations

from duixian.rulebook.findings import Findings
from duixian.rulebook.packs import read_pack, shipped
from duixian.rulebook.packs.checks.law import forbidden
from rulebook.packs.small import reading, told

STRICT = ("policy: '2010'", "policy: '2026'")


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
    assert list(found.findings) == []
    assert list(forbidden(found.pack, "2010", found.reader, Findings())) == []
    under = forbidden(found.pack, "2026", found.reader, Findings())
    assert [(f.id, f.values) for f in under] == [
        ("L103", (("id", phase),)) for phase in ("p1", "p2", "p3", "p4")
    ]
