"""`duixian check` says what the rules rest on, and what was not checked against the original."""

from __future__ import annotations

import re

from duixian.cli import main

UNSEEN = "未核对原文，以本级规定为准"


def test_the_basis_is_told_with_what_was_not_checked_against_the_original(capsys):
    assert main(["check", "chuangxianzhengyou"]) == 0
    told = capsys.readouterr().out.splitlines()
    (basis,) = [line for line in told if line.startswith("依据：")]
    assert basis.endswith(f"（{UNSEEN}）")
    (many,) = [line for line in told if line.startswith("依据未核对原文的有")]
    assert int(re.findall(r"\d+", many)[0]) > 1


def test_a_pack_whose_basis_is_its_own_plan_is_told_without_the_warning(capsys):
    assert main(["check", "docs/guide/pack-sample", "--lang", "en"]) == 0
    told = capsys.readouterr().out.splitlines()
    (basis,) = [line for line in told if line.startswith("Basis: ")]
    assert basis.startswith("Basis: Plan of a county for errands (sample);")
