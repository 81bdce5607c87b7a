"""Done laid across effect on the page: who does much and achieves little is named."""

import re
from fractions import Fraction

from duixian.sheets.page import page
from duixian.sheets.standing import much_done_little_effect, standings
from sheets.cases import invented

NAMED = r"先去看一看 (\d+) 个 1 (\S+) 做了 (\d+)/(\d+) 项，做成 (\d+)/(\d+) 项"


def test_who_writes_much_and_achieves_little_is_named_on_the_page():
    county = invented()
    paper = much_done_little_effect(standings(county))
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page(county, "zh")))
    how_many, name, *counts = re.search(NAMED, text).groups()
    done, of_done, effect, of_effect = map(int, counts)
    assert (int(how_many), name) == (len(paper), county.name(paper[0].unit))
    assert Fraction(done, of_done) > Fraction(1, 2) > Fraction(effect, of_effect)
