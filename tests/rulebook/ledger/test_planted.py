"""A folder with one mistake of each kind: all told at once, each at its file, row and column."""

from __future__ import annotations

import pytest

from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings.register.data import DATA
from duixian.rulebook.ledger import read
from rulebook.ledger.cast import CLEAN, KINDS, write

# Rows added to the clean tables; each stands for the finding named beside it.
ADDED = {
    "units": """\
f,X,己村支部,branch,rural,2001-01-01,,,
e,S,戊村支部,branch,rural,2001-01-01,,,
g,T,,branch,rural,2001-01-01,,,
h,T,庚村支部,branch,rural,2010/13/45,,,
i,T,辛村支部,branch,rural,2001-01-01,,-3,
j,T,壬村支部,branch,rural,2001-01-01,,3.5,
k,l,癸村支部,branch,rural,2001-01-01,,,
l,k,子村支部,branch,rural,2001-02-01,,,
m,T,丑村支部,branch,rural,2001-01-01,2000-12-31,,
Z,,寅县委员会,committee,rural,2002-01-01,,,
""",
    "unit_moves": "S,2010-10-01,a\nzz,2010-01-01,T\n",
    "heirs": "e,e,2010-12-01\n",
    "persons": """\
q,a,full,2011-01-01,,,,
r,b,guest,2010-01-01,,,,
s,b,full,2010-02-01,2010-01-01,,,
""",
    "participants": "P1,zz,witnesses\nP9,p,witnesses\nP1,p,makers\nP1,r,witnesses\n",
    "links": "P1,renews,Q1\n",
    "posts": "q,a,secretary,2010-03-01,2010-02-01\n",
    "calendar": "chuang,p2,2010-07-01,2010-06-01\n",
    "records/pledge": """\
P1,4,2010-09-22,a,p,kept,2010-09-20,,,,,,,,,,,,
P3,6,2010-05-01T25:00,a,,shown,2010-05-01,,,,,,,,,,,,
P3,7,2010-05-01,a,,promised,2010-05-01,,,,,,,,,,,,
P3,8,2010-05-01,a,,shown,2010-05-02,,,,,,,,,,,,
P3,9,2010-05-01,a,,shown,2010-05-01,,,,,,,,20,10,1,9,1
P3,10,2010-05-01,a,,shown,2010-05-01,,,,,,,,20,21,,,
P3,11,2010-05-01,a,,shown,2010-05-01,,,,,,5,6,,,,,
P3,14,2010-05-01,a,,shown,2010-05-01,,,,,一二三四五六七八九十一二三四五六七八九十一,,,,,,,
""",
    "records/task": """\
T2,12,2010-05-02,T,,assigned,2010-05-02,,,,,1.234,,,,,,
T2,15,2010-05-02,T,,assigned,2010-05-02,,,,,500.01,100,,,,,
T2,16,2010-05-02,T,,assigned,2010-05-02,,,,road;water;road,500,0,,,,,
""",
    "records/problem": "P3,13,2010-06-01,e,,working,2010-06-01,,,,\n",
}
EXPECTED = [
    ("calendar", 4, "ends_on", "E338"),
    ("heirs", 3, "into", "E323"),
    ("links", 3, "other", "E339"),
    ("participants", 2, "record", "E347"),
    ("participants", 4, "person", "E325"),
    ("participants", 5, "record", "E326"),
    ("participants", 6, "role", "E327"),
    ("persons", 5, "joined_on", "E331"),
    ("persons", 6, "status", "E329"),
    ("persons", 7, "left_on", "E332"),
    ("posts", 3, "to_on", "E348"),
    ("records/pledge", 5, "seq", "E334"),
    ("records/pledge", 6, "known_at", "E314"),
    ("records/pledge", 7, "state", "E328"),
    ("records/pledge", 8, "state_on", "E333"),
    ("records/pledge", 9, "verdict_returned", "E335"),
    ("records/pledge", 10, "verdict_returned", "E336"),
    ("records/pledge", 11, "verdict_present", "E337"),
    ("records/pledge", 12, "text", "E346"),
    ("records/problem", 3, "record", "E341"),
    ("records/task", 3, "cost", "E316"),
    ("records/task", 4, "cost", "E344"),
    ("records/task", 4, "target", "E344"),
    ("records/task", 5, "fields", "E347"),
    ("records/task", 5, "target", "E345"),
    ("unit_moves", 3, "parent", "E321"),
    ("unit_moves", 4, "code", "E324"),
    ("units", 8, "parent", "E320"),
    ("units", 9, "code", "E319"),
    ("units", 10, "name", "E318"),
    ("units", 11, "opened_on", "E313"),
    ("units", 12, "members", "E317"),
    ("units", 13, "members", "E315"),
    ("units", 14, "parent", "E321"),
    ("units", 16, "closed_on", "E330"),
    ("units", 17, "parent", "E322"),
]
# Findings about whole files and columns stop a table from being read as meant: test_reading.py.
OF_FILES = {f"E{n}" for n in range(301, 313)} | {"E399", "E340", "E343", "W301"}
OF_HOLIDAYS = {"E381", "E382"}
"""Planted where the file of holidays is read."""


@pytest.fixture(params=["utf-8", "gb18030", "parquet"])
def told(request, tmp_path):
    tables = {name: content + ADDED.get(name, "") for name, content in CLEAN.items()}
    ending = "parquet" if request.param == "parquet" else "csv"
    with pytest.raises(Unusable) as error:
        read(write(tmp_path, tables, request.param), KINDS)
    return list(error.value.findings), ending


def test_every_mistake_is_told_once_at_its_place(told):
    findings, ending = told
    seen = [(f.where.file, f.where.line, f.where.column, f.id) for f in findings]
    assert seen == [(f"{name}.{ending}", *rest) for name, *rest in EXPECTED]


def test_every_finding_speaks_both_languages_and_says_what_to_do(told):
    findings, _ = told
    said = {f.id: (f.what("zh"), f.hint("zh"), f.what("en"), f.hint("en")) for f in findings}
    assert said["E331"] == (
        "人员 q 同一时间在两处：与第 4 行重叠",
        "填上前一处的转出日期，或改正编入日期",
        "the person q is in two places at once: the stay overlaps that of row 4",
        "fill in the day the earlier stay ended, or correct the first day",
    )
    assert said["E316"][0] == "不是最多 2 位小数的数：1.234"
    assert all(all(words) for words in said.values())


def test_every_rule_of_the_register_is_planted_somewhere():
    assert {rule.id for rule in DATA} == {rule for *_, rule in EXPECTED} | OF_FILES | OF_HOLIDAYS
