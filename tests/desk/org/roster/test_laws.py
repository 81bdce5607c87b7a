"""Whatever a file holds: taken in once, it has nothing left to say."""

import datetime as dt
import io

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from desk.org.roster.sheets import UNITS, carried_out, grid, planned, read
from duixian.desk.org.roster.identity import check_digit
from duixian.intake import read_grids
from duixian.rulebook.findings import Findings, Level
from duixian.sheets.lists import write_list

HEAD = ("姓名", "所在党支部", "公民身份证号", "民族", "出生日期", "是否困难党员", "手机号", "备注")
UNIT_HEAD = ("党组织名称", "组织代码", "上级党组织", "党组织书记")
names = st.text("张李王赵　 三四五六·𠮷", min_size=1, max_size=4).filter(str.strip)
days = st.dates(min_value=dt.date(1930, 1, 1), max_value=dt.date(2000, 1, 1))


@st.composite
def identities(draw):
    first = f"510999{draw(days):%Y%m%d}{draw(st.integers(1, 999)):03}"
    return first + check_digit(first)


rows = st.lists(
    st.tuples(
        names,
        st.sampled_from(["甲村党支部", "乙村支部", "B2", "丙村党支部", "丑村"]),
        st.one_of(st.just(""), identities()),
        st.sampled_from(["汉", "彝族", "", "无"]),
        st.one_of(st.just(""), days.map("{:%Y.%m}".format), days.map("{:%Y-%m-%d}".format)),
        st.sampled_from(["是", "否", ""]),
        st.sampled_from(["13800000000", "0812-1234567", ""]),
        st.text(max_size=20),
    ),
    max_size=12,
)
units = st.lists(
    st.tuples(
        st.sampled_from(["丙村党支部", "甲村党支部", "丁村党支部", "戊村党支部"]),
        st.sampled_from(["", "B1", "B8", "B9"]),
        st.sampled_from(["", "枫溪乡党委", "丙村党支部", "丁村党支部"]),
        names,
    ),
    max_size=5,
)


@settings(max_examples=100, deadline=None)
@given(rows, units)
def test_a_file_whose_units_are_all_taken_in_changes_nothing_the_second_time(
    member_rows, unit_rows
):
    sheets = grid(UNIT_HEAD, *unit_rows, sheet="组织"), grid(HEAD, *member_rows)
    roster, findings = read(*sheets)
    first = planned(roster, findings)
    assume(first[0].refused == 0)
    standing = carried_out(UNITS, {}, *first)
    again, once_more = read(*sheets)
    second = planned(again, once_more, *standing)
    assert [(plan.new, plan.changed) for plan in second] == [([], []), ([], [])]
    assert sum(p.same for p in second) == sum(len(p.new) + len(p.changed) + p.same for p in first)


@settings(max_examples=10, deadline=None)
@given(rows)
def test_what_was_written_is_read_back_as_typed(member_rows):
    out, findings = io.BytesIO(), Findings()
    write_list(out, "名册", HEAD, member_rows)
    grids = read_grids(out.getvalue(), "名册.xlsx", findings)
    read_back = grids[0].rows[2:]
    assert findings.of(Level.ERROR) == []
    assert [(*row, *[""] * (8 - len(row))) for row in read_back] == member_rows[: len(read_back)]
    assert all(not any(row) for row in member_rows[len(read_back) :])
