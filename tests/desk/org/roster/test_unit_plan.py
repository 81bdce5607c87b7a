from desk.org.roster.sheets import HOME, UNITS, carried_out, found, grid, planned, read
from duixian.desk.org.roster import Change

HEAD = ("党组织名称", "组织代码", "上级党组织", "党组织书记")


def plan(*rows, units=None):
    roster, findings = read(grid(HEAD, *rows))
    units_plan, _ = planned(roster, findings, units)
    return units_plan, found(findings)


def told(units_plan):
    new = [(new.row.name, new.under) for new in units_plan.new]
    changed = [(changed.key, changed.changes, changed.under) for changed in units_plan.changed]
    return new, changed, units_plan.same, units_plan.refused


def test_new_units_stand_under_the_named_superior_or_where_the_file_is_taken_in():
    done, findings = plan(
        ("丁组党小组", "", "丙村党总支"),
        ("丙村党总支", "B3", ""),
        ("戊组党小组", "", "T01"),
    )
    assert told(done) == (
        [("丙村党总支", HOME), ("戊组党小组", "T"), ("丁组党小组", "new:B3")],
        [],
        0,
        0,
    )
    assert findings == []


def test_the_same_again_changes_nothing():
    done, findings = plan(("甲村党支部", "B1", "枫溪乡党委"), ("乙村　党支部", "", ""))
    assert (told(done), findings) == (([], [], 2, 0), [])


def test_a_difference_names_old_and_new():
    done, findings = plan(("甲村新党支部", "B1", "乙村党支部", "张三"))
    changes = (
        Change("name", "甲村党支部", "甲村新党支部"),
        Change("secretary", None, "张三"),
        Change("parent", "T", "B"),
    )
    assert (told(done), findings) == (([], [("A", changes, "B")], 0, 0), [])


def test_villages_of_one_name_under_two_superiors_are_two_units():
    units = {**UNITS, "S": {"name": "石门乡党委", "code": "T02", "parent": "T"}}
    done, findings = plan(("甲村党支部", "", "石门乡党委"), units=units)
    assert (told(done), findings) == (([("甲村党支部", "S")], [], 0, 0), [])


def test_a_name_that_two_units_bear_needs_its_superior():
    units = {
        **UNITS,
        "S": {"name": "石门乡党委", "code": "T02", "parent": "T"},
        "S1": {"name": "甲村党支部", "code": "B9", "parent": "S"},
    }
    done, findings = plan(
        ("甲村党支部", "", "", "张三"),
        ("新组", "", "甲村党支部"),
        ("好组", "", "石门乡党委/甲村党支部"),
        units=units,
    )
    assert (told(done), findings) == (
        ([("好组", "S1")], [], 0, 2),
        [("E821", "名册!A2"), ("E821", "名册!C3")],
    )


def test_an_unknown_superior_leaves_out_the_unit_and_all_below_it():
    done, findings = plan(("丙村党支部", "", "丑乡党委"), ("丁组", "", "丙村党支部"))
    assert (told(done), findings) == (
        ([], [], 0, 2),
        [("E820", "名册!C2"), ("E820", "名册!C3")],
    )


def test_another_code_for_a_name_that_stands_is_another_unit_and_is_told():
    done, findings = plan(("甲村党支部", "B7", "枫溪乡党委"))
    assert (told(done), findings) == (([("甲村党支部", "T")], [], 0, 0), [("W807", "名册!B2")])


def test_a_second_row_for_one_unit_is_refused():
    done, findings = plan(("甲村党支部", "B1", "", "张三"), ("甲村党支部", "", "", "李四"))
    assert told(done)[1:] == (
        [("A", (Change("secretary", None, "张三"),), "")],
        0,
        1,
    )
    assert findings == [("E821", "名册!A3")]


def test_two_rows_for_one_new_unit_are_one_and_a_refusal():
    done, findings = plan(("丙村党支部", "", ""), ("丙村党支部", "", "枫溪乡党委"))
    assert (told(done), findings) == (
        ([("丙村党支部", "T")], [], 0, 1),
        [("E821", "名册!A3")],
    )


def test_a_circle_is_refused():
    done, findings = plan(("甲村党支部", "B1", "乙村党支部"), ("乙村党支部", "B2", "甲村党支部"))
    assert (told(done), findings) == (
        ([], [], 0, 2),
        [("E823", "名册!C2"), ("E823", "名册!C3")],
    )


def test_the_superior_of_the_own_unit_is_not_asked_about():
    units = {**UNITS, "T": {**UNITS["T"], "parent": "outside"}}
    done, findings = plan(("中共枫溪乡委员会", "T01", "绛桐县委", "王五"), units=units)
    assert (told(done), findings) == (
        ([], [("T", (Change("secretary", None, "王五"),), "")], 0, 0),
        [],
    )


def test_after_it_is_carried_out_nothing_is_left_to_do():
    rows = (
        ("丙村党总支", "B3", ""),
        ("丁组", "", "丙村党总支"),
        ("甲村党支部", "B1", "丙村党总支", "张三"),
    )
    first, _ = plan(*rows)
    nobody, _ = plan()
    units, _ = carried_out(UNITS, {}, first, nobody)
    again, findings = plan(*rows, units=units)
    assert (again.empty, again.same, findings) == (True, 3, [])
