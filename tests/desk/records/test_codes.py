"""The code on a sheet of paper."""

from __future__ import annotations

import pytest

from duixian.desk.records.codes import SIGNS, code_of, read, sign


@pytest.mark.parametrize(
    "typed",
    ["visit-B11-C", "VISIT-b11-c", " visit b11 c ", "ｖｉｓｉｔ－Ｂ１１－Ｃ", "visit - B11 - C"],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert read(typed) == ("visit", "B11", "")


def test_a_unit_whose_code_has_parts_is_read_back_whole():
    assert read(code_of("deed", "X-03-117")) == ("deed", "X-03-117", "")


@pytest.mark.parametrize(
    "typed", ["", "visit", "visit-B11", "visit-B12-C", "vizit-B11-C", "访-B11-C"]
)
def test_what_is_no_code_names_nothing(typed):
    assert read(typed) is None


def test_every_single_slip_of_the_hand_is_noticed():
    text = "visitB11"
    slips = [
        text[:at] + other + text[at + 1 :]
        for at in range(len(text))
        for other in SIGNS
        if other != text[at].upper()
    ]
    swapped = [text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in range(len(text) - 1)]
    slips += [slip for slip in swapped if slip.upper() != text.upper()]
    assert [slip for slip in slips if sign(slip) == sign(text)] == []


def test_the_sheet_of_an_inspection_names_its_round_behind_the_unit():
    code = code_of("finding", "B-11", "X-K3F9")
    assert code.startswith("finding-B-11+X-K3F9-")
    assert read(code.lower()) == ("finding", "B-11", "X-K3F9")
    assert read(code.replace("K3", "K4")) is None
