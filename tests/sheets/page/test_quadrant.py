"""Done laid across effect on the page: who does much and achieves little is named."""

import re

from duixian.sheets.page import page
from sheets.cases import invented


def test_who_writes_much_and_achieves_little_is_named_on_the_page():
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page(invented(), "zh")))
    assert (
        "做得多、成效少：先去看一看 3 个 1 蔓檀信用社党支部 做了 10/12 项，做成 2/18 项 "
        "2 苇桐社区党支部 做了 9/12 项，做成 3/18 项" in text
    )
    assert (
        "做得少、成效好：值得学一学 4 个 4 樵栀农技站第一党小组 做了 1/12 项，做成 3/4 项" in text
    )
