"""Text that a spreadsheet would work out is made harmless; other text stays as it is."""

import pytest

from duixian.sheets.harmless import harmless


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+8613", "'+8613"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("甲一村支部", "甲一村支部"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_a_start_of_a_formula_gets_a_quote_before_it(text, written):
    assert harmless(text) == written
